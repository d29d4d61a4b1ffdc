//! B03: 科目 that do not have their standard names.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::check::rule::{CheckContext, rule};
use crate::data::model::SpendingItem;

rule! {
    /// 科目名不是政府收支分类科目的标准名称，或者与编码不符。
    ///
    /// 为什么：科目名要与决算报表一致，少一个字就对不上表。
    ///
    /// 例：“其他交通费”应为“其他交通费用”，“机关事业单位养老保险缴费”应为“机关事业单位基本养老保险缴费”。
    ///
    /// 怎么办：照标准名称改。标准名称在版式的 words/subjects.yaml 里，科目调整时可以改。
    SUBJECTS = "B03", "科目名不规范", Lists, subjects
}

fn subjects(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for item in report.personnel_items.iter().chain(&report.public_items) {
        let standard = &context.words.subjects;
        if standard.is_empty() {
            return;
        }
        if let Some(right) = wrong(context, item) {
            let message = format!("科目“{}”的标准名称是“{right}”", item.name.value);
            let finding = Diagnostic::warning("B03", message).at(item.name.span);
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
