//! The tables of the manuals are those of the catalogue.

use std::fs;

use jixiao::catalogue::{Catalogue, manual};

use crate::support::{project_file, same_as_file};

const OPEN: &str = "<!-- catalogue: ";
const CLOSE: &str = "<!-- end -->";

/// A manual with its tables made again.
fn renewed(text: &str, catalogue: &Catalogue) -> String {
    let mut pieces = text.split(OPEN);
    let mut new = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (what, rest) = piece.split_once(" -->").expect("a marker is closed");
        let (_, behind) = rest.split_once(CLOSE).expect("a table has its end");
        let table = match what.split_once(' ') {
            Some(("keys", chapter)) => manual::keys(catalogue, chapter),
            None if what == "figures" => manual::figures(catalogue),
            None if what == "sources" => manual::source_codes(),
            None if what == "sections" => manual::section_codes(),
            None if what == "names" => manual::names(catalogue),
            _ => panic!("no table is called {what}"),
        };
        new.push_str(&format!("{OPEN}{what} -->\n\n{table}\n\n{CLOSE}{behind}"));
    }
    new
}

#[test]
fn tables_are_those_of_the_catalogue() {
    let catalogue = Catalogue::standard();
    for path in ["data/README.md", "templates/README.md"] {
        let text = fs::read_to_string(project_file(path)).expect("the manual is there");
        same_as_file(path, &renewed(&text, &catalogue));
    }
}

#[test]
fn every_chapter_has_its_table() {
    let text = include_str!("../../data/README.md");
    for chapter in manual::chapters(&Catalogue::standard()) {
        assert!(text.contains(&format!("{OPEN}keys {chapter} -->")), "{chapter}");
    }
}
