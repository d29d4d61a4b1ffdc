//! Facts files damaged at random: never a panic, every place within the file, and no English for users.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};

use crate::support::{Outcome, SAMPLE, property};

/// What a hand or a program may put into a file.
const PIECES: [&str; 44] = [
    "：", "，", "　", "\t", "\n", "\r\n", " ", "  ", ":", ": ", ",", "{", "}", "[", "]", "\"", "'",
    "#", " #", "＃", "- ", "-", "&", "*", "!", "%", "@", "`", "|", ">", "\\", "${", "$${", "}",
    "~", "null", "1,089.4", "1e3", "５", "\u{0}", "\u{e000}", "\u{feff}", "---\n", "<<: ",
];

/// One piece of damage, at a place among those where the structure is: most of the sample is prose.
#[derive(Clone, Debug)]
enum Damage {
    /// The character is gone.
    Character,
    /// The rest of the line is gone.
    Line,
    /// Something else stands before it.
    Piece(&'static str),
}

fn damages() -> impl Strategy<Value = Vec<(Index, Damage)>> {
    let damage = prop_oneof![
        1 => Just(Damage::Character),
        1 => Just(Damage::Line),
        2 => select(&PIECES[..]).prop_map(Damage::Piece),
    ];
    vec((any::<Index>(), damage), 1..=4)
}

fn damaged(damages: &[(Index, Damage)]) -> String {
    let mut text: Vec<char> = SAMPLE.chars().collect();
    for (place, damage) in damages {
        let marks: Vec<_> = (0..text.len()).filter(|&at| !text[at].is_alphabetic()).collect();
        let at = *place.get(&marks);
        match damage {
            Damage::Character => _ = text.remove(at),
            Damage::Line => {
                let line_end = text[at..].iter().position(|&c| c == '\n').unwrap_or(0);
                text.drain(at..at + line_end);
            }
            Damage::Piece(piece) => _ = text.splice(at..at, piece.chars()),
        }
    }
    text.into_iter().collect()
}

/// Two English words side by side in messages (not in what is quoted from the file).
fn english(rendered: &str) -> Option<String> {
    let output = rendered.lines().filter(|line| !line.contains(" | ") && !line.contains("-->"));
    for line in output {
        let line = quoted_removed(line).replace("jixiao new", "").replace("jixiao explain", "");
        let words: Vec<_> = line.split(' ').collect();
        let is_word = |word: &str| {
            word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'')
        };
        if words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1])) {
            return Some(line);
        }
    }
    None
}

/// A message without what it quotes from the file.
fn quoted_removed(line: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for c in line.chars() {
        match c {
            '“' => depth += 1,
            '”' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn damage_is_explained_in_chinese() {
    let seen = RefCell::new(BTreeSet::new());
    property(400, damages(), |damages| {
        let outcome = Outcome::of(damaged(&damages));
        for finding in outcome.findings.iter() {
            seen.borrow_mut().insert(finding.code.id);
            let rendered = outcome.render(finding);
            assert_eq!(english(&rendered), None, "{rendered}");
            assert!(!finding.labels.is_empty(), "{rendered}");
            for label in &finding.labels {
                let length = outcome.sources.get(label.span.source).text.len();
                assert!(label.span.start <= label.span.end, "{rendered}");
                assert!(label.span.end as usize <= length, "{rendered}");
            }
        }
    });
    // The damage reaches what it should: most codes of texts and facts turn up.
    let seen = seen.into_inner();
    for code in ["Y02", "Y06", "Y15", "Y20", "D02", "D04", "D06", "G01"] {
        assert!(seen.contains(code), "{code} is not among {seen:?}");
    }
}

#[test]
fn bytes_at_random_are_survived() {
    property(300, vec((0..600_usize, any::<u8>()), 1..=3), |changes| {
        let mut bytes = SAMPLE.as_bytes()[..600].to_vec();
        changes.iter().for_each(|&(at, byte)| bytes[at] = byte);
        let outcome = Outcome::of(&bytes);
        for finding in outcome.findings.iter() {
            let rendered = outcome.render(finding);
            assert_eq!(english(&rendered), None, "{rendered}");
        }
    });
}

#[test]
fn english_would_be_noticed() {
    let output = "错误[Y20]：mapping values are not allowed\n";
    assert!(english(output).is_some());
    assert!(english("错误[Y20]：冒号\n 5 | name: some words here\n").is_none());
}
