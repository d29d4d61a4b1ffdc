//! A goal for the year that is said to have been reached in an earlier one.

use super::day::{days, passage_of};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;

/// Goals that were reached before the year.
pub(crate) static ACHIEVED: CheckRule = CheckRule::new(codes::E49, Needs::Lists, achieved);

/// What ends a work.
const ENDS: &[&str] = &["完工", "竣工", "投入使用", "启用", "建成", "通过验收", "投用", "交付"];

/// 2024年11月底前完工 as a goal, 于2023年11月12日全部完工 as what was reached.
fn achieved(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    for goals in context.report.projects.iter().map(|project| &project.goals) {
        let passage = |prose: &Option<_>| prose.as_ref().and_then(|text| passage_of(context, text));
        let (Some(plan), Some(done)) = (passage(&goals.expected), passage(&goals.achieved)) else {
            continue;
        };
        let by = |day: &super::day::Day| {
            day.has_year
                && day.year == Some(year)
                && (plan.has(day.end, "前") || plan.has(day.end, "底前"))
        };
        if !days(plan).iter().any(by) {
            continue;
        }
        for day in days(done).iter().filter(|day| day.has_year && day.day.is_some()) {
            let early = day.year.is_some_and(|of| of < year);
            let ahead = done.text(day.at.saturating_sub(4), day.at);
            let mark = |c: &&char| !"，。；、（）".contains(**c);
            let behind: String = done.chars[day.end..].iter().take_while(mark).collect();
            let ends = says(&behind, ENDS) && behind.chars().count() <= 8;
            if early && ends && !says(&ahead, &["已", "原", "比", "较", "前"]) {
                let message = format!("{}{behind}，目标是{year}年的", day.written(done));
                let words = (mistakes::WRONG_ORDER, message, "核对年份");
                report_once(done, (day.at, day.end), words, findings);
            }
        }
    }
}
