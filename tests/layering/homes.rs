//! Where each outside crate, and what the program must not do elsewhere, may be named.

use super::names::lines;
use super::{IMPORTS, is_in};
use crate::support::project_file;

/// A folder or file below `src`, and what it needs the crate for.
type Home = (&'static str, &'static str);

/// A crate or a path of the standard library, and its homes.
const HOMES: &[(&str, &[Home])] = &[
    ("axum", &[("preview", "addresses, headers and events of the page")]),
    ("clap", &[("cli", "arguments")]),
    ("comrak", &[("template", "Markdown of sections")]),
    ("docx_rs", &[("write/docx", "the body of the Word file")]),
    (
        "flate2",
        &[
            ("write/pdf", "packed streams"),
            ("images", "how many bytes a PNG's packed data are"),
            ("record", "packed records"),
        ],
    ),
    ("fontdb", &[("fonts", "fonts by family")]),
    ("futures_util", &[("preview", "states as a stream of events")]),
    ("indexmap", &[("base/diag", "findings once each")]),
    ("lopdf", &[("write/pdf", "PDF objects")]),
    ("mimalloc", &[("main", "the allocator of the program")]),
    ("notify", &[("preview", "which files have changed")]),
    ("png", &[("images", "pixels of PNG files")]),
    ("printpdf", &[("write/pdf", "PDF operators")]),
    ("quick_xml", &[("write/docx", "parts in schema order")]),
    (
        "rust_decimal",
        &[
            ("base", "amounts from their characters"),
            ("data", "numbers as facts state them"),
            ("pack", "limits and points of scoring rules"),
            ("figures", "sums, rates and scores"),
            ("statements", "numbers in sentences and their rounding"),
            ("check", "differences and what rounding may make of them"),
            ("template", "comparisons, and parts of charts"),
            ("doc", "parts of charts"),
            ("record", "values of figures and of parts of charts"),
            ("layout/chart", "sizes of slices and bars"),
            ("write/docx", "numbers in the Word file's charts"),
        ],
    ),
    ("sha2", &[("base/sha256", "digests of files")]),
    ("similar", &[("changes", "what two texts have in common")]),
    (
        "serde",
        &[
            ("cli/json", "the shape of what is printed as JSON"),
            ("template/view", "what templates see of facts and figures"),
            ("record", "the shape of records and histories"),
            ("preview", "the shape of what the page is sent"),
        ],
    ),
    (
        "serde_json",
        &[
            ("cli/json", "what is printed as JSON"),
            ("record", "records and histories"),
            ("preview", "what the page is sent"),
        ],
    ),
    ("serde_saphyr", &[("base/yaml", "YAML with places")]),
    ("strsim", &[("base/nearest", "the nearest known name")]),
    ("subsetter", &[("fonts", "subsets of glyphs")]),
    ("tera", &[("template", "templates")]),
    ("tokio", &[("preview", "the thread that answers requests")]),
    ("ttf_parser", &[("fonts", "tables of faces")]),
    (
        "unicode_normalization",
        &[
            ("base/alike", "compatibility characters and what they stand for"),
            ("template/raised", "accents on their letters"),
        ],
    ),
    (
        "unicode_width",
        &[("base/source", "places of marks under a line"), ("cli/columns", "columns of a list")],
    ),
    ("write_fonts", &[("fonts", "tables that Word needs of a subset")]),
    ("zip", &[("write/docx", "the package of a Word file")]),
    ("std::env", &[("workspace", "the environment"), ("main", "arguments")]),
    ("std::fs", &[("workspace", "files")]),
    ("std::time::Instant", &[("workspace", "how long a run takes")]),
    ("std::time::SystemTime", &[]),
];

/// The paths of a row that a file names.
fn named(name: &str) -> impl Iterator<Item = (&str, String)> {
    let wanted: Vec<_> = name.split("::").map(String::from).collect();
    IMPORTS.iter().filter_map(move |import| {
        let path = import.outside.as_ref().filter(|path| path.starts_with(&wanted))?;
        Some((import.from.file.as_str(), path.join("::")))
    })
}

#[test]
fn outside_crates_stay_at_home() {
    let mut broken = Vec::new();
    for (name, homes) in HOMES {
        for (file, path) in named(name) {
            if !homes.iter().any(|(home, _)| is_in(file, home)) {
                broken.push(format!("{file}: {path}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn numbers_are_rounded_half_up_in_one_place() {
    let mut rounded = lines().into_iter().filter(|(_, line)| line.contains("round_dp"));
    let home = rounded.next().map(|(file, _)| file);
    assert_eq!(home.as_deref(), Some("base/amount.rs"));
    let others: Vec<_> = rounded.collect();
    assert!(others.is_empty(), "not by half_up: {others:#?}");
}

#[test]
fn every_home_is_needed() {
    let rows = HOMES.iter().flat_map(|(name, homes)| homes.iter().map(move |home| (name, home)));
    let idle = rows.filter(|(name, (home, _))| !named(name).any(|(file, _)| is_in(file, home)));
    let idle: Vec<_> =
        idle.map(|(name, (home, _))| format!("{home} does not name {name}")).collect();
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn every_dependency_has_a_home() {
    let manifest = std::fs::read_to_string(project_file("Cargo.toml")).expect("it is there");
    let (_, rest) = manifest.split_once("[dependencies]\n").expect("there are dependencies");
    let names = rest.lines().take_while(|line| !line.starts_with('['));
    let names = names.filter(|line| !line.starts_with('#'));
    let names: Vec<_> = names.filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let name = name.replace('-', "_");
        assert!(HOMES.iter().any(|(known, _)| *known == name), "{name} has no home");
    }
}
