//! Texts that only save time, kept in the user's cache folder: read if there, written if possible, never needed.

use std::env;
use std::path::PathBuf;

use super::read::read_bytes;
use super::write::Pending;

/// A text that an earlier run kept.
pub fn read_cached(name: &str) -> Option<String> {
    String::from_utf8(read_bytes(&folder()?.join(name)).ok()?).ok()
}

/// Keeps a text for later runs, whole or not at all. Where that is impossible, later runs do the work again.
pub fn cache(name: &str, text: &str) {
    let Some(folder) = folder() else { return };
    let mut pending = Pending::default();
    if pending.add(&folder.join(name), text.as_bytes()).is_ok() {
        pending.replace();
    }
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
