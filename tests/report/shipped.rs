//! The shipped packs beside `standard`: the report in ten sections, and the short one for a web site.

use crate::support::{DEMO, SAMPLE, Sandbox, replaced, word_text};

/// The text of a report from facts with some of it replaced, and what was said of it.
#[track_caller]
fn made(pack: &str, file: &str, facts: &str, changes: &[(&str, &str)]) -> (String, String) {
    let sandbox = Sandbox::new("shipped");
    sandbox.write("data/馆.yaml", replaced(facts, changes));
    let ran =
        sandbox.jixiao(&["build", "data/馆.yaml", "--format", "docx", "--pack", pack, "--quiet"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    (word_text(&sandbox.read(&format!("out/{file}.docx"))), ran.stderr)
}

#[track_caller]
fn hunan(facts: &str, changes: &[(&str, &str)]) -> String {
    made("hunan-2020", "馆", facts, changes).0
}

#[track_caller]
fn web(facts: &str, changes: &[(&str, &str)]) -> String {
    made("web", "馆-公开", facts, changes).0
}

/// The headings of the ten sections.
const TEN: [&str; 10] = [
    "一、部门（单位）基本情况",
    "二、一般公共预算支出情况",
    "三、政府性基金预算支出情况",
    "四、国有资本经营预算支出情况",
    "五、社会保险基金预算支出情况",
    "六、部门整体支出绩效情况",
    "七、存在的问题及原因分析",
    "八、下一步改进措施",
    "九、绩效自评结果拟应用和公开情况",
    "十、其他需要说明的情况",
];

#[track_caller]
fn holds(text: &str, piece: &str) {
    assert!(text.contains(piece), "no “{piece}” in:\n{text}");
}

#[track_caller]
fn lacks(text: &str, piece: &str) {
    assert!(!text.contains(piece), "“{piece}” in:\n{text}");
}

#[test]
fn ten_sections_stand_in_order() {
    for facts in [DEMO, SAMPLE] {
        let text = hunan(facts, &[]);
        let mut rest = text.as_str();
        for heading in TEN {
            let at = rest.find(heading).unwrap_or_else(|| panic!("no {heading} in:\n{text}"));
            rest = &rest[at..];
        }
        holds(&text, "（一）基本支出情况");
        holds(&text, "（二）项目支出情况");
        lacks(&text, "未核");
    }
}

#[test]
fn nothing_that_standard_prints_is_lost_in_ten_sections() {
    let (_, said) = made("hunan-2020", "馆", DEMO, &[]);
    assert!(!said.contains("D33"), "{said}");
}

#[test]
fn other_funds_are_told_from_the_general_budget() {
    let text = hunan(DEMO, &[]);
    holds(&text, "2024年度一般公共预算支出1166.00万元");
    holds(&text, "本节以下收支包括全部资金来源。");
    holds(&text, "2024年度政府性基金预算支出60.00万元");
    holds(&text, "2024年度无国有资本经营预算支出。");
    holds(&text, "2024年度无社会保险基金预算支出。");
}

#[test]
fn of_what_the_facts_do_not_say_it_is_not_said_that_there_is_none() {
    let text = hunan(SAMPLE, &[]);
    holds(&text, "本节收支包括全部资金来源，未按资金来源划分。");
    holds(&text, "本报告未单独列示政府性基金预算支出。");
    lacks(&text, "无政府性基金预算支出");
}

/// The demo with texts for sections 九 and 十.
const SAID: (&str, &str) = (
    "\nextra: {}",
    "\nextra: {result_use: 自评结果在县政府门户网站公开, other_matters: 没有政府债务, \
     brief_results: 全年接待读者43万人次}",
);

#[test]
fn what_the_unit_says_of_its_result_is_printed_and_nothing_is_said_for_it() {
    let text = hunan(DEMO, &[SAID]);
    holds(&text, "自评结果在县政府门户网站公开。");
    holds(&text, "没有政府债务。");
    let silent = hunan(DEMO, &[]);
    lacks(&silent, "门户网站");
    lacks(&silent, "无其他需要说明的情况");
}

#[test]
fn the_page_for_a_web_site_names_no_persons_and_has_no_forms() {
    let text = web(DEMO, &[]);
    holds(&text, "2024年度部门整体支出绩效自评情况");
    holds(&text, "主要收支见表1。");
    holds(&text, "责任部门：活动推广部。");
    for absent in ["周文澜", "罗启明", "0730-5550123", "附件", "签字", "评价小组"] {
        lacks(&text, absent);
    }
    let by_person = web(DEMO, &[("owner: 活动推广部", "owner: 罗启明")]);
    lacks(&by_person, "罗启明");
}

#[test]
fn a_short_report_is_not_told_what_it_leaves_out() {
    let (_, said) = made("web", "馆-公开", DEMO, &[]);
    assert!(!said.contains("D33"), "{said}");
}

#[test]
fn results_may_be_said_in_brief() {
    let text = web(DEMO, &[SAID]);
    holds(&text, "全年接待读者43万人次。");
    lacks(&text, "阵地服务稳步提升");
}

#[test]
fn both_are_made_from_one_facts_file() {
    let sandbox = Sandbox::new("both");
    sandbox.write("data/馆.yaml", DEMO);
    let packs = "hunan-2020,project,web";
    let ran = sandbox.jixiao(&["build", "data/馆.yaml", "--format", "docx", "--pack", packs]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(sandbox.has("out/馆.docx") && sandbox.has("out/馆-公开.docx"), "{}", ran.stdout);
}

#[test]
fn a_report_of_a_project_says_that_it_rescaled_only_where_it_did() {
    let sandbox = Sandbox::new("shipped-rescaled");
    sandbox.write("data/a.yaml", DEMO);
    let ran = sandbox.jixiao(&["build", "data/a.yaml", "--pack", "project", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let entries = std::fs::read_dir(sandbox.root.join("out")).expect("reports are made").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let names: Vec<_> = names.filter(|name| name.ends_with(".docx")).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let texts = names.iter().map(|name| word_text(&sandbox.read(&format!("out/{name}"))));
    let rescaled: Vec<_> = texts.filter(|text| text.contains("折算为百分制")).collect();
    assert_eq!(rescaled.len(), 1, "{rescaled:?}");
    holds(&rescaled[0], "共设绩效指标7项，其中适用于本年度的6项，包括");
    lacks(&rescaled[0], "、设备更新节约支出、");
}
