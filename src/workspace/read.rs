//! A path to the file's bytes, or a failure in Chinese.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A file that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadFailure {
    /// The file.
    pub path: PathBuf,
    /// The reason, in Chinese.
    pub why: String,
}

/// Reads a whole file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadFailure> {
    let fail = |why: &str| ReadFailure { path: path.to_path_buf(), why: why.to_string() };
    if path.is_dir() {
        return Err(fail("这是一个文件夹，不是文件"));
    }
    fs::read(path).map_err(|error| fail(&reason(&error)))
}

/// The meaning of an operating system error, in Chinese.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        _ if is_busy(error) => "文件正被 Word、WPS 等程序打开".into(),
        ErrorKind::NotFound => "文件或文件夹不存在".into(),
        ErrorKind::PermissionDenied => "没有权限，或文件正被 Word、WPS 等程序打开".into(),
        ErrorKind::AlreadyExists => "已有同名的文件或文件夹".into(),
        ErrorKind::NotADirectory => "路径中有一段不是文件夹".into(),
        ErrorKind::IsADirectory => "同名的文件夹占着这个位置".into(),
        ErrorKind::StorageFull => "磁盘已满".into(),
        ErrorKind::ReadOnlyFilesystem => "磁盘只读".into(),
        ErrorKind::InvalidFilename => "文件名不合规定或太长".into(),
        _ => match error.raw_os_error() {
            Some(code) => format!("系统报告错误（代码 {code}）"),
            None => "系统报告错误".into(),
        },
    }
}

/// Whether another program holds a file open: Windows' sharing and lock violations. Other systems have no such thing.
pub(super) fn is_busy(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}
