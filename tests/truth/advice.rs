//! What a finding advises is right: it names the cause once, the line to edit, and how it is written.

use crate::support::{Sandbox, project_file};

fn text_of(path: &str) -> String {
    std::fs::read_to_string(project_file(path)).expect("it is there")
}

fn changed(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_string(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// What `check` says of some facts.
fn check(text: &str) -> String {
    let sandbox = Sandbox::new("advice");
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// What `check` says of the demo with one piece replaced.
fn output(old: &str, new: &str) -> String {
    check(&changed(&text_of("data/demo-2024.yaml"), &[(old, new)]))
}

fn count(output: &str) -> usize {
    output.matches("错误[").count() + output.matches("警告[").count()
}

#[test]
fn a_missing_number_is_reported_once_with_all_that_needs_it() {
    let code = output("{code: \"30101\", name: 基本工资", "{name: 基本工资");
    assert_eq!(count(&code), 1, "{code}");
    for line in [
        "没有填人员经费决算数（expenditure.basic.personnel.actual）",
        "科目“基本工资”没有编码（code），不能相加",
        "因此算不出来的还有：自评分、支出合计",
    ] {
        assert!(code.contains(line), "{line}\n{code}");
    }
    let income = output("actual: 1159.00, last_year", "actual: , last_year");
    assert_eq!(count(&income), 1, "{income}");
    assert!(income.contains("没有填一般公共预算财政拨款收入决算数（income.general.actual）"));
    assert!(income.contains("因此算不出来的还有：本年收入合计"), "{income}");
    let demo = text_of("data/demo-2024.yaml");
    let (from, to) = (demo.find("\nprojects:"), demo.find("# ── 单位自有的表"));
    let (from, to) = from.zip(to).expect("both are there");
    let projects = check(&format!("{}\n{}", &demo[..from], &demo[to..]));
    assert_eq!(count(&projects), 1, "{projects}");
    assert!(projects.contains("没有项目（projects），由各项目相加的数就没有"), "{projects}");
}

#[test]
fn a_source_that_must_follow_is_pointed_at_with_its_direction() {
    let library = text_of("tests/corpus/facts/library-2024.yaml");
    for (amount, way) in [("10.80", "加上 1.00"), ("8.80", "减去 1.00")] {
        let travel = format!("name: 差旅费, actual: {amount}");
        let output = check(&changed(&library, &[("name: 差旅费, actual: 9.80", &travel)]));
        let hint = format!("资金来源（expenditure.funding）里有一个要{way}");
        assert!(output.contains(&hint), "{hint}\n{output}");
        assert_eq!(output.matches(&format!("资金来源里的一个要{way}")).count(), 3, "{output}");
    }
}

#[test]
fn what_is_not_printed_says_under_which_condition_it_would_be() {
    let bought = output("actual: 17.80, last_year: 0", "actual: 0, last_year: 17.00");
    assert!(bought.contains("警告[E20]：公务用车购置数 1，公务用车购置费决算数却是 0"), "{bought}");
    // Its count is above 0, so that this is not the condition that failed.
    assert!(!bought.contains("count is above(0) %}，这次不成立"), "{bought}");
    let cause = "sections/three_public_line.md.tera，而这一行的决算数是 0";
    assert!(bought.contains(cause), "{bought}");
    let flat = output("budget: 4.00, actual: 3.60", "budget: 3.60, actual: 3.60");
    assert!(flat.contains("与预算不同的原因只印在决算数与预算数不同的一句里"), "{flat}");
    let demo = text_of("data/demo-2024.yaml");
    let (from, to) = (demo.find("\nindicators:"), demo.find("projects:\n  - id: p01"));
    let (from, to) = from.zip(to).expect("both are there");
    let without = format!("{}\nattachments: [整体自评表]\n{}", &demo[..from], &demo[to..]);
    let cited = [
        ("${self_evaluation.indicators.visitors.target}", "420000"),
        ("${self_evaluation.indicators.activities.target}", "200"),
        ("${self_evaluation.indicators.activities.target}", "200"),
        ("${self_evaluation.indicators.satisfaction.actual}", "94.6"),
    ];
    let chosen = check(&changed(&without, &cited));
    assert!(chosen.contains("选了附件“整体自评表”，却没有填它要的 indicators"), "{chosen}");
    assert!(!chosen.contains("或写 attachments"), "{chosen}");
}

#[test]
fn a_slip_of_the_keyboard_is_named_with_what_is_meant() {
    for (old, new, code, expected) in [
        ("差旅费, actual: 9.80", "差旅费, actual: 98O", "D06", "是不是数字 0？写成 980"),
        ("差旅费, actual: 9.80", "差旅费, actual: l.80", "D06", "是不是数字 1？写成 1.80"),
        ("op: \">=\", value: 200", "op: \"≥\", value: 200", "D08", "是不是“>=”？"),
        ("op: \">=\", value: 200", "op: ＞＝, value: 200", "D08", "“＞”（U+FF1E）应是半角的“>”"),
        ("op: \">=\", value: 200", "op: \"=>\", value: 200", "D08", "是不是“>=”？"),
        (
            "date: 2025-03-05",
            "date: 2025－03－05",
            "D10",
            "“－”（U+FF0D）应是半角的“-”；写成 2025-03-05",
        ),
        ("date: 2025-03-05", "date: 2025.3.5", "D10", "写成 2025-03-05 或 2025年3月5日"),
        (
            "actual: 60, last_year: 61, retired",
            "actual: 60、last_year: 61, retired",
            "Y13",
            "“、”（U+3001）",
        ),
        ("差旅费, actual: 9.80}", "差旅费, actual: 9.80 #按决算}", "Y06", "收尾的括号也在里面"),
        (
            "${data_tables.service.total.visitors}人次，外借",
            "${data_tables.service.total.visitors人次，外借",
            "D09",
            "“${”没有用“}”收尾",
        ),
    ] {
        let output = output(old, new);
        assert_eq!(count(&output), 1, "{new}\n{output}");
        assert!(
            output.contains(&format!("错误[{code}]")) && output.contains(expected),
            "{expected}\n{output}"
        );
    }
}

#[test]
fn a_reason_does_not_say_twice_that_it_is_one() {
    for lead in ["主要原因是", "增加的主要原因是", "原因：", "因为", "由于", "因"]
    {
        let sandbox = Sandbox::new("lead");
        let new = format!("reason: {lead}调整基本工资标准");
        let text = changed(&text_of("data/demo-2024.yaml"), &[("reason: 调整基本工资标准", &new)]);
        sandbox.write("data/facts.yaml", text);
        assert_eq!(sandbox.jixiao(&["build"]).code, 0);
        let text = crate::support::word_text(&sandbox.read("out/facts.docx"));
        assert!(text.contains("增长5.03%，主要原因是调整基本工资标准；"), "{lead}");
    }
    let sandbox = Sandbox::new("lead");
    let new = "reason: 因公出国任务增加";
    let text = changed(&text_of("data/demo-2024.yaml"), &[("reason: 调整基本工资标准", new)]);
    sandbox.write("data/facts.yaml", text);
    assert_eq!(sandbox.jixiao(&["build"]).code, 0);
    let text = crate::support::word_text(&sandbox.read("out/facts.docx"));
    assert!(text.contains("主要原因是因公出国任务增加；"), "{text}");
}

/// What `check` says of the demo with a file of the standard pack changed.
fn with_pack(file: &str, change: impl Fn(String) -> String) -> String {
    let sandbox = Sandbox::new("advice-pack");
    sandbox.write("data/facts.yaml", text_of("data/demo-2024.yaml"));
    let path = format!("templates/standard/{file}");
    sandbox.write(&path, change(text_of(&path)));
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn blank_lines_behind_an_included_file_change_nothing() {
    let output = with_pack("sections/change.md.tera", |text| format!("{text}\n\n  \n"));
    assert_eq!(count(&output), 0, "{output}");
}

#[test]
fn an_error_in_the_outline_is_not_reported_for_every_file() {
    let output = with_pack("report.yaml", |text| text.replace("- ${year}年度", "- {year}年度"));
    assert!(output.contains("错误[") && !output.contains("P11"), "{output}");
}

#[test]
fn a_condition_that_can_never_hold_is_refused_with_how_it_is_written() {
    let with = |condition: &str| {
        with_pack("sections/01-overview.md.tera", |text| {
            format!("{text}\n\n{{% if {condition} %}}\n命中了。\n{{% endif %}}\n")
        })
    };
    for (condition, expected) in [
        ("staff.actual == \"60人\"", "只写数，不带单位：== 60"),
        ("year == \"2024年\"", "只写数，不带单位：== 2024"),
        (
            "staff.control_rate > 0.95",
            "要比的是 95% 的，写 95；确是 0.95% 的，用比较号：> \"0.95%\"",
        ),
        ("staff.control_rate is above(0.95)", "要比的是 95% 的，写 95"),
        ("expenditure.execution_rate == 0.98", "要比的是 98% 的，写 98"),
    ] {
        let output = with(condition);
        assert!(output.contains("错误[T04]") && output.contains(expected), "{condition}\n{output}");
    }
    for condition in [
        "filing.date == \"2025-03-05\"",
        "staff.actual == \"60\"",
        "staff.control_rate > 95",
        "staff.control_rate > \"0.95%\"",
        "staff.control_rate is above(0)",
    ] {
        let output = with(condition);
        assert_eq!(count(&output), 0, "{condition}\n{output}");
    }
}

#[test]
fn explain_takes_names_with_blanks_and_without_quotation_marks() {
    let sandbox = Sandbox::new("advice-explain");
    sandbox.write("data/facts.yaml", text_of("data/demo-2024.yaml"));
    let explain = |words: &[&str]| {
        let ran = sandbox.jixiao(&[&["explain"], words].concat());
        (ran.code, format!("{}{}", ran.stdout, ran.stderr))
    };
    let facts = "data/facts.yaml";
    for words in ["三公经费决算数", "三公 经费 决算数", "“三公”经费决算数"]
    {
        let (code, output) = explain(&[facts, words]);
        assert!(
            code == 0 && output.starts_with("“三公”经费决算数（three_public.total）"),
            "{output}"
        );
    }
    let (code, output) = explain(&[facts, "接待 决算"]);
    assert!(code == 0 && output.contains("three_public.reception.actual"), "{output}");
    // What people call a column that has another name.
    for (words, id) in [
        ("占比", "expenditure.basic.share"),
        ("基本支出 占比", "expenditure.basic.share"),
        ("增长率", "income.business.change_rate"),
        ("公用经费 增长率", "expenditure.basic.public.change_rate"),
        ("人员经费 调整", "expenditure.basic.personnel.adjustment"),
        ("调整", "expenditure.basic.public.adjustment"),
        ("同比", "expenditure.change_clause"),
    ] {
        let (code, output) = explain(&[facts, words]);
        assert!(code == 0 && output.contains(id), "{words}: {output}");
        let other = "staff.control_rate";
        assert!(!output.contains(other), "{words}: {output}");
    }
    for words in [vec![facts, "E99"], vec!["E99"]] {
        let (code, output) = explain(&words);
        assert!(
            code == 2 && output.contains("没有代码“E99”") && output.contains("E01～"),
            "{output}"
        );
    }
    let (code, output) = explain(&["三公经费"]);
    assert!(code == 2 && output.contains("先写填报数据"), "{output}");
    // Values that are long do not push the other columns aside.
    let (_, output) = explain(&[facts, "self_evaluation.indicators.mechanism"]);
    let column = |line: &str| {
        use unicode_width::UnicodeWidthStr;
        line.find("self_evaluation.").map(|at| line[..at].width())
    };
    let columns: Vec<_> = output.lines().filter_map(column).collect();
    assert!(columns.len() > 2 && columns.iter().all(|one| *one == columns[0]), "{output}");
}

#[test]
fn parts_of_this_file_beside_a_total_of_last_years_are_named() {
    let demo = text_of("data/demo-2024.yaml");
    let sandbox = Sandbox::new("advice-mixed");
    sandbox.write("data/before.yaml", demo.replacen("year: 2024", "year: 2023", 1));
    let mut text = demo.replacen("previous: null", "previous: before.yaml", 1);
    for own in ["actual: 1159.00, last_year: 1105.20", "actual: 60.00, last_year: 60.00"] {
        let (rest, _) = own.split_once(", last").expect("it has one");
        text = text.replacen(own, rest, 1);
    }
    let text = text.replacen("actual: 26.00, last_year: 0", "actual: 26.00", 1);
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["check", "data/facts.yaml"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    let whole = "收入上年决算数仍取自上年数据文件（1287.00万元），与本文件填的分项加不拢";
    assert!(output.contains("[D14]") && output.contains(whole), "{output}");
}

#[test]
fn one_slip_is_reported_once_and_two_twice() {
    let amount = "支出${data_tables.books.total.amount}，";
    let slip = output(amount, "支出${data_tables.books.total.amount}万元，");
    assert_eq!(slip.matches("\n警告[").count(), 1, "{slip}");
    let slip = output("text: 明确自评范围", "text: 明确自评自评范围，任务任务到人");
    for word in ["自评自评", "任务任务"] {
        assert!(slip.contains(&format!("警告[B02]：“{word}”")), "{slip}");
    }
}

#[test]
fn a_number_of_a_column_is_compared_with_the_nearest() {
    let cited = "全年接待读者${data_tables.service.total.visitors}人次";
    let slip = output(cited, "全年接待读者443600人次");
    assert!(slip.contains("433600人次，正文写 443600人次"), "{slip}");
}
