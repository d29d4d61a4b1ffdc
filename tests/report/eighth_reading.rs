//! Sentences as a leader takes them who must sign 24 reports of four more units: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, replaced};

const PROBLEMS: &str = "problems:";
const BOUGHT: &str = "procurement: {budget: 120.00, actual: 117.00}";
const RECEPTION: &str = "reception: {budget: 4.00, actual: 3.60, last_year: 3.60, last_year_budget: 5.50, domestic_batches: 31, domestic_visitors: 268, last_domestic_batches: 30, last_domestic_visitors: 275, budget_reason: 严格执行接待标准}";

/// The demo with lines of the unit's own.
fn own(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("  - {{{line}}}\n")).collect();
    replaced(DEMO, &[(PROBLEMS, &format!("lines:\n{lines}problems:"))])
}

/// The demo with something before 政府采购.
fn beside(facts: &str) -> String {
    replaced(DEMO, &[(BOUGHT, &format!("{facts}\n{BOUGHT}"))])
}

/// Where a text stands in another.
#[track_caller]
fn at(dump: &str, text: &str) -> usize {
    dump.find(text).unwrap_or_else(|| panic!("no {text} in:\n{dump}"))
}

#[test]
fn a_reason_stays_behind_the_change_whatever_its_words() {
    let less = "meetings: {budget: 4.00, actual: 4.20, last_year: 4.80, reason: 会议次数增加}";
    holds(
        &dump(&beside(less), &[]),
        "（超出预算0.20万元），比上年减少0.60万元，下降12.50%，主要原因是会议次数增加。",
    );
    holds(&check(&beside(less)), "是与预算不同的原因的，写到 budget_reason");
    let more = "agency_operation: {budget: 80.00, actual: 78.00, last_year: 70.00, reason: 办公费压减后基数低}";
    holds(
        &dump(&beside(more), &[]),
        "（比预算减少2.00万元），比上年增加8.00万元，增长11.43%，主要原因是办公费压减后基数低。",
    );
    let cases = "id: cases, name: 行政处罚案件, unit: 件, budget: 609, actual: 762, last_year: 905, reason: 首违不罚清单扩大, place: results";
    holds(
        &dump(&own(&[cases]), &[]),
        "完成计划609件的125.12%，比上年减少143件，下降15.80%，主要原因是首违不罚清单扩大。",
    );
}

#[test]
fn a_reason_without_a_change_is_that_of_the_budget() {
    let new = "meetings: {budget: 4.00, actual: 4.20, reason: 承办全省馆长会议}";
    holds(&dump(&beside(new), &[]), "（超出预算0.20万元，主要原因是承办全省馆长会议）。");
    let even = "meetings: {budget: 4.00, actual: 4.20, last_year: 4.20, reason: 承办全省馆长会议}";
    holds(&dump(&beside(even), &[]), "（超出预算0.20万元，主要原因是承办全省馆长会议）。");
    let initial =
        "meetings: {budget: 4.00, actual: 4.20, last_year: 3.80, reason: 年初预算安排不足}";
    holds(&dump(&beside(initial), &[]), "（超出预算0.20万元，主要原因是年初预算安排不足），比上年");
}

#[test]
fn what_was_done_stands_behind_its_amount() {
    holds(
        &dump(DEMO, &[]),
        "公务接待费支出3.60万元（国内公务接待31批次、268人次，比上年增加1批次、减少7人次），与上年持平，占11.46%",
    );
}

#[test]
fn no_spending_on_projects_is_said() {
    let school = sample("school-2024.yaml");
    let part = |start: &str, end: &str| {
        let from = school.find(start).expect("it begins");
        &school[from..from + school[from..].find(end).expect("it ends")]
    };
    let spending = part("  project:", "  operating:");
    let list = part("\nprojects:", "\nresults:");
    let none = [
        (spending, "  project: {budget: 0, actual: 0}\n"),
        (list, "\n"),
        ("${projects.p02.indicators.students.actual}人", "一批"),
    ];
    holds(&dump(&school, &none), "无项目支出、");
}

#[test]
fn details_follow_what_they_are_part_of() {
    let facts = own(&[
        "id: oil, name: 燃油费, part_of: three_public.vehicle_operation, actual: 2.60, last_year: 2.80",
        "id: goods, name: 图书设备采购, part_of: procurement.goods, actual: 30.00",
        "id: left, name: 结转下年的专项, part_of: carryover.closing, actual: 5.00",
    ]);
    let lines =
        dump(&facts, &[(BOUGHT, "procurement: {budget: 120.00, goods: 60.00, services: 57.00}")]);
    assert!(at(&lines, "燃油费支出2.60万元") > at(&lines, "公务用车运行维护费支出"), "{lines}");
    assert!(at(&lines, "图书设备采购支出30.00万元") < at(&lines, "在职人员控制率"), "{lines}");
    lacks(&lines, "图书设备采购情况");
    assert!(at(&lines, "结转下年的专项5.00万元") < at(&lines, "年度收入合计"), "{lines}");
    let agency = "agency_operation: {budget: 40.00, actual: 38.00, last_year: 37.00}";
    let water = own(&["id: water, name: 水电费, part_of: agency_operation, actual: 9.00"]);
    let lines = dump(&water, &[(BOUGHT, &format!("{agency}\n{BOUGHT}"))]);
    assert!(at(&lines, "水电费支出9.00万元") > at(&lines, "机关运行经费支出38.00万元"), "{lines}");
}

#[test]
fn what_is_none_comes_behind_the_details_of_what_is() {
    let all = own(&[
        "id: meal, name: 接待用餐, part_of: three_public.reception, actual: 3.60, last_year: 3.10",
    ]);
    let abroad = all.lines().find(|line| line.trim_start().starts_with("abroad:"));
    let lines = dump(
        &all,
        &[(abroad.expect("it is there"), "  abroad: {budget: 0, actual: 0, last_year: 0}")],
    );
    holds(
        &lines,
        "公务接待费全部为接待用餐，接待用餐比上年增加0.50万元，增长16.13%。因公出国（境）费",
    );
}

#[test]
fn what_belongs_to_no_subsection_has_one() {
    let facts = "lines:\n  - {id: fine, name: 罚没收入, actual: 8.00}\nadditions:\n  - {place: spending, title: 债务情况, text: 年末没有债务。}\nproblems:";
    let lines = dump(DEMO, &[(PROBLEMS, facts)]);
    let (own, three) = (at(&lines, "罚没收入情况"), at(&lines, "“三公”经费支出情况"));
    assert!(three < own && own < at(&lines, "债务情况"), "{lines}");
}

#[test]
fn tables_alone_name_their_subsection() {
    let table = "data_tables:\n  recov:\n    title: 志愿服务情况\n    place: goals\n    columns: [{id: kind, name: 类别}, {id: n, name: 人次, unit: 人次}]\n    rows: [{id: a, kind: 导读, n: 30}, {id: b, kind: 讲座, n: 12}]\n";
    let facts = replaced(DEMO, &[("data_tables:\n", table)]);
    let lines = dump(&facts, &[]);
    lacks(&lines, "其他情况");
    holds(&lines, "人次合计42人次（见表");
}

#[test]
fn parts_of_nothing_say_only_what_they_were() {
    let lines = dump(
        &own(&[
            "id: help, name: 助残活动",
            "id: first, name: 助残日慰问, part_of: lines.help, actual: 0, last_year: 2.00",
            "id: second, name: 春节慰问, part_of: lines.help, actual: 0, last_year: 4.60",
        ]),
        &[],
    );
    holds(&lines, "本年度无此项。其中：助残日慰问上年2.00万元；春节慰问上年4.60万元。");
    let none = own(&["id: desk, name: 桌椅采购, part_of: procurement, actual: 0, last_year: 3.00"]);
    let lines = dump(&none, &[(BOUGHT, "procurement: {actual: 0, last_year: 30.00}")]);
    holds(&lines, "2024年度未采购（上年采购30.00万元）。上年政府采购中，桌椅采购3.00万元。");
}

#[test]
fn one_reason_of_several_lines_is_said_once() {
    let school = sample("school-2024.yaml");
    let line = |start: &str| {
        let line = school.lines().find(|line| line.trim_start().starts_with(start));
        line.expect("the school has it")
    };
    let over = |name: &str| {
        format!(
            "  {name}: {{budget: 30.00, actual: 35.50, last_year: 38.20, reason: 业务减少, budget_reason: 场地维修}}"
        )
    };
    let facts = replaced(
        &school,
        &[(line("operating:"), &format!("{}\n{}", over("operating"), over("affiliated")))],
    );
    holds(
        &dump(&facts, &[]),
        "经营支出、对附属单位补助支出分别超出预算5.50万元、5.50万元，主要原因都是场地维修。",
    );
}

#[test]
fn procurement_that_is_new_or_put_off_says_so() {
    let new = "procurement: {budget: 120.00, actual: 117.00, last_year: 0, reason: 首次安排}";
    holds(
        &dump(DEMO, &[(BOUGHT, new)]),
        "执行率为97.50%；上年无政府采购支出，增加的主要原因是首次安排。",
    );
    let late = "procurement: {budget: 5.00, actual: 0, last_year: 4.00, reason: 采购推迟}";
    holds(
        &dump(DEMO, &[(BOUGHT, late)]),
        "政府采购预算5.00万元，上年采购4.00万元，本年度未采购，主要原因是采购推迟。",
    );
}

#[test]
fn results_that_are_titles_alone_are_sentences() {
    let from = DEMO.find("results:\n").expect("it has results");
    let to = from + DEMO[from..].find("\nproblems:").expect("problems follow") + 1;
    let old = &DEMO[from..to];
    holds(
        &dump(DEMO, &[(old, "results:\n  - {title: 公共文化服务便民高效}\n")]),
        "公共文化服务便民高效。",
    );
}

#[test]
fn counts_of_visitors_with_one_that_is_even_read_on() {
    let level = RECEPTION.replace("last_domestic_batches: 30", "last_domestic_batches: 31");
    holds(&dump(DEMO, &[(RECEPTION, &level)]), "批次与上年持平，比上年减少7人次），与上年持平，占");
}
