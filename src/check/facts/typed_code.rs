//! Tags and marks of other programs in a text, which are printed as they stand.

use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::source::Span;
use crate::check::rule::CheckContext;

/// Tags of other languages, which are printed as they stand.
pub(super) fn code(context: &CheckContext, words: &str, span: Span, findings: &mut Diagnostics) {
    let tag = [
        "<b>",
        "</b>",
        "<br",
        "<p>",
        "</p>",
        "<i>",
        "<u>",
        "<sup>",
        "<sub>",
        "\\n",
        "\\t",
        "&nbsp;",
        "`",
        "[图片]",
        "【图片】",
        "[图]",
        "[表]",
    ];
    let formula = words.find('$').is_some_and(|at| {
        words[at + 1..]
            .find('$')
            .is_some_and(|end| words[at + 1..at + 1 + end].contains(['^', '_', '\\']))
    });
    let found = tag.iter().find(|tag| words.contains(**tag)).copied();
    let found = found.or(formula.then_some("$…$")).or(markup_of_lines(words)).or(underlined(words));
    if let Some(found) = found {
        let message = format!("文字里的“{found}”照样印出");
        let hint = "删去它；数据里不能写排版的代码，分段写成几段，平方写“㎡”";
        findings.push(context.finding(message).at(span).hint(hint));
    }
    if let Some(found) = unraised(words) {
        let message = format!("“{found}”照样印出，不成上标、下标");
        let hint = "上标、下标里只有数字、小数点和正负号；字母不用上标、下标，写 NOx";
        findings.push(context.finding(message).at(span).hint(hint));
    }
}

/// What a line begins with that other programs make a heading, a list, a quotation or a table of.
fn markup_of_lines(words: &str) -> Option<&'static str> {
    const BEGINS: [&str; 8] = ["# ", "## ", "### ", "- ", "* ", "+ ", "> ", "| "];
    let line = |line: &str| BEGINS.iter().find(|begin| line.trim_start().starts_with(**begin));
    words.lines().find_map(line).copied()
}

/// `_按规定_`: marks that other programs slant what is between them by.
fn underlined(words: &str) -> Option<&'static str> {
    let han = |c: Option<char>| c.is_some_and(is_han);
    let is_pair = |(at, _): (usize, &str)| {
        let rest = &words[at + 1..];
        let inner = rest.split('_').next().unwrap_or_default();
        inner.len() < rest.len() && han(inner.chars().next()) && han(inner.chars().next_back())
    };
    words.match_indices('_').any(is_pair).then_some("_")
}

/// The most letters and digits between two marks that are meant to be small.
const FEW: usize = 3;

/// What stands between two marks behind a letter or digit and cannot be made small: `~x~` of `NO~x~`.
fn unraised(words: &str) -> Option<&str> {
    let marks = words.char_indices().filter(|(_, c)| matches!(c, '^' | '~'));
    let found = |(at, mark): (usize, char)| {
        let (between, _) = words[at + 1..].split_once(mark)?;
        let meant = words[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
            && (1..=FEW).contains(&between.len())
            && between.chars().all(|c| c.is_ascii_alphanumeric())
            && between.contains(|c: char| c.is_ascii_alphabetic());
        meant.then(|| &words[at..at + between.len() + 2])
    };
    marks.filter_map(found).next()
}
