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
/// What stands before, behind the unit's name and the year.
const OF_YEAR: [&str; 8] =
    ["全年", "全年总", "全年共", "本年", "本年度", "本年总", "总", "共实现总"];

fn unit_totals(context: &CheckContext, findings: &mut Diagnostics) {
    let texts = context.passages.iter().filter(|one| !one.is_name && !one.is_of_project);
    for passage in texts {
        for number in numbers(passage) {
            if let Some((line, bare)) = total_of(context, passage, &number) {
                compare(context, passage, &number, (line, bare), findings);
            }
        }
    }
}

/// The line whose total a sentence begins with, and whether it says no more than 收入 or 支出.
fn total_of(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
) -> Option<(&'static str, bool)> {
    if number.quantity != Quantity::Money || !number.is_exact() {
        return None;
    }
    let (start, _) = passage.sentence(number.at);
    let said = passage.text(start, number.at);
    let year = format!("{}年", context.report.year.value);
    let names = context.report.own_names();
    let own = names.iter().find_map(|name| said.strip_prefix(*name).filter(|_| !name.is_empty()));
    let rest = own.unwrap_or(&said).trim_start_matches(year.as_str()).trim_start_matches('度');
    let of_year = |word: &str| OF_YEAR.iter().any(|year| rest == format!("{year}{word}"));
    let of = |is: &dyn Fn(&str) -> bool| BEGINNINGS.iter().find(|(word, _)| is(word));
    let whole = of(&of_year).map(|(_, line)| (*line, false));
    whole.or_else(|| of(&|word| rest == word).map(|(_, line)| (*line, true)))
}

fn compare(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    (line, bare): (&str, bool),
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
    let written = passage.text(number.at, number.end);
    let shown = context.figures.shown(figure);
    // 收入 alone may be that of a part: digits that changed their places are those of the total.
    if known || !near || bare && digits(&written) != digits(&shown) {
        return;
    }
    let message = format!("{}是 {shown}，正文写 {written}", figure.name);
    let places = (Some(span), context.place(figure));
    let finding = context.finding_at_both(message, places, ("正文所写", "数据文件所填"));
    findings.push(finding.hint(context.cite_hint(figure, &number.unit)).figure(&figure.id));
}

/// The digits of a number in the order of their size, without those of an even amount.
fn digits(written: &str) -> Vec<char> {
    let number = written.trim_end_matches(|c: char| !c.is_ascii_digit());
    let number = match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    };
    let mut digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}
