//! Layout, through its front door: documents made by hand go in, pages come out.

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "each test binary uses its own part of this")]
mod common;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/mod.rs"]
mod support;

mod flow;
mod golden;
mod house;
mod kinsoku;

mod properties;
mod tables;
mod titles;
