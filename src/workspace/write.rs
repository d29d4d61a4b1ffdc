//! Bytes to a file, whole or not at all: a temporary file in the same folder, then a rename.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::advice::{IN_THE_WAY, LINK_AWAY, Use};
use super::failure::FileFailure;
use super::hold::{Held, here, hold};
use super::names::numbered;
use super::read::{is_there, read_bytes, read_report};
use super::staged::{Staged, remove_leftovers};

/// Files that are written and wait to be put in their places together.
#[derive(Debug, Default)]
pub struct Pending {
    files: Vec<(PathBuf, Staged)>,
    /// The folders that were made for them, the outermost first.
    folders: Vec<PathBuf>,
}

impl Pending {
    /// Writes a file beside its place, making its folder if need be. A file that its owner made read-only, and what is
    /// no file, are left alone.
    pub fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), FileFailure> {
        // A link stays one: the file that it leads to is replaced.
        let place = match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => {
                path.canonicalize().map_err(|_| FileFailure::link(path, Use::Writing))?
            }
            _ => path.to_path_buf(),
        };
        refuse_other_than_files(path)?;
        self.folders.extend(make_folder(&place)?);
        refuse_locked(&place).map_err(|error| FileFailure::writing(path, &error))?;
        let staged = Staged::write(&place, bytes);
        let staged = staged.map_err(|error| FileFailure::beside(path, &error))?;
        self.files.push((path.to_path_buf(), staged));
        Ok(())
    }

    /// Puts every file in its place, one right after another; gives those that could not be.
    ///
    /// Readers see the old files or the new ones, never a part of one. After a failure that is no other program's doing
    /// the files behind it are left as they are too.
    pub fn replace(self) -> Vec<FileFailure> {
        let folder = self.files.first().and_then(|(path, _)| path.parent());
        let held = hold(folder.unwrap_or(Path::new("")));
        self.put(&held)
    }

    /// [`Pending::replace`], where the folder is held already.
    pub fn put(mut self, _held: &Held) -> Vec<FileFailure> {
        let mut failures: Vec<FileFailure> = Vec::new();
        for (path, staged) in std::mem::take(&mut self.files) {
            let first = failures.iter().find(|failure| !failure.busy);
            if let Some(FileFailure { advice, .. }) = first {
                failures.push(FileFailure::new(&path, "另一种格式没有写成", advice));
            } else if let Err(error) = staged.replace() {
                failures.push(FileFailure::replacing(&path, &error));
            }
        }
        failures
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.files.clear();
        // A folder that has a file now stays.
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Replaces the bytes of a file, unless they are others than those it was read with; false if they are. Removes what an
/// ended run left beside it.
pub fn replace_unchanged(path: &Path, read: &[u8], new: &[u8]) -> Result<bool, FileFailure> {
    let folder = path.parent().map_or(Path::new("."), here);
    let held = hold(folder);
    remove_leftovers(folder);
    if read_bytes(path)? != read {
        return Ok(false);
    }
    let mut pending = Pending::default();
    pending.add(path, new)?;
    match pending.put(&held).into_iter().next() {
        Some(failure) => Err(failure),
        None => Ok(true),
    }
}

/// Writes a file that is not there yet, or with `force` over one that is; false if one is there and stays. Removes what an
/// ended run left beside it.
pub fn write_new(path: &Path, bytes: &[u8], force: bool) -> Result<bool, FileFailure> {
    if path.exists() && !force {
        return Ok(false);
    }
    if let Some(link) = broken_link(path) {
        return Err(FileFailure::link(link, Use::Noticing));
    }
    make_folder(path)?;
    path.parent().map(here).into_iter().for_each(remove_leftovers);
    if force {
        let mut pending = Pending::default();
        pending.add(path, bytes)?;
        return pending.replace().into_iter().next().map_or(Ok(true), Err);
    }
    let staged = Staged::write(path, bytes);
    match staged.map_err(|error| FileFailure::beside(path, &error))?.create() {
        Ok(()) => Ok(true),
        // Another run was quicker.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(FileFailure::beside(path, &error)),
    }
}

/// Writes new files, all or none. If one of the places is taken by something else, or all of them are taken, nothing is
/// written. What a run that was ended had already written stays, and the rest is added. Gives the files it made.
pub fn create<T: AsRef<[u8]>>(files: &[(PathBuf, T)]) -> Result<Vec<PathBuf>, FileFailure> {
    let is_there = |(path, _): &&(PathBuf, T)| fs::symlink_metadata(path).is_ok();
    let same = |(path, bytes): &(PathBuf, T)| read_report(path).is_ok_and(|b| b == bytes.as_ref());
    let (there, missing): (Vec<_>, Vec<_>) = files.iter().partition(is_there);
    let taken = there.iter().find(|file| missing.is_empty() || !same(file));
    if let Some((path, _)) = taken {
        return Err(FileFailure::creating(path, &ErrorKind::AlreadyExists.into()));
    }
    let folders = files.iter().filter_map(|(path, _)| path.parent());
    folders.for_each(remove_leftovers);
    let mut undo = Undo::default();
    for (path, bytes) in missing {
        // One after another: each is open until it is in its place.
        let written = undo.make_folder(path).and_then(|()| Staged::write(path, bytes.as_ref()));
        written.and_then(Staged::create).map_err(|error| match broken_link(path) {
            Some(link) => FileFailure::link(link, Use::Creating),
            None => FileFailure::creating(path, &error),
        })?;
        undo.files.push(path.clone());
    }
    undo.done = true;
    Ok(std::mem::take(&mut undo.files))
}

/// What was made so far; unless all is done it is removed again.
#[derive(Default)]
struct Undo {
    files: Vec<PathBuf>,
    /// Outermost first.
    folders: Vec<PathBuf>,
    done: bool,
}

impl Undo {
    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        for folder in missing_folders(path).into_iter().rev() {
            fs::create_dir(&folder)?;
            self.folders.push(folder);
        }
        Ok(())
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed is whole, and the failure that led here is reported.
            self.files.iter().for_each(|path| drop(fs::remove_file(path)));
            self.folders.iter().rev().for_each(|path| drop(fs::remove_dir(path)));
        }
    }
}

/// Where a file goes that another program does not let go of: the first numbered name beside it where nothing is, or
/// something that may be replaced.
pub fn place_beside(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> PathBuf {
    let free = |name: &PathBuf| is_free(name, &may_replace) && refuse_locked(name).is_ok();
    numbered(path).find(free).unwrap_or_else(|| path.to_path_buf())
}

/// The files at the numbered names beside a place (`报告-2.docx`), up to the first name at which nothing is.
pub fn numbered_beside(path: &Path) -> Vec<PathBuf> {
    numbered(path).take_while(|name| is_there(name)).collect()
}

/// The path to write a file to: `path` if there is no file or `may_replace` accepts the bytes of the one there,
/// otherwise the first numbered name (`报告-2.docx`) for which this holds. A file that cannot be read is never replaced.
pub fn place_for(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> PathBuf {
    let mut names = std::iter::once(path.to_path_buf()).chain(numbered(path));
    names.find(|name| is_free(name, &may_replace)).unwrap_or_else(|| path.to_path_buf())
}

fn is_free(path: &Path, may_replace: impl Fn(&[u8]) -> bool) -> bool {
    match read_report(path) {
        Ok(bytes) => may_replace(&bytes),
        // An unreadable file belongs to somebody. For anything else, such as a folder, the write reports the reason.
        Err(_) => !path.is_file(),
    }
}

/// Makes the folder of a file; gives those that were missing, the outermost first.
fn make_folder(path: &Path) -> Result<Vec<PathBuf>, FileFailure> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(Vec::new());
    };
    let mut missing = missing_folders(path);
    missing.reverse();
    fs::create_dir_all(folder).map(|()| missing).map_err(|error| {
        if let Some(link) = broken_link(folder) {
            return FileFailure::link(link, Use::Writing);
        }
        match error.kind() {
            // A file stands where the folder should be.
            ErrorKind::AlreadyExists => {
                FileFailure::writing(path, &ErrorKind::NotADirectory.into())
            }
            _ => FileFailure::making_folder(folder, &error),
        }
    })
}

/// The folders above a file that are not there, the innermost first.
fn missing_folders(path: &Path) -> Vec<PathBuf> {
    let above = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    above.take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect()
}

/// The first link on a path that leads nowhere or round in a circle.
fn broken_link(path: &Path) -> Option<&Path> {
    let mut above: Vec<_> = path.ancestors().collect();
    above.reverse();
    above.into_iter().find(|path| path.is_symlink() && fs::metadata(path).is_err())
}

/// A pipe or a device in the place of a report could wait without end, or be written to.
fn refuse_other_than_files(path: &Path) -> Result<(), FileFailure> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            Err(FileFailure::writing(path, &ErrorKind::IsADirectory.into()))
        }
        Ok(found) if !found.is_file() && path.is_symlink() => {
            let why = "这是一个链接，它指向的不是普通文件（是管道、设备之类）";
            Err(FileFailure::new(path, why, LINK_AWAY))
        }
        Ok(found) if !found.is_file() => {
            let why = "占着这个位置的不是普通文件（是管道、设备之类）";
            Err(FileFailure::new(path, why, IN_THE_WAY))
        }
        _ => Ok(()),
    }
}

/// Opening for writing fails if the file is read-only or, on Windows, open in another program; a rename alone would
/// replace a read-only file silently.
fn refuse_locked(path: &Path) -> io::Result<()> {
    match open_as_to_replace(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(not(windows))]
fn open_as_to_replace(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}

/// Programs that let others write to a file may still refuse that it is replaced, which is DELETE to Windows.
#[cfg(windows)]
fn open_as_to_replace(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;

    const GENERIC_WRITE: u32 = 0x4000_0000;
    const DELETE: u32 = 0x0001_0000;
    OpenOptions::new().access_mode(GENERIC_WRITE | DELETE).open(path)
}
