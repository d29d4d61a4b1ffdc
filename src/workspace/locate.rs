//! A folder to the facts files in it: those that declare the schema or cannot be told, except files of last year.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::FileFailure;
use super::read::read_bytes;
use crate::base::encoding;
use crate::base::nearest::nearest;

/// What the YAML files of a folder are, each list sorted by path.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundData {
    /// The facts files, without those that another one names as `previous:`. Files that cannot be read or have no
    /// content are among them: building them says what is wrong.
    pub facts: Vec<PathBuf>,
    /// Files and folders that are plainly something else.
    pub others: Vec<PathBuf>,
    /// Files that declare the schema under a name of plain text, `单位.yaml.txt`, which no command takes by itself.
    pub texts: Vec<PathBuf>,
    /// Why the folder could not be looked through, if it is there.
    pub failure: Option<FileFailure>,
}

/// A facts file and the file of last year that it names.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Located {
    path: PathBuf,
    /// The file that `previous:` names, relative to this one.
    previous: Option<PathBuf>,
}

/// The sample that shows everything, before all others.
const LEAD: &str = "demo-2024.yaml";

/// What the `.yaml` and `.yml` files of a folder are: the leading sample first, then sorted by path.
pub fn find_data(folder: &Path) -> FoundData {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()),
        Err(error) if error.kind() == ErrorKind::NotFound => return FoundData::default(),
        Err(error) => {
            let failure = Some(FileFailure::reading(folder, &error));
            return FoundData { failure, ..FoundData::default() };
        }
    };
    let (mut paths, others): (Vec<_>, Vec<_>) = entries.partition(|path| is_yaml(path));
    let mut texts: Vec<_> = others.into_iter().filter(|path| is_facts_as_text(path)).collect();
    texts.sort();
    let leads = |path: &Path| path.file_name().is_some_and(|name| name == LEAD);
    paths.sort_by(|a, b| (!leads(a), a).cmp(&(!leads(b), b)));
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for path in paths {
        match recognise(&path) {
            Some(_) if is_nameless(&path) || is_of_an_editor(&path) => others.push(path),
            Some(located) => found.push(located),
            None if is_hidden(&path) => {}
            None => others.push(path),
        }
    }
    FoundData { facts: without_superseded(found), others, texts, failure: None }
}

fn without_superseded(found: Vec<Located>) -> Vec<PathBuf> {
    let real: Vec<_> = found.iter().map(|f| f.path.canonicalize().ok()).collect();
    // What is no file is last year's to nobody: a link that leads nowhere, or to a device.
    let files = real.iter().enumerate().filter_map(|(at, path)| Some((path.as_ref()?, at)));
    let index: HashMap<_, _> = files.filter(|(path, _)| path.is_file()).collect();
    let before = |at: usize| {
        let named = found[at].previous.as_deref()?.canonicalize().ok()?;
        index.get(&named).copied()
    };
    let before: Vec<Option<usize>> = (0..found.len()).map(before).collect();
    let mut superseded = vec![false; found.len()];
    for (at, named) in before.iter().enumerate() {
        // Files that name each other in a circle are all this year's: building them says what is wrong.
        if let Some(named) = named.filter(|&named| !leads_to(&before, named, at)) {
            superseded[named] = true;
        }
    }
    let kept = found.into_iter().zip(superseded).filter(|(_, superseded)| !superseded);
    kept.map(|(located, _)| located.path).collect()
}

/// Whether a file's previous, the previous of that, and so on, come to another file.
fn leads_to(before: &[Option<usize>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    for _ in 0..before.len() {
        match at {
            Some(place) if place == to => return true,
            Some(place) => at = before[place],
            None => return false,
        }
    }
    false
}

/// Whether a file's name is an ending alone: `.yaml`. Its reports would be hidden ones.
pub fn is_nameless(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == ".yaml" || name == ".yml")
}

/// What a file is that is no text, where it is none.
pub fn binary_kind(path: &Path) -> Option<&'static str> {
    encoding::binary_kind(&read_bytes(path).ok()?)
}

/// Whether an editor or an office program made a file for itself while another one is open: `.#单位.yaml`, `~$单位.yaml`.
pub fn is_of_an_editor(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".#") || name.starts_with(b"~$")
}

fn is_yaml(path: &Path) -> bool {
    if is_nameless(path) {
        return true;
    }
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Whether a file declares the schema and has a name of plain text, as Notepad gives to what it saves under a new name.
pub fn is_facts_as_text(path: &Path) -> bool {
    let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    let declares = || {
        let text = read_bytes(path).map(|bytes| encoding::legible(&bytes)).unwrap_or_default();
        text.lines().find(|line| !says_nothing(line)).is_some_and(|line| line.contains("jixiao/"))
    };
    is_text && !is_hidden(path) && path.is_file() && declares()
}

/// The name that a facts file saved as plain text should have: `单位.yaml` for `单位.yaml.txt` and `单位.txt`.
pub fn name_without_text(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    if !is_yaml(Path::new(&name)) {
        name.push(".yaml");
    }
    name.into()
}

/// Whether a file has other names (hard links), which keep what it held once it is replaced.
#[cfg(unix)]
pub fn has_other_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    fs::metadata(path).is_ok_and(|found| found.nlink() > 1)
}

/// Whether a file has other names; on this system that cannot be told.
#[cfg(not(unix))]
pub fn has_other_names(_path: &Path) -> bool {
    false
}

/// Systems and editors keep files of their own under such names: `._单位.yaml`.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// A facts file; `None` for a folder and for a file that says something else.
///
/// A facts file says `jixiao/` in its first line, blank lines, comments and marks of YAML aside. Encoding, colon, quotes
/// and brackets do not matter here: reading the file says what is wrong with them.
fn recognise(path: &Path) -> Option<Located> {
    if path.is_dir() {
        return None;
    }
    match read_bytes(path) {
        Ok(bytes) => recognise_in(path, &bytes),
        Err(_) => unknown(path),
    }
}

/// A file that says nothing of what it is; what systems and editors keep for themselves may be anything.
fn unknown(path: &Path) -> Option<Located> {
    (!is_hidden(path)).then(|| Located { path: path.to_path_buf(), previous: None })
}

/// [`recognise`], of a file whose bytes were read.
fn recognise_in(path: &Path, bytes: &[u8]) -> Option<Located> {
    let text = encoding::legible(bytes);
    let mut lines = text.split(encoding::LINE_ENDS).filter(|line| !says_nothing(line)).peekable();
    let declares = match lines.peek() {
        None => return unknown(path),
        Some(first) => first.contains("jixiao/") || is_misspelt(first),
    };
    let lines: Vec<_> = lines.collect();
    if !declares && !lines.iter().any(|line| line.starts_with("schema: jixiao/")) {
        return None;
    }
    let named = lines.iter().find_map(|line| previous_of(line));
    let previous = named.map(|name| path.with_file_name(name));
    Some(Located { path: path.to_path_buf(), previous })
}

/// Whether a file of these bytes may be facts: it declares the schema, or what it is cannot be told.
pub fn may_be_facts(path: &Path, bytes: &[u8]) -> bool {
    recognise_in(path, bytes).is_some()
}

/// Whether a line is blank, a comment, a directive or the mark at the beginning of a document.
fn says_nothing(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    line.is_empty() || line.starts_with(['#', '%']) || line == "---"
}

/// `schema: jixao/1`.
fn is_misspelt(line: &str) -> bool {
    let value = line.trim_start().strip_prefix("schema:").map(str::trim_start);
    let name = value.and_then(|value| value.split(['/', ' ']).next());
    name.is_some_and(|name| nearest(name, ["jixiao"]).is_some())
}

/// The value of a top-level `previous:` line, without quotes and comment; `None` for another line or a null value.
fn previous_of(line: &str) -> Option<String> {
    let value = line.strip_prefix("previous:")?;
    let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
    (!value.is_empty() && value != "null" && value != "~").then(|| value.to_string())
}

/// The files that lead from a facts file by `previous:` back to it; empty if they do not.
pub fn circle_of_previous(facts: &Path) -> Vec<PathBuf> {
    const LONGEST: usize = 100;
    let mut circle = vec![facts.to_path_buf()];
    while circle.len() < LONGEST {
        let last = circle.last().and_then(|path| recognise(path)?.previous);
        match last {
            Some(previous) if is_same_file(&previous, facts) => return circle,
            Some(previous) => circle.push(previous),
            None => break,
        }
    }
    Vec::new()
}

/// The path of a file that a facts file names, relative to the facts file.
pub fn beside(facts: &Path, name: &str) -> PathBuf {
    facts.with_file_name(name)
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|o| o == one))
}
