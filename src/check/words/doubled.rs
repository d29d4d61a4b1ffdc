//! B02: marks and small words that are typed twice.

use crate::base::diag::Diagnostics;
use crate::check::passage::Passage;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, rule};

rule! {
    /// 标点或“的”“了”打了两个。
    ///
    /// 为什么：多是删改时留下的，公开的报告里很难看。
    ///
    /// 判断：“的的确确”“目的的”“为了了解”这样本来就有两个字的，不提示。
    ///
    /// 例：“工作作风，，有所好转”“按规定的的程序”。
    ///
    /// 怎么办：删去一个；省略号写“……”。
    DOUBLED = "B02", "标点或字打了两个", Lists, doubled
}

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
                    "B02",
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
