//! Brackets of a template of which only one half is there, however the branches go.

use super::linted::LintFindings;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::Span;
use crate::base::unpaired;
use crate::template::expressions::{Expression, ExpressionKind as Kind, NodeKind, TemplateNode};
use crate::template::prepare::Prepared;

/// Looks at a template: what opens and is not closed in it, or the other way round.
pub(super) fn look(prepared: &Prepared, found: &mut LintFindings) {
    let brackets = of_body(&prepared.nodes);
    let mut open = Vec::new();
    let mut alone = Vec::new();
    for (opens, at) in brackets {
        match opens {
            true => open.push(at),
            false if open.pop().is_none() => alone.push(at),
            false => {}
        }
    }
    // One of each: what belongs together stands in different branches.
    if open.len() == alone.len() {
        return;
    }
    for (at, mark, other) in open
        .into_iter()
        .map(|at| (at, '（', '）'))
        .chain(alone.into_iter().map(|at| (at, '）', '（')))
    {
        let message = unpaired::message(mark, other);
        let place = Span::new(prepared.source, at..at + mark.len_utf8());
        found.push(Diagnostic::new(codes::B05, message).at(place).hint(unpaired::HINT));
    }
}

/// A bracket: whether it opens, and its byte.
type Bracket = (bool, usize);

/// The brackets of nodes; of branches that all leave the same over, those of the first.
fn of_body(nodes: &[TemplateNode]) -> Vec<Bracket> {
    let mut all = Vec::new();
    for node in nodes {
        match &node.kind {
            NodeKind::Text(words) => all.extend(of_words(words, node.span.start)),
            NodeKind::Print(value) | NodeKind::Set { value, .. } => printed(value, &mut all),
            NodeKind::If { branches, otherwise } => {
                let mut bodies: Vec<_> = branches.iter().map(|(_, body)| of_body(body)).collect();
                bodies.push(of_body(otherwise));
                let first = left_over(&bodies[0]);
                match bodies.iter().all(|body| left_over(body) == first) {
                    true => all.extend(bodies.swap_remove(0)),
                    false => all.extend(bodies.into_iter().flatten()),
                }
            }
            NodeKind::For { body, otherwise, .. } => {
                all.extend(of_body(body));
                all.extend(of_body(otherwise));
            }
            NodeKind::BlockSet { body, .. }
            | NodeKind::Filtered { body, .. }
            | NodeKind::Block { body, .. } => all.extend(of_body(body)),
            NodeKind::Include(_) | NodeKind::Break | NodeKind::Continue => {}
        }
    }
    all
}

fn left_over(brackets: &[Bracket]) -> i64 {
    brackets.iter().map(|(opens, _)| if *opens { 1 } else { -1 }).sum()
}

fn of_words(words: &str, start: usize) -> impl Iterator<Item = Bracket> {
    let marks = words.char_indices().filter(|(_, c)| matches!(c, '（' | '）'));
    marks.map(move |(at, c)| (c == '（', start + at))
}

/// The brackets of what an expression prints.
fn printed(expression: &Expression, all: &mut Vec<Bracket>) {
    match &expression.kind {
        Kind::Text(words) => all.extend(of_words(words, expression.span.start + 1)),
        Kind::Choice { then, otherwise, .. } => {
            let mut sides = [Vec::new(), Vec::new()];
            printed(then, &mut sides[0]);
            printed(otherwise, &mut sides[1]);
            let [then, otherwise] = sides;
            let same = left_over(&then) == left_over(&otherwise);
            all.extend(then);
            all.extend(otherwise.into_iter().filter(|_| !same));
        }
        Kind::Binary { operator, left, right, .. } if !operator.compares() => {
            printed(left, all);
            printed(right, all);
        }
        Kind::Filter { of, arguments, .. } => {
            printed(of, all);
            arguments.iter().for_each(|one| printed(&one.value, all));
        }
        Kind::List(entries) => entries.iter().for_each(|one| printed(&one.value, all)),
        Kind::Comprehension { item, .. } => printed(item, all),
        _ => {}
    }
}
