//! What a section template may say, and how numbers and paragraphs come of it.

use std::collections::BTreeMap;

use crate::support::{Outcome, SAMPLE, standard};

/// The dump of a report with one section alone, without its title and the name at its end.
pub(super) fn section(template: &str) -> String {
    let dump = outcome(template).dump();
    let (_, section) = dump.split_once('\n').expect("a title comes first");
    unsigned(section).to_string()
}

/// A dump without the name at its end.
fn unsigned(dump: &str) -> &str {
    dump.split_once("signature: ").map_or(dump, |(before, _)| before)
}

/// What is reported of a section that cannot be printed.
pub(super) fn refused(template: &str) -> String {
    let outcome = outcome(template);
    assert!(outcome.document.is_none(), "{template} is printed");
    outcome.errors()
}

fn outcome(template: &str) -> Outcome {
    Outcome::with(SAMPLE, &pack(template))
}

/// The standard pack with one section alone.
fn pack(template: &str) -> BTreeMap<String, String> {
    let mut files = standard();
    files.insert("sections/only.md.tera".into(), template.into());
    let report = files.get_mut("report.yaml").expect("the pack has one");
    let start = report.find("sections:").expect("it lists sections");
    let end = report.find("# 表的编号").expect("it goes on");
    report.replace_range(start..end, "sections: [only]\n");
    files
}

#[test]
fn paragraphs_are_parted_by_empty_lines_alone() {
    let template = "甲\n乙\n{% if year is given %}\n丙\n{% endif %}\n\n{# 注 #}\n丁\\\n戊\n";
    assert_eq!(section(template), "body: 甲乙丙\nbody: 丁⏎戊\n");
}

#[test]
fn digits_are_raised_and_lowered_in_templates_and_facts() {
    assert_eq!(section("细颗粒物PM~2.5~"), "body: 细颗粒物PM₂․₅\n");
    assert_eq!(section("面积35m^2^，减排CO~2~，1~3月"), "body: 面积35m²，减排CO₂，1~3月\n");
    let facts = SAMPLE.replacen("text: 绩效", "text: 浓度10^-6^，绩效", 1);
    assert_ne!(facts, SAMPLE);
    assert!(Outcome::of(&facts).dump().contains("浓度10⁻⁶，绩效"));
}

#[test]
fn numbers_follow_the_headings() {
    let template = "# 甲\n\n1. 一\n1. 二\n   1. 三\n\n## 乙\n\n1. 四\n\n### 丙\n\n1. 五\n\n#### 丁\n\n# 戊\n\n## 己\n";
    let expected = "h1: 一、甲\nbody: （一）一\nbody: （二）二\nbody: 三\nh2: （三）乙\nbody: 1.四\n\
                    h3: 2.丙\nbody: （1）五\nh4: （2）丁\nh1: 二、戊\nh2: （一）己\n";
    assert_eq!(section(template), expected);
}

#[test]
fn a_list_begins_anew_at_one_and_goes_on_otherwise() {
    let template = "# 甲\n\n## 乙\n\n1. 一\n\n隔\n\n2. 二\n\n隔\n\n1. 三\n\n   三的第二段\n";
    let expected = "h1: 一、甲\nh2: （一）乙\nbody: 1.一\nbody: 隔\nbody: 2.二\nbody: 隔\nbody: 三\n\
                    body: 三的第二段\n";
    assert_eq!(section(template), expected);
}

#[test]
fn bold_holds_beside_chinese_and_values() {
    let template = "占**97.95%**的，**{{ income.total }}**，共**“三公”**经费";
    let expected = "body: 占**97.95%**的，**1089.40万元**，共**“三公”**经费\n";
    assert_eq!(section(template), expected);
}

#[test]
fn filters_and_tests() {
    for (template, expected) in [
        ("{{ income.total | bare }}", "1089.40"),
        ("{{ staff.actual }}|{{ staff.control_rate | bare }}", "22|91.67"),
        ("{{ staff.retired | default(\"无\") }}", "无"),
        ("{{ [part.name for part in income.parts] | join(\"、\") }}", "财政拨款收入、其他收入"),
        ("{{ income.parts | length }}", "2"),
        ("{% if organization.short_name | plain == \"我中心\" %}是{% endif %}", "是"),
        ("{% if three_public.abroad.actual is zero %}是{% endif %}", "是"),
        ("{% if staff.change is negative %}是{% endif %}", "是"),
        ("{% if three_public.abroad.actual %}{% endif %}{{ \"a&b\" }}", "a&b"),
        (
            "{% if three_public.abroad.completion_rate is applicable %}是{% else %}否{% endif %}",
            "否",
        ),
        ("{% if three_public.total is below(three_public.budget) %}是{% endif %}", "是"),
        ("{% if income.total is above(1089.4) %}是{% else %}否{% endif %}", "否"),
        ("{% if income.total is equal_to(1089.4) %}是{% endif %}", "是"),
        ("{% if staff.control_rate is above(91.66) %}是{% endif %}", "是"),
        ("{% if goals.achieved is given %}有{% else %}无{% endif %}", "无"),
        ("{% if projects is given or three_public is given %}有{% endif %}", "有"),
        ("{{ extra | length }}", "0"),
        ("{{ evaluation.submission | sentence }}", "本次自评材料在规定的时间范围内报送。"),
    ] {
        assert_eq!(section(template), format!("body: {expected}\n"), "{template}");
    }
}

#[test]
fn tables_are_numbered_where_they_stand() {
    let template = "见{{ table_number(\"income\") }}、{{ table_number(\"expenditure\") }}\n\n\
                    {{ table(\"expenditure\") }}\n\n{{ table(name=\"income\") }}\n";
    let dump = section(template);
    assert!(dump.starts_with("body: 见表2、表1\ntable expenditure: 表1　支出构成表"), "{dump}");
    assert!(dump.contains("table income: 表2　收入构成表 单位：万元"), "{dump}");
}

#[test]
fn included_templates_keep_their_lines() {
    let mut files = pack("甲\n\n{% include \"sections/part.tera\" %}\n");
    files.insert("sections/part.tera".into(), "\n乙{{ year }}\n".into());
    let outcome = Outcome::with(SAMPLE, &files);
    let document = outcome.document();
    let last = document.blocks().nth(2).expect("there are a title and two paragraphs");
    let place = last.origin.template.expect("its line is known");
    assert_eq!(outcome.sources.text(place), "乙{{ year }}");
    assert!(unsigned(&outcome.dump()).ends_with("body: 甲\nbody: 乙2023\n"));
}

#[test]
fn escapes_give_what_markup_would_take() {
    let template = "2023\\. 年末\n\n\\# 甲 \\*乙\\* \\[丙\\](丁) \\<戊> 5 < 6\n";
    assert_eq!(section(template), "body: 2023. 年末\nbody: # 甲 *乙* [丙](丁) <戊> 5 < 6\n");
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let files = standard().into_iter().map(|(path, text)| (path, text.replace('\n', "\r\n")));
    let outcome = Outcome::with(SAMPLE, &files.collect());
    assert_eq!(outcome.dump(), Outcome::of(SAMPLE).dump());
}
