//! Files of earlier builds that stand beside a report and are not of it: the user is told, lest they are handed in.

use std::path::PathBuf;

use super::task::Task;
use crate::cli::json::WrittenFile;
use crate::cli::output::Output;
use crate::pipeline::WantedReport;
use crate::workspace;

/// What the names of files that show what changed end with.
pub(super) const REDLINE_ENDING: &str = "-修订";

/// Says which files of an earlier comparison stand beside a report that they do not show.
pub(super) fn say_outdated(report: &WantedReport, task: &Task, output: &Output) {
    let name = format!("{}{REDLINE_ENDING}", report.name);
    let files = task.formats.iter().map(|format| task.path(&name, *format));
    say(files.filter(|file| workspace::is_there(file)), "以前的修订稿", output);
}

/// Says which files stand beside a report that were once written there because its own places were taken: under numbered
/// names, and none of those that were `written` now.
pub(super) fn say_left_beside(
    report: &WantedReport,
    written: &[WrittenFile],
    task: &Task,
    output: &Output,
) {
    let is_new =
        |path: &PathBuf| written.iter().any(|file| path.display().to_string() == file.path);
    let beside = task.formats.iter().flat_map(|format| {
        let is_own = format.writer().is_own;
        let names = workspace::numbered_beside(&task.path(&report.name, *format));
        names
            .into_iter()
            .filter(move |path| workspace::read_report(path).is_ok_and(|bytes| is_own(&bytes)))
    });
    say(beside.filter(|path| !is_new(path)), "以前写在旁边的", output);
}

fn say(files: impl Iterator<Item = PathBuf>, what: &str, output: &Output) {
    let files: Vec<_> = files.map(|file| file.display().to_string()).collect();
    if !files.is_empty() {
        let files = files.join("、");
        output.say(&format!("{files} 是{what}，不是现在这份报告的；不用的话删掉"));
    }
}
