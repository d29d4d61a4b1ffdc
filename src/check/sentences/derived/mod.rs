//! Numbers that are derived from others: a difference, a share, a sum, a target reached, last year's number.
//!
//! The rules of [`super::arithmetic`] know which two numbers a third one comes from. Here a sentence leaves that open, or
//! its numbers stand far apart. A number is right if any of the numbers around it or of the facts gives it; it is wrong if
//! none does and what the sentence means is plain, or a typing error away.

mod average;
mod compared;
mod difference;
mod done;
mod exchanged;
mod findings;
mod last_year;
mod points;
mod pool;
mod respectively;
pub(crate) mod rule;
mod score;
mod share;
mod share_whole;
mod sum;
mod target;
mod times;
mod token;
mod typo;
mod unit;
