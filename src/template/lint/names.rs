//! Every branch of every section and attachment, with the names that loops, `set` and included files see there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::known_names::NameKind;
use super::linted::{LintFindings, Linted, MOST_VISITS, printed};
use super::shapes;
use super::units::{self, PrintedValue};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Span};
use crate::template::conditions;
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, LoopNames, NodeKind, TemplateNode, Word,
};
use crate::template::refusal::GROUP;
use crate::template::work_limit;

/// Looks at every section and attachment, and at what they include.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for (path, prepared) in printed(linted) {
        let mut scope = BTreeMap::new();
        if let Some(item) = shapes::item_of_attachment(linted, path) {
            if let Some(finding) = shapes::unfit(linted, path, &item) {
                found.push(finding);
                continue;
            }
            scope.insert("item".to_string(), item);
        }
        NameWalk::new(linted, found, (prepared.source, scope)).body(&prepared.nodes);
    }
    let mut conditions = BTreeMap::new();
    let unread = &mut Diagnostics::default();
    conditions::add(&mut conditions, linted.pack, linted.sources, unread);
    for condition in conditions.values() {
        let of_file = (condition.source, BTreeMap::new());
        NameWalk::new(linted, found, of_file).body(&condition.nodes);
    }
}

/// A walk through a template with the names that are known where it stands.
pub(super) struct NameWalk<'w, 'a> {
    pub(super) linted: &'w Linted<'a>,
    found: &'w mut LintFindings,
    /// The file that is looked at.
    source: SourceId,
    /// The names that loops and `set` gave, innermost last.
    pub(super) scopes: Vec<BTreeMap<String, Arc<NameKind>>>,
    /// The files that are being included, with the place where each is.
    pub(super) includes: Vec<(String, Span)>,
    /// How many files were included so far.
    pub(super) visits: usize,
    /// How many conditions and loops of the file stand around what is looked at.
    pub(super) depth: usize,
}

impl<'w, 'a> NameWalk<'w, 'a> {
    /// A walk through a template of a file, with the names that are given there.
    fn new(
        linted: &'w Linted<'a>,
        found: &'w mut LintFindings,
        (source, scope): (SourceId, BTreeMap<String, Arc<NameKind>>),
    ) -> Self {
        let (scopes, includes) = (vec![scope], Vec::new());
        Self { linted, found, source, scopes, includes, visits: 0, depth: 0 }
    }
}

impl NameWalk<'_, '_> {
    fn body(&mut self, nodes: &[TemplateNode]) {
        let mut before: Option<PrintedValue> = None;
        let mut is_sentence = false;
        let mut last: Option<&Expression> = None;
        let mut text = "";
        for node in nodes {
            match &node.kind {
                NodeKind::Text(words) => {
                    if let Some(value) = &before {
                        self.found_at(units::behind(value, words, node.span.start));
                    }
                    if let Some(value) = last.filter(|value| !self.is_own_name(value)) {
                        self.found_at(units::of_time(value, words, node.span.start));
                    }
                    if is_sentence {
                        self.found_at(units::stop_behind(words, node.span.start));
                    }
                    text = words;
                }
                NodeKind::Print(value) => {
                    let kind = self.infer(value);
                    self.printed(value, &kind, node.span.clone());
                    let words = std::mem::take(&mut text);
                    before = PrintedValue::of(words, value, &kind, node.span.clone());
                    self.found_at(units::before(words, value, before.as_ref()));
                    is_sentence = units::is_sentence(value);
                    last = Some(value);
                    continue;
                }
                _ => self.tag(node),
            }
            before = None;
            is_sentence = false;
            last = None;
        }
    }

    /// Whether an expression begins with a name that a loop or `set` gave.
    fn is_own_name(&self, value: &Expression) -> bool {
        let path = value.path();
        path.is_some_and(|(_, path)| self.scopes.iter().any(|scope| scope.contains_key(path[0])))
    }

    fn tag(&mut self, node: &TemplateNode) {
        match &node.kind {
            NodeKind::If { branches, otherwise } => {
                let around = self.depth;
                for (condition, body) in branches {
                    self.infer(condition);
                    self.depth = around + 1;
                    self.body(body);
                }
                self.body(otherwise);
                self.depth = around;
            }
            NodeKind::For { names, list, body, otherwise, .. } => {
                let list = self.items(list);
                self.depth += 1;
                self.within(loop_scope(names, list), |walk| walk.body(body));
                self.body(otherwise);
                self.depth -= 1;
            }
            NodeKind::Set { name, value, .. } => {
                let kind = self.infer(value);
                self.set(name, kind);
            }
            NodeKind::BlockSet { name, filters, body, .. } => {
                filters.iter().for_each(|filter| self.arguments(&filter.arguments));
                self.body(body);
                self.set(name, Arc::new(NameKind::words()));
            }
            NodeKind::Filtered { filters, body } => {
                filters.iter().for_each(|filter| self.arguments(&filter.arguments));
                self.body(body);
            }
            NodeKind::Block { body, .. } => self.body(body),
            NodeKind::Include(path) => self.include(path),
            NodeKind::Text(_) | NodeKind::Print(_) | NodeKind::Break | NodeKind::Continue => {}
        }
    }

    fn include(&mut self, path: &Word) {
        let Some(prepared) = self.linted.templates.get(&path.text) else { return };
        let is_open = self.includes.iter().any(|(open, _)| *open == path.text);
        if is_open || self.includes.len() > work_limit::INCLUDES || self.visits == MOST_VISITS {
            return;
        }
        self.visits += 1;
        let place = Span::new(self.source, path.span.clone());
        self.includes.push((path.text.clone(), place));
        let source = std::mem::replace(&mut self.source, prepared.source);
        let depth = std::mem::take(&mut self.depth);
        self.within(BTreeMap::new(), |walk| walk.body(&prepared.nodes));
        (self.source, self.depth) = (source, depth);
        self.includes.pop();
    }

    pub(super) fn within(
        &mut self,
        scope: BTreeMap<String, Arc<NameKind>>,
        look: impl FnOnce(&mut Self),
    ) {
        self.scopes.push(scope);
        look(self);
        self.scopes.pop();
    }

    fn set(&mut self, name: &Word, kind: Arc<NameKind>) {
        let Some(scope) = self.scopes.last_mut() else { return };
        let merged = match scope.remove(&name.text) {
            Some(known) => Arc::new(Arc::unwrap_or_clone(known).merged(&kind)),
            None => kind,
        };
        scope.insert(name.text.clone(), merged);
    }

    /// A list, a group, or yes and no, where one value is to be printed.
    fn printed(&mut self, value: &Expression, kind: &NameKind, span: Range<usize>) {
        let finding = match kind {
            NameKind::List(_) | NameKind::Group(_) => {
                Diagnostic::new(codes::T08, GROUP.0).hint(GROUP.1)
            }
            // What is written as a condition is reported when the template is read.
            NameKind::Flag if matches!(value.kind, Kind::Name(_) | Kind::Attribute { .. }) => {
                Diagnostic::new(codes::T08, "此处印的是“是”或“否”，不是一项数据")
                    .hint("条件写在 {% if … %} 里，或写 {{ \"甲\" if … else \"乙\" }}")
            }
            _ => return,
        };
        self.report(finding, span);
    }

    pub(super) fn report(&mut self, finding: Diagnostic, span: Range<usize>) {
        self.found.push(finding.at(Span::new(self.source, span)));
    }

    /// A finding at a place of another file.
    pub(super) fn report_at(&mut self, finding: Diagnostic, place: Span) {
        self.found.push(finding.at(place));
    }

    fn found_at(&mut self, found: Option<(Diagnostic, Range<usize>)>) {
        if let Some((finding, span)) = found {
            self.report(finding, span);
        }
    }
}

/// The names that a loop gives.
pub(super) fn loop_scope(
    names: &LoopNames,
    item: Arc<NameKind>,
) -> BTreeMap<String, Arc<NameKind>> {
    let key = names.key.iter().map(|key| (key.text.clone(), Arc::new(NameKind::words())));
    let of_loop = ("loop".to_string(), Arc::new(NameKind::Anything));
    key.chain([of_loop, (names.value.text.clone(), item)]).collect()
}
