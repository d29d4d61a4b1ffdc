//! A folder to the facts files in it: those that declare the schema, except files of last year.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A facts file and the file of last year that it names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    /// The file.
    pub path: PathBuf,
    /// The file that `previous:` names, relative to this one.
    previous: Option<PathBuf>,
}

/// The facts files in a folder, sorted by path, without those that another one names as `previous:`.
///
/// A facts file is a `.yaml` or `.yml` file whose first line, blank lines and comments aside, begins with
/// `schema: jixiao/`.
pub fn find_data(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<Located> = entries.filter_map(|path| recognise(&path)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let superseded: Vec<PathBuf> =
        found.iter().filter_map(|f| real(f.previous.as_deref()?)).collect();
    let kept =
        found.into_iter().filter(|f| !real(&f.path).is_some_and(|p| superseded.contains(&p)));
    kept.map(|located| located.path).collect()
}

fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn recognise(path: &Path) -> Option<Located> {
    let extension = path.extension()?.to_ascii_lowercase();
    if extension != "yaml" && extension != "yml" {
        return None;
    }
    let mut lines = BufReader::new(File::open(path).ok()?).split(b'\n').map_while(Result::ok);
    let text =
        |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_string();
    let first = lines.by_ref().map(text).find(|line| !is_blank(line))?;
    first.starts_with("schema: jixiao/").then(|| {
        let named = lines.map(text).find_map(|line| previous_of(&line));
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
