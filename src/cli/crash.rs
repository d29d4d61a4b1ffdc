//! A panic to a finding (C00), so that a fault of the program is reported like any other.

use std::ffi::OsString;
use std::io::Write;
use std::panic;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::console;
use super::output::Output;
use super::progress;
use super::wanted_output::wanted_output;
use crate::base::codes;
use crate::base::diag::Diagnostic;

/// How the program ends that could not run, as [`super::Outcome::Unable`] does.
const UNABLE: i32 = 2;

/// Makes a panic in any thread a finding and the end of the program. The finding stands alone, since what was kept for JSON is
/// lost; nothing is unwound, so that a release has no code for it.
pub(super) fn report_panics(arguments: Vec<OsString>) {
    static PANICKED: AtomicBool = AtomicBool::new(false);
    panic::set_hook(Box::new(move |info| {
        // Of several threads the first one reports; the others wait for the end.
        while PANICKED.swap(true, Ordering::SeqCst) {
            thread::park();
        }
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let mut output = wanted_output(&arguments);
        output.finding(&crashed(&place.unwrap_or_default()));
        output.close();
        if console::is_own() {
            Output::default().hold_window();
        }
        end()
    }));
}

#[allow(
    clippy::exit,
    reason = "a thread that panicked, or an allocation that failed, has nowhere to return to"
)]
fn end() -> ! {
    process::exit(UNABLE)
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
    end()
}
