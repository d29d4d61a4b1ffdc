//! Sentences and tables as a reader of a finance bureau takes them who read 60 reports: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, replaced};

const SCHOOL: &str = "school-2024.yaml";
const FUND: &str = "actual: 60.00, last_year: 60.00}";
const BUSINESS: &str = "actual: 42.00, last_year: 45.00, reason: 取消读者证工本费}";
const OTHER: &str = "actual: 26.00, last_year: 0, reason: 收到企业捐赠的阅读推广经费}";
const CARS: &str = "vehicle_operation: {budget: 6.00, actual: 5.20, last_year: 5.60, last_year_budget: 6.50, fleet: 3, reason: 合理安排送书下乡线路，燃油支出减少}";

/// The demo with 公务用车运行维护费 of its own.
fn cars(line: &str) -> String {
    dump(DEMO, &[(CARS, &format!("vehicle_operation: {{{line}}}"))])
}

#[test]
fn what_is_all_of_one_kind_is_compared_apart_where_it_changed_otherwise() {
    let one = [
        (FUND, "actual: 0, last_year: 60.00}"),
        (BUSINESS, "actual: 0, last_year: 45.00}"),
        (OTHER, "actual: 0, last_year: 0}"),
    ];
    let apart = dump(DEMO, &one);
    holds(
        &apart,
        "收入合计1159.00万元（全部为一般公共预算财政拨款收入），比上年减少51.20万元，下降4.23%",
    );
    holds(&apart, "。一般公共预算财政拨款收入比上年增加53.80万元，增长4.87%，主要原因是");
}

#[test]
fn a_reason_of_a_change_is_none_of_an_unspent_budget() {
    lacks(&cars("budget: 6.00, actual: 5.20, reason: 更新送书车辆"), "更新送书车辆");
    holds(
        &cars("budget: 6.00, actual: 5.20, budget_reason: 一辆车全年送修"),
        "完成预算的86.67%（比预算减少0.80万元，主要原因是一辆车全年送修）",
    );
}

#[test]
fn a_reason_stands_behind_the_comparison_that_it_explains() {
    holds(
        &cars("budget: 5.00, actual: 5.20, last_year: 5.60, reason: 油价上涨"),
        "完成预算的104.00%（超出预算0.20万元），比上年减少0.40万元，下降7.14%，主要原因是油价上涨",
    );
    holds(
        &cars("budget: 5.00, actual: 5.20, last_year: 5.60, reason: 一辆车报废"),
        "完成预算的104.00%（超出预算0.20万元），比上年减少0.40万元，下降7.14%，主要原因是一辆车报废",
    );
    holds(
        &cars(
            "budget: 5.00, actual: 5.20, last_year: 5.60, reason: 一辆车报废, budget_reason: 大修",
        ),
        "（超出预算0.20万元，主要原因是大修），比上年减少0.40万元，下降7.14%，主要原因是一辆车报废",
    );
}

#[test]
fn what_is_exceeded_has_a_place_for_its_reason() {
    let over = replaced(
        DEMO,
        &[
            (
                "staff: {established: 62, actual: 60",
                "staff: {established: 58, actual: 60, reason: 军转干部安置",
            ),
            ("initial: 90.00\n", "initial: 80.00\n      budget_reason: 水电费用增加\n"),
            ("actual_area: 1188", "actual_area: 1320, reason: 增设无障碍通道"),
        ],
    );
    let report = dump(&over, &[]);
    holds(&report, "在职人员超出编制2人，主要原因是军转干部安置。");
    holds(&report, "（超出预算6.40万元，主要原因是水电费用增加），公用经费控制率为108.00%。");
    holds(&report, "超出批准面积120㎡，主要原因是增设无障碍通道；批准投资");
    let findings = check(&over);
    lacks(&findings, "大于编制数");
    lacks(&findings, "大于公用经费预算数");
    lacks(&findings, "大于楼堂馆所批准面积");
}

#[test]
fn sources_that_are_not_filled_in_are_left_to_the_pen() {
    let school = dump(&sample(SCHOOL), &[]);
    lacks(&school, "政府性基金 | — | — | —");
    lacks(&school, "政府性基金 |  |  |  | — |  | —");
}

#[test]
fn a_note_speaks_of_numbers_that_are_printed() {
    let town = dump(&sample("township-2024.yaml"), &[]);
    lacks(&town, "其他收入增减额按四舍五入");
    let yuan = "unit: 元";
    let note = dump(
        DEMO,
        &[
            ("unit: 万元\npack", &format!("{yuan}\npack")),
            ("initial: 90.00\n      adjustment: 0\n", "budget: 863949\n"),
            ("      last_year: 80.80\n", ""),
        ],
    );
    lacks(&note, "增减额按四舍五入前的数计算");
}

#[test]
fn the_same_reason_is_said_of_the_total() {
    let project =
        [("reason: 东城分馆进入集中建设和开馆阶段", "reason: 人员经费增加，东城分馆集中建设")];
    holds(&dump(DEMO, &project), "占支出合计的41.76%，比上年增加25.00万元，增长4.93%。");
    let two = [(OTHER, "actual: 26.00, last_year: 20.00, reason: 人员经费和场馆建设拨款增加}")];
    lacks(&dump(DEMO, &two), "与合计相同");
    let turned =
        [(BUSINESS, "actual: 42.00, last_year: 45.00, reason: 人员经费和场馆建设拨款增加}")];
    holds(&dump(DEMO, &turned), "下降6.67%，主要原因是人员经费和场馆建设拨款增加；");
}

#[test]
fn a_lone_line_of_three_public_is_told_once() {
    let lone = dump(
        DEMO,
        &[
            ("abroad: {budget: 6.00, actual: 4.80", "abroad: {budget: 6.00, actual: 0"),
            (", trips: 1, people: 2", ""),
            (
                "budget: 18.00, actual: 17.80, last_year: 0, last_year_budget: 22.00, count: 1",
                "budget: 0, actual: 0",
            ),
            (CARS, "vehicle_operation: {budget: 0, actual: 0}"),
        ],
    );
    holds(&lone, "全年支出3.60万元（见表3），全部为公务接待费支出（国内公务接待31批次");
    holds(&lone, "，完成“三公”经费预算的36.00%。");
    holds(&lone, "公务接待费完成预算的90.00%");
    lacks(&lone, "公务接待费支出3.60万元");
}

#[test]
fn meetings_and_training_stand_within_public_spending() {
    let school = dump(&sample(SCHOOL), &[]);
    lacks(&school, "含项目支出列支");
    holds(&school, "其中：会议费 | ");
}

#[test]
fn a_source_without_last_year_is_the_rest() {
    let before = [
        (
            "{source: government_fund, initial: 60.00, adjustment: 0, actual: 60.00}",
            "{source: government_fund, initial: 60.00, adjustment: 0, actual: 60.00, last_year: 60.00, received: 60.00}",
        ),
        (
            "adjustment: 10.00, actual: 48.00}",
            "adjustment: 10.00, actual: 48.00, last_year: 52.00, received: 48.00}",
        ),
    ];
    let funds = dump(DEMO, &before);
    let row = funds.lines().find(|line| line.contains("合计 |") && line.matches('|').count() > 4);
    let last = row.and_then(|row| row.rsplit('|').next()).expect("a row of totals");
    assert_ne!(last.trim(), "—", "{funds}");
}

#[test]
fn funds_say_what_else_was_spent() {
    let funds = dump(
        DEMO,
        &[(
            "  funding:\n    - {source: general_budget} ",
            "  affiliated: {budget: 20.00, actual: 20.00}\n  funding:\n    - {source: general_budget, basic_spending: 700.00, project_spending: 400.00} ",
        )],
    );
    holds(&funds, "注：支出含对附属单位补助支出20.00万元");
}

#[test]
fn foreign_receptions_alone_are_told() {
    let foreign = [(
        ", domestic_batches: 31, domestic_visitors: 268, last_domestic_batches: 30, last_domestic_visitors: 275",
        ", foreign_batches: 2, foreign_visitors: 9",
    )];
    holds(&dump(DEMO, &foreign), "公务接待费支出3.60万元（外事接待2批次、9人次），与上年持平");
}

#[test]
fn a_price_has_a_unit_of_its_own() {
    let column = "      - {id: amount, name: 金额, unit: 万元}\n";
    let price =
        format!("{column}      - {{id: price, name: 单价, unit: 元, formula: 金额÷数量}}\n");
    let findings = check(&replaced(DEMO, &[(column, &price)]));
    holds(&findings, "“单价”的算式“金额÷数量”是每一个多少钱，单位写的是元");
}

#[test]
fn rates_of_the_halves_stand_in_brackets() {
    holds(
        &dump(DEMO, &[]),
        "；支出完成年初预算的101.92%，预算执行率为98.00%（基本支出98.93%、项目支出96.73%），未执行预算26.00万元。",
    );
}

#[test]
fn the_budget_of_income_stands_before_its_total() {
    let income = [("income:\n  total: {", "income:\n  total: {budget: 1300.00, ")];
    holds(
        &dump(DEMO, &income),
        "2024年度收入预算数1300.00万元，收入合计1287.00万元（见表1），比预算减少13.00万元，下降1.00%。收入合计比上年",
    );
}

#[test]
fn items_of_spending_are_all_told_with_amounts() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "人员经费包括基本工资248.30万元、");
    holds(&demo, "公用经费包括办公费14.20万元、水费2.60万元、");
    let open =
        [("- {code: \"30299\", name: 其他商品和服务支出, actual: 7.20}", "- 其他商品和服务支出")];
    holds(
        &dump(DEMO, &[open[0], ("initial: 90.00\n", "initial: 90.00\n      actual: 86.40\n")]),
        "公用经费主要包括",
    );
}

#[test]
fn titles_without_text_are_no_sentences() {
    let bare = [(
        ", text: \"全年开展阅读推广活动${data_tables.service.total.activities}场，其中乡镇分馆${data_tables.service.towns.activities}场。\"}",
        "}",
    )];
    let report = dump(DEMO, &bare);
    holds(&report, "活动覆盖城乡");
    lacks(&report, "活动覆盖城乡。");
}

#[test]
fn small_sentences() {
    let demo = dump(DEMO, &[]);
    lacks(&demo, "经自评");
    holds(&demo, "我馆2024年度部门整体支出绩效自评得分为");
    let level = [
        ("trips: 1, people: 2", "trips: 1, people: 2, last_trips: 1, last_people: 2"),
        ("actual: 4.80, last_year: 0", "actual: 4.80, last_year: 4.50"),
    ];
    holds(&dump(DEMO, &level), "团组1个、2人次，均与上年持平");
    let none = [("\ngoals:\n", "\ngoals:\n  projects: {count: 0}\n")];
    holds(&dump(DEMO, &none), "2024年度没有项目编报绩效目标。");
    let own = "lines:
  - {id: fines, name: 罚没收入上缴国库, budget: 10.00, actual: 12.00}
  - {id: none, name: 举办主体班, unit: 期, actual: 0, last_year: 0, place: results}
problems:";
    let own = dump(DEMO, &[("problems:", own)]);
    holds(&own, "完成预算的120.00%（比预算多2.00万元）");
    holds(&own, "2024年度没有举办主体班，与上年相同。");
    holds(&own, "2024年度没有举办主体班，与上年相同。");
    let parts = [
        (
            "name: 一般公共预算财政拨款收入, actual: 1159.00",
            "name: 财政拨款收入, parts: [{id: whole, source: general_budget, name: 一般公共预算财政拨款收入, actual: 1159.00}], actual: 1159.00",
        ),
        ("{id: general, source: general_budget", "{id: general, source: fiscal"),
    ];
    holds(&dump(DEMO, &parts), "财政拨款收入全部为一般公共预算财政拨款收入。");
}

#[test]
fn equipment_that_is_lacking_has_no_second_subject() {
    let assets = [("assets:\n", "assets:\n  equipment_500k: 0\n")];
    holds(&dump(DEMO, &assets), "其他用车1辆。无单价50万元以上的通用设备。");
}

#[test]
fn a_table_that_no_text_cites_is_cited_by_its_total() {
    let cited = [
        (
            "，支出${data_tables.books.total.amount}，其中少儿图书${data_tables.books.children.copies}册",
            "",
        ),
        ("全年新增文献${data_tables.books.total.copies}册", "全年新增文献二万余册"),
    ];
    let report = dump(DEMO, &cited);
    holds(&report, "（三）新增文献情况\n");
    holds(&report, "数量合计21000册（见表5）。");
    lacks(&report, "具体情况见表");
}

#[test]
fn a_line_that_a_result_cites_is_not_told_again() {
    let own = [
        (
            "problems:",
            "lines:\n  - {id: class, name: 举办读书班, unit: 期, budget: 8, actual: 8, place: results}\nproblems:",
        ),
        ("全年开展阅读推广活动", "举办读书班${lines.class.actual}期，全年开展阅读推广活动"),
    ];
    lacks(&dump(DEMO, &own), "举办读书班8期，完成计划8期的100.00%");
    holds(&dump(DEMO, &own[..1]), "举办读书班8期，完成计划8期的100.00%");
}

#[test]
fn gaps_of_the_books_are_no_sentence() {
    let gap = [
        ("carryover: {opening: 20.00}", "carryover: {opening: 0}"),
        ("initial: 650.00", "initial: 750.00"),
        ("actual: 248.30", "actual: 348.30"),
    ];
    lacks(&dump(DEMO, &gap), "待核对");
}

#[test]
fn a_cited_value_keeps_its_decimals() {
    let typed = [
        ("actual: \"318\"", "actual: \"318.50\""),
        ("全年免费开放318天", "全年免费开放${projects.p01.indicators.days.actual}天"),
    ];
    holds(&dump(DEMO, &typed), "全年免费开放318.50天");
}

#[test]
fn shares_of_an_own_table_that_do_not_add_up_have_a_note() {
    let column = "      - {id: amount, name: 金额, unit: 万元}\n";
    let share = format!(
        "{column}      - {{id: part, name: 占比, unit: \"%\", formula: 数量÷合计(数量)}}\n"
    );
    let rows = [
        (column, share.as_str()),
        ("copies: 11200", "copies: 1000"),
        ("copies: 7400", "copies: 1000"),
        ("copies: 2400", "copies: 1000"),
    ];
    holds(&dump(DEMO, &rows), "注：占比因四舍五入，分项之和与100%略有差异。");
}
