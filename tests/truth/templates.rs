//! Slips in templates that were not reported, or wrongly.

use crate::support::{Sandbox, project_file};

/// What is reported where a template of the unit's own replaces the shipped one.
fn output(old: &str, new: &str) -> String {
    let sandbox = Sandbox::new("template-slips");
    let demo = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("it is there");
    sandbox.write("data/facts.yaml", &demo);
    let path = "templates/standard/sections/01-overview.md.tera";
    let text = std::fs::read_to_string(project_file(path)).expect("it is there");
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
        ("共{{ income.total ~ \"元\" }}。", "B21", "万元"),
        ("{{ year }}年年度工作完成。", "B21", "年度"),
        ("（一）收入情况如下。", "E21", "手打的序号"),
        ("共None。", "B20", "None"),
    ] {
        let output = output("", new);
        assert!(output.contains(&format!("[{code}]")) && output.contains(words), "{new}: {output}");
    }
}
