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
    say(files.filter(|file| workspace::is_there(file)), "以前的修订稿，不是现在这份报告的", output);
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
    let (mut copies, mut others) = (Vec::new(), Vec::new());
    for format in &task.formats {
        let place = task.path(&report.name, *format);
        let now = workspace::read_report(&place).ok();
        let is_own = format.writer().is_own;
        for path in workspace::numbered_beside(&place).into_iter().filter(|path| !is_new(path)) {
            match workspace::read_report(&path) {
                Ok(bytes) if Some(&bytes) == now.as_ref() => copies.push(path),
                Ok(bytes) if is_own(&bytes) => others.push(path),
                _ => {}
            }
        }
    }
    say(copies.into_iter(), "以前写在旁边的，和现在这份相同", output);
    say(others.into_iter(), "以前写在旁边的，不是现在这份报告的", output);
}

fn say(files: impl Iterator<Item = PathBuf>, what: &str, output: &Output) {
    let files: Vec<_> = files.map(|file| file.display().to_string()).collect();
    if !files.is_empty() {
        output.say(&format!("{} 是{what}；不用的话删掉", files.join("、")));
    }
}
