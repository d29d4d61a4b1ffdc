//! Facts files to facts, figures and scores.

mod coverage;
mod damaged;
mod figures;
mod indicators;
mod points;
mod reading;
mod shares;
mod small;
mod syntax;
