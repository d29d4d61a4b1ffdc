//! The program through its front door: commands, files that exist, same bytes.

mod cli;
mod diff;
mod explain;
mod font_index;
mod pattern;
mod readmes;
mod records;
mod round_trip;
mod same_bytes;
mod schema;
mod set;
mod template;
mod template_new;
mod template_trial;
mod unchanged;
mod verify;
mod wanted;
