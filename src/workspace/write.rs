//! Bytes to a file, whole or not at all: a temporary file in the same folder, then a rename.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::read::{is_busy, reason};

/// A file that could not be written. The previous file, if any, is unchanged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WriteFailure {
    /// The file.
    pub path: PathBuf,
    /// The reason, in Chinese.
    pub why: String,
    /// Whether another program holds the file open.
    pub busy: bool,
}

/// Replaces a file with `bytes`, creating its folder if necessary.
///
/// Readers see the old file or the new one, never a part of either. A read-only file is an error and stays.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteFailure> {
    try_replace(path, bytes).map_err(|error| failure(path, &error))
}

/// Writes a new file; a file that exists already is an error and stays.
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

/// The greatest number that is appended to a file name.
const MOST: u32 = 9999;

/// The path to write a file to: `path` if there is no file or `may_replace` accepts the bytes of the one there,
/// otherwise the first numbered name (`报告-2.docx`) for which this holds. A file that cannot be read is never replaced.
pub fn place_for(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> PathBuf {
    let mut names = std::iter::once(path.to_path_buf()).chain(numbered(path));
    names.find(|name| is_free(name, &may_replace)).unwrap_or_else(|| path.to_path_buf())
}

fn is_free(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> bool {
    match fs::read(path) {
        Ok(bytes) => may_replace(&bytes),
        // An unreadable file belongs to somebody. For anything else, such as a folder, the write reports the reason.
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
        // Report the first error; a temporary file that cannot be removed does no harm.
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

/// Opening for writing fails if the file is read-only or, on Windows, open in another program; a rename alone would
/// replace a read-only file silently.
fn refuse_locked(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A hidden file name in the same folder, unique to this process.
fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

fn failure(path: &Path, error: &io::Error) -> WriteFailure {
    WriteFailure { path: path.to_path_buf(), why: reason(error), busy: is_busy(error) }
}
