//! How far a run has come, for the words of one that has to end at once.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, TryLockError};

/// Files that a run has written, what it is working on, and what it has not come to.
#[derive(Default)]
struct Progress {
    written: Vec<String>,
    now: Option<String>,
    left: Vec<String>,
}

static PROGRESS: Mutex<Progress> =
    Mutex::new(Progress { written: Vec::new(), now: None, left: Vec::new() });

/// Notes a file that was written.
pub(super) fn has_written(path: String) {
    if let Ok(mut progress) = PROGRESS.lock() {
        progress.written.push(path);
    }
}

/// Notes that the first of some files is worked on; the others are still to come.
pub(super) fn works_on(files: &[PathBuf]) {
    let shown = |path: &Path| path.display().to_string();
    let mut names = files.iter().map(|path| shown(path));
    let (now, left) = (names.next(), names.collect());
    if let Ok(mut progress) = PROGRESS.lock() {
        (progress.now, progress.left) = (now, left);
    }
}

/// The files that were written, if any.
pub(super) fn written() -> Vec<String> {
    PROGRESS.lock().map_or_else(|_| Vec::new(), |progress| progress.written.clone())
}

/// Says in hints what was written and what was not come to. Takes no memory, and waits for nobody: another thread may have
/// been stopped in the middle of noting something.
pub(super) fn tell(out: &mut impl Write) -> io::Result<()> {
    let progress = match PROGRESS.try_lock() {
        Ok(progress) => progress,
        Err(TryLockError::Poisoned(progress)) => progress.into_inner(),
        Err(TryLockError::WouldBlock) => return Ok(()),
    };
    if progress.written.is_empty() {
        writeln!(out, "  提示：原有文件没有改动")?;
    }
    named(out, "已写好、是完整的", &progress.written)?;
    named(out, "没有做成", progress.now.as_slice())?;
    named(out, "还没有轮到，另外运行", &progress.left)
}

/// No line has more names.
const MOST: usize = 50;

fn named(out: &mut impl Write, what: &str, names: &[String]) -> io::Result<()> {
    let Some((first, rest)) = names.split_first() else { return Ok(()) };
    write!(out, "  提示：{what}：{first}")?;
    for name in rest.iter().take(MOST) {
        write!(out, "、{name}")?;
    }
    let more = rest.len().saturating_sub(MOST);
    if more > 0 { writeln!(out, "，另有 {more} 个") } else { writeln!(out) }
}
