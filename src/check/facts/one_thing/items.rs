//! 科目 against the lines of 三公经费, 会议费 and 培训费 that they are part of.

use crate::base::diag::Diagnostics;
use crate::catalogue::ReasonRule;
use crate::check::rule::CheckContext;

/// A 科目 cannot be more than the line of 三公经费 that it is part of; the line may be paid from projects too.
pub(super) fn items(context: &CheckContext, findings: &mut Diagnostics) {
    for item in &context.report.public_items {
        let Some(amount) = &item.actual else { continue };
        let code = item.code.as_ref().map(|code| code.value.as_str());
        let row = context.report.catalogue.line_of_subject(code, &item.name.value);
        let Some(row) = row else { continue };
        let Some(whole) = context.decided(row.fact()) else { continue };
        let Some(most) = whole.money().filter(|most| amount.value > *most) else { continue };
        let unit = context.figures.unit();
        let line = match row.reason == ReasonRule::ChangeOrBudget {
            true => "“三公”经费".to_string(),
            false => format!("{}一行", row.name),
        };
        let message = format!(
            "公用经费里的{} {} 大于{line}里的 {}",
            item.name.value,
            amount.value.shown(unit),
            most.shown(unit)
        );
        let places = (Some(amount.span), context.place(whole));
        let finding = context.finding_at_both(message, places, ("科目", line.as_str()));
        let hint = format!("科目是{line}的一部分，不能比它大；改掉错的一个");
        findings.push(finding.hint(hint).figure(&whole.id));
    }
}
