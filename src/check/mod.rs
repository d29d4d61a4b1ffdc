//! Facts, figures and the finished document to findings.
//!
//! - `facts`: rules over facts and figures.
//! - `sentences`: rules over what sentences of running text state of figures, and the reader of such statements.
//! - `words`: rules over words and marks in running text.
//!
//! The three do not import each other. What they share stands beside them: the rule and its context, passages with
//! their numbers and words, and the verdict on a stated value.
//!
//! A rule names its code, whose page for users is in the register ([`crate::base::codes`]); its context hands it that code.

mod arithmetic;
mod direction;
mod facts;
mod numbers;
mod passage;
pub mod provenance;
mod report_word;
mod rule;
mod sentences;
mod stated_value;
mod verdict;
mod word_index;
mod words;

pub use facts::answers::unknown_problems;
pub use facts::citations::citations;
pub use facts::last_year::last_year;
pub use rule::{CheckContext, CheckRule, Needs};

use facts::{
    answers, carryover, columns, dates, funding, high_score, limits, missing, parts, reasons,
    scores, stated, stated_shares, three_public, too_large,
};
use passage::Passage;
use sentences::{amounts, budgets, steps, table_totals, years};
use words::{account_items, doubled, marks, names, numbering, usages, word_lists};

use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::data::Report;
use crate::doc::Document;
use crate::figures::Figures;
use crate::pack::Words;

/// Rules about facts and figures, then those about running text, in the order in which they run.
static RULES: &[&CheckRule] = &[
    &parts::ROUNDING,
    &parts::MISMATCH,
    &columns::COLUMNS,
    &stated::CONTRADICTION,
    &stated::WRONG_RATE,
    &stated::TRUNCATED,
    &stated::NO_PERCENT,
    &stated_shares::SHARES,
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
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &table_totals::TABLE_TOTALS,
    &marks::PERCENT,
    &word_lists::LEFTOVERS,
    &usages::USAGES,
    &years::YEARS,
    &names::NAMES,
    &word_lists::INDUSTRIES,
    &numbering::NUMBERING,
    &word_lists::DOCUMENTS,
    &marks::HALF_WIDTH,
    &marks::FULL_WIDTH,
    &word_lists::TYPOS,
    &doubled::DOUBLED,
    &account_items::SUBJECTS,
    &marks::RANGES,
];

/// Rules about running text that also apply to the wording of templates, where facts stand in between.
static WORDING: &[&CheckRule] = &[
    &word_lists::LEFTOVERS,
    &marks::PERCENT,
    &years::YEARS,
    &names::NAMES,
    &marks::HALF_WIDTH,
    &word_lists::TYPOS,
    &marks::RANGES,
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
    WORDING.iter().for_each(|rule| (rule.run)(&context(rule.code), findings));
}

/// Every rule about facts, figures and running text, in the order in which they run.
pub fn all() -> impl Iterator<Item = &'static CheckRule> {
    RULES.iter().copied()
}
