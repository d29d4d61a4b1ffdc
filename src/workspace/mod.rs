//! All access to files, clock and environment: where things are, reads, atomic writes.

mod advice;
mod builtin;
mod cache;
mod collections;
mod failure;
mod font_files;
mod guard;
mod hold;
mod locate;
mod misplaced;
mod names;
mod open;
mod own_templates;
mod packs;
mod plain_text;
mod program;
mod random;
mod read;
mod records;
mod signals;
mod staged;
mod starter;
mod units;
mod write;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use advice::Use;
pub use builtin::built_in;
pub use builtin::example_facts;
pub use cache::{cache, read_cached};
pub use failure::FileFailure;
pub use font_files::{FontFiles, font_files, stamp_of, system_fonts};
pub use guard::refuse_foreign;
pub use hold::{Held, hold};
pub use locate::{
    FoundData, beside, binary_kind, circle_of_previous, find_data, has_other_names,
    is_facts_as_text, is_nameless, is_of_an_editor, is_same_file, may_be_facts, name_without_text,
};
pub use misplaced::{Misplaced, among_templates, beside_facts};
pub use names::reserved_in;
pub use open::{EditorPlace, open_address, open_file};
pub use own_templates::{
    Ejected, MANUAL, TemplateFile, TemplateOrigin, base_text, eject, folders_of, is_half_made,
    is_same_text, keep_base, manual_text, new_pack, origin_of, place_of, strays, template_files,
};
pub use packs::{
    PackFile, built_in_file, is_source_of, own_files, pack_files, pack_names, shipped_packs,
    user_folder,
};
pub use plain_text::for_editors;
pub use program::program_stamp;
pub use random::random_bytes;
pub use read::{is_there, read_bytes, read_report};
pub use records::RecordFolder;
pub use signals::report_large_files;
pub use staged::remove_leftovers;
pub use starter::{starter, starter_kinds, starter_lines};
pub use units::{current_folder, enter, find_units, is_here, read_line};
pub use write::{
    Pending, create, numbered_beside, place_beside, place_for, replace_unchanged, write_new,
};

/// The folders of a run.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder that holds `data/`, `templates/`, `fonts/` and `out/`.
    pub root: PathBuf,
    /// The folder with the user's packs; `templates/` unless the user named another.
    pub templates: PathBuf,
    /// Whether the user named that folder; then it must exist.
    pub templates_named: bool,
    /// Existing folders with fonts, in order of preference.
    pub fonts: Vec<PathBuf>,
    /// The folder with fonts that the user named, if it is there.
    pub fonts_named: Option<PathBuf>,
}

impl Workspace {
    /// The workspace of the current folder. `templates` and `fonts` are the folders that the user named, if any.
    pub fn here(templates: Option<PathBuf>, fonts: Option<PathBuf>) -> Self {
        let root = PathBuf::new();
        Self {
            templates_named: templates.is_some(),
            templates: templates.unwrap_or_else(|| root.join("templates")),
            fonts_named: fonts.clone(),
            fonts: font_folders(&root, fonts),
            root,
        }
    }

    /// Whether a path is a folder.
    pub fn is_folder(path: &Path) -> bool {
        path.is_dir()
    }
}

/// Where fonts may be: the folder that the user named, `JIXIAO_FONTS`, the workspace's `fonts/`, the nearest `fonts/`
/// above the binary, `share/jixiao/fonts` beside its `bin`. Folders that do not exist and duplicates are left out.
fn font_folders(root: &Path, named: Option<PathBuf>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = named.into_iter().collect();
    folders.extend(folders_of_variable());
    folders.push(root.join("fonts"));
    if let Ok(binary) = std::env::current_exe() {
        let binary = real(&binary);
        folders.extend(
            binary.ancestors().skip(1).map(|above| above.join("fonts")).find(|f| f.is_dir()),
        );
        let bin = binary.parent().and_then(Path::parent);
        folders.extend(bin.map(|prefix| prefix.join("share/jixiao/fonts")));
    }
    let mut kept: Vec<PathBuf> = Vec::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let real = real(&folder);
        if real.is_dir() && !seen.contains(&real) {
            seen.push(real);
            kept.push(folder);
        }
    }
    kept
}

/// The folders that `JIXIAO_FONTS` names.
fn folders_of_variable() -> Vec<PathBuf> {
    let list = std::env::var_os("JIXIAO_FONTS").unwrap_or_default();
    std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// What `JIXIAO_FONTS` names and is no folder.
pub fn bad_font_folders() -> Vec<FileFailure> {
    let folders = folders_of_variable();
    let bad = folders.iter().filter(|folder| !folder.is_dir());
    bad.map(|folder| FileFailure::no_folder(folder)).collect()
}

/// The path of something that is watched: absolute, without links where the system tells of changes by such paths.
pub fn real_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let (Some(folder), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return absolute;
    };
    if absolute.exists() { real(&absolute) } else { real(folder).join(name) }
}

/// A path without links, as users know it. On Windows links are rare, some disks cannot resolve them, and the resolved
/// form (`\\?\C:\…`) is strange to users, so there it is only made absolute.
fn real(path: &Path) -> PathBuf {
    let resolved = if cfg!(windows) { std::path::absolute(path) } else { path.canonicalize() };
    resolved.unwrap_or_else(|_| path.to_path_buf())
}

/// Measures the duration of a run, for the summary line. It never influences an output file.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
