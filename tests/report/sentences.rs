//! The numbers choose the sentence, and what is not filled in takes its sentence and table with it.

use crate::support::{Outcome, SAMPLE, replaced};

/// The dump of the sample with some of its text replaced.
fn with(changes: &[(&str, &str)]) -> String {
    Outcome::of(replaced(SAMPLE, changes)).dump()
}

fn holds(dump: &str, text: &str) {
    assert!(dump.contains(text), "no “{text}” in:\n{dump}");
}

fn lacks(dump: &str, text: &str) {
    assert!(!dump.contains(text), "“{text}” in:\n{dump}");
}

#[test]
fn staff_change() {
    let with_last_year = |last_year: &str| {
        with(&[("last_year: 23, retired", &format!("last_year: {last_year}, retired"))])
    };
    holds(&with_last_year("23"), "年末实有人数22人，比上年减少1人，编制数24人。");
    holds(&with_last_year("20"), "年末实有人数22人，比上年增加2人，");
    holds(&with_last_year("22"), "年末实有人数22人，与上年持平，");
    holds(&with_last_year("null"), "年末实有人数22人，编制数24人。");
}

#[test]
fn staff_control() {
    holds(&with(&[]), "×100%＝91.67%，在职人员没有超编。人员控制情况见表5。");
    let over = with(&[("{established: 24,", "{established: 20,")]);
    holds(&over, "×100%＝110.00%，在职人员超出编制。");
    let none = with(&[("{established: 24,", "{established: null,")]);
    holds(&none, "实际在职人员为22人，没有核定编制，在职人员控制率不适用。");
    lacks(&none, "人员控制情况");
}

#[test]
fn three_public_lines() {
    let sample = with(&[]);
    holds(
        &sample,
        "完成预算的82.33%；因公出国（境）费、公务用车购置费、公务用车运行维护费均无支出。",
    );
    let spent = with(&[(
        "vehicle_operation: {budget: 0, actual: 0,",
        "vehicle_operation: {budget: 10, actual: 12,",
    )]);
    holds(
        &spent,
        "公务用车运行维护费支出为12.00万元，完成预算的120.00%，超出预算；公务接待费支出为",
    );
    holds(&spent, "；因公出国（境）费、公务用车购置费均无支出。");
    let unplanned = with(&[("reception: {budget: 150.00,", "reception: {budget: 0,")]);
    holds(&unplanned, "公务接待费支出为123.49万元（年初未安排预算，完成率不适用）");
    holds(&unplanned, "实际支出数为123.49万元，未安排预算，控制率不适用。");
    holds(&unplanned, "| 公务接待费 | 0.00 | 123.49 | 不适用 |");
}

#[test]
fn spending_over_budget() {
    let over = with(&[("budget: 34.32", "budget: 20.00")]);
    holds(&over, "“公用经费”控制率为114.50%，超出预算安排，须进一步从严控制。");
    let even = with(&[("budget: 34.32", "budget: 22.90")]);
    holds(&even, "“公用经费”控制率为100.00%。");
}

#[test]
fn rounding_is_explained_only_where_parts_differ() {
    holds(&with(&[]), "注：支出合计与分项之和相差0.01万元，是四舍五入的尾差。");
    lacks(&with(&[("    actual: 832.43 ", "    actual: 832.44 ")]), "尾差");
    let wrong = replaced(SAMPLE, &[("    actual: 832.43 ", "    actual: 732.43 ")]);
    assert!(Outcome::of(wrong).errors().contains("差 100.01"));
}

#[test]
fn carryover() {
    lacks(&with(&[]), "结转");
    let both = with(&[("{opening: null, closing: null,", "{opening: 12, closing: 0,")]);
    holds(&both, "body: 年初结转和结余12.00万元。年末结转和结余0.00万元。\n");
}

#[test]
fn tables_that_lack_facts_take_their_sentence_with_them() {
    let start = SAMPLE.find("three_public:  ").expect("the sample has the section");
    let end = SAMPLE.find("procurement:").expect("the sample has the next one");
    let stated = "  three_public.budget: \"100\"";
    let facts = replaced(SAMPLE, &[(&SAMPLE[start..end], ""), (stated, "")]);
    let dump = Outcome::of(&facts).dump();
    lacks(&dump, "table three_public");
    lacks(&dump, "“三公”经费支出情况");
    holds(&dump, "body: 1.“公用经费”控制率。");
    holds(&dump, "table spending_control: 表3");
}

#[test]
fn tables_of_the_unit_follow_the_text_that_cites_them() {
    let dump = with(&[]);
    let at = |text: &str| dump.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("1.接待辅政引资职能积极发挥") < at("body: 公务接待情况见表6。"));
    assert!(at("table data_table: 表6") < at("2.公共机构节能建设稳中求新"));
    let uncited = dump_without_citations();
    let at = |text: &str| uncited.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("2.清廉机关建设走深走实") < at("table data_table: 表6"));
    assert!(at("table data_table: 表6") < at("h1: 七、存在问题"));
}

fn dump_without_citations() -> String {
    let facts = SAMPLE.lines().map(|line| match line.find("text: 今年") {
        Some(at) => format!("{}text: 完成接待。\n", &line[..at]),
        None => format!("{line}\n"),
    });
    Outcome::of(facts.collect::<String>()).dump()
}

#[test]
fn date_and_signature_come_together() {
    lacks(&with(&[]), "signature:");
    let dated = with(&[("filing: {date: null,", "filing: {date: 2024-03-05,")]);
    assert!(
        dated.ends_with("signature: 中共常宁市委机关和事务接待中心\ndate_line: 2024年3月5日\n")
    );
}

#[test]
fn headings_go_with_what_stands_under_them() {
    let start = SAMPLE.find("management:\n").expect("the sample has the section");
    let end = SAMPLE.find("indicators:").expect("the sample has the next one");
    let dump = with(&[(&SAMPLE[start..end], "management: {}\n\n")]);
    lacks(&dump, "项目管理");
    holds(&dump, "h1: 五、预算管理情况\nh2: （一）资产管理\nbody: 1.固定资产利用率。");
}

#[test]
fn agency_operation() {
    lacks(&with(&[]), "机关运行经费");
    let line = "agency_operation: {budget: 30.00, actual: 28.60, last_year: 26.00, reason: 水电费增加}\nassets:";
    let stated = with(&[("assets:", line)]);
    holds(
        &stated,
        "机关运行经费支出28.60万元，预算30.00万元，比上年增加2.60万元，增长10.00%，主要原因是水电费增加。",
    );
}
