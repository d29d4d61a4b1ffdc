//! A tree to edits of its template that have Tera do what authors mean.
//!
//! - A bare value that is asked for, `if x`, `not x`, `a and b`, becomes `x is given`: every name of the view is a text to
//!   Tera, filled in or not.
//! - A comparison becomes a call of [`COMPARE`], because Tera would compare texts with their marks.
//! - `a or b` where a value is wanted becomes a call of [`EITHER`].
//! - A name that a list is made of is refused by [`KNOWN`] where there is none, an item of a list that is printed by [`ITEM`].
//! - An item of a list by its id, `projects.p01.actual`, is looked up under [`BY_ID`].
//! - First arguments get the names that Tera asks for.
//! - Lists that are gone through and values that are set are counted: see `work_limit`.
//!
//! What is put in stands within tags, so no line and no blank of the text changes.

use std::ops::Range;

use super::super::item_path::{BY_ID, is_by_id};
use super::super::names::first_argument;
use super::super::work_limit::{COUNTED, OWN, SIZED};
use super::operators::Operator;
use super::tree::{
    Argument, BlockFilter, Bytes, Expression, ExpressionKind as Kind, NodeKind, TemplateNode,
};

/// The function that compares two values.
pub(crate) const COMPARE: &str = "jixiao_compare";
/// The function that takes the first value that is given, or the last one.
pub(crate) const EITHER: &str = "jixiao_either";
/// The function that takes a value of a name that there is.
pub(crate) const KNOWN: &str = "jixiao_known";
/// The function that takes an item of a list that there is.
pub(crate) const ITEM: &str = "jixiao_item";
/// The function that takes a list and nothing else.
pub(crate) const LISTED: &str = "jixiao_listed";

/// Bytes of a template that are replaced, and what stands in their place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Rewriting {
    /// The bytes; empty where something is put in only.
    pub range: Range<usize>,
    /// What is put there.
    pub put: String,
}

impl Rewriting {
    /// Something that is put in.
    pub(crate) fn insert(at: usize, put: impl Into<String>) -> Self {
        Self { range: at..at, put: put.into() }
    }
}

/// The filters that take one item of a list.
const OF_LISTS: [&str; 3] = ["first", "last", "nth"];

/// What an item of a list costs beside what is repeated for it.
const EACH: usize = 16;

/// All edits of a template; those of one place stand in their order.
pub(crate) fn edits(text: &str, nodes: &[TemplateNode]) -> Vec<Rewriting> {
    // An included file is counted each time.
    let counted = format!("{{% set {OWN} = {COUNTED}(list=[1], each={}) %}}", text.len());
    let mut rewriter = Rewriter { text, edits: vec![Rewriting::insert(0, counted)] };
    rewriter.nodes(nodes);
    rewriter.edits
}

struct Rewriter<'t> {
    text: &'t str,
    edits: Vec<Rewriting>,
}

impl Rewriter<'_> {
    fn nodes(&mut self, nodes: &[TemplateNode]) {
        for node in nodes {
            match &node.kind {
                NodeKind::Text(_) | NodeKind::Include(_) | NodeKind::Break | NodeKind::Continue => {
                }
                NodeKind::Print(value) => self.printed(value),
                NodeKind::Set { name, value, .. } => {
                    self.value(value);
                    self.measure(node.span.end, &name.text);
                }
                NodeKind::If { branches, otherwise } => {
                    for (condition, body) in branches {
                        self.condition(condition);
                        self.nodes(body);
                    }
                    self.nodes(otherwise);
                }
                NodeKind::For { list, body, repeated, otherwise, .. } => {
                    self.list(list, repeated.0.len());
                    self.nodes(body);
                    self.nodes(otherwise);
                }
                NodeKind::Filtered { filters, body } => self.filtered(filters, body),
                NodeKind::BlockSet { name, filters, body, end, .. } => {
                    self.filtered(filters, body);
                    self.measure(end.0.end, &name.text);
                }
                NodeKind::Block { body, .. } => self.nodes(body),
            }
        }
    }

    /// What is printed: an item of a list that has none would be nothing to Tera.
    fn printed(&mut self, value: &Expression) {
        let is_item = matches!(&value.kind, Kind::Filter { name, .. } if OF_LISTS.contains(&name.text.as_str()));
        if is_item {
            self.insert(value.span.start, format!("{ITEM}(of="));
        }
        self.value(value);
        if is_item {
            self.insert(value.span.end, ")");
        }
    }

    fn filtered(&mut self, filters: &[BlockFilter], body: &[TemplateNode]) {
        for BlockFilter { name, arguments } in filters {
            self.arguments(&name.text, arguments);
        }
        self.nodes(body);
    }

    /// Counts the size of a value that the tag ending here has set; blanks are trimmed as they are behind that tag.
    fn measure(&mut self, at: usize, name: &str) {
        let end = if self.text[..at].ends_with("-%}") { "-%}" } else { "%}" };
        self.insert(at, format!("{{% set {OWN} = {SIZED}(of={name}) {end}"));
    }

    /// A list that is gone through; each item costs the length of what is repeated.
    fn list(&mut self, list: &Expression, repeated: usize) {
        self.insert(list.span.start, format!("{COUNTED}(list="));
        self.value(list);
        let named = if list.path().is_some() { ", named=true" } else { "" };
        self.insert(list.span.end, format!("{named}, each={})", repeated + EACH));
    }

    fn insert(&mut self, at: usize, put: impl Into<String>) {
        self.edits.push(Rewriting::insert(at, put));
    }

    /// What is asked yes or no.
    fn condition(&mut self, expression: &Expression) {
        match &expression.kind {
            Kind::Binary { operator: Operator::And | Operator::Or, left, right, .. } => {
                self.condition(left);
                self.condition(right);
            }
            Kind::Not(of) => self.condition(of),
            Kind::Choice { then, condition, otherwise } => {
                [then, condition, otherwise].into_iter().for_each(|one| self.condition(one));
            }
            Kind::Binary { operator, .. } if operator.compares() => self.value(expression),
            Kind::Test { .. } | Kind::Bool(_) => self.value(expression),
            _ => {
                self.insert(expression.span.start, "(");
                self.value(expression);
                self.insert(expression.span.end, " is given)");
            }
        }
    }

    /// What is taken as it is.
    fn value(&mut self, expression: &Expression) {
        match &expression.kind {
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::None | Kind::Name(_) => {}
            Kind::Attribute { of, .. } => match expression.path() {
                Some((start, path)) if is_by_id(&path) => self.insert(start, format!("{BY_ID}.")),
                _ => self.value(of),
            },
            Kind::Minus(of) => self.value(of),
            Kind::Not(of) => self.condition(of),
            Kind::Index { of, at, .. } => {
                self.value(of);
                self.value(at);
            }
            Kind::Slice { of, bounds, .. } => {
                self.insert(of.span.start, format!("{LISTED}(list="));
                self.value(of);
                self.insert(of.span.end, ")");
                bounds.iter().flatten().for_each(|bound| self.value(bound));
            }
            Kind::Call { name, arguments } => self.arguments(&name.text, arguments),
            Kind::Filter { of, name, arguments } | Kind::Test { of, name, arguments, .. } => {
                self.value(of);
                self.arguments(&name.text, arguments);
            }
            Kind::Binary { operator, sign, left, right } => {
                self.binary(*operator, sign, [left, right]);
            }
            Kind::Choice { then, condition, otherwise } => {
                self.value(then);
                self.condition(condition);
                self.value(otherwise);
            }
            Kind::List(entries) => entries.iter().for_each(|entry| self.value(&entry.value)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| self.value(value)),
            Kind::Comprehension { item, list, condition, .. } => {
                self.known(item);
                self.list(list, expression.span.len());
                condition.iter().for_each(|condition| self.condition(condition));
            }
        }
    }

    /// What a list is made of: a name that is nowhere would be nothing to Tera, and be put in.
    fn known(&mut self, item: &Expression) {
        let is_name = matches!(item.kind, Kind::Attribute { optional: false, .. });
        if is_name {
            self.insert(item.span.start, format!("{KNOWN}(of="));
        }
        self.value(item);
        if is_name {
            self.insert(item.span.end, ")");
        }
    }

    fn binary(&mut self, operator: Operator, sign: &Bytes, [left, right]: [&Expression; 2]) {
        let function = match operator {
            Operator::And | Operator::Or => EITHER,
            operator if operator.compares() => COMPARE,
            _ => {
                self.value(left);
                self.value(right);
                return;
            }
        };
        self.insert(left.span.start, format!("{function}(by=\"{}\", left=", operator.sign()));
        self.value(left);
        self.edits.push(Rewriting { range: sign.0.clone(), put: ", right=".into() });
        self.value(right);
        self.insert(right.span.end, ")");
    }

    /// Names the first argument of a call, filter or test that stands without its name.
    fn arguments(&mut self, callee: &str, arguments: &[Argument]) {
        for Argument { name, value } in arguments {
            if name.is_none() {
                let name = first_argument(callee).unwrap_or("value");
                self.insert(value.span.start, format!("{name}="));
            }
            self.value(value);
        }
    }
}
