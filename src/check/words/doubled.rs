//! B02: marks and small words that are typed twice.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Marks and small words that are typed twice.
pub static DOUBLED: CheckRule = CheckRule::new(codes::B02, Needs::Lists, doubled);

fn doubled(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        for (at, mark, run) in passage.runs().filter(|(_, _, run)| *run >= 2) {
            if "，。、；：！？的了".contains(mark) && !is_right(passage, at, run) {
                let written = passage.text(at, at + run);
                let message = format!("“{written}”应为“{mark}”");
                report_word(
                    passage,
                    at,
                    &written,
                    context.code,
                    message,
                    "删去多打的；省略号写“……”",
                    findings,
                );
            }
        }
    }
}

/// Whether a doubled character is right: it belongs to two words, 目的｜的, 为了｜了解, or stresses, ！！.
fn is_right(passage: &Passage, at: usize, run: usize) -> bool {
    let beside = |at: Option<usize>, those: &str| {
        at.and_then(|at| passage.chars.get(at)).is_some_and(|c| those.contains(*c))
    };
    let (before, after) = (at.checked_sub(1), Some(at + run));
    match passage.chars[at] {
        '！' | '？' => true,
        '的' => run == 2 && (beside(before, "目标之有打众") || beside(after, "确士")),
        '了' => {
            run == 2 && (beside(before, "甚未不难草直") || beside(after, "解结之事却心愿然当断"))
        }
        _ => false,
    }
}
