//! Numbers that are typed where the program numbers: of items, headings, tables, charts and attachments.

use std::ops::Range;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::han::is_numeral;
use crate::base::nearby::character_at;
use crate::doc::numbering::NumberingScheme;
use crate::template::near_markup::{self, ordinal};

/// `表1`, `图2`, `附件3`, with the function that prints each.
const REFERENCES: [(&str, &str); 3] = [
    ("表", "表号由程序编：写 {{ table_number(\"表的名称\") }}"),
    ("图", "图号由程序编：写 {{ chart_number(\"图的名称\") }}"),
    ("附件", "附件的号由程序编：写 {{ attachment_number(\"附件的简称\") }}"),
];

/// Typed numbers of tables, charts and attachments.
pub(super) fn references(words: &str) -> Vec<Typed> {
    let mut found = Vec::new();
    for (word, hint) in REFERENCES {
        for (at, _) in words.match_indices(word) {
            let rest = &words[at + word.len()..];
            let behind = rest.trim_start_matches(' ');
            let blanks = rest.len() - behind.len();
            let number = behind.chars().take_while(|c| c.is_ascii_digit()).count();
            let next = behind[number..].chars().next();
            let goes_on = next.is_some_and(|c| matches!(c, '.' | '-' | '号' | '位' | '月' | '年'));
            if number == 0 || number > 2 || goes_on || is_quoted(words, at) {
                continue;
            }
            let range = at..at + word.len() + blanks + number;
            let message =
                format!("“{}”的号是手打的，前面多一张、少一张就错了", &words[range.clone()]);
            found.push(Typed { finding: Diagnostic::new(codes::T23, message).hint(hint), range });
        }
    }
    found
}

/// `见附件三`: a number in Chinese digits behind a word that refers to it.
pub(super) fn in_numerals(words: &str) -> Vec<Typed> {
    let mut found = Vec::new();
    for (word, hint) in REFERENCES {
        for (at, _) in words.match_indices(word) {
            let behind = &words[at + word.len()..];
            let number: String = behind.chars().take_while(|c| is_numeral(*c)).collect();
            let next = behind[number.len()..].chars().next();
            let ends = next.is_some_and(|c| matches!(c, '，' | '。' | '；' | '）' | '、' | '所'));
            let before = words[..at].trim_end_matches('附');
            if number.is_empty()
                || !ends
                || !["见", "如", "详见"].iter().any(|one| before.ends_with(one))
            {
                continue;
            }
            let range = at..at + word.len() + number.len();
            let message =
                format!("“{}”的号是手打的，前面多一张、少一张就错了", &words[range.clone()]);
            found.push(Typed { finding: Diagnostic::new(codes::T23, message).hint(hint), range });
        }
    }
    found
}

/// Numbering that is typed at the beginning of a line.
pub(super) fn at_start(line: &str, scheme: &NumberingScheme) -> Option<Typed> {
    if line.starts_with('#') {
        let title = line.trim_start_matches('#').trim_start();
        let finding = match near_markup::heading(line, scheme) {
            Some(finding) => finding,
            None => typed_part(title).map(|_| typed_heading())?,
        };
        return Some(Typed { finding, range: 0..line.len() });
    }
    let length = item_number(line).or_else(|| typed_part(line))?;
    let message = format!("行首的编号“{}”是手打的", &line[..length]);
    let hint = "条目写“1. ”，标题写“## ”，由程序依次编号；要原样印出的，不放在行首";
    Some(Typed { finding: Diagnostic::new(codes::T23, message).hint(hint), range: 0..length })
}

/// Whether a line begins a heading whose title follows.
pub(super) fn is_empty_heading(line: &str) -> bool {
    let blank = line.trim_start_matches('#');
    blank.len() < line.len() && blank == " "
}

fn typed_heading() -> Diagnostic {
    Diagnostic::new(codes::T23, "标题前手打了编号，程序会再编一个").hint("删去手打的编号")
}

/// The length of `一、`, `（一）`, `(1)`, `1、`, `１．`, `①` before an item.
fn item_number(line: &str) -> Option<usize> {
    let is_wide = |c: char| ('０'..='９').contains(&c);
    let is_number = |text: &str| {
        let all = |of: &dyn Fn(char) -> bool| !text.is_empty() && text.chars().all(of);
        text.chars().count() <= 3
            && (all(&is_numeral) || all(&|c: char| c.is_ascii_digit()) || all(&is_wide))
    };
    let first = line.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    if let Some(inner) = line.strip_prefix(['（', '(']) {
        let (inner, _) = inner.split_once(['）', ')'])?;
        let length = first.len_utf8() + inner.len();
        let close = line[length..].chars().next()?.len_utf8();
        return is_number(inner).then_some(length + close);
    }
    let (before, behind) = line.split_once(['、', '．', '.'])?;
    let mark = line[before.len()..].chars().next()?;
    // `1. ` is an item; `3.5` and `一、二级` are no numbering.
    let is_item = mark == '.' && before.chars().all(|c| c.is_ascii_digit());
    let goes_on = behind.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c) && mark == '、');
    (is_number(before) && !is_item && !goes_on).then_some(before.len() + mark.len_utf8())
}

/// The length of `第一部分`, `第二章`, `第三条` before words.
fn typed_part(line: &str) -> Option<usize> {
    let length = ordinal(line)?;
    let next = line[length..].chars().next();
    next.is_none_or(|c| matches!(c, ' ' | '\u{3000}' | '、' | '：' | ':')).then_some(length)
}

/// Something typed, and its bytes within the text.
pub(super) struct Typed {
    pub(super) finding: Diagnostic,
    pub(super) range: Range<usize>,
}

/// Whether a place stands within 《…》, 〔…〕 or “…”, as in the title or the number of a document.
pub(super) fn is_quoted(words: &str, at: usize) -> bool {
    /// The most bytes of a title or of what is quoted.
    const LONGEST: usize = 900;
    let before = &words[character_at(words, at.saturating_sub(LONGEST))..at];
    [('《', '》'), ('〔', '〕'), ('“', '”')]
        .into_iter()
        .any(|(open, close)| before.rfind(open) > before.rfind(close))
}
