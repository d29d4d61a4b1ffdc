//! What is one thing is one number; reasons fit their numbers; scores, weights and roundings are reported.

use crate::support::{Sandbox, project_file, word_text};

fn library() -> String {
    let path = project_file("tests/corpus/facts/library-2024.yaml");
    std::fs::read_to_string(path).expect("the file is there")
}

pub(super) fn demo() -> String {
    std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("the demo is there")
}

fn changed(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_string(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old} stands once");
        text.replacen(old, new, 1)
    })
}

fn check(text: &str) -> String {
    let sandbox = Sandbox::new("one-thing");
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn one_thing_is_one_number() {
    for (old, new, expected) in [
        (
            "name: 公务接待费, actual: 3.60}",
            "name: 公务接待费, actual: 5.60}",
            "公用经费里的公务接待费 5.60 大于“三公”经费里的 3.60",
        ),
        (
            "name: 公务用车运行维护费, actual: 5.20}",
            "name: 公务用车运行维护费, actual: 5.30}",
            "公用经费里的公务用车运行维护费 5.30 大于“三公”经费里的 5.20",
        ),
        (
            "name: 办公费, actual: 14.20}",
            "name: 因公出国（境）费用, actual: 14.20}",
            "公用经费里的因公出国（境）费用 14.20 大于“三公”经费里的 4.80",
        ),
        (
            "免费开放读者满意度",
            "读者满意度",
            "读者满意度有两个数：整体 94.6%，项目“公共图书馆免费开放” 95.2%",
        ),
        (
            "读者满意度${self_evaluation.indicators.satisfaction.actual}%。\n  basis",
            "读者满意度95.20%。\n  basis",
            "读者满意度：指标填 94.6%，正文写 95.20%",
        ),
        ("举办公益讲座38场。", "公益讲座场次39场。", "公益讲座场次：指标填 38场，正文写 39场"),
        (
            "carryover: {opening: 20.00}",
            "carryover: {opening: 10.00}",
            "用上年结转资金支出 20.00，年初结转结余只有 10.00",
        ),
        (
            "source: government_fund, initial: 60.00, adjustment: 0, actual: 60.00",
            "source: government_fund, initial: 60.00, adjustment: 0, actual: 90.00",
            "政府性基金支出 90.00，这一来源的收入（政府性基金预算财政拨款收入）是 60.00，加上年初结转等 20.00 也不够",
        ),
        (
            "actual_investment: 445.30",
            "actual_investment: 372.40",
            "青溪县图书馆东城分馆实际投资 372.40，项目“东城分馆建设”本年和上年已支出 445.30",
        ),
        (
            "actual: \"${buildings.1.actual_investment}\"",
            "actual: \"372.40\"",
            "东城分馆建设的总投资实际投资 372.4，",
        ),
    ] {
        let output = check(&changed(&demo(), &[(old, new)]));
        assert!(output.contains("警告[E27]") && output.contains(expected), "{expected}\n{output}");
    }
    // What one form prints of another fact.
    for (old, new, expected) in [
        (
            "actual: \"${buildings.1.actual_investment}\"",
            "actual: \"460\"",
            "项目“东城分馆建设”的项目总投资填 460，青溪县图书馆东城分馆实际投资是 445.30",
        ),
        (
            "actual: \"${buildings.1.actual_area}\"",
            "actual: \"1200\"",
            "项目“东城分馆建设”的建设面积填 1200，青溪县图书馆东城分馆实际面积是 1188",
        ),
        (
            "actual: \"${three_public.total}\"",
            "actual: \"34.10\"",
            "“三公”经费支出：指标填 34.1万元，“三公”经费决算数是 31.40",
        ),
        (
            "  in_use: 2312.80",
            "  in_use: 2312.80\n  utilization: 89%",
            "固定资产利用率填 89%，2312.80 ÷ 2360.00 = 98.00%",
        ),
    ] {
        let output = check(&changed(&demo(), &[(old, new)]));
        assert!(output.contains("警告[E27]") && output.contains(expected), "{expected}\n{output}");
    }
    // The line itself may be more, paid from projects; another name is another thing.
    for (old, new) in [
        ("name: 公务接待费, actual: 3.60}", "name: 公务接待费, actual: 3.50}"),
        (
            "读者满意度${self_evaluation.indicators.satisfaction.actual}%。\n  basis",
            "农村读者满意度95.20%。\n  basis",
        ),
    ] {
        let output = check(&changed(&demo(), &[(old, new)]));
        assert!(!output.contains("E27"), "{output}");
    }
}

#[test]
fn the_score_of_the_body_is_that_of_the_form() {
    let output = check(&changed(
        &demo(),
        &[("\ngoals:\n  expected: 建成", "\n  score: 97\ngoals:\n  expected: 建成")],
    ));
    let output = output.replace("\n", "");
    let expected = "错误[E39]：自评分填报 97 分，算出的是部门整体自评总分 96.5";
    assert!(output.contains(expected), "{output}");
}

#[test]
fn reasons_fit_their_numbers() {
    let over = changed(
        &library(),
        &[(
            "budget: 4.00, actual: 3.60, last_year: 3.60",
            "budget: 4.00, actual: 4.60, last_year: 4.60",
        )],
    );
    assert!(
        check(&over).contains("公务接待费决算数 4.60 超出预算 4.00，原因却说“严格执行接待标准”")
    );
    let up = changed(
        &library(),
        &[(
            "budget: 4.00, actual: 3.60, last_year: 3.60",
            "budget: 4.00, actual: 3.60, last_year: 2.60",
        )],
    );
    assert!(check(&up).contains("原因却说“严格执行接待标准”"));
    let flat = changed(
        &demo(),
        &[("办公用品集中采购，能耗", "支出与上年持平，主要原因是办公用品集中采购，能耗")],
    );
    assert!(check(&flat).contains("既然持平，就没有变动的原因可说"));
}

#[test]
fn a_reason_copied_from_last_year_is_reported_where_the_direction_turned() {
    let folder = "tests/corpus/facts";
    let read = |name: &str| {
        std::fs::read_to_string(project_file(&format!("{folder}/{name}"))).expect("it is there")
    };
    let sandbox = Sandbox::new("copied-reason");
    let before = changed(
        &read("forest-2020.yaml"),
        &[(
            "public: {budget: 23.00, actual: 21.44, reason: 厉行节约",
            "public: {budget: 23.00, actual: 21.44, last_year: 20.00, reason: 物业合同到期重签",
        )],
    );
    let now = read("forest-2021.yaml");
    let old = "public: {budget: 22.00, actual: 20.12, reason: 厉行节约";
    let new = "public: {budget: 22.00, actual: 20.12, reason: 物业合同到期重签";
    sandbox.write("forest-2020.yaml", before).write("data/now.yaml", changed(&now, &[(old, new)]));
    sandbox.write("data/forest-2020.yaml", sandbox.read("forest-2020.yaml"));
    let ran = sandbox.jixiao(&["check", "data/now.yaml"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(output.contains("与上年一字不差，而上年是增加，本年是减少"), "{output}");
}

#[test]
fn a_filled_score_is_printed_and_the_rule_is_reported() {
    let sandbox = Sandbox::new("filled-score");
    let text =
        changed(&demo(), &[("weight: 10, reason: 汛期", "weight: 10, score: 7, reason: 汛期")]);
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["build"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(output.contains("应得 9.3 分，填报 7 分"), "{output}");
    let text = word_text(&sandbox.read("out/facts.docx"));
    // 96.5 less 2.3, in the body and in the form.
    assert_eq!(text.matches("94.2").count(), 2, "{text}");
    assert!(!text.contains("9.3"));
}

#[test]
fn weights_add_up_to_100_or_the_form_says_how_it_was_rescaled() {
    let sandbox = Sandbox::new("weights");
    let text = changed(&demo(), &[("weight: 10, reason: 汛期", "weight: 9, reason: 汛期")]);
    sandbox.write("data/facts.yaml", &text);
    let ran = sandbox.jixiao(&["build"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    let sum = "预算执行率 10 ＋ 15 ＋ 9 ＋ 10 ＋ 5 ＋ 10 ＋ 15 ＋ 10 ＋ 5 ＋ 10 = 99";
    assert!(output.contains("错误[E26]") && output.contains(sum), "{output}");
    assert!(!sandbox.has("out/facts.docx"));
    sandbox.write("data/demo.yaml", demo());
    assert_eq!(sandbox.jixiao(&["build", "data/demo.yaml"]).code, 0);
    let text = word_text(&sandbox.read("out/demo.docx"));
    let note = "不适用的指标不考核，其余指标分值合计90分，得分";
    assert_eq!(text.matches(note).count(), 1, "{text}");
    assert!(text.contains("÷90×100＝"), "{text}");
}

#[test]
fn roundings_are_printed_under_the_table_by_name() {
    let sandbox = Sandbox::new("rounding");
    let text = changed(
        &demo(),
        &[
            ("  total: {reason: 人员经费增加", "  total: {actual: 1274.01, reason: 人员经费增加"),
            (
                "{id: children, kind: 少儿图书, copies: 7400, amount: 22.20}",
                "{id: children, kind: 少儿图书, copies: 7400, amount: 22.204}",
            ),
            (
                "{id: periodicals, kind: 报刊合订本, copies: 2400, amount: 8.60}",
                "{id: periodicals, kind: 报刊合订本, copies: 2400, amount: 8.604}",
            ),
        ],
    );
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["build"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(output.contains("支出合计与分项之和差 0.01，属尾差"), "{output}");
    let text = word_text(&sandbox.read("out/facts.docx"));
    assert!(text.contains("注：支出合计与分项之和相差0.01万元，是四舍五入的尾差。"), "{text}");
    assert!(text.contains("注：金额合计与分项之和相差0.01万元，是四舍五入的尾差。"), "{text}");
}

#[test]
fn a_change_that_the_printed_numbers_do_not_give_says_so() {
    let sandbox = Sandbox::new("change");
    let text = changed(
        &demo(),
        &[
            ("actual: 5.20, last_year: 5.60", "actual: 5.214, last_year: 5.186"),
            ("合理安排送书下乡线路，燃油支出减少", "送书次数增加"),
        ],
    );
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["build"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(sandbox.has("out/facts.docx"), "{output}");
    let text = word_text(&sandbox.read("out/facts.docx"));
    assert!(text.contains("比上年增加0.03万元，增长0.54%，"), "{text}");
    // Where amounts are finer than printed, that is said once for all.
    let said = "合计、增减额和比率均按四舍五入前的数计算，与按表列数计算的可能略有尾差。";
    assert_eq!(text.matches(said).count(), 1, "{text}");
}
