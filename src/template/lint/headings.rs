//! The headings of each section and attachment in any order that branches allow: levels that are skipped, headings with
//! nothing under them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::linted::{LintFindings, Linted, MOST_VISITS, printed};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};
use crate::template::expressions::{NodeKind, TemplateNode};
use crate::template::work_limit;

/// Looks at every section and attachment.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for (_, prepared) in printed(linted) {
        let source = prepared.source;
        let mut walk = HeadingWalk {
            linted,
            found,
            source,
            depth: 0,
            visits: 0,
            at_line_start: true,
            open: None,
        };
        walk.body(&prepared.nodes, BTreeSet::from([0]));
        walk.last_of(&prepared.nodes);
    }
}

struct HeadingWalk<'w, 'a> {
    linted: &'w Linted<'a>,
    found: &'w mut LintFindings,
    source: SourceId,
    depth: usize,
    /// How many files were included so far.
    visits: usize,
    at_line_start: bool,
    /// A heading with nothing but tags behind it so far.
    open: Option<(usize, Range<usize>)>,
}

impl HeadingWalk<'_, '_> {
    /// The levels that may stand last behind nodes, if these may stand before them.
    fn body(&mut self, nodes: &[TemplateNode], mut levels: BTreeSet<usize>) -> BTreeSet<usize> {
        for node in nodes {
            let goes_on = matches!(
                node.kind,
                NodeKind::Text(_)
                    | NodeKind::If { .. }
                    | NodeKind::Set { .. }
                    | NodeKind::BlockSet { .. }
            );
            if !goes_on {
                self.open = None;
            }
            levels = match &node.kind {
                NodeKind::Text(words) => self.words(words, node.span.start, levels),
                NodeKind::If { branches, otherwise } => {
                    if let Some((level, place)) = self.open.take()
                        && branches.iter().any(|(_, body)| begins_with_heading(body, level))
                    {
                        self.report(nothing_under(), place);
                    }
                    let mut all = BTreeSet::new();
                    let bodies = branches.iter().map(|(_, body)| body).chain([otherwise]);
                    for body in bodies {
                        all.extend(self.body(body, levels.clone()));
                        // One branch does not follow another.
                        self.open = None;
                    }
                    all
                }
                NodeKind::For { body, otherwise, .. } => {
                    let mut all = levels.clone();
                    all.extend(self.body(body, levels.clone()));
                    all.extend(self.body(otherwise, levels));
                    all
                }
                NodeKind::Filtered { body, .. } | NodeKind::Block { body, .. } => {
                    self.body(body, levels)
                }
                NodeKind::Include(path) => self.include(&path.text, levels),
                NodeKind::Print(_) => {
                    self.at_line_start = false;
                    levels
                }
                NodeKind::Set { .. }
                | NodeKind::BlockSet { .. }
                | NodeKind::Break
                | NodeKind::Continue => levels,
            };
        }
        levels
    }

    fn include(&mut self, path: &str, levels: BTreeSet<usize>) -> BTreeSet<usize> {
        let Some(prepared) = self.linted.templates.get(path) else { return levels };
        if self.depth > work_limit::INCLUDES || self.visits == MOST_VISITS {
            return levels;
        }
        self.visits += 1;
        self.depth += 1;
        let source = std::mem::replace(&mut self.source, prepared.source);
        let levels = self.body(&prepared.nodes, levels);
        self.source = source;
        self.depth -= 1;
        levels
    }

    fn words(&mut self, words: &str, start: usize, mut levels: BTreeSet<usize>) -> BTreeSet<usize> {
        let mut open = self.open.take();
        let mut at = start;
        for line in words.split_inclusive('\n') {
            let place = at..at + line.trim_end().len();
            at += line.len();
            let level = self.at_line_start.then(|| level(line)).flatten();
            self.at_line_start = line.ends_with('\n');
            let Some(level) = level else {
                if !line.trim().is_empty() {
                    open = None;
                }
                continue;
            };
            if !levels.iter().any(|before| level <= before + 1) {
                let message = format!("{level} 级标题上面没有 {} 级标题", level - 1);
                let hint = "标题要逐级写：# 、## 、### 、#### ";
                self.report(Diagnostic::new(codes::T12, message).hint(hint), place.clone());
            }
            if let Some((_, place)) = open.take_if(|(before, _)| level <= *before) {
                self.report(nothing_under(), place);
            }
            levels = BTreeSet::from([level]);
            open = line.ends_with('\n').then_some((level, place));
        }
        self.open = open;
        levels
    }

    /// A heading that is the last of a template.
    fn last_of(&mut self, nodes: &[TemplateNode]) {
        let Some(TemplateNode { kind: NodeKind::Text(words), span }) = nodes.last() else { return };
        let last = words.trim_end();
        let from = last.rfind('\n').map_or(0, |at| at + 1);
        let is_line = from > 0 || nodes.len() == 1;
        if is_line && level(&last[from..]).is_some() {
            self.report(nothing_under(), span.start + from..span.start + last.len());
        }
    }

    fn report(&mut self, finding: Diagnostic, span: Range<usize>) {
        self.found.push(finding.at(Span::new(self.source, span)));
    }
}

fn nothing_under() -> Diagnostic {
    Diagnostic::new(codes::T25, "标题下面没有内容").hint("补上内容，或删去这个标题")
}

/// Whether the first thing that nodes print is a heading of a level or above it.
fn begins_with_heading(nodes: &[TemplateNode], above: usize) -> bool {
    for node in nodes {
        match &node.kind {
            NodeKind::Text(words) if words.trim().is_empty() => {}
            NodeKind::Set { .. } | NodeKind::BlockSet { .. } => {}
            NodeKind::Text(words) => {
                return words.starts_with('\n')
                    && level(words.trim_start()).is_some_and(|level| level <= above);
            }
            _ => return false,
        }
    }
    false
}

/// The level of a line that is a heading.
fn level(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then_some(level)
}
