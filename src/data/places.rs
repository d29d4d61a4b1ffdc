//! Where each key of a facts file stands, by its dotted path.

use std::collections::BTreeMap;

use crate::base::source::Span;
use crate::base::yaml::{Node, NodeValue};

/// The place of every key of a tree; items of lists are left out.
pub fn places(root: &Node) -> BTreeMap<String, Span> {
    let mut all = BTreeMap::new();
    collect(root, "", &mut all);
    all
}

fn collect(node: &Node, path: &str, all: &mut BTreeMap<String, Span>) {
    let NodeValue::Mapping(entries) = &node.value else { return };
    for entry in entries {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", entry.key);
        collect(&entry.value, &path, all);
        all.entry(path).or_insert(entry.key_span);
    }
}

/// A value of a facts file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// Its dotted path, items of lists by their number from 1: `projects[1].indicators[2].actual`.
    pub path: String,
    /// Its characters.
    pub span: Span,
}

/// Every value that is filled in, in file order.
pub fn leaves(root: &Node) -> Vec<Leaf> {
    let mut all = Vec::new();
    collect_leaves(root, String::new(), &mut all);
    all
}

fn collect_leaves(node: &Node, path: String, all: &mut Vec<Leaf>) {
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Scalar { .. } => all.push(Leaf { path, span: node.span }),
        NodeValue::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_leaves(item, format!("{path}[{}]", index + 1), all);
            }
        }
        NodeValue::Mapping(entries) => {
            for entry in entries {
                let dot = if path.is_empty() { "" } else { "." };
                collect_leaves(&entry.value, format!("{path}{dot}{}", entry.key), all);
            }
        }
    }
}
