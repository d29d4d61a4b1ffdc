//! Folders of templates that look as if they were meant and are not used: beside the facts, misspelt, one folder too high.

use std::fs;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::packs::pack_names;
use crate::base::nearest::nearest;

/// What lies where nothing looks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misplaced {
    /// A folder of templates beside a facts file, but not in the folder where the command runs.
    Elsewhere(PathBuf),
    /// A folder among the templates that is no pack, and the pack that its name is near to.
    NoPack(PathBuf, Option<String>),
    /// A pack's file or folder directly among the templates.
    TooHigh(PathBuf),
}

/// What lies in the root of a pack.
const PARTS: [&str; 8] = [
    "report.yaml",
    "style.yaml",
    "sections",
    "tables",
    "charts",
    "words",
    "profiles",
    "attachments",
];

/// What of the workspace's templates no pack uses.
pub fn among_templates(workspace: &Workspace) -> Vec<Misplaced> {
    let names = pack_names(workspace);
    let mut found = Vec::new();
    let entries = fs::read_dir(&workspace.templates).into_iter().flatten().flatten();
    for path in sorted(entries.map(|entry| entry.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_template = name.ends_with(".tera") && path.is_file();
        if PARTS.contains(&name.as_str()) || is_template {
            // A folder that the user names may be a pack itself.
            if !workspace.templates_named {
                found.push(Misplaced::TooHigh(path));
            }
        } else if path.is_dir() && !names.contains(&name) && holds_parts(&path) {
            let near = nearest(&name, names.iter().map(String::as_str)).map(str::to_string);
            found.push(Misplaced::NoPack(path, near));
        }
    }
    found
}

/// The templates beside a facts file, or beside the folder that it is in, that the run does not use.
pub fn beside_facts(workspace: &Workspace, facts: &Path) -> Option<Misplaced> {
    if workspace.templates_named {
        return None;
    }
    let folder = facts.canonicalize().ok()?.parent()?.to_path_buf();
    let used = workspace.templates.canonicalize().ok();
    let shown = facts.parent().unwrap_or(Path::new(""));
    let candidates = [(folder.parent()?.join("templates"), 1), (folder.join("templates"), 0)];
    let found = candidates.into_iter().find(|(real, _)| {
        let holds = fs::read_dir(real).into_iter().flatten().flatten();
        let mut packs = holds.map(|entry| entry.path()).filter(|path| path.is_dir());
        real.canonicalize().ok() != used && packs.any(|path| holds_parts(&path))
    });
    found.map(|(real, up)| {
        // As the user would write it.
        let above = if up == 1 { shown.parent() } else { Some(shown) };
        Misplaced::Elsewhere(above.map_or(real, |above| above.join("templates")))
    })
}

fn holds_parts(folder: &Path) -> bool {
    PARTS.iter().any(|part| folder.join(part).exists())
}

fn sorted(paths: impl Iterator<Item = PathBuf>) -> Vec<PathBuf> {
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths
}
