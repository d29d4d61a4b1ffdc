//! Sentences as the reader at the finance bureau takes them: each with its subject and base, none said twice, none that
//! says what the facts do not.

use std::path::Path;

use crate::support::{DEMO, Outcome, SAMPLE, project_file, replaced};

/// The dump of a text of facts with some of it replaced.
fn dump(facts: &str, changes: &[(&str, &str)]) -> String {
    Outcome::of(replaced(facts, changes)).dump()
}

fn holds(dump: &str, text: &str) {
    assert!(dump.contains(text), "no “{text}” in:\n{dump}");
}

fn lacks(dump: &str, text: &str) {
    assert!(!dump.contains(text), "“{text}” in:\n{dump}");
}

fn sample(name: &str) -> String {
    let path = project_file(Path::new("data").join(name).to_str().expect("it is text"));
    std::fs::read_to_string(path).expect("the sample is there")
}

#[test]
fn subjects_of_spending_do_not_follow_a_reason() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "主要原因是调整基本工资标准；公用经费86.40万元");
    holds(&demo, "日常开支增加。人员经费主要包括基本工资、");
    lacks(&demo, "，主要包括");
    holds(&dump(SAMPLE, &[]), "占基本支出的91.09%，主要包括基本工资、");
}

#[test]
fn parts_say_what_they_are_parts_of() {
    holds(&dump(DEMO, &[]), "全年支出按资金来源分，一般公共预算1166.00万元");
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(
        &town,
        "实际采购305.13万元（货物62.00万元、工程198.00万元、服务45.13万元），执行率为95.35%。",
    );
    holds(&town, "编制数87人（行政编制38人、参公编制9人、事业编制37人、工勤编制3人）");
    holds(&town, "在职人员83人（行政编制人员36人、");
}

#[test]
fn every_indicator_that_lost_points_is_named() {
    let demo = dump(DEMO, &[]);
    holds(
        &demo,
        "整体绩效指标9项中，5项没有完全达到年度指标值，即阅读推广活动场次、工作任务按期完成率、文献外借册次、单位面积能耗下降率、长效服务机制，原因和改进措施见部门整体支出绩效自评表。",
    );
    let silent = dump(DEMO, &[(", reason: 个别分馆管理人员变动；加强培训和巡查。", "")]);
    holds(&silent, "长效服务机制，见部门整体支出绩效自评表。");
}

#[test]
fn money_of_projects_says_which_budget() {
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(&town, "纳入本次自评的项目4个，涉及全年预算资金1100.00万元");
    holds(&town, "编报绩效目标的项目4个，涉及年初预算资金890.00万元");
    let told = "  projects: {count: 3, amount: 550.00}\n  basis: 3个项目全部编报绩效目标，涉及资金550.00万元";
    let told = dump(DEMO, &[("  basis: 绩效目标依据单位职能和年度工作计划设置", told)]);
    lacks(&told, "编报绩效目标的项目3个");
}

#[test]
fn what_is_not_filled_in_is_not_said_to_be_none() {
    lacks(&dump(SAMPLE, &[]), "本级");
    let no_posts = dump(SAMPLE, &[("{established: 24,", "{established: null,")]);
    lacks(&no_posts, "没有核定编制");
}

#[test]
fn zeros_are_said_in_words() {
    let none = [
        ("retired: 23}", "retired: 0}"),
        (
            "procurement: {budget: 120.00, actual: 117.00}",
            "procurement: {budget: 120.00, actual: 0}",
        ),
        ("carryover: {opening: 20.00}", "carryover: {opening: 0}"),
    ];
    let dump = dump(DEMO, &none);
    holds(&dump, "没有离退休人员。");
    holds(&dump, "政府采购预算120.00万元，没有采购，执行率为0.00%。");
    holds(&dump, "年初没有结转结余，收入总计与本年收入相同，支出总计由本年支出和年末结转结余");
}

#[test]
fn spending_that_is_all_basic_is_stated_once() {
    let basic = dump(
        SAMPLE,
        &[
            (
                "  total: 1089.40              # 支出合计",
                "  total: 256.96               # 支出合计",
            ),
            ("    actual: 832.43  ", "    actual: 0  "),
        ],
    );
    holds(&basic, "支出合计256.96万元，全部为基本支出。");
    holds(&basic, "基本支出中，人员经费234.06万元，占基本支出的91.09%");
    lacks(&basic, "基本支出256.96万元");
}

#[test]
fn budget_units_are_named_once() {
    let units = "subordinates: [{name: 甲站, budget_unit: true}, {name: 乙站, budget_unit: false}]";
    let some = dump(SAMPLE, &[("subordinates: []", units)]);
    holds(&some, "预算编制范围的是我中心本级和甲站。");
    let all = dump(SAMPLE, &[("subordinates: []", &units.replace("false", "true"))]);
    holds(&all, "预算编制范围的是我中心本级和上述下属单位。");
}

#[test]
fn thrift_is_not_praised_where_one_line_is_over_its_budget() {
    let praise = "认真贯彻落实中央八项规定精神";
    let line = "vehicle_operation: {budget: 0, actual: 0,";
    let over = "vehicle_operation: {budget: 1.00, actual: 1.20,";
    lacks(&dump(SAMPLE, &[(line, over)]), praise);
}

#[test]
fn a_rescaled_total_is_out_of_a_hundred() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "总分（折算后）");
    holds(&demo, "| 100 | 98.28 |");
    assert_eq!(demo.matches("总分（折算后）").count(), 1, "only one sheet is rescaled");
}

#[test]
fn a_typed_total_of_income_and_spending_is_printed_and_compared() {
    let typed = |total: &str| {
        let totals = format!(
            "totals: {{actual: {total}, last_year: 1200.00}}\n\ncarryover: {{opening: 20.00}}"
        );
        Outcome::of(replaced(DEMO, &[("carryover: {opening: 20.00}", &totals)]))
    };
    holds(
        &typed("1307.00").dump(),
        "2024年度收支总计1307.00万元，比上年增加107.00万元，增长8.92%。",
    );
    let wrong = typed("1308.00").errors();
    assert!(wrong.contains("1287.00＋20.00＝1307.00，填报 1308.00，差 1.00"), "{wrong}");
}

#[test]
fn a_column_says_its_unit_unless_its_name_ends_with_it() {
    let head = "- {id: copies, name: 数量, unit: 册}";
    let people = dump(DEMO, &[(head, "- {id: copies, name: 受益人口, unit: 人}")]);
    holds(&people, "| 受益人口（人） |");
    let places = dump(DEMO, &[(head, "- {id: copies, name: 维修处数, unit: 处}")]);
    holds(&places, "| 维修处数 |");
    let batches = dump(DEMO, &[(head, "- {id: copies, name: 批次, unit: 批}")]);
    holds(&batches, "| 批次 |");
}

#[test]
fn a_heading_of_several_sentences_ends_with_a_mark() {
    let text = "阅读推广活动场次未达年度目标。";
    let several = dump(DEMO, &[(text, "阅读推广活动场次未达年度目标。全年少14场")]);
    holds(&several, "（一）阅读推广活动场次未达年度目标。全年少14场。\n");
    holds(&dump(DEMO, &[]), "（一）阅读推广活动场次未达年度目标\n");
}

#[test]
fn sections_and_headings_without_anything_are_left_out() {
    let start = SAMPLE.find("goals:\n").expect("the sample has goals");
    let end = SAMPLE.find("income:\n").expect("the sample has income");
    let dump = dump(SAMPLE, &[(&SAMPLE[start..end], "goals: {}\n\n")]);
    lacks(&dump, "绩效目标设置情况");
    holds(&dump, "h1: 三、部门整体支出情况");
}

#[test]
fn a_reason_that_another_line_has_printed_is_not_missed() {
    let same = [(
        "reason: 应邀参加馆际交流",
        "reason: 上年未实施的流动图书车购置在本年度完成，新增一次馆际交流出访",
    )];
    let said = Outcome::of(replaced(DEMO, &same.map(|(old, new)| (old, new)))).rendered();
    assert!(!said.contains("three_public.abroad.reason"), "{said}");
}
