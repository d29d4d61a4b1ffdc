//! Findings about facts, the finished document and its pages: one rule for each file section.
//!
//! A rule names its code, whose page for users is in the register ([`crate::base::codes`]); what it finds carries that code.

mod answers;
mod carryover;
mod columns;
mod dates;
mod direction;
mod funding;
mod high_score;
mod limits;
mod missing;
mod parts;
pub mod provenance;
mod reasons;
mod rule;
mod scores;
mod stated;
mod text;
mod three_public;
mod too_large;

pub use rule::{CheckContext, CheckRule, Needs};

use text::Passage;

use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::data::Report;
use crate::doc::Document;
use crate::figures::Figures;
use crate::pack::Words;

/// Rules about facts and figures, in the order in which they run.
static RULES: &[&CheckRule] = &[
    &parts::ROUNDING,
    &parts::MISMATCH,
    &columns::COLUMNS,
    &stated::CONTRADICTION,
    &stated::WRONG_RATE,
    &stated::TRUNCATED,
    &stated::NO_PERCENT,
    &stated::SHARES,
    &stated::WRONG_SCORE,
    &scores::SCORES,
    &scores::REASONS,
    &funding::FUNDING,
    &stated::ZERO_BASE,
    &stated::ZERO_BUDGET,
    &stated::WRONG_WAY,
    &reasons::WRONG_REASON,
    &dates::FILING_DATE,
    &stated::WRONG_UNIT,
    &limits::LIMITS,
    &carryover::BALANCE,
    &columns::OPENING,
    &three_public::SILENT_LINES,
    &three_public::WHERE_SPENT,
    &high_score::HIGH_SCORE,
    &missing::MISSING,
    &reasons::NO_REASON,
    &reasons::NO_BUDGET_REASON,
    &answers::UNANSWERED,
    &too_large::TOO_LARGE,
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
    let passages = Passage::of_facts(report, figures, sources);
    let passages = &passages;
    let context = |code| CheckContext { code, report, figures, words, passages };
    let rules: Vec<_> = all().filter(|rule| rule.needs.are_met(findings)).collect();
    rules.iter().for_each(|rule| (rule.run)(&context(rule.code), findings));
}

/// Checks what a pack's templates say in the finished document.
pub fn wording(
    report: &Report,
    figures: &Figures,
    words: &Words,
    document: &Document,
    findings: &mut Diagnostics,
) {
    let passages = Passage::of_document(document);
    let passages = &passages;
    let context = |code| CheckContext { code, report, figures, words, passages };
    text::WORDING.iter().for_each(|rule| (rule.run)(&context(rule.code), findings));
}

/// Every rule about facts, figures and running text, in the order in which they run.
pub fn all() -> impl Iterator<Item = &'static CheckRule> {
    RULES.iter().chain(text::FACTS).copied()
}
