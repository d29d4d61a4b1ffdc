//! `cases.txt` to overlays of the standard pack: what is edited, added, renamed or written in another encoding.

use std::fs;

use crate::support::{Sandbox, project_file, standard, unseen};

/// An overlay, and what is to be found in it.
#[derive(Debug)]
pub(super) struct Case {
    /// What is wrong, in words.
    pub kind: String,
    /// Its files: path below the folder of templates, bytes, text.
    pub files: Vec<(String, Vec<u8>, String)>,
    pub expected: Expected,
}

/// What is to be found.
#[derive(Debug)]
pub(super) enum Expected {
    /// Nothing: the overlay is right.
    Nothing,
    /// Nothing is found, though it is wrong.
    Missed,
    /// This code, at a line of a file that begins so; anywhere if there is no file.
    Code { code: String, file: String, line: String },
}

/// All cases.
pub(super) fn cases() -> Vec<Case> {
    let text = fs::read_to_string(project_file("tests/lint/cases.txt")).expect("it is there");
    text.split("\n\n==").map(|text| case(text.trim_start_matches("=="))).collect()
}

fn case(text: &str) -> Case {
    let mut lines = text.lines();
    let kind = lines.next().unwrap_or_default().trim().to_string();
    let mut case = Case { kind, files: Vec::new(), expected: Expected::Missed };
    let mut file = OverlayFile::default();
    for line in lines {
        match line.split_once(' ') {
            Some(("file", path)) => {
                file.put_into(&mut case);
                file = OverlayFile { path: path.into(), text: shipped(path), ..Default::default() };
            }
            Some(("from", path)) => file.text = shipped(&format!("standard/{path}")),
            Some(("encoding", name)) => file.encoding = name.into(),
            Some((">", expected)) => case.expected = self::expected(expected, &file.path),
            _ if line == "new" => file.text = String::new(),
            _ if line == "@@" => file.edit(),
            _ => file.line(line),
        }
    }
    file.put_into(&mut case);
    case
}

fn shipped(path: &str) -> String {
    let within = path.strip_prefix("standard/").unwrap_or(path);
    let profile = || fs::read_to_string(project_file("templates/standard").join(within)).ok();
    standard().get(within).cloned().or_else(profile).unwrap_or_default()
}

fn expected(text: &str, file: &str) -> Expected {
    let (what, line) = text.split_once(" @ ").unwrap_or((text, ""));
    let (code, other) = what.split_once(' ').unwrap_or((what, file));
    match code {
        "无" => Expected::Nothing,
        "漏" => Expected::Missed,
        _ => {
            let file = if text.contains(" @") { other } else { "" };
            // Of a text in another encoding the lines cannot be read.
            let line = if code == "Y01" { "" } else { line };
            Expected::Code { code: code.into(), file: file.into(), line: unseen(line) }
        }
    }
}

/// A file that is being put together.
#[derive(Default)]
struct OverlayFile {
    path: String,
    text: String,
    encoding: String,
    before: Vec<String>,
    after: Vec<String>,
}

impl OverlayFile {
    fn line(&mut self, line: &str) {
        let text = unseen(line.get(1..).unwrap_or_default());
        if !line.starts_with('+') {
            self.before.push(text.clone());
        }
        if !line.starts_with('-') {
            self.after.push(text);
        }
    }

    /// Puts the lines so far in the place of those that stand there.
    fn edit(&mut self) {
        let (before, after) = (std::mem::take(&mut self.before), std::mem::take(&mut self.after));
        if before.is_empty() && after.is_empty() {
            return;
        }
        if before.is_empty() && self.text.is_empty() {
            self.text = after.join("\n");
            return;
        }
        let (before, after) = (before.join("\n"), after.join("\n"));
        let text = format!("\n{}\n", self.text);
        let whole = format!("\n{before}\n");
        assert_eq!(text.matches(&whole).count(), 1, "{}: {before}", self.path);
        let after = if after.is_empty() { "\n".to_string() } else { format!("\n{after}\n") };
        let text = text.replace(&whole, &after);
        self.text = text[1..text.len() - 1].to_string();
    }

    fn put_into(&mut self, case: &mut Case) {
        self.edit();
        if self.path.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let bytes = encoded(&text, &self.encoding);
        case.files.push((std::mem::take(&mut self.path), bytes, text));
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "" => text.as_bytes().to_vec(),
        "utf-16" => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        _ => text.chars().flat_map(two_bytes).collect(),
    }
}

/// A character as encodings of two bytes write one, whichever.
fn two_bytes(c: char) -> Vec<u8> {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => vec![byte],
        _ => {
            let number = c as u32;
            vec![0xb0 + (number % 0x47) as u8, 0xa1 + (number % 0x5e) as u8]
        }
    }
}

impl Case {
    /// Whether its fault shows only beside facts: a number or a name of the unit's own is typed.
    pub(super) fn needs_facts(&self) -> bool {
        ["手打数字", "写死"].iter().any(|kind| self.kind.contains(kind))
    }

    /// Writes the overlay into a folder.
    pub(super) fn write(&self, sandbox: &Sandbox, folder: &str) {
        for (path, bytes, _) in &self.files {
            sandbox.write(&format!("{folder}/{path}"), bytes);
        }
    }
}
