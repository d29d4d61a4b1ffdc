//! 科目 that do not have their standard names.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::nearest::nearest;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Fact, SpendingItem};

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
        if let Some((code, right)) = unknown_code(context, item) {
            let message =
                format!("科目“{}”的编码是 {right}，写的是 {}", item.name.value, code.value);
            let finding = context.finding(message).at(code.span);
            findings.push(finding.hint(format!("编码改为 {right}，或删去编码")));
            continue;
        }
        let Some(right) = wrong(context, item) else { continue };
        let called = standard.iter().find(|(_, name)| *name == item.name.value);
        // The name of another 科目: one of the two is wrong, and the name may be the one that is meant.
        let finding = match (&item.code, called) {
            (Some(code), Some((own, name))) => context
                .finding(format!("科目编码 {} 是“{right}”，名称写的是“{name}”", code.value))
                .label(code.span, "编码")
                .label(item.name.span, "名称")
                .hint(format!("名称没错的，编码改为 {own}；编码没错的，名称改为 {right}")),
            _ => context
                .finding(format!("科目“{}”的标准名称是“{right}”", item.name.value))
                .at(item.name.span)
                .hint("照标准名称改；确是当地所用的，加进 words/subjects.yaml"),
        };
        findings.push(finding);
    }
}

/// The code of an item that is none of the list, and the right one of its name.
fn unknown_code<'a>(
    context: &'a CheckContext,
    item: &'a SpendingItem,
) -> Option<(&'a Fact<String>, &'a str)> {
    let subjects = &context.words.subjects;
    let code = item.code.as_ref()?;
    let (right, _) = subjects.iter().find(|(_, name)| *name == item.name.value)?;
    let is_known = subjects.iter().any(|(known, _)| *known == code.value);
    (!is_known).then_some((code, right.as_str()))
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
