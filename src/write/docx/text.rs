//! Text of the report to text that XML can contain.

use std::borrow::Cow;

use super::xml::is_unfit;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;

/// The text without control characters and noncharacters; each character that is left out is a warning (W01) at its
/// place.
pub(super) fn clean<'a>(
    text: &'a str,
    place: Option<Span>,
    findings: &mut Diagnostics,
) -> Cow<'a, str> {
    if !text.chars().any(is_unfit) {
        return Cow::Borrowed(text);
    }
    for dropped in text.chars().filter(|&c| is_unfit(c)) {
        findings.push(unfit(dropped).at(place));
    }
    Cow::Owned(text.chars().filter(|&c| !is_unfit(c)).collect())
}

fn unfit(character: char) -> Diagnostic {
    let code = character as u32;
    Diagnostic::new(codes::W01, format!("文字中有看不见的控制字符 U+{code:04X}，Word 文件中已略去"))
        .hint("请在数据中删去这个字符")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_dropped_and_said() {
        let mut findings = Diagnostics::default();
        let text = clean("甲\u{0}乙\u{b}\u{fffe}丙\u{1ffff}\u{85}丁\t😀]]>", None, &mut findings);
        assert_eq!(text, "甲乙丙丁😀]]>");
        assert_eq!(findings.iter().count(), 6);
    }
}
