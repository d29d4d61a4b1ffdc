//! Bytes of files to texts, with the findings about files that cannot be read.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::encoding;
use crate::base::source::{SourceId, Sources};
use crate::workspace::FileFailure;

/// The text of a file among the sources; its finding if it is no text.
pub fn decoded(
    name: String,
    bytes: &[u8],
    sources: &mut Sources,
    findings: &mut Diagnostics,
) -> Option<SourceId> {
    let added = encoding::decode(&name, bytes, sources);
    added.map_err(|problem| findings.push(*problem)).ok()
}

/// The finding about a file or folder that cannot be read.
pub fn unreadable(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, advice, .. } = failure;
    Diagnostic::new(codes::C03, format!("无法读取 {}：{why}", path.display())).hint(*advice)
}
