//! What stumbled when people worked with templates who had nothing but the manual: one test for each kind.

use std::fs;

use serde_json::Value;

use crate::support::{DEMO, Ran, SAMPLE, Sandbox, files, project_file, replaced};

fn fine(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let ran = sandbox.jixiao(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    ran
}

/// The findings of a run, without what stands behind each.
fn codes(ran: &Ran) -> Vec<&str> {
    let lines = ran.stderr.lines();
    lines
        .filter_map(|line| line.split_once('[')?.1.split_once("]：").map(|(code, _)| code))
        .collect()
}

#[test]
fn files_that_nothing_uses_are_marked_in_the_list_with_what_they_should_be() {
    let sandbox = Sandbox::new("trial-list");
    for (path, text) in [
        ("07-problems.md.tera", "# 甲\n"),
        ("income.yaml", "columns: []\n"),
        ("Style.yaml", "a: 1\n"),
        ("Tables/income.yaml", "columns: []\n"),
        ("sections/7-problems.md.tera", "# 甲\n"),
        ("words/new.yaml", "words: [甲]\n"),
    ] {
        sandbox.write(&format!("templates/standard/{path}"), text);
    }
    let ran = sandbox.jixiao(&["template", "list"]);
    assert_eq!(ran.stdout.matches("没有用到，见下面的提示").count(), 6, "{}", ran.stdout);
    assert!(ran.stdout.contains("其中 6 个没有用到"), "{}", ran.stdout);
    for hint in [
        "是不是放错了文件夹？版式用的是 sections/07-problems.md.tera",
        "大小写不对：版式用的是 style.yaml",
        "大小写不对：版式用的是 tables/income.yaml",
        "文件名是不是写错了？版式用的是 sections/07-problems.md.tera",
        "词表只认这几个文件名：documents.yaml",
    ] {
        assert!(ran.stderr.contains(hint), "{hint}: {}", ran.stderr);
    }
    assert!(!ran.stderr.contains("版式用的是 Tables/income.yaml"), "{}", ran.stderr);
}

#[test]
fn one_mistake_in_an_outline_is_told_once() {
    let sandbox = Sandbox::new("trial-outline");
    sandbox.write("data/a.yaml", SAMPLE);
    for (outline, code, words) in [
        ("- extends: standard\n", "P03", "前面没有横线"),
        ("", "P02", "report.yaml 是空的"),
        ("# 还没有写\n", "P02", "report.yaml 是空的"),
        ("extends: [standard]\n", "P03", "写一个版式的名称"),
        ("extend: standard\n", "P01", "是否想写 extends？"),
        ("extends: 无此\n", "P15", "可用的版式"),
        ("extends: standard\ntable_label:\n", "P02", "table_label 是空的"),
    ] {
        sandbox.write("templates/本局/report.yaml", outline);
        let ran = sandbox.jixiao(&["check", "data/a.yaml", "--pack", "本局"]);
        assert_eq!(codes(&ran), [code], "{outline}: {}", ran.stderr);
        assert!(ran.stderr.contains(words), "{outline}: {}", ran.stderr);
    }
    sandbox.write("templates/本局/report.yaml", "extends: standard\ncontents: {levels: 1}\n");
    let ran = sandbox.jixiao(&["check", "data/a.yaml", "--pack", "本局"]);
    assert!(!ran.stderr.contains("[P0"), "a contents list is called 目录: {}", ran.stderr);
    sandbox.write("templates/本局/style.yaml", "faces:\n");
    let ran = sandbox.jixiao(&["check", "data/a.yaml", "--pack", "本局"]);
    assert_eq!(codes(&ran), ["P02"], "{}", ran.stderr);
    fs::remove_file(sandbox.root.join("templates/本局/style.yaml")).expect("it is there");
    sandbox.write("templates/本局/profiles/本县.yaml", "title: 本县\n");
    let ran = sandbox.jixiao(&["check", "data/a.yaml", "--pack", "本局"]);
    assert!(!ran.stderr.contains("不成次序"), "there are none: {}", ran.stderr);
}

#[test]
fn the_manual_is_compared_too() {
    let sandbox = Sandbox::new("trial-manual");
    fine(&sandbox, &["template", "eject", "README"]);
    let none = fine(&sandbox, &["template", "diff", "README"]);
    assert!(none.stdout.contains("没有不同"), "{}", none.stdout);
    let text = String::from_utf8(sandbox.read("templates/README.md")).expect("text");
    sandbox.write("templates/README.md", format!("{text}\n自己记的。\n"));
    let shown = fine(&sandbox, &["template", "diff"]);
    assert!(shown.stdout.contains("+ 自己记的。"), "{}", shown.stdout);
    let listed = fine(&sandbox, &["template", "list"]).stdout;
    assert!(listed.lines().any(|line| line.starts_with("README.md") && line.contains("代替")));
}

#[test]
fn names_are_found_by_what_they_are_called() {
    let sandbox = Sandbox::new("trial-vars");
    sandbox.write("data/a.yaml", DEMO);
    for (words, name) in [
        ("上一年", "previous_year"),
        ("姓名", "evaluation.group[].members[].name"),
        ("下属单位", "organization.subordinate"),
        ("差旅", "expenditure.basic.public.items.30211.actual"),
        ("三公经费", "three_public.total"),
        ("公务 接待", "three_public.reception.actual"),
        ("RECEPTION", "three_public.reception.actual"),
        ("income.general", "income.general.actual"),
        ("projects.p01", "projects.p01.actual"),
        ("extra", "extra.brief_results"),
    ] {
        let pack = if words == "extra" { "web" } else { "standard" };
        let found = fine(&sandbox, &["template", "vars", "data/a.yaml", words, "--pack", pack]);
        assert!(found.stdout.contains(name), "{words}: {}", found.stdout);
    }
}

/// The names of a facts file, as JSON.
fn names(sandbox: &Sandbox) -> Vec<Value> {
    let ran = fine(sandbox, &["template", "vars", "data/a.yaml", "--json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    json["result"]["names"].as_array().expect("names").clone()
}

#[test]
fn names_have_titles_kinds_and_the_files_that_use_them() {
    let sandbox = Sandbox::new("trial-kinds");
    sandbox.write("data/a.yaml", DEMO);
    let all = names(&sandbox);
    let untitled: Vec<_> = all.iter().filter(|one| one["title"] == "").collect();
    assert!(untitled.is_empty(), "{} of {}: {untitled:?}", untitled.len(), all.len());
    sandbox.write("data/a.yaml", SAMPLE);
    let all = names(&sandbox);
    let one = |name: &str| all.iter().find(|one| one["name"] == name).expect(name);
    for (name, kind) in [
        ("three_public.reception.initial", "金额"),
        ("income.received", "金额"),
        ("three_public.reception.change_clause", "文字"),
        ("three_public.reception.execution_rate", "率"),
    ] {
        assert_eq!(one(name)["kind"], kind, "{name}");
    }
    let used = |name: &str| one(name)["files"].as_array().is_some_and(|files| !files.is_empty());
    assert!(used("three_public.abroad.change_clause"), "by the file that is given the line");
    assert!(
        !used("data_tables[].columns[].name") || {
            let files = one("data_tables[].columns[].name")["files"].to_string();
            !files.contains("base_data")
        }
    );
}

#[test]
fn a_last_line_end_is_no_change_and_a_file_that_has_gone_is_told() {
    let sandbox = Sandbox::new("trial-diff");
    fine(&sandbox, &["template", "eject", "07-problems"]);
    let path = "templates/standard/sections/07-problems.md.tera";
    let text = String::from_utf8(sandbox.read(path)).expect("text");
    sandbox.write(path, text.trim_end());
    let listed = fine(&sandbox, &["template", "list"]).stdout;
    assert!(listed.contains("与原来的相同"), "{listed}");
    assert!(fine(&sandbox, &["template", "diff"]).stdout.contains("没有不同"));
    for place in ["templates/standard", "templates/.jixiao/base/standard"] {
        sandbox.write(&format!("{place}/sections/since-dropped.md.tera"), "旧。\n");
    }
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(shown.contains("不再有的文件：sections/since-dropped.md.tera"), "{shown}");
}

#[test]
fn a_file_is_found_by_its_place_and_by_its_heading() {
    let sandbox = Sandbox::new("trial-named");
    for words in ["./sections/07-problems.md.tera", "# 存在问题", "存在问题"] {
        let shown = fine(&sandbox, &["template", "show", words]).stdout;
        assert!(shown.contains("# 存在问题"), "{words}: {shown}");
    }
    for words in [".", "", "/"] {
        let ran = sandbox.jixiao(&["template", "show", words]);
        assert!(ran.code == 2 && ran.stderr.contains("C20"), "{words}: {}", ran.stderr);
        assert!(ran.stderr.chars().count() < 200, "{}", ran.stderr);
    }
    let ran = sandbox.jixiao(&["template", "show", "yaml"]);
    assert!(ran.stderr.contains("，另有 "), "{}", ran.stderr);
}

#[test]
fn a_word_too_many_and_one_too_few_are_told_with_the_command_that_helps() {
    let sandbox = Sandbox::new("trial-usage");
    let said = |words: &[&str]| sandbox.jixiao(words).stderr;
    let extra = said(&["template", "show", "b", "c"]);
    assert!(
        extra.contains("多写了“c”") && extra.contains("jixiao template show --help"),
        "{extra}"
    );
    let short = said(&["template", "show"]);
    assert!(short.contains("jixiao template show --help"), "{short}");
    assert!(said(&["chekc"]).contains("用 jixiao --help 看全部写法"));
}

#[test]
fn names_of_packs_are_those_that_the_hint_says() {
    let sandbox = Sandbox::new("trial-names");
    for name in ["a b", "~~", "甲，乙", "甲/乙", "-甲"] {
        let ran = sandbox.jixiao(&["template", "new", "--", name]);
        assert!(
            ran.code == 2 && ran.stderr.contains("C20"),
            "{name}: {}{}",
            ran.stdout,
            ran.stderr
        );
    }
    fine(&sandbox, &["template", "new", "县局-2025"]);
}

/// What a section and a table print that say items by their ids.
fn printed_by_id(facts: &str) -> (String, Ran) {
    let sandbox = Sandbox::new("trial-by-id");
    let section = "# 甲\n\n\
        {% if income.general.actual is given %}一般{{ income.general.actual }}{% else %}没有一般{% endif %}，\
        {% if projects.p01.actual is given %}{{ projects.p01.name }}{{ projects.p01.actual }}{% else %}没有项目{% endif %}，\
        {% if data_tables.service.total.visitors is given %}{{ data_tables.service.total.visitors }}人次{% else %}没有表{% endif %}。\n\n\
        {{ table(\"by_id\") }}\n";
    let table = "caption: 乙\nunit: 单位：${unit}\nmissing: 没有\ncolumns:\n  - {head: 项, width: [20, 60]}\n  - {head: 数, width: [20, 60]}\n\
        rows:\n  - cells: [一般, \"${income.general.actual}\"]\n  - cells: [\"${projects.p01.name}\", \"${projects.p01.actual}\"]\n";
    sandbox
        .write("data/a.yaml", facts)
        .write(
            "templates/本局/report.yaml",
            "extends: standard\nsections: [by-id]\nattachments: []\n",
        )
        .write("templates/本局/sections/by-id.md.tera", section)
        .write("templates/本局/tables/by_id.yaml", table);
    let lint = sandbox.jixiao(&["template", "lint", "本局"]);
    let ran =
        fine(&sandbox, &["build", "data/a.yaml", "--pack", "本局", "--format", "docx", "--quiet"]);
    assert!(!ran.stderr.contains("[T") && !ran.stderr.contains("[P"), "{}", ran.stderr);
    (crate::support::word_text(&sandbox.read("out/a.docx")), lint)
}

#[test]
fn an_item_is_said_by_its_id_everywhere() {
    let (there, lint) = printed_by_id(DEMO);
    assert!(
        there.contains("一般1159.00万元，公共图书馆免费开放168.00万元，433600人次。"),
        "{there}"
    );
    assert!(there.contains("一般1159.00公共图书馆免费开放168.00"), "{there}");
    assert_eq!(codes(&lint), Vec::<&str>::new(), "{}", lint.stderr);
    let (not_there, _) = printed_by_id(SAMPLE);
    assert!(not_there.contains("没有一般，没有项目，没有表。"), "{not_there}");
    assert!(not_there.contains("一般没有没有没有"), "{not_there}");
}

#[test]
fn a_misspelt_name_is_still_told_beside_ids() {
    let sandbox = Sandbox::new("trial-misspelt");
    sandbox.write("data/a.yaml", DEMO).write("templates/本局/report.yaml", "extends: standard\n");
    for wrong in
        ["income.totl", "income.general.actul", "projects.p01.actul", "projects.total_score"]
    {
        let text = format!("# 存在问题\n\n数是{{{{ {wrong} }}}}。\n");
        sandbox.write("templates/本局/sections/07-problems.md.tera", text);
        let ran = sandbox.jixiao(&["check", "data/a.yaml", "--pack", "本局"]);
        assert!(ran.code == 1 && ran.stderr.contains("T06"), "{wrong}: {}", ran.stderr);
        assert!(!ran.stderr.contains("jixiao_"), "{wrong}: {}", ran.stderr);
    }
}

#[test]
fn in_a_clone_of_the_source_the_file_itself_is_what_would_be_copied() {
    let sandbox = Sandbox::new("trial-clone");
    let root = project_file("");
    for path in files(&project_file("templates")) {
        let name = path.strip_prefix(&root).expect("it is below").to_string_lossy().into_owned();
        sandbox.write(&name, fs::read(&path).expect("it can be read"));
    }
    let said = fine(&sandbox, &["template", "eject", "07-problems"]).stdout;
    for words in ["就是程序自带的那一份", "直接改", "extends: standard"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(!sandbox.has("templates/.jixiao"), "nothing is kept of what was not copied");
    assert!(fine(&sandbox, &["template", "list"]).stdout.contains("这里是程序的源码"));
    // A pack of one's own there is one's own.
    sandbox.write("templates/本局/report.yaml", "extends: standard\n");
    fine(&sandbox, &["template", "eject", "07-problems", "--pack", "本局"]);
    assert!(sandbox.has("templates/本局/sections/07-problems.md.tera"));
    let facts = replaced(DEMO, &[("pack: standard", "pack: 本局")]);
    sandbox.write("data/a.yaml", facts);
    fine(&sandbox, &["check", "data/a.yaml"]);
}
