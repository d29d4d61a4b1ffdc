//! The files of reports to what tells of their changes.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use crate::cli::output::Output;
use crate::preview::{FileWatch, Signal};
use crate::workspace::Workspace;

/// Watches the files of reports; says where the system does not tell of changes.
pub(super) fn watch(
    workspace: &Workspace,
    facts: &[PathBuf],
    signals: Sender<Signal>,
    output: &mut Output,
) -> FileWatch {
    let (watch, finding) = FileWatch::new(&workspace.templates, facts, signals);
    finding.iter().for_each(|finding| output.finding(finding));
    watch
}
