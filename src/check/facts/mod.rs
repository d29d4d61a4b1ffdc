//! Rules about facts and figures.

pub(super) mod answers;
pub(super) mod assessments;
pub(super) mod blank_place;
mod breaches;
mod budget_reasons;
pub(super) mod carryover;
mod cause;
pub(super) mod citations;
pub(super) mod cited_rows;
pub(super) mod cited_units;
pub(super) mod columns;
pub(super) mod consequences;
pub(super) mod contradictions;
mod counted_reasons;
pub(super) mod dates;
pub(super) mod empty_cells;
pub(super) mod equal_targets;
pub(super) mod fiscal_carryover;
pub(super) mod formula_unit;
pub(super) mod funding;
pub(super) mod grand_totals;
pub(super) mod high_score;
pub(super) mod indicator_claims;
pub(super) mod indicator_words;
pub(super) mod last_year;
pub(super) mod limits;
pub(super) mod magnitudes;
pub(super) mod misplaced;
pub(super) mod missing;
pub(super) mod named_reasons;
pub(super) mod no_answer;
pub(super) mod one_thing;
pub(super) mod over_budget;
pub(super) mod parts;
mod placeholder;
pub(super) mod project_sources;
pub(super) mod proportions;
pub(super) mod reasons;
pub(super) mod relations;
pub(super) mod repeated;
pub(super) mod rounded_away;
pub(super) mod scores;
pub(super) mod size;
pub(super) mod source_income;
pub(super) mod split_sources;
pub(super) mod stated;
pub(super) mod stated_shares;
pub(super) mod stated_twice;
pub(super) mod subtotals;
pub(super) mod summaries;
pub(super) mod surplus_used;
pub(super) mod three_public;
pub(super) mod too_large;
mod two_dates;
mod typed_code;
pub(super) mod typed_marks;
pub(super) mod unfounded;
pub(super) mod unscored;
pub(super) mod weights;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub(super) const RULES: &[&CheckRule] = &[
    &parts::ROUNDING,
    &parts::MISMATCH,
    &columns::COLUMNS,
    &subtotals::SUBTOTALS,
    &subtotals::LIKE_SUBTOTALS,
    &stated::CONTRADICTION,
    &stated::WRONG_RATE,
    &stated::TRUNCATED,
    &stated::NO_PERCENT,
    &stated_shares::STATED_SHARES,
    &stated::WRONG_SCORE,
    &scores::SCORES,
    &equal_targets::EQUAL_TARGETS,
    &weights::WEIGHTS,
    &scores::REASONS,
    &funding::FUNDING,
    &split_sources::SPLIT_SOURCES,
    &project_sources::PROJECT_SOURCES,
    &stated::ZERO_BASE,
    &stated::ZERO_BUDGET,
    &stated::WRONG_WAY,
    &reasons::WRONG_REASON,
    &counted_reasons::COUNTED_REASONS,
    &named_reasons::NAMED_REASONS,
    &budget_reasons::WRONG_BUDGET_REASON,
    &dates::FILING_DATE,
    &dates::NO_DATE,
    &stated::WRONG_UNIT,
    &size::SIZE,
    &formula_unit::FORMULA_UNIT,
    &cited_units::CITED_UNITS,
    &cited_rows::CITED_ROWS,
    &rounded_away::ROUNDED_AWAY,
    &limits::LIMITS,
    &over_budget::OVER_BUDGET,
    &misplaced::MISPLACED,
    &misplaced::FRACTIONS,
    &magnitudes::MAGNITUDES,
    &proportions::PROPORTIONS,
    &carryover::BALANCE,
    &grand_totals::GRAND_TOTALS,
    &columns::OPENING,
    &fiscal_carryover::FISCAL_CARRYOVER,
    &surplus_used::SURPLUS_USED,
    &three_public::SILENT_LINES,
    &three_public::WHERE_SPENT,
    &one_thing::ONE_THING,
    &source_income::SOURCE_INCOME,
    &stated_twice::STATED_TWICE,
    &summaries::SUMMARIES,
    &repeated::REPEATED_NAMES,
    &contradictions::CONTRADICTIONS,
    &indicator_words::INDICATOR_WORDS,
    &indicator_claims::INDICATOR_CLAIMS,
    &high_score::HIGH_SCORE,
    &unfounded::UNFOUNDED,
    &missing::MISSING,
    &empty_cells::EMPTY_CELLS,
    &no_answer::NO_ANSWER,
    &typed_marks::TYPED_MARKS,
    &unscored::UNSCORED,
    &reasons::NO_REASON,
    &budget_reasons::NO_BUDGET_REASON,
    &answers::UNANSWERED,
    &too_large::TOO_LARGE,
];
