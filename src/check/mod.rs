//! Facts, figures and the finished document to findings.
//!
//! - `facts`: rules over facts and figures.
//! - `sentences`: rules over the statements in running text ([`crate::statements`]): against each other, against figures,
//!   against the calendar.
//! - `words`: rules over words and marks in running text.
//! - `coverage`: what the facts hold against what the finished document shows of it.
//! - `last_look`: what no stage should have left in the finished document.
//!
//! The five do not import each other. What they share stands beside them: the rule and its context, findings on a word,
//! hints, passages with their numbers and words, indicators, wholes and parts, arithmetic, and the verdict on a stated
//! value; also what other rooms ask for: the provenance of figures, the numbers that were read.
//!
//! A rule names its code, whose page for users is in the register ([`crate::base::codes`]); its context hands it that code.
//! What else its findings may be about has its code in `mistakes`.

mod arithmetic;
mod coverage;
mod examples;
mod facts;
mod hints;
mod indicators;
mod last_look;
mod mistakes;
mod passage_index;
mod passages;
pub mod provenance;
pub mod read_numbers;
mod report_word;
mod rule;
mod sentences;
mod stated_value;
mod verdict;
mod wholes;
mod words;

pub use coverage::{NO_ATTACHMENT, no_attachments, pointed_to, unknown_attachments, unprinted};
pub use examples::examples;
pub use facts::answers::unknown_problems;
pub use facts::assessments::unknown_indicators;
pub use facts::citations::citations;
pub use facts::last_year::last_year;
pub use last_look::empty_headings::empty_headings;
pub use rule::{CheckContext, CheckRule, Needs};

use passage_index::PassageIndex;
use sentences::years;
use wholes::Wholes;
use words::{doubled, names, punctuation, terms, unpaired, word_lists};

use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::data::Report;
use crate::data::model::ProsePiece;
use crate::doc::Document;
use crate::figures::{Figure, Figures};
use crate::pack::Words;
use crate::statements::interval::Interval;
use crate::statements::passage::Passage;
use crate::statements::reader::read;
use crate::statements::statement::PassageStatements;

/// Rules about running text that also apply to the wording of templates, where facts stand in between.
static WORDING: &[&CheckRule] = &[
    &word_lists::LEFTOVERS,
    &punctuation::PERCENT,
    &years::YEARS,
    &names::NAMES,
    &punctuation::HALF_WIDTH,
    &punctuation::FULL_WIDTH,
    &word_lists::TYPOS,
    &terms::TERMS,
    &unpaired::UNPAIRED,
    &punctuation::RANGE_UNITS,
];

/// Checks a report's facts, figures and running text against each other.
///
/// After errors in reading, only the rules run that stay fair without what could not be read.
pub fn facts(
    report: &Report,
    figures: &Figures,
    words: &Words,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let passages = passages::of_facts(report, figures, sources);
    let statements = statements(&passages, i32::from(report.year.value));
    let (passages, statements) = (&passages, &statements);
    let index = &PassageIndex::new(passages);
    let money = figures.iter().filter_map(Figure::money);
    let amounts = &Wholes::of(money.map(|amount| Interval::exact(amount.yuan().abs())));
    let context =
        |code| CheckContext { code, report, figures, amounts, words, passages, index, statements };
    let rules: Vec<_> = all().filter(|rule| rule.needs.are_met(findings)).collect();
    rules.iter().for_each(|rule| (rule.run)(&context(rule.code), findings));
}

/// What the numbers of passages state; names state nothing.
fn statements(passages: &[Passage], year: i32) -> Vec<PassageStatements> {
    let of = |passage: &Passage| match passage.is_name {
        true => PassageStatements::default(),
        false => read(passage, year),
    };
    passages.iter().map(of).collect()
}

/// Checks what a pack's templates say in the finished document, and takes a last look at it.
pub fn wording(
    report: &Report,
    figures: &Figures,
    words: &Words,
    document: &Document,
    findings: &mut Diagnostics,
) {
    let passages = passages::of_document(document);
    over_words((report, figures, words), &passages, WORDING, findings);
    // Cells that say the same stand beside one another.
    let running = passages::of_running_text(document);
    over_words((report, figures, words), &running, &[&doubled::DOUBLED], findings);
    // Names, cells and titles that no passage of the facts has.
    let printed = passages::of_printed_facts(document);
    let mut found = Diagnostics::default();
    over_words((report, figures, words), &printed, &[&word_lists::LEFTOVERS], &mut found);
    last_look::push_unknown(found.iter().cloned(), findings);
    last_look::last_look(figures, document, &escaped(report), findings);
}

/// Rules about words that hold for any piece of a template's text.
static PIECES: &[&CheckRule] = &[
    &word_lists::LEFTOVERS,
    &punctuation::HALF_WIDTH,
    &punctuation::FULL_WIDTH,
    &word_lists::TYPOS,
    &terms::TERMS,
    &doubled::DOUBLED,
];

/// Checks the words of a pack's files, also of what no facts reach: characters, each with its place.
pub fn pack_words(
    report: &Report,
    figures: &Figures,
    words: &Words,
    texts: &[Vec<(char, Option<Span>)>],
    findings: &mut Diagnostics,
) {
    let passage = |text: &Vec<(char, Option<Span>)>| {
        let mut passage = Passage::empty(false);
        text.iter().for_each(|(c, place)| passage.push(*c, *place, place.is_none()));
        passage
    };
    let passages: Vec<_> = texts.iter().map(passage).collect();
    over_words((report, figures, words), &passages, PIECES, findings);
}

/// Runs rules about words over passages that are not of the facts: what their numbers state is not looked at.
fn over_words(
    (report, figures, words): (&Report, &Figures, &Words),
    passages: &[Passage],
    rules: &[&CheckRule],
    findings: &mut Diagnostics,
) {
    let (index, amounts, statements) = (&PassageIndex::default(), &Wholes::default(), &[]);
    let context =
        |code| CheckContext { code, report, figures, amounts, words, passages, index, statements };
    rules.iter().for_each(|rule| (rule.run)(&context(rule.code), findings));
}

/// Where texts say `$${`, which prints `${` as it stands.
fn escaped(report: &Report) -> Vec<Span> {
    let typed =
        |piece: &ProsePiece| matches!(piece, ProsePiece::Text(words) if words.contains("${"));
    let proses = report.proses();
    proses.filter(|prose| prose.pieces.iter().any(typed)).map(|prose| prose.span).collect()
}

/// Every rule about facts, figures and running text, in the order in which they run.
pub fn all() -> impl Iterator<Item = &'static CheckRule> {
    [facts::RULES, sentences::RULES, words::RULES].into_iter().flatten().copied()
}
