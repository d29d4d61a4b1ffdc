//! 科目 against the lines of 三公经费, 会议费 and 培训费 that they are part of.

use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::CheckContext;

/// 科目 that are lines of 三公经费, 会议费 or 培训费 too: code, name, key of the line.
const ITEMS: [(&str, &str, &str); 5] = [
    ("30217", "公务接待费", keys::RECEPTION),
    ("30231", "公务用车运行维护费", keys::VEHICLE_OPERATION),
    ("30212", "因公出国（境）费用", keys::ABROAD),
    ("30215", "会议费", keys::MEETINGS),
    ("30216", "培训费", keys::TRAINING),
];

/// A 科目 cannot be more than the line of 三公经费 that it is part of; the line may be paid from projects too.
pub(super) fn items(context: &CheckContext, findings: &mut Diagnostics) {
    for item in &context.report.public_items {
        let Some(amount) = &item.actual else { continue };
        let code = item.code.as_ref().map(|code| code.value.as_str());
        let known = |one: &&(&str, &str, &str)| Some(one.0) == code || one.1 == item.name.value;
        let Some((_, _, line)) = ITEMS.iter().find(known) else { continue };
        let Some(whole) = context.decided(line) else { continue };
        let Some(most) = whole.money().filter(|most| amount.value > *most) else { continue };
        let unit = context.figures.unit();
        let line = match *line {
            keys::MEETINGS => "会议费一行",
            keys::TRAINING => "培训费一行",
            _ => "“三公”经费",
        };
        let message = format!(
            "公用经费里的{} {} 大于{line}里的 {}",
            item.name.value,
            amount.value.shown(unit),
            most.shown(unit)
        );
        let places = (Some(amount.span), context.place(whole));
        let finding = context.finding_at_both(message, places, ("科目", line));
        let hint = format!("科目是{line}的一部分，不能比它大；改掉错的一个");
        findings.push(finding.hint(hint).figure(&whole.id));
    }
}
