//! Numbers in sentences against what the facts say of the things that they name: tables, indicators, counts, buildings.

pub(super) mod names;
mod neutral;
mod other_time;
pub(crate) mod reached;
pub(crate) mod rule;
mod table_things;
mod thing;
mod things;
mod which;
