//! Reads regular files of a sane size; a failure in Chinese says what to do.

#[cfg(unix)]
use std::fs::OpenOptions;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::failure::FileFailure;

/// The greatest size of a text that is read, in bytes: a hundred times the longest report's facts.
const TEXT: u64 = 16 << 20;
/// The greatest size of a report that is looked at before it is replaced, in bytes.
const REPORT: u64 = 64 << 20;

/// Whether a file or folder stands at a path.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// The bytes of a text file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileFailure> {
    read_up_to(path, TEXT)
}

/// The bytes of a report.
pub fn read_report(path: &Path) -> Result<Vec<u8>, FileFailure> {
    read_up_to(path, REPORT)
}

const NAME_A_FILE: &str = "请写文件夹里的文件；文件夹占了文件的位置的，把它移走、改名";
const PLAIN_FILE: &str = "请写普通文件的路径；占了文件位置的，把它移走，换成普通的文件";
const SMALLER: &str = "请看是不是用错了文件；填报数据和模板一般不到 1 MB，图片可以缩小后另存";

const SMALLER_REPORT: &str = "请看是不是用错了文件；本程序做的报告一般不到几 MB";

const NOT_PLAIN: &str = "这不是普通文件（是管道、设备之类）";

/// Refuses what is no regular file: a pipe could wait without end, a device be without end.
pub(super) fn regular(path: &Path) -> Result<(), FileFailure> {
    let found = fs::metadata(path).map_err(|error| FileFailure::reading(path, &error))?;
    refuse_other_than_files(path, &found)?;
    if is_of_the_kernel(path) { Err(FileFailure::new(path, NOT_PLAIN, PLAIN_FILE)) } else { Ok(()) }
}

fn refuse_other_than_files(path: &Path, found: &Metadata) -> Result<(), FileFailure> {
    if found.is_dir() {
        return Err(FileFailure::new(path, "这是一个文件夹，不是文件", NAME_A_FILE));
    }
    if found.is_file() { Ok(()) } else { Err(FileFailure::new(path, NOT_PLAIN, PLAIN_FILE)) }
}

/// Whether the kernel makes the contents of a file up: it says that it is a regular one, and reading may wait, never
/// end, or take away what somebody else wants to read.
fn is_of_the_kernel(path: &Path) -> bool {
    let made_up = |path: PathBuf| ["/proc", "/sys"].iter().any(|folder| path.starts_with(folder));
    cfg!(target_os = "linux") && path.canonicalize().is_ok_and(made_up)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileFailure> {
    let failed = |error| FileFailure::reading(path, &error);
    regular(path)?;
    let file = open_without_waiting(path).map_err(failed)?;
    // Another file may have taken its place since.
    let found = file.metadata().map_err(failed)?;
    refuse_other_than_files(path, &found)?;
    if found.len() > most {
        return Err(too_large(path, most));
    }
    let mut bytes = Vec::new();
    // A file may grow between the two looks at it.
    match (&file).take(most + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > most => Err(too_large(path, most)),
        Ok(_) if says_it_is_empty(&file, &bytes) => {
            Err(FileFailure::new(path, NOT_PLAIN, PLAIN_FILE))
        }
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            Err(FileFailure::new(path, NOT_PLAIN, PLAIN_FILE))
        }
        Err(error) => Err(failed(error)),
    }
}

fn too_large(path: &Path, most: u64) -> FileFailure {
    let advice = if most == REPORT { SMALLER_REPORT } else { SMALLER };
    FileFailure::new(path, format!("文件太大，超过了 {} MB", most >> 20), advice)
}

/// Whether a file gave bytes and still says that it has none, as those of the kernel do wherever they are mounted.
fn says_it_is_empty(file: &File, bytes: &[u8]) -> bool {
    cfg!(target_os = "linux") && !bytes.is_empty() && file.metadata().is_ok_and(|m| m.len() == 0)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Opening a pipe, and reading what has nothing to give yet, is an error at once.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    /// `O_NONBLOCK` of Linux and of the systems that come from BSD.
    const WITHOUT_WAITING: i32 = if cfg!(target_os = "linux") { 0o4000 } else { 4 };
    OpenOptions::new().read(true).custom_flags(WITHOUT_WAITING).open(path)
}
