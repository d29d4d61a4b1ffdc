//! A pack's files by where each comes from, and the copies of built-in ones that users change.
//!
//! A copy is kept a second time as it was made, under `.jixiao/base` of the templates: after an upgrade it tells what
//! the user changed from what the program did.

use std::fs;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::builtin;
use super::failure::FileFailure;
use super::packs::{pack_files, user_folder};
use super::read::read_bytes;
use super::write::{create, write_new};

/// Where a file of a pack comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TemplateOrigin {
    /// Built in.
    BuiltIn,
    /// The user's, with the text of the built-in one.
    Copied,
    /// The user's, in place of the built-in one.
    Changed,
    /// The user's; there is no built-in one of its path.
    Added,
}

/// A file of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateFile {
    /// The pack that it is of: the one that was asked for, or one that this extends.
    pub pack: String,
    /// Its path within the pack, with `/`.
    pub path: String,
    /// Where it comes from.
    pub origin: TemplateOrigin,
    /// The user's file.
    pub place: Option<PathBuf>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of a file that was to be copied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ejected {
    /// It was written.
    Written,
    /// The user has it already, unchanged.
    Present,
    /// The user has changed it; it stays.
    Kept,
}

/// The manual, which is copied beside the packs.
pub const MANUAL: &str = "README.md";

/// The files of a pack and of those that it extends, `chain`, nearest first; each path once, sorted.
pub fn template_files(
    workspace: &Workspace,
    chain: &[String],
) -> Result<Vec<TemplateFile>, FileFailure> {
    let mut all: Vec<TemplateFile> = Vec::new();
    for pack in chain {
        let folder = user_folder(workspace, pack);
        for (path, (_, bytes)) in pack_files(workspace, pack)? {
            if all.iter().any(|file| file.path == path) {
                continue;
            }
            let place =
                folder.as_ref().map(|folder| folder.join(&path)).filter(|own| own.is_file());
            let origin = match (&place, builtin_text(chain, &path)) {
                (None, _) => TemplateOrigin::BuiltIn,
                (Some(_), None) => TemplateOrigin::Added,
                (Some(_), Some(text)) if is_same_text(&bytes, text) => TemplateOrigin::Copied,
                (Some(_), Some(_)) => TemplateOrigin::Changed,
            };
            all.push(TemplateFile { pack: pack.clone(), path, origin, place, bytes });
        }
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(all)
}

/// The files in a user's folder of a pack that no pack reads, by their endings; hidden ones are none of the user's doing.
pub fn strays(workspace: &Workspace, pack: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if let Some(folder) = user_folder(workspace, pack) {
        collect_strays(&folder, DEPTH, &mut found);
    }
    found
}

/// How deep folders are looked through.
const DEPTH: usize = 8;

fn collect_strays(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() && depth > 0 && !path.is_symlink() {
            collect_strays(&path, depth - 1, found);
        } else if path.is_file() && !name.ends_with(".yaml") && !name.ends_with(".tera") {
            found.push(path);
        }
    }
}

/// The text of a built-in file of a pack or of those behind it in its chain, or of the manual.
pub fn builtin_text(chain: &[String], path: &str) -> Option<&'static str> {
    if path == MANUAL {
        return Some(builtin::MANUAL);
    }
    let of_pack = |pack: &String| builtin::files_of(pack).find(|(known, _)| *known == path);
    chain.iter().find_map(of_pack).map(|(_, text)| text)
}

/// The text that a user's file had when it was copied, if that was kept.
pub fn base_text(workspace: &Workspace, pack: &str, path: &str) -> Option<Vec<u8>> {
    read_bytes(&base_place(workspace, pack, path)).ok()
}

/// Where a copied file is put.
pub fn place_of(workspace: &Workspace, pack: &str, path: &str) -> PathBuf {
    match path {
        MANUAL => workspace.templates.join(MANUAL),
        _ => match user_folder(workspace, pack) {
            Some(folder) => folder.join(path),
            None => workspace.templates.join(pack).join(path),
        },
    }
}

fn base_place(workspace: &Workspace, pack: &str, path: &str) -> PathBuf {
    let base = workspace.templates.join(".jixiao").join("base");
    if path == MANUAL { base.join(MANUAL) } else { base.join(pack).join(path) }
}

/// Copies a built-in file to the user's templates, and keeps its text as the base of later comparisons. A file that is
/// there stays as it is.
pub fn eject(
    workspace: &Workspace,
    pack: &str,
    path: &str,
    text: &str,
) -> Result<Ejected, FileFailure> {
    let (place, base) = (place_of(workspace, pack, path), base_place(workspace, pack, path));
    if place.exists() {
        let same = is_same_text(&read_bytes(&place)?, text);
        if same && !base.exists() {
            write_new(&base, text.as_bytes(), true)?;
        }
        return Ok(if same { Ejected::Present } else { Ejected::Kept });
    }
    write_new(&base, text.as_bytes(), true)?;
    match write_new(&place, text.as_bytes(), false)? {
        true => Ok(Ejected::Written),
        false => Ok(Ejected::Kept),
    }
}

/// Makes a pack of another one's files: all of them or, where one is there already, none. Gives the files it made.
pub fn new_pack(
    workspace: &Workspace,
    name: &str,
    files: &[TemplateFile],
) -> Result<Vec<PathBuf>, FileFailure> {
    let place = |file: &TemplateFile| workspace.templates.join(name).join(&file.path);
    let files: Vec<_> = files.iter().map(|file| (place(file), file.bytes.as_slice())).collect();
    create(&files)
}

/// Whether bytes are a text but for the mark at the start and the line ends that editors put in.
pub fn is_same_text(bytes: &[u8], text: &str) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(own) if own.contains('\r') => own.replace("\r\n", "\n") == text,
        Ok(own) => own == text,
        Err(_) => false,
    }
}
