//! Text that no data can make appear: a branch whose condition is settled by those around it, what stands behind a `break`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::constants::{Constants, written};
use super::linted::{LintFindings, Linted};
use super::path_facts::{PathFacts, are_opposite};
use super::settled;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Span};
use crate::template::conditions;
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, Operator, TemplateNode, Visitor, walk,
};

/// Looks at every template of the pack.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    let constants = Arc::new(Constants::new(linted));
    for (path, prepared) in linted.looked_at() {
        let is_included = linted.included.contains(path);
        let own = if is_included { linted.given.clone() } else { BTreeSet::new() };
        let sets = settled::variables(&prepared.nodes);
        let mut walk = ReachWalk { found, source: prepared.source, sets };
        walk.body(&prepared.nodes, PathFacts::new(&constants, own));
    }
    let mut conditions = BTreeMap::new();
    conditions::add(&mut conditions, linted.pack, linted.sources, &mut Diagnostics::default());
    for condition in conditions.values().filter(|one| linted.matters(one.source)) {
        let mut walk = ReachWalk { found, source: condition.source, sets: BTreeMap::new() };
        walk.body(&condition.nodes, PathFacts::new(&constants, BTreeSet::new()));
    }
}

struct ReachWalk<'w, 'n> {
    found: &'w mut LintFindings,
    source: SourceId,
    /// What the template sets, name by name.
    sets: BTreeMap<&'n str, Vec<&'n Expression>>,
}

impl ReachWalk<'_, '_> {
    fn body(&mut self, nodes: &[TemplateNode], mut facts: PathFacts) {
        let mut ended = None;
        let mut before = "";
        for node in nodes {
            let words = std::mem::take(&mut before);
            if let Some(word) = ended
                && prints(std::slice::from_ref(node))
            {
                let message = format!("{word} 后面的文字印不出来");
                let finding = Diagnostic::new(codes::T24, message);
                self.found.push(self.placed(finding, node).hint("移到它前面，或删去"));
                return;
            }
            match &node.kind {
                NodeKind::If { branches, otherwise } => {
                    self.branches(branches, otherwise, &facts, node);
                    drop_reset(nodes_of(node), &mut facts);
                }
                NodeKind::For { names, list, body, otherwise, .. } => {
                    if matches!(&list.kind, Kind::List(entries) if entries.is_empty()) {
                        let finding =
                            Diagnostic::new(codes::T24, "列表是空的，循环里的文字印不出来");
                        self.found.push(self.placed(finding, node).hint("写上列表的名称"));
                    }
                    let mut within = facts.clone();
                    drop_reset(body, &mut within);
                    within.forget(&names.value.text);
                    names.key.iter().for_each(|key| within.forget(&key.text));
                    self.body(body, within);
                    self.body(otherwise, facts.clone());
                    drop_reset(body, &mut facts);
                }
                NodeKind::Set { name, .. } | NodeKind::BlockSet { name, .. } => {
                    facts.forget(&name.text);
                    if let NodeKind::BlockSet { body, .. } = &node.kind {
                        self.body(body, facts.clone());
                    }
                }
                NodeKind::Filtered { body, .. } | NodeKind::Block { body, .. } => {
                    self.body(body, facts.clone());
                }
                NodeKind::Break => ended = Some("break"),
                NodeKind::Continue => ended = Some("continue"),
                NodeKind::Text(words) => before = words,
                NodeKind::Print(value) => {
                    let printed = settled::look(words, value, &facts, &self.sets);
                    for (finding, span) in printed {
                        self.found.push(finding.at(Span::new(self.source, span)));
                    }
                }
                NodeKind::Include(_) => {}
            }
        }
    }

    fn branches(
        &mut self,
        branches: &[(Expression, Vec<TemplateNode>)],
        otherwise: &[TemplateNode],
        facts: &PathFacts,
        node: &TemplateNode,
    ) {
        let mut facts = facts.clone();
        let mut settled = false;
        for (condition, body) in branches {
            let holds = if settled { Some(false) } else { facts.settles(condition) };
            if let Some(finding) = idle(condition) {
                let place = written(condition).unwrap_or(condition).span.clone();
                self.found.push(finding.at(Span::new(self.source, place)));
            }
            match holds {
                Some(false) if prints(body) => {
                    let finding =
                        Diagnostic::new(codes::T24, "这个条件在这里总不成立，下面的文字印不出来");
                    let hint = "看看它与外面的、前面的条件是不是相反或重复；用不着的删去";
                    let span = Span::new(self.source, condition.span.clone());
                    self.found.push(finding.at(span).hint(hint));
                }
                Some(false) => {}
                _ => self.body(body, facts.with(condition, true)),
            }
            settled |= holds == Some(true);
            facts = facts.with(condition, false);
        }
        if settled && prints(otherwise) {
            let finding = Diagnostic::new(codes::T24, "前面的条件总成立，else 里的文字印不出来");
            self.found.push(self.placed(finding, node).hint("改正条件，或删去 else 这一段"));
        } else {
            self.body(otherwise, facts);
        }
    }

    fn placed(&self, finding: Diagnostic, node: &TemplateNode) -> Diagnostic {
        finding.at(Span::new(self.source, node.span.clone()))
    }
}

/// A condition that asks nothing of the facts, and always holds.
fn idle(condition: &Expression) -> Option<Diagnostic> {
    if written(condition).is_some() {
        let message = "条件里写的是文字或数，不是名称，总成立，反过来的一种永远印不出";
        let hint =
            "问数据填了没有，写名称，不加引号：{% if projects is given %}；不用问的，删去条件";
        return Some(Diagnostic::new(codes::T24, message).hint(hint));
    }
    let Kind::Binary { operator: Operator::Or, left, right, .. } = &condition.kind else {
        return None;
    };
    are_opposite(left, right).then(|| {
        let message = "or 两边正好相反，这个条件总成立，反过来的一种永远印不出";
        Diagnostic::new(codes::T24, message).hint("改正其中一边；不用问的，删去条件")
    })
}

/// Whether nodes may print anything but blanks.
pub(super) fn prints(nodes: &[TemplateNode]) -> bool {
    struct Prints(bool);
    impl Visitor for Prints {
        fn node(&mut self, node: &TemplateNode) {
            self.0 |= match &node.kind {
                NodeKind::Text(words) => !words.trim().is_empty(),
                NodeKind::Print(_) | NodeKind::Include(_) => true,
                _ => false,
            };
        }
    }
    let mut prints = Prints(false);
    walk(nodes, &mut prints);
    prints.0
}

/// Drops what is known of the names that nodes set again.
fn drop_reset(nodes: &[TemplateNode], facts: &mut PathFacts) {
    struct Resets<'f>(&'f mut PathFacts);
    impl Visitor for Resets<'_> {
        fn node(&mut self, node: &TemplateNode) {
            if let NodeKind::Set { name, .. } | NodeKind::BlockSet { name, .. } = &node.kind {
                self.0.forget(&name.text);
            }
        }
    }
    walk(nodes, &mut Resets(facts));
}

/// The node alone, as a body.
fn nodes_of(node: &TemplateNode) -> &[TemplateNode] {
    std::slice::from_ref(node)
}
