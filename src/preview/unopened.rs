//! The finding about a browser or an editor that did not open.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::Sources;
use crate::workspace::FileFailure;

/// The findings where the browser or the editor was not opened.
pub(super) fn not_opened(failure: &FileFailure) -> String {
    cannot_open(failure).render(&Sources::default())
}

/// The finding on a program that did not open something.
pub fn cannot_open(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    Diagnostic::new(codes::C32, format!("用 {} 打不开：{why}", path.display())).hint(*advice)
}
