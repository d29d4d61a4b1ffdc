//! What templates ask is answered by value: comparisons, bare conditions, names of `extra` that are not written.

use crate::support::{DEMO, Outcome, replaced, standard};

/// What becomes of a template that is the only section, on the demo with some text of its own.
fn made(template: &str, extra: &str) -> Outcome {
    let mut files = standard();
    files.retain(|path, _| !path.starts_with("sections/"));
    files.insert("sections/only.md.tera".into(), template.into());
    let report = files.get_mut("report.yaml").expect("the pack has one");
    let start = report.find("sections:").expect("it lists sections");
    let end = report.find("# 附件：").expect("it goes on");
    report.replace_range(start..end, "sections: [only]\n");
    let (from, to) = ("\nextra: {}\n", format!("\nextra: {extra}\n"));
    Outcome::with(&DEMO.replace(from, &to), &files)
}

/// What a template prints in its one paragraph.
fn printed(template: &str) -> String {
    let made = made(template, "{}");
    let Some(document) = &made.document else { return made.rendered() };
    let dump = jixiao::doc::dump::dump(document);
    let body = dump.lines().find_map(|line| line.strip_prefix("body: "));
    body.unwrap_or("").to_string()
}

/// Holds each condition to be true or false.
fn holds(conditions: &[(&str, bool)]) {
    let mut wrong = Vec::new();
    for (condition, wanted) in conditions {
        let got = printed(&format!("{{% if {condition} %}}是{{% else %}}否{{% endif %}}"));
        if got != if *wanted { "是" } else { "否" } {
            wrong.push(format!("{condition}: {got}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        conditions.len(),
        wrong.join("\n")
    );
}

#[test]
fn comparisons_are_by_value() {
    holds(&[
        ("indicators[0].actual == 433600", true),
        ("indicators[0].actual > 433600", false),
        ("indicators[8].target == 90", true),
        ("indicators[8].target != 90", false),
        ("indicators[8].target >= 90", true),
        ("year == 2024", true),
        ("2024 == year", true),
        ("year != 2024", false),
        ("year == \"2024\"", true),
        ("previous_year == 2023", true),
        ("unit == \"万元\"", true),
        ("unit != \"万元\"", false),
        ("unit == '元'", false),
        ("staff.actual == 60", true),
        ("staff.actual == 60.0", true),
        ("staff.actual != 60", false),
        ("staff.actual == \"60\"", true),
        ("staff.actual <= 60", true),
        ("staff.actual < 60", false),
        ("staff.actual >= staff.established", false),
        ("staff.actual > 59", true),
        ("staff.change == -1", true),
        ("staff.change < 0", true),
        ("income.total > expenditure.total", true),
        ("income.total == 1287", true),
        ("income.total == 1287.00", true),
        ("income.total != 1287", false),
        ("income.total == \"1287.00万元\"", true),
        ("income.total >= 1287", true),
        ("0 < income.total", true),
        ("three_public.control_rate > 100", false),
        ("three_public.control_rate < 100", true),
        ("staff.control_rate == \"96.77%\"", true),
        ("three_public.abroad.change_rate == \"不适用\"", true),
        ("three_public.reception.change == 0", true),
        ("income.parts[1].source == \"government_fund\"", true),
        ("income.parts[1].name == \"政府性基金预算财政拨款收入\"", true),
        ("projects[0].id == \"p01\"", true),
        ("projects[0].priority == true", true),
        ("projects[2].priority == true", false),
        ("organization.short_name == organization.name", false),
        ("organization.name == organization.name", true),
        ("\"我馆\" == organization.short_name", true),
        ("\"免费开放\" in expenditure.project.uses", true),
        ("\"没有\" in expenditure.project.uses", false),
        ("\"没有\" not in expenditure.project.uses", true),
        ("\"图书馆\" in organization.name", true),
        ("income.parts | length == 4", true),
        ("income.parts | length > 1 and staff.actual == 60", true),
        ("not (staff.actual == 60)", false),
        ("year == 2024 or year == 2023", true),
        ("filing.date == \"2025年3月5日\"", true),
        ("organization.code == 205017", true),
    ]);
}

#[test]
fn what_is_not_filled_in_compares_with_nothing() {
    holds(&[
        ("three_public.abroad.initial == 0", false),
        ("three_public.abroad.initial != 0", false),
        ("three_public.abroad.initial > 0", false),
        ("three_public.abroad.initial <= 0", false),
        ("three_public.abroad.initial == none", true),
        ("staff.actual != none", true),
        ("indicators[0].reason == \"\"", false),
    ]);
}

#[test]
fn a_bare_condition_asks_whether_it_is_filled_in() {
    holds(&[
        ("staff.retired", true),
        ("three_public.abroad.initial", false),
        ("not three_public.abroad.initial", true),
        ("indicators[0].reason", false),
        ("indicators[0].reason or false", false),
        ("staff.actual and indicators[0].reason", false),
        ("(indicators[0].reason)", false),
        ("not (indicators[0].reason or three_public.abroad.initial)", true),
        ("extra", false),
        ("carryover", true),
        ("income.parts", true),
        ("projects[0].priority", true),
        ("projects[2].priority", false),
        ("not data_tables[0].cited", false),
        ("indicators[0].reason | default(\"\")", false),
        ("[one for one in evaluation.group if one.task] | length == 3", true),
        ("true if three_public.abroad.initial else false", false),
    ]);
    let chosen = [
        ("{{ \"有\" if indicators[0].reason else \"无\" }}", "无"),
        ("{% if false %}甲{% elif indicators[0].reason %}乙{% else %}丙{% endif %}", "丙"),
        ("{{ indicators[0].reason or \"没有\" }}", "没有"),
        ("{{ staff.retired or \"没有\" }}", "23"),
        (
            "{% for one in evaluation.group %}{% if one.task %}甲{% else %}乙{% endif %}{% endfor %}",
            "甲甲甲",
        ),
        ("{% for one in uses_of %}{% endfor %}甲", "模板里没有“uses_of”这个名称"),
        ("{{ indicators[0].reason and \"有\" }}", "但数据里没有填"),
        ("{{ (staff.retired == 23) and \"是\" }}", "是"),
    ];
    let wrong: Vec<_> = chosen
        .iter()
        .map(|(template, wanted)| (template, wanted, printed(template)))
        .filter(|(_, wanted, got)| got != *wanted && !(got.len() > 60 && got.contains(*wanted)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_line_of_which_nothing_is_filled_in_is_not_given() {
    holds(&[
        ("meetings is given", false),
        ("training", false),
        ("agency_operation is given", false),
        ("expenditure.operating", false),
        ("expenditure.upward is given", false),
        ("three_public.reception is given", true),
        ("procurement", true),
    ]);
}

#[test]
fn a_text_of_extra_that_is_not_written_is_not_given() {
    let template = "{% if extra.cover is given %}甲{% else %}乙{% endif %}\
                    {% if extra.cover %}甲{% else %}乙{% endif %}\
                    {% if extra.cover == \"甲\" %}甲{% else %}乙{% endif %}\
                    {% if extra[\"cover\"] is given %}甲{% else %}乙{% endif %}\
                    {{ extra.cover | default(\"丙\") }}{{ extra.cover or \"丁\" }}";
    let dump = |extra: &str| made(template, extra).dump();
    assert!(dump("{}").contains("body: 乙乙乙乙丙丁\n"), "{}", dump("{}"));
    assert!(dump("{cover: 甲}").contains("body: 甲甲甲甲甲甲\n"), "{}", dump("{cover: 甲}"));
    let output = made("甲{{ extra.cover }}", "{}").rendered();
    assert!(output.contains("要印 extra.cover，但数据里没有填"), "{output}");
}

#[test]
fn a_row_may_wait_for_a_text_of_extra() {
    let with = |extra: &str| {
        let mut files = standard();
        let table = files.get_mut("tables/income.yaml").expect("the pack has it");
        let row = "\nrows:\n  - when: extra.remark\n    cells: [备忘, {text: \"${extra.remark}\", columns: 2}]\n";
        *table = replaced(table, &[("\nrows:\n", row)]);
        Outcome::with(&DEMO.replace("\nextra: {}\n", &format!("\nextra: {extra}\n")), &files).dump()
    };
    assert!(!with("{}").contains("| 备忘 |") && with("{remark: 甲}").contains("| 备忘 | 甲 |"));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let mut wrong = Vec::new();
    for (condition, message) in [
        ("income == \"甲\"", "一组数据"),
        ("income.parts > 1", "一组数据"),
        ("projects[0].priority == \"是\"", "是非"),
        ("organization.name > \"甲\"", "不能比大小"),
        ("staff.actul == 60", "模板里没有“actul”这个名称"),
        ("staff.actual = 60", "相等写两个等号"),
        ("staff.actual is defined", "没有名为“defined”的判断"),
    ] {
        let output = printed(&format!("{{% if {condition} %}}是{{% endif %}}"));
        if !output.contains(message) {
            wrong.push(format!("{condition}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
