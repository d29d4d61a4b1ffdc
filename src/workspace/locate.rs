//! A folder to the facts files in it: those that declare the schema, except files of last year.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::read::beginning;

/// A facts file and the file of last year that it names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    /// The file.
    pub path: PathBuf,
    /// The file that `previous:` names, relative to this one.
    previous: Option<PathBuf>,
}

/// The beginning of the name of the file that leads: the sample that shows everything.
const LEAD: &str = "demo";

/// The facts files in a folder, samples called `demo…` first, then sorted by path, without those that another one names as `previous:`.
///
/// A facts file is a `.yaml` or `.yml` file whose first line, blank lines and comments aside, begins with
/// `schema: jixiao/`.
pub fn find_data(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<Located> = entries.filter_map(|path| recognise(&path)).collect();
    let leads = |path: &Path| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(LEAD))
    };
    found.sort_by(|a, b| (!leads(&a.path), &a.path).cmp(&(!leads(&b.path), &b.path)));
    let real: Vec<_> = found.iter().map(|f| f.path.canonicalize().ok()).collect();
    let index: HashMap<_, _> = real.iter().flatten().zip(0..).collect();
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

fn recognise(path: &Path) -> Option<Located> {
    let extension = path.extension()?.to_ascii_lowercase();
    if extension != "yaml" && extension != "yml" {
        return None;
    }
    let bytes = beginning(path);
    let text =
        |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_string();
    let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).map(text);
    let first = lines.by_ref().find(|line| !is_blank(line))?;
    first.starts_with("schema: jixiao/").then(|| {
        let named = lines.find_map(|line| previous_of(&line));
        Located { path: path.to_path_buf(), previous: named.map(|name| path.with_file_name(name)) }
    })
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The value of a top-level `previous:` line, without quotes and comment; `None` for another line or a null value.
fn previous_of(line: &str) -> Option<String> {
    let value = line.strip_prefix("previous:")?;
    let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
    (!value.is_empty() && value != "null" && value != "~").then(|| value.to_string())
}

/// The path of a file that a facts file names, relative to the facts file.
pub fn beside(facts: &Path, name: &str) -> PathBuf {
    facts.with_file_name(name)
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|o| o == one))
}
