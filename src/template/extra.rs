//! The texts of `extra` that templates name and the facts do not write: not given, like any fact that is not filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, walk,
};
use super::marks::Marks;
use super::prepare::Prepared;
use super::view::Group;
use crate::catalogue::keys::EXTRA;

/// Puts every text of `extra` that a template names into the view, as missing if the facts do not write it.
pub(super) fn add_missing(
    templates: &BTreeMap<String, Prepared>,
    view: &mut Group,
    marks: &mut Marks,
) {
    let mut named =
        NamedText { groups: BTreeSet::from([EXTRA.to_string()]), ..NamedText::default() };
    templates.values().for_each(|prepared| walk(&prepared.nodes, &mut named));
    for name in named.texts {
        let path = format!("{EXTRA}.{name}");
        if !view.holds(&path) {
            let text = marks.missing(&path);
            view.insert(&path, text.into());
        }
    }
}

/// Collects the names.
#[derive(Default)]
struct NamedText {
    /// What templates call the group: `extra`, and names that were set to it.
    groups: BTreeSet<String>,
    /// The texts of it that they name.
    texts: BTreeSet<String>,
}

impl NamedText {
    fn is_group(&self, expression: &Expression) -> bool {
        matches!(&expression.kind, Kind::Name(name) if self.groups.contains(name))
    }
}

impl Visitor for NamedText {
    fn node(&mut self, node: &TemplateNode) {
        if let NodeKind::Set { name, value, .. } = &node.kind
            && self.is_group(value)
        {
            self.groups.insert(name.text.clone());
        }
    }

    fn expression(&mut self, expression: &Expression) {
        let found = match &expression.kind {
            Kind::Attribute { of, name, .. } if self.is_group(of) => Some(&name.text),
            Kind::Index { of, at, .. } if self.is_group(of) => text(at),
            Kind::Filter { of, name, arguments } if name.text == "get" && self.is_group(of) => {
                arguments.first().and_then(|argument| text(&argument.value))
            }
            _ => None,
        };
        // A name with a point would be a group of its own.
        self.texts.extend(found.filter(|name| !name.contains('.')).cloned());
    }
}

fn text(expression: &Expression) -> Option<&String> {
    match &expression.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}
