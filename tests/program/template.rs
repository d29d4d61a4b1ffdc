//! `jixiao template`: files listed, copied once, compared with the built-in ones before and after an upgrade; names listed.

use serde_json::Value;

use crate::support::{DEMO, Ran, Sandbox};

const PROBLEMS: &str = "templates/standard/sections/07-problems.md.tera";
const BASE: &str = "templates/.jixiao/base/standard/sections/07-problems.md.tera";

pub(super) fn fine(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let ran = sandbox.jixiao(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    ran
}

fn json(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let ran = sandbox.jixiao(&[arguments, &["--json"]].concat());
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout))
}

fn text(sandbox: &Sandbox, path: &str) -> String {
    String::from_utf8(sandbox.read(path)).expect("templates are UTF-8")
}

#[test]
fn files_are_listed_with_where_they_come_from() {
    let sandbox = Sandbox::new("list");
    fine(&sandbox, &["template", "eject", "07-problems", "08-improvements"]);
    let own = text(&sandbox, PROBLEMS).replace("主要原因", "原因");
    sandbox.write(PROBLEMS, own).write("templates/standard/tables/own.yaml", "columns: []\n");
    sandbox.write("templates/standard/说明.txt", "自己记的");
    let ran = sandbox.jixiao(&["template", "list"]);
    let line = |path: &str| {
        let found = ran.stdout.lines().find(|line| line.starts_with(path));
        found.unwrap_or_else(|| panic!("{path}: {}", ran.stdout)).to_string()
    };
    assert!(line("sections/07-problems.md.tera").contains("本单位，代替原来的"));
    assert!(line("sections/08-improvements.md.tera").contains("本单位，与原来的相同"));
    assert!(line("sections/01-overview.md.tera").contains("内置"));
    assert!(ran.stdout.contains("没有用：templates/standard/说明.txt"), "{}", ran.stdout);
    let listed = json(&sandbox, &["template", "list"]);
    let files = listed["result"]["files"].as_array().expect("files").clone();
    let added = files.iter().find(|file| file["path"] == "tables/own.yaml").expect("it is listed");
    assert_eq!(added["origin"], "added");
}

#[test]
fn what_no_file_uses_is_told_with_the_list() {
    let sandbox = Sandbox::new("unused");
    sandbox.write("templates/standard/sections/07-problem.md.tera", "# 存在问题\n");
    let ran = sandbox.jixiao(&["template", "list"]);
    assert!(ran.code == 0 && ran.stderr.contains("P11"), "{}", ran.stderr);
}

#[test]
fn a_file_is_shown_as_a_report_would_use_it() {
    let sandbox = Sandbox::new("show");
    let shown = fine(&sandbox, &["template", "show", "07-problems"]).stdout;
    assert!(shown.contains("# 存在问题"), "{shown}");
    sandbox.write(PROBLEMS, "# 问题和不足\n");
    let shown = fine(&sandbox, &["template", "show", "sections/07-problems.md.tera"]).stdout;
    assert_eq!(shown, "# 问题和不足\n");
    assert!(fine(&sandbox, &["template", "show", "README.md"]).stdout.contains("模板"));
}

#[test]
fn a_copy_is_made_once_and_never_over_a_change() {
    let sandbox = Sandbox::new("eject");
    fine(&sandbox, &["template", "eject", "07-problems"]);
    assert_eq!(sandbox.read(PROBLEMS), sandbox.read(BASE));
    assert!(!sandbox.has("templates/standard/report.yaml"), "only what was asked for");
    let again = fine(&sandbox, &["template", "eject", "07-problems"]);
    assert!(again.stdout.contains("与原来的相同"), "{}", again.stdout);
    sandbox.write(PROBLEMS, "# 问题\n");
    let kept = fine(&sandbox, &["template", "eject"]);
    assert!(kept.stderr.contains("C21") || kept.stdout.contains("C21"), "{}", kept.stdout);
    assert_eq!(text(&sandbox, PROBLEMS), "# 问题\n");
    assert!(sandbox.has("templates/standard/report.yaml") && sandbox.has("templates/README.md"));
}

#[test]
fn a_whole_copy_makes_the_same_report() {
    let sandbox = Sandbox::new("whole");
    sandbox.write("data/a.yaml", DEMO);
    fine(&sandbox, &["build", "--out", "before"]);
    fine(&sandbox, &["template", "eject"]);
    fine(&sandbox, &["build", "--out", "after"]);
    for file in ["a.docx", "a.pdf"] {
        let same =
            sandbox.read(&format!("before/{file}")) == sandbox.read(&format!("after/{file}"));
        assert!(same, "{file}");
    }
}

#[test]
fn a_name_that_is_none_or_several_is_refused() {
    let sandbox = Sandbox::new("named");
    for (word, hint) in
        [("07-problens", "是不是“07-problems”？"), ("three_public_s", "写清是哪一个")]
    {
        let ran = sandbox.jixiao(&["template", "eject", word]);
        assert!(ran.code == 2 && ran.stderr.contains("C20"), "{word}: {}", ran.stderr);
        assert!(ran.stderr.contains(hint), "{}", ran.stderr);
    }
    assert!(!sandbox.has("templates"), "nothing was made");
    let ran = sandbox.jixiao(&["template", "list", "--pack", "standart"]);
    assert!(ran.code == 2 && ran.stderr.contains("P15"), "{}", ran.stderr);
}

#[test]
fn changes_are_shown_by_line() {
    let sandbox = Sandbox::new("diff");
    let none = fine(&sandbox, &["template", "diff"]);
    assert!(none.stdout.contains("没有不同"), "{}", none.stdout);
    fine(&sandbox, &["template", "eject", "07-problems"]);
    sandbox.write(PROBLEMS, text(&sandbox, PROBLEMS).replace("# 存在问题", "# 存在的问题"));
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(shown.contains("    - # 存在问题\n    + # 存在的问题\n"), "{shown}");
    // An editor's line ends are no change.
    sandbox.write(PROBLEMS, text(&sandbox, BASE).replace('\n', "\r\n"));
    assert!(fine(&sandbox, &["template", "diff"]).stdout.contains("没有不同"));
}

#[test]
fn after_an_upgrade_both_sides_are_told_apart() {
    let sandbox = Sandbox::new("upgrade");
    fine(&sandbox, &["template", "eject", "07-problems"]);
    // The text that an older version had: another heading, another word before the reason.
    let built_in = text(&sandbox, BASE);
    let older = built_in.replace("# 存在问题", "# 问题").replace("主要原因", "原因");
    assert_ne!(older, built_in);
    sandbox.write(BASE, &older).write(PROBLEMS, older.replace("# 问题", "# 问题和不足"));
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(shown.contains("复制以后，原来的改了"), "{shown}");
    assert!(shown.contains("+ # 存在问题") && shown.contains("+ # 问题和不足"), "{shown}");
    assert!(shown.contains("两边改到一处的"), "{shown}");
    let found = json(&sandbox, &["template", "diff"]);
    let file = &found["result"]["files"][0];
    assert_eq!((&file["meeting"], file["own"].as_array().map(Vec::len)), (&1.into(), Some(1)));
    // A change elsewhere does not meet.
    sandbox.write(PROBLEMS, format!("{older}\n补一句。\n"));
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(shown.contains("两边改的不在一处"), "{shown}");
}

#[test]
fn a_copy_that_nobody_changed_is_renewed_and_a_merge_is_noted() {
    let sandbox = Sandbox::new("renewed");
    fine(&sandbox, &["template", "eject", "07-problems"]);
    let built_in = text(&sandbox, BASE);
    let older = built_in.replace("# 存在问题", "# 问题");
    sandbox.write(BASE, &older).write(PROBLEMS, &older);
    let listed = fine(&sandbox, &["template", "list"]).stdout;
    assert!(listed.contains("没有改过，原来的已更新"), "{listed}");
    fine(&sandbox, &["template", "eject", "07-problems"]);
    assert_eq!(text(&sandbox, PROBLEMS), built_in);
    // Both sides have the heading, and the user a sentence more: nothing is left to be merged.
    sandbox.write(BASE, &older).write(PROBLEMS, format!("{built_in}\n补一句。\n"));
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(!shown.contains("原来的改了"), "{shown}");
    sandbox.write(PROBLEMS, format!("{older}\n补一句。\n"));
    assert!(fine(&sandbox, &["template", "diff"]).stdout.contains("原来的改了"));
    fine(&sandbox, &["template", "eject", "07-problems", "--merged"]);
    assert_eq!(text(&sandbox, BASE), built_in);
}

#[test]
fn without_the_text_of_the_copy_nobody_is_blamed() {
    let sandbox = Sandbox::new("no-base");
    sandbox.write(PROBLEMS, "# 问题\n");
    let shown = fine(&sandbox, &["template", "diff"]).stdout;
    assert!(shown.contains("没有复制时的原样"), "{shown}");
}

#[test]
fn what_is_no_text_is_told_and_not_compared() {
    let sandbox = Sandbox::new("gbk");
    sandbox.write(PROBLEMS, b"# \xb4\xe6\xd4\xda\xce\xca\xcc\xe2\n");
    for task in ["diff", "show"] {
        let ran = sandbox.jixiao(&["template", task, "07-problems"]);
        assert!(ran.stderr.contains("Y01") && !ran.stdout.contains('\u{fffd}'), "{}", ran.stderr);
    }
}

#[test]
fn a_pack_made_from_another_is_compared_with_it_and_named() {
    let sandbox = Sandbox::new("made");
    fine(&sandbox, &["template", "new", "本局"]);
    let own = "templates/本局/sections/07-problems.md.tera";
    sandbox.write(own, text(&sandbox, own).replace("# 存在问题", "# 问题"));
    let shown = fine(&sandbox, &["template", "diff", "--pack", "本局"]).stdout;
    assert!(shown.contains("+ # 问题") && !shown.contains("只有本单位有的"), "{shown}");
    assert!(fine(&sandbox, &["template", "diff"]).stdout.contains("另有本单位的版式：本局"));
}

#[test]
fn a_copy_is_of_the_nearest_pack_that_has_the_file() {
    let sandbox = Sandbox::new("nearest");
    sandbox
        .write("templates/丙/report.yaml", "extends: standard\n")
        .write("templates/丙/sections/07-problems.md.tera", "# 丙的问题\n")
        .write("templates/甲/report.yaml", "extends: 丙\n");
    fine(&sandbox, &["template", "eject", "07", "--pack", "甲"]);
    assert_eq!(text(&sandbox, "templates/甲/sections/07-problems.md.tera"), "# 丙的问题\n");
    sandbox.write("templates/丙/report.yaml", "extends: 甲\n");
    for task in [&["show", "style"][..], &["diff"], &["new", "丁", "--from", "甲"]] {
        let ran = sandbox.jixiao(
            &[&["template"], task, &["--pack", "甲"][..if task[0] == "new" { 0 } else { 2 }]]
                .concat(),
        );
        assert!(ran.code == 2 && ran.stderr.contains("P16"), "{task:?}: {}", ran.stderr);
    }
}

#[test]
fn faulty_data_are_told_beside_their_names() {
    let sandbox = Sandbox::new("faulty");
    sandbox.write("data/a.yaml", DEMO.replace("actual: 60,", "actual: 6o,"));
    let ran = sandbox.jixiao(&["template", "vars", "data/a.yaml", "staff"]);
    assert!(ran.code != 0 && ran.stderr.contains("错误"), "{}", ran.stderr);
}

#[test]
fn a_new_pack_makes_a_report() {
    let sandbox = Sandbox::new("new");
    fine(&sandbox, &["template", "new", "本局版式"]);
    sandbox.write("data/a.yaml", DEMO.replacen("pack: standard", "pack: 本局版式", 1));
    fine(&sandbox, &["build", "data/a.yaml"]);
    for name in ["本局版式", "standard", "a/b", ".x", "CON", " x"] {
        let ran = sandbox.jixiao(&["template", "new", name]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.stdout);
    }
}

#[test]
fn names_are_listed_with_their_values_and_the_files_that_use_them() {
    let sandbox = Sandbox::new("vars");
    sandbox.write("data/a.yaml", DEMO);
    let all = json(&sandbox, &["template", "vars", "data/a.yaml"]);
    let names = all["result"]["names"].as_array().expect("names").clone();
    let named = |name: &str| {
        let found = names.iter().find(|one| one["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is not listed")).clone()
    };
    let staff = named("staff.actual");
    assert_eq!((&staff["title"], &staff["kind"]), (&"在职人员".into(), &"个数".into()));
    assert_eq!((&staff["unit"], &staff["shown"]), (&"人".into(), &"60".into()));
    let overview = "sections/01-overview.md.tera";
    assert!(staff["files"].as_array().expect("files").iter().any(|file| file == overview));
    assert_eq!(named("projects[].name")["title"], "项目名称");
    assert_eq!(named("income.total")["kind"], "金额");
    let found = fine(&sandbox, &["template", "vars", "data/a.yaml", "公务接待费"]).stdout;
    assert!(found.contains("three_public.reception.actual"), "{found}");
    // Without a facts file the example's values are shown; one word is a name.
    for words in [&["公务 接待"][..], &["公务", "接待"], &["data/a.yaml", "公务", "接待"]]
    {
        let found = fine(&sandbox, &[&["template", "vars"], words].concat()).stdout;
        assert!(found.contains("three_public.reception.actual"), "{words:?}: {found}");
    }
    let found = fine(&sandbox, &["template", "vars", "在职人员"]).stdout;
    assert!(found.contains("示例") && found.contains("staff.actual"), "{found}");
    let ran = sandbox.jixiao(&["template", "vars", "data/a.yaml", "staff.actua1"]);
    assert!(ran.code == 2 && ran.stderr.contains("C20"), "{}", ran.stderr);
}

#[test]
fn a_pack_that_extends_lists_and_copies_what_it_inherits() {
    let sandbox = Sandbox::new("inherited");
    sandbox.write("templates/本局/report.yaml", "extends: standard\n");
    let listed = fine(&sandbox, &["template", "list", "--pack", "本局"]).stdout;
    let line = listed.lines().find(|line| line.starts_with("sections/07-problems.md.tera"));
    assert!(line.is_some_and(|line| line.contains("继承 standard，内置")), "{listed}");
    fine(&sandbox, &["template", "eject", "07-problems", "--pack", "本局"]);
    let own = "templates/本局/sections/07-problems.md.tera";
    sandbox.write(own, text(&sandbox, own).replace("# 存在问题", "# 问题"));
    let shown = fine(&sandbox, &["template", "diff", "--pack", "本局"]).stdout;
    assert!(shown.contains("+ # 问题"), "{shown}");
}
