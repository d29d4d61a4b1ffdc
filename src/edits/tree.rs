//! A text to its tree, and how two trees differ.

use super::path;
use crate::base::diag::Diagnostics;
use crate::base::fact_path::PathStep;
use crate::base::source::Sources;
use crate::base::yaml::{self, Node, NodeValue};

/// The tree of a text without faults.
pub(super) fn tree(text: &str) -> Option<Node> {
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    let source = sources.add("", text);
    yaml::parse(source, &sources, &mut findings).filter(|_| !findings.has_errors())
}

/// A tree without the value at a path; keys that held nothing else go with it.
pub(super) fn without(node: &Node, steps: &[PathStep]) -> Node {
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
pub(super) fn reads_as(one: &Node, other: &Node) -> bool {
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
