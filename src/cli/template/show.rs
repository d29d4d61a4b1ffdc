//! `jixiao template show`: a file of a pack as a report would use it.

use super::named::{files_of, manual, named};
use crate::cli::arguments::ShowArguments;
use crate::cli::json::CommandResult;
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;

/// Prints the file.
pub(super) fn run(wanted: ShowArguments, output: &mut Output) -> Outcome {
    let Some(mut pack) = files_of(wanted.of, output) else { return Outcome::Unable };
    pack.files.push(manual(&pack));
    let file = match named(&wanted.file, pack.name(), &pack.files) {
        Ok(file) => file.clone(),
        Err(finding) => {
            output.finding(&finding);
            return Outcome::Unable;
        }
    };
    let Some(text) = pack.text(&file, output) else { return Outcome::Unable };
    output.say(text.trim_end_matches('\n'));
    output.result(CommandResult::Text { text });
    Outcome::Fine
}
