//! Rules about facts and figures.

pub mod answers;
pub mod carryover;
pub mod citations;
pub mod columns;
pub mod consequences;
pub mod dates;
pub mod funding;
pub mod high_score;
pub mod last_year;
pub mod limits;
pub mod missing;
pub mod no_answer;
pub mod one_thing;
pub mod parts;
pub mod proportions;
pub mod reasons;
pub mod relations;
pub mod scores;
pub mod size;
pub mod source_income;
pub mod stated;
pub mod stated_shares;
pub mod stated_twice;
pub mod three_public;
pub mod too_large;
pub mod unscored;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub const RULES: &[&CheckRule] = &[
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
    &scores::WEIGHTS,
    &scores::REASONS,
    &funding::FUNDING,
    &stated::ZERO_BASE,
    &stated::ZERO_BUDGET,
    &stated::WRONG_WAY,
    &reasons::WRONG_REASON,
    &dates::FILING_DATE,
    &dates::NO_DATE,
    &stated::WRONG_UNIT,
    &size::SIZE,
    &limits::LIMITS,
    &proportions::PROPORTIONS,
    &carryover::BALANCE,
    &columns::OPENING,
    &three_public::SILENT_LINES,
    &three_public::WHERE_SPENT,
    &one_thing::ONE_THING,
    &source_income::SOURCE_INCOME,
    &stated_twice::STATED_TWICE,
    &high_score::HIGH_SCORE,
    &missing::MISSING,
    &no_answer::NO_ANSWER,
    &unscored::UNSCORED,
    &reasons::NO_REASON,
    &reasons::NO_BUDGET_REASON,
    &answers::UNANSWERED,
    &too_large::TOO_LARGE,
];
