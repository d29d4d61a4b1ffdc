//! What looks like code is never printed as it stands: it works, or it is an error that says the right way.

use super::language::english;
use crate::support::{DEMO, Outcome, SAMPLE, standard};

/// Whether any message or hint is English.
fn speaks_english(made: &Outcome) -> bool {
    let mut findings = made.findings.iter();
    findings.any(|one| one.hints.iter().chain([&one.message]).any(|text| english(text).is_some()))
}

/// The findings on a template that stands in place of the first section; empty where the report is made.
fn output(template: &str) -> String {
    let mut files = standard();
    files.insert("sections/01-overview.md.tera".into(), template.into());
    let made = Outcome::with(SAMPLE, &files);
    assert!(!speaks_english(&made), "{}", made.rendered());
    if made.document.is_some() { String::new() } else { made.rendered() }
}

#[test]
fn what_looks_like_code_in_a_template_is_an_error_that_says_the_right_way() {
    let mut wrong = Vec::new();
    let cases = [
        ("甲｛｛ year ｝｝", "{{ year }}"),
        ("甲{｛ year ｝}", "{{"),
        ("甲{{ year ｝｝", "}}"),
        ("甲｛｛ year }}", "{{"),
        ("{％ if year is given ％}甲{％ endif ％}", "{%"),
        ("｛% if year is given %｝甲", "{%"),
        ("{% if year is given ％}甲{% endif %}", "%}"),
        ("甲{ year }年", "{{ year }}"),
        ("甲{ income.total }", "{{ income.total }}"),
        ("甲{year}", "{{ year }}"),
        ("甲｛year｝", "{{ year }}"),
        ("甲${year}", "{{ year }}"),
        ("甲${ income.total }元", "{{ income.total }}"),
        ("甲$｛year｝", "{{ year }}"),
        ("甲$year$", "{{ year }}"),
        ("甲%year%", "{{ year }}"),
        ("甲{# 注 ＃}", "#}"),
        ("甲｛# 注 #｝", "{#"),
        ("＃ 标题\n\n甲", "# "),
        ("#标题\n\n甲", "# 标题"),
        ("# 甲\n\n##标题\n\n甲", "## 标题"),
        ("# 甲\n\n＃＃ 标题", "## "),
        ("#　标题\n\n甲", "# "),
        ("#{{ year }}", "# "),
        ("甲\n\n| 项目 | 金额 |\n| --- | --- |\n| 收入 | 5 |\n\n乙", "table("),
        ("甲\n\n项目 | 金额\n--- | ---\n收入 | 5\n", "table("),
        ("# 甲\n\n1.部门设置\n", "1. "),
        ("# 一、部门概况\n", "编号"),
        ("# 甲\n\n## （一）机构设置\n", "编号"),
        ("# 甲\n\n## 1.机构设置\n", "编号"),
        ("**甲 **乙", "**"),
        ("甲** 乙**", "**"),
        ("{{ “甲” }}", "引号"),
        ("{{ organization.name ｜ sentence }}", "|"),
        ("{{ income．total }}", "U+FF0E"),
        ("{% if staff.actual is above（5） %}甲{% endif %}", "U+FF08"),
        ("{% if year ＝＝ 2023 %}甲{% endif %}", "U+FF1D"),
        ("甲}}乙", "{{"),
        ("甲%}乙", "{%"),
        ("甲{{year}}}", "}"),
    ];
    for (template, way) in cases {
        let output = output(template);
        let coded = output.contains("[T20]") || output.contains("[T03]");
        if !coded || !output.contains("01-overview.md.tera") || !output.contains(way) {
            wrong.push(format!("{template:?} lacks {way}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn what_a_template_may_say_is_not_taken_for_code() {
    let template = "# 甲\n\n完成率＝实际数÷预算数×100%，见“{{ year }}”年；2023\\. 乙\\*丙，5 | 6。\n\n\
                    \\# 丁\\{戊\\}。\n\n{% raw %}{{ 己 }}{% endraw %}";
    assert_eq!(output(template), "");
}

#[test]
fn files_of_a_pack_cite_with_a_dollar() {
    let mut wrong = Vec::new();
    for (path, from, to) in [
        ("report.yaml", "${year}年度部门整体支出绩效自评报告", "\"{{ year }}年度报告\""),
        ("report.yaml", "${year}年度部门整体支出绩效自评报告", "\"{year}年度报告\""),
        ("report.yaml", "${year}年度部门整体支出绩效自评报告", "$｛year｝年度报告"),
        ("report.yaml", "${year}年度部门整体支出绩效自评报告", "$(year)年度报告"),
        ("report.yaml", "${organization.name}", "\"｛｛ organization.name ｝｝\""),
        ("tables/income.yaml", "caption: 收入构成表", "caption: \"{{ year }}年收入\""),
        ("tables/income.yaml", "\"${.actual}\"", "\"{ .actual }\""),
        ("tables/income.yaml", "\"${.actual}\"", "\"{{ .actual }}\""),
        ("charts/income.yaml", "name: ${.name}", "name: \"{{ item.name }}\""),
    ] {
        let mut files = standard();
        let text = files.get_mut(path).expect("the pack has it");
        assert!(text.contains(from), "{path}: {from}");
        *text = text.replace(from, to);
        let made = Outcome::with(SAMPLE, &files);
        let output = made.rendered();
        let right = made.document.is_none() && output.contains("${") && output.contains(path);
        if !right || speaks_english(&made) {
            wrong.push(format!("{to}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// A place of the demo, what is put there, and where its figure must then be printed.
const PRINTED: &[(&str, &str, &str)] = &[
    ("owner: 活动推广部,", "owner: \"活动推广部${staff.actual}人\",", "责任部门：活动推广部60人。"),
    ("due: 2025年3月底前}", "due: \"完成${staff.actual}人培训前\"}", "完成时限：完成60人培训前。"),
];

#[test]
fn facts_that_are_only_printed_may_cite() {
    for (from, to, wanted) in PRINTED {
        assert!(DEMO.contains(from), "{from}");
        let made = Outcome::of(DEMO.replace(from, to));
        assert!(made.dump().contains(wanted), "{to}");
    }
}

#[test]
fn names_in_facts_cannot_cite_and_say_so() {
    let mut wrong = Vec::new();
    for (from, to) in [
        ("name: 青溪县图书馆\n", "name: \"青溪县图书馆${year}\"\n"),
        ("short_name: 我馆", "short_name: \"我馆${year}\""),
        ("names: [办公室,", "names: [\"办公室${year}\","),
        ("{name: 青溪县少年儿童图书馆,", "{name: \"儿童馆${year}\","),
        ("role: 组长, title: 馆长, name: 周文澜", "role: 组长, title: 馆长, name: \"周${year}\""),
        ("role: 组长, title: 馆长,", "role: 组长, title: \"馆长${year}\","),
        ("{role: 组长,", "{role: \"组长${year}\","),
        ("name: 其他收入,", "name: \"其他收入${year}\","),
        ("name: 基本工资,", "name: \"基本工资${year}\","),
        ("name: 公共图书馆免费开放", "name: \"${year}年免费开放\""),
        ("department: 青溪县文化旅游广电体育局", "department: \"文旅局${year}\""),
        ("priority: true\n", "priority: true\n    implementer: \"图书馆${year}\"\n"),
        ("code: \"43062420500001\"", "code: \"4306${year}\""),
        ("title: 读者服务情况", "title: \"${year}年读者服务情况\""),
        ("name: 接待读者,", "name: \"接待读者${year}\","),
        ("unit: 人次}\n", "unit: \"${year}人次\"}\n"),
        ("path: [产出指标, 数量指标, 接待读者人次]", "path: [产出指标, 数量指标, \"接待${year}\"]"),
        ("{name: 青溪县图书馆东城分馆,", "{name: \"东城分馆${year}\","),
        ("uses: [免费开放,", "uses: [\"免费开放${staff.actual}天\","),
        ("place: 总馆,", "place: \"总馆{staff.actual}人\","),
        ("preparer: 罗启明", "preparer: \"罗${year}\""),
        ("phone: 0730-5550123", "phone: \"0730-${year}\""),
    ] {
        assert!(DEMO.contains(from), "{from}");
        let made = Outcome::of(DEMO.replacen(from, to, 1));
        let output = made.rendered();
        if !made.findings.has_errors() || !output.contains("不能引用") || speaks_english(&made)
        {
            wrong.push(format!("{to}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
