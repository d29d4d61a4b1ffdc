//! What no output replaces: files that the run reads, and through a link files that the program did not write.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::advice::{INPUT_AWAY, LINK_AWAY};
use super::failure::FileFailure;
use super::locate::is_same_file;
use super::read::read_report;

/// Refuses a place for an output where a file is that the run reads, one of `inputs`, or a link to a file that is not the
/// program's own.
pub fn refuse_foreign<'i>(
    path: &Path,
    inputs: impl IntoIterator<Item = &'i Path>,
    is_own: impl Fn(&[u8]) -> bool,
) -> Result<(), FileFailure> {
    if !path.is_file() {
        return Ok(());
    }
    let is_input = inputs.into_iter().any(|input| is_same_file(input, path));
    if !path.is_symlink() {
        let why = "它是这次要读的文件，覆盖了数据就没有了";
        return if is_input { Err(FileFailure::new(path, why, INPUT_AWAY)) } else { Ok(()) };
    }
    // A file that cannot be read belongs to somebody.
    let is_foreign = || !read_report(path).is_ok_and(|bytes| is_own(&bytes));
    match is_input {
        true => Err(behind_link(path, "是这次要读的文件")),
        false if is_foreign() => Err(behind_link(path, "不是本程序生成的")),
        false => Ok(()),
    }
}

/// Refuses a place that is a link, whatever it leads to: what the program keeps for itself is a file.
pub(super) fn refuse_link(path: &Path) -> Result<(), FileFailure> {
    if !path.is_symlink() {
        return Ok(());
    }
    Err(behind_link(path, "不是这里的文件，不通过链接改写"))
}

fn behind_link(link: &Path, what: &str) -> FileFailure {
    let why = format!("这是一个链接，它指向的 {} {what}", target(link).display());
    FileFailure::new(link, why, LINK_AWAY)
}

/// The file that a link leads to, from the current folder if it is in it.
fn target(link: &Path) -> PathBuf {
    let Ok(target) = link.canonicalize() else { return fs::read_link(link).unwrap_or_default() };
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let within = here.ok().and_then(|here| Some(target.strip_prefix(here).ok()?.to_path_buf()));
    within.unwrap_or(target)
}
