//! Sentences and findings as a leader takes them who must sign 40 reports of six more units: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, Sandbox, replaced};

const PROBLEMS: &str = "problems:";
const STAFF: &str = "staff: {established: 62, actual: 60, last_year: 61, retired: 23}";

/// The demo with lines of the unit's own.
fn own(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("  - {{{line}}}\n")).collect();
    replaced(DEMO, &[(PROBLEMS, &format!("lines:\n{lines}problems:"))])
}

/// The paragraph of a dump that holds a text.
fn paragraph<'d>(dump: &'d str, text: &str) -> &'d str {
    dump.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("no {text} in:\n{dump}"))
}

#[test]
fn a_count_keeps_its_unit_and_a_rate_of_zero_is_a_rate() {
    let lines = dump(
        &own(&[
            "id: cases, name: 受理案件, unit: 件, actual: 87, last_year: 63, place: results",
            "id: teams, name: 出动执法人次, unit: 人次, actual: 900, place: results",
            "id: cover, name: 顾问覆盖率, unit: \"%\", actual: 0, last_year: 96, place: results",
            "id: days, name: 平均审理时长, unit: 天, actual: 0, last_year: 51, place: results",
        ]),
        &[],
    );
    holds(&lines, "受理案件87件，比上年增加24件，增长38.10%。");
    holds(&lines, "出动执法人次为900人次。");
    holds(&lines, "顾问覆盖率为0%，比上年下降96个百分点。");
    holds(&lines, "平均审理时长为0天，比上年减少51天，下降100.00%。");
    holds(&lines, "主要工作量");
}

#[test]
fn what_is_not_there_this_year_says_what_it_is() {
    let lines = dump(
        &own(&[
            "id: cases, name: 受理案件, unit: 件, actual: 0, last_year: 63",
            "id: owed, name: 欠付工程款, actual: 0, last_year: 3.20",
            "id: fee, name: 讲课费, actual: 0, last_year: 3.20, part_of: expenditure.project",
        ]),
        &[],
    );
    holds(&lines, "受理案件上年63件，本年度为0件。");
    holds(&lines, "欠付工程款上年3.20万元，本年度无此项。");
    holds(&lines, "讲课费上年支出3.20万元，本年度无此项支出。");
}

#[test]
fn a_share_is_of_the_same_unit_and_is_said_of_what_is_left_too() {
    let facts = own(&[
        "id: calls, name: 接警出动, unit: 起, actual: 668, place: results",
        "id: saved, name: 营救群众, unit: 人, actual: 143, part_of: lines.calls",
        "id: fires, name: 火灾扑救, unit: 起, actual: 167, part_of: lines.calls",
    ]);
    let lines = dump(&facts, &[]);
    holds(&lines, "接警出动668起。其中：营救群众143人；火灾扑救167起，占接警出动的25.00%。");
    let town = sample("township-2024.yaml");
    let left = "lines:\n  - {id: left, name: 结转下年的公益金, part_of: carryover.closing, actual: 100000.00}\nproblems:";
    holds(&dump(&town, &[(PROBLEMS, left)]), "结转下年的公益金10.00万元，占年末结转结余的");
}

#[test]
fn the_base_of_shares_is_said_once() {
    let lines = dump(
        &own(&[
            "id: relief, name: 救助资金, actual: 100.00, part_of: expenditure.project",
            "id: city, name: 城市低保金, actual: 30.00, part_of: lines.relief",
            "id: country, name: 农村低保金, actual: 70.00, part_of: lines.relief",
        ]),
        &[],
    );
    holds(
        &lines,
        "城市低保金支出30.00万元，占救助资金支出的30.00%；农村低保金支出70.00万元，占70.00%。",
    );
}

#[test]
fn counts_of_last_years_file_are_last_years() {
    let sandbox = Sandbox::new("seventh");
    let line = |actual: u32| {
        format!("id: calls, name: 接警出动, unit: 起, actual: {actual}, place: results")
    };
    sandbox.write("data/2023.yaml", replaced(&own(&[&line(612)]), &[("year: 2024", "year: 2023")]));
    sandbox.write(
        "data/2024.yaml",
        replaced(&own(&[&line(668)]), &[("previous: null", "previous: 2023.yaml")]),
    );
    let ran = sandbox.jixiao(&["explain", "data/2024.yaml", "lines.calls.change_clause"]);
    holds(&ran.stdout, "比上年增加56起，增长9.15%");
}

#[test]
fn details_stand_with_what_they_are_part_of() {
    let lines = dump(
        &own(&[
            "id: visit, name: 上级检查接待, actual: 1.80, part_of: three_public.reception",
            "id: car, name: 流动图书车, unit: 辆, actual: 1, part_of: assets.vehicles.special",
            "id: senior, name: 高级职称人员, unit: 人, actual: 9, part_of: staff.actual",
            "id: young, name: 青年馆员, unit: 人, actual: 12, part_of: staff.actual",
            "id: owed, name: 应付未付工程款, actual: 6.40",
        ]),
        &[],
    );
    holds(paragraph(&lines, "“三公”经费支出情况"), "上级检查接待支出1.80万元");
    holds(paragraph(&lines, "年末共有车辆"), "流动图书车1辆，占特种专业技术用车的50.00%。");
    holds(paragraph(&lines, "高级职称人员9人"), "青年馆员12人");
    let owed = lines.find("应付未付工程款6.40万元").expect("it is printed");
    assert!(owed > lines.find("“三公”经费支出情况").expect("it is there"), "{lines}");
}

#[test]
fn a_source_that_fell_to_nothing_within_another_is_told() {
    let parts = "income:\n  parts:\n    - {id: fiscal, source: fiscal, name: 财政拨款收入, last_year: 60.00, reason: 专项增加, parts: [{id: general, source: general_budget, name: 一般公共预算拨款, actual: 1261.25, last_year: 30.00}, {id: fund, source: government_fund, name: 政府性基金拨款, actual: 0, last_year: 30.00}]}\n";
    let from = DEMO.find("income:\n").expect("the demo has it");
    let to = DEMO[from..].find("\ncarryover").or_else(|| DEMO[from..].find("\nexpenditure"));
    let old = &DEMO[from..from + to.expect("it ends") + 1];
    holds(&dump(DEMO, &[(old, parts)]), "政府性基金拨款上年30.00万元，本年度无此项收入");
}

#[test]
fn money_paid_by_units_below_is_a_source_of_spending() {
    let school = sample("school-2024.yaml");
    let paid = [
        (
            "name: 附属单位上缴收入, actual: 0, last_year: 0",
            "name: 附属单位上缴收入, actual: 18.00, last_year: 15.00",
        ),
        (
            "    - {source: other, budget: 40.00}",
            "    - {source: affiliated, budget: 18.00, actual: 18.00}\n    - {source: other, budget: 40.00}",
        ),
    ];
    holds(&dump(&school, &paid), "附属单位上缴收入安排的支出18.00万元");
}

#[test]
fn too_many_of_one_kind_have_their_reason() {
    let over = "staff:\n  administrative: {established: 20, actual: 22}\n  institution: {established: 42, actual: 38}\n  last_year: 61\n  retired: 23\n  reason: 安置退役军人";
    let facts = replaced(DEMO, &[(STAFF, over)]);
    holds(&dump(&facts, &[]), "但行政编制20人，实有22人，主要原因是安置退役军人。");
    lacks(&check(&facts), "行政编制在职人员 22 大于");
}

#[test]
fn reasons_that_are_given_are_not_asked_for() {
    let operation = "vehicle_operation: {budget: 6.00, actual: 5.20";
    let over = replaced(
        DEMO,
        &[(
            operation,
            "vehicle_operation: {budget_reason: 送书下乡增加, budget: 4.00, actual: 5.20",
        )],
    );
    lacks(&check(&over), "公务用车购置及运行维护费决算数");
    let one = "reception: {budget: 4.00, actual: 3.60, last_year: 4.00, reason: 压减接待批次";
    let reception = "reception: {budget: 4.00, actual: 3.60, last_year: 3.60";
    let same = replaced(
        DEMO,
        &[(reception, one), ("budget_reason: 严格执行接待标准", "budget_reason: 压减接待批次")],
    );
    lacks(&check(&same), "budget_reason");
}

#[test]
fn words_about_the_initial_budget_are_held_against_it() {
    let text = |words: &str| {
        let text = format!("additions:\n  - {{place: spending, text: \"{words}\"}}\nproblems:");
        check(&replaced(DEMO, &[(PROBLEMS, &text)]))
    };
    lacks(&text("人员经费支出大于年初预算。"), "E15");
    holds(&text("人员经费支出小于年初预算。"), "不是“小于年初预算”");
    holds(&text("人员经费支出高于全年预算。"), "不是“高于全年预算”");
}

#[test]
fn what_nobody_has_is_said_in_one_breath() {
    let none = "staff: {established: 62, actual: 60, last_year: 61, retired: 0, temporary: 0}";
    holds(&dump(DEMO, &[(STAFF, none)]), "比上年减少1人，无离退休和编外聘用人员。");
}

#[test]
fn more_than_ten_times_as_much_names_what_it_was() {
    let owed = own(&["id: owed, name: 应收款, actual: 30.00, last_year: 0.20"]);
    holds(&dump(&owed, &[]), "应收款30.00万元，比上年增加29.80万元，上年为0.20万元。");
}

#[test]
fn procurement_differs_from_its_budget_before_its_rate_is_said() {
    holds(&dump(DEMO, &[]), "实际采购117.00万元，比预算减少3.00万元，执行率为97.50%。");
}
