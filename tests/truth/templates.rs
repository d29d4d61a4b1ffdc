//! Slips in templates that were not reported, or wrongly.

use crate::support::{Sandbox, project_file};

/// What is reported where a template of the unit's own replaces the shipped one.
fn output(old: &str, new: &str) -> String {
    of_pack("sections/01-overview.md.tera", old, new)
}

/// What is reported where a file of the pack of the unit's own replaces the shipped one.
fn of_pack(file: &str, old: &str, new: &str) -> String {
    let sandbox = Sandbox::new("template-slips");
    let demo = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("it is there");
    sandbox.write("data/facts.yaml", &demo);
    let path = &format!("templates/standard/{file}");
    let text = std::fs::read_to_string(project_file(path)).expect("it is there");
    assert!(text.contains(old), "{old}");
    let text = match old {
        "" => format!("{text}\n\n{new}\n"),
        old => text.replacen(old, new, 1),
    };
    sandbox.write(path, &text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn a_slip_of_a_template_is_reported_at_its_place() {
    for (new, code, words) in [
        ("{# 说明\n{# 又一处 #}\n", "T03", "注释没有写完"),
        ("{# 说明", "T03", "注释没有写完"),
        ("{ % if year is given % }甲。{ % endif % }", "T20", "当中有空格"),
        (
            "{% for one in income.parts %}{% if one.source == \"政府性基金\" %}甲。{% endif %}{% endfor %}",
            "T06",
            "government_fund",
        ),
        (
            "{% for one in income.parts %}{% if one.source == \"goverment_fund\" %}甲。{% endif %}{% endfor %}",
            "T06",
            "government_fund",
        ),
        ("面积30m^2。", "B20", "上标"),
        ("共{{ income.total ~ \"元\" }}。", "T21", "单位写了两次"),
        ("{{ year }}年年度工作完成。", "B21", "年度"),
        ("{% if has_attachment(\"整体自评\") %}甲。{% endif %}", "T04", "整体自评表"),
        ("见{{ attachment_number(\"整体自评\") }}。", "T04", "整体自评表"),
        ("{{ staff.quota | default(\"\") }}人。", "B22", "没有数，只有“人。”"),
        ("（一）收入情况如下。", "T23", "手打的"),
        ("共None。", "B20", "None"),
        ("1、条目。", "T23", "手打的"),
        ("①条目。", "T23", "手打的"),
        ("{% for one in income.parts %}{{ one.name }}、{% endfor %}等。", "B21", "、等"),
        ("{% for one in income.parts %}{{ one.name }}、{% endfor %}。", "B21", "、。"),
        ("（{% for one in income.parts %}{{ one.name }}、{% endfor %}）均已入账。", "B21", "、）"),
        ("严控“三公“经费支出。", "B05", "少了“””"),
        ("工作已经开展（未完。", "B05", "少了“）”"),
        ("２０２４年工作完成。", "B01", "２０２４"),
        ("{{ organization.name }}{{ organization.name }}的工作完成。", "B21", "印了两遍"),
        ("支出{{ three_public.reception.actual | bare }}元。", "E19", "后面写的是“元”"),
        ("支出（万元）（万元）如下。", "B21", "（万元）”印了两遍"),
        ("{% if unit == \"万\" %}甲。{% endif %}", "T06", "万元"),
        (
            "{% for one in lines %}{% if one.place == \"overveiw\" %}甲。{% endif %}{% endfor %}",
            "T06",
            "overview",
        ),
        ("{% if 50 < staff.actual < 70 %}甲。{% endif %}", "T03", "and"),
        ("{{ year }年工作完成。", "T03", "}}"),
    ] {
        let output = output("", new);
        assert!(output.contains(&format!("[{code}]")) && output.contains(words), "{new}: {output}");
    }
}

#[test]
fn what_is_right_in_a_template_is_not_reported() {
    for new in [
        "{% if unit == \"万元\" %}金额单位为万元。{% endif %}",
        "{% if (1 < staff.actual) and staff.actual < 99 %}人员较多。{% endif %}",
        "{% for one in data_tables %}{% if one.place == \"总馆\" %}甲。{% endif %}{% endfor %}",
        "严控“三公”经费（含公务接待费）支出。",
        "质量分甲、乙、丙三等。",
    ] {
        let output = output("", new);
        assert!(output.contains("没有问题"), "{new}: {output}");
    }
}

#[test]
fn an_open_comment_is_reported_once() {
    let output = output("", "{# 说明");
    assert_eq!(output.matches("[T03]").count(), 1, "{output}");
}

#[test]
fn a_slip_of_a_pack_is_reported_at_its_place() {
    const INCOME: &str = "tables/income.yaml";
    for (file, old, new, code, words) in [
        (
            "report.yaml",
            "- ${year}年度部门整体支出绩效自评报告",
            "- \"# ${year}年度部门整体支出绩效自评报告\"",
            "P04",
            "井号",
        ),
        (
            "report.yaml",
            "- ${organization.name}",
            "- {{ organization.name }}",
            "Y11",
            "${organization.name}",
        ),
        ("report.yaml", "- ${year}年度部门", "- {{ year }}年度部门", "Y11", "${year}"),
        (
            "report.yaml",
            "signature: ${organization.name}",
            "signature: {{ organization.name }}",
            "Y11",
            "${organization.name}",
        ),
        (INCOME, "[合计,", "[\"# 合计\",", "P04", "井号"),
        (INCOME, "[合计,", "[\"**合计**\",", "P04", "星号"),
        (INCOME, "[合计,", "[\"{% if x %}合计{% endif %}\",", "P04", "when"),
        (INCOME, "单位：${unit}", "单位：元", "E19", "表里的金额是万元"),
        (INCOME, "head: 金额", "head: 金额（元）", "E19", "表里的金额是万元"),
        (INCOME, "\"${income.total}\"", "\"1287.00\"", "B20", "手打"),
        (
            INCOME,
            "\"${.name}\", \"${.actual}\"",
            "\"${.name}\", \"${.actual}万元\"",
            "B21",
            "又写“万元”",
        ),
        (INCOME, "head: 金额", "head: 金额（万元）（万元）", "B21", "印了两遍"),
        (INCOME, "head: 金额", "head: 金额（万元）", "T21", "单位写了两处"),
    ] {
        let output = of_pack(file, old, new);
        assert!(output.contains(&format!("[{code}]")) && output.contains(words), "{new}: {output}");
    }
    let output = of_pack(INCOME, "单位：${unit}", "单位：万元");
    assert!(output.contains("没有问题"), "{output}");
}

#[test]
fn what_an_absent_attachment_would_print_is_one_finding() {
    let output = of_pack("report.yaml", "when: indicators", "when: extra.x");
    assert_eq!(output.matches("[D33]").count(), 1, "{output}");
    assert!(output.contains("附件“整体自评表”没有出") && output.contains("extra.x"), "{output}");
}

#[test]
fn the_body_points_to_no_attachment_that_a_condition_left_out() {
    let sandbox = Sandbox::new("left-out");
    sandbox.write("data/a.yaml", crate::support::DEMO);
    let path = "templates/standard/report.yaml";
    let outline = std::fs::read_to_string(project_file(path)).expect("it is there");
    let pointer = "见附件2";
    for (when, points) in [("when: indicators", true), ("when: extra.x", false)] {
        sandbox.write(path, outline.replacen("when: indicators", when, 1));
        let ran = sandbox.jixiao(&["build", "--force"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let text = crate::support::word_text(&sandbox.read("out/a.docx"));
        assert_eq!(text.contains(pointer), points, "{when}");
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert_eq!(said.matches("[D33]").count(), usize::from(!points), "{said}");
        assert!(!said.contains("[B23]"), "{said}");
    }
    sandbox.write(path, outline.replacen("when: indicators", "when: extra.x", 1));
    let section = "templates/standard/sections/03-goals.md.tera";
    let text = std::fs::read_to_string(project_file(section)).expect("it is there");
    let asked = " if has_attachment(\"整体自评表\") else \"\"";
    assert_eq!(text.matches(asked).count(), 2);
    sandbox.write(section, text.replace(asked, ""));
    let ran = sandbox.jixiao(&["check"]);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(said.contains("[T11]：引用了没有放进报告的表、图或附件"), "{said}");
}
