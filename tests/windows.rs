//! The Windows program under Wine: as its users meet it, and byte for byte what the program makes here.
//!
//! `.ci/windows` builds what this needs and runs it; it is no part of a plain `cargo test`.

mod on_windows;
#[allow(dead_code, unused_imports, reason = "the suite uses all of it")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use support::{DEMO, Ran, SAMPLE, Sandbox};

/// A file that `.ci/windows` names.
fn named(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("{variable} is not set: run .ci/windows"))
}

fn wine(program: &Path) -> Command {
    let mut command = Command::new(named("JIXIAO_WINE"));
    command.arg(program).env("LC_ALL", "C.UTF-8").env_remove("JIXIAO_FONTS");
    command
}

/// A path of this system as Windows programs write it.
fn windows_path(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}

fn ran(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let code = output.status.code().expect("it ends by itself");
    Ran { code, stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Runs the Windows program in a sandbox.
fn run_on_windows(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let mut command = wine(&named("JIXIAO_WINDOWS"));
    let output = command.args(arguments).current_dir(&sandbox.root).stdin(Stdio::null()).output();
    ran(output.expect("Wine runs"))
}

/// The messages, with the separators of this system and without the time.
fn output(ran: &Ran) -> String {
    let lines = ran.stdout.lines().chain(["—"]).chain(ran.stderr.lines());
    let lines: Vec<_> = lines.filter(|line| !line.starts_with("用时")).collect();
    lines.join("\n").replace("\\\\", "/").replace('\\', "/")
}

/// Both programs do the same to the same sandbox: words, exit codes and files.
fn assert_same(sandbox: &Sandbox, arguments: &[&str], outputs: &[&str]) {
    let here = sandbox.jixiao(arguments);
    let made: Vec<_> = outputs.iter().map(|path| sandbox.read(path)).collect();
    for path in outputs {
        fs::remove_file(sandbox.root.join(path)).expect("it was made");
    }
    let there = run_on_windows(sandbox, arguments);
    assert_eq!(output(&there), output(&here), "{arguments:?}");
    assert_eq!(there.code, here.code, "{arguments:?}");
    for (path, bytes) in outputs.iter().zip(made) {
        assert!(sandbox.read(path) == bytes, "{path} differs");
    }
}

const BOTH: [&str; 2] = ["out/a.docx", "out/a.pdf"];

/// A text as the Windows editor saves it.
fn as_notepad_saves(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

#[test]
fn the_samples_are_the_same_bytes() {
    for (name, facts) in [("sample", SAMPLE), ("demo", DEMO)] {
        let sandbox = Sandbox::new(name);
        sandbox.write("data/a.yaml", facts);
        assert_same(&sandbox, &["build"], &BOTH);
    }
}

#[test]
fn contents_and_charts_are_the_same_bytes() {
    let sandbox = Sandbox::new("charts");
    sandbox.write("data/a.yaml", DEMO);
    support::illustrate(&sandbox, 2);
    assert_same(&sandbox, &["build"], &BOTH);
}

#[test]
fn files_as_the_windows_editor_saves_them_are_the_same_bytes() {
    let plain = Sandbox::new("plain");
    plain.write("data/a.yaml", DEMO);
    support::illustrate(&plain, 2);
    let saved = Sandbox::new("saved");
    saved.write("data/a.yaml", as_notepad_saves(DEMO));
    for file in ["report.yaml", "sections/04-spending.md.tera"] {
        let file = format!("templates/standard/{file}");
        let text = String::from_utf8(plain.read(&file)).expect("templates are UTF-8");
        saved.write(&file, as_notepad_saves(&text));
    }
    assert_eq!(plain.jixiao(&["build"]).code, 0);
    let ran = run_on_windows(&saved, &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for file in BOTH {
        assert!(plain.read(file) == saved.read(file), "{file} differs");
    }
}

#[test]
fn findings_are_the_same_in_the_same_order() {
    let sandbox = Sandbox::new("findings");
    let wrong = SAMPLE.replace("actual: 1067.03", "actual: 1076.03");
    assert_ne!(wrong, SAMPLE);
    sandbox.write("data/甲.yaml", wrong).write("data/乙.yaml", DEMO);
    sandbox.write("data/子.yaml", SAMPLE.replace("有待提高", "有待提高，我单位应加强"));
    sandbox.write("templates/standard/sections/07-problem.md.tera", "# 存在问题\n");
    sandbox.write("templates/standard/words/typos2.yaml", "");
    for arguments in
        [&["check"][..], &["check", "--format", "json"], &["check", "--explain", "E05"]]
    {
        assert_same(&sandbox, arguments, &[]);
    }
    assert_same(&sandbox, &["explain", "data/乙.yaml"], &[]);
    assert_same(&sandbox, &["build", "没有.yaml"], &[]);
    assert_same(&sandbox, &["build", "--fromat"], &[]);
}

#[test]
fn a_correction_is_the_same_bytes() {
    let programs: [fn(&Sandbox, &[&str]) -> Ran; 2] = [Sandbox::jixiao, run_on_windows];
    let [here, there] = programs.map(|run| {
        let sandbox = Sandbox::new("correction");
        let facts = as_notepad_saves(DEMO);
        sandbox.write("a.yaml", &facts).write("old.yaml", &facts);
        let set = run(&sandbox, &["set", "a.yaml", "staff.actual=61"]);
        let to = ["diff", "old.yaml", "a.yaml", "--to", "更正说明.docx", "--reason", "录入有误"];
        let diff = run(&sandbox, &to);
        assert_eq!((set.code, diff.code), (0, 0), "{}{}", set.stderr, diff.stderr);
        (output(&set), output(&diff), sandbox.read("a.yaml"), sandbox.read("更正说明.docx"))
    });
    assert_eq!((&there.0, &there.1), (&here.0, &here.1));
    assert!(there.2 == here.2 && there.3 == here.3, "facts or 更正说明 differ");
}

#[test]
fn a_new_unit_builds_at_once() {
    let sandbox = Sandbox::new("new");
    let ran = run_on_windows(&sandbox, &["new", "某 单位", "--with-templates"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("拖到 jixiao.exe 上"), "{}", ran.stdout);
    // As Notepad of any age shows it.
    for file in ["data/单位自评.yaml", "templates/standard/report.yaml"] {
        let text = sandbox.read(&format!("某 单位/{file}"));
        let text = str::from_utf8(&text).expect("UTF-8");
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"), "{file}");
        assert!(!text.replace("\r\n", "").contains('\n'), "{file}");
    }
    // JSON has no mark, and editors that read a schema say so.
    assert!(sandbox.read("某 单位/data/jixiao.schema.json").starts_with(b"{"));
    let unit = sandbox.inside("某 单位");
    assert_same(&unit, &["build"], &["out/单位自评.docx", "out/单位自评.pdf"]);
    let again = run_on_windows(&sandbox, &["new", "某 单位"]);
    assert!(again.code == 2 && again.stderr.contains("已有同名"), "{}", again.stderr);
}

#[test]
fn a_copied_template_is_named_as_paths_are_there() {
    let sandbox = Sandbox::new("eject");
    sandbox.write("data/a.yaml", SAMPLE);
    let ran = run_on_windows(&sandbox, &["template", "eject", "07-problems"]);
    let named = ran.stdout.contains(r"templates\standard\sections\07-problems.md.tera");
    assert!(ran.code == 0 && named, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn the_version_and_the_fonts_are_printed() {
    let sandbox = Sandbox::new("version");
    let ran = run_on_windows(&sandbox, &["--version"]);
    assert!(ran.stdout.starts_with("jixiao 0.") && ran.stdout.contains("字体："), "{}", ran.stdout);
    let ran = run_on_windows(&sandbox, &["fonts"]);
    assert!(ran.stdout.contains("JixiaoKai.ttf"), "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains(r"\\?\"), "paths as users know them: {}", ran.stdout);
}

#[test]
fn every_way_to_write_a_path_works() {
    let sandbox = Sandbox::new("paths");
    sandbox.write("数 据/二〇二四 年.yaml", SAMPLE);
    let root = windows_path(&sandbox.root);
    let facts = [
        r"数 据\二〇二四 年.yaml".to_string(),
        "数 据/二〇二四 年.yaml".to_string(),
        r".\数 据\..\数 据\二〇二四 年.yaml".to_string(),
        format!(r"{root}\数 据\二〇二四 年.yaml"),
        format!(r"\\?\{root}\数 据\二〇二四 年.yaml"),
        // Wine has no server to ask; this is its name for this system's root, of the form of a share.
        format!(r"{root}\数 据\二〇二四 年.yaml").replacen("Z:", r"\\?\unix", 1),
    ];
    for (number, facts) in facts.iter().enumerate() {
        let out = format!(r"输 出\{number}");
        let ran = run_on_windows(&sandbox, &["build", facts, "--out", &out, "--format", "pdf"]);
        assert_eq!(ran.code, 0, "{facts}: {}", ran.stderr);
        assert!(sandbox.has(&format!("输 出/{number}/二〇二四 年.pdf")), "{facts}");
    }
}

#[test]
fn paths_may_be_longer_than_260_characters() {
    let sandbox = Sandbox::new("long");
    let deep = ["一个名称特别长的县级预算部门整体支出绩效自评填报文件夹"; 12].join("/");
    let facts = format!("{deep}/data/a.yaml");
    sandbox.write(&facts, SAMPLE);
    let out = format!("{deep}/out");
    let here = sandbox.jixiao(&["build", &facts, "--out", "short"]);
    assert_eq!(here.code, 0, "{}", here.stderr);
    for facts in [facts.clone(), windows_path(&sandbox.root.join(&facts))] {
        assert!(facts.chars().count() > 320);
        let ran = run_on_windows(&sandbox, &["build", &facts, "--out", &out]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for file in ["a.docx", "a.pdf"] {
            let (one, two) = (format!("{out}/{file}"), format!("short/{file}"));
            assert!(sandbox.read(&one) == sandbox.read(&two), "{file} differs");
            fs::remove_file(sandbox.root.join(one)).expect("it was made");
        }
    }
}

#[test]
fn devices_names_are_refused() {
    let sandbox = Sandbox::new("devices");
    let ran = run_on_windows(&sandbox, &["new", "con"]);
    assert!(ran.code == 2 && ran.stderr.contains("C13"), "{}", ran.stderr);
    sandbox.write("data/a.yaml", SAMPLE);
    let ran = run_on_windows(&sandbox, &["build", "--out", r"报送\LPT1.2024"]);
    assert!(ran.code == 2 && ran.stderr.contains("“LPT1.2024”"), "{}", ran.stderr);
    let ran = run_on_windows(&sandbox, &["build", "--out", "甲:乙?"]);
    assert!(ran.code == 1 && ran.stderr.contains("C07"), "{}", ran.stderr);
    assert!(ran.stderr.contains("不能用的符号"), "no word of length: {}", ran.stderr);
}

#[test]
fn names_that_differ_in_case_only_are_one_report() {
    let sandbox = Sandbox::new("case");
    sandbox.write("甲/a.yaml", SAMPLE).write("乙/A.YAML", SAMPLE);
    let ran = run_on_windows(&sandbox, &["build", "甲/a.yaml", "乙/A.YAML"]);
    assert!(ran.code == 2 && ran.stderr.contains("C06"), "{}", ran.stderr);
}

#[test]
fn a_dropped_facts_file_is_built() {
    let sandbox = Sandbox::new("dropped");
    sandbox.write("单位/data/a.yaml", SAMPLE);
    let ran = run_on_windows(&sandbox, &[&windows_path(&sandbox.root.join("单位/data/a.yaml"))]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(sandbox.has("out/a.docx") && sandbox.has("out/a.pdf"));
}
