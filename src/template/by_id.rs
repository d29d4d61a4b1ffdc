//! Names that say an item of a list by its id, as the facts do: `income.general.actual`, `projects.p01.name`. What they stand for
//! is put into the view; an item that this report does not have is not filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{Expression, Visitor, walk};
use super::item_path::{BY_ID, PARTS, is_by_id, may_be_id};
use super::marks::Marks;
use super::prepare::Prepared;
use super::private::plain;
use super::view::{Group, ViewNode};
use crate::base::id::FigureId;
use crate::figures::Figures;

/// Puts what templates name by id into the view.
pub(super) fn add(
    templates: &BTreeMap<String, Prepared>,
    view: &mut Group,
    marks: &mut Marks,
    figures: &Figures,
) {
    let mut named = NamedPaths::default();
    templates.values().for_each(|prepared| walk(&prepared.nodes, &mut named));
    for path in &named.0 {
        let parts: Vec<_> = path.split('.').collect();
        match is_by_id(&parts) {
            true => item_of_list(path, &parts, view, (marks, figures)),
            false => item_of_parts(path, &parts, view, (marks, figures)),
        }
    }
}

/// The paths of three names and more.
#[derive(Default)]
struct NamedPaths(BTreeSet<String>);

impl Visitor for NamedPaths {
    fn expression(&mut self, expression: &Expression) {
        if let Some((_, path)) = expression.path().filter(|(_, path)| path.len() > 2) {
            self.0.insert(path.join("."));
        }
    }
}

/// `projects.p01.actual`: the item under a name of its own, since the list has no names; a figure that the item has none of.
fn item_of_list(
    path: &str,
    parts: &[&str],
    view: &mut Group,
    (marks, figures): (&mut Marks, &Figures),
) {
    let (target, of_item) =
        (format!("{BY_ID}.{path}"), format!("{BY_ID}.{}.{}", parts[0], parts[1]));
    let item = view.at(parts[0]).and_then(|list| item(list, parts[1])).cloned();
    let is_there = item.is_some();
    if let Some(item) = item.filter(|_| !view.holds(&of_item)) {
        view.insert(&of_item, item);
    }
    if view.holds(&target) {
        return;
    }
    let id = FigureId::new(path);
    if figures.get(&id).is_some() {
        view.insert(&target, marks.figure(&id, None, figures).into());
    } else if !is_there {
        view.insert(&target, marks.missing(path).into());
    }
}

/// `income.general.actual`: a part beside the names of what it is a part of.
fn item_of_parts(
    path: &str,
    parts: &[&str],
    view: &mut Group,
    (marks, figures): (&mut Marks, &Figures),
) {
    // The first name that is none of the view's, which the part stands for.
    let lacks = |end: &usize| !view.holds(&parts[..*end].join("."));
    let Some(end) = (2..parts.len()).find(lacks) else { return };
    let above = parts[..end - 1].join(".");
    let Some(ViewNode::Group(group)) = view.at(&above) else { return };
    let Some(list) = group.at(PARTS) else { return };
    let is_column = group.holds(parts[end]);
    match item(list, parts[end - 1]).cloned() {
        Some(item) => view.insert(&parts[..end].join("."), item),
        None => {
            let id = FigureId::new(path);
            if figures.get(&id).is_some() {
                view.insert(path, marks.figure(&id, None, figures).into());
            } else if is_column && may_be_id(parts[end - 1]) {
                view.insert(path, marks.missing(path).into());
            }
        }
    }
}

/// The item of a list with an id.
fn item<'l>(list: &'l ViewNode, id: &str) -> Option<&'l ViewNode> {
    let ViewNode::List(items) = list else { return None };
    let has_id = |item: &&ViewNode| {
        let own = match item {
            ViewNode::Group(group) => group.at("id"),
            _ => None,
        };
        matches!(own, Some(ViewNode::Text(text)) if plain(text) == id)
    };
    items.iter().find(has_id)
}
