//! Names of files to the numbers by which the page asks to have them opened.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::workspace;

/// The files that the editor may be asked to open, by number: those of the report, never one that a request names.
#[derive(Default)]
pub(super) struct OpenFiles(Mutex<Vec<PathBuf>>);

impl OpenFiles {
    /// The number of a file by its name as findings show it; nothing for one that is built in or not there.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = files.iter().position(|file| file == Path::new(name)) {
            return Some(known);
        }
        let is_file = workspace::built_in_file(name).is_none() && Path::new(name).is_file();
        is_file.then(|| {
            files.push(PathBuf::from(name));
            files.len() - 1
        })
    }

    /// The file of a number.
    pub(super) fn get(&self, number: usize) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(number).cloned()
    }
}
