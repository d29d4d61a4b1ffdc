//! One meaning a name: a type is declared once in `src`, ids of facts are spelt in the catalogue, and nothing else decides
//! by how they are spelt.

use std::collections::BTreeMap;
use std::fs;

use crate::support::{files, project_file};

/// Files beside the catalogue that spell ids of facts, each with its reason.
const SPELL_IDS: &[(&str, &str)] =
    &[("template/view/", "the names under which templates see lists and running text")];

/// Lines of the code of all files of `src`, without comments and the tests at the end of a file.
pub(super) fn lines() -> Vec<(String, String)> {
    let src = project_file("src");
    let mut all = Vec::new();
    for file in files(&src) {
        let within = file.strip_prefix(&src).expect("below src").display().to_string();
        let text = fs::read_to_string(&file).expect("sources are UTF-8");
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        all.extend(code.map(|line| (within.replace('\\', "/"), line.to_string())));
    }
    all
}

/// The name that a line declares as a type; the types of a trait's own are none.
fn declared(line: &str) -> Option<&str> {
    let rest = line.trim_start().trim_start_matches("pub ");
    let rest = match rest.strip_prefix("pub(") {
        Some(rest) => rest.split_once(") ")?.1,
        None => rest,
    };
    let (word, rest) = rest.split_once(' ')?;
    let is_type = matches!(word, "struct" | "enum" | "trait" | "union");
    let is_alias = word == "type" && !line.starts_with(' ');
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    (is_type || is_alias).then_some(&rest[..end])
}

#[test]
fn a_type_name_is_declared_once() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, line) in lines() {
        if let Some(name) = declared(&line) {
            places.entry(name.into()).or_default().push(file);
        }
    }
    assert!(places.len() > 300, "{}", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

/// Whether a part of an id is spelt out: not nothing, and no place for a name.
fn is_word(part: &str) -> bool {
    !part.is_empty()
        && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Whether a word in quotes is the id of a fact: the key of a row, or a figure of one; or begins with one, before a place
/// for the rest (`lines.{id}`).
fn is_id(word: &str, keys: &[String]) -> bool {
    if let Some(start) = word.split_once('{').and_then(|(start, _)| start.strip_suffix('.')) {
        return keys.iter().any(|key| key == start || key.starts_with(&format!("{start}.")));
    }
    let is_whole = word.contains('.') && word.split('.').all(is_word);
    is_whole && keys.iter().any(|key| word == key || word.starts_with(&format!("{key}.")))
}

#[test]
fn ids_of_facts_are_spelt_in_the_catalogue() {
    let catalogue = jixiao::catalogue::Catalogue::standard();
    let keys: Vec<_> = catalogue.rows().map(|row| row.fact().to_string()).collect();
    let mut spelt = Vec::new();
    let mut used = vec![false; SPELL_IDS.len()];
    for (file, line) in lines() {
        let words = line.split('"').skip(1).step_by(2);
        if file.starts_with("catalogue/") || !words.into_iter().any(|word| is_id(word, &keys)) {
            continue;
        }
        match SPELL_IDS.iter().position(|(allowed, _)| file.starts_with(allowed)) {
            Some(row) => used[row] = true,
            None => spelt.push(format!("{file}: {}", line.trim())),
        }
    }
    assert!(spelt.is_empty(), "{}", spelt.join("\n"));
    assert!(used.iter().all(|used| *used), "a row of SPELL_IDS is not needed");
}

/// What asks how a text begins, ends or goes on.
const SPELLING: [&str; 7] = [
    ".starts_with(",
    ".ends_with(",
    ".contains(",
    ".strip_prefix(",
    ".strip_suffix(",
    ".trim_start_matches(",
    ".trim_end_matches(",
];

/// What is given a fact.
const OF_FACT: [&str; 3] = ["FigureKey::new(", "FigureKey::parse(", ".place("];

/// What takes a dotted name apart, and what such names are called.
const APART: [&str; 6] = [
    ".split('.')",
    ".rsplit('.')",
    ".split_once('.')",
    ".rsplit_once('.')",
    ".matches('.')",
    ".match_indices('.')",
];
const DOTTED: [&str; 5] = ["id", "key", "fact", "path", "as_str()"];

/// Files beside the catalogue that may go by the spelling of a dotted name, each with its reason.
const BY_SPELLING: &[(&str, &str)] = &[
    ("template/", "names of templates are paths through groups, with keys among them"),
    ("pipeline/unfilled.rs", "a template may write the last part of a name only, as in a loop"),
    ("cli/json/", "a path in the schema of the answers"),
    ("edits/", "what users write behind `stated.` is one key, the id of a figure"),
];

/// What stands behind any of these calls in a line.
fn arguments<'l>(line: &'l str, calls: &'l [&str]) -> impl Iterator<Item = &'l str> {
    let behind = |call: &'l &str| line.match_indices(*call).map(|(at, _)| &line[at + call.len()..]);
    calls.iter().flat_map(behind).map(|rest| rest.trim_start_matches('&'))
}

/// Whether an argument is a key of the catalogue, with a dot or a bracket before or behind it or without.
fn is_key(argument: &str, keys: &[String]) -> bool {
    let word = argument.strip_prefix('"').and_then(|rest| rest.split('"').next());
    let word = word.unwrap_or_default().trim_matches(['.', '[', ']']);
    keys.iter().any(|key| key == word)
}

/// Whether a line spells a fact, or asks how one is spelt, by a key or by a constant of one.
fn asks_spelling(line: &str, keys: &[String]) -> bool {
    arguments(line, &SPELLING).any(|one| one.starts_with("keys::") || is_key(one, keys))
        || arguments(line, &OF_FACT).any(|one| is_key(one, keys))
}

/// Whether a line takes an id apart at its dots.
fn takes_apart(line: &str) -> bool {
    let is_dotted = |at: usize| DOTTED.iter().any(|name| line[..at].ends_with(name));
    APART.iter().any(|call| line.match_indices(call).any(|(at, _)| is_dotted(at)))
}

#[test]
fn what_a_fact_is_stands_in_the_catalogue_and_not_in_its_spelling() {
    let catalogue = jixiao::catalogue::Catalogue::standard();
    let rows = || catalogue.rows();
    let mut keys: Vec<_> = rows().flat_map(|row| [row.key.as_str(), row.fact()]).collect();
    keys.extend(rows().filter_map(|row| row.key.split('.').next()));
    keys.extend(jixiao::catalogue::LINE_NOTES.iter().map(|note| note.key));
    let keys: Vec<_> = keys.into_iter().map(String::from).collect();
    let mut spelt = Vec::new();
    let mut used = vec![false; BY_SPELLING.len()];
    let found = lines().into_iter().filter(|(file, line)| {
        !file.starts_with("catalogue/") && (asks_spelling(line, &keys) || takes_apart(line))
    });
    for (file, line) in found {
        match BY_SPELLING.iter().position(|(allowed, _)| file.starts_with(allowed)) {
            Some(row) => used[row] = true,
            None => spelt.push(format!("{file}: {}", line.trim())),
        }
    }
    assert!(spelt.is_empty(), "{}", spelt.join("\n"));
    assert!(used.iter().all(|used| *used), "a row of BY_SPELLING is not needed");
}

#[test]
fn an_id_is_typed_once_in_the_catalogue() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, line) in lines().into_iter().filter(|(file, _)| file.starts_with("catalogue/")) {
        for word in line.split('"').skip(1).step_by(2) {
            if word.contains('.') && word.split('.').all(is_word) {
                places.entry(word.into()).or_default().push(file.clone());
            }
        }
    }
    assert!(places.len() > 100, "{}", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "a constant would say it once: {places:#?}");
}
