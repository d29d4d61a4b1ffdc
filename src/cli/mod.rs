//! The command line: a file or a folder for each subcommand; the only printing.

mod arguments;
mod build;
mod changes_text;
mod check;
mod columns;
mod commands;
mod console;
mod crash;
mod diff;
mod explain;
mod facts_files;
mod fonts;
mod json;
mod menu;
mod new;
mod outcome;
mod output;
mod preview;
mod progress;
mod schema;
mod set;
mod set_faults;
mod start;
mod template;
mod usage;
mod verify;
mod wanted_output;

use std::ffi::OsString;
use std::thread;

pub use crash::out_of_memory;
pub use outcome::Outcome;

use crate::workspace;

/// The stack of the program, in bytes, whatever the system gives: what is nested is bounded, and must have room for that.
const STACK: usize = 8 << 20;

/// Runs the program with its arguments, the first being its own name. A panic is reported, and ends it.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<_> = arguments.into_iter().collect();
    crash::report_panics(arguments.clone());
    workspace::report_large_files();
    let own = arguments.clone();
    let started = thread::Builder::new().stack_size(STACK).spawn(move || dispatch(own));
    match started.map(thread::JoinHandle::join) {
        Ok(ended) => ended.unwrap_or(Outcome::Unable),
        // Memory is short; the stack of the system may do.
        Err(_) => dispatch(arguments),
    }
}

fn dispatch(arguments: Vec<OsString>) -> Outcome {
    let started = start::without_command(arguments.get(1..).unwrap_or_default());
    started.unwrap_or_else(|| commands::run(arguments))
}
