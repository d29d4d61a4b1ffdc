//! A panic to a finding (C00), so that a fault of the program is reported like any other.

use std::ffi::OsString;
use std::panic;
use std::sync::OnceLock;

use super::console;
use super::outcome::Outcome;
use super::output::Output;
use super::wanted_output::wanted_output;
use crate::base::codes;
use crate::base::diag::Diagnostic;

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
    Diagnostic::new(codes::C00, format!("程序内部出错（{place}）"))
        .hint("原有文件没有改动；请把填报数据和这一行报给维护者")
}
