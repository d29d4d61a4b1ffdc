//! Reads regular files of a sane size; a failure in Chinese says what to do.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::failure::{CHECK_PATH, FileFailure};

/// The greatest size of a text that is read, in bytes: a hundred times the longest report's facts.
const TEXT: u64 = 16 << 20;
/// The greatest size of a report that is looked at before it is replaced, in bytes.
const REPORT: u64 = 64 << 20;

/// The bytes of a text file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileFailure> {
    read_up_to(path, TEXT)
}

/// The bytes of a report.
pub fn read_report(path: &Path) -> Result<Vec<u8>, FileFailure> {
    read_up_to(path, REPORT)
}

/// Whether a path leads to a regular file: a pipe could wait without end, a device be without end.
pub(super) fn is_regular(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file())
}

/// The first bytes of a file of texts, none if it is no regular file or cannot be read.
pub(super) fn beginning(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A pipe must not be opened at all.
    let file = is_regular(path).then(|| File::open(path).ok()).flatten();
    let read = file.map(|file| file.take(TEXT).read_to_end(&mut bytes));
    if read.is_none_or(|read| read.is_err()) { Vec::new() } else { bytes }
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileFailure> {
    let failed = |error| FileFailure::reading(path, &error);
    let found = fs::metadata(path).map_err(failed)?;
    if found.is_dir() {
        return Err(FileFailure::new(path, "这是一个文件夹，不是文件", CHECK_PATH));
    }
    if !found.is_file() {
        let why = "这不是普通文件（是管道、设备之类）";
        return Err(FileFailure::new(path, why, CHECK_PATH));
    }
    let too_large = || {
        let why = format!("文件太大，超过了 {} MB", most >> 20);
        FileFailure::new(path, why, CHECK_PATH)
    };
    if found.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // A file may grow between the two looks at it.
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(failed)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}
