//! Headings of a finished document with nothing under them.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::mistakes;
use crate::doc::{BlockKind, Document};

/// Reports headings of a document with nothing under them.
pub fn empty_headings(document: &Document, findings: &mut Diagnostics) {
    for part in &document.parts {
        for (at, block) in part.blocks.iter().enumerate() {
            let BlockKind::Heading { level, .. } = &block.kind else { continue };
            let is_empty = part.blocks.get(at + 1).is_none_or(|next| match &next.kind {
                BlockKind::Heading { level: next, .. } => next <= level,
                _ => false,
            });
            if is_empty {
                let finding =
                    Diagnostic::new(mistakes::EMPTY_HEADING, "有的数据填得少，标题下面没有内容");
                let hint = "标题的条件与内容的条件写得一样，或者没有内容时写一句";
                findings.push(finding.at(block.origin.template).hint(hint));
            }
        }
    }
}
