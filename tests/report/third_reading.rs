//! Sentences and tables as a reader takes them who read 62 reports: of numbers that are zero, even, over, or alone.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, Outcome, SAMPLE, replaced};

const SECTIONS: [&str; 8] = [
    "overview",
    "evaluation",
    "goals",
    "spending",
    "management",
    "results",
    "problems",
    "improvements",
];

#[test]
fn an_own_table_stands_in_every_section_of_every_profile() {
    for profile in ["profile: hunan-county", "profile: xiangtan", "profile: null"] {
        for place in SECTIONS {
            let books = format!("title: 新增文献情况\n    place: {place}");
            let facts = replaced(
                DEMO,
                &[("profile: hunan-county", profile), ("title: 新增文献情况", &books)],
            );
            let outcome = Outcome::of(&facts);
            assert_eq!(outcome.errors(), "", "{profile}, {place}");
            // Where it has a heading of its own the sentence says what it adds up to.
            let text = outcome.dump();
            let titled = text.contains("）新增文献情况\n") && text.contains("合计21000册（见表");
            assert!(titled || text.contains("新增文献情况见表"), "{profile}, {place}: {text}");
        }
    }
}

const RARE: &str = "  funding:
    - {source: general_budget}     # 不填的一个来源，由程序从合计里减出来
";

/// The demo with spending that few units have.
fn with_rare(lines: &str) -> String {
    dump(DEMO, &[(RARE, &format!("{lines}{RARE}"))])
}

#[test]
fn spending_that_did_not_happen_keeps_its_budget_and_its_last_year() {
    let unspent = with_rare("  operating: {budget: 36.00, actual: 0, reason: 食堂停业}\n");
    holds(&unspent, "经营支出预算36.00万元，无支出，主要原因是食堂停业。");
    holds(&unspent, "经营支出 | — | 36.00 | 0.00 | — | 0.00%");
    let gone = with_rare("  upward: {actual: 0, last_year: 12.00, reason: 停止上缴}\n");
    holds(&gone, "上缴上级支出上年12.00万元，本年度无此项支出，主要原因是停止上缴。");
    holds(&with_rare("  upward: 0\n"), "无上缴上级支出。");
    let three = with_rare("  operating: {budget: 40.00, actual: 36.00}\n");
    holds(&three, "项目支出96.73%、经营支出90.00%），未执行");
}

const OTHERS_OF_THREE: [(&str, &str); 3] = [
    (
        "actual: 4.80, last_year: 0, last_year_budget: 0, trips: 1, people: 2, reason: 应邀参加馆际交流",
        "actual: 0, last_year: 0",
    ),
    (
        "actual: 17.80, last_year: 0, last_year_budget: 22.00, count: 1, reason: 流动图书车购置由上年推迟到本年度实施",
        "actual: 0, last_year: 0",
    ),
    (
        "actual: 5.20, last_year: 5.60, last_year_budget: 6.50, fleet: 3, reason: 合理安排送书下乡线路，燃油支出减少",
        "actual: 0, last_year: 5.60, reason: 车辆封存",
    ),
];

#[test]
fn the_sum_of_three_public_is_compared_with_its_own_budget_and_year() {
    let lone = dump(DEMO, &OTHERS_OF_THREE);
    holds(
        &lone,
        "全年支出3.60万元（见表3），全部为公务接待费支出（国内公务接待31批次、268人次，比上年增加1批次、减少7人次），完成“三公”经费预算的10.59%，比上年减少5.60万元，下降60.87%",
    );
    holds(&lone, "公务接待费完成预算的90.00%");
    holds(&lone, "“三公”经费支出情况表");
}

#[test]
fn a_closing_balance_names_what_it_is_compared_with() {
    let other = "carryover: {opening: 20.00, last_year_closing: 18.00}";
    let dump = dump(DEMO, &[("carryover: {opening: 20.00}", other)]);
    holds(&dump, "年末结转结余33.00万元（比上年年末增加15.00万元）");
    lacks(&dump, "比年初增加");
}

const NEW_UNIT: [(&str, &str); 4] = [
    ("actual: 1159.00, last_year: 1105.20", "actual: 1159.00, last_year: 0"),
    ("actual: 60.00, last_year: 60.00", "actual: 60.00, last_year: 0"),
    ("actual: 42.00, last_year: 45.00", "actual: 42.00, last_year: 0"),
    ("      last_year: 624.20\n", "      last_year: 0\n"),
];

#[test]
fn a_reason_follows_a_comparison_and_nothing_else() {
    let new = dump(DEMO, &NEW_UNIT);
    lacks(&new, "%，主要原因是取消");
    holds(&new, "占3.26%，上年无此项收入，增加的主要原因是取消读者证工本费");
    let first = [(
        "budget: 6.00, actual: 5.20, last_year: 5.60, last_year_budget: 6.50",
        "budget: 6.00, actual: 5.20",
    )];
    holds(&dump(DEMO, &first), "（比预算减少0.80万元，主要原因是合理安排送书下乡线路");
    let rising = [first[0], ("合理安排送书下乡线路，燃油支出减少", "送书次数增加")];
    lacks(&dump(DEMO, &rising), "送书次数增加");
}

#[test]
fn a_reason_of_the_total_is_not_said_of_its_part() {
    holds(&dump(DEMO, &[]), "1159.00万元，占收入合计的90.05%，比上年增加53.80万元，增长4.87%；");
    let town = [("reason: 调整基本工资标准", "reason: 落实工资政策，保障东城分馆开放运行")];
    holds(&dump(DEMO, &town), "增长5.03%；公用经费86.40万元");
}

#[test]
fn a_limit_that_is_exceeded_is_above_its_value() {
    let over = [(
        "value: 34, unit: 万元}, actual: \"${three_public.total}\", weight: 10}",
        "value: 30, unit: 万元}, actual: \"${three_public.total}\", weight: 10, reason: 购车；加强管理。}",
    )];
    let dump = dump(DEMO, &over);
    holds(&dump, "6项未达到年度指标要求，即阅读推广活动场次、工作任务按期完成率、“三公”经费支出、");
    holds(&dump, "，其中“三公”经费支出高于年度指标值，原因和改进措施见");
    lacks(&dump, "未达到年度指标值");
}

#[test]
fn more_spent_than_there_was_is_no_balanced_total() {
    let over = [("initial: 650.00", "initial: 750.00"), ("actual: 248.30", "actual: 348.30")];
    let short = dump(DEMO, &over);
    holds(&short, "2024年度收入总计1307.00万元");
    lacks(&short, "待核对");
    lacks(&short, "收支总计");
    let typed =
        [over[0], over[1], ("carryover: {opening: 20.00}", "carryover: {opening: 0, closing: 0}")];
    let typed = dump(DEMO, &typed);
    lacks(&typed, "待核对");
    lacks(&typed, "均无结转结余");
}

#[test]
fn formulas_count_money_in_yuan() {
    let column = "      - {id: amount, name: 金额, unit: 万元}\n";
    let with = |unit: &str, formula: &str| {
        let price = format!(
            "{column}      - {{id: price, name: 单价, unit: {unit}, formula: {formula}}}\n"
        );
        replaced(DEMO, &[(column, &price)])
    };
    let right = with("元/册", "金额÷数量");
    holds(&dump(&right, &[]), "33.81");
    lacks(&check(&right), "E19");
    holds(&check(&with("元/册", "金额×10000÷数量")), "金额已经按元算，又乘了 10000");
    holds(&check(&with("万元/册", "金额÷数量")), "差一万倍");
    lacks(&check(&with("万元/册", "金额÷数量÷10000")), "E19");
}

#[test]
fn buildings_say_how_far_they_exceed() {
    let over = [
        ("actual_area: 1188", "actual_area: 1320"),
        ("actual_investment: 445.30", "actual_investment: 509.60"),
    ];
    let dump = dump(DEMO, &over);
    holds(&dump, "规模控制率为110.00%，超出批准面积120㎡；");
    holds(&dump, "投资概算控制率为112.00%，超出批准投资54.60万元。");
}

#[test]
fn amounts_and_not_rates_exceed_a_budget() {
    let over = dump(
        DEMO,
        &[("reception: {budget: 4.00, actual: 3.60", "reception: {budget: 1.00, actual: 33.60")],
    );
    holds(&over, "（超出预算30.40万元），“三公”经费控制率为");
    lacks(&over, "超出预算安排");
    lacks(&over, "超出全年预算");
}

#[test]
fn what_is_even_stands_before_its_share() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "政府性基金预算财政拨款收入60.00万元，与上年持平，占4.66%");
    holds(
        &demo,
        "公务接待费支出3.60万元（国内公务接待31批次、268人次，比上年增加1批次、减少7人次），与上年持平，占",
    );
    let bought = "procurement: {budget: 120.00, actual: 117.00, last_year: 117.00}";
    holds(
        &dump(DEMO, &[("procurement: {budget: 120.00, actual: 117.00}", bought)]),
        "实际采购117.00万元，比预算减少3.00万元，执行率为97.50%；采购金额与上年持平。",
    );
}

#[test]
fn own_lines_of_zero_and_beyond_their_budget_read_as_sentences() {
    let lines = "lines:
  - {id: aid, name: 困难救助资金, budget: 10.00, actual: 12.00, last_year: 11.00, part_of: expenditure.project, reason: 对象增加}
  - {id: food, name: 食材补贴, actual: 7.00, part_of: lines.aid}
  - {id: rent, name: 租金补贴, actual: 5.00, part_of: lines.aid}
  - {id: none, name: 惠农补贴, actual: 0, part_of: expenditure.project}
  - {id: land, name: 耕地补贴, actual: 0, part_of: lines.none}
  - {id: visits, name: 走访困难读者, unit: 人次, budget: 200, actual: 0, place: results}
  - {id: rental, name: 车辆租赁, actual: 2.00, last_year: 0, part_of: three_public}
problems:";
    let own = dump(DEMO, &[("problems:", lines)]);
    holds(&own, "完成预算的120.00%（超出预算2.00万元），比上年增加");
    holds(
        &own,
        "其中：食材补贴支出7.00万元，占困难救助资金支出的58.33%；租金补贴支出5.00万元，占41.67%。",
    );
    holds(&own, "2024年度没有惠农补贴支出。");
    lacks(&own, "耕地补贴");
    holds(&own, "走访困难读者计划200人次，实际0人次。");
    holds(&own, "车辆租赁支出2.00万元，占“三公”经费的6.37%，上年无此项支出。");
    let at = |text: &str| own.find(text).unwrap_or_else(|| panic!("no {text} in {own}"));
    assert!(at("“三公”经费支出情况：") < at("车辆租赁支出"));
}

#[test]
fn changes_beyond_ten_times_have_no_percentage() {
    let little = dump(DEMO, &[("      last_year: 80.80\n", "      last_year: 0.02\n")]);
    holds(
        &little,
        "公用经费86.40万元，占基本支出的11.64%，比上年增加86.38万元，上年为0.02万元，主要原因是",
    );
}

#[test]
fn a_basis_of_offices_is_none_of_the_budget() {
    holds(
        &dump(SAMPLE, &[]),
        "根据编委核定，我中心内设机构7个。我中心纳入2023年部门预算编制范围。",
    );
}

#[test]
fn units_follow_the_order_of_their_kinds() {
    holds(
        &dump(&sample("township-2024.yaml"), &[]),
        "（参公单位1个、公益一类事业单位2个），分别是云岭镇综合行政执法大队、云岭镇农业综合服务中心、",
    );
}

#[test]
fn contracts_of_small_firms_are_said_once_and_alone() {
    let bought = |rest: &str| {
        let line = format!("procurement: {{budget: 120.00, actual: 117.00, {rest}}}");
        dump(DEMO, &[("procurement: {budget: 120.00, actual: 117.00}", &line)])
    };
    holds(&bought("small: 40.00"), "授予小微企业合同金额40.00万元，占政府采购支出的34.19%。");
    holds(
        &bought("small_medium: 60.00, small: 60.00"),
        "占政府采购支出的51.28%，全部授予小微企业。",
    );
}

#[test]
fn every_form_keeps_its_rows_and_no_table_has_an_empty_column() {
    let building = "buildings:\n  - {name: 青溪县图书馆东城分馆, approved_area: 1200, actual_area: 1188, approved_investment: 455.00, actual_investment: 445.30}\n";
    let cited = [
        (building, ""),
        ("\"${buildings.1.actual_area}\"", "\"1188\""),
        ("\"${buildings.1.actual_investment}\"", "\"445.30\""),
    ];
    holds(&dump(DEMO, &cited), "楼堂馆所控制情况（2024年完工项目）");
    let no_budget = [
        ("abroad: {budget: 6.00, ", "abroad: {"),
        ("vehicle_purchase: {budget: 18.00, ", "vehicle_purchase: {"),
        ("vehicle_operation: {budget: 6.00, ", "vehicle_operation: {"),
        ("reception: {budget: 4.00, ", "reception: {"),
        (", last_year_budget: 0, trips", ", trips"),
        (", last_year_budget: 22.00", ""),
        (", last_year_budget: 6.50", ""),
        (", last_year_budget: 5.50", ""),
    ];
    holds(&dump(DEMO, &no_budget), "项目 | 上年决算 | 决算数");
}

#[test]
fn notes_of_rounding_say_what_was_rounded() {
    holds(&dump(DEMO, &[]), "注：占比因四舍五入，分项之和与100%略有差异。");
    lacks(&dump(&sample("township-2024.yaml"), &[]), "增减额按四舍五入前的数计算，与四舍五入后");
}
