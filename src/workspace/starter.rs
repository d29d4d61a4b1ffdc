//! The facts files that `jixiao new` writes: a common one, in which the kinds of units replace some blocks.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::builtin;

/// The kinds of units with a starter of their own, and the files of their blocks.
const KINDS: &[(&str, &str)] =
    &[("局", "bureau"), ("乡镇", "township"), ("学校", "school"), ("医院", "hospital")];

/// What the comment of a line says that may stand as it is.
const MAY_STAND: &str = "可照用";

/// The names of the kinds of units that have a starter of their own.
pub fn starter_kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// The starter for a kind of unit; the common one without a kind or for a kind that is not known.
pub fn starter(kind: Option<&str>) -> String {
    let common = builtin::starter_file("facts").unwrap_or_default();
    let file = KINDS.iter().find(|(name, _)| Some(*name) == kind).map(|(_, file)| *file);
    let own = blocks(file.and_then(builtin::starter_file).unwrap_or_default());
    let block_of = |block: &StarterBlock<'static>| {
        let found = own.iter().find(|one| one.key == block.key);
        [found.map_or(block.text, |one| one.text), block.tail]
    };
    blocks(common).iter().flat_map(block_of).collect()
}

/// The lines of all starters whose values are examples, without the blanks around them; those that are commented out as
/// they stand when the mark is deleted.
pub fn starter_lines() -> &'static HashSet<&'static str> {
    static LINES: OnceLock<HashSet<&str>> = OnceLock::new();
    LINES.get_or_init(|| {
        let files = KINDS.iter().map(|(_, file)| *file).chain(["facts"]);
        let blocks = files.filter_map(builtin::starter_file).flat_map(blocks);
        let lines = blocks.filter(|block| !is_head(block.key)).flat_map(|one| one.text.lines());
        let used = |line: &'static str| line.trim().strip_prefix('#').unwrap_or(line).trim();
        lines.map(used).filter(|line| !line.starts_with('#') && !line.contains(MAY_STAND)).collect()
    })
}

/// Whether a key says how the file is read; that is no example.
fn is_head(key: &str) -> bool {
    ["", "schema", "year", "unit", "pack", "previous"].contains(&key)
}

/// A part of a facts file.
struct StarterBlock<'t> {
    /// Its key at the edge, which may be commented out; empty before the first one.
    key: &'t str,
    /// From its key to its last line.
    text: &'t str,
    /// The blank lines and comments behind it, which belong to what follows.
    tail: &'t str,
}

/// The blocks of a facts file.
fn blocks(text: &str) -> Vec<StarterBlock<'_>> {
    let mut starts = vec![(0, "")];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        starts.extend(key_of(line).map(|key| (at, key)));
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let blocks = starts.iter().zip(ends).map(|((start, key), end)| {
        let (text, tail) = parted(&text[*start..end]);
        StarterBlock { key, text, tail }
    });
    blocks.collect()
}

/// Parts a block from what stands behind it. The lines of a block that is commented out are indented behind `#`.
fn parted(text: &str) -> (&str, &str) {
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev() {
        let is_tail = line.trim().is_empty() || line.starts_with('#') && !line.starts_with("#  ");
        if !is_tail || key_of(line).is_some() {
            break;
        }
        end -= line.len();
    }
    text.split_at(end)
}

/// The key that a line at the edge begins a block with: `staff:`, `# carryover: {opening: 0}`.
fn key_of(line: &str) -> Option<&str> {
    let line = line.strip_prefix("# ").unwrap_or(line);
    let (key, rest) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_key && (rest.starts_with([' ', '\n', '\r']) || rest.is_empty())).then_some(key)
}
