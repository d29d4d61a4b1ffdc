//! The file of the program: what tells whether it is still the one that made a report.

use std::env;

use super::font_files::stamp_of;

/// Size and time of the program's file; empty where the system does not say which it is.
pub fn program_stamp() -> String {
    let stamp = env::current_exe().ok().and_then(|path| stamp_of(&path));
    stamp.map_or(String::new(), |stamp| format!("{}-{}", stamp.size, stamp.modified))
}
