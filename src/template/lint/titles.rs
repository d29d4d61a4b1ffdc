//! The headings of the first level of each section: sections without one, and two with the same.

use std::collections::BTreeMap;

use super::linted::{LintFindings, Linted, MOST_VISITS};
use super::reach::prints;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};
use crate::template::expressions::{NodeKind, TemplateNode};
use crate::template::prepare::Prepared;
use crate::template::work_limit;

/// Looks at every section. The first may be words before all others.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    if !linted.all_read {
        return;
    }
    let mut known: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    let templates = linted.templates;
    let outline = linted.pack.outline.sections.iter();
    for (index, (path, section)) in linted.pack.sections.iter().zip(outline).enumerate() {
        let Some(prepared) = templates.get(path) else { continue };
        let mut titles = Titles::of(linted, prepared);
        titles.body(&prepared.nodes);
        // A level that is skipped is told by itself.
        let begins_lower = linted.sources.get(prepared.source).text.trim_start().starts_with("##");
        if !titles.any && index > 0 && !begins_lower && prints(&prepared.nodes) {
            found.push(untitled(path, prepared));
        }
        // Sections with conditions may stand for one another.
        for (title, place) in titles.found.into_iter().filter(|_| section.when.is_empty()) {
            match known.get(&title) {
                Some((other, first)) if *other != path => {
                    if let Some(finding) = doubled(linted, &title, place, *first) {
                        found.push(finding);
                    }
                }
                Some(_) => {}
                None => drop(known.insert(title, (path, place))),
            }
        }
    }
}

fn untitled(path: &str, prepared: &Prepared) -> Diagnostic {
    let message = format!("{path} 没有一级标题，文字接在上一节后面");
    Diagnostic::new(codes::T28, message)
        .at(Span::new(prepared.source, 0..0))
        .hint("第一行写“# 标题”；是接着上一节写的，放进上一节的文件")
}

/// The finding on two sections with one title, at the one that matters.
fn doubled(linted: &Linted<'_>, title: &str, second: Span, first: Span) -> Option<Diagnostic> {
    let matters = |span: &Span| linted.matters(span.source);
    let place = [second, first].into_iter().find(matters)?;
    let other = if place == second { first } else { second };
    let message = format!("两节的标题都是“{title}”");
    let finding = Diagnostic::new(codes::T28, message).at(place).label(other, "另一节的");
    Some(finding.hint("改正其中一个；同一节写了两遍的，在 report.yaml 的 sections 里删去一个"))
}

/// The headings of the first level that a template and what it includes may print.
struct Titles<'t, 'a> {
    linted: &'t Linted<'a>,
    source: SourceId,
    depth: usize,
    visits: usize,
    at_line_start: bool,
    /// Whether there is one, with whatever title.
    any: bool,
    /// Those whose title is written out.
    found: Vec<(String, Span)>,
}

impl<'t, 'a> Titles<'t, 'a> {
    fn of(linted: &'t Linted<'a>, prepared: &Prepared) -> Self {
        let (source, found) = (prepared.source, Vec::new());
        Self { linted, source, depth: 0, visits: 0, at_line_start: true, any: false, found }
    }

    fn body(&mut self, nodes: &[TemplateNode]) {
        for (index, node) in nodes.iter().enumerate() {
            match &node.kind {
                NodeKind::Text(words) => {
                    let goes_on = matches!(
                        nodes.get(index + 1).map(|next| &next.kind),
                        Some(NodeKind::Print(_) | NodeKind::If { .. } | NodeKind::Include(_))
                    );
                    self.words(words, node.span.start, goes_on);
                }
                NodeKind::Print(_) => self.at_line_start = false,
                NodeKind::If { branches, otherwise } => {
                    branches.iter().for_each(|(_, body)| self.body(body));
                    self.body(otherwise);
                }
                NodeKind::For { body, otherwise, .. } => {
                    self.body(body);
                    self.body(otherwise);
                }
                NodeKind::BlockSet { body, .. }
                | NodeKind::Filtered { body, .. }
                | NodeKind::Block { body, .. } => self.body(body),
                NodeKind::Include(path) => self.include(&path.text),
                NodeKind::Set { .. } | NodeKind::Break | NodeKind::Continue => {}
            }
        }
    }

    fn include(&mut self, path: &str) {
        let Some(prepared) = self.linted.templates.get(path) else { return };
        if self.depth > work_limit::INCLUDES || self.visits == MOST_VISITS {
            return;
        }
        self.visits += 1;
        self.depth += 1;
        let source = std::mem::replace(&mut self.source, prepared.source);
        self.body(&prepared.nodes);
        self.source = source;
        self.depth -= 1;
    }

    fn words(&mut self, words: &str, start: usize, goes_on: bool) {
        let mut at = start;
        for line in words.split_inclusive('\n') {
            let title = line.strip_prefix("# ").filter(|_| self.at_line_start);
            self.any |= title.is_some();
            let is_whole = line.ends_with('\n') || !goes_on;
            let title = title.map(str::trim).filter(|title| is_whole && !title.is_empty());
            if let Some(title) = title {
                let place = Span::new(self.source, at..at + line.trim_end().len());
                self.found.push((title.to_string(), place));
            }
            at += line.len();
            self.at_line_start = line.ends_with('\n');
        }
    }
}
