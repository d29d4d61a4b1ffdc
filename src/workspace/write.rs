//! Writes files whole or not at all: a temporary file in the same folder, then a rename.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::read::{is_busy, reason};

/// Why a file could not be written. Whatever was there before is still there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WriteFailure {
    /// The file.
    pub path: PathBuf,
    /// Why, in Chinese.
    pub why: String,
    /// Whether another program holds the file open.
    pub busy: bool,
}

/// Puts `bytes` in the place of a file, making its folder if need be.
///
/// Readers see the old file or the new one, never a part. A file that its owner made read-only is left alone.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteFailure> {
    try_replace(path, bytes).map_err(|error| failure(path, &error))
}

/// Writes a new file; one that exists already is never touched.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), WriteFailure> {
    let written = make_folder(path).and_then(|()| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    });
    written.map_err(|error| failure(path, &error))
}

/// Where a file goes that another program does not let go of: the first numbered name beside it where nothing is, or
/// something that may be replaced.
pub fn place_beside(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> PathBuf {
    let free = |name: &PathBuf| is_free(name, &may_replace) && refuse_locked(name).is_ok();
    numbered(path).find(free).unwrap_or_else(|| path.to_path_buf())
}

/// The greatest number that a file is given beside others of its name.
const MOST: u32 = 9999;

/// Where a file may be written: in its own place if nothing is there or `may_replace` says so of what is, else under the
/// first numbered name (`报告-2.docx`) of which that holds. What cannot be read is somebody's own.
pub fn place_for(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> PathBuf {
    let mut names = std::iter::once(path.to_path_buf()).chain(numbered(path));
    names.find(|name| is_free(name, &may_replace)).unwrap_or_else(|| path.to_path_buf())
}

fn is_free(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> bool {
    match fs::read(path) {
        Ok(bytes) => may_replace(&bytes),
        // What is there and cannot be read is somebody's. Where nothing can be, writing says why.
        Err(_) => !path.is_file(),
    }
}

/// `报告-2.docx`, `报告-3.docx` and so on.
fn numbered(path: &Path) -> impl Iterator<Item = PathBuf> {
    (2..=MOST).map(|number: u32| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{stem}-{number}.{ending}"))
    })
}

fn try_replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_folder(path)?;
    refuse_locked(path)?;
    let temporary = temporary_beside(path);
    let written = File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&temporary, path));
    if done.is_err() {
        // The first error is the one to tell; a temporary file that cannot be removed does no harm.
        let _ = fs::remove_file(&temporary);
    }
    done
}

fn make_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs::create_dir_all(folder),
        _ => Ok(()),
    }
}

/// Opening for writing fails where the file is read-only or, on Windows, open in another program; a rename alone
/// would replace a read-only file without a word.
fn refuse_locked(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A hidden name in the same folder that no other run uses.
fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

fn failure(path: &Path, error: &io::Error) -> WriteFailure {
    WriteFailure { path: path.to_path_buf(), why: reason(error), busy: is_busy(error) }
}
