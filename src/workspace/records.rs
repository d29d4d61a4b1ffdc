//! Where the records of a report's makes are: `.jixiao/NAME` in the folder of reports, a file for each and the history.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::FileFailure;
use super::guard::refuse_link;
use super::hold::Held;
use super::read::read_report;
use super::staged::remove_leftovers;
use super::write::Pending;

/// The folder of records in a folder of reports.
const FOLDER: &str = ".jixiao";
const HISTORY: &str = "history.json";
const ENDING: &str = "record";

/// The records of one report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordFolder(PathBuf);

impl RecordFolder {
    /// Of the report with a name, among the reports of a folder.
    pub fn of(reports: &Path, name: &str) -> Self {
        Self(reports.join(FOLDER).join(name))
    }

    /// Of every report of a folder, by name.
    pub fn all(reports: &Path) -> Vec<Self> {
        let entries = fs::read_dir(reports.join(FOLDER)).into_iter().flatten().flatten();
        let mut all: Vec<_> = entries.map(|entry| entry.path()).filter(|p| p.is_dir()).collect();
        all.sort();
        all.into_iter().map(Self).collect()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The makes that have a record, and how long it is, by name.
    pub fn makes(&self) -> Vec<(String, u64)> {
        let all = self.files().into_iter().filter_map(|(path, make)| {
            let bytes = fs::metadata(path).ok()?.len();
            Some((make, bytes))
        });
        all.collect()
    }

    /// The files of records with their makes, by name.
    fn files(&self) -> Vec<(PathBuf, String)> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten().map(|e| e.path());
        let records = entries.filter(|path| path.extension().is_some_and(|end| end == ENDING));
        let make = |path: PathBuf| {
            let name = path.file_stem()?.to_str()?;
            let make = format!("{SCHEME}{name}");
            Some((path, make))
        };
        let mut all: Vec<_> = records.filter_map(make).collect();
        all.sort();
        all
    }

    /// The bytes of the history; `None` where there is none that can be read.
    pub fn history(&self) -> Option<Vec<u8>> {
        read_report(&self.0.join(HISTORY)).ok()
    }

    /// Whether there is a history, which may be unreadable.
    pub fn has_history(&self) -> bool {
        self.0.join(HISTORY).exists()
    }

    /// The bytes of the record of a make; `None` where there is none that can be read.
    pub fn record(&self, make: &str) -> Option<Vec<u8>> {
        read_report(&self.place(make)).ok()
    }

    /// How long the record of a make is.
    pub fn record_bytes(&self, make: &str) -> Option<u64> {
        fs::metadata(self.place(make)).ok().filter(|found| found.is_file()).map(|f| f.len())
    }

    /// Removes what runs have left that were ended.
    pub fn clear_up(&self) {
        if self.refuse_links().is_ok() {
            remove_leftovers(&self.0);
        }
    }

    /// Writes the record of a make beside its place, which must not be a link.
    pub fn stage(&self, make: &str, bytes: &[u8]) -> Result<Pending, FileFailure> {
        let mut pending = Pending::default();
        let place = self.place(make);
        self.refuse_links()?;
        refuse_link(&place)?;
        pending.add(&place, bytes)?;
        Ok(pending)
    }

    /// Puts a history in its place; `held` is the folder of reports. The place must not be a link.
    pub fn put_history(&self, bytes: &[u8], held: &Held) -> Result<(), FileFailure> {
        let mut pending = Pending::default();
        let place = self.0.join(HISTORY);
        self.refuse_links()?;
        refuse_link(&place)?;
        pending.add(&place, bytes)?;
        pending.put(held).into_iter().next().map_or(Ok(()), Err)
    }

    /// Removes the records of makes that are not kept. What cannot be removed stays, and a later build tries again.
    pub fn keep_only(&self, is_kept: impl Fn(&str) -> bool) {
        if self.refuse_links().is_err() {
            return;
        }
        for (path, make) in self.files() {
            if !is_kept(&make) {
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Refuses a folder that is a link: what it leads to is not the program's.
    fn refuse_links(&self) -> Result<(), FileFailure> {
        self.0.parent().map_or(Ok(()), refuse_link)?;
        refuse_link(&self.0)
    }

    fn place(&self, make: &str) -> PathBuf {
        self.0.join(format!("{}.{ENDING}", name_of_make(make)))
    }
}

/// What the id of a make begins with, which a file name must not have on Windows.
const SCHEME: &str = "uuid:";

/// A make's id as a file name. An id that somebody made up leads nowhere.
fn name_of_make(make: &str) -> String {
    let plain = make.strip_prefix(SCHEME).unwrap_or(make);
    plain.chars().filter(|c| c.is_ascii_hexdigit() || *c == '-').take(64).collect()
}
