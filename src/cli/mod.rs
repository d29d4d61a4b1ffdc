//! The command line: one file for each subcommand; the only printing.

mod arguments;
mod build;
mod check;
mod columns;
mod console;
mod crash;
mod explain;
mod fonts;
mod json;
mod menu;
mod new;
mod output;
mod schema;
mod set;
mod set_faults;
mod start;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Command;
use output::Output;

/// What a command came to; its number is the exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All was done.
    Fine,
    /// There are findings, or a report could not be made.
    Findings,
    /// The command could not run at all.
    Unable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::from(0),
            Outcome::Findings => Self::from(1),
            Outcome::Unable => Self::from(2),
        }
    }
}

/// Runs the program with its arguments, the first being its own name. A panic is caught and reported.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    crash::guarded(arguments, dispatch)
}

fn dispatch(arguments: Vec<OsString>) -> Outcome {
    let started = start::without_command(arguments.get(1..).unwrap_or_default());
    started.unwrap_or_else(|| run_command(arguments))
}

fn run_command(arguments: Vec<OsString>) -> Outcome {
    let mut output = Output::new(arguments::wants_json(&arguments));
    let outcome = match arguments::parse(arguments) {
        Ok(Command::Build(wanted)) => build::run(wanted, &mut output),
        Ok(Command::Check(wanted)) => check::run(wanted, &mut output),
        Ok(Command::Explain(wanted)) => explain::run(wanted, &mut output),
        Ok(Command::New(wanted)) => new::run(&wanted, &mut output),
        Ok(Command::Fonts(wanted)) => fonts::run(wanted, &mut output),
        Ok(Command::Set(wanted)) => set::run(wanted, &mut output),
        Ok(Command::Schema(_)) => schema::run(&mut output),
        Err(shown) => usage::show(&shown, &mut output),
    };
    if output.close() { outcome } else { Outcome::Unable }
}
