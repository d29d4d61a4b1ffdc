//! The register of codes: unique names, a page each, examples that give their code, a test for each.

#[path = "../support/mod.rs"]
mod support;

mod edits;
mod examples;
mod json;
mod register;
