//! Errors of the operating system to words: what is in the way and what to do about it, in Chinese.

use std::env;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::advice::{
    self, CHECK_PATH, CLOSE, CLOSE_OTHERS, LIMIT, LINK_AWAY, MEMORY, MOVE, NO_FOLDER, OTHER_DISK,
    OTHER_FILE, OTHER_FOLDER, OTHER_MARKS, OTHER_NAME, OTHER_PLACE, ROOM, SHORTER, SHORTER_FOLDER,
    Use,
};

/// Why a file could not be read or written. Whatever was there before is still there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFailure {
    /// The file.
    pub path: PathBuf,
    /// Why, in Chinese.
    pub why: String,
    /// What to do about it, in Chinese; of what is written, for a report. [`Self::advice_for`] is for other files.
    pub advice: &'static str,
    /// Whether another program holds the file open.
    pub busy: bool,
}

impl FileFailure {
    /// A failure that the program itself found.
    pub fn new(path: &Path, why: impl Into<String>, advice: &'static str) -> Self {
        Self { path: path.to_path_buf(), why: why.into(), advice, busy: false }
    }

    /// Why reading failed.
    pub fn reading(path: &Path, error: &Error) -> Self {
        if path.is_symlink() && error.kind() == ErrorKind::NotFound {
            return Self::link(path, Use::Reading);
        }
        if let Some((why, [reading, _, _])) = denied(path, error) {
            return Self::new(path, why, reading);
        }
        let (why, [reading, _, _]) = cause(error);
        Self { busy: is_in_use(error), ..Self::new(path, why, reading) }
    }

    /// Why writing a report failed.
    pub fn writing(path: &Path, error: &Error) -> Self {
        if error.kind() == ErrorKind::PermissionDenied && !path.exists() {
            return Self::beside(path, error);
        }
        if let Some((why, [_, writing, _])) = denied(path, error) {
            return Self::new(path, why, writing);
        }
        let (why, [_, writing, _]) = cause(error);
        Self { busy: is_in_use(error), ..Self::new(path, why, writing) }
    }

    /// Why a file could not be written beside its place, which can be written to itself if it is there.
    pub fn beside(path: &Path, error: &Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied => Self::new(path, "文件夹没有写的权限", OTHER_FOLDER),
            _ => Self::writing(path, error),
        }
    }

    /// Why a written file could not be put in its place, which could be opened for writing just before.
    pub fn replacing(path: &Path, error: &Error) -> Self {
        // Windows before 10 denies access to a file that anybody has open.
        let denied = cfg!(windows) && error.kind() == ErrorKind::PermissionDenied;
        let failure = Self::writing(path, error);
        Self { busy: failure.busy || denied, ..failure }
    }

    /// Why a report's folder could not be made.
    pub fn making_folder(folder: &Path, error: &Error) -> Self {
        let (why, [_, writing, _]) = cause(error);
        match error.kind() {
            ErrorKind::PermissionDenied => Self::new(folder, "没有新建文件夹的权限", OTHER_FOLDER),
            ErrorKind::InvalidFilename if !is_impossible_name(error) => {
                Self::new(folder, "文件夹名或路径太长", SHORTER_FOLDER)
            }
            _ => Self::new(folder, why, writing),
        }
    }

    /// Why a path is no folder that can be used.
    pub fn no_folder(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(_) => {
                Self::new(path, "这是一个文件，不是文件夹", "请写文件夹的路径，不写其中的文件")
            }
            Err(error) => Self::reading(path, &error),
        }
    }

    /// A link that leads nowhere, or round in a circle.
    pub fn link(path: &Path, wanted: Use) -> Self {
        let is_loop = fs::metadata(path).is_err_and(|error| is_link_loop(&error));
        let why = match is_loop {
            true => "链接绕成了圈",
            false => "这是一个链接，它指向的地方没有东西",
        };
        let advice = match wanted {
            Use::Reading => "请删去这个链接，换成文件或文件夹本身",
            Use::Writing => LINK_AWAY,
            Use::Creating => "请删去这个链接，或换一个文件夹名称",
            Use::Changing | Use::Noticing | Use::Copying => "请删去这个链接，换成文件本身",
        };
        Self::new(path, why, advice)
    }

    /// Whether nothing is where the path leads.
    pub fn is_wrong_path(&self) -> bool {
        self.advice == CHECK_PATH
    }

    /// What to do about it where the file is no report.
    pub fn advice_for(&self, wanted: Use) -> &'static str {
        advice::advice_for(self.advice, wanted)
    }

    /// Why results could not be printed.
    pub fn printing(error: &Error) -> Self {
        Self::creating(Path::new("标准输出"), error)
    }

    /// Why a new folder could not be filled.
    pub fn creating(path: &Path, error: &Error) -> Self {
        let (why, [_, _, creating]) = denied(path, error)
            .map_or_else(|| cause(error), |(why, advice)| (why.to_string(), advice));
        Self::new(path, why, creating)
    }
}

/// The cause of a denied access where no program keeps others from a file, and for folders on any system; then only the
/// permissions are in the way.
fn denied(path: &Path, error: &Error) -> Option<(&'static str, [&'static str; 3])> {
    if error.kind() != ErrorKind::PermissionDenied {
        return None;
    }
    let (why, reading) = match path.metadata() {
        Ok(found) if found.is_dir() => ("没有打开这个文件夹的权限", "请检查文件夹的权限"),
        Ok(_) if cfg!(windows) => return None,
        Ok(_) => ("没有这个文件的权限，或它是只读的", "请检查文件的权限"),
        Err(_) => ("没有它所在文件夹的权限", "请检查文件夹的权限"),
    };
    Some((why, [reading, OTHER_FILE, "请换一个可以写的文件夹"]))
}

/// The cause of an error, and what to do where reading, where writing a report, and where filling a new folder has failed.
fn cause(error: &Error) -> (String, [&'static str; 3]) {
    let (why, advice) = match error.kind() {
        _ if is_in_use(error) => {
            ("文件正被 Word、WPS 等程序打开", ["请关闭打开此文件的程序", CLOSE, CLOSE])
        }
        ErrorKind::NotFound if env::current_dir().is_err() => {
            ("现在所在的文件夹已被移走或删除", ["请进到（cd）别的文件夹，再运行"; 3])
        }
        ErrorKind::NotFound => ("文件或文件夹不存在", [CHECK_PATH, OTHER_PLACE, OTHER_PLACE]),
        ErrorKind::PermissionDenied => (
            "没有权限，或文件正被 Word、WPS 等程序打开",
            ["请检查文件的权限，或关闭正打开它的程序", CLOSE, "请换一个可以写的文件夹"],
        ),
        ErrorKind::AlreadyExists => ("已有同名的文件或文件夹", [CHECK_PATH, MOVE, OTHER_NAME]),
        ErrorKind::NotADirectory => ("路径中有一段不是文件夹", [CHECK_PATH, MOVE, NO_FOLDER]),
        ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            ("同名的文件夹占着这个位置", [CHECK_PATH, MOVE, OTHER_NAME])
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("磁盘已满", ["请腾出磁盘空间再运行", ROOM, "请腾出磁盘空间再运行，或换一个磁盘"])
        }
        ErrorKind::ReadOnlyFilesystem => {
            ("磁盘只读", [OTHER_PLACE, OTHER_DISK, "请换一个可以写的磁盘"])
        }
        _ if is_impossible_name(error) => {
            ("名称里有 Windows 不能用的符号", [CHECK_PATH, OTHER_MARKS, OTHER_MARKS])
        }
        ErrorKind::InvalidFilename => {
            ("文件名太长或不合规定", [CHECK_PATH, SHORTER, "请换一个短些的文件夹名称"])
        }
        ErrorKind::FileTooLarge => ("文件超过了系统允许的大小", [LIMIT; 3]),
        ErrorKind::OutOfMemory => ("内存不够", [MEMORY; 3]),
        _ if has_too_many_open(error) => ("打开的文件太多", [CLOSE_OTHERS; 3]),
        _ if is_link_loop(error) => ("链接绕成了圈", ["请删去这个链接，换成文件本身"; 3]),
        _ => {
            let code = error.raw_os_error().map(|code| format!("（代码 {code}）"));
            let why = format!("系统报告错误{}", code.unwrap_or_default());
            return (why, [OTHER_PLACE; 3]);
        }
    };
    (why.into(), advice)
}

/// Windows' sharing and lock violations.
fn is_in_use(error: &Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Windows' ERROR_INVALID_NAME: a mark that it has in no name, while a name that is too long is another error.
fn is_impossible_name(error: &Error) -> bool {
    cfg!(windows) && error.raw_os_error() == Some(123)
}

/// EMFILE and ENFILE, or ERROR_TOO_MANY_OPEN_FILES of Windows.
fn has_too_many_open(error: &Error) -> bool {
    let codes = if cfg!(windows) { [4, 4] } else { [24, 23] };
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

/// ELOOP of Linux and of the systems that come from BSD.
fn is_link_loop(error: &Error) -> bool {
    let code = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(code)
}
