//! Values that an old draft states against the figures.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::stated_value::StatedValue;
use crate::check::verdict::{Verdict, judge};

/// Stated amounts and counts that are not those of the facts.
pub(crate) static CONTRADICTION: CheckRule = CheckRule::new(codes::E04, Needs::All, report);

/// Stated rates that are not the computed ones.
pub(crate) static WRONG_RATE: CheckRule = CheckRule::new(codes::E05, Needs::All, report);

/// Stated numbers that are cut off instead of rounded.
pub(crate) static TRUNCATED: CheckRule = CheckRule::new(codes::E06, Needs::All, report);

/// Stated rates without a percent sign.
pub(crate) static NO_PERCENT: CheckRule = CheckRule::new(codes::E07, Needs::All, report);

/// Stated scores and grades that are not those of the profile.
pub(crate) static WRONG_SCORE: CheckRule = CheckRule::new(codes::E08, Needs::All, report);

/// Stated rates of change over a last year of 0.
pub(crate) static ZERO_BASE: CheckRule = CheckRule::new(codes::E11, Needs::All, report);

/// Stated rates over a budget of 0.
pub(crate) static ZERO_BUDGET: CheckRule = CheckRule::new(codes::E12, Needs::All, report);

/// Stated directions that are the opposite of the numbers.
pub(crate) static WRONG_WAY: CheckRule = CheckRule::new(codes::E15, Needs::All, report);

/// Stated amounts in 元 for 万元 or the other way round.
pub(crate) static WRONG_UNIT: CheckRule = CheckRule::new(codes::E19, Needs::All, report);

/// Reports every stated value that breaks the rule whose code the context hands over.
fn report(context: &CheckContext, findings: &mut Diagnostics) {
    for (id, stated) in &context.report.stated {
        // An id that no figure has is reported where citations are checked.
        let Some(figure) = context.figures.get(&id.value) else { continue };
        let verdict = judge(context, figure, &StatedValue::of(&stated.value));
        if let Some(Verdict { message, hint, .. }) = verdict.filter(|v| v.code == context.code) {
            let finding = context
                .finding(message)
                .label(stated.span, "旧稿填报")
                .label(figure.place, "数据文件所填")
                .hint(hint)
                .figure(&figure.id);
            findings.push(finding);
        }
    }
}
