//! Where each key of a facts file stands, by its dotted path.

use std::collections::BTreeMap;

use crate::base::fact_path::{FactPath, PathStep};
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
    /// Where it stands: `projects[1].indicators[2].actual`.
    pub path: FactPath,
    /// Its characters.
    pub span: Span,
}

/// Every value that is filled in, in file order.
pub fn leaves(root: &Node) -> Vec<Leaf> {
    let mut all = Vec::new();
    collect_leaves(root, FactPath::default(), &mut all);
    all
}

fn collect_leaves(node: &Node, path: FactPath, all: &mut Vec<Leaf>) {
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Scalar { .. } => all.push(Leaf { path, span: node.span }),
        NodeValue::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_leaves(item, path.with(PathStep::Item(index + 1)), all);
            }
        }
        NodeValue::Mapping(entries) => {
            for entry in entries {
                collect_leaves(
                    &entry.value,
                    path.with(PathStep::Key(entry.key.as_str().into())),
                    all,
                );
            }
        }
    }
}
