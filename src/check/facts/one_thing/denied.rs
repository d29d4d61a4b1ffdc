//! What a text says did not happen, or was done in full, against the indicator that counts it.

use rust_decimal::Decimal;

use super::clauses::{core_with, is_other, strange};
use super::core::rest_of;
use super::forms::{MeasuredForm, forms, of_the_unit};
use super::measured::measured;
use super::split_clauses::{Clause, clauses};
use crate::base::diag::Diagnostics;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose, Target};
use crate::figures::Value;

/// Texts that say 无安全事故 beside 2起, 全部按时发放 beside 96%.
pub(super) fn denied(context: &CheckContext, findings: &mut Diagnostics) {
    let of_unit = of_the_unit(context.report);
    for form in forms(context.report) {
        let own = |one: &&Prose| !form.texts.iter().any(|text| text.span == one.span);
        let texts: Vec<_> =
            form.texts.iter().copied().chain(of_unit.iter().copied().filter(own)).collect();
        for one in form.all {
            let Some(denied) = DeniedValue::against(context, &form, one) else { continue };
            texts.iter().for_each(|text| denied.find(context, text, findings));
        }
    }
}

/// What must not be said beside an indicator's value.
struct DeniedValue<'a> {
    one: &'a Indicator,
    name: &'a str,
    value: Decimal,
    unit: &'a str,
    core: &'a str,
    /// Words that say nothing beside the name: of the project and of the unit.
    known: String,
    /// Whether it says that all was done; else that nothing happened.
    in_full: bool,
}

impl<'a> DeniedValue<'a> {
    fn against(
        context: &'a CheckContext,
        form: &MeasuredForm<'a>,
        one: &'a Indicator,
    ) -> Option<Self> {
        let (name, Value::Count(value, unit)) = measured(context, form.under, one)? else {
            return None;
        };
        let Some(Target::Number { value: target, .. }) = &one.target else { return None };
        let in_full = unit == "%";
        let core = match in_full {
            true => name.strip_suffix('率').unwrap_or_default(),
            false => core_with(name, unit),
        };
        let missed = *value < Decimal::ONE_HUNDRED && target.value == Decimal::ONE_HUNDRED;
        let wrong = if in_full { missed } else { *value > Decimal::ZERO };
        let known = format!("{}{}", form.owner, context.report.own_names().concat());
        let sure = wrong && core.chars().count() >= 3;
        sure.then_some(Self { one, name, value: *value, unit, core, known, in_full })
    }

    fn find(&self, context: &CheckContext, text: &Prose, findings: &mut Diagnostics) {
        let Some(passage) = context.passage_of(text) else { return };
        let said = |clause: &Clause| match self.in_full {
            true => self.is_all_done(clause.text.trim()),
            false => self.is_denied(clause.text.trim()),
        };
        for clause in clauses(passage).into_iter().filter(said) {
            let Some(place) = passage.span(clause.at, clause.text.chars().count()) else {
                continue;
            };
            let (name, unit) = (self.name, self.unit);
            let message = format!(
                "{name}是 {}{unit}，正文写“{}”",
                self.value.normalize(),
                clause.text.trim()
            );
            let places = (Some(place), self.one.actual.as_ref().map(|actual| actual.span));
            let finding = context.finding_at_both(message, places, ("正文", "指标的实际完成值"));
            findings.push(finding.hint("照指标的完成情况改说法，或核对完成值"));
        }
    }

    /// `全年无安全事故`, `没有学生因贫辍学`, `安全事故为零`.
    fn is_denied(&self, clause: &str) -> bool {
        const NONE: [&str; 6] = ["为零", "为0", "零发生", "零报告", "未发生", "没有发生"];
        const BEHIND: [&str; 5] = ["", "发生", "现象", "情况", "事件"];
        let Some((ahead, behind)) = clause.split_once(self.core) else { return false };
        match NONE.contains(&behind) {
            true => strange(ahead, &self.known) == 0,
            false => BEHIND.contains(&behind) && self.is_negation(ahead),
        }
    }

    /// Whether words deny what stands behind them, and nothing narrower: not 无重大, 活动期间无.
    fn is_negation(&self, ahead: &str) -> bool {
        const BETWEEN: [&str; 17] = [
            "发生", "出现", "过", "任何", "一起", "1起", "一例", "1例", "一名", "1名", "一人",
            "1人", "一次", "学生", "群众", "职工", "人员",
        ];
        const NOT: [&str; 4] = ["没有", "无", "未", "零"];
        let mut ahead = ahead;
        while let Some(rest) = BETWEEN.iter().find_map(|word| ahead.strip_suffix(word)) {
            ahead = rest;
        }
        let whose = NOT.iter().find_map(|word| ahead.strip_suffix(word));
        whose.is_some_and(|whose| strange(whose, &self.known) == 0)
    }

    /// `民生资金全部按时发放`, `各项民生资金均按时足额发放到户`.
    fn is_all_done(&self, clause: &str) -> bool {
        const ALL: [&str; 3] = ["全部", "均", "全都"];
        const SAID: &str = "全部均已都各项足额到户位人如数期";
        let digits = clause.contains(|c: char| c.is_ascii_digit());
        let Some(rest) = rest_of(clause, self.core).filter(|_| !digits) else { return false };
        ALL.iter().any(|word| rest.contains(word))
            && !is_other(&rest, &["均"])
            && strange(&rest, &format!("{}{SAID}", self.known)) == 0
    }
}
