//! The reasons of a line to where they are printed: behind its change, or behind its difference from the budget.

use std::cmp::Ordering;

use super::build::ViewBuilder;
use super::tree::Group;
use crate::base::direction::Direction;
use crate::base::reason_leads::lead;
use crate::catalogue::{BudgetReason, Column, FigureKey};
use crate::data::model::{Prose, ProsePiece};
use crate::figures::{Figure, Value};

impl ViewBuilder<'_> {
    /// `reason` and `budget_reason` of a line.
    ///
    /// A reason is that of the change. Only where there is no change to explain, or where it names 年初预算, can it be that of
    /// the difference from the budget: then it stands there. The way of its words shows nothing: they may refer to something
    /// else that became more or less (`视频会议增加`).
    pub(super) fn reasons(&mut self, fact: &str, line: &mut Group) {
        let report = self.report;
        let values = report.values.line(fact);
        let key = format!("{fact}.reason");
        let stated = values.reason().map(bare);
        let of_budget = values.budget_reason().map(bare);
        let moved = of_budget.is_none()
            && stated.as_ref().is_some_and(|reason| self.explains_budget(fact, &reason.words()));
        let reason = self.prose(&key, stated.as_ref().filter(|_| !moved));
        line.insert("reason", reason.into());
        let of_budget = match moved {
            true => self.prose(&key, stated.as_ref()),
            false => self.prose(&format!("{fact}.budget_reason"), of_budget.as_ref()),
        };
        line.insert("budget_reason", of_budget.into());
    }

    fn explains_budget(&self, fact: &str, words: &str) -> bool {
        let figure = |column| self.figures.find(&FigureKey::new(fact, column));
        let number = |column| figure(column).and_then(Figure::number);
        let decided = || number(Column::Total).or_else(|| number(Column::Actual));
        let (Some(spent), Some(budget)) = (decided(), number(Column::Budget)) else { return false };
        if spent.is_zero() || budget.is_zero() {
            return false;
        }
        let rule = self.budget_reason(fact);
        let is_of_years = ["上年", "去年"].iter().any(|word| words.contains(word));
        if rule == BudgetReason::Never || is_of_years {
            return false;
        }
        if spent > budget && words.contains("年初预算") {
            return true;
        }
        let clause = figure(Column::ChangeClause).and_then(Figure::value);
        let even = clause.is_none_or(
            |clause| matches!(clause, Value::Words(words) if words.starts_with("与上年")),
        );
        let unchanged = even && rule == BudgetReason::Unchanged;
        let way = self.words.budget.direction(words);
        match spent.cmp(&budget) {
            Ordering::Greater => unchanged && way != Some(Direction::Down),
            // A reason of no change although last year is known explains nothing of the budget either.
            Ordering::Less => unchanged && clause.is_none() && way == Some(Direction::Down),
            Ordering::Equal => false,
        }
    }

    /// When the reason of a line is that of its difference from the budget.
    fn budget_reason(&self, fact: &str) -> BudgetReason {
        match self.report.lines.iter().any(|line| line.fact == fact) {
            true => BudgetReason::Unchanged,
            false => {
                let row = self.report.catalogue.of_fact(fact);
                row.map_or(BudgetReason::Never, |row| row.budget_reason)
            }
        }
    }
}

/// A reason without the words that the sentence has already: `主要原因是`, `因为`, `因` before what is no word with it; and
/// without the stop at its end, so that one reason is one, however it was typed.
fn bare(reason: &Prose) -> Prose {
    let mut prose = reason.clone();
    if let Some(ProsePiece::Text(words)) = prose.pieces.last_mut() {
        words.truncate(words.trim_end_matches(['。', '；']).len());
    }
    if let Some(ProsePiece::Text(words)) = prose.pieces.first_mut() {
        let rest = lead_of(words).map(|lead| words[lead.len()..].to_string());
        if let Some(rest) = rest.filter(|rest| !rest.trim().is_empty()) {
            *words = rest;
        }
    }
    prose
}

fn lead_of(words: &str) -> Option<&str> {
    /// What makes a word with `因` before it.
    const WORDS: [char; 6] = ['公', '私', '病', '素', '此', '故'];
    lead(words).or_else(|| {
        let next = words.strip_prefix('因')?.chars().next()?;
        (!WORDS.contains(&next)).then_some("因")
    })
}
