//! Facts files to facts, figures and scores.

mod damaged;
mod figures;
mod indicators;
mod reading;
