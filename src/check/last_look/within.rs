//! Values of the facts with a stop in them where the wording of the report goes on within its sentence.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::check::mistakes;
use crate::doc::Role;

/// `（主要原因是严格执行标准。同时开支规范）`: a stop within a value, behind which brackets close or a list goes on.
pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    if text.role != Role::Body {
        return;
    }
    let all = &text.characters;
    let place = |at: usize| text.facts(text.of.get(at));
    for at in 1..all.len() {
        let mark = all[at];
        let goes_on = matches!(mark, '）' | '；' | '，' | '、') && place(at).is_none();
        let Some(value) = place(at - 1).filter(|_| goes_on) else { continue };
        let start =
            (0..at).rev().find(|before| place(*before) != Some(value)).map_or(0, |one| one + 1);
        let breaks = |c: char| c == '。' || (c == '；' && mark == '；');
        let stop = (start..at - 1).find(|at| breaks(all[*at]));
        let Some(stop) = stop else { continue };
        let message = format!(
            "这里的文字里有“{}”，后面还接着印“{mark}”，一句话断开了：“{}”",
            all[stop],
            text.around(stop, 1)
        );
        let hint = "写成一句话，中间用逗号；要分几句说的，写到正文里";
        found.push(text.report(
            stop,
            1,
            Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint),
        ));
    }
}
