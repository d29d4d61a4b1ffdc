//! Scalars to findings about characters that no report may contain: control, invisible, private-use, noncharacters.

use crate::base::codes;
use crate::base::diag::{Diagnostic, is_invisible};
use crate::base::source::Span;

const INVISIBLE: &str = "看不见的字符";

/// Why a character may not be in a report, in Chinese; `None` if it may.
pub fn why(c: char) -> Option<&'static str> {
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

/// One finding for each distinct such character of a scalar, at its first occurrence if it is typed unescaped.
pub fn odd(text: &str, raw: &str, span: Span) -> Vec<Diagnostic> {
    let mut seen = Vec::new();
    for c in text.chars() {
        if why(c).is_some() && !seen.contains(&c) {
            seen.push(c);
        }
    }
    seen.into_iter().filter_map(|c| Some(report(c, why(c)?, place(c, raw, span)))).collect()
}

fn place(c: char, raw: &str, span: Span) -> Span {
    raw.find(c).map_or(span, |at| {
        let start = span.range().start + at;
        Span::new(span.source, start..start + c.len_utf8())
    })
}

/// The finding about such a character; `kind` is what [`why`] returned.
pub fn report(c: char, kind: &str, span: Span) -> Diagnostic {
    let hint = match kind {
        INVISIBLE => "删去它：多半是从网页或聊天里粘贴时带来的；把前后两个字删掉重新输入",
        _ => "删去它；是生僻字的，换用字库里的标准字重新输入",
    };
    Diagnostic::new(codes::Y02, format!("文字里有{kind} U+{:04X}，印出来会是空白或乱码", c as u32))
        .at(span)
        .hint(hint)
}

/// Whether a character is set without spaces around it: Chinese characters and punctuation.
pub fn is_chinese(c: char) -> bool {
    crate::base::source::display_width(c) == 2
}
