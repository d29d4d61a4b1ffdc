//! What templates may name, with what it is and what it is now.

use std::collections::HashSet;

use super::marks::{Known, Mark, Marks};
use super::private::plain;
use super::view::{self, Group, ViewNode};
use crate::catalogue::{Catalogue, Column, Kind, Mapping, Row, keys};
use crate::data::Report;
use crate::figures::{Figure, Figures, State, Value};
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
    /// Whether it says an item of a list by its id: there are many, which somebody who asks for all does not look for.
    pub by_id: bool,
}

impl Variable {
    /// A text that nobody has written yet.
    pub fn missing_words(name: String) -> Self {
        let (title, unit) = ("版式另要的文字".into(), String::new());
        Self { name, title, unit, kind: VariableKind::Words, shown: None, by_id: false }
    }
}

/// The figures that no name of the view stands for, by their ids: items of lists, cells of the unit's own tables.
pub fn figures_by_id(
    figures: &Figures,
    catalogue: &Catalogue,
    known: &[Variable],
) -> Vec<Variable> {
    let known: HashSet<_> = known.iter().map(|one| one.name.as_str()).collect();
    let others = figures.iter().filter(|figure| !known.contains(figure.id.as_str()));
    let variable = |figure: &Figure| {
        let name = figure.id.to_string();
        let (kind, unit) = of_figure(figure, &figure.state, figures, catalogue);
        let is_known = matches!(figure.state, State::Known(_));
        let shown = is_known.then(|| figures.shown(figure));
        Variable { name, title: figure.name.clone(), unit, kind, shown, by_id: true }
    };
    others.map(variable).collect()
}

/// What kind of value a figure has, and its unit; of one that is not known by what it is a figure of.
fn of_figure(figure: &Figure, state: &State, figures: &Figures, of: &Catalogue) -> KindAndUnit {
    match state {
        State::Known(Value::Money(_)) => (VariableKind::Money, figures.unit().word().to_string()),
        State::Known(Value::Count(_, unit)) => (VariableKind::Count, unit.to_string()),
        State::Known(Value::Percent(_) | Value::Ratio(_)) => (VariableKind::Rate, "%".to_string()),
        State::Known(Value::Words(_)) => (VariableKind::Words, String::new()),
        _ => of_column(figure.key.column(), figure.key.fact(), figures, of),
    }
}

/// A kind of value and its unit.
type KindAndUnit = (VariableKind, String);

/// What kind of value a column of a fact has.
fn of_column(column: Column, fact: Option<&str>, figures: &Figures, of: &Catalogue) -> KindAndUnit {
    let word = column.word();
    if word.ends_with("_clause") || word.ends_with("_note") {
        return (VariableKind::Words, String::new());
    }
    if word.ends_with("rate_change") || word.ends_with("share_change") {
        return (VariableKind::Rate, "个百分点".into());
    }
    let is_rate = column.is_rate() || word.ends_with("_rate") || word.contains("share");
    // A section or a list may have the name of the line that it begins with.
    let has_value = |row: &&Row| matches!(row.kind, Kind::Line | Kind::Amount | Kind::Count);
    let row = fact.and_then(|fact| of.rows().filter(has_value).find(|row| row.fact() == fact));
    match row.map(|row| (row.kind, &row.unit)) {
        _ if is_rate => (VariableKind::Rate, "%".to_string()),
        Some((Kind::Count, unit)) => (VariableKind::Count, unit.clone()),
        Some((Kind::Line | Kind::Amount, _)) => {
            (VariableKind::Money, figures.unit().word().to_string())
        }
        _ => (VariableKind::Unknown, String::new()),
    }
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

/// Amounts beside the columns of a line: what was brought and what is carried over.
const BALANCES: [&str; 4] = ["received", "opening", "spent", "closing"];

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
        let unit = String::new();
        self.all.push(Variable { name, title, unit, kind, shown, by_id: false });
    }

    /// What kind of value a name has under which there is no figure: that of its column, if it is one of a line of amounts.
    fn of_name(&self, name: &str) -> KindAndUnit {
        let words = (VariableKind::Words, String::new());
        let Some((above, last)) = name.rsplit_once('.') else { return words };
        if last.ends_with("rate_change") || last.ends_with("share_change") {
            return (VariableKind::Rate, "个百分点".into());
        }
        if above == keys::FISCAL_TOTALS && BALANCES.contains(&last) {
            return (VariableKind::Money, self.figures.unit().word().to_string());
        }
        let column = Column::from_word(last).filter(|one| Column::of_line().any(|of| of == *one));
        let Some(column) = column else { return words };
        match of_column(column, Some(above), self.figures, &self.report.catalogue) {
            (VariableKind::Unknown, _) if above.ends_with("[]") => {
                (VariableKind::Money, self.figures.unit().word().to_string())
            }
            other => other,
        }
    }

    fn marked(&mut self, mark: &Mark, text: &str, name: String) {
        let (figures, catalogue) = (self.figures, &self.report.catalogue);
        let figure = mark.origin.figure.as_ref().and_then(|id| figures.get(id));
        let (kind, unit) = match (&mark.known, figure) {
            (Known::Words, _) => (VariableKind::Words, String::new()),
            (Known::Figure(state), Some(figure)) => of_figure(figure, state, figures, catalogue),
            (Known::Missing | Known::Figure(_), _) => self.of_name(&name),
        };
        let title = match mark.name == mark.key {
            true => title(&self.report.catalogue, &name),
            false => mark.name.clone(),
        };
        let shown = mark.is_given().then(|| plain(text));
        self.all.push(Variable { name, title, unit, kind, shown, by_id: false });
    }
}

/// What the catalogue calls a name: that of its last word that has one.
fn title(catalogue: &Catalogue, name: &str) -> String {
    let mut mapping = Mapping::Rows(String::new());
    let (mut title, mut list) = (String::new(), String::new());
    for step in name.split('.') {
        let key = step.trim_end_matches("[]");
        title = catalogue.name_in(&mapping, key).unwrap_or_default().to_string();
        if step.ends_with("[]") {
            list.clone_from(&title);
        }
        mapping = catalogue.mapping_in(&mapping, key);
    }
    // Of an item: 名称 alone does not say of what.
    match title.is_empty() || title.contains(&list) {
        true => title,
        false => format!("{list}{title}"),
    }
}
