//! `jixiao template`: packs and their files as users see them, copy them and compare them.

mod diff;
mod eject;
mod lint;
mod list;
mod named;
mod new;
mod show;
mod spoken;
mod vars;

use super::arguments::{TemplateArguments, TemplateTask};
use super::outcome::Outcome;
use super::output::Output;

/// Does the task.
pub(super) fn run(wanted: TemplateArguments, output: &mut Output) -> Outcome {
    match wanted.task {
        TemplateTask::List(of) => list::run(of, output),
        TemplateTask::Show(wanted) => show::run(wanted, output),
        TemplateTask::Eject(wanted) => eject::run(wanted, output),
        TemplateTask::Vars(wanted) => vars::run(wanted, output),
        TemplateTask::Diff(wanted) => diff::run(wanted, output),
        TemplateTask::Lint(wanted) => lint::run(wanted, output),
        TemplateTask::New(wanted) => new::run(wanted, output),
    }
}
