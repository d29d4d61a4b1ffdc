//! Sentences, tables and findings as a leader takes them who must sign 40 reports: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, replaced};

const TRAINING: &str = "procurement: {budget: 120.00";
const PROBLEMS: &str = "problems:";
const RECEPTION: &str = "reception: {budget: 4.00, actual: 3.60, last_year: 3.60";

/// The demo with lines of the unit's own.
fn own(lines: &str) -> String {
    dump(DEMO, &[(PROBLEMS, &format!("lines:\n{lines}problems:"))])
}

#[test]
fn what_does_not_fit_into_public_spending_has_no_row_in_it() {
    let school = sample("school-2024.yaml");
    holds(&dump(&school, &[]), "其中：会议费 | ");
    let large =
        [("training: {budget: 24.00, actual: 22.60", "training: {budget: 24.00, actual: 922.60")];
    lacks(&dump(&school, &large), "其中：会议费 | ");
    holds(
        &check(&replaced(&school, &large)),
        "警告[E20]：培训费决算数 922.60，大于公用经费决算数 612.30，附件1公用经费的“其中”不列它们",
    );
    let items =
        [(TRAINING, "training: {budget: 9.00, actual: 8.20}\nprocurement: {budget: 120.00")];
    lacks(&check(&replaced(DEMO, &items)), "的“其中”不列它们");
    holds(&dump(DEMO, &items), "培训费 | — | — | 5.30");
    lacks(&dump(DEMO, &items), "| 9.00 | 8.20");
}

#[test]
fn a_new_unit_says_once_that_there_was_nothing_before() {
    let town = sample("township-2024.yaml");
    lacks(&dump(&town, &[]), "上年无收支");
    let school = sample("school-2024.yaml");
    let mut facts = String::new();
    for line in school.lines() {
        let (before, rest) = line.split_once("last_year: ").unwrap_or((line, ""));
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = if line.contains("last_year: ") { "last_year: 0" } else { "" };
        facts.push_str(&format!("{before}{number}{rest}\n"));
    }
    let facts = facts.replace("carryover: {opening: 126.00", "carryover: {opening: 0");
    let reason = "  total: {reason: 财政拨款和学费收入增加";
    let facts = facts.replace("  total: {reason: 工资调标和校舍维修增加}\n", "");
    let new = dump(&facts, &[(reason, "  total: {reason: 2024年9月新设，上年没有收支")]);
    holds(&new, "（见表1），2024年9月新设，上年没有收支。其中：");
    lacks(&new, "上年无支出");
    let other = dump(&facts, &[(reason, "  total: {reason: 机构改革新设")]);
    holds(&other, "（见表1），上年无收支，主要原因是机构改革新设。其中：");
    lacks(&other, "上年无此项");
}

#[test]
fn each_comparison_has_its_own_place() {
    let bought = "procurement: {budget: 120.00, actual: 117.00, last_year: 100.00, reason: 设备更新, budget_reason: 公开招标节约}";
    holds(
        &dump(DEMO, &[("procurement: {budget: 120.00, actual: 117.00}", bought)]),
        "实际采购117.00万元，比预算减少3.00万元，主要原因是公开招标节约；执行率为97.50%；采购金额比上年增加17.00万元，增长17.00%，主要原因是设备更新。",
    );
    let demo = dump(DEMO, &[]);
    holds(&demo, "全年预算数1300.00万元；支出完成年初预算的101.92%，预算执行率为98.00%");
    holds(&demo, "实际支出数为31.40万元（比预算减少2.60万元），“三公”经费控制率为92.35%。");
    lacks(&demo, "未用完");
    lacks(&demo, "主要原因是：");
    lacks(&demo, "主要原因与");
}

#[test]
fn what_was_bought_or_received_is_compared_together() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "国内公务接待31批次、268人次，比上年增加1批次、减少7人次）");
    let fewer = [("last_domestic_batches: 30", "last_domestic_batches: 33")];
    holds(&dump(DEMO, &fewer), "31批次、268人次，分别比上年减少2批次、7人次）");
    let level = [("last_domestic_batches: 30", "last_domestic_batches: 31")];
    holds(&dump(DEMO, &level), "31批次、268人次，批次与上年持平，比上年减少7人次）");
    let even = [
        (
            "last_domestic_batches: 30, last_domestic_visitors: 275",
            "last_domestic_batches: 31, last_domestic_visitors: 268",
        ),
        (RECEPTION, RECEPTION),
    ];
    holds(
        &dump(DEMO, &even),
        "公务接待费支出3.60万元，国内公务接待31批次、268人次，均与上年持平，占11.46%",
    );
}

#[test]
fn a_part_that_did_not_come_about_says_what_was_before() {
    let none = [(RECEPTION, "reception: {budget: 0, actual: 0, last_year: 3.60")];
    let report = dump(DEMO, &[none[0], (", domestic_batches: 31, domestic_visitors: 268", "")]);
    holds(&report, "公务接待费上年支出3.60万元（国内公务接待30批次、275人次），本年度无此项支出");
    lacks(&report, "下降100.00%");
}

#[test]
fn sources_that_are_not_filled_in_are_asked_for() {
    let school = sample("school-2024.yaml");
    let from =
        school.find("  funding:\n    - {source: fiscal, budget: 3150.00").expect("it is there");
    let to = school[from..].find("\n\n").expect("a gap follows") + from;
    let bare = format!("{}{}", &school[..from], &school[to..]);
    holds(&check(&bare), "警告[E10]：部门整体没有填资金来源（expenditure.funding）");
    let sheet = dump(&bare, &[]);
    lacks(&sheet, "政府性基金 | ");
    holds(&sheet, "一般公共预算 |  |  |  | — |  | —");
    lacks(&check(&school), "没有填资金来源");
}

#[test]
fn a_line_of_percent_changes_by_points() {
    let rate = own(
        "  - {id: rate, name: 党费收缴率, unit: \"%\", actual: 98.5, last_year: 97.2, place: results}\n",
    );
    holds(&rate, "党费收缴率为98.5%，比上年提高1.3个百分点。");
    lacks(&rate, "增长1.34%");
}

#[test]
fn a_line_may_be_a_part_of_income_of_assets_or_of_staff() {
    let lines = own(
        "  - {id: gift, name: 捐赠收入, actual: 20.00, part_of: income.other}\n  - {id: houses, name: 房屋, actual: 1600.00, part_of: assets.total}\n  - {id: senior, name: 高级职称人员, unit: 人, actual: 12, part_of: staff.actual}\n",
    );
    holds(&lines, "捐赠收入20.00万元，占其他收入的76.92%。");
    holds(&lines, "固定资产利用率为98.00%。房屋1600.00万元，占固定资产总额的67.80%。");
    holds(&lines, "高级职称人员12人，占在职人员的20.00%。");
    let unit = replaced(
        DEMO,
        &[(PROBLEMS, "lines: [{id: a, name: 甲, actual: 1, part_of: staff.actual}]\nproblems:")],
    );
    holds(&check(&unit), "“staff.actual”（part_of）不是可以有部分的编号");
}

#[test]
fn what_is_part_of_income_is_no_spending_whatever_it_is_called() {
    let text = replaced(
        DEMO,
        &[
            ("source: business, name: 事业收入", "source: business, name: 课后服务费"),
            (
                PROBLEMS,
                "lines:\n  - {id: a, name: 暑期托管费, actual: 1.00, last_year: 0.80, part_of: income.business, reason: 报名人数增加}\n  - {id: b, name: 展厅租金, actual: 0, last_year: 0.80, part_of: income.business}\nproblems:",
            ),
        ],
    );
    let text = dump(&text, &[]);
    holds(&text, "暑期托管费1.00万元，占课后服务费的2.38%");
    holds(&text, "展厅租金上年0.80万元，本年度无此项收入");
    lacks(&text, "暑期托管费支出");
}

#[test]
fn a_line_is_said_once_wherever_it_belongs() {
    let lines = own(
        "  - {id: a, name: 甲项, actual: 1.10, part_of: income}\n  - {id: b, name: 乙项, actual: 1.20, part_of: expenditure}\n  - {id: c, name: 丙项, actual: 1.30, part_of: expenditure.basic.public}\n  - {id: d, name: 丁项, actual: 1.40, part_of: procurement.goods}\n",
    );
    for (name, after) in
        [("甲项", "收入合计"), ("乙项", "支出合计"), ("丙项", "公用经费"), ("丁项", "政府采购")]
    {
        assert_eq!(lines.matches(name).count(), 1, "{name} in {lines}");
        assert!(lines.find(after) < lines.find(name), "{name} in {lines}");
    }
    lacks(&lines, "组成。甲项");
    lacks(&lines, "组成。乙项");
}

#[test]
fn a_line_follows_what_it_is_part_of() {
    let lines = own(
        "  - {id: a, name: 一般公共预算安排的公务接待费, actual: 3.00, part_of: three_public.reception}\n  - {id: b, name: 信息化采购, actual: 20.00, part_of: procurement}\n",
    );
    let at = |text: &str| lines.find(text).unwrap_or_else(|| panic!("no {text} in {lines}"));
    assert!(at("“三公”经费支出情况") < at("一般公共预算安排的公务接待费支出"));
    holds(
        &lines,
        "比预算减少3.00万元，执行率为97.50%。信息化采购支出20.00万元，占政府采购支出的17.09%。",
    );
}

#[test]
fn a_part_of_what_was_evaluated_stands_in_the_section_of_the_evaluation() {
    let lines = own(
        "  - {id: a, name: 自评的续建项目, unit: 个, actual: 1, part_of: evaluation.projects.count}\n  - {id: b, name: 有目标的续建项目, unit: 个, actual: 1, part_of: goals.projects.count}\n",
    );
    let at = |text: &str| lines.find(text).unwrap_or_else(|| panic!("no {text} in {lines}"));
    assert!(at("自评的续建项目1个") < at("三、绩效目标设置情况"));
    assert!(at("三、绩效目标设置情况") < at("有目标的续建项目1个"));
    assert!(at("有目标的续建项目1个") < at("四、部门整体支出情况"));
}

#[test]
fn some_parts_of_a_line_leave_a_rest() {
    let lines = "lines:\n  - {id: talent, name: 人才引进资金, actual: 186.20, part_of: expenditure.project}\n  - {id: high, name: 高层次人才补助, actual: 120.00, part_of: lines.talent}\nproblems:";
    let facts = replaced(DEMO, &[(PROBLEMS, lines)]);
    lacks(&check(&facts), "E02");
    holds(&dump(&facts, &[]), "其中：高层次人才补助支出120.00万元，占人才引进资金支出的64.45%。");
    lacks(&check(&facts.replace("actual: 120.00, part_of", "actual: 186.21, part_of")), "E02");
    holds(&check(&facts.replace("actual: 120.00, part_of", "actual: 190.00, part_of")), "E02");
}

#[test]
fn a_reason_alone_is_printed() {
    let line = own("  - {id: debt, name: 工程欠款, actual: 12.00, reason: 工程尾款未付}\n");
    holds(&line, "工程欠款12.00万元，主要原因是工程尾款未付。");
}

#[test]
fn whole_counts_add_up_to_whole_counts() {
    let table = "data_tables:
  posts:
    title: 编制情况
    place: overview
    columns:
      - {id: kind, name: 类别}
      - {id: now, name: 人数, unit: 人}
      - {id: before, name: 上年人数, unit: 人}
      - {id: more, name: 增减, unit: 人, formula: 人数－上年人数}
      - {id: rate, name: 比例, unit: \"%\", formula: 人数÷上年人数}
    rows:
      - {id: a, kind: 行政, now: 9, before: 11}
      - {id: b, kind: 事业, now: 20, before: 16}
";
    let report = dump(DEMO, &[("data_tables:\n", table)]);
    holds(&report, "| 行政 | 9 | 11 | -2 | 81.82 |");
    holds(&report, "| 合计 | 29 | 27 | 2 | 107.41 |");
}

#[test]
fn grades_of_projects_have_shares() {
    let rated = "  projects: {count: 7, amount: 300.00, average: 91.20, excellent: 4, good: 3}\n  submission:";
    holds(
        &dump(DEMO, &[("  submission:", rated)]),
        "评价等级为“优”的4个，占57.14%；“良”的3个，占42.86%。",
    );
}

#[test]
fn a_budget_of_income_is_compared_with_last_years() {
    let income = [(
        "income:\n  total: {",
        "income:\n  total: {budget: 1300.00, last_year_budget: 1250.00, ",
    )];
    holds(
        &dump(DEMO, &income),
        "收入预算数1300.00万元，比上年预算增加50.00万元，增长4.00%；收入合计1287.00万元（见表1），比预算减少13.00万元，下降1.00%。收入合计比上年",
    );
}

#[test]
fn what_a_source_spent_is_no_income() {
    let over = [(
        "{source: business, budget: 560.00, actual: 540.80}",
        "{source: business, budget: 500.00, actual: 540.80}",
    )];
    holds(
        &check(&replaced(&sample("school-2024.yaml"), &over)),
        "事业收入安排的支出决算数 540.80 大于事业收入安排的支出预算数 500.00",
    );
}

#[test]
fn a_single_group_of_results_numbers_what_is_in_it() {
    let school = dump(&sample("school-2024.yaml"), &[]);
    holds(&school, "（一）教学工作按计划开展");
    holds(&school, "（二）学生资助应助尽助");
    lacks(&dump(DEMO, &[("  submission: ", "  # submission: ")]), "报送时间");
}
