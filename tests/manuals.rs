//! The tables of the manuals are those of the catalogue.

use std::fs;
use std::path::Path;

use jixiao::catalogue::{Catalogue, manual};

const OPEN: &str = "<!-- catalogue: ";
const CLOSE: &str = "<!-- end -->";

/// A manual with its tables made anew.
fn renewed(text: &str, catalogue: &Catalogue) -> String {
    let mut pieces = text.split(OPEN);
    let mut new = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (what, rest) = piece.split_once(" -->").expect("a marker is closed");
        let (_, behind) = rest.split_once(CLOSE).expect("a table has its end");
        let table = match what.split_once(' ') {
            Some(("keys", chapter)) => manual::keys(catalogue, chapter),
            None if what == "figures" => manual::figures(catalogue),
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
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = fs::read_to_string(&file).expect("the manual is there");
        let new = renewed(&text, &catalogue);
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&file, &new).expect("the manual can be written");
        } else {
            assert_eq!(text, new, "{path} is stale: run the tests with ACCEPT=1");
        }
    }
}

#[test]
fn every_chapter_has_its_table() {
    let text = include_str!("../data/README.md");
    for chapter in manual::chapters(&Catalogue::standard()) {
        assert!(text.contains(&format!("{OPEN}keys {chapter} -->")), "{chapter}");
    }
}
