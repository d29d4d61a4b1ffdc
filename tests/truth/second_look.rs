//! What a fresh auditor found unsaid: one change of the demo each, with the words that tell it; and true ones that are not told.

use super::one_thing::demo;
use crate::support::Sandbox;

/// What `check` says of the demo with one change.
fn checked(old: &str, new: &str) -> String {
    let text = demo();
    assert_eq!(text.matches(old).count(), 1, "{old} stands once");
    let sandbox = Sandbox::new("second-look");
    sandbox.write("data/facts.yaml", text.replacen(old, new, 1));
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// The place where a sentence is put in, and that sentence.
fn said(sentence: &str) -> String {
    checked("\n  supervision: ", &format!("\n  supervision: {sentence}"))
}

#[test]
fn a_line_of_ones_own_has_no_other_amount_than_what_has_its_name() {
    let line = |name: &str, amount: &str, whole: &str| {
        let line =
            format!("lines:\n  - {{id: own, name: {name}, actual: {amount}, part_of: {whole}}}\n");
        checked("data_tables:\n", &format!("{line}data_tables:\n"))
    };
    for (name, amount, whole, expected) in [
        ("差旅费", "8.80", "expenditure.basic.public", "差旅费：自列的一项填 8.80，科目填 9.80"),
        ("东城分馆建设", "203.30", "expenditure.project", "自列的一项填 203.30，项目填 230.30"),
    ] {
        let told = line(name, amount, whole);
        assert!(told.contains(expected), "{told}");
    }
    // The same, or a part of another whole.
    for (name, amount, whole) in
        [("差旅费", "9.80", "expenditure.basic.public"), ("差旅费", "8.80", "expenditure.project")]
    {
        let told = line(name, amount, whole);
        assert!(!told.contains("E27"), "{told}");
    }
}

#[test]
fn reasons_in_other_words_have_the_direction_of_their_numbers() {
    for (old, new, told) in [
        ("reason: 人员经费增加，东城分馆集中建设", "reason: 投入有所收缩", true),
        ("reason: 人员经费增加，东城分馆集中建设", "reason: 上调基本工资标准，新进3人", false),
        ("reason: 人员经费增加，东城分馆集中建设", "reason: 项目陆续完工，人员减员", true),
        ("reason: 人员经费增加，东城分馆集中建设", "reason: 退休一次性补贴集中支付", false),
    ] {
        let found = checked(old, new);
        assert_eq!(found.contains("E15"), told, "{new}: {found}");
    }
}

#[test]
fn a_reason_does_not_count_the_other_way_than_the_facts() {
    for (reason, told) in
        [("接待批次减少", true), ("接待批次有所增加", false), ("严格执行标准", false)]
    {
        let old = "budget_reason: 严格执行接待标准}";
        let found = checked(old, &format!("budget_reason: 严格执行接待标准, reason: {reason}}}"));
        assert_eq!(
            found.contains("国内公务接待批次比上年增加，原因却说"),
            told,
            "{reason}: {found}"
        );
    }
}

#[test]
fn sentences_about_totals_parts_and_completeness_are_checked() {
    for (sentence, expected) in [
        ("全年实现收入1258.00万元。", "本年收入合计是 1287.00万元"),
        ("全年收入同比下降6.35%。", "E15"),
        ("全年支出比上年下降5.12%。", "E15"),
        ("本年度支出比上年减少。", "E15"),
        ("全年支出1274.00万元、其中基本支出724万元。", "基本支出"),
        ("电费15.10万元。", "电费决算数"),
        ("年末没有结转结余。", "正文说没有发生"),
        ("我馆无公务接待。", "公务接待费决算数是 3.60"),
        ("人员经费占支出合计的88.36%。", "人员经费占支出合计的比重：655.60 ÷ 1274.00 ＝ 51.46%"),
        ("全部指标达到目标值。", "项指标没有得满分"),
        ("我馆全部绩效目标均已完成。", "项指标没有得满分"),
        ("接待批次13批。", "国内公务接待批次"),
    ] {
        let told = said(sentence);
        assert!(told.contains(expected), "{sentence}: {told}");
    }
    for sentence in [
        "全年实现收入1287.00万元。",
        "人员经费占支出合计的51.46%。",
        "人员经费占支出合计的51.5%。",
        "确保全部绩效目标均已完成。",
        "全年支出1274.00万元、其中基本支出742万元。",
        "本年度支出比上年增加。",
        "上年支出比上年减少。",
        "东城分馆建设项目年末没有结转结余。",
    ] {
        let told = said(sentence);
        assert!(told.contains("没有问题"), "{sentence}: {told}");
    }
}

#[test]
fn numbers_of_another_size_are_told() {
    for (old, new, expected) in [
        ("last_year: 624.20", "last_year: 62.42", "人员经费上年决算数 62.42，差了几倍"),
        ("actual: 57%, weight: 15", "actual: 570%, weight: 15", "是不是 57%？"),
        (
            "name: 基本工资, actual: 248.30",
            "name: 基本工资, actual: 2483000",
            "只有“基本工资”比别的科目大几百倍",
        ),
        (
            "{code: \"30211\", name: 差旅费",
            "{code: \"30212\", name: 差旅费",
            "名称没错的，编码改为 30211",
        ),
        (
            "{op: \">=\", value: 90, unit: \"%\"}, actual: 94.6%",
            "{op: \"=\", value: 90, unit: \"%\"}, actual: 94.6%",
            "多出的也算偏差：按 90÷94.6 计，得 9.51 分",
        ),
    ] {
        let told = checked(old, new);
        assert!(told.contains(expected), "{new}: {told}");
    }
}

#[test]
fn bars_draw_no_table_and_are_no_digits() {
    for text in ["|甲|乙|", "明确范围。\\n\\n|甲|乙|\\n|1|2|"] {
        let told = checked("text: 明确自评范围、分工和时间安排。}", &format!("text: \"{text}\"}}"));
        assert!(told.contains("用竖线画的表不会成为表") && !told.contains("B07"), "{told}");
    }
}

#[test]
fn what_a_pack_of_a_part_leaves_out_is_said_once() {
    for pack in ["web", "project"] {
        let told = checked("pack: standard", &format!("pack: {pack}"));
        let words = format!("版式 {pack} 只印一部分");
        assert_eq!(told.matches(&words).count(), 1, "{told}");
        assert!(told.contains("政府采购（procurement）"), "{told}");
    }
    let sandbox = Sandbox::new("second-look-pack");
    sandbox.write("data/facts.yaml", demo());
    let ran = sandbox.jixiao(&["check", "--pack", "web"]);
    assert!(!ran.stderr.contains("D33"), "{}", ran.stderr);
}
