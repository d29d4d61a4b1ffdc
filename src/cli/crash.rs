//! A panic to a finding (C00), so that a fault of the program is reported like any other.

use std::ffi::OsString;
use std::io::Write;
use std::panic;
use std::sync::OnceLock;

use super::console;
use super::outcome::Outcome;
use super::output::Output;
use super::progress;
use super::wanted_output::wanted_output;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::workspace;

/// Where the first panic was.
static PLACE: OnceLock<String> = OnceLock::new();

/// Runs the program; after a panic the finding stands alone, since what was kept for JSON is lost.
pub(super) fn guarded(
    arguments: impl IntoIterator<Item = OsString>,
    run: fn(Vec<OsString>) -> Outcome,
) -> Outcome {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        PLACE.get_or_init(|| place.unwrap_or_default());
    }));
    workspace::report_large_files();
    let arguments: Vec<_> = arguments.into_iter().collect();
    let mut output = wanted_output(&arguments);
    panic::catch_unwind(|| run(arguments)).unwrap_or_else(|_| {
        output.finding(&crashed(PLACE.get().map_or("", String::as_str)));
        output.close();
        if console::is_own() {
            Output::default().hold_window();
        }
        Outcome::Unable
    })
}

fn crashed(place: &str) -> Diagnostic {
    let finding = Diagnostic::new(codes::C00, format!("程序内部出错（{place}）"));
    match &progress::written()[..] {
        [] => finding.hint("原有文件没有改动；请把填报数据和这一行报给维护者"),
        files => finding
            .hint("请把填报数据和这一行报给维护者")
            .hint(format!("已写好、是完整的：{}；其余没有改动", files.join("、"))),
    }
}

/// Says that the system gives no more memory and ends the program: nothing may be taken for a finding any more.
#[cold]
pub fn out_of_memory() -> ! {
    let (word, id, title) = (codes::C29.severity.word(), codes::C29.id, codes::C29.title);
    let hint = "关闭一些程序，或放宽内存的限制（ulimit -v），再运行；已印出的结果不完整";
    // Standard error is not buffered.
    let mut out = std::io::stderr();
    let _ = writeln!(out, "{word}[{id}]：{title}\n  提示：{hint}");
    let _ = progress::tell(&mut out);
    #[allow(clippy::exit, reason = "an allocation that failed has nowhere to return to")]
    std::process::exit(2)
}
