//! Years that the words beside them say are this year's or last year's: 上年数为2022年度, 核对2023年度收支数据.

use rust_decimal::Decimal;

use super::day::passage_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;
use crate::statements::numbers::{Number, number_at, year_at};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::words::elsewhere::names_region;

/// Years beside words and amounts that belong to another year.
pub(crate) static FISCAL_YEARS: CheckRule = CheckRule::new(codes::E16, Needs::All, fiscal_years);

fn fiscal_years(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    let amounts = amounts(context);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for at in 0..passage.chars.len().saturating_sub(4) {
            if !passage.chars[at].is_ascii_digit() || passage.chars[at + 4] != '年' {
                continue;
            }
            let Some(written) = year_at(passage, at).filter(|_| !passage.is_cited(at, 4)) else {
                continue;
            };
            last_year(context, passage, at, (written, year), findings);
            of_amount(context, passage, at, (written, year, &amounts), findings);
        }
    }
    let steps = context.report.steps.iter().filter_map(|step| step.text.as_ref());
    let steps = steps.filter_map(|text| passage_of(context, text));
    let filed = context.report.values.dates.get(keys::FILING_DATE);
    let filed = filed.map(|date| i32::from(date.value.year)).filter(|filed| *filed > year);
    steps.for_each(|passage| {
        checked_data(context, passage, year, findings);
        if let Some(filed) = filed {
            meeting(context, passage, filed, findings);
        }
    });
}

/// 上年数为2022年度部门决算数, 上年（2022年）.
fn last_year(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    (written, year): (i32, i32),
    findings: &mut Diagnostics,
) {
    let (start, _) = passage.sentence(at);
    let ahead = passage.text(start.max(at.saturating_sub(10)), at);
    const NAMES: &[&str] = &[
        "上年数为",
        "上年数是",
        "上年数据为",
        "上年数取自",
        "上年数均为",
        "上年数系",
        "上年（",
        "上年度（",
        "上年末（",
    ];
    let named = NAMES.iter().any(|name| ahead.ends_with(name));
    // 2023年比上年（2022年）: another year's last year.
    let other = (start..at).any(|at| year_at(passage, at).is_some_and(|other| other != year));
    if named && !other && written != year - 1 {
        let message = format!("{year}年度的上年是{}年，这里写“{written}年”", year - 1);
        report_year(context, passage, at, message, "核对年度", findings);
    }
}

/// What was checked for the evaluation is the report's year: 核对2023年度收支数据, 提取2023年1月1日至12月31日的数据.
fn checked_data(context: &CheckContext, passage: &Passage, year: i32, findings: &mut Diagnostics) {
    const CHECKED: &[&str] = &["核对", "提取", "采集", "抽查", "导出", "调取", "汇总"];
    for at in 0..passage.chars.len() {
        let Some(written) = year_at(passage, at).filter(|written| *written != year) else {
            continue;
        };
        let (start, stop) = passage.sentence(at);
        let (ahead, sentence) = (passage.text(start, at), passage.text(start, stop));
        let whole = passage.has(at + 5, "1月1日至12月31日")
            || ["度收支", "度决算", "度收入", "度支出", "度部门决算", "度财务", "度会计"]
                .iter()
                .any(|word| passage.has(at + 5, word));
        let away = says(&sentence, &["上年", "比", "对照", "结转", "批复", "以来", "两年", "三年"])
            || sentence.contains(&format!("{year}年"));
        if whole && !away && says(&ahead, CHECKED) && !passage.is_cited(at, 4) {
            let message = format!("自评核对的是{year}年度，这里写“{written}年”");
            report_year(context, passage, at, message, "核对年度", findings);
        }
    }
}

/// 经2024年第6次局长办公会研究后报送, where the evaluation was made in 2025.
fn meeting(context: &CheckContext, passage: &Passage, filed: i32, findings: &mut Diagnostics) {
    for at in 0..passage.chars.len() {
        let Some(written) = year_at(passage, at).filter(|written| *written < filed) else {
            continue;
        };
        let (start, stop) = passage.sentence(at);
        let (ahead, behind) = (passage.text(start, at), passage.text(at + 5, stop.min(at + 30)));
        let reviewed = behind.starts_with('第')
            && says(&behind, &["会研究", "会审定", "会议研究", "会议审定", "会审议"]);
        if reviewed && ahead.contains("自评") && behind.contains("报送") && !passage.is_cited(at, 4)
        {
            let message = format!("自评在{filed}年进行，这里写“{written}年”的会议");
            report_year(context, passage, at, message, "核对年度", findings);
        }
    }
}

/// Amounts of this year and of last year, in 元.
struct Amounts {
    now: Vec<Decimal>,
    before: Vec<Decimal>,
}

fn amounts(context: &CheckContext) -> Amounts {
    let of = |is: fn(Column) -> bool| {
        let figures = context.figures.iter().filter(|figure| is(figure.key.column()));
        figures.filter_map(|figure| Some(figure.money()?.yuan().abs())).collect()
    };
    let is_before = |column| matches!(column, Column::LastYear | Column::LastYearBudget);
    Amounts {
        now: of(|column| !matches!(column, Column::LastYear | Column::LastYearBudget)),
        before: of(is_before),
    }
}

/// 与2022年度的5439.03万元相比, where this is the amount of 2023; 2023年下达资金1077.56万元, where it is that of 2024.
fn of_amount(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    (written, year, amounts): (i32, i32, &Amounts),
    findings: &mut Diagnostics,
) {
    let Some((gap, number)) = amount_behind(passage, at) else { return };
    let printed = Interval::of(&number, number.decimals);
    let has = |all: &[Decimal]| all.iter().any(|one| printed.meets(Interval::exact(*one)));
    let (now, before) = (has(&amounts.now), has(&amounts.before));
    let (start, _) = passage.sentence(at);
    let compares = passage.text(start.max(at.saturating_sub(2)), at);
    let compared = compares.ends_with(['与', '比', '较', '和']) || compares.ends_with("相较");
    let begins = compares.is_empty() || compares.ends_with(['，', '。', '；', '：']);
    let right = match () {
        () if compared && before && !now && written != year - 1 && written < year => year - 1,
        () if begins && now && !before && written == year - 1 && !is_away(&gap) => year,
        () if begins && before && !now && written == year && gap.contains("全年") => year - 1,
        () => return,
    };
    if is_other(&passage.text(start, number.at)) {
        return;
    }
    let shown = passage.text(number.at, number.end);
    let message = format!("{shown}是{right}年的数，这里写“{written}年”");
    report_year(context, passage, at, message, "核对年度和金额", findings);
}

/// The exact amount of money behind a year with a few words in between.
fn amount_behind(passage: &Passage, at: usize) -> Option<(String, Number)> {
    let from = at + 5;
    let digit = passage.chars[from..].iter().take(16).position(char::is_ascii_digit)?;
    let gap = passage.text(from, from + digit);
    let number = number_at(passage, from + digit)?;
    // A short amount may be like another by chance.
    let long = number.length >= 6 && number.decimals >= 2;
    let exact = number.quantity == Quantity::Money && number.is_exact() && long;
    (exact && !gap.contains(['，', '。', '；', '、', '至', '到', '—'])).then_some((gap, number))
}

/// Words that make an amount one that goes over to another year.
fn is_away(gap: &str) -> bool {
    says(
        gap,
        &[
            "结转", "提前", "批复", "合同", "立项", "剩余", "尾款", "结余", "末", "底", "安排",
            "至", "月",
        ],
    )
}

/// Whether a sentence refers to other bodies.
fn is_other(ahead: &str) -> bool {
    names_region(ahead) || ahead.contains("系统")
}

/// Reports a year that begins at a character: four digits and 年.
fn report_year(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    message: String,
    hint: &str,
    findings: &mut Diagnostics,
) {
    context.report_word(passage, (at, &passage.text(at, at + 5)), (message, hint), findings);
}
