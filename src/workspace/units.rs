//! Where the program stands, the folders with facts there, and what the user answers.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::find_data;

/// The folder that relative paths begin at; empty if the system does not say.
pub fn current_folder() -> PathBuf {
    env::current_dir().unwrap_or_default()
}

/// Whether the current folder is still there.
pub fn is_here() -> bool {
    env::current_dir().is_ok()
}

/// Makes a folder the current one; false if that cannot be.
pub fn enter(folder: &Path) -> bool {
    env::set_current_dir(folder).is_ok()
}

/// The folder itself and the folders in it that have facts in their `data/`, if only saved as plain text, by name.
pub fn find_units(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.insert(0, home.to_path_buf());
    folders.retain(|folder| {
        let found = find_data(&folder.join("data"));
        !found.facts.is_empty() || !found.texts.is_empty()
    });
    folders
}

/// A line that the user types, without its end; nothing where there is no more.
pub fn read_line() -> Option<String> {
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim().to_string())
}
