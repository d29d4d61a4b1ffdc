//! Rounds of mistakes and true edits by makers who had not read the rules (`tests/rounds`): what was found stays found, and
//! what is missed or wrongly reported stands in a list that may only get shorter.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::found::{Bench, Finder};
use crate::support::{project_file, same_as_file};

#[test]
fn first() {
    round("1");
}

#[test]
fn second() {
    round("2");
}

#[test]
fn third() {
    round("3");
}

#[test]
fn fourth() {
    round("4");
}

#[test]
fn fifth() {
    round("5");
}

#[test]
fn sixth() {
    round("6");
}

#[test]
fn seventh() {
    round("7");
}

#[test]
fn eighth() {
    round("8");
}

#[test]
fn ninth() {
    round("9");
}

/// What a file's findings are, each with how often it is made.
type Reported = BTreeMap<(String, String), usize>;

/// Compares what is missed and what is reported wrongly with the round's list.
fn round(number: &str) {
    let folder = project_file("tests/rounds").join(number);
    let files = facts(&folder);
    let bench = Bench::of_files(&format!("round-{number}"), &files);
    let mut finder = bench.finder();
    let before: BTreeMap<_, _> = files
        .iter()
        .map(|(name, text)| (name.clone(), reported(&mut finder, name, text)))
        .collect();
    let mut list = String::new();
    for (table, is_wrong) in [("mistakes.tsv", true), ("true.tsv", false)] {
        let rows = fs::read_to_string(folder.join(table)).expect("the table can be read");
        for row in rows.lines().map(|row| row.split('\t').collect::<Vec<_>>()) {
            let [file, kind, right, written, ..] = row[..] else { continue };
            let Some(text) = files.get(file) else { continue };
            let [right, written] = [right, written].map(|piece| piece.replace("\\n", "\n"));
            assert_eq!(text.matches(&right).count(), 1, "{file}: {right}");
            let now = reported(&mut finder, file, &text.replacen(&right, &written, 1));
            bench.put(file, text);
            let new: Vec<_> = now
                .iter()
                .filter(|(one, count)| before[file].get(*one).unwrap_or(&0) < count)
                .map(|((code, _), _)| code.as_str())
                .collect();
            if new.is_empty() == is_wrong {
                let edit = format!("{right} → {written}").replace('\n', "\\n");
                let word = if is_wrong { "漏" } else { "误" };
                list += &format!("{word}\t{file}\t{kind}\t{edit}\t{}\n", new.join(" "));
            }
        }
    }
    same_as_file(&format!("tests/rounds/{number}/left.tsv"), &list);
}

fn facts(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("the round has a folder");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let names = names.map(|name| name.into_string().expect("names are UTF-8"));
    let files = names.filter(|name| name.ends_with(".yaml"));
    let read = |name: &String| fs::read_to_string(folder.join(name)).expect("it can be read");
    files.map(|name| (name.clone(), read(&name))).collect()
}

/// The warnings and errors of a text that stands in the place of a file.
fn reported(finder: &mut Finder, file: &str, text: &str) -> Reported {
    let mut reported = Reported::new();
    let found = finder.find(file.trim_end_matches(".yaml"), text);
    for one in found.into_iter().filter(|one| !one.is_note) {
        *reported.entry((one.code, one.message)).or_default() += 1;
    }
    reported
}
