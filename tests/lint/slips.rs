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
    (
        "l1",
        "{% if self_evaluation.grade == \"优秀\" %}甲。{% endif %}",
        &["没有“优秀”这个等级", "是否想写“优”"],
    ),
    (
        "l2",
        "{% for one in projects %}{% if one.grade == \"一等\" %}甲。{% endif %}{% endfor %}",
        &["没有“一等”这个等级", "优、良、中、差"],
    ),
    (
        "l3",
        "{% for m in measures %}{% if m.owner_label == \"部门\" %}甲。{% endif %}{% endfor %}",
        &["总不成立", "责任部门和责任人"],
    ),
    ("l4", "{% if self_evaluation.grade == \"良\" %}甲。{% endif %}", &[]),
    ("l5", "{% if income.total is applicable %}甲。{% endif %}", &["T24", "is given"]),
    ("l6", "{% if staff.control_rate is applicable %}甲。{% endif %}", &[]),
    ("l7", "{% if income.total is above(10000000) %}甲。{% endif %}", &["按万元比", "10000000 元"]),
    ("l8", "{% if income.total is above(10000) %}甲。{% endif %}", &[]),
    ("m1", "全年支出为万元。", &["T21", "前面没有数"]),
    ("m2", "执行率为%，偏低。", &["T21", "前面没有数"]),
    ("m3", "金额单位为万元。数据以万元计，取整为万元。", &[]),
    ("m4", "共有项目{{ projects | length }}。", &["T21", "量词"]),
    ("m5", "项目数为{{ projects | length }}，共{{ projects | length }}个。", &[]),
    (
        "m6",
        "离休费{{ expenditure.operating.actual | default(\"0\") }}。",
        &["T21", "default(\"0万元\")"],
    ),
    ("m7", "{% for x in staff %}{{ x }}。{% endfor %}", &["一组数据", "不能用 for"]),
    ("m8", "{% for k, v in staff %}{{ k }}。{% endfor %}", &["一组数据", "不能用 for"]),
    (
        "m9",
        "{% if extra.Result-Use is given %}甲。{% endif %}",
        &["名称里不能有横线", "Result_Use"],
    ),
    ("n1", "按要求，加 强 学 习。", &["B01", "打了空格"]),
    ("n2", "合 计 数。", &[]),
    ("n3", "{% set note = \"以上正在整改。\" %}乙。", &["T24", "“note”没有用到"]),
    ("n4", "{% set other = \"以上正在整改。\" %}{{ other }}", &[]),
    (
        "n5",
        "{% for one in projects %}\n{{ one.name }}完成。\n\n以上问题正在整改。\n\n{% endfor %}",
        &["B06", "endfor"],
    ),
    ("n6", "“三公”经费{{ three_public.total }}，其中：", &["T25", "后面没有内容"]),
    ("n7", "## 工作打算。\n\n乙。", &["B21", "标题末尾"]),
    ("n8", "我馆将逐项整改。", &["T22", "organization.short_name"]),
    ("n9", "公共图书馆免费开放项目完成较好。", &["T22", "项目名称"]),
    ("p1", "全年支出{{ expenditure.total }} 万元。", &["T21", "单位写了两次"]),
    ("p2", "全年支出{{ expenditure.total }}（万元）。", &["T21", "单位写了两次"]),
    ("p3", "执行率为{{ expenditure.total }}。", &["T21", "说的是率，印的是金额"]),
    (
        "p4",
        "{% if expenditure.execution_rate is given %}执行率为{{ expenditure.execution_rate }}。{% endif %}",
        &[],
    ),
    ("p5", "我{{ organization.short_name }}将整改。", &["B02", "自称自己带“我”"]),
    ("p6", "得分情况见附件三。", &["T23", "附件三"]),
    ("p7", "代表一致同意，一并报送。", &[]),
    (
        "p8",
        "{% for one in projects %}{% set last = one.name %}{% endfor %}乙。",
        &["T24", "出了循环"],
    ),
];

/// What cannot be read, or is printed as it stands.
const UNREAD: &[Told<'_>] = &[
    ("i3", "甲&nbsp;乙。", &["网页里的写法"]),
    ("i6", "本年收入{% income.total %}。", &["{{ 名称 }}"]),
    ("i7", "{{ if projects is given }}甲。", &["{% if"]),
    ("i8", "{% if income.total is above(1000万元) %}甲。{% endif %}", &["不写单位"]),
    ("o1", "收入{{ income.total，}}。", &["删去它"]),
    ("o2", "收入{{{ income.total }}}。", &["多了一个“{”", "多了一个“}”"]),
    ("o3", "离休{{ staff.retirees.cadres | default: \"无\" }}。", &["default(\"无\")"]),
];

/// What is wrong with the markup.
const MARKUP: &[Told<'_>] =
    &[("k1", "其他问题\n====\n", &["等号"]), ("k2", "<!-- 以后再写 -->", &["{#"])];

/// Marks of other programs, which are printed as they stand.
const OTHER_MARKS: &[Told<'_>] = &[
    ("k3", "执行率较高[^1]。", &["T20", "没有脚注"]),
    ("k4", "==重点==是执行率。", &["T20", "**重点**"]),
    ("k5", "\\newpage\n\n内容。", &["T20", "new_page()"]),
];

#[test]
fn slips_are_told_with_what_to_write() {
    for slips in [MEANT_OTHERWISE, UNREAD, MARKUP, OTHER_MARKS] {
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

/// Slips in the files of a pack: the file, what stood there, what stands there now, what is told.
const IN_FILES: &[(&str, &str, &str, &[&str])] = &[
    ("words/typos.yaml", "固有资产: 国有资产", "国有资产: 固有资产", &["是对的词", "写反"]),
    ("words/subjects.yaml", "\"30101\"", "30101a", &["不是科目编码"]),
    (
        "report.yaml",
        "  - 08-improvements ",
        "  - head_basic\n  - 08-improvements ",
        &["不能单独列成一节", "report.yaml"],
    ),
    ("report.yaml", "each: projects", "each: income.parts", &["each: projects", "report.yaml"]),
    ("tables/three_public.yaml", "{head: 预算数", "{head: 决 算 数", &["表头是“决算数”", "budget"]),
    ("tables/income.yaml", "unit: 单位：${unit}", "unit: 单位：万元", &[]),
    (
        "style.yaml",
        "fangsong: [仿宋_GB2312, 仿宋, FangSong, 方正仿宋_GBK, Jixiao FangSong]",
        "fangsong: [华文仿宋体]",
        &["style.yaml:", "Jixiao FangSong]"],
    ),
];

#[test]
fn slips_in_files_are_told_in_them_and_once() {
    for (path, old, new, pieces) in IN_FILES {
        let (_, said) = built(path, &shipped(path, old, new));
        for piece in *pieces {
            assert!(said.contains(piece), "{new}: {piece}\n{said}");
        }
        let count = said.matches("错误[").count() + said.matches("警告[").count();
        assert!(pieces.is_empty() || count == 1, "{new}: {said}");
    }
}

#[test]
fn a_unit_that_a_table_says_above_is_not_said_in_its_heads() {
    let table = |head: &str, unit: &str| {
        format!(
            "caption: 得分表\n{unit}columns:\n  - {{head: 项目, width: [40, 60]}}\n  - {{head: {head}, width: [20, 60]}}\nrows:\n  - each: projects\n    cells: [\"${{.name}}\", \"${{.actual}}\"]\n"
        )
    };
    for (head, unit, is_told) in [
        ("决算（万元）", "unit: 单位：${unit}\n", true),
        ("决算（万元）", "", false),
        ("人数（人）", "unit: 单位：${unit}\n", false),
    ] {
        let sandbox = Sandbox::new("lint-heads");
        let section = shipped(
            "sections/07-problems.md.tera",
            "# 存在问题\n",
            "# 存在问题\n\n{{ table(\"mine\") }}\n",
        );
        sandbox
            .write("data/a.yaml", DEMO)
            .write("templates/standard/sections/07-problems.md.tera", &section)
            .write("templates/standard/tables/mine.yaml", table(head, unit));
        let said = sandbox.jixiao(&["template", "lint"]).stderr;
        assert_eq!(said.contains("单位写了两处"), is_told, "{head}: {said}");
    }
}

#[test]
fn files_of_other_programs_in_a_pack_are_told() {
    for (path, told) in [
        ("templates/standard/sections/07-problems.docx", "办公软件"),
        ("templates/standard/sections.zip", "压缩文件"),
        ("templates/standard/sections/09-own.md.TERA", "09-own.md.tera"),
        ("templates/standard/tables/own.YAML", "own.yaml"),
        ("templates/standard/sections/~$07-problems.docx", ""),
    ] {
        let sandbox = Sandbox::new("lint-files");
        sandbox.write("data/a.yaml", DEMO).write(path, "甲\n");
        let said = sandbox.jixiao(&["template", "lint"]).stderr;
        assert_eq!(said.contains("P13"), !told.is_empty(), "{path}: {said}");
        assert!(said.contains(told), "{path}: {said}");
    }
}

#[test]
fn an_item_that_a_list_lacks_is_not_printed_as_nothing() {
    let with = |words: &str| {
        shipped("sections/07-problems.md.tera", "# 存在问题\n", &format!("# 存在问题\n\n{words}\n"))
    };
    let path = "sections/07-problems.md.tera";
    let (code, said) = built(path, &with("用于{{ expenditure.project.uses | nth(99) }}。"));
    assert!(code != 0 && said.contains("列表里没有这一项"), "{said}");
    let asked = "{% if expenditure.project.uses | nth(99) is given %}甲{{ expenditure.project.uses | nth(99) }}。{% endif %}乙。";
    let (code, said) = built(path, &with(asked));
    assert_eq!(code, 0, "{said}");
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
