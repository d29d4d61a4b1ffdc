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
pub mod one_thing;
pub mod parts;
pub mod reasons;
pub mod relations;
pub mod scores;
pub mod stated;
pub mod stated_shares;
pub mod three_public;
pub mod too_large;

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
    &limits::LIMITS,
    &carryover::BALANCE,
    &columns::OPENING,
    &three_public::SILENT_LINES,
    &three_public::WHERE_SPENT,
    &one_thing::ONE_THING,
    &high_score::HIGH_SCORE,
    &missing::MISSING,
    &reasons::NO_REASON,
    &reasons::NO_BUDGET_REASON,
    &answers::UNANSWERED,
    &too_large::TOO_LARGE,
];
