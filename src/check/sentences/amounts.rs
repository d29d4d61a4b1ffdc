//! Numbers typed by hand behind the name of a figure.

use super::claims::names_of_figures::{FigureMeaning, names};
use super::claims::read_passage::ReadPassage;
use super::claims::scope::mentions;
use super::counts::{count, rate};
use super::lines::of_line;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::numbers;
use crate::statements::word_index::WordIndex;

/// Numbers in running text that are not those of the facts.
pub(crate) static TYPED: CheckRule = CheckRule::new(codes::E03, Needs::All, typed);

fn typed(context: &CheckContext, findings: &mut Diagnostics) {
    let index = WordIndex::new(names(context.report, context.figures));
    let mut title = None;
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let names = mentions(context.report, passage, &index);
        let numbers = numbers(passage);
        let text = ReadPassage::new(passage, &numbers, &names, title);
        for (order, name) in names.iter().enumerate() {
            match name.meaning {
                FigureMeaning::BudgetLine(line) => of_line(context, &text, name, line, findings),
                FigureMeaning::Count(of) => count(context, &text, name, of, findings),
                FigureMeaning::Rate(of) => rate(context, &text, order, of, findings),
            }
        }
        title = Some(passage).filter(|passage| !passage.chars.ends_with(&['。']));
    }
}
