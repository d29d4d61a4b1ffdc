//! Bytes to a temporary file beside its place: renamed when all is written, removed when it is not, locked meanwhile.
//!
//! The name is short, because a report's own name may fill all 255 bytes that a file system allows. The lock tells a
//! later run whether the file is still being written or was left over by a run that was ended.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const PREFIX: &str = ".jixiao-";
const ENDING: &str = ".tmp";

/// A file that is written and waits to be put in its place.
#[derive(Debug)]
pub(super) struct Staged {
    place: PathBuf,
    temporary: PathBuf,
    /// Holds the lock.
    _file: File,
    kept: bool,
}

impl Staged {
    /// Writes all of a file beside the place where it shall be, whose folder must be there.
    pub(super) fn write(place: &Path, bytes: &[u8]) -> Result<Self> {
        let (temporary, mut file) = fresh(place)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        let staged = Self { place: place.to_path_buf(), temporary, _file: file, kept: false };
        written.map(|()| staged)
    }

    /// Puts it in its place, over a file that is there; who may read and write that one may read and write it.
    pub(super) fn replace(mut self) -> Result<()> {
        if let Ok(found) = fs::metadata(&self.place) {
            // Where it cannot be given the same permissions it has those of a new file.
            let _ = fs::set_permissions(&self.temporary, found.permissions());
        }
        fs::rename(&self.temporary, &self.place)?;
        self.kept = true;
        Ok(())
    }

    /// Puts it in its place unless something is there.
    pub(super) fn create(mut self) -> Result<()> {
        match fs::hard_link(&self.temporary, &self.place) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // A file system without hard links.
            Err(_) if fs::symlink_metadata(&self.place).is_ok() => {
                Err(ErrorKind::AlreadyExists.into())
            }
            Err(_) => {
                fs::rename(&self.temporary, &self.place)?;
                self.kept = true;
                Ok(())
            }
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.kept {
            // It does no harm where it stays, and a later run removes it.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A new temporary file, locked.
fn fresh(place: &Path) -> Result<(PathBuf, File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    for _ in 0..100 {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{PREFIX}{}-{number}{ENDING}", std::process::id());
        let path = place.with_file_name(name);
        let file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        // Where there are no locks, files that are left over stay.
        let _ = file.lock();
        // Another run may have removed it before it was locked.
        if path.exists() {
            return Ok((path, file));
        }
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

/// Removes the temporary files of runs that were ended; those whose lock is held are being written.
pub fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|n| n.starts_with(PREFIX) && n.ends_with(ENDING));
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            remove_if_free(&entry.path());
        }
    }
}

fn remove_if_free(path: &Path) {
    let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else { return };
    if file.try_lock().is_ok() {
        // What cannot be removed does no harm.
        let _ = fs::remove_file(path);
    }
}
