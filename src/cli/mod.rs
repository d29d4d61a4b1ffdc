//! The command line: a file or a folder for each subcommand; the only printing.

mod arguments;
mod build;
mod changes_text;
mod check;
mod columns;
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

use arguments::Command;
pub use crash::out_of_memory;
pub use outcome::Outcome;

/// The stack of the program, in bytes, whatever the system gives: what is nested is bounded, and must have room for that.
const STACK: usize = 8 << 20;

/// Runs the program with its arguments, the first being its own name. A panic is caught and reported.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let own = arguments.clone();
    let started =
        thread::Builder::new().stack_size(STACK).spawn(move || crash::guarded(own, dispatch));
    match started.map(thread::JoinHandle::join) {
        Ok(ended) => ended.unwrap_or(Outcome::Unable),
        // Memory is short; the stack of the system may do.
        Err(_) => crash::guarded(arguments, dispatch),
    }
}

fn dispatch(arguments: Vec<OsString>) -> Outcome {
    let started = start::without_command(arguments.get(1..).unwrap_or_default());
    started.unwrap_or_else(|| run_command(arguments))
}

fn run_command(arguments: Vec<OsString>) -> Outcome {
    let mut output = wanted_output::wanted_output(&arguments);
    let outcome = match arguments::parse(arguments) {
        Ok(Command::Build(wanted)) => build::run(wanted, &mut output),
        Ok(Command::Check(wanted)) => check::run(wanted, &mut output),
        Ok(Command::Explain(wanted)) => explain::run(wanted, &mut output),
        Ok(Command::New(wanted)) => new::run(&wanted, &mut output),
        Ok(Command::Fonts(wanted)) => fonts::run(wanted, &mut output),
        Ok(Command::Set(wanted)) => set::run(wanted, &mut output),
        Ok(Command::Diff(wanted)) => diff::run(wanted, &mut output),
        Ok(Command::Verify(wanted)) => verify::run(&wanted, &mut output),
        Ok(Command::Template(wanted)) => template::run(wanted, &mut output),
        Ok(Command::Schema(_)) => schema::run(&mut output),
        Err(shown) => usage::show(&shown, &mut output),
    };
    if output.close() { outcome } else { Outcome::Unable }
}
