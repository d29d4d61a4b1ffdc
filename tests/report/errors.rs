//! Faulty templates: each fault is reported in Chinese, at its place, with what to do.

use std::collections::BTreeMap;

use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};

use super::language::english;
use crate::support::{Outcome, SAMPLE, property, replaced, standard};

/// The findings on a template that stands in place of the first section.
fn output(template: &str) -> String {
    let mut files = standard();
    files.insert("sections/01-overview.md.tera".into(), template.into());
    output_of(files)
}

fn output_of(files: BTreeMap<String, String>) -> String {
    let outcome = Outcome::with(SAMPLE, &files);
    assert!(outcome.document.is_none(), "{}", outcome.rendered());
    let output = outcome.rendered();
    for finding in outcome.findings.iter() {
        assert!(!finding.labels.is_empty(), "{output}");
        for text in std::iter::once(&finding.message).chain(&finding.hints) {
            assert_eq!(english(text), None, "{output}");
        }
    }
    output
}

#[test]
fn faults_are_reported_at_their_place() {
    for (template, message, place) in [
        ("甲\n{{ incme.total }}", "模板里没有“incme”这个名称", "2:4"),
        ("甲{{ income.totl }}", "模板里没有“totl”这个名称", "1:12"),
        ("{{ income.total | bear }}", "没有名为“bear”的筛选器", "1:19"),
        ("{{ sum(a=1) }}", "没有名为“sum”的函数", "1:4"),
        ("{% if income.total is gven %}甲{% endif %}", "没有名为“gven”的判断", "1:23"),
        ("{% include \"part.tera\" %}", "没有“part.tera”这个模板文件", "1:"),
        ("{{ year | safe }}", "模板不能使用筛选器 safe", "1:11"),
        (
            "{% if false %}{{ year | truncate(length=1) }}{% endif %}",
            "模板不能使用筛选器 truncate",
            "1:25",
        ),
        ("{% if year is given %}甲", "模板没有写完", "1:"),
        ("{{ year }", "模板语法有误", "1:"),
        ("{% iff year %}{% endif %}", "没有这种标签", "1:"),
        ("{{ 年度 }}", "花括号里写了中文“年度”", "1:4"),
        ("{{ \"甲 }}", "引号没有成对", "1:"),
        ("{# 甲", "注释没有写完", "1:1"),
        ("{{ staff.retired }}", "要印 离退休人员（staff.retired），但数据里没有填", "1:1"),
        ("{{ goals.achieved }}", "要印 goals.achieved，但数据里没有填", "1:1"),
        ("{{ income.total + 1 }}", "模板不做计算", "1:4"),
        ("{% if income.total > \"甲\" %}甲{% endif %}", "文字不能比大小", "1:7"),
        ("{% for one in income.total.parts %}{% endfor %}", "下面没有“parts”", "1:28"),
        ("{% for one in 5 %}{% endfor %}", "此项不是列表，不能用 for", "1:15"),
        ("{% if incom is given %}甲{% endif %}", "没有“incom”这个名称", "1:7"),
        ("{% if year is above %}甲{% endif %}", "is above 没有写与多少比", "1:"),
        ("{{ \"甲\" | bare }}", "此处要用一个数字", "1:"),
        ("{{ table(\"incme\") }}", "没有名为“incme”的表", "1:4"),
        ("{{ table() }}", "缺少参数 name", "1:4"),
        ("甲{{ table(\"income\") }}", "表没有单独成段", "1:1"),
        ("{{ table(\"income\") }}\n\n{{ table(\"income\") }}", "同一张表放了两次", "3:1"),
        ("{{ income }}", "此处印的是一组数据，不是一项", "1:1"),
        ("{{ income.parts }}", "此处印的是一组数据，不是一项", "1:1"),
        ("# 甲\n\n- 乙", "模板里不能用项目符号", "3:1"),
        ("甲\n\n> 乙", "模板里不能用引用块", "3:1"),
        ("甲<b>乙</b>", "模板里不能用网页标签", "1:1"),
        ("甲`乙`", "模板里不能用代码", "1:1"),
        ("甲\n\n    乙", "模板里不能用行首的多个空格", "3:5"),
        ("```\n甲\n```", "模板里不能用代码块", "1:1"),
        ("*甲*", "模板里不能用斜体", "1:1"),
        ("[甲](乙)", "模板里不能用链接", "1:1"),
        ("甲\n\n[乙]: 丙", "模板里不能用链接", "3:1"),
        ("# {{ \"\" }}", "标题没有文字", "1:1"),
        ("甲\n\n***\n", "模板里不能用分隔线", "3:1"),
        ("##### 甲", "模板里不能用五级以上的标题", "1:1"),
        ("### 甲", "3 级标题上面没有 2 级标题", "1:1"),
        ("2023. 年末", "模板里不能用这样大的编号", "1:1"),
        ("甲\u{f0000}", "模板里有不能使用的字符（U+F0000）", "1:2"),
    ] {
        let output = output(template);
        assert!(output.contains(message), "{template}\n{output}");
        let place = format!("sections/01-overview.md.tera:{place}");
        assert!(output.contains(&place), "{template}: {place}\n{output}");
    }
}

#[test]
fn faults_of_all_templates_are_reported_in_one_run() {
    let mut files = standard();
    files.insert("sections/01-overview.md.tera".into(), "{{ a".into());
    files.insert("sections/02-evaluation.md.tera".into(), "{% if %}".into());
    let output = output_of(files);
    assert!(
        output.contains("01-overview.md.tera:1:") && output.contains("02-evaluation.md.tera:1:")
    );

    let mut files = standard();
    files.insert("sections/01-overview.md.tera".into(), "{{ alpha }}".into());
    files.insert("sections/02-evaluation.md.tera".into(), "{{ beta }}\n\n- 甲".into());
    let output = output_of(files);
    assert!(output.contains("“alpha”") && output.contains("“beta”"), "{output}");
}

#[test]
fn near_names_are_offered() {
    assert!(output("{{ income.totl }}").contains("提示：是否想写“total”？"));
    assert!(output("{{ year | bere }}").contains("提示：是否想写“bare”？"));
    assert!(output("{{ table(\"incme\") }}").contains("提示：是否想写“income”？"));
}

#[test]
fn a_number_of_a_table_that_is_not_placed() {
    let mut files = standard();
    files
        .insert("sections/01-overview.md.tera".into(), "见{{ table_number(\"income\") }}。".into());
    files.insert("sections/04-spending.md.tera".into(), "甲".into());
    assert!(output_of(files).contains("引用了没有放进报告的表"));
}

/// What is typed into templates in the wrong place.
const TYPED: [&str; 30] = [
    "{{", "}}", "{%", "%}", "{#", "#}", "|", "(", ")", "\"", ".", " is ", " not ", " in ", "#",
    "*", "`", "[", "](", "<b>", "\n1. ", "\n- ", "年", "=", "-", "\n\n", " if ", "endif", "for",
    "\\",
];

/// A section of the standard pack, a place in it, whether the character there goes, and what is typed there.
fn slips() -> impl Strategy<Value = (String, Index, bool, &'static str)> {
    let sections = standard().into_keys().filter(|path| path.starts_with("sections/"));
    (select(sections.collect::<Vec<_>>()), any::<Index>(), any::<bool>(), select(&TYPED[..]))
}

#[test]
fn whatever_is_typed_into_a_template_no_english_and_no_panic() {
    let files = standard();
    property(250, slips(), |(name, at, removes, typed)| {
        let mut characters: Vec<char> = files[&name].chars().collect();
        let at = at.index(characters.len());
        characters.splice(at..at + usize::from(removes), typed.chars());
        let mut changed = files.clone();
        changed.insert(name, characters.into_iter().collect());
        let outcome = Outcome::with(SAMPLE, &changed);
        let rendered = outcome.rendered();
        for finding in outcome.findings.iter() {
            for text in std::iter::once(&finding.message).chain(&finding.hints) {
                assert_eq!(english(text), None, "{rendered}");
            }
        }
        assert_eq!(outcome.document.is_none(), outcome.findings.has_errors(), "{rendered}");
    });
}

#[test]
fn a_hole_in_the_facts_is_reported_once() {
    let facts = replaced(SAMPLE, &[("负责公务用车管理服务工作。", "负责${staff.retired}人。")]);
    let outcome = Outcome::of(&facts);
    assert!(outcome.document.is_none());
    let errors = outcome.errors();
    assert_eq!(errors.matches("错误[").count(), 1, "{errors}");
    assert!(errors.contains("离退休人员"), "{errors}");
}
