//! Brackets and quotation marks of the finished document that say the same twice, or nothing.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::check::mistakes;

pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    twice(text, found);
    hollow(text, found);
}

/// `金额（万元）（万元）`.
fn twice(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    const LONGEST: usize = 100;
    let all = &text.characters;
    for at in text.find("（") {
        let close = all[at..].iter().take(LONGEST).position(|c| *c == '）');
        let Some(length) = close.map(|length| length + 1) else { continue };
        if length > 2
            && all[at..].len() >= 2 * length
            && all[at..at + length] == all[at + length..at + 2 * length]
        {
            let words: String = all[at..at + length].iter().collect();
            let message = format!("“{words}”印了两遍：“{}”", text.around(at, 2 * length));
            let finding = Diagnostic::new(mistakes::STANDS_TWICE, message).hint("删去一个");
            found.push(text.report(at, 2 * length, finding));
        }
    }
}

/// Marks that stand around something, in pairs.
const HOLLOW: [&str; 6] = ["“”", "‘’", "（）", "《》", "〔〕", "【】"];

/// `“”免费开放`: two marks with nothing between them.
fn hollow(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    for at in HOLLOW.iter().flat_map(|pair| text.find(pair)) {
        let pair: String = text.characters[at..at + 2].iter().collect();
        let message = format!("“{pair}”里面没有文字：“{}”", text.around(at, 2));
        let hint = "补上里面的文字，或删去这两个标点";
        found.push(text.report(at, 2, Diagnostic::new(mistakes::CUT_OFF, message).hint(hint)));
    }
}
