//! What each room may import.

use super::{GRAPH, IMPORTS, is_in};

/// A room, and the rooms that it may import beside itself. A room that is named stands for all rooms within it, except
/// those that the importing room is in: `check/words` may import what is beside it in `check`, not `check/facts`.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &["base/codes", "base/yaml"]),
    ("base/codes", &[]),
    ("base/yaml", &["base", "base/codes"]),
    ("workspace", &["base"]),
    ("catalogue", &["base"]),
    ("images", &["base"]),
    ("doc", &["base", "images"]),
    ("data", &["base", "catalogue", "data/sections"]),
    ("data/sections", &["base", "catalogue", "data"]),
    // What a pack cites are facts.
    ("pack", &["base", "catalogue", "doc"]),
    // A profile of indicators is a pack's file.
    ("figures", &["base", "catalogue", "data", "pack"]),
    (
        "template",
        &["base", "catalogue", "data", "figures", "pack", "images", "doc", "template/view"],
    ),
    ("template/view", &["base", "catalogue", "data", "figures", "pack", "doc", "template"]),
    // Words and numbers only; what they are compared with stands in `check`.
    ("statements", &["base"]),
    ("fonts", &["base", "doc"]),
    ("layout", &["base", "images", "doc", "fonts", "layout/chart", "layout/table"]),
    ("layout/chart", &["base", "doc", "fonts", "layout"]),
    ("layout/table", &["base", "doc", "fonts", "layout"]),
    ("write", &["base", "doc", "fonts", "layout", "write/docx", "write/pdf"]),
    // Word lays out by itself; its charts have the shades of the PDF's.
    ("write/docx", &["base", "images", "doc", "fonts", "layout/chart", "write"]),
    ("write/pdf", &["base", "images", "doc", "fonts", "layout", "write"]),
    ("write/svg", &["base", "images", "fonts", "layout"]),
    (
        "check",
        &[
            "base",
            "catalogue",
            "data",
            "figures",
            "statements",
            "pack",
            "doc",
            "layout",
            "check/coverage",
            "check/facts",
            "check/last_look",
            "check/sentences",
            "check/words",
        ],
    ),
    // The rooms of rules share what is beside them; none imports another.
    ("check/coverage", &["base", "catalogue", "data", "figures", "pack", "doc", "check"]),
    ("check/last_look", &["base", "catalogue", "figures", "doc", "check"]),
    (
        "check/facts",
        &["base", "catalogue", "data", "figures", "statements", "pack", "doc", "check"],
    ),
    (
        "check/sentences",
        &["base", "catalogue", "data", "figures", "statements", "pack", "doc", "check"],
    ),
    (
        "check/words",
        &["base", "catalogue", "data", "figures", "statements", "pack", "doc", "check"],
    ),
    // Bytes only; where they are kept is the workspace's.
    ("record", &["base", "catalogue", "figures", "images", "doc"]),
    ("edits", &["base"]),
    ("changes", &["base", "catalogue", "data", "figures", "doc"]),
    ("redline", &["base", "doc", "changes"]),
    // A server and a loop around the pipeline; the page that it serves is not Rust.
    ("preview", &["base", "workspace", "pipeline"]),
    ("cli", &["base", "workspace", "catalogue", "pipeline", "preview", "cli/json"]),
    ("cli/json", &["base", "workspace", "catalogue", "pipeline", "cli"]),
    (
        "pipeline",
        &[
            "base",
            "workspace",
            "catalogue",
            "data",
            "edits",
            "changes",
            "redline",
            "record",
            "pack",
            "figures",
            "images",
            "template",
            "doc",
            "fonts",
            "layout",
            "write",
            "check",
        ],
    ),
];

/// The innermost room that a file is in; `main.rs` and `lib.rs` are in none.
fn room_of(file: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    ROOMS.iter().filter(|(room, _)| is_in(file, room)).max_by_key(|(room, _)| room.len())
}

/// Whether a room may import a file.
fn may(room: &str, allowed: &[&str], file: &str) -> bool {
    let Some((target, _)) = room_of(file) else { return false };
    let within = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_allowed = |name: &&str| within(name, target) && (name == target || !within(name, room));
    *target == room || allowed.iter().any(is_allowed)
}

#[test]
fn rooms_import_only_what_they_may() {
    let mut broken = Vec::new();
    for import in IMPORTS.iter() {
        let Some((room, allowed)) = room_of(&import.from.file) else { continue };
        if import.named.is_some_and(|file| !may(room, allowed, file)) {
            broken.push(format!("{}: {}", import.from.file, import.path.join("::")));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_is_in_a_room() {
    let files = GRAPH.sources.iter().map(|source| source.file.as_str());
    let roots = ["lib.rs", "main.rs"];
    let lost: Vec<_> =
        files.filter(|file| room_of(file).is_none() && !roots.contains(file)).collect();
    assert!(lost.is_empty(), "in no room: {lost:?}");
    for (room, allowed) in ROOMS {
        for name in [room].into_iter().chain(*allowed) {
            let is_there = GRAPH.sources.iter().any(|source| is_in(&source.file, name));
            assert!(is_there, "{room}: there is no {name}");
        }
    }
}

#[test]
fn a_room_within_a_room_stands_apart() {
    let allowed = &["base", "check"];
    assert!(may("check/words", allowed, "base/yaml/words.rs"));
    assert!(may("check/words", allowed, "check/rule.rs"));
    assert!(!may("check/words", allowed, "check/facts/parts.rs"));
    assert!(!may("check/words", allowed, "layout/mod.rs"));
}
