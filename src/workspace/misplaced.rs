//! Templates that look as if they were meant and are not used: beside the facts, misspelt, a folder too high or too deep,
//! with a wrong ending, or in a folder that cannot be read.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::builtin;
use super::failure::FileFailure;
use super::packs::{pack_names, user_folder};
use crate::base::nearest::nearest;

/// What lies where nothing looks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misplaced {
    /// A folder of templates beside a facts file, but not in the folder where the command runs.
    Elsewhere(PathBuf),
    /// A folder among the templates that is no pack, and the pack that its name is near to.
    NoPack(PathBuf, Option<String>),
    /// A pack's file or folder directly among the templates, and where it should be, if that is certain.
    TooHigh(PathBuf, Option<PathBuf>),
    /// A folder of packs among the templates.
    TooDeep(PathBuf),
    /// A folder of packs that should be called `templates`.
    OtherName(PathBuf),
    /// A pack beside the folder of templates.
    Outside(PathBuf),
    /// A file of a pack with another ending than the one that is read, and the right name.
    OtherEnding(PathBuf, String),
    /// An archive, which nothing looks into.
    Packed(PathBuf),
    /// A file of an office program among the parts of a pack, and what the folder's files are called.
    OfOffice(PathBuf, &'static str),
    /// A folder with the name of a file.
    Folder(PathBuf),
    /// A file, or what is no folder either, in the place of the folder of templates or of a pack.
    File(PathBuf),
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

/// What of the workspace's templates no pack uses; a failure if they cannot be looked through.
pub fn among_templates(workspace: &Workspace, pack: &str) -> Result<Vec<Misplaced>, FileFailure> {
    let mut found = beside_templates(workspace);
    match fs::read_dir(&workspace.templates) {
        Ok(entries) => {
            let paths = sorted(entries.flatten().map(|entry| entry.path()));
            found.extend(paths.into_iter().filter_map(|path| in_templates(workspace, pack, path)));
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            found.push(Misplaced::File(workspace.templates.clone()));
        }
        Err(error) if error.kind() == ErrorKind::NotFound && !workspace.templates.is_symlink() => {}
        Err(error) => return Err(FileFailure::reading(&workspace.templates, &error)),
    }
    if let Some(folder) = user_folder(workspace, pack) {
        in_pack(&folder, DEPTH, &mut found);
    }
    Ok(found)
}

/// The endings of archives.
const ARCHIVES: [&str; 5] = ["zip", "rar", "7z", "gz", "xz"];

/// The endings of what office programs write.
const OFFICE: [&str; 9] = ["docx", "doc", "wps", "rtf", "xlsx", "xls", "et", "pdf", "csv"];

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let is = |ending: &std::ffi::OsStr| endings.iter().any(|one| ending.eq_ignore_ascii_case(one));
    path.extension().is_some_and(is)
}

/// How deep a pack's folders are looked through.
const DEPTH: usize = 4;

fn in_templates(workspace: &Workspace, pack: &str, path: PathBuf) -> Option<Misplaced> {
    let names = pack_names(workspace);
    let name = name_of(&path);
    let is_template = (name.ends_with(".tera") || right_name(&name).is_some()) && path.is_file();
    if PARTS.contains(&name.as_str()) || is_template {
        // A folder that the user names may be a pack itself.
        let place = || {
            let right = right_name(&name).unwrap_or(name.clone());
            let mut known = builtin::built_in().map(|(known, _)| known);
            let known: Vec<_> = known.by_ref().filter(|known| is_named(known, &right)).collect();
            let of_pack = known.iter().find(|known| known.split('/').next() == Some(pack));
            // Every pack may have the parts of one: they belong to the one that is in use.
            let part = || PARTS.contains(&right.as_str()).then(|| format!("{pack}/{right}"));
            let own = of_pack.map(|known| known.to_string()).or_else(part);
            let usual = || known.iter().find(|known| known.starts_with("standard/"));
            let any = || usual().or(known.first()).map(|known| known.to_string());
            Some(workspace.templates.join(own.or_else(any)?))
        };
        return (!workspace.templates_named).then(|| Misplaced::TooHigh(path, place()));
    }
    if names.contains(&name) {
        return (!path.is_dir()).then_some(Misplaced::File(path));
    }
    if !path.is_dir() {
        return has_ending(&path, &ARCHIVES).then_some(Misplaced::Packed(path));
    }
    if holds_parts(&path) {
        let near = nearest(&name, names.iter().map(String::as_str)).map(str::to_string);
        return Some(Misplaced::NoPack(path, near));
    }
    holds_packs(&path).then_some(Misplaced::TooDeep(path))
}

/// Folders beside that of the templates which should be it, or be in it.
fn beside_templates(workspace: &Workspace) -> Vec<Misplaced> {
    if workspace.templates_named {
        return Vec::new();
    }
    let here = Path::new(".");
    let root = if workspace.root.as_os_str().is_empty() { here } else { &workspace.root };
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let names = pack_names(workspace);
    let judged = |path: PathBuf| {
        let (name, shown) = (name_of(&path), workspace.root.join(path.file_name()?));
        let is_near = name != "templates" && nearest(&name.to_lowercase(), ["templates"]).is_some();
        match path.is_dir() {
            true if is_near && holds_packs(&path) => Some(Misplaced::OtherName(shown)),
            true if names.contains(&name) && holds_parts(&path) => Some(Misplaced::Outside(shown)),
            _ => None,
        }
    };
    sorted(entries.map(|entry| entry.path())).into_iter().filter_map(judged).collect()
}

/// What in a pack's folder is not read and looks as if it should be.
fn in_pack(folder: &Path, depth: usize, found: &mut Vec<Misplaced>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in sorted(entries.map(|entry| entry.path())) {
        let name = name_of(&path);
        if !path.is_dir() {
            let of_folder = || of_folder(folder, &name);
            let lowered = || lowered(folder, &name);
            let right = right_name(&name).or_else(of_folder).or_else(lowered);
            let right = right.filter(|_| path.is_file());
            found.extend(match right {
                Some(right) => Some(Misplaced::OtherEnding(path, right)),
                None => of_other_program(folder, path, &name),
            });
        } else if name.ends_with(".tera") || name.ends_with(".yaml") {
            found.push(Misplaced::Folder(path));
        } else if depth > 0 && !path.is_symlink() {
            in_pack(&path, depth - 1, found);
        }
    }
}

/// An archive in a pack, or a file of an office program where the parts of a pack are; what such programs leave open begins
/// with `~$`.
fn of_other_program(folder: &Path, path: PathBuf, name: &str) -> Option<Misplaced> {
    if name.starts_with(['.', '~']) || !path.is_file() {
        return None;
    }
    if has_ending(&path, &ARCHIVES) {
        return Some(Misplaced::Packed(path));
    }
    let ending = ending_in(folder).filter(|_| has_ending(&path, &OFFICE))?;
    Some(Misplaced::OfOffice(path, ending))
}

/// The ending of a folder's files.
fn ending_in(folder: &Path) -> Option<&'static str> {
    Some(match name_of(folder).as_str() {
        "sections" | "attachments" => ".md.tera",
        "tables" | "charts" | "profiles" | "words" => ".yaml",
        _ => return None,
    })
}

/// The name that a file with its ending in capitals should have: `01-overview.md.tera` of `01-overview.MD.TERA`.
fn lowered(folder: &Path, name: &str) -> Option<String> {
    let (stem, ending) = name.split_once('.')?;
    let lower = format!("{stem}.{}", ending.to_ascii_lowercase());
    if lower == name || stem.is_empty() {
        return None;
    }
    let is_read = lower.ends_with(".tera") || lower.ends_with(".yaml");
    let right = right_name(&lower).or_else(|| of_folder(folder, &lower));
    right.or_else(|| is_read.then_some(lower))
}

/// The name that a file with a wrong ending should have: `01-overview.md.tera` of `01-overview.md` and of
/// `01-overview.md.tera.txt`.
fn right_name(name: &str) -> Option<String> {
    let whole = name.strip_suffix(".txt").unwrap_or(name);
    let whole = whole.strip_suffix(".yml").map_or(whole.to_string(), |stem| format!("{stem}.yaml"));
    let whole = if whole.ends_with(".md") { format!("{whole}.tera") } else { whole };
    let is_one = |name: &str| builtin::built_in().any(|(known, _)| is_named(known, name));
    let whole = match format!("{whole}.yaml") {
        list if !whole.contains('.') && is_one(&list) => list,
        _ => whole,
    };
    let is_known = || is_one(&whole);
    let named = name.ends_with(".tera.txt") || name.ends_with(".yaml.txt");
    (whole != name && (named || is_known())).then_some(whole)
}

/// The name that a file with the ending of a text should have in a folder of a pack: `10-results.md.tera` of
/// `10-results.md` in `sections`.
fn of_folder(folder: &Path, name: &str) -> Option<String> {
    const TEXTS: [&str; 6] = [".md.txt", ".yml.txt", ".md", ".yml", ".txt", ".tera"];
    if name.ends_with(".md.tera") {
        // A whole template, in whatever folder.
        return None;
    }
    let stem = TEXTS.iter().find_map(|ending| name.strip_suffix(ending))?;
    let ending = ending_in(folder).filter(|_| name_of(folder) != "words")?;
    let right = format!("{}{ending}", stem.trim_end_matches(".md"));
    (right != name && !name.starts_with('.') && stem != "README").then_some(right)
}

fn is_named(path: &str, name: &str) -> bool {
    path.rsplit('/').next() == Some(name)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
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
    let found = candidates
        .into_iter()
        .find(|(real, _)| real.canonicalize().ok() != used && holds_packs(real));
    found.map(|(real, up)| {
        // As the user would write it.
        let above = if up == 1 { shown.parent() } else { Some(shown) };
        Misplaced::Elsewhere(above.map_or(real, |above| above.join("templates")))
    })
}

fn holds_parts(folder: &Path) -> bool {
    PARTS.iter().any(|part| folder.join(part).exists())
}

fn holds_packs(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_dir()).any(|path| holds_parts(&path))
}

fn sorted(paths: impl Iterator<Item = PathBuf>) -> Vec<PathBuf> {
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths
}
