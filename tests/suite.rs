//! The suite: a module for each topic. What needs other programs is in `external_tools.rs`.

mod catalogue;
mod codes;
mod corpus;
mod facts;
mod layering;
mod layout;
mod lint;
mod preview;
mod program;
mod redline;
mod report;
#[cfg(unix)]
mod robustness;
mod support;
mod truth;
mod writers;
