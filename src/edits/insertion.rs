//! A missing key to the place where it is added: behind the last value of its mapping.

use std::ops::Range;

use crate::base::yaml::{Node, NodeValue};

/// Where the text of a new key and its value goes, and what stands around it.
pub(super) struct Insertion {
    /// The byte.
    pub at: usize,
    /// What goes before the key.
    pub before: String,
    /// What goes behind the value.
    pub behind: String,
}

/// The place for a new key of a mapping, at `mapping` in `text`; none for what is no mapping.
pub(super) fn place(text: &str, mapping: &Node, line_end: &str) -> Option<Insertion> {
    let NodeValue::Mapping(entries) = &mapping.value else { return None };
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        let start = mapping.span.range().start;
        let at = start + text[start..].starts_with('{').then_some(1)?;
        return Some(Insertion { at, before: String::new(), behind: String::new() });
    };
    let end = end_of(text, &last.value).max(last.key_span.range().end);
    if text[mapping.span.range()].starts_with('{') {
        return Some(Insertion { at: end, before: ", ".into(), behind: String::new() });
    }
    let line = first.key_span.range().start;
    let column = line - text[..line].rfind('\n').map_or(0, |at| at + 1);
    let at = line_after(text, end);
    let ended = text[..at].ends_with('\n');
    let blank = " ".repeat(text[line - column..line].chars().count());
    let (before, behind) = match ended {
        true => (blank, line_end.to_string()),
        false => (format!("{line_end}{blank}"), String::new()),
    };
    Some(Insertion { at, before, behind })
}

/// One past the last byte of a value, its closing bracket included.
fn end_of(text: &str, node: &Node) -> usize {
    let Range { start, end } = node.span.range();
    let (last, close) = match &node.value {
        NodeValue::Null | NodeValue::Scalar { .. } => return end,
        NodeValue::Sequence(items) => (items.last().map(|item| end_of(text, item)), ']'),
        NodeValue::Mapping(entries) => (
            entries.last().map(|last| end_of(text, &last.value).max(last.key_span.range().end)),
            '}',
        ),
    };
    let last = last.unwrap_or(end);
    if !text[start..end].starts_with(['{', '[']) {
        return last;
    }
    text[last..].find(close).map_or(last, |at| last + at + 1)
}

/// The start of the line below a byte; the end of the text if there is none. Behind a block scalar, whose characters end
/// with its last line, that is where it ends.
fn line_after(text: &str, end: usize) -> usize {
    if text[..end].ends_with('\n') {
        return end;
    }
    text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}
