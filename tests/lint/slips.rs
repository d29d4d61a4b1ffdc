//! Slips of the trial of 514 cases: what was passed in silence, or told badly, is told with what to write.

use super::trial::{LINT, Told, assert_told, told};
use crate::support::{DEMO, Sandbox};

/// What can be read, and is not what was meant.
const MEANT_OTHERWISE: &[Told<'_>] = &[
    ("g1", "{{ [part.nam for part in income.parts] | join(\"、\") }}。", &["“nam”", "name"]),
    ("g2", "{% for x in income.total %}{{ x }}{% endfor %}", &["不能用 for"]),
    ("g3", "用途有{{ expenditure.project.uses | join }}。", &["join(\"、\")"]),
    ("g4", "{{ expenditure.project.uses | nth(\"1\") }}。", &["nth(0)"]),
    ("g5", "{{ income.total | first }}。", &["只用在列表上"]),
    ("g6", "{% if staff.control_rate is above(\"95%\") %}甲。{% endif %}", &["is above(95)"]),
    ("g7", "{% if staff.control_rate is above %}甲。{% endif %}", &["没有写与多少比"]),
    ("g8", "{% if \"超编\" %}甲。{% endif %}", &["T24", "总成立"]),
    ("g9", "{% if 1 == 2 %}甲。{% endif %}", &["T24", "总不成立"]),
    ("h1", "{% if year == 20224 %}甲。{% endif %}", &["T24", "总不成立"]),
    ("h2", "{% if not year %}甲。{% endif %}", &["T24", "总不成立"]),
    (
        "h3",
        "{% if income.change is below(5) or income.change is not below(5) %}甲。{% endif %}",
        &["正好相反"],
    ),
    ("h4", "{{ year }}度工作已完成。", &["T21", "年度"]),
    ("h5", "于{{ filing.date }}日报送。", &["T21", "自己带"]),
    ("h6", "培训{{ staff.actual }}万元。", &["T21", "以人计"]),
    ("h7", "支出{{ expenditure.total | sentence }}万元。", &["T21", "句号为止"]),
    ("h8", "第{{ loop.index }}项。", &["loop 只在"]),
    ("h9", "{{ item.name }}得分最高。", &["each: 的附件"]),
    ("i1", "{{ project.name }}得分最高。", &["each: projects"]),
    (
        "i2",
        "{% for one in projects %}{{ one.name }}。{% endfor %}最后是{{ one.name }}。",
        &["只在定它的"],
    ),
    ("i9", "见第四节表 2 。", &["T23"]),
    ("j1", "预算执行率达到98%。", &["T22"]),
    ("j2", "自评得分96.5分。", &["T22"]),
    ("j3", "{{ table(\"income\", of=\"p01\") }}", &["只有一张"]),
    ("j4", "{{ table(income) }}", &["要加引号"]),
    ("j5", "预算执行率达到95%以上。单价满50分的。", &[]),
];

/// What cannot be read, or is printed as it stands.
const UNREAD: &[Told<'_>] = &[
    ("i3", "甲&nbsp;乙。", &["网页里的写法"]),
    ("i6", "本年收入{% income.total %}。", &["{{ 名称 }}"]),
    ("i7", "{{ if projects is given }}甲。", &["{% if"]),
    ("i8", "{% if income.total is above(1000万元) %}甲。{% endif %}", &["不写单位"]),
];

/// What is wrong with the markup.
const MARKUP: &[Told<'_>] =
    &[("k1", "其他问题\n====\n", &["等号"]), ("k2", "<!-- 以后再写 -->", &["{#"])];

#[test]
fn slips_are_told_with_what_to_write() {
    for slips in [MEANT_OTHERWISE, UNREAD, MARKUP] {
        assert_told(&told(slips, &LINT), slips);
    }
}

/// What a build says of the standard pack with one file changed.
fn built(path: &str, text: &str) -> (i32, String) {
    let sandbox = Sandbox::new("lint-slips");
    sandbox.write("data/a.yaml", DEMO).write(&format!("templates/standard/{path}"), text);
    let ran = sandbox.jixiao(&["build", "data/a.yaml"]);
    (ran.code, ran.stderr)
}

fn shipped(path: &str, old: &str, new: &str) -> String {
    let text = crate::support::standard()[path].clone();
    assert!(text.contains(old), "{path}: {old}");
    text.replacen(old, new, 1)
}

#[test]
fn a_build_does_not_go_on_over_what_its_facts_reach() {
    let problems = "sections/07-problems.md.tera";
    let with = |words: &str| shipped(problems, "# 存在问题\n", &format!("# 存在问题\n\n{words}\n"));
    for (path, text, told) in [
        (
            "tables/income.yaml",
            shipped("tables/income.yaml", "${income.total}", "${.total}"),
            "“.total”前面的点",
        ),
        (problems, with("{{ table(\"income.yaml\") }}"), "是否想写“income”"),
        (problems, with("{{ [part.nam for part in income.parts] | join(\"、\") }}。"), "“nam”"),
        (problems, with("{% for x in income.total %}{{ x }}{% endfor %}"), "不能用 for"),
    ] {
        let (code, said) = built(path, &text);
        assert!(code != 0 && said.contains("错误") && said.contains(told), "{told}: {said}");
    }
}

#[test]
fn sizes_that_no_page_has_are_told_with_their_bound() {
    for (old, new, told) in [
        ("number_drop: 7mm", "number_drop: 70mm", "纸外"),
        ("size: 16pt, tracking: -0.25pt", "size: 1.6pt, tracking: -0.25pt", "5pt 到 96pt"),
        ("tracking: -0.25pt", "tracking: 16pt", "字号的一半"),
        ("align: justify, indent: 2}", "align: justify, indent: 20}", "0 到 10"),
        ("keep_next: true, outline: 2", "keep_next: true, outline: 1", "大纲级别"),
        ("pitch: 28.95pt", "pitch: 40pt", "pitch"),
        ("width: 210mm", "width: 21mm", "90mm 到 600mm"),
    ] {
        let (_, said) = built("style.yaml", &shipped("style.yaml", old, new));
        assert!(said.contains(told), "{new}: {said}");
    }
}

#[test]
fn a_faulty_line_of_a_word_list_is_told_itself_and_alone() {
    for (new, told) in [
        ("- 固有资产: 国有资产", "多了短横"),
        ("固有资产：国有资产", "全角冒号"),
        ("固有资产 -> 国有资产", "不能代替冒号"),
    ] {
        let text = shipped("words/typos.yaml", "固有资产: 国有资产", new);
        let (_, said) = built("words/typos.yaml", &text);
        assert!(said.contains(told) && said.matches("[Y").count() == 1, "{new}: {said}");
    }
}
