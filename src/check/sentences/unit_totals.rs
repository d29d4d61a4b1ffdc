//! `全年支出1280.00万元` at the beginning of a sentence, near to the unit's total and no figure of the facts.

use rust_decimal::Decimal;

use crate::base::amount::Amount;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;
use crate::statements::interval::Interval;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Totals of the unit that sentences begin with.
pub(crate) static UNIT_TOTALS: CheckRule = CheckRule::new(codes::E03, Needs::All, unit_totals);

/// What a sentence on the whole unit begins with.
const BEGINNINGS: [(&str, &str); 3] =
    [("支出", keys::EXPENDITURE), ("收入", keys::INCOME), ("实现收入", keys::INCOME)];
/// What stands before.
const OF_YEAR: [&str; 6] = ["全年", "全年总", "全年共", "本年", "本年度", "本年总"];

fn unit_totals(context: &CheckContext, findings: &mut Diagnostics) {
    let texts = context.passages.iter().filter(|one| !one.is_name && !one.is_of_project);
    for passage in texts {
        for number in numbers(passage) {
            if let Some(line) = total_of(passage, &number) {
                compare(context, passage, &number, line, findings);
            }
        }
    }
}

/// The line whose total a sentence begins with.
fn total_of(passage: &Passage, number: &Number) -> Option<&'static str> {
    if number.quantity != Quantity::Money || !number.is_exact() {
        return None;
    }
    let (start, _) = passage.sentence(number.at);
    let said = passage.text(start, number.at);
    let is = |word: &str| OF_YEAR.iter().any(|year| said == format!("{year}{word}"));
    BEGINNINGS.iter().find(|(word, _)| is(word)).map(|(_, line)| *line)
}

fn compare(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    line: &str,
    findings: &mut Diagnostics,
) {
    let Some(figure) = context.decided(line) else { return };
    let Some(total) = figure.money() else { return };
    let printed = Interval::of(number, number.decimals);
    let is = |amount: Amount| printed.meets(Interval::exact(amount.yuan()));
    let known = context.figures.iter().filter_map(Figure::money).any(is);
    // What is far from it is the amount of something else.
    let near = (number.size() - total.yuan()).abs() <= total.yuan() * Decimal::new(5, 2);
    let Some(span) = passage.span(number.at, number.end - number.at) else { return };
    if known || !near {
        return;
    }
    let written = passage.text(number.at, number.end);
    let shown = context.figures.shown(figure);
    let message = format!("{}是 {shown}，正文写 {written}", figure.name);
    let places = (Some(span), context.place(figure));
    let finding = context.finding_at_both(message, places, ("正文所写", "数据文件所填"));
    findings.push(finding.hint(context.cite_hint(figure, &number.unit)).figure(&figure.id));
}
