//! Lines that are almost markup: `＃ 标题`, `#标题`, `1.条目`, a table of `|`. Each would be printed as it stands.

use super::lines::Markdown;
use super::private;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::han::is_numeral;
use crate::doc::numbering::NumberingScheme;

/// Reports such lines; of a table the first one.
pub(super) fn refuse(markdown: &Markdown, scheme: &NumberingScheme, findings: &mut Diagnostics) {
    let mut in_table = false;
    let lines: Vec<_> = markdown.text.lines().collect();
    for (number, line) in (1..).zip(&lines) {
        let text = line.trim_start();
        let is_table = is_row(text) || lines.get(number).is_some_and(|next| is_rule(next.trim()));
        let found = match is_table {
            true => (!in_table).then(table),
            false => heading(text, scheme).or_else(|| item(text)).or_else(|| underline(text)),
        };
        in_table = is_table || (in_table && is_rule(text));
        if let Some(found) = found {
            findings.push(found.at(markdown.place(number)));
        }
    }
}

/// A heading without its blank, or with a wide sign; a number that is typed before a heading.
pub(super) fn heading(text: &str, scheme: &NumberingScheme) -> Option<Diagnostic> {
    let title = text.trim_start_matches(['#', '＃']);
    let signs = &text[..text.len() - title.len()];
    let level = signs.chars().count();
    if level == 0 || level > 6 {
        return None;
    }
    let right = "#".repeat(level);
    if signs.contains('＃') {
        let message = "“＃”（U+FF03）是全角的，不会成为标题，会照样印出";
        return Some(finding(message).hint(format!("写成半角的“{right} ”，后面空一格")));
    }
    let shown = private::plain(title);
    if !title.starts_with(' ') && !title.is_empty() {
        let message = match title.starts_with('\u{3000}') {
            true => "“#”后面是全角空格，不会成为标题，会照样印出",
            false => "“#”后面没有空格，不会成为标题，会照样印出",
        };
        let title: String = shown.trim().chars().take(10).collect();
        let hint = format!("写成“{right} {title}”；要原样印出 #，在前面加反斜杠 \\");
        return Some(finding(message).hint(hint));
    }
    // A title of the facts is checked where it stands.
    let typed = typed_number(title.trim())?;
    let message = format!("标题前手打了编号“{typed}”，程序会再编一个");
    Some(finding(&message).hint(format!("删去手打的编号：{}", printed(scheme))))
}

/// What the signs of headings print: `“# ”印一、，“## ”印（一）`.
fn printed(scheme: &NumberingScheme) -> String {
    let of = |level: usize| {
        let number = scheme.first(level);
        let apart = if number.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
        format!("“{} ”印{apart}{}", "#".repeat(level), number.trim_end())
    };
    (1..=scheme.depth().min(3)).map(of).collect::<Vec<_>>().join("，")
}

/// `====` under a title.
fn underline(text: &str) -> Option<Diagnostic> {
    let line = text.trim_end();
    let is_line = line.len() > 2 && line.bytes().all(|byte| byte == b'=');
    is_line.then(|| {
        finding("一行等号不会使上一行成为标题，会照样印出")
            .hint("删去它；上一行是标题的，写“# 标题”")
    })
}

/// `1.条目`, which is no item without its blank.
fn item(text: &str) -> Option<Diagnostic> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let behind = rest.strip_prefix(['.', '．'])?;
    let goes_on = |c: char| !c.is_whitespace() && !c.is_ascii_digit() && !c.is_ascii_alphabetic();
    if digits.is_empty() || digits.len() > 2 || !behind.starts_with(goes_on) {
        return None;
    }
    let message = format!("“{digits}.”后面没有空格，不会编号，会照样印出");
    Some(finding(&message).hint("写成“1. ”，后面空一格，程序依次编号；要原样印出，写 1\\."))
}

/// A number at the beginning of a title: `一、`, `（一）`, `1.`, `第一章`, `1.1 `.
fn typed_number(title: &str) -> Option<String> {
    if let Some(number) =
        ordinal(title).map(|end| title[..end].to_string()).or_else(|| dotted(title))
    {
        return Some(number);
    }
    let number = |text: &str| {
        let all = |of: &dyn Fn(char) -> bool| !text.is_empty() && text.chars().all(of);
        text.chars().count() <= 3 && (all(&is_numeral) || all(&|c: char| c.is_ascii_digit()))
    };
    if let Some(inner) = title.strip_prefix(['（', '(']) {
        let (inner, _) = inner.split_once(['）', ')'])?;
        return number(inner).then(|| format!("（{inner}）"));
    }
    let (before, behind) = title.split_once(['、', '.', '．'])?;
    let mark = title[before.len()..].chars().next()?;
    let is_digit = behind.starts_with(|c: char| c.is_ascii_digit());
    let is_list = mark == '、' && behind.chars().nth(1).is_some_and(|c| c == '、' || c == '级');
    (number(before) && !is_digit && !is_list).then(|| format!("{before}{mark}"))
}

/// The length of `第一部分`, `第二章`, `第三条` at the start of a text.
pub(super) fn ordinal(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('第')?;
    let behind = rest.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit());
    let unit = ["部分", "章", "节", "条"].into_iter().find(|unit| behind.starts_with(unit))?;
    let count = rest.len() - behind.len();
    (count > 0).then_some('第'.len_utf8() + count + unit.len())
}

/// `1.1 `, `2 `, with a blank behind it.
fn dotted(title: &str) -> Option<String> {
    let (number, _) = title.split_once([' ', '\u{3000}'])?;
    let is_count = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    number.split('.').all(is_count).then(|| number.to_string())
}

/// `| 甲 | 乙 |`.
fn is_row(text: &str) -> bool {
    let text = text.trim();
    text.len() > 2 && text.starts_with('|') && text.ends_with('|')
}

/// `| --- | --- |`, with or without the outer signs.
fn is_rule(text: &str) -> bool {
    text.contains('|')
        && text.contains("--")
        && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn table() -> Diagnostic {
    finding("用竖线画的表不会成为表，会照样印出").hint(
        "表写成 tables 文件夹里的文件，在此处写 {{ table(\"名称\") }}；写法见 templates/README.md",
    )
}

/// `**` that does not make anything bold.
pub(super) fn unpaired() -> Diagnostic {
    finding("“**”没有成对，或里边有空格，不会加粗，会照样印出")
        .hint("写成 **文字**，星号里边不空格；要原样印出星号，写 \\*")
}

fn finding(message: &str) -> Diagnostic {
    Diagnostic::new(codes::T20, message)
}
