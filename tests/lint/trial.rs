//! Mistakes that a maintainer made who had only the manual: each is told, once, at its place, with what to write instead.

use crate::support::{DEMO, Sandbox};

/// A section of one's own: its name, the words under its heading, what is told of it.
pub(super) type Told<'t> = (&'t str, &'t str, &'t [&'t str]);

/// What the lint, or a build by `--pack`, says of a pack that has these sections behind the first one of `standard`.
pub(super) fn told(sections: &[Told<'_>], command: &[&str]) -> String {
    let sandbox = Sandbox::new("lint-trial");
    sandbox.write("data/demo-2024.yaml", DEMO);
    let names: Vec<_> = sections.iter().map(|(name, ..)| format!("  - {name}\n")).collect();
    let outline = format!(
        "extends: standard\nsections:\n  - 01-overview\n{}attachments: []\n",
        names.concat()
    );
    sandbox.write("templates/t/report.yaml", outline);
    for (name, words, _) in sections {
        let text = format!("# 第{name}项\n\n{words}\n");
        sandbox.write(&format!("templates/t/sections/{name}.md.tera"), text);
    }
    sandbox.jixiao(command).stderr
}

/// The findings on a section.
fn of_section<'t>(told: &'t str, name: &str) -> Vec<&'t str> {
    let place = format!("{name}.md.tera:");
    told.split("\n\n").filter(|finding| finding.replace('\\', "/").contains(&place)).collect()
}

#[track_caller]
pub(super) fn assert_told(all: &str, sections: &[Told<'_>]) {
    for (name, words, pieces) in sections {
        let found = of_section(all, name);
        let whole = found.join("\n");
        for piece in *pieces {
            assert!(whole.contains(piece), "{words}: {piece}\n{whole}\n\n{all}");
        }
        assert!(!pieces.is_empty() || found.is_empty(), "{words}: {whole}");
    }
}

pub(super) const LINT: [&str; 3] = ["template", "lint", "t"];
const BUILD: [&str; 5] = ["build", "data/demo-2024.yaml", "--pack", "t", "--quiet"];

/// What is right by itself and false next year, or for another unit, or of this very report.
const SILENT: &[Told<'_>] = &[
    ("a1", "在职人员60人。", &["T22", "60人"]),
    ("a2", "青溪县图书馆完成了任务。", &["T22", "organization.name"]),
    ("a3", "共3个项目。", &["T22", "projects | length"]),
    ("a4", "共开展三个项目。", &["T22", "三个项目"]),
    ("a5", "二〇二四年完成。", &["T22", "二〇二四"]),
    ("a6", "2025年3月5日报送。", &["T22", "filing.date"]),
    ("a7", "{% if organization.name == 5 %}甲。{% endif %}", &["与数比较总不相同"]),
    ("a8", "{% if organization.name > 5 %}甲。{% endif %}", &["文字不能比大小"]),
    ("a9", "{% if projects.total.budget is given %}甲。{% endif %}", &["下面没有“budget”"]),
    ("b1", "{% if projects.p09.name is given %}甲。{% endif %}", &["T29", "p09", "p01"]),
    ("b2", "{% if projects.p01.actaul is given %}甲。{% endif %}", &["“actaul”", "actual"]),
    (
        "b3",
        "{% if income.change is given %}收入比上年增加{{ income.change_size }}。{% endif %}",
        &["T27", "is above(0)", "change_clause"],
    ),
    (
        "b4",
        "{% if income.change is not zero %}收入减少{{ income.change_size }}。{% endif %}",
        &["T27"],
    ),
    ("b5", "{% if income.change is negative %}收入减少{{ income.change_size }}。{% endif %}", &[]),
    ("b6", "{% for one in projects %}{{ projects.name }}。{% endfor %}", &["one.name"]),
    ("b7", "{% for one in projects %}{{ loop.idx }}。{% endfor %}", &["“idx”", "index"]),
    ("b8", "到2020年1月1日起施行的办法。《2024年工作要点》。", &[]),
];

#[test]
fn what_was_passed_in_silence_is_told_whichever_pack_the_facts_name() {
    let all = told(SILENT, &LINT);
    assert_told(&all, SILENT);
    // A name that is nowhere is told by the part of it, and once.
    assert_eq!(of_section(&all, "b2").len(), 1, "{all}");
    assert_eq!(of_section(&all, "b7").len(), 1, "{all}");
}

#[test]
fn a_build_tells_what_its_own_facts_show() {
    let of_facts: Vec<_> =
        SILENT.iter().filter(|(name, ..)| !name.starts_with("b")).copied().collect();
    let all = told(&of_facts[..6], &BUILD);
    assert_told(&all, &of_facts[..6]);
}

/// What cannot be read, or is printed as it stands.
const UNREAD: &[Told<'_>] = &[
    ("c1", "收入{{ income.total }。", &["只有一个“}”", "}}"]),
    ("c2", "{{ {{ year }} }}年。", &["不能再写花括号"]),
    ("c3", "收入{{ 收入合计 }}。", &["income.total"]),
    ("c4", "{% if expenditure.execution_rate 大于 95 %}甲。{% endif %}", &["is above(数)"]),
    ("c5", "{% 如果 year %}甲。{% endif %}", &["写 if"]),
    ("c6", "{% if expenditure.execution_rate is below 95 %}甲。{% endif %}", &["is below(95)"]),
    ("c7", "{% if expenditure.execution_rate is below(95%) %}甲。{% endif %}", &["只写数：95"]),
    ("c8", "{% if year is given，staff.actual is given %}甲。{% endif %}", &["and", "or"]),
    (
        "c9",
        "{% if year %}{% for one in projects %}甲。{% endif %}{% endfor %}",
        &["先写 {% endfor %}"],
    ),
    ("d1", "{% for one in projects %}甲。{% endfro %}", &["endfor"]),
    ("d2", "{% if year is given %}甲。{% elseif year %}乙。{% endif %}", &["elif"]),
    ("d3", "{% if year is given %}甲。{% else if year %}乙。{% endif %}", &["elif"]),
    ("d4", "{% if year %}甲。{% else %}乙。{% elif year %}丙。{% endif %}", &["else 后面"]),
];

#[test]
fn what_cannot_be_read_is_told_once_with_what_to_write() {
    let all = told(UNREAD, &LINT);
    assert_told(&all, UNREAD);
    for (name, words, _) in UNREAD {
        assert_eq!(of_section(&all, name).len(), 1, "{words}: {all}");
    }
}

/// What was told twice, or by what a sample lacks.
const TWICE: &[Told<'_>] = &[
    ("e1", "{{ table(\"incom\") }}", &["是否想写“income”"]),
    ("e2", "{{ chart(\"x\") }}", &["没有名为“x”的图"]),
    ("e3", "见{{ attachment_number(\"整体自评\") }}。", &["一份有简称（name）的也没有"]),
    ("e4", "**重点工作完成。", &["T20"]),
    ("e5", "得分见{{ table(\"income\") }}。", &["T11"]),
    ("e6", "（一）工作情况。做了。", &["T23"]),
    (
        "e7",
        "{% if staff.retired is not given %}{{ staff.retired }}人。{% endif %}",
        &["已经问明没有填"],
    ),
    (
        "e8",
        "{% if meetings.actual is given %}会议费{{ meetings.actual }}万元。{% endif %}",
        &["T21"],
    ),
];

#[test]
fn one_fault_is_one_finding() {
    // Each alone: an error keeps what comes behind it from being printed.
    for one in TWICE {
        let all = told(&[*one], &LINT);
        assert_told(&all, &[*one]);
        assert_eq!(of_section(&all, one.0).len(), 1, "{}: {all}", one.1);
    }
}

#[test]
fn what_a_sample_does_not_fill_in_is_told_at_its_name_and_not_asked_of_the_user() {
    let all = told(&[("f1", "在职人员{{ staff.actual }}人。", &[])], &LINT);
    let found = of_section(&all, "f1");
    for piece in ["T07", "{% if staff.actual is given %}", "只填必填的", "f1.md.tera:3:8"] {
        assert!(found.join("\n").contains(piece), "{piece}: {all}");
    }
    assert!(!all.contains("在数据文件里填写"), "{all}");
}

/// A table of one's own.
const TABLE: &str = "caption: 项目得分表\ncolumns:\n  - {head: 项目, width: [40, 60]}\n  - {head: 决算, width: [20, 40]}\nrows:\n  - each: projects\n    cells: [\"${.name}\", \"${.actual}\"]\n";

/// What a pack's YAML holds: the file, its text, what is told of it.
#[track_caller]
fn of_files(files: &[(&str, &str)], pieces: &[&str], not: &[&str]) {
    let sandbox = Sandbox::new("lint-trial-files");
    sandbox.write("data/demo-2024.yaml", DEMO);
    let outline = "extends: standard\nsections:\n  - 01-overview\n  - 09-x\nattachments: []\n";
    sandbox.write("templates/t/report.yaml", outline);
    let section = "# 其他情况\n\n见{{ table_number(\"x\") }}。\n\n{{ table(\"x\") }}\n";
    sandbox.write("templates/t/sections/09-x.md.tera", section);
    sandbox.write(
        "templates/t/tables/x.yaml",
        TABLE.replace("columns", "unit: 单位：${unit}\ncolumns"),
    );
    for (path, text) in files {
        sandbox.write(&format!("templates/t/{path}"), text);
    }
    let told = sandbox.jixiao(&LINT).stderr;
    for piece in pieces {
        assert!(told.contains(piece), "{files:?}: {piece}\n{told}");
    }
    for piece in not {
        assert!(!told.contains(piece), "{files:?}: {piece}\n{told}");
    }
}

#[test]
fn tables_say_their_unit_and_point_at_the_part_of_a_name() {
    of_files(&[("tables/x.yaml", TABLE)], &["T21", "没有一处写单位"], &[]);
    let more = |row: &str| format!("{TABLE}  - cells: {row}\n");
    let wrong = more("[合计, \"${data_tables.service.total.visitor}\"]");
    of_files(&[("tables/x.yaml", &wrong)], &["“visitor”", "visitors"], &["没有“service”"]);
    let wrong = more("[合计, \"${projects.total.budget}\"]");
    of_files(
        &[("tables/x.yaml", &wrong)],
        &["下面没有“budget”", "projects.budget"],
        &["没有“total”"],
    );
    let wrong = more("[\"${projects.p1.name}\", \"${projects.p1.actual}\"]");
    of_files(&[("tables/x.yaml", &wrong)], &["T29", "是否想写“p01”"], &[]);
    let wrong = TABLE.replace("${.actual}", "${actual}");
    of_files(&[("tables/x.yaml", &wrong)], &["${.actual}"], &["可用的有：year"]);
    let wrong = format!("{TABLE}note: 2024年合计532.00万元。\n");
    of_files(&[("tables/x.yaml", &wrong)], &["“2024”", "532.00万元", "${year}"], &["{{ year }}"]);
    let wrong = format!("{TABLE}head:\n  - [甲, 乙]\n");
    of_files(&[("tables/x.yaml", &wrong)], &["P05", "表头写了两处"], &[]);
    let wrong = TABLE.replace("width: [40, 60]}", "width: [40, 60]}，");
    of_files(&[("tables/x.yaml", &wrong)], &["全角的“，”"], &[]);
}

#[test]
fn sections_have_titles_of_their_own() {
    let path = "sections/09-x.md.tera";
    of_files(&[(path, "正文。\n\n{{ table(\"x\") }}\n")], &["T28", "没有一级标题"], &[]);
    of_files(&[(path, "# 部门概况\n\n{{ table(\"x\") }}\n")], &["T28", "“部门概况”"], &[]);
}

#[test]
fn ways_to_write_sections_are_understood() {
    let outline =
        |sections: &str| format!("extends: standard\nsections:{sections}\nattachments: []\n");
    for (sections, piece) in [
        ("\n  - 01-overview.md.tera\n  - 09-x", "写 01-overview"),
        ("\n  - sections/01-overview\n  - 09-x", "写 01-overview"),
        (" 01-overview, 09-x", "[01-overview, 09-x]"),
        ("\n  -01-overview\n  -09-x", "“- 01-overview”、“- 09-x”"),
        ("\n  01-overview\n  09-x", "“- 01-overview”、“- 09-x”"),
        (" [01-overview，09-x]", "[01-overview, 09-x]"),
        (" []", "一节也没有"),
    ] {
        of_files(&[("report.yaml", &outline(sections))], &[piece], &["放入此文件"]);
    }
    let broken = "extends: standard\nsections:\n  - 01-overview\n - 09-x\n";
    of_files(&[("report.yaml", broken)], &["Y20"], &["P07"]);
    of_files(&[("report.yaml", "extends: standrd\n")], &["是否想写 standard"], &[]);
    let few = outline("\n  - 01-overview\n  - 09-x") + "numbering: [1, 1.1]\n";
    of_files(&[("report.yaml", &few)], &["numbering 只写了 2 级", "report.yaml:6:"], &[]);
    let when = outline("\n  - 01-overview\n  - {template: 09-x, when: project is given}");
    of_files(&[("report.yaml", &when)], &["“project”", "projects"], &["此处的名称"]);
}

#[test]
fn sizes_of_word_are_understood_and_one_fault_of_body_text_is_one_finding() {
    for (size, points) in [("三号", "16pt"), ("小四", "12pt"), ("2.8厘米", "28mm")] {
        let style = format!("roles:\n  body: {{size: {size}}}\n");
        of_files(&[("style.yaml", &style)], &[points], &["P06", "内置模板"]);
    }
    of_files(&[("style.yaml", "roles:\n  body: {line: 10pt}\n")], &["P19"], &["内置模板"]);
}

#[test]
fn other_files_are_told_with_where_they_belong() {
    for (path, text, piece) in [
        ("10-y.md.tera", "# 甲\n\n乙。\n", "移到 sections"),
        ("section/10-y.md.tera", "# 甲\n\n乙。\n", "移到 sections"),
        ("sections/10-y.md", "# 甲\n\n乙。\n", "10-y.md.tera"),
        ("sections/10-y.tera", "# 甲\n\n乙。\n", "10-y.md.tera"),
        ("tables/y.yml", TABLE, "y.yaml"),
        ("words/typos.yaml", "wrong:\n  安装: 安装\n", "左右相同"),
        ("words/typos.yaml", "wrong:\n  - 按装\n", "错的: 对的"),
    ] {
        of_files(&[(path, text)], &[piece], &[]);
    }
    let profile = "title: 甲\nexecution: {weight: 10, of: budget, source: 县}\nindicators:\n  - {id: key_work, name: 乙, group: [丙, 丁], weight: 40, rule: assessed, source: 县}\ngrades:\n  - {from: 0, name: 差, source: 县}\n";
    of_files(&[("profiles/本县.yaml", profile)], &["P22", "40 分", "profiles/本县.yaml"], &[]);
}
