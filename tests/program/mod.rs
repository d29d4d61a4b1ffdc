//! The program through its front door: commands, files that exist, same bytes.

mod cli;
mod explain;
mod round_trip;
mod same_bytes;
