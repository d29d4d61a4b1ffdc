//! Values of the facts that end where more must come.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::base::source::Span;
use crate::check::mistakes;
use crate::doc::Role;

/// Marks behind which more must come.
const OPEN: [char; 4] = ['，', '、', '：', '；'];

/// A value of the facts that ends with a mark behind which more must come, and nothing of it does: `内容真实、完整：`.
pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let all = &text.characters;
    let Some(end) = all.iter().rposition(|c| !c.is_whitespace()) else { return };
    let in_cell = !matches!(text.role, Role::Body);
    for at in (0..=end).filter(|at| OPEN.contains(&all[*at])) {
        let Some(place) = text.facts(text.of.get(at)) else { continue };
        let ends_value = text.of.get(at + 1).is_none_or(|of| text.facts(Some(of)) != Some(place));
        // 1. ……； is an item of a list that goes on; a short value is a name: 其中：.
        let listed = all[at] == '；' && !in_cell;
        let introduces = all[at.saturating_sub(NEAR)..at].contains(&'下');
        let last = at == end && !(text.goes_on || introduces);
        let before_wording = at < end && all[at] == '：';
        if !ends_value || listed || !(last || before_wording) || !is_long(text, place) {
            continue;
        }
        let message =
            format!("这里的文字以“{}”结尾，后面没有话：“{}”", all[at], text.around(at, 1));
        let hint = "补上后面的话，或改成句号";
        found.push(text.report(at, 1, Diagnostic::new(mistakes::CUT_OFF, message).hint(hint)));
    }
}

/// A value of the facts that ends with half an ellipsis: `中医药专项增加…`.
pub(super) fn half_ellipsis(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let all = &text.characters;
    let dots = |at: Option<usize>| at.and_then(|at| all.get(at)) == Some(&'…');
    for at in (0..all.len()).filter(|at| all[*at] == '…') {
        let Some(place) = text.facts(text.of.get(at)) else { continue };
        let ends_value = text.of.get(at + 1).is_none_or(|of| text.facts(Some(of)) != Some(place));
        if ends_value && !dots(at.checked_sub(1)) && !dots(Some(at + 1)) {
            let message = format!("这里的文字以“…”结尾，像是没有写完：“{}”", text.around(at, 1));
            let hint = "补全；写完了的，改成句号。省略号是六个点：……";
            found.push(text.report(at, 1, Diagnostic::new(mistakes::CUT_OFF, message).hint(hint)));
        }
    }
}

/// Whether a value of the facts is more than a name.
fn is_long(text: &PrintedText, place: Span) -> bool {
    text.of.iter().filter(|of| text.facts(Some(of)) == Some(place)).nth(LONG_VALUE - 1).is_some()
}

/// 如下表： introduces what is placed behind it.
const NEAR: usize = 4;

/// So many characters are more than a name.
const LONG_VALUE: usize = 8;
