//! The corpus of planted mistakes: mutants of eight facts files, and cases written by hand.

mod bases;
mod cases;
mod found;
mod mutants;
mod oracle;
mod rounds;
mod sample;
mod sentences;
