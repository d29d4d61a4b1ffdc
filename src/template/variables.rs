//! What templates may name, with what it is and what it is now.

use super::marks::{Known, Mark, Marks};
use super::private::plain;
use super::view::{self, Group, ViewNode};
use crate::catalogue::{Catalogue, Mapping};
use crate::data::Report;
use crate::figures::{Figures, State, Value};
use crate::pack::ReasonWords;

/// A name that templates, tables and `report.yaml` may use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    /// The name; items of a list are `[]`.
    pub name: String,
    /// Its 中文名; empty where only the manual has one.
    pub title: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// What stands there.
    pub kind: VariableKind,
    /// What it prints now; for items that of the first. `None` where nothing is filled in.
    pub shown: Option<String>,
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VariableKind {
    /// Words of the facts, or that the program makes.
    Words,
    /// An amount of money.
    Money,
    /// A count, in its unit.
    Count,
    /// A rate in percent.
    Rate,
    /// A figure that is not known, so that its kind is not either.
    Unknown,
    /// Yes or no.
    Flag,
    /// A list with nothing in it.
    EmptyList,
}

impl VariableKind {
    /// What users call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Words => "文字",
            Self::Money => "金额",
            Self::Count => "个数",
            Self::Rate => "率",
            Self::Unknown => "数",
            Self::Flag => "是否",
            Self::EmptyList => "空列表",
        }
    }
}

/// All names for a report, in the order of the view.
pub fn variables(report: &Report, figures: &Figures, words: &ReasonWords) -> Vec<Variable> {
    let (view, marks) = view::view(report, figures, words);
    let mut walk = Walk { report, figures, marks: &marks, all: Vec::new() };
    walk.group(&view, "");
    walk.all
}

/// A walk through the view.
struct Walk<'a> {
    report: &'a Report,
    figures: &'a Figures,
    marks: &'a Marks,
    all: Vec<Variable>,
}

impl Walk<'_> {
    fn group(&mut self, group: &Group, path: &str) {
        for (name, node) in group.members() {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            self.node(node, path);
        }
    }

    fn node(&mut self, node: &ViewNode, name: String) {
        let (kind, shown) = match node {
            ViewNode::Group(group) => return self.group(group, &name),
            ViewNode::List(items) => match items.first() {
                Some(first) => return self.node(first, format!("{name}[]")),
                None => (VariableKind::EmptyList, None),
            },
            ViewNode::Flag(flag) => {
                (VariableKind::Flag, Some(if *flag { "是" } else { "否" }.to_string()))
            }
            ViewNode::Text(text) => match self.marks.of(text) {
                Some(mark) => return self.marked(mark, text, name),
                None => (VariableKind::Words, Some(plain(text))),
            },
        };
        let title = title(&self.report.catalogue, &name);
        self.all.push(Variable { name, title, unit: String::new(), kind, shown });
    }

    fn marked(&mut self, mark: &Mark, text: &str, name: String) {
        let (kind, unit) = match &mark.known {
            Known::Words | Known::Missing => (VariableKind::Words, String::new()),
            Known::Figure(State::Known(value)) => match value {
                Value::Money(_) => (VariableKind::Money, self.figures.unit().word().to_string()),
                Value::Count(_, unit) => (VariableKind::Count, unit.to_string()),
                Value::Percent(_) | Value::Ratio(_) => (VariableKind::Rate, "%".to_string()),
                Value::Words(_) => (VariableKind::Words, String::new()),
            },
            Known::Figure(_) => (VariableKind::Unknown, String::new()),
        };
        let title = match mark.name == mark.key {
            true => title(&self.report.catalogue, &name),
            false => mark.name.clone(),
        };
        let shown = mark.is_given().then(|| plain(text));
        self.all.push(Variable { name, title, unit, kind, shown });
    }
}

/// What the catalogue calls a name: that of its last word that has one.
fn title(catalogue: &Catalogue, name: &str) -> String {
    let mut mapping = Mapping::Rows(String::new());
    let mut title = String::new();
    for step in name.split('.') {
        let key = step.trim_end_matches("[]");
        title = catalogue.name_in(&mapping, key).unwrap_or_default().to_string();
        mapping = catalogue.mapping_in(&mapping, key);
    }
    title
}
