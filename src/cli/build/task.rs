//! The options of a build, for every report, and the places of its files.

use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::Diagnostic;
use crate::cli::arguments::OUT;
use crate::pipeline::{Format, Revision};
use crate::workspace::{self, FileFailure};

/// The options of a build, for every report.
pub(super) struct Task {
    /// The folder of reports.
    pub out: PathBuf,
    /// The formats that are wanted.
    pub formats: Vec<Format>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// Whether edited Word files are written over.
    pub force: bool,
    /// What is to be shown of an older report.
    pub redline: Option<RedlineTask>,
    /// Whether reports are made that are there already as they would be made.
    pub rebuild: bool,
    /// The facts files of the run, which no report may replace.
    pub facts: Vec<PathBuf>,
}

/// What is to be shown of an older report.
pub(super) struct RedlineTask {
    /// The facts of the old report; the records tell it where there are none.
    pub old: Option<PathBuf>,
    /// Who made the changes, and when.
    pub revision: Revision,
}

impl RedlineTask {
    /// From the options of the command.
    pub(super) fn new(old: PathBuf, author: Option<String>, date: Option<Date>) -> Self {
        let old = Some(old).filter(|old| !old.as_os_str().is_empty());
        Self { old, revision: Revision { author: author.unwrap_or_default(), date } }
    }
}

impl Default for Task {
    /// That of the command without options.
    fn default() -> Self {
        Self {
            out: PathBuf::from(OUT),
            formats: formats(&[]),
            strict: false,
            force: false,
            redline: None,
            rebuild: false,
            facts: Vec::new(),
        }
    }
}

/// The formats asked for, each once and in the order of the table; all of them where none is named.
pub(super) fn formats(asked: &[Format]) -> Vec<Format> {
    let wanted = |format: &&Format| asked.is_empty() || asked.contains(format);
    Format::ALL.iter().filter(wanted).copied().collect()
}

impl Task {
    /// Where the file of a report is put if nothing is in the way.
    pub(super) fn path(&self, name: &str, format: Format) -> PathBuf {
        self.out.join(format!("{name}.{}", format.writer().extension))
    }

    /// Where a file is written, with the note if that is another place. A file that somebody has edited is kept, and the
    /// new one is written beside it.
    pub(super) fn place(&self, name: &str, format: Format) -> (PathBuf, Option<Diagnostic>) {
        let path = self.path(name, format);
        let Some(is_as_written) = format.writer().is_as_written.filter(|_| !self.force) else {
            return (path, None);
        };
        let place = workspace::place_for(&path, is_as_written);
        let note = (place != path).then(|| kept(&path, &place));
        (place, note)
    }

    /// Refuses a place where a file is that the run reads, or a link to a file that is no report.
    pub(super) fn refuse_foreign(
        &self,
        path: &Path,
        format: Format,
        read: &[PathBuf],
    ) -> Result<(), FileFailure> {
        let old = self.redline.as_ref().and_then(|redline| redline.old.as_deref());
        let read = self.facts.iter().chain(read).map(PathBuf::as_path).chain(old);
        workspace::refuse_foreign(path, read, |bytes| {
            is_report(format, bytes) || self.force && is_edited_report(format, bytes)
        })
    }
}

fn is_report(format: Format, bytes: &[u8]) -> bool {
    (format.writer().is_own)(bytes)
}

/// Whether the bytes are those of a report that somebody has edited since.
fn is_edited_report(format: Format, bytes: &[u8]) -> bool {
    (format.writer().inspection.stated_make)(bytes).is_some()
}

fn kept(old: &Path, new: &Path) -> Diagnostic {
    let (old, new) = (old.display(), new.display());
    let message = format!("{old} 改动过、不是本程序生成的或读不出来，没有覆盖；新的写在 {new}");
    Diagnostic::new(codes::C10, message)
        .hint("要覆盖请加 --force；要接着改原来的，把新报告里变了的数抄过去")
}
