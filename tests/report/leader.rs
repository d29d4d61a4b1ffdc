//! Sentences as the reader at the finance bureau takes them: each with its subject and base, none stated twice, none that
//! says what the facts do not.

use super::readings::{dump, holds, lacks, sample};
use crate::support::{DEMO, Outcome, SAMPLE, replaced};

#[test]
fn subjects_of_spending_do_not_follow_a_reason() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "主要原因是调整基本工资标准；公用经费86.40万元");
    holds(&demo, "日常开支增加。人员经费包括基本工资248.30万元、");
    lacks(&demo, "，包括基本工资");
    holds(&dump(SAMPLE, &[]), "占基本支出的91.09%，主要包括基本工资、");
}

#[test]
fn parts_say_what_they_are_parts_of() {
    holds(&dump(DEMO, &[]), "全年支出按资金来源分：一般公共预算资金1166.00万元");
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(
        &town,
        "实际采购305.13万元（货物62.00万元、工程198.00万元、服务45.13万元），比预算减少14.87万元，执行率为95.35%。",
    );
    holds(&town, "编制数87人（行政编制38人、参公编制9人、事业编制37人、工勤编制3人）");
    holds(&town, "在职人员83人（行政编制人员36人、");
}

#[test]
fn every_indicator_that_lost_points_is_named() {
    let demo = dump(DEMO, &[]);
    holds(
        &demo,
        "整体绩效指标9项中，5项未达到年度指标值，即阅读推广活动场次、工作任务按期完成率、文献外借册次、单位面积能耗下降率、长效服务机制，原因和改进措施见附件2。",
    );
    let silent = dump(DEMO, &[(", reason: 个别分馆管理人员变动；加强培训和巡查。", "")]);
    holds(&silent, "长效服务机制，有关原因和改进措施见附件2。");
}

#[test]
fn money_of_projects_is_told_in_one_word() {
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(&town, "纳入本次自评的项目4个，涉及全年预算资金1100.00万元");
    holds(&town, "编报绩效目标的项目4个，涉及年初预算资金890.00万元");
    let facts = "  projects: {count: 3, amount: 550.00}\n  basis: 3个项目全部编报绩效目标，涉及资金550.00万元";
    let facts = dump(DEMO, &[("  basis: 绩效目标依据单位职能和年度工作计划设置", facts)]);
    lacks(&facts, "编报绩效目标的项目3个");
}

#[test]
fn what_is_not_filled_in_is_not_printed_as_none() {
    lacks(&dump(SAMPLE, &[]), "本级");
    let no_posts = dump(SAMPLE, &[("{established: 24,", "{established: null,")]);
    lacks(&no_posts, "无核定编制");
}

#[test]
fn zeros_are_printed_in_words() {
    let none = [
        ("retired: 23}", "retired: 0}"),
        (
            "procurement: {budget: 120.00, actual: 117.00}",
            "procurement: {budget: 120.00, actual: 0}",
        ),
        ("carryover: {opening: 20.00}", "carryover: {opening: 0}"),
    ];
    let dump = dump(DEMO, &none);
    holds(&dump, "无离退休人员。");
    holds(&dump, "政府采购预算120.00万元，未采购。");
    holds(
        &dump,
        "年初无结转结余，收入总计与本年收入相同，支出总计由本年支出1274.00万元和年末结转结余",
    );
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
    holds(&basic, "基本支出中，人员经费234.06万元，占91.09%");
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
fn sections_and_headings_without_anything_are_left_out() {
    let start = SAMPLE.find("goals:\n").expect("the sample has goals");
    let end = SAMPLE.find("income:\n").expect("the sample has income");
    let dump = dump(SAMPLE, &[(&SAMPLE[start..end], "goals: {}\n\n")]);
    lacks(&dump, "绩效目标设置情况");
    holds(&dump, "h1: 三、部门整体支出情况");
}

#[test]
fn a_reason_that_another_line_has_printed_is_not_missed() {
    let same = [("reason: 应邀参加馆际交流", "reason: 购车和出访集中在本年度安排")];
    let output = Outcome::of(replaced(DEMO, &same.map(|(old, new)| (old, new)))).rendered();
    assert!(!output.contains("three_public.abroad.reason"), "{output}");
}

#[test]
fn what_is_no_money_is_not_called_spending() {
    let lines = "lines:\n  - {id: a, name: 志愿服务, unit: 人次, actual: 320, last_year: 0, place: results}\n  - {id: b, name: 科普活动, unit: 场, actual: 12, budget: 10, place: results}\nproblems:";
    let own = dump(DEMO, &[("problems:", lines)]);
    holds(&own, "志愿服务320人次，上年无此项。");
    holds(&own, "科普活动12场，完成计划10场的120.00%。");
    holds(&own, "（三）主要工作量\n");
}

#[test]
fn what_was_cut_and_what_was_exceeded_says_how_much() {
    let cut = dump(
        SAMPLE,
        &[(
            "  total: 1089.40              # 支出合计",
            "  total: {initial: 1250, adjustment: -70, actual: 1089.40} #",
        )],
    );
    holds(&cut, "年初预算数1250.00万元，年中追减70.00万元，全年预算数1180.00万元");
    let many = dump(SAMPLE, &[("actual: 22, last_year: 23", "actual: 25, last_year: 25")]);
    holds(&many, "在职人员超出编制1人。");
    let bought = "procurement: {budget: 120.00, actual: 117.00}";
    let over = dump(DEMO, &[(bought, "procurement: {budget: 100.00, actual: 117.00}")]);
    holds(&over, "实际采购117.00万元，超出预算17.00万元，执行率为117.00%。");
    let unplanned = dump(DEMO, &[(bought, "procurement: {budget: 0, actual: 117.00}")]);
    holds(&unplanned, "未安排政府采购预算，实际采购117.00万元。");
}

#[test]
fn more_spent_than_there_was_is_a_gap_and_not_a_balance() {
    let opening = "carryover: {opening: 20.00}";
    let outcome = Outcome::of(replaced(
        SAMPLE,
        &[
            ("carryover: {opening: null, closing: null, last_year_closing: null}", opening),
            (
                "  total: 1089.40              # 收入总计",
                "  total: 1060.00              # 收入总计",
            ),
            ("actual: 1067.03}", "actual: 1037.63}"),
        ],
    ));
    lacks(&outcome.dump(), "待核对");
    let output = outcome.rendered();
    assert!(
        output.contains("警告[E22]：支出大于收入和年初结转结余，年末结转结余成了 -9.40"),
        "{output}"
    );
}

#[test]
fn kinds_of_spending_add_up_in_the_sheet_and_have_rates() {
    let school = dump(&sample("school-2024.yaml"), &[]);
    holds(&school, "| 经营支出 | — | 36.00 | 35.50 | — | 98.61% | — |");
    holds(&school, "无上缴上级支出。");
    holds(&dump(DEMO, &[]), "基本支出 | 740.00 | 750.00 | 742.00 | — | 98.93% | — |");
}

#[test]
fn what_was_planned_and_not_spent_keeps_its_reason() {
    let abroad = "abroad: {budget: 0, actual: 0,";
    let planned = "abroad: {budget: 4.00, actual: 0, last_year: 6.50, reason: 出访计划取消,";
    holds(
        &dump(SAMPLE, &[(abroad, planned)]),
        "因公出国（境）费预算4.00万元，上年支出6.50万元，本年度无此项支出，主要原因是出访计划取消。",
    );
    let none = "reception: {budget: 0, actual: 0, last_year: 1.60, reason: 没有接待任务}";
    let unspent = dump(SAMPLE, &[("reception: {budget: 150.00, actual: 123.49}", none)]);
    holds(
        &unspent,
        "2023年度无“三公”经费支出，比上年减少1.60万元，下降100.00%，主要原因是没有接待任务。",
    );
}

#[test]
fn indicators_that_met_their_targets_and_lost_points_are_not_called_missed() {
    let school = sample("school-2024.yaml");
    holds(&dump(&school, &[]), "整体绩效指标4项中，1项未达到年度指标值，即高考本科上线率");
}

#[test]
fn subordinate_units_of_one_kind_are_named_by_it() {
    let units = "subordinates: [{name: 甲站, kind: 公益一类事业单位}, {name: 乙站, kind: 公益一类事业单位}]";
    holds(
        &dump(SAMPLE, &[("subordinates: []", units)]),
        "下属单位2个（均为公益一类事业单位），分别是",
    );
}

#[test]
fn projects_that_the_clerk_counted_are_not_counted_again() {
    let facts =
        "  projects: {count: 3, amount: 510.00, units: 2}\n  basis: 3个项目全部编报绩效目标";
    let facts = dump(DEMO, &[("  basis: 绩效目标依据单位职能和年度工作计划设置", facts)]);
    lacks(&facts, "编报绩效目标的项目3个");
    holds(&facts, "资金510.00万元，编报单位2个。");
}

#[test]
fn a_report_without_a_date_has_its_name_at_the_end() {
    holds(&dump(SAMPLE, &[]), "signature: 中共常宁市委机关和事务接待中心");
}

#[test]
fn a_problem_goes_on_with_its_cause() {
    let demo = dump(DEMO, &[]);
    holds(
        &demo,
        "body: （一）阅读推广活动场次未达年度目标。主要原因是下乡活动集中在汛期，受天气影响较大。",
    );
    let own = dump(SAMPLE, &[]);
    holds(&own, "body: （一）绩效管理的整体性上还有差距，管理体系需进一步健全。");
}

#[test]
fn measures_are_paragraphs_and_need_no_text() {
    let text = "    text: 在费用报账支付时，按照预算规定的费用项目和用途及功能性科目进行资金使用审核、列报支付、财务核算，杜绝超支现象的发生。\n";
    let bare = dump(SAMPLE, &[(text, "")]);
    holds(&bare, "body: （二）加强财务管理，严格财务审核。");
}

#[test]
fn members_are_all_comrades_and_tasks_are_promised_only_where_all_have_one() {
    let demo = dump(DEMO, &[]);
    holds(&demo, "成员：办公室主任何静秋同志、财务罗启明同志，负责");
    holds(&demo, "本次绩效自评的评价小组成员及分工如下：");
    let task = ", task: 负责统筹领导绩效自评工作，审定自评结论。";
    holds(&dump(DEMO, &[(task, "")]), "本次绩效自评的评价小组成员如下：");
    holds(&demo, "本次自评工作主要分为以下步骤：");
}

#[test]
fn the_basis_of_offices_is_printed_only_by_the_unit() {
    holds(
        &dump(SAMPLE, &[]),
        "部门设置。根据编委核定，我中心内设机构7个。我中心纳入2023年部门预算编制范围。",
    );
    holds(&dump(DEMO, &[]), "部门设置。我馆内设机构5个，即办公室、");
}

#[test]
fn what_is_left_is_compared_with_the_beginning_of_the_year() {
    holds(&dump(DEMO, &[]), "年末结转结余33.00万元（比年初增加13.00万元）组成。");
}

#[test]
fn spending_against_a_budget_is_a_rate_and_not_a_fall() {
    let money = "meetings: {budget: 2.00, actual: 1.50, last_year: 1.20, reason: 增加一次会议}\nprocurement:";
    let demo = dump(DEMO, &[("procurement:", money)]);
    holds(
        &demo,
        "会议费。会议费支出1.50万元，完成预算的75.00%（比预算减少0.50万元），比上年增加0.30万元，增长25.00%，主要原因是增加一次会议。",
    );
    let even = money.replace("2.00", "1.50").replace("1.20", "1.50");
    holds(&dump(DEMO, &[("procurement:", &even)]), "会议费支出1.50万元，与预算、上年均持平。");
}

#[test]
fn loose_tables_have_a_sentence_of_their_own() {
    let table = "data_tables:\n  roads:\n    title: 美丽公路路域整治\n    columns: [{id: kind, name: 路段}, {id: sets, name: 数量, unit: 台（套）}, {id: cost, name: 投资, unit: 万元}]\n    rows: [{id: a, kind: 甲线, sets: 2, cost: 1.00}]\n";
    let loose = dump(DEMO, &[("data_tables:\n", table)]);
    holds(&loose, "（三）美丽公路路域整治情况\n");
    holds(&loose, "body: 数量合计2台（套）（见表6）。");
    holds(&loose, "美丽公路路域整治情况表");
    holds(&loose, "数量（台/套）");
}

#[test]
fn parts_are_numbered_where_the_unit_adds_one() {
    let added =
        "additions:\n  - {place: spending, title: 收支增减情况, text: 收支平衡。}\nproblems:";
    let own = dump(DEMO, &[("problems:", added)]);
    for heading in [
        "（一）收入支出总体情况",
        "（二）基本支出和项目支出情况",
        "（三）“三公”经费支出情况",
        "（四）收支增减情况",
    ] {
        holds(&own, heading);
    }
    lacks(&dump(DEMO, &[]), "收入支出总体情况");
}

#[test]
fn a_reason_that_is_the_totals_is_said_once() {
    let same = "reason: 购车和出访集中在本年度安排";
    let first = dump(DEMO, &[("reason: 应邀参加馆际交流", same)]);
    holds(&first, "上年无此项支出；公务用车购置费");
    lacks(&first, "原因同上");
}

#[test]
fn money_of_a_fund_is_not_called_income_where_it_is_spent() {
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(&town, "上级补助收入安排的支出");
    holds(&town, "无财政专户管理资金安排的支出。");
}

#[test]
fn a_citation_of_a_table_stands_with_the_figures() {
    holds(&dump(DEMO, &[]), "1.免费开放成效明显。全年接待读者");
    holds(&dump(DEMO, &[]), "接待读者82400人次（见表4）。");
}

#[test]
fn a_line_of_spending_says_so_and_stands_with_its_whole() {
    let line = "lines:\n  - {id: a, name: 讲座课酬, actual: 6.20, part_of: expenditure.project}\nproblems:";
    holds(&dump(DEMO, &[("problems:", line)]), "等方面。讲座课酬支出6.20万元，占项目支出的1.17%。");
}

#[test]
fn nothing_spent_is_printed_in_words() {
    let zero = dump(
        SAMPLE,
        &[
            ("      budget: 34.32\n      actual: 22.90", "      budget: 0\n      actual: 0"),
            ("    total: 256.96             # 基本支出", "    total: 234.06"),
            ("  total: 1089.40              # 支出合计", "  total: 1066.49 #"),
        ],
    );
    holds(&zero, "；无公用经费。");
    holds(&zero, "2023年度未安排公用经费预算，控制率不适用。");
}

#[test]
fn sections_without_anything_are_not_printed() {
    let bare = "schema: jixiao/1\nyear: 2024\nunit: 万元\norganization: {name: 青溪县文物管理所}\nevaluation: {}\ngoals: {}\nincome: {}\nexpenditure: {}\nthree_public: {}\nmanagement: {}\nresults: []\nproblems: []\nmeasures: []\n";
    let bare = Outcome::of(bare).dump();
    for heading in ["部门概况", "部门整体支出情况", "整体绩效\n", "存在问题", "今后改进措施"]
    {
        lacks(&bare, heading);
    }
}
