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

/// A file of a pack: its name as messages show it, and its bytes.
pub(super) type PackFile = (String, Vec<u8>);

/// The files of a pack, by path within it (`/` on every system). An unreadable user file is an error.
pub fn pack_files(
    workspace: &Workspace,
    pack: &str,
) -> Result<BTreeMap<String, PackFile>, FileFailure> {
    let built_in = builtin::files_of(pack).map(|(path, text)| {
        (path.to_string(), (format!("内置模板/{pack}/{path}"), text.as_bytes().to_vec()))
    });
    let mut files: BTreeMap<String, PackFile> = built_in.collect();
    if let Some(folder) = user_folder(workspace, pack) {
        collect(&folder, "", &mut files)?;
    }
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
            files.insert(
                format!("{prefix}{name}"),
                (path.display().to_string(), read_bytes(&path)?),
            );
        }
    }
    Ok(())
}
