//! The program through its front door: commands, files that exist, same bytes.

mod cli;
mod round_trip;
mod same_bytes;
mod schema;
