//! Blanks within names, units and dates, behind marks and within numbers.

use std::collections::HashSet;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::TextKind;
use crate::data::model::Target;
use crate::statements::passage::Passage;

/// Blanks.
pub(crate) static BLANKS: CheckRule = CheckRule::new(codes::B01, Needs::Lists, blanks);

fn blanks(context: &CheckContext, findings: &mut Diagnostics) {
    let kinds = [TextKind::Name, TextKind::Label, TextKind::Level, TextKind::Cell, TextKind::Code];
    // A person whose name stands otherwise in the group has a finding already.
    let places = findings.iter().filter_map(|one| one.labels.first()).map(|label| label.span);
    let mut reported: HashSet<Span> = places.collect();
    for fact in context.report.lines_of(&kinds) {
        if let Some(found) = within_name(&fact.value).filter(|_| reported.insert(fact.span)) {
            report_blank(context, &fact.value, &found, fact.span, findings);
        }
    }
    for (unit, span) in units(context) {
        if unit.trim().contains(char::is_whitespace) {
            report_blank(context, unit, unit.trim(), span, findings);
        }
    }
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        (1..passage.chars.len()).for_each(|at| in_passage(context, passage, at, findings));
    }
}

/// The units of columns, of lines of the unit's own and of indicators.
fn units<'a>(context: &CheckContext<'a>) -> Vec<(&'a str, Span)> {
    let report = context.report;
    let columns = report.data_tables.iter().flat_map(|table| &table.columns);
    let columns = columns.filter_map(|column| column.unit.as_ref());
    let of_projects = report.projects.iter().flat_map(|project| &project.indicators);
    let targets = report.indicators.iter().chain(of_projects).filter_map(|one| match &one.target {
        Some(Target::Number { unit, .. }) => unit.as_ref(),
        _ => None,
    });
    columns.chain(targets).map(|unit| (unit.value.as_str(), unit.span)).collect()
}

fn report_blank(
    context: &CheckContext,
    text: &str,
    found: &str,
    span: Span,
    findings: &mut Diagnostics,
) {
    let name = context.report.name_of(span);
    let message = format!("{name}“{}”里有空格：“{found}”", text.trim());
    findings.push(context.finding(message).at(span).hint("删去空格；名称印在哪里都带着它"));
}

/// The characters around a blank within a name: 临溪县 中医医院, 骨 伤科. Two characters may be spread: 张 伟, 合 计; words of
/// two and more in a cell are a list.
fn within_name(text: &str) -> Option<String> {
    let chars: Vec<char> = text.trim().chars().collect();
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let blank = |c: char| c == ' ' || c == '\u{3000}';
    // One blank parts two words; several part the names of a list.
    let count = chars.iter().filter(|c| blank(**c)).count();
    let at = chars.windows(3).position(|w| is_han(w[0]) && blank(w[1]) && is_han(w[2]))?;
    (han > 2 && count == 1).then(|| chars[at..at + 3].iter().collect())
}

/// What stands around a character of running text that should not.
fn in_passage(context: &CheckContext, passage: &Passage, at: usize, findings: &mut Diagnostics) {
    let chars = &passage.chars;
    let (before, here, after) = (chars[at - 1], chars[at], chars.get(at + 1).copied());
    let digit = |c: char| c.is_ascii_digit();
    let next = |is: fn(char) -> bool| after.is_some_and(is);
    let blank = here == ' ' || here == '\u{3000}';
    let (message, hint) = match () {
        () if blank
            && "，。；：、".contains(before)
            && next(|c| is_han(c) || c.is_ascii_digit()) =>
        {
            (format!("“{before}”后面有空格：“{}”", passage.text(at - 1, at + 2)), "删去空格")
        }
        // One alone is reported with the other blanks.
        () if blank && is_within_date(before, after) && blanks_of(passage) > 1 => {
            (format!("日期里有空格：“{}”", passage.text(at - 1, at + 2)), "删去空格")
        }
        () if here == ' '
            && digit(before)
            && next(|c| c.is_ascii_digit())
            && is_torn(passage, at) =>
        {
            (format!("数字中间有空格：“{}”", passage.text(at - 1, at + 2)), "删去空格")
        }
        () if here == '，' && digit(before) && is_thousands(passage, at) => (
            format!("数字里的“，”是全角：“{}”", passage.text(at - 1, at + 4)),
            "千分撇用半角“,”，或不用",
        ),
        () => return,
    };
    let written = here.to_string();
    if !passage.is_cited(at - 1, 1) {
        context.report_word(passage, (at, &written), (message, hint), findings);
    }
}

fn blanks_of(passage: &Passage) -> usize {
    passage.chars.iter().filter(|c| matches!(c, ' ' | '\u{3000}')).count()
}

/// 2025 年, 年 3.
fn is_within_date(before: char, after: Option<char>) -> bool {
    let mark = |c: char| matches!(c, '年' | '月' | '日');
    after.is_some_and(|after| {
        (before.is_ascii_digit() && mark(after))
            || (mark(before) && before != '日' && after.is_ascii_digit())
    })
}

/// 10 0万元: no groups of three, and no telephone number.
fn is_torn(passage: &Passage, at: usize) -> bool {
    let run = |from: usize| passage.chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let length = run(at + 1);
    let ahead = passage.chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let unit = passage.chars.get(at + 1 + length);
    (1..=2).contains(&length)
        && ahead <= 4
        && unit.is_some_and(|c| "万亿元人个%户项公".contains(*c))
}

/// 1，000万元: three digits and then a unit; 268.30，268万元 are two numbers.
fn is_thousands(passage: &Passage, at: usize) -> bool {
    let run = |from: usize| passage.chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let ahead = passage.chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let decimal = at > ahead && passage.chars[at - ahead - 1] == '.';
    let unit = passage.chars.get(at + 4);
    (1..=3).contains(&ahead)
        && !decimal
        && run(at + 1) == 3
        && unit.is_some_and(|c| "万亿元人个户项公".contains(*c))
}

#[cfg(test)]
mod tests {
    use super::within_name;

    #[test]
    fn blanks_within_names_are_told_from_lists_and_spread_names() {
        assert_eq!(within_name("临溪县 中医医院").as_deref(), Some("县 中"));
        assert_eq!(within_name("骨 伤科").as_deref(), Some("骨 伤"));
        assert_eq!((within_name("张 伟"), within_name("甲村 乙村 丙村")), (None, None));
    }
}
