//! This year against last: the change of every line, its rate, and the words that the numbers choose.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{Figure, State, Value};
use crate::catalogue::{Column, FigureKey, Row, is_in, keys};
use crate::data::Report;

/// `<line>.change|change_size|change_rate|change_clause` of every line that knows a 上年决算数, and of every count that
/// has one of last year, less the rate.
pub(super) fn changes(build: &mut Build, report: &Report) {
    let counts: Vec<_> =
        report.catalogue.rows().filter_map(|row| Some((row, row.last_year.as_ref()?))).collect();
    let of_counts: Vec<_> = counts.iter().map(|(_, before)| FigureKey::parse(before)).collect();
    let lines = build.figures.iter().filter(|figure| {
        figure.key.column() == Column::LastYear && !of_counts.contains(&figure.key)
    });
    for before in lines.map(|figure| figure.key.clone()).collect::<Vec<_>>() {
        line_change(build, &before);
    }
    for ((row, _), before) in counts.iter().zip(&of_counts) {
        let (now, name) = (row.value(), row.value_name());
        let at = |column| row.figure(column);
        build.difference(at(Column::Change), &format!("{name}增减"), &now, before);
        build.size(at(Column::ChangeSize), &format!("{name}增减数"), &at(Column::Change));
        clause(build, &now, before);
    }
    report.catalogue.rows().for_each(|row| beyond(build, row));
}

/// `carryover.closing.size`, how much is left or missing; `staff.excess`, how many people are there beyond the posts.
fn beyond(build: &mut Build, row: &Row) {
    let (value, name) = (row.value(), row.value_name());
    if row.may_be_short() {
        build.size(row.figure(Column::Size), &format!("{name}（不带负号）"), &value);
    }
    if let Some(limit) = row.exceeds() {
        build.difference(row.figure(Column::Excess), &format!("{name}超出数"), &value, &limit);
    }
}

/// 决算 against 全年 and 年初预算, and 预算 against 上年预算, of every line that has both; 追加追减 without its sign.
pub(super) fn budgets(build: &mut Build) {
    let adjusted = build.figures.iter().filter(|figure| figure.key.column() == Column::Adjustment);
    for step in adjusted.map(|figure| figure.key.clone()).collect::<Vec<_>>() {
        let name = format!("{}（不带负号）", build.name(&step));
        build.size(step.with(Column::AdjustmentSize), &name, &step);
    }
    let lines = build.figures.iter().filter(|figure| figure.money().is_some());
    let decided = |key: &FigureKey| key.column().is_decided();
    let facts: Vec<_> =
        lines.filter(|figure| decided(&figure.key)).map(|figure| figure.key.clone()).collect();
    for now in facts {
        GAPS.iter().filter(|gap| gap.decided).for_each(|gap| gap_of(build, &now, gap));
        let initial = now.with(Column::Initial);
        if build.is_known(&initial) {
            let name = format!("{}完成年初预算的比率", build.name(&now));
            build.ratio(now.with(Column::InitialCompletionRate), &name, &now, &initial);
        }
    }
    let lines = build.figures.iter().filter(|figure| figure.key.column() == Column::LastYearBudget);
    for before in lines.map(|figure| figure.key.clone()).collect::<Vec<_>>() {
        let now = before.with(Column::Budget);
        GAPS.iter().filter(|gap| !gap.decided).for_each(|gap| gap_of(build, &now, gap));
    }
}

/// A comparison with a plan: its columns and how the plan is called.
struct Gap {
    /// Whether 决算数 is compared; else 预算数.
    decided: bool,
    base: Column,
    called: &'static str,
    none: &'static str,
    columns: [Column; 4],
}

const GAPS: [Gap; 3] = [
    Gap {
        decided: true,
        base: Column::Budget,
        called: "预算",
        none: "未安排预算",
        columns: [
            Column::BudgetGap,
            Column::BudgetGapSize,
            Column::BudgetGapRate,
            Column::BudgetClause,
        ],
    },
    Gap {
        decided: true,
        base: Column::Initial,
        called: "年初预算",
        none: "年初未安排预算",
        columns: [
            Column::InitialGap,
            Column::InitialGapSize,
            Column::InitialGapRate,
            Column::InitialClause,
        ],
    },
    Gap {
        decided: false,
        base: Column::LastYearBudget,
        called: "上年预算",
        none: "上年未安排预算",
        columns: [
            Column::PlanChange,
            Column::PlanChangeSize,
            Column::PlanChangeRate,
            Column::PlanClause,
        ],
    },
];

/// The figures of one comparison, where both sides are known.
fn gap_of(build: &mut Build, now: &FigureKey, gap: &Gap) {
    let base = now.with(gap.base);
    if !build.is_known(now) || !build.is_known(&base) {
        return;
    }
    let [change, size, rate, clause] = gap.columns.map(|column| now.with(column));
    let name = build.name(now);
    build.difference(change.clone(), &format!("{name}与{}之差", gap.called), now, &base);
    build.size(size.clone(), &format!("{name}比{}增减额", gap.called), &change);
    let called = format!("{name}比{}增减率", gap.called);
    build.ratio_of_change(rate.clone(), &called, (&change, &base), now);
    let state = State::Known(Value::Words(compared(build, now, &base, gap)));
    let formula = "差额为正写增加、增长，为负写减少、下降，为0写持平";
    let inputs = [now.clone(), base, size, rate];
    build.insert(clause, &format!("{name}比{}", gap.called), state, formula, &inputs);
}

/// What every clause of no change ends with: the words that templates look for in it.
const UNCHANGED: &str = "持平";

/// `与上年持平`.
pub(super) fn unchanged(base: &str) -> String {
    format!("与{base}{UNCHANGED}")
}

/// `与上年基本持平`: what is printed is the same, what is behind it is not.
fn nearly_unchanged(base: &str) -> String {
    format!("与{base}基本{UNCHANGED}")
}

/// `比预算减少0.40万元，下降10.00%`; `与预算持平`; `未安排预算`.
fn compared(build: &Build, now: &FigureKey, base: &FigureKey, gap: &Gap) -> String {
    let [change, size, rate, _] = gap.columns.map(|column| now.with(column));
    let difference = build.number(&change).unwrap_or_default();
    let printed = |key: &FigureKey| build.get(key).map(|one| build.figures.shown(one));
    if difference.is_zero() {
        return unchanged(gap.called);
    }
    if printed(now) == printed(base) {
        return nearly_unchanged(gap.called);
    }
    if build.number(base).unwrap_or_default().is_zero() {
        return gap.none.into();
    }
    let (more, grown) =
        if difference.is_sign_positive() { ("增加", "增长") } else { ("减少", "下降") };
    let rate = build.get(&rate).and_then(Figure::value);
    let shown = [printed(&size), printed(base)].map(Option::unwrap_or_default);
    change_in_words(gap.called, (more, grown), &shown, rate)
}

/// `比上年增加12.30万元，增长3.21%`; where the rate is too great to be said, `比上年增加3.00万元，上年为0.21万元`. A change that is
/// printed as 0 is given by its rate, `比上年增长3.21%`, and where that is small too, not at all: `与上年基本持平`.
fn change_in_words(
    base: &str,
    (more, grown): (&str, &str),
    [size, before]: &[String; 2],
    rate: Option<&Value>,
) -> String {
    let percent = match rate {
        Some(Value::Ratio(ratio)) => ratio.rounded_percent(),
        _ => Decimal::ZERO,
    };
    let rate = match percent.abs() > MOST_PERCENT {
        true => format!("，{base}为{before}"),
        false => rate_in_words(grown, percent),
    };
    match (is_printed_as_zero(size), percent.abs() < Decimal::ONE) {
        (false, _) => format!("比{base}{more}{size}{rate}"),
        (true, false) if percent.abs() <= MOST_PERCENT && !rate.is_empty() => {
            format!("比{base}{}", rate.trim_start_matches('，'))
        }
        (true, _) => nearly_unchanged(base),
    }
}

fn line_change(build: &mut Build, before: &FigureKey) {
    let Some(fact) = before.fact() else { return };
    let now = build.decided(fact);
    let name = build.name(&now);
    let at = |column: Column| before.with(column);
    build.difference(at(Column::Change), &format!("{name}与上年之差"), &now, before);
    build.size(at(Column::ChangeSize), &format!("{name}增减额"), &at(Column::Change));
    let (rate, change) = (at(Column::ChangeRate), at(Column::Change));
    build.ratio_of_change(rate, &format!("{name}增减率"), (&change, before), &now);
    clause(build, &now, before);
}

/// `<line>.change_clause`: the change in the words of the official form.
fn clause(build: &mut Build, now: &FigureKey, before: &FigureKey) {
    let at = |column: Column| now.with(column);
    let known = |key: &FigureKey| build.get(key).filter(|figure| figure.value().is_some());
    let figures = (known(now), known(before), known(&at(Column::Change)));
    let state = match figures {
        (Some(now), Some(before), Some(change)) => {
            State::Known(Value::Words(words_of_change(build, now, before, change)))
        }
        _ => State::Missing,
    };
    let name = format!("{}比上年", build.name(now));
    let inputs: Vec<_> =
        [now.clone(), before.clone(), at(Column::ChangeSize), at(Column::ChangeRate)]
            .into_iter()
            .filter(|key| build.get(key).is_some())
            .collect();
    let formula = "增减额为正写增加、增长，为负写减少、下降，为0写持平；上年为0写上年没有";
    build.insert(at(Column::ChangeClause), &name, state, formula, &inputs);
}

/// `比上年增加12.30万元，增长3.21%`; with no base `上年无此项支出`; with no change `与上年持平`, with one that is printed as
/// 0 `与上年基本持平`.
fn words_of_change(build: &Build, now: &Figure, before: &Figure, change: &Figure) -> String {
    let figures = &build.figures;
    let difference = build.number(&change.key).unwrap_or_default();
    let year = base_name(build, now, before);
    if difference.is_zero() {
        return unchanged(year);
    }
    let base = build.number(&before.key).unwrap_or_default();
    if matches!(now.value(), Some(Value::Count(_, unit)) if unit == "%") {
        let moved = if difference.is_sign_positive() { "提高" } else { "下降" };
        return format!("比{year}{moved}{}个百分点", difference.abs().normalize());
    }
    let now_key = now.key.clone();
    let (now, before) = (figures.shown(now), figures.shown(before));
    // What is printed alike is even but for a difference below the last place.
    if now == before {
        return nearly_unchanged(year);
    }
    if base.is_zero() {
        return without_base(&now_key, year);
    }
    let size = build.get(&change.key.with(Column::ChangeSize)).map(|size| figures.shown(size));
    let rate = build.get(&change.key.with(Column::ChangeRate)).and_then(Figure::value);
    let (more, grown) =
        if difference.is_sign_positive() { ("增加", "增长") } else { ("减少", "下降") };
    change_in_words(year, (more, grown), &[size.unwrap_or_default(), before], rate)
}

/// Whether a number is printed without a digit but 0.
fn is_printed_as_zero(shown: &str) -> bool {
    !shown.contains(|c: char| matches!(c, '1'..='9'))
}

/// `，增长3.21%`; nothing below its last place: the amount says it.
fn rate_in_words(grown: &str, percent: Decimal) -> String {
    let shown = format!("{:.2}%", percent.abs());
    match is_printed_as_zero(&shown) {
        true => String::new(),
        false => format!("，{grown}{shown}"),
    }
}

/// The greatest rate of a change that is stated in words: beyond ten times nobody writes a percentage.
const MOST_PERCENT: Decimal = Decimal::ONE_THOUSAND;

/// What a figure is compared with: 年末结转结余 with that of the year's beginning where this is the end of last year, all
/// others with last year's.
fn base_name(build: &Build, now: &Figure, before: &Figure) -> &'static str {
    if now.key.fact() != Some(keys::CLOSING) {
        return "上年";
    }
    let opening = build.get(&FigureKey::parse(keys::OPENING)).and_then(Figure::money);
    let same = opening.is_none_or(|opening| Some(opening) == before.money());
    if same { "年初" } else { "上年年末" }
}

/// The clause where last year had none of it: its amount says how much was added.
fn without_base(now: &FigureKey, year: &str) -> String {
    let words = match now.fact() {
        Some(keys::CLOSING) => return format!("{year}没有"),
        Some(fact) if is_in(fact, keys::TOTALS) => "上年无收支",
        Some(fact) if is_in(fact, keys::INCOME) => "上年无此项收入",
        Some(_) if now.is_item_of(keys::LINES) => "上年无此项",
        Some(fact) if is_in(fact, keys::STAFF) || now.column() == Column::Value => "上年没有",
        _ => "上年无此项支出",
    };
    words.into()
}
