//! Full-width letters, marks of other keyboards, a full-width percent sign behind half-width digits, and half an ellipsis.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::full_width::half_width;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Marks and letters of the wrong width.
pub(crate) static WIDE_MARKS: CheckRule = CheckRule::new(codes::B01, Needs::Lists, wide_marks);

/// Marks that Chinese texts do not have, and what is meant.
const MARKS: [(char, &str); 7] =
    [('＂', "“ ”"), ('＇', "‘ ’"), ('｡', "。"), ('､', "、"), ('｢', "“"), ('｣', "”"), ('．', "。")];

fn wide_marks(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_document) {
        let mut at = 0;
        while at < passage.chars.len() {
            let letters = passage.chars[at..].iter().take_while(|c| is_letter(**c)).count();
            if letters > 0 {
                wide_letters(context, passage, (at, letters), findings);
            } else {
                mark(context, passage, at, findings);
            }
            at += letters.max(1);
        }
    }
}

fn is_letter(c: char) -> bool {
    ('Ａ'..='Ｚ').contains(&c) || ('ａ'..='ｚ').contains(&c)
}

fn wide_letters(
    context: &CheckContext,
    passage: &Passage,
    (at, length): (usize, usize),
    findings: &mut Diagnostics,
) {
    let written = passage.text(at, at + length);
    let half = half_width(&written);
    let message = format!("全角“{written}”应为半角“{half}”");
    context.report_word(passage, (at, &written), (message, "换成半角字母"), findings);
}

fn mark(context: &CheckContext, passage: &Passage, at: usize, findings: &mut Diagnostics) {
    let here = passage.chars[at];
    let digit = |at: Option<usize>| {
        at.and_then(|at| passage.chars.get(at)).is_some_and(char::is_ascii_digit)
    };
    let wide = |at: usize| passage.chars.get(at).is_some_and(|c| ('０'..='９').contains(c));
    let between_wide = at > 0 && wide(at - 1);
    let (message, hint) = match MARKS.iter().find(|(mark, _)| *mark == here) {
        // A point of full-width digits is reported with them.
        Some(('．', _)) if between_wide => return,
        Some(('．', _)) if digit(at.checked_sub(1)) && digit(Some(at + 1)) => {
            (format!("全角“{here}”应为半角“.”"), "小数点用半角")
        }
        Some((_, right)) => (format!("“{here}”应为“{right}”"), "换成中文标点"),
        None if here == '％' && digit(at.checked_sub(1)) => {
            (format!("全角“{here}”应为半角“%”"), "各处的百分号都用半角 %")
        }
        None => return,
    };
    context.report_word(passage, (at, &here.to_string()), (message, hint), findings);
}
