//! Reads regular files of a sane size; a failure in Chinese says what to do.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::Path;

use super::failure::FileFailure;

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

const NAME_A_FILE: &str = "请写文件夹里的文件；文件夹占了文件的位置的，把它移走、改名";
const PLAIN_FILE: &str = "请把它移走，换成普通的文件";
const SMALLER: &str = "请看是不是用错了文件；填报数据和模板一般不到 1 MB，图片可以缩小后另存";

/// Refuses what is no regular file: a pipe could wait without end, a device be without end.
pub(super) fn regular(path: &Path) -> Result<(), FileFailure> {
    regular_file(path).map(drop)
}

fn regular_file(path: &Path) -> Result<Metadata, FileFailure> {
    let found = fs::metadata(path).map_err(|error| FileFailure::reading(path, &error))?;
    if found.is_dir() {
        return Err(FileFailure::new(path, "这是一个文件夹，不是文件", NAME_A_FILE));
    }
    if !found.is_file() {
        let why = "这不是普通文件（是管道、设备之类）";
        return Err(FileFailure::new(path, why, PLAIN_FILE));
    }
    Ok(found)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileFailure> {
    let failed = |error| FileFailure::reading(path, &error);
    let found = regular_file(path)?;
    let too_large = || {
        let why = format!("文件太大，超过了 {} MB", most >> 20);
        FileFailure::new(path, why, SMALLER)
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
