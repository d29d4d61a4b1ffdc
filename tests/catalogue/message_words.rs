//! A word of Latin letters in a Chinese message is one that users can write: a key of the facts, what templates see, a key or a
//! word of the packs, a command; or it is listed here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jixiao::catalogue::{Catalogue, manual};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;

use crate::support::{Sandbox, files, project_file};

/// Words that stand in no file for users, each with its reason.
const EXCEPTIONS: &[(&[&str], &str)] = &[
    (&["cd", "ulimit"], "commands of the system"),
    (&["fs", "inotify", "max_user_watches"], "a setting of Linux"),
    (&["glyf", "otc", "otf", "ttc", "ttf"], "tables and endings of font files"),
    (&["break", "continue", "raw", "endraw", "endset"], "tags of templates that no pack uses"),
];

/// The words of a text that have the form of a key: `unit`, `staff.actual`. Options, paths and names of files with a hyphen or
/// a slash are none.
fn key_words(text: &str) -> BTreeSet<&str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "_.-/\\".contains(c);
    let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
    let words = text.split(|c| !is_of_word(c)).map(|word| word.trim_end_matches('.'));
    let words =
        words.filter(|word| word.len() > 1 && word.starts_with(|c: char| c.is_ascii_lowercase()));
    words.filter(|word| word.chars().all(is_of_key)).collect()
}

/// The parts of the key words of a text, which stand between dots.
fn parts(text: &str) -> BTreeSet<String> {
    key_words(text).into_iter().flat_map(|word| word.split('.')).map(String::from).collect()
}

/// Every key and every code that the schema allows.
fn of_schema(schema: &Value, known: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (name, value) in members {
                if name == "properties" {
                    known.extend(value.as_object().into_iter().flat_map(|all| all.keys().cloned()));
                }
                if ["enum", "const"].contains(&name.as_str()) {
                    known.extend(parts(&value.to_string()));
                }
                of_schema(value, known);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| of_schema(item, known)),
        _ => {}
    }
}

/// The parts of all words that users can write.
fn known() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let ran = Sandbox::new("message-words").jixiao(&["schema"]);
    of_schema(&serde_json::from_str(&ran.stdout).expect("it is JSON"), &mut known);
    let catalogue = Catalogue::standard();
    known.extend(parts(&manual::names(&catalogue)));
    known.extend(parts(&manual::figures(&catalogue)));
    for path in files(&project_file("templates")) {
        let folders = path.iter().filter_map(|name| name.to_str());
        known.extend(folders.flat_map(parts));
        known.extend(parts(&fs::read_to_string(path).unwrap_or_default()));
    }
    known.extend(parts(include_str!("../../README.zh-CN.md")));
    known
}

/// A token as it is written; a group has its own tokens.
fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(_) => String::new(),
        token => token.to_string(),
    }
}

/// The Chinese texts in Rust code, without attributes, comments and the tests at the end of a file.
fn chinese(code: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<_> = code.into_iter().map(|token| (shown(&token), token)).collect();
    for (at, (text, token)) in tokens.iter().enumerate() {
        let before: Vec<_> =
            tokens[at.saturating_sub(2)..at].iter().map(|(text, _)| text.as_str()).collect();
        match token {
            TokenTree::Group(group) => {
                let attribute = group.delimiter() == Delimiter::Bracket
                    && matches!(before.as_slice(), [.., "#"] | [.., "#", "!"]);
                let tests = matches!(before.as_slice(), [.., "mod", "tests"]);
                if !attribute && !tests {
                    chinese(group.stream(), found);
                }
            }
            TokenTree::Literal(_) => {
                let is_text = text.starts_with(['"', 'r']);
                if is_text && text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
                    found.push(text.clone());
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// A text without the places that `format!` fills: `{name}`, `{0:.2}`.
fn without_places(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((head, tail)) = rest.split_once('{') {
        kept.push_str(head);
        kept.push(' ');
        let place = tail.split_once('}').filter(|(place, _)| {
            let (name, form) = place.split_once(':').unwrap_or((place, ""));
            !form.contains(' ') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        });
        rest = match (tail.strip_prefix('{'), place) {
            (Some(behind), _) | (None, Some((_, behind))) => behind,
            (None, None) => tail,
        };
    }
    kept + rest
}

#[test]
fn words_in_messages_are_those_that_users_write() {
    let known = known();
    let excepted: BTreeSet<_> =
        EXCEPTIONS.iter().flat_map(|(words, _)| words.iter().copied()).collect();
    let (mut unknown, mut used) = (BTreeMap::new(), BTreeSet::new());
    for path in files(&project_file("src")) {
        let Some(file) = path.to_str().filter(|file| file.ends_with(".rs")) else { continue };
        let code: TokenStream =
            fs::read_to_string(&path).expect("it is UTF-8").parse().expect(file);
        let mut texts = Vec::new();
        chinese(code, &mut texts);
        for text in texts {
            for part in parts(&without_places(&text)).difference(&known) {
                match excepted.get(part.as_str()) {
                    Some(word) => drop(used.insert(*word)),
                    None => drop(unknown.insert(part.clone(), format!("{file}: {text}"))),
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
    let idle: Vec<_> = excepted.iter().filter(|word| !used.contains(*word)).collect();
    assert!(idle.is_empty(), "needed no more: {idle:?}");
}

#[test]
fn a_mistyped_key_in_a_message_is_noticed() {
    let code: TokenStream =
        r#"fn a() { b("写 buget，如 {name} 的 {{unit}}；见 data/README.md"); }"#.parse().unwrap();
    let mut texts = Vec::new();
    chinese(code, &mut texts);
    let words: Vec<_> = texts.iter().flat_map(|text| parts(&without_places(text))).collect();
    assert_eq!(words, ["buget", "unit"]);
}
