//! Hostile input through the binary: nothing hangs, nothing is left half done, advice fits the cause.

mod batch;
mod corpus;
mod ends;
mod facts;
mod files;
mod fonts;
mod limits;
mod pages;
mod pictures;
mod values;
