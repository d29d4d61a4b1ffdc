//! The names of tables, charts and attachments that templates write, in every branch; tables and charts that none places.

use std::collections::BTreeSet;

use super::linted::{LintFindings, Linted};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, walk,
};
use crate::template::names::{ATTACHMENT_NUMBER, HAS_ATTACHMENT};
use crate::template::placing::PlacedKind;

/// Looks at every template.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    let mut variables = NameVariables::default();
    linted.templates.values().for_each(|one| walk(&one.nodes, &mut variables));
    // What is set to another variable stands for the same.
    for _ in 0..DEEPEST {
        let mut others = Others { known: &variables, found: BTreeSet::new() };
        linted.templates.values().for_each(|one| walk(&one.nodes, &mut others));
        let found = others.found;
        if found.is_subset(&variables.names) {
            break;
        }
        variables.names.extend(found);
    }
    let mut placed = BTreeSet::new();
    for (path, prepared) in linted.templates {
        let source = prepared.source;
        let mut unseen = LintFindings::default();
        let found = if linted.reached.contains(path) { &mut *found } else { &mut unseen };
        let mut names =
            NamesInCalls { linted, variables: &variables, found, source, placed: &mut placed };
        walk(&prepared.nodes, &mut names);
    }
    if !variables.any {
        unplaced(linted, &placed, found);
    }
}

/// What is named: a table, a chart or an attachment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum PlacedName {
    Table,
    Chart,
    Attachment,
}

impl PlacedName {
    /// What a function's argument names, and whether the function places it.
    fn by(function: &str) -> Option<(Self, bool)> {
        let is = |kind: PlacedKind| kind.functions().contains(&function);
        let places = |kind: PlacedKind| kind.functions()[0] == function;
        match function {
            _ if is(PlacedKind::Table) => Some((Self::Table, places(PlacedKind::Table))),
            _ if is(PlacedKind::Chart) => Some((Self::Chart, places(PlacedKind::Chart))),
            HAS_ATTACHMENT | ATTACHMENT_NUMBER => Some((Self::Attachment, false)),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Table => "表",
            Self::Chart => "图",
            Self::Attachment => "附件",
        }
    }

    /// What is said where there is none.
    fn none_there(self) -> &'static str {
        match self {
            Self::Table => "tables 文件夹里一张也没有",
            Self::Chart => "charts 文件夹里一张也没有",
            Self::Attachment => "report.yaml 的 attachments 里一份有简称（name）的也没有",
        }
    }

    /// The names that there are.
    fn known<'l>(self, linted: &Linted<'l>) -> Vec<&'l str> {
        match self {
            Self::Table => linted.pack.tables.iter().map(|one| one.name.as_str()).collect(),
            Self::Chart => linted.pack.charts.iter().map(|one| one.name.as_str()).collect(),
            Self::Attachment => {
                let attachments = linted.pack.outline.attachments.iter();
                attachments.filter_map(|one| one.name.as_deref()).collect()
            }
        }
    }
}

/// The names of the tables that a template places, in order.
pub(super) fn in_order(nodes: &[TemplateNode]) -> Vec<String> {
    struct TablesInOrder(Vec<String>);
    impl Visitor for TablesInOrder {
        fn expression(&mut self, expression: &Expression) {
            if let Kind::Call { name, arguments } = &expression.kind
                && name.text == PlacedKind::Table.functions()[0]
                && let Some(Kind::Text(name)) = named(arguments).map(|value| &value.kind)
            {
                self.0.push(name.clone());
            }
        }
    }
    let mut placed = TablesInOrder(Vec::new());
    walk(nodes, &mut placed);
    placed.0
}

/// The first argument of a call.
fn named(arguments: &[crate::template::expressions::Argument]) -> Option<&Expression> {
    arguments
        .iter()
        .find(|one| one.name.as_ref().is_none_or(|name| name.text == "name"))
        .map(|one| &one.value)
}

/// The names of variables that calls take for the name of a table, a chart or an attachment.
#[derive(Default)]
struct NameVariables {
    names: BTreeSet<(String, PlacedName, bool)>,
    /// Whether something is placed by a name that is put together.
    any: bool,
}

impl Visitor for NameVariables {
    fn expression(&mut self, expression: &Expression) {
        let Kind::Call { name, arguments } = &expression.kind else { return };
        let Some((kind, places)) = PlacedName::by(&name.text) else { return };
        let mut texts = Vec::new();
        match named(arguments).map(|value| (&value.kind, value)) {
            Some((Kind::Name(name), _)) => {
                self.names.insert((name.clone(), kind, places));
            }
            Some((_, value)) if literals(value, &mut texts) => {}
            _ => self.any |= places,
        }
    }
}

/// How often a variable may be set to another one.
const DEEPEST: usize = 8;

/// The variables that others are set to.
struct Others<'v> {
    known: &'v NameVariables,
    found: BTreeSet<(String, PlacedName, bool)>,
}

impl Visitor for Others<'_> {
    fn node(&mut self, node: &TemplateNode) {
        let NodeKind::Set { name, value, .. } = &node.kind else { return };
        let mut names = Vec::new();
        variables_in(value, &mut names);
        for (_, kind, places) in self.known.names.iter().filter(|(known, ..)| *known == name.text) {
            self.found.extend(names.iter().map(|name| (name.to_string(), *kind, *places)));
        }
    }
}

/// The names that an expression may be the value of.
fn variables_in<'e>(expression: &'e Expression, names: &mut Vec<&'e str>) {
    match &expression.kind {
        Kind::Name(name) => names.push(name),
        Kind::Choice { then, otherwise, .. } => {
            variables_in(then, names);
            variables_in(otherwise, names);
        }
        _ => {}
    }
}

/// The texts that an expression may be; `false` if it may be others too.
fn literals<'e>(expression: &'e Expression, texts: &mut Vec<&'e Expression>) -> bool {
    match &expression.kind {
        Kind::Text(_) => texts.push(expression),
        Kind::Choice { then, otherwise, .. } => {
            return literals(then, texts) & literals(otherwise, texts);
        }
        Kind::List(entries) => return entries.iter().all(|one| literals(&one.value, texts)),
        _ => return false,
    }
    true
}

/// A walk over the calls, and over what is set for the variables in them.
struct NamesInCalls<'w, 'a> {
    linted: &'w Linted<'a>,
    variables: &'w NameVariables,
    found: &'w mut LintFindings,
    source: SourceId,
    placed: &'w mut BTreeSet<(PlacedName, String)>,
}

impl Visitor for NamesInCalls<'_, '_> {
    fn node(&mut self, node: &TemplateNode) {
        let (name, value) = match &node.kind {
            NodeKind::Set { name, value, .. } => (name, value),
            NodeKind::For { names, list, .. } => (&names.value, list),
            _ => return,
        };
        let uses: Vec<_> = self
            .variables
            .names
            .iter()
            .filter(|(variable, ..)| *variable == name.text)
            .cloned()
            .collect();
        // What asks for a table stands for the same ones as what places it.
        if let Some((_, kind, places)) = uses.iter().max_by_key(|(.., places)| *places) {
            self.named(*kind, *places, value);
        }
    }

    fn expression(&mut self, expression: &Expression) {
        let Kind::Call { name, arguments } = &expression.kind else { return };
        let Some((kind, places)) = PlacedName::by(&name.text) else { return };
        if let Some(value) = named(arguments) {
            self.named(kind, places, value);
        }
    }
}

impl NamesInCalls<'_, '_> {
    fn named(&mut self, kind: PlacedName, places: bool, value: &Expression) {
        let mut texts = Vec::new();
        literals(value, &mut texts);
        let known = kind.known(self.linted);
        for text in texts {
            let Kind::Text(name) = &text.kind else { continue };
            if places {
                self.placed.insert((kind, name.clone()));
            }
            if name.is_empty() || known.contains(&name.as_str()) {
                continue;
            }
            let message = match kind {
                PlacedName::Attachment => format!("没有简称为“{name}”的附件"),
                _ => format!("没有名为“{name}”的{}", kind.word()),
            };
            let near = nearest(name, known.iter().copied());
            // What is meant is no table that nothing places.
            if let Some(near) = near.filter(|_| places) {
                self.placed.insert((kind, near.to_string()));
            }
            let hint = match near {
                Some(near) => format!("是否想写“{near}”？"),
                None if known.is_empty() => kind.none_there().into(),
                None => format!("可用的有：{}", known.join("、")),
            };
            let place = Span::new(self.source, text.span.clone());
            self.found.push(Diagnostic::new(codes::T06, message).at(place).hint(hint));
        }
    }
}

/// Tables and charts that no template places.
fn unplaced(
    linted: &Linted<'_>,
    placed: &BTreeSet<(PlacedName, String)>,
    found: &mut LintFindings,
) {
    let pack = linted.pack;
    let tables = pack.tables.iter().filter_map(|shape| {
        let row = shape.head.iter().chain(&shape.rows).next()?;
        Some((PlacedName::Table, &shape.name, row.span.source))
    });
    let charts = pack.charts.iter().filter_map(|shape| {
        Some((PlacedName::Chart, &shape.name, shape.parts.first()?.span.source))
    });
    for (kind, name, source) in tables.chain(charts) {
        if placed.contains(&(kind, name.clone())) {
            continue;
        }
        let word = kind.word();
        let function = if kind == PlacedName::Table { "table" } else { "chart" };
        let message = format!("没有模板放{word}“{name}”，它不会印出");
        let hint =
            format!("在要放的地方单独写一行 {{{{ {function}(\"{name}\") }}}}，或删去这个文件");
        let place = Span::new(source, 0..0);
        found.push(Diagnostic::new(codes::P18, message).at(place).hint(hint));
    }
}
