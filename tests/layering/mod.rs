//! Who may import whom, which folders may name which outside crate, and files that form no circles.
//!
//! A room is a folder or file of `src`; a room within a room has a row of its own. `source.rs` reads files, `graph.rs`
//! follows imports, `rooms.rs`, `homes.rs` and `circles.rs` are the rules, `codes.rs` has one for the rules of `check`,
//! `binaries.rs` holds the same of the tests, `names.rs` what names must be, `sizes.rs` how long files may be.

mod binaries;
mod circles;
mod codes;
mod graph;
mod homes;
mod names;
mod rooms;
mod sizes;
mod source;

use std::sync::LazyLock;

use graph::{Graph, Import};

/// The sources as they are.
static GRAPH: LazyLock<Graph> = LazyLock::new(|| Graph::new(source::read_all("src")));

/// What they import.
static IMPORTS: LazyLock<Vec<Import>> = LazyLock::new(|| GRAPH.imports());

/// Whether a file is a room or in it: `base/yaml` has `base/yaml.rs` and `base/yaml/words.rs`.
fn is_in(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}
