//! The fuzzers' corpus and what a few changes make of it, run as the fuzzers run it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::random;

#[path = "../../fuzz/drivers.rs"]
mod drivers;

/// How many changed texts are made of each of the corpus.
const CHANGED: usize = 40;

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let entries = fs::read_dir(folder).expect("the corpus is there");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("it can be read")).collect()
}

/// Runs each text of a corpus, and each with some bytes changed, doubled, left out or taken from another.
fn run(name: &str, changed: usize, driver: fn(&[u8])) {
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "{name}");
    let mut random = random();
    for text in &corpus {
        driver(text);
        for _ in 0..changed {
            let mut text = text.clone();
            for _ in 0..=random(3) {
                let at = random(text.len());
                let end = (at + random(24)).min(text.len());
                match random(4) {
                    0 => text[at.min(end)..end].iter_mut().for_each(|b| *b = b.wrapping_add(1)),
                    1 => drop(text.drain(at.min(end)..end)),
                    2 => text.extend_from_within(at.min(end)..end),
                    _ => {
                        let other = &corpus[random(corpus.len())];
                        let from = random(other.len());
                        let piece = &other[from..(from + 40).min(other.len())];
                        text.splice(at.min(end)..end, piece.iter().copied());
                    }
                }
            }
            driver(&text);
        }
    }
}

#[test]
fn facts() {
    run("facts", CHANGED, drivers::facts);
}

#[test]
fn template() {
    run("template", CHANGED / 2, drivers::template);
}

#[test]
fn layout() {
    run("layout", CHANGED, drivers::layout);
}

#[test]
fn fonts() {
    run("fonts", CHANGED * 20, drivers::fonts);
}
