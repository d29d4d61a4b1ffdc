//! Attachments that are chosen and not there, and a report without any though none was declined.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::data::Report;
use crate::doc::{BlockKind, Document, Role};
use crate::pack::Pack;
use crate::pack::outline::Attachment;

/// What a facts file writes for no attachment.
pub const NONE: &str = "无";

/// Reports choices that the pack does not have.
pub fn unknown_attachments(report: &Report, pack: &Pack, findings: &mut Diagnostics) {
    let names = names(pack);
    for one in report.values.texts(keys::ATTACHMENTS).iter().filter(|one| one.value != NONE) {
        if !names.contains(&one.value.as_str()) {
            findings.push(unknown(&one.value, &names).at(one.span));
        }
    }
}

/// Reports a document without attachments whose facts do not say that there are none. A pack without attachments asks
/// for none.
pub fn no_attachments(
    report: &Report,
    pack: &Pack,
    document: &Document,
    findings: &mut Diagnostics,
) {
    let is_mark =
        |kind: &BlockKind| matches!(kind, BlockKind::Paragraph { role: Role::AttachmentMark, .. });
    let chosen_and_absent = absent(report, pack, document);
    if !chosen_and_absent.is_empty() {
        chosen_and_absent.into_iter().for_each(|finding| findings.push(finding));
        return;
    }
    let any = document.blocks().any(|block| is_mark(&block.kind));
    let chosen = report.values.texts(keys::ATTACHMENTS);
    let declined = chosen.iter().any(|one| one.value == NONE);
    if any || declined || pack.outline.attachments.is_empty() {
        return;
    }
    let names = names(pack).join(", ");
    let hint = format!(
        "填 indicators、projects，或写 attachments: [{names}]；不附的写 attachments: [{NONE}]"
    );
    let finding = Diagnostic::new(mistakes::NO_ATTACHMENT, "报告没有附件，数据里也没有写明不附");
    findings.push(finding.at(report.place(keys::ATTACHMENTS)).hint(hint));
}

/// Attachments that are chosen and not made, for what they print is not filled in.
fn absent(report: &Report, pack: &Pack, document: &Document) -> Vec<Diagnostic> {
    // The mark of an attachment stands at its entry of the outline.
    let made = |place: Span| document.blocks().any(|block| block.origin.template == Some(place));
    let mut all = Vec::new();
    for one in report.values.texts(keys::ATTACHMENTS) {
        let named = |shape: &&Attachment| shape.name.as_ref() == Some(&one.value);
        let Some(shape) = pack.outline.attachments.iter().find(named) else { continue };
        let needs: Vec<_> =
            shape.when.iter().chain(&shape.each).map(|path| path.name.as_str()).collect();
        if made(shape.template.1) || needs.is_empty() {
            continue;
        }
        let message = format!("选了附件“{}”，却没有填它要的 {}", one.value, needs.join("、"));
        let hint =
            format!("填 {}；不附它的，从 attachments 里删去“{}”", needs.join("、"), one.value);
        all.push(Diagnostic::new(mistakes::NO_ATTACHMENT, message).at(one.span).hint(hint));
    }
    all
}

/// The names by which a facts file chooses attachments.
fn names(pack: &Pack) -> Vec<&str> {
    pack.outline.attachments.iter().filter_map(|one| one.name.as_deref()).collect()
}

fn unknown(name: &str, names: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(mistakes::UNKNOWN_ATTACHMENT, format!("版式里没有附件“{name}”"));
    match nearest(name, names.iter().copied()) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint(format!("可以写：{}；不附的写 {NONE}", names.join("、"))),
    }
}
