//! What published reports state, against the keys that carry it and the words that the samples print.

use std::fs;

use jixiao::catalogue::Catalogue;

use crate::support::{Outcome, project_file};

const TABLE: &str = include_str!("../fixtures/coverage.tsv");

/// A fact of the field.
struct Fact {
    name: &'static str,
    texts: u32,
    keys: Vec<&'static str>,
    words: &'static str,
}

fn facts() -> Vec<Fact> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let fact = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        Fact {
            name: next(),
            texts: next().parse().expect("how many texts state it"),
            keys: next().split(' ').collect(),
            words: next(),
        }
    };
    lines.map(fact).collect()
}

/// Whether the catalogue has a key: itself, a figure that is computed under it, or the reason of its line.
fn is_known(catalogue: &Catalogue, samples: &[Outcome], key: &str) -> bool {
    let figure = |one: &Outcome| one.figures.as_ref().is_some_and(|all| all.named(key).is_some());
    let reason = |line: &str| catalogue.row(line).is_some();
    catalogue.row(key).is_some()
        || samples.iter().any(figure)
        || key.strip_suffix(".reason").is_some_and(reason)
}

/// The complete samples.
fn samples() -> [Outcome; 3] {
    ["demo-2024", "township-2024", "school-2024"].map(|name| {
        let path = project_file(&format!("data/{name}.yaml"));
        Outcome::of(fs::read_to_string(path).expect("the sample is there"))
    })
}

#[test]
fn keys_carry_what_the_field_states() {
    let catalogue = Catalogue::standard();
    let facts = facts();
    let stated = facts.iter().filter(|fact| fact.keys != ["later"]);
    let (mut all, mut proper) = (0, 0);
    let (samples, mut unknown) = (samples(), Vec::new());
    for fact in stated {
        all += fact.texts;
        if fact.keys == ["open"] {
            continue;
        }
        for key in &fact.keys {
            if !is_known(&catalogue, &samples, key) {
                unknown.push(format!("{}: {key}", fact.name));
            }
        }
        proper += fact.texts;
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
    let percent = f64::from(proper) * 100.0 / f64::from(all);
    println!(
        "proper keys carry {percent:.1}% of what the texts state, lines and tables of the unit's own the rest"
    );
    assert!(percent >= 95.0, "only {percent:.1}%");
}

#[test]
fn the_samples_print_what_the_field_states() {
    let samples = samples().map(|outcome| {
        assert_eq!(outcome.errors(), "");
        outcome.dump()
    });
    let missing: Vec<_> = facts()
        .into_iter()
        .filter(|fact| !samples.iter().any(|dump| dump.contains(fact.words)))
        .map(|fact| format!("{}: {}", fact.name, fact.words))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
