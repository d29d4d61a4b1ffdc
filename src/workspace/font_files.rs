//! The font files of folders; those of the system and the user with what tells whether one has changed.

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::failure::FileFailure;
use super::read::regular;
use crate::base::stamp::Stamp;

/// Folders within folders are looked through so deep; links may lead round in a circle.
const DEPTH: usize = 8;

/// Every font file in the system's folders and the user's, folder by folder, by name within each.
pub fn system_fonts() -> Vec<Stamp> {
    let mut found = Vec::new();
    folders().iter().for_each(|folder| collect(folder, DEPTH, &mut found));
    found
}

/// What a folder of fonts and those in it hold, each list by path.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FontFiles {
    /// Files with the ending of a font, and links to such files.
    pub files: Vec<PathBuf>,
    /// What has the ending of a font and is none, and folders that cannot be looked through.
    pub failures: Vec<FileFailure>,
    /// Whether there is so much else that it was not looked through to the end: it is no folder of fonts.
    pub too_large: bool,
}

/// The most files and folders of a folder of fonts: a whole disk has more.
const MOST: usize = 10_000;

/// The font files of a folder and of those in it. What links to folders lead to is counted, not listed.
pub fn font_files(folder: &Path) -> FontFiles {
    let mut found = FontFiles::default();
    let mut seen: BTreeSet<PathBuf> = folder.canonicalize().into_iter().collect();
    let mut folders = vec![(folder.to_path_buf(), false)];
    let mut count = 0;
    while let Some((folder, is_linked)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.failures.push(FileFailure::reading(&folder, &error));
                continue;
            }
        };
        for entry in entries.flatten() {
            count += 1;
            if count > MOST {
                return FontFiles { too_large: true, ..found };
            }
            let path = entry.path();
            if path.is_dir() && path.canonicalize().is_ok_and(|real| seen.insert(real)) {
                folders.push((path.clone(), is_linked || path.is_symlink()));
            }
            if is_font(&path) && !is_linked {
                match regular(&path) {
                    // As the library of fonts names it.
                    Ok(()) if path.is_symlink() => found.files.extend(path.canonicalize()),
                    Ok(()) => found.files.push(path),
                    Err(failure) => found.failures.push(failure),
                }
            }
        }
    }
    found.files.sort();
    found.failures.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn folders() -> Vec<PathBuf> {
    let under = |variable: &str, paths: &[&str]| -> Vec<PathBuf> {
        let base = env::var_os(variable).map(PathBuf::from);
        base.map(|base| paths.iter().map(|path| base.join(path)).collect()).unwrap_or_default()
    };
    if cfg!(windows) {
        let system = under("SYSTEMROOT", &["Fonts"]);
        // Fonts that a user without rights installs for himself.
        let own = under("LOCALAPPDATA", &["Microsoft\\Windows\\Fonts"]);
        system.into_iter().chain(own).collect()
    } else if cfg!(target_os = "macos") {
        let system = ["/Library/Fonts", "/System/Library/Fonts", "/Network/Library/Fonts"];
        let system = system.into_iter().map(PathBuf::from).chain(fetched_fonts());
        system.chain(under("HOME", &["Library/Fonts"])).collect()
    } else {
        let system = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
        let own = under("HOME", &[".fonts", ".local/share/fonts"]);
        system.into_iter().chain(own).collect()
    }
}

/// The folders of fonts that macOS fetches when they are wanted.
fn fetched_fonts() -> Vec<PathBuf> {
    let assets = fs::read_dir("/System/Library/AssetsV2").into_iter().flatten().flatten();
    let fonts = assets
        .filter(|e| e.file_name().to_string_lossy().starts_with("com_apple_MobileAsset_Font"));
    let mut folders: Vec<PathBuf> = fonts.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<Stamp>) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let Some(metadata) = metadata(&entry) else { continue };
        let path = entry.path();
        if metadata.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if metadata.is_file() && is_font(&path) {
            found.push(stamp(path, &metadata));
        }
    }
}

/// What the listing itself tells, which on Windows costs nothing; a link is followed.
fn metadata(entry: &DirEntry) -> Option<Metadata> {
    let own = entry.metadata().ok()?;
    if own.is_symlink() { fs::metadata(entry.path()).ok() } else { Some(own) }
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["ttf", "ttc", "otf", "otc"].iter().any(|known| ending == *known))
}

/// What tells whether a file is still the one that was looked at; `None` where there is none.
pub fn stamp_of(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().map(|found| stamp(path.to_path_buf(), &found))
}

fn stamp(path: PathBuf, metadata: &Metadata) -> Stamp {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = since.map_or(0, |since| since.as_nanos() as u64);
    Stamp { path, size: metadata.len(), modified }
}
