//! What would print a wrong or an empty report is reported, kind by kind; its nearest right twin is not.

use crate::support::{Sandbox, project_file};

fn demo() -> String {
    std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("the demo is there")
}

/// What `check` says of the demo with some pieces replaced.
fn output(pairs: &[(&str, &str)]) -> String {
    let text = pairs.iter().fold(demo(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let sandbox = Sandbox::new("silence");
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// Each change is reported in those words.
fn reported(cases: &[(&[(&str, &str)], &str)]) {
    for (pairs, expected) in cases {
        let output = output(pairs);
        assert!(output.contains(expected), "{expected}\n{output}");
    }
}

/// No finding of a code comes from these changes.
fn quiet(code: &str, cases: &[&[(&str, &str)]]) {
    for pairs in cases {
        let output = output(pairs);
        assert!(!output.contains(code), "{pairs:?}\n{output}");
    }
}

const OTHER: &str = "initial: 40.00, adjustment: 10.00, actual: 48.00";
const FUND: &str = "source: government_fund, initial: 60.00, adjustment: 0, actual: 60.00";

#[test]
fn a_source_pays_no_more_than_it_has() {
    reported(&[
        (
            &[(OTHER, "initial: 40.00, adjustment: 10.00, actual: 148.00")],
            "警告[E27]：其他资金支出 148.00，这一来源的收入（事业收入、其他收入）是 68.00，加上年初结转等 20.00 也不够",
        ),
        // Each alone could be paid from what was left, not both.
        (
            &[
                (OTHER, "initial: 40.00, adjustment: 10.00, actual: 80.00"),
                (FUND, "source: government_fund, initial: 60.00, adjustment: 0, actual: 75.00"),
            ],
            "警告[E27]：各资金来源的支出超过本来源收入的部分合计 27.00（政府性基金 15.00、其他资金 12.00），年初结转等只有 20.00",
        ),
        (
            &[
                (OTHER, "initial: 40.00, adjustment: 10.00, actual: 80.00"),
                ("carryover: {opening: 20.00}", ""),
            ],
            "年初结转结余（carryover.opening）也没有填",
        ),
    ]);
    quiet("E27", &[&[(OTHER, "initial: 40.00, adjustment: 10.00, actual: 80.00")]]);
}

#[test]
fn no_share_is_more_than_the_whole() {
    reported(&[
        (&[("fleet: 3", "fleet: 13")], "警告[E20]：公务用车保有量 13 大于车辆总数 3"),
        (
            &[("actual: 94.6%", "actual: 946%")],
            "警告[E20]：读者满意度的实际完成值 946%，超过了 100%",
        ),
        (
            &[("actual: 96.04%", "actual: 9604%")],
            "警告[E20]：故障及时修复率的实际完成值 9604%，超过了 100%",
        ),
        (
            &[("value: 98, unit", "value: 980, unit")],
            "警告[E20]：故障及时修复率的年度指标值 980%，超过了 100%",
        ),
        (
            &[("in_use: 2312.80", "utilization: 980%")],
            "警告[E20]：固定资产利用率 980%，超过了 100%",
        ),
        (
            &[(
                "submission: 自评",
                "projects: {count: 5, excellent: 5, good: 1}\n  submission: 自评",
            )],
            "警告[E20]：各等级的项目数合计 6 个，大于自评项目数 5 个",
        ),
    ]);
    // What is done may be more than what was planned.
    quiet(
        "E20",
        &[
            &[("场馆正常开放率", "读者增长率"), ("actual: 99.5%", "actual: 130%")],
            &[("设备完好率", "培训计划完成率"), ("actual: 96.4%", "actual: 120%")],
        ],
    );
}

const ABROAD: &str = "budget: 6.00, actual: 4.80, last_year: 0, last_year_budget: 0";

#[test]
fn a_printed_reason_fits_the_difference_that_it_is_printed_for() {
    reported(&[
        // Nothing changed since last year, so that the reason is printed for the budget.
        (
            &[(ABROAD, "budget: 6.00, actual: 4.80, last_year: 4.80, last_year_budget: 6.00")],
            "警告[E15]：因公出国（境）费决算数 4.80 低于预算 6.00，原因却说“应邀参加馆际交流”",
        ),
        (
            &[("actual: 26.00, last_year: 0", "actual: 0, last_year: 26.00")],
            "原因却说“收到企业捐赠的阅读推广经费”",
        ),
        (
            &[(
                "last_year: 624.20\n      reason: 调整基本工资标准",
                "last_year: 700.00\n      reason: 新增编制5人",
            )],
            "原因却说“新增编制5人”",
        ),
    ]);
    quiet(
        "E15",
        &[
            &[
                (ABROAD, "budget: 6.00, actual: 4.80, last_year: 4.80, last_year_budget: 6.00"),
                ("应邀参加馆际交流", "应邀参加的馆际交流一次推迟到下年"),
            ],
            &[
                ("actual: 26.00, last_year: 0", "actual: 0, last_year: 26.00"),
                ("收到企业捐赠的阅读推广经费", "收到的捐赠款改由县财政管理"),
            ],
        ],
    );
}

#[test]
fn a_word_for_nothing_is_no_reason() {
    let reason = "reason: 调整基本工资标准";
    for nothing in [
        "无",
        "无。",
        "\"-\"",
        "……",
        "、",
        "。",
        "／",
        "——",
        "略",
        "同上",
        "不适用",
        "\"N/A\"",
        "\"0\"",
    ] {
        let expected = "主要原因写的是“";
        let output = output(&[(reason, &format!("reason: {nothing}"))]);
        assert!(output.contains("警告[D31]") && output.contains(expected), "{nothing}\n{output}");
    }
    reported(&[
        (
            &[("reason: 汛期部分下乡活动取消；下一年度提前安排场次。", "reason: 无")],
            "警告[E09]：阅读推广活动场次得 9.3 分，分值 10 分，扣 0.7 分没有写原因",
        ),
        (&[("reason: 严格执行接待标准", "reason: /")], "预算 4.00，主要原因写的是“/”"),
    ]);
    // A full score has none to give.
    quiet("E09", &[&[("actual: 94.6%, weight: 10", "actual: 94.6%, weight: 10, reason: 无")]]);
}

#[test]
fn what_says_nothing_is_not_filled() {
    let supervision =
        "supervision: 分管领导和业务部室每季度检查项目进度和资金使用情况，发现偏差及时纠正。";
    let measure = "text: 按季度编制活动计划，汛期以室内活动为主，并预留补办场次。";
    let cause = "cause: 下乡活动集中在汛期，受天气影响较大。";
    reported(&[
        (&[(supervision, "supervision: 略")], "警告[D30]：项目监管写的是“略”，等于没有填"),
        (&[(cause, "cause: ——")], "警告[D30]：存在问题的原因写的是“——”，等于没有填"),
        (
            &[(measure, "text: \"\"")],
            "警告[D30]：改进措施“均衡安排活动计划”没有内容（measures[1].text）",
        ),
        (&[(measure, "text: 无。")], "警告[D30]：改进措施的内容写的是“无。”，等于没有填"),
        (&[("place: 总馆", "place: \"\"")], "警告[D30]：“读者服务情况”有一行没有填馆点"),
    ]);
}

#[test]
fn a_citation_in_other_brackets_is_no_text() {
    for strange in [
        "$(year)",
        "$（year）",
        "[[year]]",
        "＄(income.total)",
        "$income.total",
        "%year%",
        "<income.total>",
    ] {
        let wanted = format!("“{strange}”不是引用，会照样印出");
        let text = format!("asset_safety: '{strange}资产登记入账、专人管理'\n  thrift: 严格");
        let old = "asset_safety: 资产登记入账、专人管理，每年盘点一次，做到账实相符；处置资产按规定报批。\n  thrift: 严格";
        let output = output(&[(old, &text)]);
        assert!(output.contains("错误[D09]") && output.contains(&wanted), "{wanted}\n{output}");
    }
    quiet("D09", &[&[("owner: 采编部", "owner: \"比例为5%至10%、[2024]1号、A<B\"")]]);
}

#[test]
fn what_is_to_be_filled_is_found_wherever_it_is_printed() {
    for word in ["TODO", "待填", "（填写）", "【】", "XX", "待补充"] {
        for (old, new) in [
            ("place: 总馆", "place: \"Q总馆\""),
            ("接待读者人次]", "Q接待读者人次]"),
            ("title: 成立评价小组", "title: Q成立评价小组"),
            ("name: 何静秋", "name: Q何静秋"),
            ("owner: 采编部", "owner: Q采编部"),
        ] {
            let output = output(&[(old, &new.replace('Q', word))]);
            assert!(output.contains("警告[E13]"), "{new} {word}\n{output}");
        }
    }
    quiet("E13", &[&[("supervision: 分管领导", "supervision: 这方面的空白有待填补，分管领导")]]);
}

#[test]
fn a_typed_number_before_an_item_is_reported() {
    for number in ["（一）", "一、", "1.", "1、", "1）", "①", "(2)"] {
        for (old, new) in [
            ("    - 负责全县文献信息", "    - Q负责全县文献信息"),
            ("text: \"全年接待读者", "text: \"Q全年接待读者"),
            ("procedure: 项目按规定", "procedure: Q项目按规定"),
        ] {
            let output = output(&[(old, &new.replace('Q', number))]);
            assert!(output.contains("警告[E21]"), "{number} {new}\n{output}");
        }
    }
}

#[test]
fn a_unit_that_does_not_fit_the_amounts_is_reported() {
    reported(&[(
        &[("unit: 万元\npack", "unit: 元\npack")],
        "警告[E19]：数据文件的单位（unit）是元，基本支出按此只有 742.00，在职 60 人，平均每人一年 12.37，不合常理",
    )]);
    let township =
        std::fs::read_to_string(project_file("data/township-2024.yaml")).expect("it is there");
    let sandbox = Sandbox::new("silence-unit");
    sandbox.write("data/facts.yaml", township.replacen("\nunit: 元", "\nunit: 万元", 1));
    let ran = sandbox.jixiao(&["check"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(output.contains("警告[E19]：数据文件的单位（unit）是万元"), "{output}");
}

#[test]
fn one_report_has_one_score_and_no_score_is_above_its_weight() {
    reported(&[
        (
            &[("\ngoals:\n  expected: 建成", "\n  score: 97\ngoals:\n  expected: 建成")],
            "错误[E39]：自评分填报 97 分，算出的是部门整体自评总分 96.5",
        ),
        (
            &[("weight: 5, score: 4.2", "weight: 5, score: 5.2")],
            "错误[E39]：长效服务机制得分 5.2 分，不在 0 至分值 5 分之间",
        ),
        (
            &[(
                "projects:\n  - id: p01",
                "assessments:\n  efficiency: {score: 60}\nprojects:\n  - id: p01",
            )],
            "错误[E39]：行政效能得分 60 分",
        ),
    ]);
    quiet(
        "E39",
        &[&[("\ngoals:\n  expected: 建成", "\n  score: 96.50\ngoals:\n  expected: 建成")]],
    );
}

#[test]
fn an_empty_total_says_which_score_is_missing() {
    reported(&[
        (
            &[("weight: 5, score: 4.2", "weight: 5")],
            "警告[D30]：长效服务机制没有得分，部门整体自评表的总分也就是空的",
        ),
        (
            &[("weight: 10, applicable: false", "weight: 10")],
            "警告[D30]：设备更新节约支出没有得分，场馆设施运行维护自评表的总分也就是空的",
        ),
        (&[("actual: 94.6%", "actual: 约95%")], "完成值“约95%”看不出是几%，算不出得分"),
    ]);
}
