//! Sentences, tables and findings as a leader takes them who must sign 61 reports of eleven units: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, replaced};

const PROBLEMS: &str = "problems:";
const RECEPTION: &str = "reception: {budget: 4.00, actual: 3.60, last_year: 3.60";
const STRICT: &str = "budget_reason: 严格执行接待标准";

/// The demo with a line of the unit's own.
fn own(line: &str) -> String {
    dump(DEMO, &[(PROBLEMS, &format!("lines:\n  - {{{line}}}\nproblems:"))])
}

#[test]
fn a_difference_that_is_printed_as_nothing_is_none() {
    let near = own("id: near, name: 欠款, actual: 10.004, last_year: 10.005, reason: 核销");
    holds(&near, "欠款10.00万元，与上年基本持平");
    let small = own("id: small, name: 欠款, actual: 90000.01, last_year: 90000.02, reason: 核销");
    holds(&small, "欠款90000.01万元，比上年减少0.01万元，主要原因是核销");
}

#[test]
fn one_reason_of_two_differences_is_said_once() {
    let both = "reception: {budget: 4.00, actual: 3.60, last_year: 4.00, reason: 压减接待批次";
    let lines = dump(DEMO, &[(RECEPTION, both), (STRICT, "budget_reason: 压减接待批次")]);
    holds(
        &lines,
        "完成预算的90.00%（比预算减少0.40万元），比上年减少0.40万元，下降10.00%，主要原因是压减接待批次。",
    );
    let owed = own(
        "id: owed, name: 欠款, actual: 8.00, budget: 10.00, last_year: 9.00, reason: 核销, budget_reason: 核销",
    );
    holds(&owed, "（比预算减少2.00万元），比上年减少1.00万元，下降11.11%，主要原因是核销。");
    let red = "reception: {budget: 4.00, actual: -2.10, last_year: 3.60, negative: 冲回上年多列的接待费, reason: 冲回上年多列的接待费";
    let items = [
        (RECEPTION, red),
        ("name: 公务接待费, actual: 3.60", "name: 公务接待费, actual: -2.10, negative: 冲回"),
    ];
    let lines = dump(DEMO, &items);
    holds(&lines, "公务接待费支出-2.10万元（冲回上年多列的接待费），比上年减少5.70万元");
    lacks(&lines, "主要原因是冲回");
}

#[test]
fn spending_without_a_budget_says_why() {
    let none = "reception: {budget: 0, actual: 3.60, last_year: 3.00, reason: 接待省馆检查";
    let lines = dump(DEMO, &[(RECEPTION, none), (STRICT, "budget_reason: 年初没有安排")]);
    holds(
        &lines,
        "未安排预算（主要原因是年初没有安排），比上年增加0.60万元，增长20.00%，主要原因是接待省馆检查。",
    );
    let relic = own(
        "id: relic, name: 古籍修复, actual: 86.00, budget: 0, budget_reason: 省级专项年中下达, part_of: expenditure.project",
    );
    holds(
        &relic,
        "古籍修复支出86.00万元，占项目支出的16.17%，未安排预算（主要原因是省级专项年中下达）。",
    );
}

#[test]
fn reasons_of_rare_spending_are_printed() {
    let school = sample("school-2024.yaml");
    let line = school.lines().find(|line| line.trim_start().starts_with("operating:"));
    let line = line.expect("the school has it");
    let over = "  operating: {budget: 30.00, actual: 35.50, last_year: 38.20, reason: 场地出租减少, budget_reason: 场地维修}";
    holds(&dump(&school, &[(line, over)]), "经营支出超出预算5.50万元，主要原因是场地维修。");
}

#[test]
fn a_line_that_is_all_of_its_whole_is_said_to_be() {
    let scan = own("id: scan, name: 扫描服务, actual: 117.00, part_of: procurement");
    holds(&scan, "政府采购支出全部为扫描服务。");
    lacks(&scan, "扫描服务支出117.00万元");
    let part = own("id: scan, name: 扫描服务, actual: 58.50, part_of: procurement");
    holds(&part, "扫描服务支出58.50万元，占政府采购支出的50.00%。");
}

#[test]
fn counts_name_their_plan_and_their_unit() {
    let live = own(
        "id: live, name: 直播场次, unit: 场, actual: 128, budget: 100, last_year: 96, reason: 活动增加",
    );
    holds(
        &live,
        "直播场次128场，完成计划100场的128.00%，比上年增加32场，增长33.33%，主要原因是活动增加。",
    );
    holds(
        &own("id: live, name: 直播场次, unit: 场, actual: 0, last_year: 0"),
        "2024年度没有直播场次，与上年相同。",
    );
    holds(&own("id: help, name: 救助人次, unit: 人次, actual: 128"), "救助人次为128人次。");
}

#[test]
fn lines_of_a_section_with_headings_have_their_own() {
    let owed = own("id: owed, name: 应收广告款, actual: 46.30, place: management");
    holds(&owed, "应收广告款情况");
    let text = "additions:\n  - {place: evaluation, text: 另行委托第三方复核。}\nproblems:";
    holds(&dump(DEMO, &[(PROBLEMS, text)]), "其他情况");
}

#[test]
fn money_of_projects_is_that_of_one_budget() {
    let town = sample("township-2024.yaml");
    let lines = dump(&town, &[]);
    holds(&lines, "纳入本次自评的项目4个，涉及全年预算资金1100.00万元");
    holds(&lines, "编报绩效目标的项目4个，涉及年初预算资金890.00万元。");
    let much = "evaluation:\n  projects: {count: 3, amount: 602.00}\n";
    let facts = replaced(DEMO, &[("evaluation:\n", much)]);
    holds(&check(&facts), "警告[E27]：自评项目涉及资金填 602.00，大于项目支出");
    lacks(&dump(&facts, &[]), "占项目支出预算的1");
}

#[test]
fn a_limit_that_is_passed_is_not_left_undone() {
    let over = [("{op: \"<=\", value: 34, unit: 万元}", "{op: \"<=\", value: 30, unit: 万元}")];
    holds(&dump(DEMO, &over), "6项未达到年度指标要求，即");
}

#[test]
fn a_category_beyond_its_posts_is_told_in_the_sentence() {
    let town = sample("township-2024.yaml");
    let line = town.lines().find(|line| line.trim_start().starts_with("administrative:"));
    let line = line.expect("the township has it");
    let over = dump(&town, &[(line, "  administrative: {established: 35, actual: 36}")]);
    holds(&over, "在职人员总数没有超编，但行政编制35人，实有36人。");
}

#[test]
fn departments_and_people_are_told_apart() {
    for (owner, label) in [
        ("全科门诊", "责任部门：全科门诊。"),
        ("各乡镇", "责任部门：各乡镇。"),
        ("分管领导", "责任人：分管领导。"),
        ("办公室、王小明", "责任部门和责任人：办公室、王小明。"),
    ] {
        holds(&dump(DEMO, &[("owner: 活动推广部", &format!("owner: {owner}"))]), label);
    }
}

#[test]
fn rows_of_the_forms_stay_where_nothing_is_filled() {
    let thrift = DEMO.lines().find(|line| line.trim_start().starts_with("thrift:"));
    let code = DEMO.lines().find(|line| line.trim_start().starts_with("code: \""));
    let lines = dump(DEMO, &[(thrift.expect("it is there"), ""), (code.expect("it is there"), "")]);
    holds(&lines, "厉行节约保障措施 | —");
    holds(&lines, "预算编码 | —");
}

#[test]
fn reasons_of_the_budget_go_its_way() {
    let wrong = "reception: {budget: 3.00, actual: 3.60, last_year: 3.60";
    let found =
        check(&replaced(DEMO, &[(RECEPTION, wrong), (STRICT, "budget_reason: 压减一般性支出")]));
    holds(&found, "警告[E15]：公务接待费决算数 3.60 超出预算 3.00，原因却说“压减一般性支出”");
    let right =
        check(&replaced(DEMO, &[(RECEPTION, wrong), (STRICT, "budget_reason: 年初没有安排到位")]));
    lacks(&right, "原因却说");
}

#[test]
fn a_citation_that_ends_a_sentence_has_its_unit() {
    let bare = check(&replaced(
        DEMO,
        &[(
            "${self_evaluation.indicators.satisfaction.actual}%。",
            "${self_evaluation.indicators.satisfaction.actual}。",
        )],
    ));
    holds(&bare, "警告[E19]：引用的读者满意度实际完成值后面没有写单位%，句子以数结尾");
}

#[test]
fn what_a_source_paid_is_known_of_all_where_not_of_each() {
    let town = sample("township-2024.yaml");
    let affiliated = "expenditure:\n  affiliated: {actual: 10000.00}\n";
    let paid = replaced(&town, &[("expenditure:\n", affiliated)]);
    holds(&check(&paid), "没有填项目支出数（project_spending），表里印“—”");
}

#[test]
fn purchases_are_compared_with_the_budget_then_with_the_year_before() {
    const BOUGHT: &str = "procurement: {budget: 120.00, actual: 117.00}";
    for (written, printed) in [
        (
            "{budget: 120.00, actual: 117.00, last_year: 100.00, reason: 设备更新, budget_reason: 公开招标节约}",
            "比预算减少3.00万元，主要原因是公开招标节约；执行率为97.50%；采购金额比上年增加17.00万元，增长17.00%，主要原因是设备更新。",
        ),
        (
            "{budget: 120.00, actual: 117.00, last_year: 130.00, reason: 公开招标, budget_reason: 公开招标}",
            "比预算减少3.00万元，执行率为97.50%；采购金额比上年减少13.00万元，下降10.00%，主要原因是公开招标。",
        ),
        (
            "{budget: 0, actual: 0, last_year: 112.40, reason: 采购减少}",
            "2024年度未采购（上年采购112.40万元），主要原因是采购减少。",
        ),
        (
            "{budget: 120.00, actual: 0, last_year: 130.00, reason: 设备不更新}",
            "2024年度政府采购预算120.00万元，上年采购130.00万元，本年度未采购，主要原因是设备不更新。",
        ),
    ] {
        holds(&dump(DEMO, &[(BOUGHT, &format!("procurement: {written}"))]), printed);
    }
}

#[test]
fn what_is_left_over_is_not_spent() {
    let left = own("id: left, name: 结转下年的资金, actual: 10.00, part_of: carryover.closing");
    holds(&left, "结转下年的资金10.00万元");
    lacks(&left, "结转下年的资金支出");
}

#[test]
fn parts_follow_their_whole_to_its_section() {
    let lines = "lines:\n  - {id: aid, name: 学生资助, actual: 10.00, place: results}\n  - {id: a, name: 助学金, actual: 6.00, part_of: lines.aid}\nproblems:";
    let report = dump(DEMO, &[(PROBLEMS, lines)]);
    holds(&report, "主要工作数据");
    holds(&report, "学生资助10.00万元。其中：助学金6.00万元，占学生资助的60.00%。");
}

#[test]
fn a_line_of_nothing_says_what_there_was_before() {
    let paid = own(
        "id: paid, name: 乡村医生补助, actual: 0, budget: 90.00, last_year: 79.20, reason: 乡村医生减少",
    );
    holds(
        &paid,
        "乡村医生补助预算90.00万元，上年79.20万元，本年度无此项，主要原因是乡村医生减少。",
    );
    let beds = own("id: beds, name: 住院, unit: 人次, actual: 0, last_year: 2044");
    holds(&beds, "住院上年2044人次，本年度为0人次。");
}

#[test]
fn subjects_of_the_form_hold_what_their_lines_know() {
    holds(&dump(DEMO, &[]), "公务接待费 | 3.60 | 4.00 | 3.60");
}
