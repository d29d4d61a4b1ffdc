//! `jixiao template lint`: what is wrong with a pack, whatever the facts are.

use crate::base::diag::Diagnostics;
use crate::cli::arguments::LintArguments;
use crate::cli::build::open;
use crate::cli::json::CommandResult;
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::pipeline::Pipeline;
use crate::workspace;

/// The pack that is meant where none is named.
const STANDARD: &str = "standard";

/// Prints all findings on the pack.
pub(super) fn run(wanted: LintArguments, output: &mut Output) -> Outcome {
    let name = wanted.name.or(wanted.pack).unwrap_or_else(|| STANDARD.to_string());
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    // Facts that cannot be read are no fault of the pack.
    let facts = workspace::find_data(&workspace.root.join("data")).facts;
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    pipeline.lint(&name, &facts, &mut findings);
    output.findings(&findings, &pipeline.sources);
    output.say(&format!("版式“{name}”：{}", output::tally(&findings)));
    output.result(CommandResult::Lint { pack: name });
    if output::passes(&findings, true) { Outcome::Fine } else { Outcome::Findings }
}
