//! Sentences as a reader at the finance bureau takes them who read 26 reports of all kinds of units: nothing that the
//! numbers deny, nothing said twice, every fact that has a key in its place.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, Outcome, SAMPLE, Sandbox, replaced};

const RECEPTION: &str = "reception: {budget: 150.00, actual: 123.49}";

#[test]
fn thrift_is_not_praised_where_more_was_spent() {
    let praise = "认真贯彻落实中央八项规定精神";
    let over = dump(SAMPLE, &[(RECEPTION, "reception: {budget: 100.00, actual: 123.49}")]);
    lacks(&over, praise);
    holds(&over, "控制率。2023年度“三公”经费预算安排数为100.00万元，");
    let more = RECEPTION.replace("123.49", "123.49, last_year: 100.00, reason: 接待任务增加");
    lacks(&dump(SAMPLE, &[(RECEPTION, &more)]), praise);
    let own = "management:\n  three_public: 购车超出预算经县政府批准。";
    let why = dump(
        DEMO,
        &[
            ("management:", own),
            (
                "vehicle_purchase: {budget: 18.00, actual: 17.80",
                "vehicle_purchase: {budget: 8.00, actual: 17.80",
            ),
        ],
    );
    holds(&why, "购车超出预算经县政府批准。2024年度“三公”经费");
}

#[test]
fn meetings_in_red_are_printed() {
    let red = "meetings: {budget: 4.00, actual: -0.60, last_year: 3.00, negative: 冲回上年会议费, reason: 冲回}\nprocurement:";
    holds(
        &dump(DEMO, &[("procurement:", red)]),
        "会议费预算4.00万元，支出-0.60万元（冲回上年会议费），比上年减少3.60万元，主要原因是冲回。",
    );
    assert!(!check(&replaced(DEMO, &[("procurement:", red)])).contains("D33"));
}

#[test]
fn a_percentage_of_an_own_table_keeps_its_sign_when_cited() {
    let column = "      - {id: amount, name: 金额, unit: 万元}\n";
    let share = format!(
        "{column}      - {{id: share, name: 占比, unit: '%', formula: 金额÷合计（金额）}}\n"
    );
    let cites = |text: &str| {
        let text = format!("其中少儿图书{text}");
        dump(
            DEMO,
            &[(column, &share), ("其中少儿图书${data_tables.books.children.copies}册", &text)],
        )
    };
    holds(&cites("占${data_tables.books.children.share}"), "其中少儿图书占31.27%（见表5）。");
    holds(&cites("占${data_tables.books.children.share}%"), "其中少儿图书占31.27%（见表5）。");
}

#[test]
fn a_project_without_indicators_has_no_sheet_unless_it_is_asked_for() {
    let start = DEMO.find("    indicators:\n      - {id: inspections").expect("it is there");
    let end = DEMO.find("# ── 单位自有的表").expect("it is there");
    let bare = DEMO.replace(&DEMO[start..end], "\n");
    let three = "项目支出绩效自评表（场馆设施运行维护）";
    holds(&dump(DEMO, &[]), three);
    lacks(&dump(&bare, &[]), three);
    let asked = "attachments: [基础数据表, 整体自评表, 项目自评表]\nfiling:";
    holds(&dump(&bare, &[("filing:", asked)]), three);
}

#[test]
fn only_what_is_part_of_spending_is_called_spending() {
    let lines = "lines:
  - {id: owed, name: 上级欠拨资金, actual: 80.00, last_year: 50.00, reason: 上级资金紧张}
  - {id: system, name: 系统升级, actual: 50.00, part_of: expenditure.project}
  - {id: hard, name: 硬件购置, actual: 30.00, part_of: lines.system}
  - {id: soft, name: 软件开发, actual: 20.00, part_of: lines.system}
problems:";
    let own = dump(DEMO, &[("problems:", lines)]);
    holds(&own, "上级欠拨资金80.00万元，比上年增加30.00万元，增长60.00%，主要原因是上级资金紧张。");
    holds(&own, "的9.40%。其中：硬件购置支出30.00万元，占系统升级支出的60.00%；");
}

#[test]
fn what_is_placed_in_a_section_stands_under_no_heading_of_another() {
    let own = "additions:
  - {place: results, title: 优化营商环境, text: 取消资料费。}
data_tables:
  experts:
    title: 专家评审
    place: results
    columns: [{id: kind, name: 类别}, {id: people, name: 人数, unit: 人}]
    rows: [{id: a, kind: 工程, people: 12}]
";
    let dump = dump(DEMO, &[("data_tables:\n", own)]);
    let at = |text: &str| dump.find(text).unwrap_or_else(|| panic!("no {text} in {dump}"));
    assert!(at("（三）专家评审情况") < at("（四）优化营商环境"));
}

#[test]
fn printed_rows_that_do_not_add_up_are_explained_once_in_a_file_of_yuan() {
    let town = dump(&sample("township-2024.yaml"), &[]);
    let said = "本报告以万元为单位，保留两位小数；合计、增减额和比率均按四舍五入前的数计算，与按表列数计算的可能略有尾差。";
    assert_eq!(town.matches(said).count(), 1, "{town}");
    lacks(&town, "尾差；");
    lacks(&town, "按四舍五入前的数计算，与四舍五入后相减");
    lacks(&dump(DEMO, &[]), said);
}

#[test]
fn shares_beside_a_negative_part_are_left_out() {
    let red = "actual: -3.00, last_year: 0, negative: 退回上年多收款, reason: 退回";
    let income =
        dump(DEMO, &[("actual: 26.00, last_year: 0, reason: 收到企业捐赠的阅读推广经费", red)]);
    holds(&income, "一般公共预算财政拨款收入1159.00万元，比上年增加");
    holds(&income, "| 一般公共预算财政拨款收入 | 1159.00 |\n");
    lacks(&income, "占收入合计的");
}

#[test]
fn lists_that_do_not_come_to_the_number_say_so() {
    let offices = "offices: {basis: 根据编委核定, count: 7, names: []}";
    let some = dump(SAMPLE, &[(offices, "offices: {count: 7, names: [办公室, 财务科]}")]);
    holds(&some, "我中心内设机构7个，包括办公室、财务科等。我中心纳入2023年部门预算编制范围。");
    let units = "subordinates: [{name: 甲站, kind: 公益一类事业单位}, {name: 乙站, kind: 行政单位}, {name: 丙站}]";
    holds(&dump(SAMPLE, &[("subordinates: []", units)]), "下属单位3个，分别是甲站、乙站、丙站。");
    let sorted = units.replace("{name: 丙站}", "{name: 丙站, kind: 公益一类事业单位}");
    holds(&dump(SAMPLE, &[("subordinates: []", &sorted)]), "（行政单位1个、公益一类事业单位2个）");
}

#[test]
fn spending_beyond_the_whole_budget_is_reported_although_another_overrun_is_explained() {
    let over = [
        ("      actual: 9842611.75\n", "      actual: 12042611.75\n"),
        ("id: arrival, text: 部分项目资金到位偏慢,", "id: arrival, text: 公务用车费用超预算,"),
    ];
    let said = check(&replaced(&sample("township-2024.yaml"), &over));
    assert!(said.contains("支出合计 2483.45 大于"), "{said}");
}

#[test]
fn nobody_in_office_is_said_in_words() {
    let none = dump(SAMPLE, &[("actual: 22, last_year: 23", "actual: 0, last_year: 10")]);
    holds(&none, "编制数24人，2023年年末无在职人员，比上年减少10人。");
    holds(&none, "编制数为24人，年末无在职人员，没有超编。");
    lacks(&none, "0.00%，在职");
    let first = dump(SAMPLE, &[("actual: 22, last_year: 23", "actual: 22, last_year: 0")]);
    holds(&first, "2023年年末实有在职人员22人，上年末无在职人员。");
}

#[test]
fn what_a_source_spent_is_its_two_halves() {
    let town = sample("../tests/fixtures/typed/township-2024.yaml");
    let bare = replaced(
        &town,
        &[
            (
                "adjustment: 350000.00, actual: 2350000.00, last_year: 1800000.00}\n    - {source: state_capital",
                "adjustment: 350000.00, last_year: 1800000.00}\n    - {source: state_capital",
            ),
            (
                "initial: 0, adjustment: 120000.00, actual: 120000.00, last_year: 0}\n    - {source: special",
                "initial: 0, adjustment: 120000.00, last_year: 0}\n    - {source: special",
            ),
        ],
    );
    let figures = Outcome::of(bare).figures.expect("there are figures");
    for (source, actual) in [("government_fund", "235.00万元"), ("state_capital", "12.00万元")]
    {
        let id = format!("expenditure.funding.{source}.actual");
        let figure = figures.named(&id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!(figures.shown(figure), actual);
    }
}

#[test]
fn what_a_sentence_names_as_all_is_not_called_unprinted() {
    let said = check(&replaced(
        DEMO,
        &[
            ("vehicles: {special: 2, other: 1}", "vehicles: {special: 3, total: 3}"),
            (
                "procurement: {budget: 120.00, actual: 117.00}",
                "procurement: {budget: 120.00, actual: 117.00, centralized: 117.00}",
            ),
            ("retired: 23}", "retired: 23, retirees: {pensioners: 23}}"),
        ],
    ));
    assert!(!said.contains("D33"), "{said}");
}

#[test]
fn a_score_of_another_sheet_says_where_it_is_from() {
    let score = |more: &str| {
        let score = format!("\n  score: 95\n{more}goals:\n  expected: 建成");
        replaced(DEMO, &[("\ngoals:\n  expected: 建成", &score)])
    };
    let said = check(&score(""));
    assert!(said.contains("错误[E39]：自评分填报 95 分"), "{said}");
    assert!(said.contains("attachments 里不选整体自评表"), "{said}");
    let alone = score("attachments: [基础数据表, 项目自评表]\n");
    assert!(Outcome::of(&alone).errors().is_empty(), "{}", Outcome::of(&alone).errors());
    let judged = "assessments:\n  management_system: {score: 8}\n  fund_compliance: {score: 6}\n  disclosure: {score: 5}\n  key_work: {score: 8}\n  benefit: {score: 8, reason: 外借册次未达预期。}\n  efficiency: {score: 6}\n  satisfaction: {score: 6}\n";
    let sheet = score(judged);
    assert_eq!(Outcome::of(&sheet).errors(), "");
    holds(
        &Outcome::of(&sheet).dump(),
        "绩效自评得分为95分（部门整体支出绩效评价指标评分表总分），评价等级为“优”。",
    );
}

#[test]
fn without_a_profile_the_grade_is_that_of_the_ministry() {
    let own = dump(SAMPLE, &[("profile: hunan-county", "profile: null")]);
    holds(&own, "绩效自评得分为97分，评价等级为“优”。");
}

#[test]
fn what_is_printed_alike_is_even() {
    let money = "training: {budget: 2.000, actual: 1.9999, last_year: 2.0001, reason: 线上培训}\nprocurement:";
    holds(&dump(DEMO, &[("procurement:", money)]), "培训费支出2.00万元，与预算、上年均持平。");
}

#[test]
fn agency_operation_that_is_public_spending_is_not_told_again() {
    let town = sample("township-2024.yaml");
    holds(&dump(&town, &[]), "机关运行经费支出213.65万元，与公用经费支出一致。");
    assert!(!check(&town).contains("D33"), "{}", check(&town));
}

#[test]
fn spending_that_is_all_of_projects_is_stated_once() {
    let projects = dump(
        SAMPLE,
        &[
            ("    total: 256.96             # 基本支出", "    total: 0"),
            ("      actual: 234.06\n", "      actual: 0\n"),
            ("      actual: 22.90\n", "      actual: 0\n"),
            ("  total: 1089.40              # 支出合计", "  total: 832.43 #"),
        ],
    );
    holds(&projects, "支出合计832.43万元，全部为项目支出。");
    holds(&projects, "body: 项目支出主要用于劳务外包人员工资、");
    lacks(&projects, "支出构成表");
    lacks(&projects, "无基本支出");
}

#[test]
fn what_fell_to_nothing_names_last_years_number() {
    let gone = dump(
        DEMO,
        &[(
            "actual: 26.00, last_year: 0, reason: 收到企业捐赠的阅读推广经费",
            "actual: 0, last_year: 26.00, reason: 未收到捐赠",
        )],
    );
    holds(&gone, "其他收入上年26.00万元，本年度无此项收入，主要原因是未收到捐赠。");
    let last = "reception: {budget: 4.00, actual: 0, last_year: 3.60, domestic_batches: 0, last_domestic_batches: 3, last_domestic_visitors: 21, reason: 未安排接待,";
    let idle = dump(
        SAMPLE,
        &[
            (RECEPTION, &last.replacen("未安排接待,", "未安排接待}", 1)),
            (
                "vehicle_operation: {budget: 0, actual: 0,",
                "vehicle_operation: {budget: 1.00, actual: 1.00,",
            ),
        ],
    );
    holds(
        &idle,
        "公务接待费预算4.00万元，上年支出3.60万元（国内公务接待3批次、21人次），本年度无此项支出",
    );
}

#[test]
fn a_first_year_is_compared_with_nothing() {
    let new = dump(
        SAMPLE,
        &[
            (
                "  total: 1089.40              # 收入总计",
                "  total: {actual: 1089.40, last_year: 0} #",
            ),
            (
                "  total: 1089.40              # 支出合计",
                "  total: {actual: 1089.40, last_year: 0, reason: 单位新设} #",
            ),
            (
                "      actual: 234.06\n",
                "      actual: 234.06\n      last_year: 0\n      reason: 单位新设\n",
            ),
        ],
    );
    holds(&new, "，上年无收支，主要原因是单位新设。");
    lacks(&new, "上年无支出");
    assert_eq!(new.matches("单位新设").count(), 1, "{new}");
    lacks(&new, "上年无此项支出");
}

#[test]
fn buildings_and_arrival_and_last_years_columns_have_their_place() {
    let demo = dump(DEMO, &[]);
    holds(
        &demo,
        "楼堂馆所。青溪县图书馆东城分馆批准面积1200㎡，实际面积1188㎡，规模控制率为99.00%；",
    );
    holds(&demo, "| 项目 | 上年预算 | 上年决算 | 预算数 | 决算数 | 完成率 |");
    holds(&demo, "公务用车购置及运行维护费合计23.00万元，占73.25%，比上年");
    holds(&demo, "完成年初预算的101.92%，预算执行率为98.00%（基本支出98.93%、");
    let town = dump(&sample("township-2024.yaml"), &[]);
    holds(&town, "| 项目 | 下达 | 到位 | 到位率 | 支出 | 支出率 |");
}

#[test]
fn budgets_of_income_and_parts_and_procurement_have_their_reason() {
    let demo = dump(
        DEMO,
        &[
            (
                "procurement: {budget: 120.00, actual: 117.00}",
                "procurement: {budget: 120.00, actual: 117.00, last_year: 100.00, reason: 设备更新}",
            ),
            (
                "  total: {reason: 人员经费和场馆建设拨款增加}",
                "  total: {initial: 1250.00, adjustment: 30.00, reason: 人员经费和场馆建设拨款增加}",
            ),
            ("      initial: 650.00\n", "      initial: 650.00\n      last_year_budget: 640.00\n"),
            ("      initial: 90.00\n", "      initial: 90.00\n      last_year_budget: 88.00\n"),
        ],
    );
    holds(
        &demo,
        "比预算减少3.00万元，执行率为97.50%；采购金额比上年增加17.00万元，增长17.00%，主要原因是设备更新。",
    );
    holds(
        &demo,
        "收入年初预算数1250.00万元，年中追加30.00万元，全年预算数1280.00万元，收入合计1287.00万元",
    );
    holds(
        &demo,
        "（人员经费660.00万元，比上年预算增加20.00万元，增长3.13%；公用经费90.00万元，比上年预算增加2.00万元，增长2.27%）。支出完成",
    );
    holds(&demo, "公用经费预算安排数为90.00万元，实际支出数为");
}

#[test]
fn the_demo_leads_and_has_no_finding() {
    let sandbox = Sandbox::new("lead");
    for name in ["changning-2023", "demo-2024", "school-2024"] {
        sandbox.write(&format!("data/{name}.yaml"), sample(&format!("{name}.yaml")));
    }
    let ran = sandbox.jixiao(&["check"]);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("no {text}: {said}"));
    assert!(at("data/demo-2024.yaml：没有问题") < at("data/changning-2023.yaml"), "{said}");
}

#[test]
fn small_words_of_officials() {
    let missed = ("actual: \"48\", weight: 20", "actual: \"47\", weight: 20, reason: 少一次。");
    let all = dump(DEMO, &[missed]);
    holds(&all, "| 0起 |");
    lacks(&all, "没有完全达到");
    let documents = "evaluation:\n  documents: [《预算法》, 《区级预算绩效管理办法》]\n  group:";
    holds(
        &dump(SAMPLE, &[("evaluation:\n  group:", documents)]),
        "本次自评的依据是《预算法》《区级预算绩效管理办法》。",
    );
    let visits = "lines:\n  - {id: a, name: 救助人次, unit: 人次, actual: 612, budget: 900, place: results}\nproblems:";
    holds(&dump(DEMO, &[("problems:", visits)]), "救助人次为612人次，完成计划900人次的68.00%。");
    let even = "reception: {budget: 4.00, actual: 3.60,";
    holds(
        &dump(DEMO, &[]),
        "占11.46%，完成预算的90.00%（比预算减少0.40万元，主要原因是严格执行接待标准）。",
    );
    let even_too = dump(DEMO, &[(even, "reception: {budget: 3.60, actual: 3.60,")]);
    holds(&even_too, "与预算、上年均持平，占11.46%。");
}
