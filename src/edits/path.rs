//! Dotted paths to nodes: keys, items of lists by their number from 1 or by their name (`projects.p01.name`).

use crate::base::fact_path::{FactPath, PathStep};
use crate::base::yaml::{Node, NodeValue};

/// Keys by whose values items of lists are named, the first that an item has.
const NAMING: [&str; 5] = ["id", "source", "code", "name", "indicator"];

/// The parts of a path such as `projects[2].goals.expected`.
///
/// What follows `stated` is the id of a figure, one key.
pub(super) fn steps(path: &str) -> Vec<PathStep> {
    match path.strip_prefix("stated.") {
        Some(id) => ["stated", id].map(|word| PathStep::Key(word.into())).into(),
        None => FactPath::parse(path).steps().to_vec(),
    }
}

/// Whether a path is written as paths are: words with dots between them, items in brackets.
pub(super) fn is_well_formed(path: &str) -> bool {
    spelt(&steps(path)) == path
}

/// The parts of a path with names of items made their numbers, which stay where a name changes.
pub(super) fn resolved(root: &Node, steps: &[PathStep]) -> Vec<PathStep> {
    let mut here = Some(root);
    let numbered = |step: &PathStep| {
        let (above, found) = (here, here.and_then(|node| next(node, step)));
        here = found;
        let items = above.and_then(Node::items)?;
        let at = items.iter().position(|item| found.is_some_and(|one| std::ptr::eq(one, item)))?;
        Some(PathStep::Item(at + 1))
    };
    let numbers: Vec<_> = steps.iter().map(numbered).collect();
    steps.iter().zip(numbers).map(|(step, number)| number.unwrap_or_else(|| step.clone())).collect()
}

/// What a path leads to.
pub(super) enum Destination<'n> {
    /// A node.
    Node(&'n Node),
    /// So many of its parts lead to this node, the next one to nothing.
    Until(usize, &'n Node),
}

/// Follows a path from the root.
pub(super) fn follow<'n>(root: &'n Node, steps: &[PathStep]) -> Destination<'n> {
    let mut here = root;
    for (at, step) in steps.iter().enumerate() {
        match next(here, step) {
            Some(node) => here = node,
            None => return Destination::Until(at, here),
        }
    }
    Destination::Node(here)
}

fn next<'n>(node: &'n Node, step: &PathStep) -> Option<&'n Node> {
    match (&node.value, step) {
        (NodeValue::Mapping(_), PathStep::Key(key)) => node.get(key),
        (NodeValue::Sequence(items), PathStep::Item(number)) => items.get(number.checked_sub(1)?),
        (NodeValue::Sequence(items), PathStep::Key(name)) => {
            items.iter().find(|item| is_named(item, name))
        }
        _ => None,
    }
}

/// Whether an item of a list has this name.
pub(super) fn is_named(item: &Node, name: &str) -> bool {
    named(item) == Some(name)
}

/// What an item of a list is named by.
fn named(item: &Node) -> Option<&str> {
    NAMING.iter().find_map(|key| item.get(key)?.text())
}

/// What may follow a node in a path.
pub(super) fn there(node: &Node) -> Vec<String> {
    match &node.value {
        NodeValue::Mapping(entries) => entries.iter().map(|entry| entry.key.clone()).collect(),
        NodeValue::Sequence(items) => {
            let name = |(at, item): (usize, &Node)| match named(item) {
                Some(name) => name.to_string(),
                None => format!("[{}]", at + 1),
            };
            items.iter().enumerate().map(name).collect()
        }
        NodeValue::Null | NodeValue::Scalar { .. } => Vec::new(),
    }
}

/// A path as it is written.
pub(super) fn spelt(steps: &[PathStep]) -> String {
    steps.iter().cloned().collect::<FactPath>().to_string()
}
