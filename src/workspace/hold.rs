//! A folder to oneself: while one run puts its files into it, others wait.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// A folder that other runs put no files into until this is dropped.
#[derive(Debug)]
pub struct Held(#[allow(dead_code, reason = "it holds the lock")] Option<File>);

/// Keeps other runs from putting files into a folder; where a folder cannot be locked, or somebody holds it too long,
/// nothing is kept.
pub fn hold(folder: &Path) -> Held {
    const TRIES: usize = 100;
    for _ in 0..TRIES {
        match try_hold(here(folder)) {
            Ok(file) => return Held(Some(file)),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(_)) => break,
        }
    }
    Held(None)
}

#[cfg(not(windows))]
fn try_hold(folder: &Path) -> Result<File, TryLockError> {
    let file = File::open(folder).map_err(TryLockError::Error)?;
    file.try_lock().map(|()| file)
}

/// Windows locks no folders: a file in it, which nobody else may open and which goes with the run that holds it, stands
/// for one.
#[cfg(windows)]
fn try_hold(folder: &Path) -> Result<File, TryLockError> {
    use std::fs::OpenOptions;
    use std::os::windows::fs::OpenOptionsExt;

    const HIDDEN: u32 = 0x2;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    // While the last one's is being deleted, access is denied.
    const TAKEN: [Option<i32>; 2] = [Some(32), Some(5)];
    let mut options = OpenOptions::new();
    options.write(true).create(true).share_mode(0);
    options.attributes(HIDDEN).custom_flags(DELETE_ON_CLOSE);
    options.open(folder.join(".jixiao-lock.tmp")).map_err(|error| match error.raw_os_error() {
        code if TAKEN.contains(&code) => TryLockError::WouldBlock,
        _ => TryLockError::Error(error),
    })
}

/// A folder as it is opened: one without a name is the current one.
pub(super) fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}
