//! What `report.yaml` says beside texts: conditions of sections, schemes of numbers, covers, pages that are turned.

use jixiao::pipeline::Format;

use crate::support::{DEMO, Outcome, Ran, Sandbox, standard, word_part};

/// The document that the demo has in the standard pack with other outlines and sections.
fn outcome(outline: &[(&str, &str)], sections: &[(&str, &str)]) -> Outcome {
    let mut pack = standard();
    let changed = crate::support::replaced(&pack["report.yaml"], outline);
    pack.insert("report.yaml".into(), changed);
    for (name, text) in sections {
        pack.insert(format!("sections/{name}.md.tera"), (*text).into());
    }
    Outcome::with(DEMO, &pack)
}

/// The headings of a document.
fn headings(outcome: &Outcome) -> Vec<String> {
    let dump = outcome.dump();
    let lines = dump.lines().filter(|line| line.starts_with('h'));
    lines.filter_map(|line| line.split_once(": ")).map(|(_, text)| text.to_string()).collect()
}

/// Two sections with headings of three levels and a list, in place of the eight.
const SHORT: [(&str, &str); 2] = [
    (
        "01-overview",
        "# 概况\n\n## 职能\n\n甲。\n\n## 机构\n\n### 内设\n\n乙。\n\n1. 丙。\n2. 丁。\n",
    ),
    ("07-problems", "# 问题\n\n## 管理\n\n戊。\n"),
];

/// The list of the standard pack's sections, to be replaced.
const SECTIONS: &str = "  - 01-overview       # 一、部门概况\n  - 02-evaluation     # 二、自评工作情况\n  - 03-goals          # 三、绩效目标设置情况\n  - 04-spending       # 四、部门整体支出情况\n  - 05-management     # 五、预算管理情况\n  - 06-results        # 六、整体绩效\n  - 07-problems       # 七、存在问题\n  - 08-improvements   # 八、今后改进措施\n";

fn short(more: &str) -> Outcome {
    let list = format!("  - 01-overview\n  - 07-problems\n{more}");
    outcome(&[(SECTIONS, &list)], &SHORT)
}

#[test]
fn a_section_stands_only_where_its_condition_holds_and_later_numbers_follow() {
    let with = |condition: &str| {
        let list = format!("  - {{template: 01-overview, when: {condition}}}\n  - 07-problems\n");
        headings(&outcome(&[(SECTIONS, &list)], &SHORT))
    };
    assert_eq!(with("projects is given and year == 2024")[0], "一、概况");
    assert_eq!(with("three_public.total is above(100000)"), ["一、问题", "（一）管理"]);
    assert_eq!(with("[staff.actual, organization.name]")[0], "一、概况");
    assert_eq!(with("\"extra.no_such_text\"")[0], "一、问题");
}

#[test]
fn faults_of_a_condition_are_told_at_its_characters() {
    let with = |condition: &str| {
        let list = format!("  - {{template: 01-overview, when: {condition}}}\n  - 07-problems\n");
        outcome(&[(SECTIONS, &list)], &SHORT).errors()
    };
    let unknown = with("projekts is given");
    assert!(unknown.contains("T06") && unknown.contains("report.yaml:18:35"), "{unknown}");
    let test = with("projects is gven");
    assert!(test.contains("没有名为“gven”的判断") && test.contains(":18:47"), "{test}");
    assert!(with("\"{% if year %}\"").contains("P04"));
}

#[test]
fn headings_and_lists_are_numbered_after_the_scheme() {
    let with = |scheme: &str| {
        let list = format!("  - 01-overview\n  - 07-problems\nnumbering: {scheme}\n");
        outcome(&[(SECTIONS, &list)], &SHORT)
    };
    let parts = with("[第一部分, 一、, （一）, 1.]");
    let expected =
        ["第一部分　概况", "一、职能", "二、机构", "（一）内设", "第二部分　问题", "一、管理"];
    assert_eq!(headings(&parts), expected);
    assert!(parts.dump().contains("body: 1.丙。\nbody: 2.丁。"), "{}", parts.dump());
    let points = with("[\"1\", \"1.1\", \"1.1.1\", \"1.1.1.1\"]");
    let expected = ["1 概况", "1.1 职能", "1.2 机构", "1.2.1 内设", "2 问题", "2.1 管理"];
    assert_eq!(headings(&points), expected);
    let chapters = with("[第一章, 第一节, 一、, （一）]");
    assert_eq!(headings(&chapters)[4..], ["第二章　问题", "第一节　管理"]);
}

#[test]
fn the_contents_list_shows_the_numbers_of_the_scheme() {
    let more = "numbering: [第一部分, 一、, （一）, 1.]\ncontents: {title: 目录, levels: 2}\n";
    let dump = short(more).dump();
    assert!(dump.contains("contents1: 第一部分　概况"), "{dump}");
    assert!(dump.contains("contents2: 一、职能"), "{dump}");
}

#[test]
fn lone_headings_and_items_of_any_scheme_have_no_number() {
    let mut sections = SHORT;
    sections[1].1 = "# 问题\n\n1. 戊。\n";
    let list = "  - 01-overview\n  - 07-problems\nnumbering: [第一章, 第一节, 一、, （一）]\n";
    let dump = outcome(&[(SECTIONS, list)], &sections).dump();
    assert!(dump.contains("body: 戊。"), "{dump}");
}

#[test]
fn levels_below_the_scheme_and_typed_numbers_are_told() {
    let list = "  - 01-overview\n  - 07-problems\nnumbering: [第一章, 第一节]\n";
    let deep = outcome(&[(SECTIONS, list)], &SHORT).errors();
    assert!(deep.contains("T12") && deep.contains("numbering 只写了 2 级"), "{deep}");
    let typed = |heading: &str| {
        let mut sections = SHORT;
        let text = format!("# {heading}\n\n戊。\n");
        sections[1].1 = Box::leak(text.into_boxed_str());
        let list = "  - 01-overview\n  - 07-problems\nnumbering: [第一章, 第一节, 一、, （一）]\n";
        outcome(&[(SECTIONS, list)], &sections).errors()
    };
    for heading in ["第二章 问题", "1.1 问题", "二、问题", "第三部分　问题"] {
        let told = typed(heading);
        assert!(told.contains("T20") && told.contains("“# ”印第一章"), "{heading}: {told}");
    }
    for heading in ["第二届读者大会", "2024 年问题", "3.5亿元的用途"] {
        assert_eq!(typed(heading), "", "{heading}");
    }
}

#[test]
fn what_is_no_scheme_is_told() {
    for scheme in ["[概况, 一、]", "[一、]", "[一、, 一、]", "[\"1.1\", 一、]", "第一章"]
    {
        let errors = short(&format!("numbering: {scheme}\n")).errors();
        assert!(errors.contains("P04"), "{scheme}: {errors}");
    }
}

#[test]
fn pages_of_a_section_may_be_turned() {
    let list = "  - 01-overview\n  - {template: 07-problems, orientation: landscape}\n";
    let dump = outcome(&[(SECTIONS, list)], &SHORT).dump();
    let turned = dump.split("-- 横排\n").nth(1).unwrap_or_default();
    assert!(turned.starts_with("h1: 二、问题"), "{dump}");
    let first = "  - {template: 01-overview, orientation: landscape}\n  - 07-problems\n";
    let dump = outcome(&[(SECTIONS, first)], &SHORT).dump();
    assert!(
        dump.starts_with("-- 横排\ntitle: "),
        "the title stands with the first section: {dump}"
    );
}

/// A folder with the demo in a pack that has more in its outline, built.
fn built(name: &str, outline: &str) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new(name);
    sandbox
        .write("data/a.yaml", DEMO)
        .write("templates/本局/report.yaml", format!("extends: standard\n{outline}"));
    let ran = sandbox.jixiao(&["build", "data/a.yaml", "--pack", "本局"]);
    (sandbox, ran)
}

#[test]
fn a_cover_has_a_page_of_its_own_and_pages_count_from_behind_it() {
    let (sandbox, ran) = built(
        "cover",
        "cover:\n  title: [\"${organization.name}\", 绩效自评报告]\n  unit: 编制单位：${organization.name}\n  date: ${filing.date}\ncontents: {title: 目录, levels: 1}\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let body = word_part(&sandbox.read("out/a.docx"), "word/document.xml");
    let sections: Vec<_> = body.split("<w:sectPr").skip(1).collect();
    assert!(!sections[0].contains("footerReference"), "{}", &sections[0][..300]);
    assert!(sections[1].contains("w:pgNumType w:start=\"1\""), "{}", &sections[1][..300]);
    assert_eq!(body.matches("pgNumType").count(), 1);
    let (counted, ran) = built("counted", "cover: {title: 封面, counts: true}\n");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let body = word_part(&counted.read("out/a.docx"), "word/document.xml");
    assert!(!body.contains("pgNumType"));
}

#[test]
fn a_cover_may_be_a_template_or_the_report_s_own_title() {
    let mut pack = standard();
    let outline = pack["report.yaml"].clone() + "\ncover: {template: cover, repeat_title: false}\n";
    pack.insert("report.yaml".into(), outline);
    let text = "# {{ year }}年度\n\n编制：{{ organization.name }}\n";
    pack.insert("sections/cover.md.tera".into(), text.into());
    let dump = Outcome::with(DEMO, &pack).dump();
    let expected = "-- 没有页码\ncover_title: 2024年度\ncover_text: 编制：青溪县图书馆\nh1: 一、";
    assert!(dump.starts_with(expected), "{dump}");
    let mut pack = standard();
    pack.insert("report.yaml".into(), pack["report.yaml"].clone() + "\ncover: true\n");
    let dump = Outcome::with(DEMO, &pack).dump();
    let cover = dump.split("\ntitle: ").next().unwrap_or_default();
    assert!(cover.contains("cover_title: 青溪县图书馆"), "{cover}");
    assert!(cover.matches("cover_text: ").count() == 2, "unit and date: {cover}");
    let mut pack = standard();
    let both = "\ncover: {template: cover, title: 题}\n";
    pack.insert("report.yaml".into(), pack["report.yaml"].clone() + both);
    pack.insert("sections/cover.md.tera".into(), text.into());
    assert!(Outcome::with(DEMO, &pack).errors().contains("P04"));
}

#[test]
fn a_cover_that_comes_or_goes_can_be_shown_as_a_change() {
    let (sandbox, ran) = built("redline", "");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    sandbox.write("templates/本局/report.yaml", "extends: standard\ncover: {title: 封面}\n");
    let args = ["build", "data/a.yaml", "--pack", "本局", "--redline"];
    for _ in 0..2 {
        let ran = sandbox.jixiao(&args);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        sandbox.write("templates/本局/report.yaml", "extends: standard\n");
    }
    assert!(
        Format::ALL
            .iter()
            .all(|format| { sandbox.has(&format!("out/a-修订.{}", format.writer().extension)) })
    );
}
