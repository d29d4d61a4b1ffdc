//! Scalars to findings about characters that no report may contain: control, invisible, private-use, noncharacters,
//! look-alikes.

use std::collections::BTreeSet;

use crate::base::alike;
use crate::base::codes;
use crate::base::diag::{Diagnostic, is_invisible};
use crate::base::source::Span;

const INVISIBLE: &str = "看不见的字符";

/// Why a character may not be in a report, in Chinese; `None` if it may.
pub(super) fn why(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\t' => None,
        '\u{2028}' | '\u{2029}' => Some("换行控制字符"),
        c if is_invisible(c) => Some(INVISIBLE),
        c if c.is_control() => Some("控制字符"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some("自造字（专用区字符）")
        }
        '\u{fdd0}'..='\u{fdef}' => Some("非字符"),
        c if c as u32 & 0xfffe == 0xfffe => Some("非字符"),
        '\u{fffd}' => Some("乱码占位符"),
        _ => None,
    }
}

/// One finding for each distinct such character of a scalar, and for each that only looks like another, at its first
/// occurrence if it is typed unescaped.
pub(super) fn odd(text: &str, raw: &str, span: Span) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    // One that shows nothing at all is read as missing.
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return found;
    }
    let mut before = None;
    for c in text.chars() {
        if !c.is_ascii_graphic() && seen.insert(c) {
            let at = || place(c, raw, span);
            found.extend(why(c).map(|kind| report(c, kind, at())));
            found.extend(alike::kind(c).map(|kind| report_alike(c, kind, at())));
            found.extend(alike::is_selector(c).then(|| report_selector(c, before, at())));
        }
        before = Some(c);
    }
    found
}

fn report_alike(c: char, kind: &str, span: Span) -> Diagnostic {
    let code = format!("U+{:04X}", c as u32);
    let (message, change) = match alike::normal(c) {
        Some(normal) => (
            format!("“{c}”（{code}）是{kind}，不是常用的“{normal}”"),
            format!("换成“{normal}”：样子相近"),
        ),
        None => (
            format!("“{c}”（{code}）是{kind}，不是汉字"),
            "用输入法重新输入要写的汉字：样子相近".to_string(),
        ),
    };
    let hint = format!("{change}，但{kind}搜不到，有的字体没有；多半是从 PDF 里复制来的");
    Diagnostic::new(codes::Y18, message).at(span).hint(hint)
}

fn report_selector(c: char, before: Option<char>, span: Span) -> Diagnostic {
    let before = before.map(String::from).unwrap_or_default();
    let message = format!("“{before}”后面有字形选择符 U+{:04X}，印不出来", c as u32);
    let hint = format!("删去它，只留“{before}”：删掉这个字重新输入");
    Diagnostic::new(codes::Y18, message).at(span).hint(hint)
}

fn place(c: char, raw: &str, span: Span) -> Span {
    raw.find(c).map_or(span, |at| {
        let start = span.range().start + at;
        Span::new(span.source, start..start + c.len_utf8())
    })
}

/// The finding about such a character; `kind` is what [`why`] returned.
pub(super) fn report(c: char, kind: &str, span: Span) -> Diagnostic {
    let hint = match kind {
        INVISIBLE => "删去它：多半是从网页或聊天里粘贴时带来的；把前后两个字删掉重新输入",
        _ => "删去它；是生僻字的，换用字库里的标准字重新输入",
    };
    Diagnostic::new(codes::Y02, format!("文字里有{kind} U+{:04X}，印出来会是空白或乱码", c as u32))
        .at(span)
        .hint(hint)
}

/// Whether a character is set without spaces around it: Chinese characters and punctuation.
pub(super) fn is_chinese(c: char) -> bool {
    crate::base::source::display_width(c) == 2
}
