//! `jixiao schema`: the JSON Schema of facts files, for editors.

use super::json::{self, CommandResult};
use super::outcome::Outcome;
use super::output::Output;
use crate::catalogue::Catalogue;
use crate::workspace;

/// The name of the schema's file beside the facts, to which the starter's second line points.
pub(super) const FILE: &str = "jixiao.schema.json";

/// Prints the schema.
pub(super) fn run(output: &mut Output) -> Outcome {
    let schema = text();
    output.say(schema.trim_end());
    output.result(CommandResult::Schema { schema });
    Outcome::Fine
}

/// The schema of this version.
pub(super) fn text() -> String {
    json::schema(&Catalogue::shared(), &workspace::shipped_packs())
}
