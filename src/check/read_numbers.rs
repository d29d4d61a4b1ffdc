//! The numbers of running text with what each was read as, for `check --statements`.

use super::passages;
use crate::base::source::{Sources, Span};
use crate::data::Report;
use crate::figures::Figures;
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;
use crate::statements::reader::read;
use crate::statements::statement::Statement;

/// A number of the running text.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadNumber {
    /// Where it stands.
    pub place: Span,
    /// It with its unit.
    pub text: String,
    /// What it was read as; nothing where it was left unread.
    pub role: Option<&'static str>,
    /// Which amount it is, or what a change is from; empty where the text does not state it.
    pub basis: &'static str,
    /// The words before it.
    pub label: String,
    /// The number that it is a part of.
    pub part_of: Option<String>,
    /// Why it was left unread.
    pub unread: Option<&'static str>,
}

/// Every number in the running text of the facts, in order of passages, those that were left unread behind the others of
/// their passage.
pub fn read_numbers(report: &Report, figures: &Figures, sources: &Sources) -> Vec<ReadNumber> {
    let passages = passages::of_facts(report, figures, sources);
    let year = i32::from(report.year.value);
    let running = passages.iter().filter(|passage| !passage.is_name);
    running.flat_map(|passage| of_passage(passage, year)).collect()
}

fn of_passage(passage: &Passage, year: i32) -> Vec<ReadNumber> {
    let found = read(passage, year);
    let written = |number: &Number| passage.text(number.at, number.end);
    let stated = |one: &Statement| {
        let Statement { number, role, basis, label, part_of, .. } = one;
        Some(ReadNumber {
            place: passage.span(number.at, number.end - number.at)?,
            text: written(number),
            role: Some(role.word()),
            basis: basis.word(),
            label: passage.text(label.start, label.end),
            part_of: part_of.map(|whole| written(&found.statements[whole].number)),
            unread: None,
        })
    };
    let left = found.unread.iter().filter_map(|one| {
        let number = &one.number;
        Some(ReadNumber {
            place: passage.span(number.at, number.end - number.at)?,
            text: written(number),
            role: None,
            basis: "",
            label: String::new(),
            part_of: None,
            unread: Some(one.why),
        })
    });
    found.statements.iter().filter_map(stated).chain(left).collect()
}
