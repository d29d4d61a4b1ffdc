//! A pack's files by where each comes from, and the copies of built-in ones that users change.
//!
//! A copy is kept a second time as it was made, under `.jixiao/base` of the templates: after an upgrade it tells what
//! the user changed from what the program did.

use std::fs;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::builtin;
use super::failure::FileFailure;
use super::packs::{PackFile, pack_files, user_folder};
use super::plain_text::for_editors;
use super::read::read_bytes;
use super::staged::remove_leftovers;
use super::write::{create, write_new};

/// Where a file of a pack comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TemplateOrigin {
    /// Built in.
    BuiltIn,
    /// The user's, with the text that it stands in place of.
    Copied,
    /// The user's, with the text that it was copied with; the one in whose place it stands has changed since.
    Outdated,
    /// The user's, in place of another one.
    Changed,
    /// The user's; it stands in place of none.
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
    /// The text that it stands in place of: the built-in one, or that of a pack that its pack extends or was made from.
    pub behind: Option<Vec<u8>>,
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
        for (path, PackFile { name, bytes, is_own }) in pack_files(workspace, pack)? {
            if let Some(file) = all.iter_mut().find(|file| file.path == path) {
                file.behind.get_or_insert(bytes);
                continue;
            }
            let built_in = builtin::files_of(pack).find(|(known, _)| *known == path);
            let behind = built_in.filter(|_| is_own).map(|(_, text)| text.as_bytes().to_vec());
            let place = is_own.then(|| PathBuf::from(name));
            let origin = TemplateOrigin::BuiltIn;
            all.push(TemplateFile { pack: pack.clone(), path, origin, place, bytes, behind });
        }
    }
    if let [name] = chain {
        made_from(workspace, name, &mut all);
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.iter_mut().for_each(|file| file.origin = origin_of(workspace, file));
    Ok(all)
}

/// Where a file comes from, by what it stands in place of.
pub fn origin_of(workspace: &Workspace, file: &TemplateFile) -> TemplateOrigin {
    let base = || base_text(workspace, &file.pack, &file.path);
    match (&file.place, &file.behind) {
        (None, _) => TemplateOrigin::BuiltIn,
        (Some(_), None) => TemplateOrigin::Added,
        (Some(_), Some(behind)) if is_same_text(&file.bytes, behind) => TemplateOrigin::Copied,
        (Some(_), Some(_)) if base().is_some_and(|base| is_same_text(&file.bytes, &base)) => {
            TemplateOrigin::Outdated
        }
        (Some(_), Some(_)) => TemplateOrigin::Changed,
    }
}

/// The file among the bases of a pack that names the pack it was made from.
const MADE_FROM: &str = ".from";

/// Puts the files of the pack that a pack was made from behind its own.
fn made_from(workspace: &Workspace, name: &str, files: &mut [TemplateFile]) {
    let Ok(from) = read_bytes(&base_place(workspace, name, MADE_FROM)) else { return };
    let from = String::from_utf8_lossy(&from).trim().to_string();
    let Ok(mut behind) = pack_files(workspace, &from) else { return };
    for file in files.iter_mut().filter(|file| file.behind.is_none()) {
        file.behind = behind.remove(&file.path).map(|file| file.bytes);
    }
}

/// The files in a user's folder of a pack that no pack reads, by their endings; hidden ones are none of the user's doing.
pub fn strays(workspace: &Workspace, pack: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if let Some(folder) = user_folder(workspace, pack) {
        collect_strays(&folder, DEPTH, &mut found);
    }
    found
}

/// The folders in a folder, by name.
pub fn folders_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
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

/// The manual's text.
pub fn manual_text() -> &'static str {
    builtin::MANUAL
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
            Some(folder) => below(folder, path),
            None => below(workspace.templates.join(pack), path),
        },
    }
}

/// A file of a pack in a folder, with the separators of the system.
fn below(folder: PathBuf, path: &str) -> PathBuf {
    path.split('/').fold(folder, |folder, name| folder.join(name))
}

fn base_place(workspace: &Workspace, pack: &str, path: &str) -> PathBuf {
    let base = workspace.templates.join(".jixiao").join("base");
    if path == MANUAL { base.join(MANUAL) } else { base.join(pack).join(path) }
}

/// Copies a text to the user's templates, and keeps it as the base of later comparisons. A file that is there stays as it
/// is, unless nobody has changed it since it was copied.
pub fn eject(
    workspace: &Workspace,
    pack: &str,
    path: &str,
    text: &[u8],
) -> Result<Ejected, FileFailure> {
    let (place, base) = (place_of(workspace, pack, path), base_place(workspace, pack, path));
    place.parent().into_iter().for_each(remove_leftovers);
    if place.exists() {
        let own = read_bytes(&place)?;
        if is_same_text(&own, text) {
            write_new(&base, text, true)?;
            return Ok(Ejected::Present);
        }
        if !base_text(workspace, pack, path).is_some_and(|base| is_same_text(&own, &base)) {
            return Ok(Ejected::Kept);
        }
    }
    // The base last: a copy without one gets it the next time, a base without a copy would stay alone.
    write_new(&place, &for_editors(text), true)?;
    write_new(&base, text, true)?;
    Ok(Ejected::Written)
}

/// Keeps a text as the base of later comparisons: the user has put into the own file what changed in it.
pub fn keep_base(
    workspace: &Workspace,
    pack: &str,
    path: &str,
    text: &[u8],
) -> Result<(), FileFailure> {
    write_new(&base_place(workspace, pack, path), text, true).map(|_| ())
}

/// Whether a run that was ended has begun to make a pack of these files: what is there is as it would be made, and what is
/// written last is not there.
pub fn is_half_made(workspace: &Workspace, name: &str, files: &[TemplateFile]) -> bool {
    let folder = workspace.templates.join(name);
    let is_as_made = |file: &TemplateFile| {
        let place = folder.join(&file.path);
        !place.exists() || read_bytes(&place).is_ok_and(|own| own == *for_editors(&file.bytes))
    };
    let is_done = base_place(workspace, name, MADE_FROM).exists();
    folder.is_dir() && !is_done && files.iter().all(is_as_made)
}

/// Makes a pack of the files of another one, `from`: all of them or, where one is there already that is not what an ended
/// run wrote, none. Their texts are kept as bases, the name of the other pack last. Gives the files it made.
pub fn new_pack(
    workspace: &Workspace,
    name: &str,
    from: &str,
    files: &[TemplateFile],
) -> Result<Vec<PathBuf>, FileFailure> {
    let place = |file: &TemplateFile| workspace.templates.join(name).join(&file.path);
    let made: Vec<_> = files.iter().map(|file| (place(file), for_editors(&file.bytes))).collect();
    if !workspace.templates.join(name).exists() {
        // Of a pack that was deleted; this one is not done yet.
        let _ = fs::remove_file(base_place(workspace, name, MADE_FROM));
    }
    let has_all = made.iter().all(|(path, _)| path.exists());
    let made = match has_all && is_half_made(workspace, name, files) {
        true => {
            let folders = made.iter().filter_map(|(path, _)| path.parent());
            folders.for_each(remove_leftovers);
            Vec::new()
        }
        false => create(&made)?,
    };
    for file in files {
        keep_base(workspace, name, &file.path, &file.bytes)?;
    }
    keep_base(workspace, name, MADE_FROM, from.as_bytes())?;
    Ok(made)
}

/// Whether two texts are the same but for the mark at the start, the line ends that editors put in, and blank lines at the end.
pub fn is_same_text(one: &[u8], other: &[u8]) -> bool {
    plain(one) == plain(other)
}

fn plain(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut plain = bytes.to_vec();
    let mut behind = bytes.iter().copied().skip(1).chain([0]);
    plain.retain(|byte| {
        let next = behind.next();
        !(*byte == b'\r' && next == Some(b'\n'))
    });
    plain.truncate(plain.trim_ascii_end().len());
    plain
}
