//! Any file to whether this program wrote it, and what was changed in it since.

use crate::changes::{FileLineChange, file_line_changes};
use crate::record::Recorded;
use crate::write::Format;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileVerdict {
    /// As this program wrote it.
    AsWritten,
    /// Written by this program and saved again by another one; it reads as before.
    SavedAgain,
    /// Written by this program and changed since.
    Edited,
    /// Written by this program and changed or saved again since: which of both, only a record could tell.
    Touched,
    /// Not written by this program, or it does not say so any more.
    NotOurs,
    /// Cut or damaged.
    Damaged,
    /// Too large to be looked into.
    TooLarge,
}

/// What is known of a file.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What it is.
    pub verdict: FileVerdict,
    /// The paragraphs, rows, pictures, headers and footers that are not as written, came or went.
    pub changes: Vec<FileLineChange>,
}

/// The id of the make that a file states, edited or not.
pub fn stated_make(file: &[u8]) -> Option<String> {
    (Format::of(file)?.writer().inspection.stated_make)(file)
}

/// Whether a file says that it shows two reports, edited or not.
pub fn is_redline(file: &[u8]) -> bool {
    Format::of(file).is_some_and(|format| (format.writer().inspection.is_redline)(file))
}

/// What a file is; changes that it tracks count as accepted. `recorded` is the record of the make that it states.
pub fn verify(file: &[u8], recorded: Option<&Recorded>) -> Verified {
    let only = |verdict| Verified { verdict, changes: Vec::new() };
    if file.is_empty() {
        return only(FileVerdict::Damaged);
    }
    let Some(format) = Format::of(file) else { return only(FileVerdict::NotOurs) };
    let inspection = format.writer().inspection;
    if (inspection.is_too_large)(file) {
        return only(FileVerdict::TooLarge);
    }
    if !(inspection.is_whole)(file) {
        return only(FileVerdict::Damaged);
    }
    if (inspection.stated_make)(file).is_none() {
        return only(FileVerdict::NotOurs);
    }
    if (inspection.is_unchanged)(file) {
        return only(FileVerdict::AsWritten);
    }
    let written = recorded.map(Recorded::lines).filter(|lines| !lines.is_empty());
    let Some((written, read)) = written.zip(inspection.lines) else {
        return only(FileVerdict::Touched);
    };
    let Some(lines) = read(file) else { return only(FileVerdict::Damaged) };
    let changes = file_line_changes(&written, &lines);
    let verdict = if changes.is_empty() { FileVerdict::SavedAgain } else { FileVerdict::Edited };
    Verified { verdict, changes }
}
