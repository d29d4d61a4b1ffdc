//! Rules about facts and figures.

pub mod answers;
pub mod carryover;
pub mod citations;
pub mod columns;
pub mod dates;
pub mod funding;
pub mod high_score;
pub mod last_year;
pub mod limits;
pub mod missing;
pub mod parts;
pub mod reasons;
pub mod scores;
pub mod stated;
pub mod stated_shares;
pub mod three_public;
pub mod too_large;
