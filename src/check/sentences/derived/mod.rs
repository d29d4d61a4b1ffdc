//! Numbers that are derived from others: a difference, a share, a sum, a target reached, last year's number.
//!
//! The rules of [`super::arithmetic`] know which two numbers a third one comes from. Here a sentence leaves that open, or
//! its numbers stand far apart. A number is right if any of the numbers around it or of the facts gives it; it is wrong if
//! none does and what the sentence means is plain, or a typing error away.

mod against;
mod among;
mod average;
mod average_beside;
mod average_of;
mod change_words;
mod changed;
mod compared;
mod copied;
mod difference;
mod digits;
mod done;
mod exchanged;
mod extreme;
mod findings;
mod last_year;
pub(super) mod measured;
mod mentioned;
mod movement;
mod named;
mod opposite;
mod partition;
mod plus;
mod points;
mod pool;
mod rate_of;
mod respectively;
mod rest;
pub(crate) mod rule;
mod score;
mod seasons;
mod series;
mod share;
mod share_beside;
mod share_listed;
mod share_named;
mod share_plain;
mod share_project;
mod share_whole;
mod sum;
mod swapped;
mod target;
mod times;
mod token;
pub(super) mod typo;
mod unit;
mod way;
