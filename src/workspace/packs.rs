//! A pack's name to its files: a user's file replaces the built-in file of the same path.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::builtin;
use super::failure::FileFailure;
use super::read::read_bytes;

/// The names of all packs, sorted: the built-in ones, and folders of the user's templates that have a `report.yaml`.
pub fn pack_names(workspace: &Workspace) -> Vec<String> {
    let mut names: Vec<String> = builtin::packs().map(str::to_string).collect();
    let folders = fs::read_dir(&workspace.templates).into_iter().flatten().flatten();
    let own = folders.filter(|f| f.path().join("report.yaml").is_file());
    names.extend(own.map(|f| f.file_name().to_string_lossy().into_owned()));
    names.sort();
    names.dedup();
    names
}

/// The names of the packs that come with the program, sorted.
pub fn shipped_packs() -> Vec<&'static str> {
    let mut names: Vec<_> = builtin::packs().collect();
    names.sort_unstable();
    names
}

/// Whether a user's folder of a pack is the very one that the program's is compiled from, as in a clone of its source.
pub fn is_source_of(workspace: &Workspace, pack: &str) -> bool {
    builtin::packs().any(|name| name == pack) && builtin::is_source(&workspace.templates)
}

/// A file of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackFile {
    /// Its name as messages show it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it is a file of the user's own.
    pub is_own: bool,
}

/// What the names of built-in files begin with.
const BUILT_IN: &str = "内置模板/";

/// The text of a built-in file by its name as messages show it.
pub fn built_in_file(name: &str) -> Option<&'static str> {
    let (pack, path) = name.strip_prefix(BUILT_IN)?.split_once('/')?;
    builtin::files_of(pack).find(|(within, _)| *within == path).map(|(_, text)| text)
}

/// The files of the user's own in a pack, by path within it.
pub fn own_files(
    workspace: &Workspace,
    pack: &str,
) -> Result<BTreeMap<String, PackFile>, FileFailure> {
    let mut files = BTreeMap::new();
    if let Some(folder) = user_folder(workspace, pack) {
        collect(&folder, "", &mut files)?;
    }
    Ok(files)
}

/// The files of a pack, by path within it (`/` on every system). An unreadable user file is an error.
pub fn pack_files(
    workspace: &Workspace,
    pack: &str,
) -> Result<BTreeMap<String, PackFile>, FileFailure> {
    let built_in = builtin::files_of(pack).map(|(path, text)| {
        let name = format!("{BUILT_IN}{pack}/{path}");
        (path.to_string(), PackFile { name, bytes: text.as_bytes().to_vec(), is_own: false })
    });
    let mut files: BTreeMap<String, PackFile> = built_in.collect();
    files.extend(own_files(workspace, pack)?);
    Ok(files)
}

/// The user's folder for a pack: the folder of its name among the templates, or the templates folder that the user
/// named, if that holds a pack's files itself.
pub fn user_folder(workspace: &Workspace, pack: &str) -> Option<PathBuf> {
    let own = workspace.templates.join(pack);
    let parts = ["report.yaml", "style.yaml", "sections", "tables"];
    let itself = || parts.iter().any(|part| workspace.templates.join(part).exists());
    match own.is_dir() {
        true => Some(own),
        false => (workspace.templates_named && itself()).then(|| workspace.templates.clone()),
    }
}

/// How deep a pack's folders may lie in one another.
const DEPTH: usize = 8;

fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, PackFile>,
) -> Result<(), FileFailure> {
    if prefix.matches('/').count() > DEPTH {
        let why = "文件夹套得太深，或有链接绕成了圈";
        return Err(FileFailure::new(folder, why, "请删去这个文件夹或链接"));
    }
    let entries = fs::read_dir(folder).map_err(|error| FileFailure::reading(folder, &error))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if name.ends_with(".yaml") || name.ends_with(".tera") {
            let (shown, bytes) = (path.display().to_string(), read_bytes(&path)?);
            let file = PackFile { name: shown, bytes, is_own: true };
            files.insert(format!("{prefix}{name}"), file);
        }
    }
    Ok(())
}
