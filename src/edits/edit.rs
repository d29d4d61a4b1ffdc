//! A path and a value to the changed text.

use std::ops::Range;

use super::faults::EditFault;
use super::insertion::{self, Insertion};
use super::path::{self, Destination};
use super::written::{self, BlockScalar};
use crate::base::diag::Diagnostics;
use crate::base::fact_path::PathStep;
use crate::base::source::Sources;
use crate::base::yaml::{self, Node, NodeValue};

/// A text in which one value was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// The bytes of the old text that were replaced; empty for a new key.
    pub old: Range<usize>,
    /// What stands there now.
    pub new: String,
}

/// Sets the value at a path, or adds its key; an empty value is one that is not filled in.
///
/// The text reads as the same tree but for that value, or it is not changed.
pub fn set(text: &str, path: &str, value: &str) -> Result<Edited, EditFault> {
    let root = tree(text).ok_or(EditFault::NotWritable)?;
    if !path::is_well_formed(path) {
        return Err(EditFault::Nowhere { existing: String::new(), there: path::there(&root) });
    }
    let steps = path::resolved(&root, &path::steps(path));
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let tries = match path::follow(&root, &steps) {
        Destination::Node(node) => replacements(text, node, value, line_end)?,
        Destination::Until(at, node) => {
            if steps.len() - at > DEEPEST {
                return Err(EditFault::Nowhere {
                    existing: String::new(),
                    there: path::there(&root),
                });
            }
            let nowhere = EditFault::Nowhere {
                existing: path::spelt(&steps[..at]),
                there: path::there(node),
            };
            additions(text, node, &steps[at..], value, line_end).ok_or(nowhere)?
        }
    };
    let edited = tries.into_iter().map(|(old, new)| {
        let text = format!("{}{new}{}", &text[..old.start], &text[old.end..]);
        Edited { text, old, new }
    });
    let mut right = edited.filter(|edited| says(edited, &root, &steps, value));
    right.next().ok_or(EditFault::NotWritable)
}

/// Whether a single value is written at a path.
pub fn has_value(text: &str, path: &str) -> bool {
    let Some(root) = tree(text) else { return false };
    let steps = path::resolved(&root, &path::steps(path));
    match path::follow(&root, &steps) {
        Destination::Node(node) => matches!(node.value, NodeValue::Scalar { .. }),
        Destination::Until(..) => false,
    }
}

/// More keys in one another than a facts file has.
const DEEPEST: usize = 16;

/// The part of a path whose value begins at a byte, and what follows it in the path; nothing if none does.
pub fn part_at(text: &str, path: &str, byte: usize) -> Option<(String, String)> {
    let root = tree(text)?;
    let steps = path::steps(path);
    (1..=steps.len()).find_map(|at| match path::follow(&root, &steps[..at]) {
        Destination::Node(node) if node.span.range().start == byte => {
            Some((path::spelt(&steps[..at]), path::spelt(&steps[at..])))
        }
        Destination::Node(_) | Destination::Until(..) => None,
    })
}

/// A way to change a text: bytes, and what replaces them.
type Replacement = (Range<usize>, String);

fn replacements(
    text: &str,
    node: &Node,
    value: &str,
    line_end: &str,
) -> Result<Vec<Replacement>, EditFault> {
    let range = node.span.range();
    match node.value {
        NodeValue::Mapping(_) | NodeValue::Sequence(_) => {
            Err(EditFault::NoSingleValue { there: path::there(node) })
        }
        NodeValue::Null if range.is_empty() => {
            // It stands behind its key: the colon is still to come.
            let behind = text[range.start..].trim_start();
            let colon = behind.starts_with(':').then(|| text.len() - behind.len() + 1);
            let at = colon.unwrap_or(range.start);
            let ways = written::ways(value, "").into_iter();
            Ok(ways.map(|way| (at..at, format!(" {way}"))).collect())
        }
        NodeValue::Null | NodeValue::Scalar { .. } => {
            let before = &text[range.clone()];
            if let Some((at, block)) = block_at(text, node) {
                let end = &before[before.trim_end().len()..];
                let ways = written::ways(value, "\"").into_iter().map(|way| format!("{way}{end}"));
                let whole = ways.map(|way| (at..range.end, way));
                let lines = (!value.is_empty()).then(|| block.lines(value, line_end));
                return Ok(lines
                    .map(|lines| (range.clone(), lines))
                    .into_iter()
                    .chain(whole)
                    .collect());
            }
            let ways = written::ways(value, before).into_iter();
            Ok(ways.map(|way| (range.clone(), way)).collect())
        }
    }
}

/// The block scalar that a node is, with the byte of its header; nothing for other nodes.
fn block_at<'t>(text: &'t str, node: &Node) -> Option<(usize, BlockScalar<'t>)> {
    let range = node.span.range();
    let before = &text[range.clone()];
    let quoted = matches!(node.value, NodeValue::Scalar { quoted: true, .. });
    if !quoted || before.starts_with(['"', '\'']) {
        return None;
    }
    let above = text[..range.start].trim_end();
    let line = above.rfind('\n').map_or(0, |at| at + 1);
    let at = line + above[line..].rfind(['|', '>'])?;
    let begin = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let header = above[at..].chars().next()?;
    Some((at, BlockScalar { header, indent: range.start - begin, before }))
}

/// The ways to add a key, the rest of the path, to a mapping: several keys in one another as one line.
fn additions(
    text: &str,
    mapping: &Node,
    rest: &[PathStep],
    value: &str,
    line_end: &str,
) -> Option<Vec<Replacement>> {
    let key = |step: &PathStep| match step {
        PathStep::Key(word) if is_key(word) => Some(word.to_string()),
        PathStep::Key(_) | PathStep::Item(_) => None,
    };
    let keys: Option<Vec<String>> = rest.iter().map(key).collect();
    let (keys, Insertion { at, before, behind }) =
        (keys?, insertion::place(text, mapping, line_end)?);
    let (last, outer) = keys.split_last()?;
    let ways = written::ways(value, "").into_iter().map(|way| {
        let opened: String = outer.iter().map(|key| format!("{key}: {{")).collect();
        let closed = "}".repeat(outer.len());
        (at..at, format!("{before}{opened}{last}: {way}{closed}{behind}"))
    });
    Some(ways.collect())
}

/// Whether a word is spelt as the keys of facts files are; ids of figures have dots.
fn is_key(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
}

/// Whether a changed text says the value at the path, and everything else as before.
fn says(edited: &Edited, before: &Node, steps: &[PathStep], value: &str) -> bool {
    let Some(root) = tree(&edited.text) else { return false };
    let said = match path::follow(&root, steps) {
        Destination::Node(node) => match value {
            "" => node.is_null(),
            value => node.text().is_some_and(|text| text.trim_end() == value.trim_end()),
        },
        Destination::Until(..) => false,
    };
    said && reads_as(&without(&root, steps), &without(before, steps))
}

/// A tree without the value at a path; keys that held nothing else go with it.
fn without(node: &Node, steps: &[PathStep]) -> Node {
    let Some((first, rest)) = steps.split_first() else {
        return Node { span: node.span, value: NodeValue::Null };
    };
    let mut node = node.clone();
    match (&mut node.value, first) {
        (NodeValue::Mapping(entries), PathStep::Key(key)) => {
            let at = entries.iter().position(|entry| *entry.key == **key);
            if let Some(at) = at {
                entries[at].value = without(&entries[at].value, rest);
                if is_empty(&entries[at].value) {
                    entries.remove(at);
                }
            }
        }
        (NodeValue::Sequence(items), step) => {
            let at = match step {
                PathStep::Item(number) => number.checked_sub(1).filter(|at| *at < items.len()),
                PathStep::Key(name) => items.iter().position(|item| path::is_named(item, name)),
            };
            if let Some(at) = at {
                items[at] = without(&items[at], rest);
            }
        }
        _ => {}
    }
    node
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        NodeValue::Null => true,
        NodeValue::Mapping(entries) => entries.is_empty(),
        NodeValue::Sequence(_) | NodeValue::Scalar { .. } => false,
    }
}

/// Whether two trees have the same keys and texts, at whatever places.
fn reads_as(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (NodeValue::Null, NodeValue::Null) => true,
        (NodeValue::Scalar { text: one, .. }, NodeValue::Scalar { text: other, .. }) => {
            one == other
        }
        (NodeValue::Sequence(one), NodeValue::Sequence(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| reads_as(one, other))
        }
        (NodeValue::Mapping(one), NodeValue::Mapping(other)) => {
            let is_same = |(one, other): (&yaml::Entry, &yaml::Entry)| {
                one.key == other.key && reads_as(&one.value, &other.value)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        _ => false,
    }
}

/// The tree of a text without faults.
fn tree(text: &str) -> Option<Node> {
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    let source = sources.add("", text);
    yaml::parse(source, &sources, &mut findings).filter(|_| !findings.has_errors())
}
