//! Data never becomes structure: whatever a name or text holds comes out as typed.

use crate::support::{Outcome, SAMPLE, replaced};

/// Texts that mean something to YAML, Tera, Markdown, XML or the marks between the stages.
const NASTY: [&str; 20] = [
    "# 标题",
    "## 二级",
    "甲|乙",
    "**粗**与_斜_",
    "<A&B>",
    "</w:t>]]>&lt;",
    "{% raw %}",
    "{# 注 #}",
    "2023. 年末",
    "1. 甲",
    "- 甲",
    "+ 甲",
    "> 引",
    "\\*反斜\\\\",
    "[x](y)",
    "![x](y)",
    "`代码`",
    "https://a.cn",
    "***",
    "甲😀乙𬍛",
];

/// A text as YAML takes it in any place.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The sample with a text in places of every kind.
fn holding(text: &str) -> String {
    let typed = quoted(text);
    replaced(
        SAMPLE,
        &[
            ("short_name: 我中心", &format!("short_name: {typed}")),
            ("name: 财政拨款收入", &format!("name: {typed}")),
            ("name: 吴时衡", &format!("name: {typed}")),
            ("kind: 省部级", &format!("kind: {typed}")),
            ("- title: 成立评价小组", &format!("- title: {typed}")),
            ("- title: 围绕中心大局，在优化服务保障中有新进步", &format!("- title: {typed}")),
            ("uses: [劳务外包人员工资", &format!("uses: [{typed}")),
        ],
    )
}

#[test]
fn names_and_texts_come_out_as_typed() {
    let blocks = |outcome: &Outcome| outcome.document.as_ref().map(|d| d.blocks().count());
    let plain = Outcome::of(SAMPLE);
    for nasty in NASTY {
        let outcome = Outcome::of(holding(nasty));
        let dump = outcome.dump();
        assert_eq!(blocks(&outcome), blocks(&plain), "{nasty}:\n{dump}");
        let apart = if nasty.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
        for line in [
            format!("根据编委核定，{nasty}内设机构7个。{nasty}纳入2023年部门预算编制范围。"),
            format!("其中：{nasty}1067.03万元，占收入合计的97.95%"),
            format!("  | {nasty} | 1067.03 | 97.95% |\n"),
            format!("body: 组长：主任{nasty}同志，"),
            format!("  | {nasty} | 8 | 136 |\n"),
            format!("body: 1.{apart}{nasty}。明确绩效自评工作的要求"),
            format!("h2: （一）{nasty}\n"),
            format!("主要用于{nasty}、社会养老保险"),
        ] {
            assert!(dump.contains(&line), "{line}\n{dump}");
        }
    }
}

#[test]
fn a_print_of_a_template_in_a_name_is_refused() {
    let outcome = Outcome::of(holding("{{ year }}"));
    assert!(outcome.document.is_none());
    assert!(outcome.rendered().contains("错误[D09]：“{{ year }}”是章节里的写法"));
}

#[test]
fn line_ends_of_a_text_part_paragraphs_and_vanish_in_headings() {
    let facts = replaced(
        SAMPLE,
        &[
            (
                "- 负责公务用车管理服务工作。负责市公务用车平台的车辆调度、更新和维护工作；负责公务用车平台信息化管理工作。",
                "- |-\n      甲\n      # 乙",
            ),
            ("- title: 保持严实作风，在全面从严治党中有新成效", "- title: \"丙\\n丁\""),
        ],
    );
    let dump = Outcome::of(&facts).dump();
    assert!(dump.contains("body: 3.甲\nbody: # 乙。\nbody: 4."), "{dump}");
    assert!(dump.contains("h2: （三）丙丁\n"), "{dump}");
}

/// The characters that mark values between the stages are private ones.
#[test]
fn private_and_control_characters_are_refused() {
    for character in ['\u{f0041}', '\u{10ff00}', '\u{100000}', '\u{7}'] {
        let outcome = Outcome::of(holding(&format!("甲{character}乙")));
        assert!(outcome.document.is_none() && outcome.errors().contains("错误[Y02]"));
    }
}

#[test]
fn tabs_in_texts_are_blanks() {
    let facts = replaced(SAMPLE, &[("name: 唐鑫", "name: \"唐\\t鑫\"")]);
    assert!(Outcome::of(&facts).dump().contains("办公室主任唐 鑫同志、财务刘振华同志"));
}
