//! 科目 that do not have their standard names.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::nearest::nearest;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::SpendingItem;

/// 科目 without their standard names.
pub(crate) static ACCOUNT_ITEMS: CheckRule =
    CheckRule::new(codes::B03, Needs::Lists, account_items);

fn account_items(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for item in report.personnel_items.iter().chain(&report.public_items) {
        let standard = &context.words.subjects;
        if standard.is_empty() {
            return;
        }
        if let Some(right) = wrong(context, item) {
            let message = format!("科目“{}”的标准名称是“{right}”", item.name.value);
            let finding = context.finding(message).at(item.name.span);
            findings.push(finding.hint("照标准名称改；确是当地所用的，加进 words/subjects.yaml"));
        }
    }
}

/// The name that an item should have, if it is not the one it has.
fn wrong(context: &CheckContext, item: &SpendingItem) -> Option<String> {
    let (name, words) = (&item.name.value, context.words);
    let of_code = item.code.as_ref().and_then(|code| {
        words.subjects.iter().find(|(known, _)| *known == code.value).map(|(_, name)| name)
    });
    if let Some(right) = of_code {
        return (right != name).then(|| right.clone());
    }
    if words.subjects.iter().any(|(_, known)| known == name) {
        return None;
    }
    let usual = words.wrong_subjects.iter().find(|(wrong, _)| wrong == name);
    let near = || nearest(name, words.subjects.iter().map(|(_, name)| name.as_str()));
    usual.map(|(_, right)| right.clone()).or_else(|| near().map(str::to_string))
}
