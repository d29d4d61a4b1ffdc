//! Printed numbers to the note under their table, where rounding alone keeps totals from parts, or changes from numbers.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{Figure, State, Value};
use super::formula::Formula;
use super::printed_gaps::{
    all_spent, cells, gaps_of, is_share, printed, rare_spending, rate_misses, rates_of,
};
use super::printed_parts::{self, PrintedTotal};
use crate::base::amount::fixed;
use crate::catalogue::{Column, FigureKey, Kind, Row, keys};
use crate::data::Report;

/// The fact of which the note under the form of basic data is a column.
const BASE_DATA: &str = "base_data";

/// `<line>.rounding_note` of every line that has a table of its parts, of the sheets of 自评, of the form of basic data,
/// and of each of the unit's own tables; `changes.rounding_note` instead of them where the facts are finer. A note refers to totals and parts that its table prints, of changes where it
/// prints last year's numbers too, and of differences from budgets and rates where it prints both sides.
pub(super) fn rounding_notes(build: &mut Build, report: &Report) {
    let finer = is_finer(build);
    finer_note(build, finer);
    notes_of_tables(build, report);
}

/// The note on rounding, said once, where amounts of the facts are finer than what is printed of them: then any sum, any
/// change and any rate may differ from that of the printed numbers.
fn finer_note(build: &mut Build, finer: bool) {
    let style = build.figures.style;
    let words = match finer {
        true => format!(
            "本报告以{}为单位，保留{}小数；合计、增减额和比率均按四舍五入前的数计算，与按表列数计算的可能略有尾差。",
            style.unit.word(),
            DECIMALS.get(style.decimals as usize).unwrap_or(&"")
        ),
        false => String::new(),
    };
    let key = FigureKey::new(CHANGES, Column::RoundingNote);
    let formula = Formula::from("数据文件里的金额比印出的细的，说明一次");
    build.insert(key, "尾差说明", State::Known(Value::Words(words)), formula, &[]);
}

/// How many decimals amounts are printed with, in words.
const DECIMALS: [&str; 5] = ["零位", "一位", "两位", "三位", "四位"];

/// Whether an amount of the facts is not printed with all its digits. The unit's own tables print theirs beside them.
fn is_finer(build: &Build) -> bool {
    let stated = build.figures.iter().filter(|one| one.place.is_some() && !one.key.is_cell());
    let style = build.figures.style;
    let mut amounts = stated.filter_map(Figure::money);
    amounts.any(|amount| amount.of(style.unit).normalize().scale() > style.decimals)
}

/// Whether the one note speaks for all tables.
fn is_said_once(build: &Build) -> bool {
    let note = build.get(&FigureKey::new(CHANGES, Column::RoundingNote));
    matches!(note.and_then(Figure::value), Some(Value::Words(words)) if !words.is_empty())
}

/// The note under each table.
fn notes_of_tables(build: &mut Build, report: &Report) {
    let mut income = vec![keys::INCOME];
    income.extend(report.income_parts.iter().map(|part| part.fact.as_str()));
    let mut three = vec![keys::THREE_PUBLIC, keys::VEHICLES];
    three.extend(report.catalogue.parts_of(keys::THREE_PUBLIC).map(|row| row.fact()));
    let totals = |facts: &[&str]| differences(build, facts);
    let others = report.catalogue.rows().filter(|row| row.in_base_data).map(Row::fact);
    let of_base = three.iter().copied().chain(others).collect();
    let notes = [
        (keys::INCOME.to_string(), totals(&income), Vec::new()),
        (keys::EXPENDITURE.into(), totals(&[keys::EXPENDITURE, keys::BASIC]), Vec::new()),
        (
            keys::PROJECT_SPENDING.into(),
            [totals(&[keys::PROJECT_SPENDING]), printed_parts::project_funds(report)].concat(),
            Vec::new(),
        ),
        (keys::FUNDING.into(), printed_parts::funds(report), all_spent(build)),
        (keys::SELF_EVALUATION.into(), printed_parts::own_sheet(report), Vec::new()),
        (keys::THREE_PUBLIC.into(), printed_parts::three_public(report), three),
        (
            BASE_DATA.into(),
            [printed_parts::three_public(report), printed_parts::projects(report)].concat(),
            of_base,
        ),
    ];
    for (of, parts, changed) in notes {
        let mut gaps = changes_of(build, report, &|fact| changed.contains(&fact));
        gaps.extend(gaps_of(build, report, &of));
        let shares = printed_shares(report, &of);
        note(build, report, &of, &parts, (&gaps, &rates_of(report, &of)), &shares);
    }
    for project in &report.projects {
        let parts = printed_parts::sources_of(project);
        note(build, report, &project.fact, &parts, (&[], &[]), &[]);
    }
    for table in &report.data_tables {
        let columns = table.columns.iter();
        let of = |id: &str| FigureKey::column_difference(&table.id.value, id);
        let all = columns.clone().filter_map(|column| total(build, &of(&column.id.value)));
        let all: Vec<_> = all.collect();
        let shares = columns.filter(|column| is_share(column)).map(|column| cells(table, column));
        let shares: Vec<_> = shares.collect();
        let fact = format!("{}.{}", keys::DATA_TABLES, table.id.value);
        note(build, report, &fact, &all, (&[], &[]), &shares);
    }
}

/// The shares that stand in one column of the table of a line, those of each whole apart.
fn printed_shares(report: &Report, fact: &str) -> Vec<Vec<FigureKey>> {
    let share = |fact: &str| FigureKey::new(fact, Column::Share);
    match fact {
        keys::INCOME => vec![report.income_parts.iter().map(|part| share(&part.fact)).collect()],
        keys::EXPENDITURE => {
            let parts = report.catalogue.parts_of(keys::EXPENDITURE).map(|row| share(row.fact()));
            let basic = [keys::PERSONNEL, keys::PUBLIC].map(share);
            vec![parts.collect(), basic.to_vec()]
        }
        _ => Vec::new(),
    }
}

/// Whether shares that make up a whole do not add up to 100 % as they are printed. Beside a negative one none is printed.
fn shares_miss(build: &Build, shares: &[FigureKey]) -> bool {
    let ratio = |key: &FigureKey| match build.get(key)?.value()? {
        Value::Ratio(ratio) => Some(ratio.rounded_percent()),
        Value::Count(number, unit) if unit == "%" => Some(*number),
        _ => None,
    };
    let printed: Vec<Decimal> = shares.iter().filter_map(ratio).collect();
    let away = (printed.iter().sum::<Decimal>() - Decimal::ONE_HUNDRED).abs();
    let slack = Decimal::new(1, 2) * Decimal::from(printed.len());
    let red = printed.iter().any(|share| share.is_sign_negative());
    !red && !away.is_zero() && away <= slack
}

/// The fact of which the note that is printed once is a column.
const CHANGES: &str = "changes";

/// What totals of these facts stand beside as 决算数.
fn differences(build: &Build, facts: &[&str]) -> Vec<PrintedTotal> {
    let keys = facts.iter().map(|fact| FigureKey::new(*fact, Column::Difference));
    keys.filter_map(|key| total(build, &key)).collect()
}

/// A total and its parts, which a figure of their difference names.
fn total(build: &Build, difference: &FigureKey) -> Option<PrintedTotal> {
    let (whole, parts) = build.get(difference)?.inputs.split_first()?;
    let name = Some(build.name(whole));
    Some(PrintedTotal { name, whole: whole.clone(), parts: parts.to_vec() })
}

fn note(
    build: &mut Build,
    report: &Report,
    fact: &str,
    totals: &[PrintedTotal],
    (changes, rates): (&[FigureKey], &[FigureKey]),
    shares: &[Vec<FigureKey>],
) {
    let once = is_said_once(build);
    let (totals, changes) = if once { (&[][..], &[][..]) } else { (totals, changes) };
    let (rates, shares) = if once { (&[][..], &[][..]) } else { (rates, shares) };
    let gaps: Vec<_> = totals.iter().filter_map(|one| gap(build, one)).collect();
    let moved: Vec<_> = changes.iter().filter_map(|key| change_gap(build, key)).collect();
    let sums = gaps_in_words(&gaps, "与分项之和");
    let sums = (!sums.is_empty()).then(|| format!("{}，是四舍五入的尾差", sums.join("，")));
    let moved = gaps_in_words(&moved, "按四舍五入前的数计算，与四舍五入后相减");
    let shares = shares.iter().any(|parts| shares_miss(build, parts));
    let shares = shares.then(|| "占比因四舍五入，分项之和与100%略有差异".to_string());
    let quotients = rates.iter().filter(|key| rate_misses(build, key)).map(|key| build.name(key));
    let quotients: Vec<_> = quotients.collect();
    let quotients =
        (!quotients.is_empty()).then(|| format!("{}按四舍五入前的数计算", quotients.join("、")));
    let rare = (fact == keys::FUNDING).then(|| rare_spending(build, report)).flatten();
    let words = rare.into_iter().chain(sums).chain(moved).chain(quotients).chain(shares);
    let words: Vec<_> = words.collect();
    // A note that has nothing to say is an empty one, which is not printed.
    let words = match words.is_empty() {
        true => String::new(),
        false => format!("注：{}。", words.join("；")),
    };
    let state = State::Known(Value::Words(words));
    let totals = totals.iter().filter(|one| gap(build, one).is_some()).map(|one| &one.whole);
    let changes = changes.iter().filter(|key| change_gap(build, key).is_some());
    let inputs: Vec<_> = totals.chain(changes).cloned().collect();
    let key = FigureKey::new(fact, Column::RoundingNote);
    let formula = Formula::from("印出的合计与印出的分项相加，印出的增减额与印出的两数相减");
    build.insert(key, "尾差说明", state, formula, &inputs);
}

/// `支出合计、上年支出合计与分项之和相差0.01万元`: names of one size together, each once.
fn gaps_in_words(gaps: &[(String, String)], from: &str) -> Vec<String> {
    let mut sizes: Vec<&str> = Vec::new();
    for (_, size) in gaps {
        if !sizes.contains(&size.as_str()) {
            sizes.push(size);
        }
    }
    let of_size = |size: &str| {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in gaps.iter().filter(|(_, of)| of == size) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        format!("{}{from}相差{size}", names.join("、"))
    };
    sizes.into_iter().map(of_size).collect()
}

/// The total's name and how far it stands from its parts as both are printed; nothing where they agree, or where more
/// than rounding keeps them apart.
fn gap(build: &Build, of: &PrintedTotal) -> Option<(String, String)> {
    let parts = of.parts.iter().filter(|part| build.is_known(part));
    let printed: Option<Vec<_>> = parts.map(|part| printed(build, part)).collect();
    let printed = printed.filter(|parts| !parts.is_empty())?;
    let size = (self::printed(build, &of.whole)? - printed.iter().sum::<Decimal>()).abs();
    let style = build.figures.style;
    let slack = Decimal::new(5, style.decimals + 1) * Decimal::from(printed.len() + 1);
    let name = of.name.clone().unwrap_or_else(|| build.name(&of.whole));
    (!size.is_zero() && size <= slack).then(|| (name, shown(build, size)))
}

/// How far a printed change, or difference from a budget, is from the difference of the printed numbers, with its name.
fn change_gap(build: &Build, change: &FigureKey) -> Option<(String, String)> {
    let [now, before] = build.get(change)?.inputs.as_slice() else { return None };
    let (whole, part) = (printed(build, now)?, printed(build, before)?);
    let size = ((whole - part).abs() - printed(build, change)?.abs()).abs();
    let name = build.get(now).map_or("", Figure::short_name);
    let of = if change.column() == Column::BudgetGap { "超出预算额" } else { "增减额" };
    (!size.is_zero()).then(|| (format!("{name}{of}"), shown(build, size)))
}

fn shown(build: &Build, size: Decimal) -> String {
    let style = build.figures.style;
    format!("{}{}", fixed(size, style.decimals), style.unit.word())
}

/// The changes of lines that the sections print, of those facts.
fn changes_of(build: &Build, report: &Report, wanted: &dyn Fn(&str) -> bool) -> Vec<FigureKey> {
    let rows = report.catalogue.rows().filter(|row| row.kind == Kind::Line);
    let mut lines: Vec<&str> = rows.map(|row| row.fact()).collect();
    lines.extend(report.income_parts.iter().map(|part| part.fact.as_str()));
    let of_line = |key: &FigureKey| {
        let column = matches!(key.column(), Column::Change | Column::PlanChange);
        column && key.fact().is_some_and(|fact| lines.contains(&fact) && wanted(fact))
    };
    let all = build.figures.iter().map(|figure| &figure.key);
    all.filter(|key| of_line(key)).cloned().collect()
}
