//! Which reports a facts file gives: those of the packs that a command names, one for each project, and their names.

use std::fs;

use serde_json::Value;

use crate::support::{DEMO, Ran, Sandbox, replaced};

/// The demo, and a short pack of two sections with a suffix.
fn sandbox(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/馆.yaml", DEMO).write(
        "templates/简本/report.yaml",
        "extends: standard\nsuffix: -简本\nsections: [01-overview, 07-problems]\nattachments: []\n",
    );
    sandbox
}

#[track_caller]
fn built(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let ran = sandbox.jixiao(&[&["build", "data/馆.yaml", "--format", "docx"], more].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    ran
}

/// The names of the files in `out`, sorted.
fn reports(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.root.join("out")).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

#[test]
fn packs_of_the_command_stand_in_place_of_that_of_the_facts() {
    let sandbox = sandbox("packs");
    built(&sandbox, &["--pack", "standard,简本"]);
    assert_eq!(reports(&sandbox), ["馆-简本.docx", "馆.docx"]);
    let again = built(&sandbox, &["--pack", "简本"]);
    assert!(again.stdout.contains("没有变"), "{}", again.stdout);
    let text = crate::support::word_text(&sandbox.read("out/馆-简本.docx"));
    assert!(text.contains("二、存在问题") && !text.contains("三、"), "{text}");
}

#[test]
fn a_pack_of_the_command_that_is_none_is_told_without_a_place_in_the_facts() {
    let sandbox = sandbox("none");
    let ran = sandbox.jixiao(&["check", "data/馆.yaml", "--pack", "简版"]);
    assert!(ran.code == 1 && ran.stderr.contains("P15"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("馆.yaml:"), "{}", ran.stderr);
}

#[test]
fn reports_of_one_name_are_told_and_not_made() {
    let sandbox = sandbox("clash");
    sandbox.write("templates/另本/report.yaml", "extends: standard\n");
    let ran = sandbox.jixiao(&["build", "data/馆.yaml", "--pack", "standard,另本,简本"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("C30") && ran.stderr.contains("suffix"), "{}", ran.stderr);
    assert_eq!(reports(&sandbox), ["馆-简本.docx", "馆-简本.pdf"]);
    sandbox.write("data/馆-简本.yaml", DEMO);
    let ran = sandbox.jixiao(&["build", "data/馆-简本.yaml", "data/馆.yaml", "--pack", "简本"]);
    assert!(ran.code == 0, "{}", ran.stderr);
    let args = ["check", "data/馆-简本.yaml", "data/馆.yaml", "--pack", "简本,standard"];
    let ran = sandbox.jixiao(&args);
    assert!(ran.stderr.contains("馆-简本.yaml（版式 standard）"), "{}", ran.stderr);
}

#[test]
fn each_project_has_a_report_of_its_own() {
    let sandbox = sandbox("projects");
    let ran = built(&sandbox, &["--pack", "project"]);
    let names = ["东城分馆建设", "公共图书馆免费开放", "场馆设施运行维护"];
    assert_eq!(reports(&sandbox), names.map(|name| format!("馆-项目自评-{name}.docx")));
    assert!(
        !ran.stderr.contains("D33"),
        "all that is said of a project is printed: {}",
        ran.stderr
    );
    let text = |name: &str| {
        crate::support::word_text(&sandbox.read(&format!("out/馆-项目自评-{name}.docx")))
    };
    let text = text("东城分馆建设");
    assert!(text.contains("东城分馆建设2024年度绩效自评得分"), "{text}");
    assert!(!text.contains("公益讲座"), "nothing of another project: {text}");
    let again = built(&sandbox, &["--pack", "project"]);
    assert_eq!(again.stdout.matches("没有变").count(), 3, "{}", again.stdout);
}

#[test]
fn a_change_of_one_project_changes_its_report_alone() {
    let sandbox = sandbox("one");
    built(&sandbox, &["--pack", "project"]);
    sandbox.write("data/馆.yaml", replaced(DEMO, &[("举办公益讲座38场。", "举办公益讲座39场。")]));
    let ran = built(&sandbox, &["--pack", "project"]);
    assert!(ran.stdout.contains("2 处文字变了"), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stdout.matches("已生成").count(), 1, "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("没有变").count(), 2, "{}", ran.stdout);
    let more = ["--pack", "project", "--redline"];
    let ran = sandbox.jixiao(&[&["build", "data/馆.yaml", "--format", "docx"][..], &more].concat());
    assert!(sandbox.has("out/馆-项目自评-公共图书馆免费开放-修订.docx"), "{}", ran.stdout);
    assert!(!sandbox.has("out/馆-项目自评-东城分馆建设-修订.docx"), "{}", ran.stdout);
    let diff = ["diff", "data/馆.yaml", "--pack", "project", "--back", "2", "--json"];
    let diff = sandbox.jixiao(&diff);
    assert!(diff.code != 0, "the others have one build only: {}", diff.stdout);
    sandbox.write("原.yaml", DEMO);
    let diff = sandbox.jixiao(&["diff", "原.yaml", "data/馆.yaml", "--pack", "project", "--json"]);
    let diff: Value = serde_json::from_str(&diff.stdout).expect("it is JSON");
    let lines = diff["result"]["lines"].as_array().expect("a list");
    assert_eq!(lines.len(), 2, "in the text and in the form: {diff}");
    assert!(lines.iter().all(|line| line["report"] == "馆-项目自评-公共图书馆免费开放"), "{diff}");
}

#[test]
fn verify_knows_the_report_of_a_project() {
    let sandbox = sandbox("verify");
    built(&sandbox, &["--pack", "project"]);
    let ran = sandbox.jixiao(&["verify", "out/馆-项目自评-东城分馆建设.docx"]);
    assert!(ran.code == 0 && ran.stdout.contains("data/馆.yaml"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn names_of_files_are_safe_and_told_apart() {
    let sandbox = sandbox("names");
    let facts = replaced(
        DEMO,
        &[
            ("name: 公共图书馆免费开放", "name: \"甲/乙:项目\""),
            ("name: 东城分馆建设", "name: 甲乙项目"),
            ("name: 场馆设施运行维护", "name: \"../..\""),
        ],
    );
    sandbox.write("data/馆.yaml", facts);
    sandbox.jixiao(&["build", "data/馆.yaml", "--pack", "project", "--format", "docx"]);
    let expected = ["p03", "甲乙项目-p01", "甲乙项目-p02"];
    assert_eq!(reports(&sandbox), expected.map(|name| format!("馆-项目自评-{name}.docx")));
}

#[test]
fn facts_without_projects_are_told() {
    let sandbox = sandbox("without");
    sandbox.write("data/馆.yaml", crate::support::SAMPLE);
    let ran = sandbox.jixiao(&["build", "data/馆.yaml", "--pack", "project"]);
    assert!(ran.code == 1 && ran.stderr.contains("P21"), "{}", ran.stderr);
    assert!(reports(&sandbox).is_empty());
}

#[test]
fn a_figure_stands_in_every_report_that_prints_it() {
    let sandbox = sandbox("explain");
    let args = ["explain", "data/馆.yaml", "projects.p02.actual", "--pack", "project"];
    let ran = sandbox.jixiao(&args);
    assert!(ran.code == 0 && ran.stdout.contains("资金使用情况"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn the_json_of_a_build_names_pack_and_project() {
    let sandbox = sandbox("json");
    let ran = built(&sandbox, &["--pack", "project", "--json"]);
    let built: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    let report = &built["result"]["reports"][1];
    assert_eq!((&report["pack"], &report["project"]), (&"project".into(), &"p02".into()));
}
