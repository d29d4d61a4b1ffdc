//! 超额完成目标 right behind the number of an indicator that missed its target, and 没有达到目标 behind one that did not.

use super::clauses::{core_with, stated_in};
use super::forms::{MeasuredForm, forms};
use super::measured::measured;
use super::split_clauses::{Clause, clauses};
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::indicators::is_below_target;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose};
use crate::figures::Value;

/// Clauses that say the contrary of an indicator whose number stands right before them.
pub(super) fn exceeded(context: &CheckContext, findings: &mut Diagnostics) {
    for form in forms(context.report) {
        for text in &form.texts {
            in_text(context, &form, text, findings);
        }
    }
}

fn in_text(context: &CheckContext, form: &MeasuredForm, text: &Prose, findings: &mut Diagnostics) {
    let Some(passage) = context.passage_of(text) else { return };
    let all = clauses(passage);
    for pair in all.windows(2).filter(|pair| pair[0].sentence == pair[1].sentence) {
        let [number, verdict] = pair else { continue };
        let Some(said) = verdict_of(verdict.text.trim()) else { continue };
        let mut spoken = form.all.iter().filter(|one| is_stated(context, form, one, number));
        let (Some(one), None) = (spoken.next(), spoken.next()) else { continue };
        let Some(below) = is_below_target(context, form.under, one) else { continue };
        if below != said {
            continue;
        }
        let name = one.path.last().map_or(&one.id.value, |name| &name.value);
        let real = if below { "没有达到" } else { "达到了" };
        let message =
            format!("{name}{real}指标值，正文写“{}，{}”", number.text.trim(), verdict.text.trim());
        let place = passage.span(verdict.at, verdict.text.chars().count());
        let places = (place, one.actual.as_ref().map(|actual| actual.span));
        let finding = context.finding_at_both(message, places, ("正文", "指标的实际完成值"));
        findings.push(finding.hint("照指标的完成情况改说法，或核对完成值和指标值"));
    }
}

/// Whether a clause states the value that an indicator reached.
fn is_stated(
    context: &CheckContext,
    form: &MeasuredForm,
    one: &Indicator,
    clause: &Clause,
) -> bool {
    let Some((name, Value::Count(value, unit))) = measured(context, form.under, one) else {
        return false;
    };
    let text = clause.text.trim();
    let named = || {
        let rest = text.strip_prefix(name)?;
        rest.trim_start_matches(is_han).strip_suffix(unit.as_str())?.parse().ok()
    };
    let stated = stated_in(text, core_with(name, unit), unit, form.owner).or_else(named);
    stated.is_some_and(|stated| half_up(*value, stated.scale()) == stated)
}

/// Whether a clause says nothing but that a target was reached (`Some(true)`), or that it was not.
fn verdict_of(clause: &str) -> Option<bool> {
    const MISSED: [&str; 7] =
        ["没有达到", "未达到", "没有完成", "未完成", "未达", "未能完成", "未能达到"];
    const REACHED: [&str; 8] =
        ["超额完成", "圆满完成", "全面完成", "完成", "达到", "实现", "超过", "超出"];
    const WHAT: [&str; 9] = [
        "目标",
        "年度目标",
        "预期目标",
        "目标任务",
        "年度任务",
        "年初目标",
        "指标值",
        "年度指标值",
        "目标值",
    ];
    let clause = clause.trim_start_matches(['已', '均', '都']);
    let begins = |words: &[&str]| {
        let rest = words.iter().find_map(|word| clause.strip_prefix(word))?;
        WHAT.contains(&rest.trim_start_matches('了')).then_some(())
    };
    match (begins(&MISSED), begins(&REACHED)) {
        (Some(()), _) => Some(false),
        (None, Some(())) => Some(true),
        _ => None,
    }
}
