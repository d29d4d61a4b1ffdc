//! 收支总计 and 财政拨款收支总计 against what they contain: the income and the spending of the same year.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, fiscal_funding, fiscal_income};

/// Grand totals that are less than what they contain, or that are not what was spent and left.
pub(crate) static GRAND_TOTALS: CheckRule = CheckRule::new(codes::E22, Needs::All, grand_totals);

/// What a grand total contains: its figures, added.
struct Contained<'a> {
    name: &'static str,
    figures: Vec<&'a Figure>,
}

fn grand_totals(context: &CheckContext, findings: &mut Diagnostics) {
    for column in [Column::Actual, Column::LastYear] {
        let whole = whole_total(context, column);
        let found = whole.and_then(|total| below(context, total, &contents(context, column)));
        // What it should be says more than what it may not be less than.
        let found = match column {
            Column::LastYear => last_years_total(context).or(found),
            _ => found,
        };
        found.into_iter().for_each(|one| findings.push(one));
        let fiscal = filled(context, keys::FISCAL_TOTALS, column);
        let parts = fiscal_contents(context, column);
        let found = fiscal.and_then(|total| below(context, total, &parts));
        found.into_iter().for_each(|one| findings.push(one));
    }
}

/// 收支总计 of a year. Where this year's is held against 年初结转结余 the sum is looked at elsewhere.
fn whole_total<'a>(context: &'a CheckContext, column: Column) -> Option<&'a Figure> {
    let is_summed = context.stated(keys::OPENING).and_then(Figure::value).is_some();
    match column {
        Column::LastYear => context.of(keys::TOTALS, column),
        _ => filled(context, keys::TOTALS, column).filter(|_| !is_summed),
    }
}

/// A column that this file fills in.
fn filled<'a>(context: &'a CheckContext, fact: &str, column: Column) -> Option<&'a Figure> {
    let is_own = |figure: &&Figure| figure.place.is_some() && !figure.is_of_last_years_file();
    context.of(fact, column).filter(is_own)
}

/// What 收支总计 of a year contains: 收入 with 使用非财政拨款结余, and 支出 with 结余分配, which are known of this year.
fn contents<'a>(context: &'a CheckContext, column: Column) -> [Contained<'a>; 2] {
    let side = |name, fact, rare| {
        let (main, more) = match column {
            Column::LastYear => (context.of(fact, column), None),
            _ => (context.decided(fact), context.stated(rare)),
        };
        Contained { name, figures: main.into_iter().chain(more).collect() }
    };
    [
        side("收入", keys::INCOME, keys::SURPLUS_USED),
        side("支出", keys::EXPENDITURE, keys::SURPLUS_DISTRIBUTED),
    ]
}

/// What 财政拨款收支总计 of a year contains: the income that is of the budget, and what was spent of it.
fn fiscal_contents<'a>(context: &'a CheckContext, column: Column) -> [Contained<'a>; 2] {
    let known = |fact: &str| context.of(fact, column);
    let income = fiscal_income(context.report);
    [
        Contained {
            name: "财政拨款收入",
            figures: income.iter().filter_map(|part| known(&part.fact)).collect(),
        },
        Contained {
            name: "财政拨款支出",
            figures: fiscal_funding(context.report).into_iter().filter_map(known).collect(),
        },
    ]
}

/// A total that is less than the larger of what it contains.
fn below(context: &CheckContext, total: &Figure, sides: &[Contained]) -> Option<Diagnostic> {
    let sum = |side: &Contained| -> Decimal {
        side.figures.iter().filter_map(|one| number(context, one)).sum()
    };
    let (side, most) = sides.iter().map(|side| (side, sum(side))).max_by_key(|(_, sum)| *sum)?;
    let known: Vec<_> = side.figures.iter().copied().filter(|one| has_some(context, one)).collect();
    let stated = number(context, total)?;
    (stated + context.slack(known.len() + 1) < most).then_some(())?;
    let terms: Vec<_> = known.iter().map(|one| context.exact(one)).collect();
    let terms = match terms.len() {
        0 | 1 => String::new(),
        _ => format!("（{}）", terms.join(" ＋ ")),
    };
    let message = format!(
        "{} {} 小于同年的{} {}{terms}，少 {}",
        total.name,
        context.exact(total),
        side.name,
        context.all_digits(most),
        context.all_digits(most - stated)
    );
    let finding = context.finding(message).label(context.place(total), total.name.clone());
    let finding = known
        .iter()
        .fold(finding, |finding, one| finding.label(context.place(one), one.name.clone()));
    Some(finding.hint(hint(&total.key)).figure(&total.id))
}

/// Whether a figure is known and not nothing.
fn has_some(context: &CheckContext, figure: &Figure) -> bool {
    number(context, figure).is_some_and(|one| !one.is_zero())
}

/// What to do about a total that is too small.
fn hint(key: &FigureKey) -> &'static str {
    let fiscal = key.fact() == Some(keys::FISCAL_TOTALS);
    match (fiscal, key.column()) {
        (true, _) => {
            "财政拨款收支总计＝财政拨款收入＋年初财政拨款结转结余，不比收入小，也不比支出小；核对这几个数"
        }
        (false, Column::LastYear) => {
            "上年收支总计＝上年收入＋上年年初结转结余等，也＝上年支出＋上年年末结转结余等；核对上年的收入、支出、总计和年初结转结余（carryover）"
        }
        (false, _) => {
            "收支总计＝本年收入＋年初结转结余＋使用非财政拨款结余；填上 carryover 的 opening，删去 totals 的 actual，由程序算"
        }
    }
}

/// 上年收支总计 that is filled in, against what was spent last year and what was left of it. It may be more by what was
/// distributed then, where the unit distributes.
fn last_years_total(context: &CheckContext) -> Option<Diagnostic> {
    let total = filled(context, keys::TOTALS, Column::LastYear)?;
    let spent = context.of(keys::EXPENDITURE, Column::LastYear)?;
    let left = context.stated(keys::LAST_YEAR_CLOSING)?;
    let [stated, gone, rest] = [total, spent, left].map(|figure| number(context, figure));
    let (gone, rest) = (gone?, rest?);
    let gap = stated? - gone - rest;
    let distributes = context.stated(keys::SURPLUS_DISTRIBUTED).and_then(Figure::value).is_some();
    if gap.abs() <= context.slack(2) || distributes && gap.is_sign_positive() {
        return None;
    }
    let [all, gone_shown, rest_shown] = [total, spent, left].map(|one| context.exact(one));
    let message = format!(
        "上年收支总计 {all}，上年支出合计 {gone_shown} ＋ 上年年末结转结余 {rest_shown} = {}",
        context.all_digits(gone + rest)
    );
    let finding = context.finding(message).label(context.place(total), "上年收支总计");
    let finding = [spent, left]
        .iter()
        .fold(finding, |finding, one| finding.label(context.place(one), one.name.clone()));
    let hint = "删去 totals 的 last_year，由程序相加；填得对的，核对上年支出合计和年初结转结余";
    Some(finding.hint(hint).figure(&total.id))
}
