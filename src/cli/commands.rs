//! A command line to the run of its command.

use std::ffi::OsString;

use super::arguments::{self, Command};
use super::outcome::Outcome;
use super::{
    build, check, diff, explain, fonts, new, preview, schema, set, template, usage, verify,
    wanted_output,
};

/// Runs the command that arguments name, the first being the program's own name.
pub(super) fn run(arguments: Vec<OsString>) -> Outcome {
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
        Ok(Command::Preview(wanted)) => preview::run(wanted, &mut output),
        Ok(Command::Schema(_)) => schema::run(&mut output),
        Err(shown) => usage::show(&shown, &mut output),
    };
    if output.close() { outcome } else { Outcome::Unable }
}
