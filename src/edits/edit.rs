//! A path and a value to the changed text.

use std::ops::Range;

use super::faults::EditFault;
use super::insertion::{self, Insertion};
use super::path::{self, Destination};
use super::tree::{reads_as, tree, without};
use super::written::{self, BlockScalar};
use crate::base::fact_path::PathStep;
use crate::base::yaml::{Node, NodeValue};

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
    let root = tree(text).ok_or(EditFault::Unreadable)?;
    if !path::is_well_formed(path) {
        return Err(nowhere(&root));
    }
    let steps = path::resolved(&root, &path::steps(path));
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let tries = match path::follow(&root, &steps) {
        Destination::Node(node) => replacements(text, node, value, line_end)?,
        Destination::Until(at, number) if is_amount(number) && steps.len() == at + 1 => {
            return beside(text, (&steps[..at], number), &steps[at], value);
        }
        Destination::Until(at, node) => {
            if steps.len() - at > DEEPEST {
                return Err(nowhere(&root));
            }
            let nowhere = EditFault::Nowhere {
                existing: path::spelt(&steps[..at]),
                there: path::there(node),
                in_list: node.items().is_some(),
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

/// The key of the column that a bare number is in where a line has several.
const DECIDED: &str = "actual";

/// Whether a node is a bare number.
fn is_amount(node: &Node) -> bool {
    let text = node.text().unwrap_or_default();
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
}

/// A column of a line of amounts that is written as one number: the number keeps its meaning under a key of its own.
fn beside(
    text: &str,
    (line, number): (&[PathStep], &Node),
    column: &PathStep,
    value: &str,
) -> Result<Edited, EditFault> {
    let under = |column: &PathStep| line.iter().chain([column]).cloned().collect::<Vec<_>>();
    let decided = PathStep::Key(DECIDED.into());
    if *column == decided {
        return set(text, &path::spelt(line), value);
    }
    let Range { start, end } = number.span.range();
    let written = &text[start..end];
    let quote = if written.contains(',') && !written.starts_with(['"', '\'']) { "\"" } else { "" };
    let opened = format!("{{{DECIDED}: {quote}{written}{quote}}}");
    let opened = format!("{}{opened}{}", &text[..start], &text[end..]);
    let [before, after] = [text, &opened].map(tree);
    let (before, after) = before.zip(after).ok_or(EditFault::NotWritable)?;
    let kept = match path::follow(&after, &under(&decided)) {
        Destination::Node(node) => node.text() == number.text(),
        Destination::Until(..) => false,
    };
    if !kept || !reads_as(&without(&after, line), &without(&before, line)) {
        return Err(EditFault::NotWritable);
    }
    let edited = set(&opened, &path::spelt(&under(column)), value)?;
    let new = edited.text[start..edited.text.len() - (text.len() - end)].to_string();
    Ok(Edited { text: edited.text, old: start..end, new })
}

/// Not even the first key of a path is there.
fn nowhere(root: &Node) -> EditFault {
    EditFault::Nowhere { existing: String::new(), there: path::there(root), in_list: false }
}

/// Whether a group of values or a list is written at a path.
pub fn has_group(text: &str, path: &str) -> bool {
    holds(text, path, |value| matches!(value, NodeValue::Mapping(_) | NodeValue::Sequence(_)))
}

/// Whether a single value is written at a path.
pub fn has_value(text: &str, path: &str) -> bool {
    holds(text, path, |value| matches!(value, NodeValue::Scalar { .. }))
}

fn holds(text: &str, path: &str, is: impl Fn(&NodeValue) -> bool) -> bool {
    let Some(root) = tree(text) else { return false };
    let steps = path::resolved(&root, &path::steps(path));
    match path::follow(&root, &steps) {
        Destination::Node(node) => is(&node.value),
        Destination::Until(..) => false,
    }
}

/// More keys in one another than a facts file has.
const DEEPEST: usize = 16;

/// The part of a path whose value begins at a byte, and what follows it in the path; nothing if none does.
pub fn part_at(text: &str, paths: &[&str], byte: usize) -> Option<(String, String)> {
    let root = tree(text)?;
    let within = |path: &&str| {
        let steps = path::steps(path);
        (1..=steps.len()).find_map(|at| match path::follow(&root, &steps[..at]) {
            Destination::Node(node) if node.span.range().start == byte => {
                Some((path::spelt(&steps[..at]), path::spelt(&steps[at..])))
            }
            Destination::Node(_) | Destination::Until(..) => None,
        })
    };
    paths.iter().find_map(within)
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

/// The ways to add a key, the rest of the path, to a mapping or to nothing: several keys in one another as one line.
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
    let keys: Vec<String> = rest.iter().map(key).collect::<Option<_>>()?;
    let (last, outer) = keys.split_last()?;
    let ways = written::ways(value, "").into_iter().map(|way| {
        let opened: String = outer.iter().map(|key| format!("{key}: {{")).collect();
        format!("{opened}{last}: {way}{}", "}".repeat(outer.len()))
    });
    if mapping.is_null() {
        // Nothing is filled in behind a key.
        let places = replacements(text, mapping, "nothing", line_end).ok()?;
        let (place, sample) = places.into_iter().next()?;
        let blank = if sample.starts_with(' ') { " " } else { "" };
        return Some(ways.map(|way| (place.clone(), format!("{blank}{{{way}}}"))).collect());
    }
    let Insertion { at, before, behind } = insertion::place(text, mapping, line_end)?;
    Some(ways.map(|way| (at..at, format!("{before}{way}{behind}"))).collect())
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
