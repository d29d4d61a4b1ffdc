//! Every test file is in one of the binaries: cargo would not say that one is left out.

use std::collections::BTreeSet;

use super::source::{self, Source};

/// The files that are modules below a file, itself included.
fn below<'s>(file: &'s str, sources: &'s [Source], found: &mut BTreeSet<&'s str>) {
    found.insert(file);
    let folder = match file.strip_suffix("mod.rs") {
        Some(folder) => folder,
        None if file.contains('/') => return,
        None => "",
    };
    let children = sources.iter().filter(|source| source.file == file && !source.is_test);
    for name in children.flat_map(|source| &source.children) {
        let paths = [format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")];
        let child = sources.iter().find(|source| paths.contains(&source.file));
        below(&child.unwrap_or_else(|| panic!("{file}: no {name}")).file, sources, found);
    }
}

#[test]
fn every_test_file_is_in_a_binary() {
    let sources = source::read_all("tests");
    let mut found = BTreeSet::new();
    for root in ["suite.rs", "external_tools.rs", "windows.rs"] {
        below(root, &sources, &mut found);
    }
    let all: BTreeSet<_> = sources.iter().map(|source| source.file.as_str()).collect();
    let lost: Vec<_> = all.difference(&found).collect();
    assert!(lost.is_empty(), "no `mod` leads from a binary to {lost:?}");
}
