//! Texts that only save time, kept in the user's cache folder: read if there, written if possible, never needed.

use std::path::PathBuf;
use std::{env, fs};

use super::write::replace;

/// A text that an earlier run kept.
pub fn read_cached(name: &str) -> Option<String> {
    fs::read_to_string(folder()?.join(name)).ok()
}

/// Keeps a text for later runs, whole or not at all. Where that is impossible, later runs do the work again.
pub fn cache(name: &str, text: &str) {
    let _ = folder().map(|folder| replace(&folder.join(name), text.as_bytes()));
}

/// `%LOCALAPPDATA%\jixiao`, `~/Library/Caches/jixiao`, `$XDG_CACHE_HOME/jixiao` or `~/.cache/jixiao`.
fn folder() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let caches = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    Some(caches?.join("jixiao"))
}
