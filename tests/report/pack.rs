//! A pack's YAML files: errors are reported in Chinese, all at once, at their place.

use jixiao::base::length::Length;
use jixiao::doc::Role;

use super::language::english;
use crate::support::{Outcome, SAMPLE, Sandbox, replaced, standard, standard_style};

/// The findings on the standard pack with one file changed.
fn output(path: &str, changes: &[(&str, &str)]) -> String {
    let mut files = standard();
    let text = replaced(&files[path], changes);
    files.insert(path.into(), text);
    let outcome = Outcome::with(SAMPLE, &files);
    assert!(outcome.document.is_none(), "{changes:?}");
    for finding in outcome.findings.iter() {
        for text in std::iter::once(&finding.message).chain(&finding.hints) {
            assert_eq!(english(text), None, "{text}");
        }
    }
    outcome.rendered()
}

#[test]
fn what_would_be_printed_wrong_is_refused() {
    for (old, new, message) in [
        ("  - 08-improvements", "  - 07-problems", "[P05]：章节“07-problems”列了两次"),
        ("date: ${filing.date}", "date: ${year}", "[P04]：成文日期要引用数据里的日期"),
        ("date: ${filing.date}", "date: 2025年3月", "[P04]：成文日期要引用数据里的日期"),
        ("table_label: 表", "table_label: \"\"", "[P04]：表号前面的字"),
        ("table_label: 表", "table_label: \"{{ year }}\"", "[P04]："),
        ("each: projects", "when: projects", "[P09]：“.name”是列表里一项的名称"),
    ] {
        let output = output("report.yaml", &[(old, new)]);
        assert!(output.contains(message), "{new}: {output}");
    }
}

#[test]
fn what_stands_beside_a_list_is_none_of_its_items() {
    let cell = [("${staff.actual}", "${projects.total.budget}")];
    let output = output("tables/base_data.yaml", &cell);
    assert!(output.contains("[P09]") && output.contains("projects.total.budget"), "{output}");
}

#[test]
fn slips_in_the_outline() {
    let output = output(
        "report.yaml",
        &[
            ("table_label: 表", "table_lable: 表"),
            ("unit: 万元", "unit: 千元"),
            ("  - 03-goals ", "  - 03-goal "),
            ("${year}年度部门整体支出绩效自评报告", "${year年度"),
        ],
    );
    for message in [
        "[P01]：不认识的键 table_lable",
        "是否想写 table_label？",
        "[P02]：缺少 table_label",
        "[P04]：不能写“千元”",
        "提示：写 元、万元 或 亿元",
        "[P08]：没有章节模板 sections/03-goal.md.tera",
        "是否想写 03-goals？",
        "[P04]：${ 没有结束",
    ] {
        assert!(output.contains(message), "{message}\n{output}");
    }
}

#[test]
fn a_pack_chooses_how_amounts_are_printed() {
    let printed = |changes: &[(&str, &str)]| {
        let mut files = standard();
        let text = replaced(&files["report.yaml"], changes);
        files.insert("report.yaml".into(), text);
        Outcome::with(SAMPLE, &files).dump()
    };
    let numbers = "# numbers: {decimals: 2, separators: true}";
    let plain = printed(&[]);
    assert!(plain.contains("1089.40万元") && !plain.contains("1,089.40"));
    assert!(printed(&[(numbers, &numbers[2..])]).contains("1,089.40万元"));
    assert!(printed(&[(numbers, "numbers: {decimals: 0}")]).contains("1089万元"));
    let hundred_million = [("unit: 万元", "unit: 亿元"), (numbers, "numbers: {decimals: 4}")];
    assert!(printed(&hundred_million).contains("0.1089亿元"));
}

#[test]
fn slips_in_the_style() {
    let output = output(
        "style.yaml",
        &[
            ("top: 37mm", "top: 37"),
            ("face: kai,", "face: kia,"),
            ("indent: 2}", "indent: 99}"),
            ("align: center, indent: 0, before: 100", "align: middle, indent: 0, before: 100"),
            ("embed_fonts: true", "embed_fonts: 是"),
            ("  caption:         {name: 表题,", "  captain:         {name: 表题,"),
        ],
    );
    for message in [
        "不能写“37”",
        "提示：写数字和单位，如 16pt（磅）或 37mm（毫米）",
        "不能写“kia”",
        "是否想写 kai？",
        "不能写“99”",
        "不能写“middle”",
        "不能写“是”",
        "缺少 caption",
        "不认识的键 captain",
    ] {
        assert!(output.contains(message), "{message}\n{output}");
    }
}

#[test]
fn slips_in_a_table() {
    let path = "tables/income.yaml";
    let output = output(
        path,
        &[
            ("width: [30, 60]", "width: [60, 30]"),
            ("align: left", "align: links"),
            ("cells: [合计, ", "cels: [合计, "),
        ],
    );
    for message in ["[60, 30]", "不能写“links”", "不认识的键 cels", "是否想写 cells？"]
    {
        assert!(output.contains(message), "{message}\n{output}");
    }
    for (from, to, message) in [
        ("${income.total}", "${income.totl}", "没有“totl”这个名称"),
        ("${.actual}", "${.actaul}", "没有“actaul”这个名称"),
        ("${income.total}", "${income}", "此处引用的是一组数据，不是一项"),
        ("each: income.parts", "each: income.total", "income.total 不是列表"),
        ("[合计, ", "[合计, 甲, ", "这一行的格子与表的 3 列对不上"),
        ("caption: 收入构成表", "caption: [甲]", "此处应是一段文字，现在是一个列表"),
        ("when: [income.total,", "when: [income total,", "“income total”不是名称"),
    ] {
        let output = self::output(path, &[(from, to)]);
        assert!(output.contains(message), "{message}\n{output}");
        assert!(output.contains(path), "{output}");
    }
}

#[test]
fn missing_files_are_named() {
    let sandbox = Sandbox::new("own-pack");
    for (path, text) in standard().iter().filter(|(path, _)| *path != "style.yaml") {
        sandbox.write(&format!("templates/own/{path}"), text);
    }
    sandbox.write("data/a.yaml", replaced(SAMPLE, &[("pack: standard", "pack: own")]));
    let ran = sandbox.jixiao(&["check"]);
    assert!(ran.stderr.contains("版式里缺少文件 style.yaml"), "{}", ran.stderr);
}

#[test]
fn the_standard_style_is_the_official_page() {
    let style = standard_style();
    let (page, body) = (&style.page, style.of(Role::Body));
    let lines = (page.height - page.top - page.bottom).to_milli() / page.pitch.to_milli();
    assert_eq!(lines, 22);
    let width = page.width - page.left - page.right;
    assert_eq!(width.to_milli() / style.character(Role::Body).to_milli(), 28);
    assert_eq!((body.size, body.line), (Length::pt(16.0), page.pitch));
    assert_eq!(style.of(Role::Heading1).size, body.size);
    assert_eq!(style.faces[&body.face].official, "仿宋_GB2312");
}

#[test]
fn files_that_nothing_uses_are_warned_of() {
    let mut files = standard();
    files.insert("sections/06-result.md.tera".into(), "# 甲\n".into());
    files.insert("table/income.yaml".into(), "caption: 甲\n".into());
    files.insert("sections/part.tera".into(), "甲\n".into());
    files.insert(
        "sections/07-problems.md.tera".into(),
        "{% include \"sections/part.tera\" %}".into(),
    );
    let outcome = Outcome::with(SAMPLE, &files);
    assert!(outcome.document.is_some());
    let output = outcome.rendered();
    assert!(output.contains("警告[P11]：版式没有用到 sections/06-result.md.tera"), "{output}");
    assert!(output.contains("版式用的是 sections/06-results.md.tera"), "{output}");
    assert!(output.contains("警告[P11]：版式没有用到 table/income.yaml"), "{output}");
    assert!(!output.contains("没有用到 sections/part.tera"), "{output}");
}

/// Packs from before there were contents lists and charts build, and may ask for both.
#[test]
fn roles_that_came_later_may_be_left_out() {
    let mut files = standard();
    let style = files["style.yaml"].lines().filter(|line| {
        let key = line.trim_start().split(':').next().unwrap_or_default();
        !["contents_title", "contents1", "contents2", "chart_caption"].contains(&key)
    });
    let style = style.collect::<Vec<_>>().join("\n");
    assert!(!style.contains("图题"));
    files.insert("style.yaml".into(), style);
    let outline = files["report.yaml"].clone() + "\ncontents: {title: 目录, levels: 2}\n";
    files.insert("report.yaml".into(), outline);
    files.insert("sections/01-overview.md.tera".into(), "# 甲\n\n{{ chart(\"income\") }}\n".into());
    let outcome = Outcome::with(SAMPLE, &files);
    let dump = outcome.dump();
    assert!(dump.starts_with("contents_title: 目录\n"), "{dump}");
    assert!(dump.contains("pie income: 图1　收入构成图"), "{dump}");
}

#[test]
fn an_empty_template_is_told() {
    let mut files = standard();
    files.insert("sections/07-problems.md.tera".into(), "\n".into());
    let output = Outcome::with(SAMPLE, &files).rendered();
    assert!(
        output.contains("警告[P17]：sections/07-problems.md.tera 是空的，报告里没有这一节"),
        "{output}"
    );
}
