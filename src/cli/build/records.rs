//! The records of one report: what the last builds were, whether its files are theirs, and the record of a new one.

use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{
    self, Format, History, Latest, Made, OutputStamp, Pipeline, Recorded, WantedReport,
};
use crate::workspace::{self, FileFailure, Held, Pending, RecordFolder};

/// The records of one report.
pub(in crate::cli) struct ReportRecords {
    /// The folder of reports.
    out: PathBuf,
    folder: RecordFolder,
    history: History,
    /// Whether there is a history that cannot be read.
    is_damaged: bool,
    /// Whether the record of the last build is not there, or cannot be read.
    is_lost: bool,
    /// The make of the files where it is not the one of the last build.
    other: Option<String>,
    /// The length of the record that was written.
    bytes: u64,
}

/// A file of a report: its format, place and bytes.
type ReportFile<'f> = (Format, &'f Path, &'f [u8]);

impl ReportRecords {
    /// Of the report with a name, among the reports of a folder.
    pub(in crate::cli) fn of(out: &Path, name: &str) -> Self {
        let folder = RecordFolder::of(out, name);
        let history = folder.history().and_then(|bytes| History::read(&bytes));
        let is_damaged = history.is_none() && folder.has_history();
        let mut history = history.unwrap_or_default();
        if is_damaged {
            folder.makes().iter().for_each(|(make, bytes)| history.remember(make, *bytes));
        }
        Self {
            out: out.to_path_buf(),
            folder,
            history,
            is_damaged,
            is_lost: false,
            other: None,
            bytes: 0,
        }
    }

    /// The last build.
    pub(in crate::cli) fn last(&self) -> Option<&Latest> {
        self.history.latest.as_ref()
    }

    /// The record of the build so many builds back, from 1 for the last one.
    pub(in crate::cli) fn back(&self, count: usize) -> Option<Recorded> {
        self.read(self.history.back(count)?)
    }

    /// How many builds are recorded.
    pub(in crate::cli) fn count(&self) -> usize {
        self.history.kept.len()
    }

    /// The record of a make.
    pub(in crate::cli) fn read(&self, make: &str) -> Option<Recorded> {
        Recorded::read(&self.folder.record(make)?)
    }

    /// The record of the report that is there now, if it is of another make than `new`.
    pub(super) fn before(&mut self, new: Option<&str>) -> Option<Recorded> {
        self.other = self.make_of_files();
        let last = self.last().map(|last| last.make.clone());
        let before = self.read(&self.other.clone().or(last)?);
        self.is_lost = before.is_none() && self.other.is_none();
        before.filter(|before| Some(before.make.as_str()) != new)
    }

    /// The make that the files state where it is another than the one that the last build wrote there: a build was ended
    /// before it wrote the history, or they were put there by hand. An edited file is its owner's, and says nothing.
    fn make_of_files(&self) -> Option<String> {
        self.last()?.files.iter().find_map(|stamp| {
            let format = format_of(stamp)?;
            let file = workspace::read_report(&self.out.join(&stamp.name)).ok()?;
            let make = (format.writer().inspection.stated_make)(&file)?;
            let is_ours = make != stamp.make && (format.writer().inspection.is_unchanged)(&file);
            is_ours.then_some(make)
        })
    }

    /// Says that records and files do not agree, where the next build mends it; what was `reported` already is not repeated.
    pub(super) fn mend(&mut self, reported: bool) -> Option<Diagnostic> {
        let folder = self.folder.path().display();
        let other = self.other.take();
        let what = match (self.is_damaged, self.is_lost, &other) {
            (true, ..) => format!("{folder} 里的生成记录残缺，或是更新的版本写的，读不出来"),
            (_, true, _) => format!("{folder} 里缺上一次生成的记录，或它残缺"),
            (.., Some(_)) => format!("原有的报告不是 {folder} 里记着的那一次生成的"),
            (.., None) => return None,
        };
        if let Some((make, bytes)) =
            other.and_then(|make| Some((make.clone(), self.folder.record_bytes(&make)?)))
        {
            self.history.remember(&make, bytes);
        }
        let hint = "不用做什么：这一次报告和记录都写了新的；上一次可能没有写完就被关掉了";
        (!reported).then(|| Diagnostic::new(codes::C19, what).hint(hint))
    }

    /// Writes the record of a make beside its place.
    pub(super) fn stage(
        &mut self,
        pipeline: &Pipeline,
        made: &Made,
        findings: &Diagnostics,
    ) -> Result<Pending, FileFailure> {
        let make = made.make().unwrap_or_default();
        let has_all = made.files.len() == Format::ALL.len();
        let before = if has_all { None } else { self.read(make) };
        let bytes = pipeline.record(made, findings, before.as_ref()).unwrap_or_default();
        self.bytes = bytes.len() as u64;
        self.folder.stage(make, &bytes)
    }

    /// What is to be reported of this build; files of formats that were not made now stay as they were reported.
    pub(super) fn latest(
        &self,
        pipeline: &mut Pipeline,
        made: &Made,
        wanted: &WantedReport,
        files: &[ReportFile],
    ) -> Option<Latest> {
        let make = made.make()?;
        let stamp = |(format, path, bytes): &ReportFile| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            pipeline::output_stamp(*format, name, make, bytes)
        };
        let new: Vec<_> = files.iter().map(stamp).collect();
        let old = self.last().map_or(&[][..], |last| &last.files).iter();
        let old = old.filter(|old| !new.iter().any(|new| new.format == old.format)).cloned();
        let files = new.iter().cloned().chain(old).collect();
        pipeline.latest(made, wanted, files)
    }

    /// Writes the history with this build as the last one, and removes the records that it does not keep. What other runs
    /// have added meanwhile stays.
    pub(super) fn finish(&mut self, latest: Latest, held: &Held) -> Result<(), FileFailure> {
        let now = self.folder.history().and_then(|bytes| History::read(&bytes));
        for kept in now.iter().flat_map(|history| &history.kept) {
            self.history.remember(&kept.make, kept.bytes);
        }
        self.history.add(latest, self.bytes);
        self.folder.put_history(&self.history.write(), held)?;
        self.folder.keep_only(|make| self.history.keeps(make));
        Ok(())
    }
}

/// The format of a file that was written.
pub(super) fn format_of(stamp: &OutputStamp) -> Option<Format> {
    Format::ALL.iter().find(|format| format.writer().name == stamp.format).copied()
}
