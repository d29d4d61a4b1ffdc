//! Blocks to pages: spacing, the line grid, blocks that stay together, no widows and orphans.

mod placing;
mod run;
mod state;
mod typesetting;

pub(super) use run::{Flowed, flow};
