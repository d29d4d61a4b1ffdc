//! The Windows program under Wine: as its users meet it, and byte for byte what the program makes here.
//!
//! `.ci/windows` builds what this needs and runs it; it is no part of a plain `cargo test`.

#[allow(dead_code, unused_imports, reason = "the suite uses all of it")]
mod support;

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

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
fn on_windows(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
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
    let there = on_windows(sandbox, arguments);
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
    let ran = on_windows(&saved, &["build"]);
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
fn a_new_unit_builds_at_once() {
    let sandbox = Sandbox::new("new");
    let ran = on_windows(&sandbox, &["new", "某 单位", "--with-templates"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let unit = Sandbox { root: sandbox.root.join("某 单位") };
    assert_same(&unit, &["build"], &["out/单位自评.docx", "out/单位自评.pdf"]);
    let again = on_windows(&sandbox, &["new", "某 单位"]);
    assert!(again.code == 2 && again.stderr.contains("已有同名"), "{}", again.stderr);
}

#[test]
fn the_version_and_the_fonts_are_printed() {
    let sandbox = Sandbox::new("version");
    let ran = on_windows(&sandbox, &["--version"]);
    assert!(ran.stdout.starts_with("jixiao 0.") && ran.stdout.contains("字体："), "{}", ran.stdout);
    let ran = on_windows(&sandbox, &["fonts"]);
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
        let ran = on_windows(&sandbox, &["build", facts, "--out", &out, "--format", "pdf"]);
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
        let ran = on_windows(&sandbox, &["build", &facts, "--out", &out]);
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
    let ran = on_windows(&sandbox, &["new", "con"]);
    assert!(ran.code == 2 && ran.stderr.contains("C13"), "{}", ran.stderr);
    sandbox.write("data/a.yaml", SAMPLE);
    let ran = on_windows(&sandbox, &["build", "--out", r"报送\LPT1.2024"]);
    assert!(ran.code == 2 && ran.stderr.contains("“LPT1.2024”"), "{}", ran.stderr);
    let ran = on_windows(&sandbox, &["build", "--out", "甲:乙?"]);
    assert!(ran.code == 1 && ran.stderr.contains("C07"), "{}", ran.stderr);
}

#[test]
fn names_that_differ_in_case_only_are_one_report() {
    let sandbox = Sandbox::new("case");
    sandbox.write("甲/a.yaml", SAMPLE).write("乙/A.YAML", SAMPLE);
    let ran = on_windows(&sandbox, &["build", "甲/a.yaml", "乙/A.YAML"]);
    assert!(ran.code == 2 && ran.stderr.contains("C06"), "{}", ran.stderr);
}

/// Runs while another program has a file open, as Word does.
fn while_open<T>(path: &Path, run: impl FnOnce() -> T) -> T {
    while_held(path, &[], run)
}

/// Runs while `tests/windows/hold.c` holds a file, with more arguments.
fn while_held<T>(path: &Path, more: &[&str], run: impl FnOnce() -> T) -> T {
    let mut holder = wine(&named("JIXIAO_HOLD"))
        .arg(windows_path(path))
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Wine runs");
    let mut line = String::new();
    let output = holder.stdout.take().expect("it is piped");
    BufReader::new(output).read_line(&mut line).expect("it says something");
    assert_eq!(line.trim(), "held", "{}", path.display());
    let result = run();
    drop(holder.stdin.take());
    holder.wait().expect("it ends");
    result
}

#[test]
fn an_open_word_file_stays_and_the_new_one_is_written_beside_it() {
    let sandbox = Sandbox::new("open");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(on_windows(&sandbox, &["build"]).code, 0);
    let (old_word, old_pdf) = (sandbox.read("out/a.docx"), sandbox.read("out/a.pdf"));
    sandbox.write("data/a.yaml", SAMPLE.replace("有待提高", "有待进一步提高"));
    for round in ["first", "again"] {
        let build = || on_windows(&sandbox, &["build", "--rebuild"]);
        let ran = while_open(&sandbox.root.join("out/a.docx"), build);
        assert_eq!(ran.code, 0, "{round}: {}", ran.stderr);
        assert!(ran.stderr.contains("C12") && ran.stderr.contains("WPS"), "{}", ran.stderr);
        assert!(ran.stderr.contains(r"新的写在 out\a-2.docx"), "{}", ran.stderr);
        assert!(sandbox.read("out/a.docx") == old_word && sandbox.read("out/a.pdf") != old_pdf);
        assert!(sandbox.read("out/a-2.docx") != old_word && !sandbox.has("out/a-3.docx"));
    }
    let new_pdf = sandbox.read("out/a.pdf");
    let build = || on_windows(&sandbox, &["build", "--rebuild"]);
    let ran = while_open(&sandbox.root.join("out/a.pdf"), build);
    assert!(ran.code == 0 && ran.stderr.contains(r"out\a-2.pdf"), "{}", ran.stderr);
    assert!(sandbox.read("out/a-2.pdf") == new_pdf);
    assert!(sandbox.read("out/a.docx") == sandbox.read("out/a-2.docx"), "it was let go of");
    let left = fs::read_dir(sandbox.root.join("out")).expect("it is there").count();
    assert_eq!(left, 5, "two files of each format and the records, no temporary file");
}

#[test]
fn a_file_that_a_viewer_holds_stays() {
    let sandbox = Sandbox::new("viewed");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(on_windows(&sandbox, &["build"]).code, 0);
    let word = sandbox.read("out/a.docx");
    sandbox.write("data/a.yaml", SAMPLE.replace("有待提高", "有待进一步提高"));
    let path = sandbox.root.join("out/a.docx");
    let ran = while_held(&path, &["written"], || on_windows(&sandbox, &["build"]));
    assert!(ran.code == 0 && ran.stderr.contains("C12"), "{}", ran.stderr);
    assert!(sandbox.read("out/a.docx") == word && sandbox.has("out/a-2.docx"));
}

#[test]
fn an_edited_and_open_word_file_stays() {
    let sandbox = Sandbox::new("edited");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(on_windows(&sandbox, &["build"]).code, 0);
    let word = sandbox.read("out/a.docx");
    sandbox.write("out/a.docx", "edited");
    let path = sandbox.root.join("out/a.docx");
    let ran = while_open(&path, || on_windows(&sandbox, &["build"]));
    assert!(ran.code == 0 && ran.stderr.contains("C10"), "{}", ran.stderr);
    let ran = while_open(&path, || on_windows(&sandbox, &["build", "--force"]));
    assert!(ran.code == 0 && ran.stderr.contains("C12"), "{}", ran.stderr);
    assert!(sandbox.read("out/a.docx") == b"edited" && sandbox.read("out/a-2.docx") == word);
}

#[test]
fn a_dropped_facts_file_is_built() {
    let sandbox = Sandbox::new("dropped");
    sandbox.write("单位/data/a.yaml", SAMPLE);
    let ran = on_windows(&sandbox, &[&windows_path(&sandbox.root.join("单位/data/a.yaml"))]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(sandbox.has("out/a.docx") && sandbox.has("out/a.pdf"));
}

/// Starts the program in a console of its own and answers: what is waited for, what is then typed. Gives back all that
/// the console showed.
fn in_own_console(sandbox: &Sandbox, arguments: &str, answers: &[(&str, &str)]) -> String {
    let program = named("JIXIAO_WINDOWS");
    let line = format!("'{}' '{}' {arguments}", named("JIXIAO_WINE").display(), program.display());
    let record = sandbox.root.join("shown");
    let _ = fs::remove_file(&record);
    let mut script = script(&line, &record).current_dir(&sandbox.root).spawn().expect("it runs");
    let mut input = script.stdin.take().expect("it is piped");
    let mut from = 0;
    for (awaited, typed) in answers {
        from = wait_for(&record, from, awaited);
        // Wine drops what is typed before the program asks for it, and the question is shown just before that.
        thread::sleep(Duration::from_secs(1));
        input.write_all(format!("{typed}\r").as_bytes()).expect("it listens");
    }
    wait_for(&record, from, ENDED);
    drop(input);
    script.wait().expect("it ends");
    shown(&record)
}

/// What the shell says when the program has ended.
const ENDED: &str = "the program has ended";

/// A command in a terminal of its own, which is recorded. A pipe would stay open as long as Wine's server runs.
fn script(line: &str, record: &Path) -> Command {
    let mut command = Command::new("script");
    command.args(["-qfec", &format!("{line}; echo {ENDED}")]).arg(record);
    command.envs([("LC_ALL", "C.UTF-8"), ("TERM", "xterm")]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn shown(record: &Path) -> String {
    String::from_utf8_lossy(&fs::read(record).unwrap_or_default()).into_owned()
}

/// Waits until the record has a text beyond a place; gives back the place behind it.
fn wait_for(record: &Path, from: usize, awaited: &str) -> usize {
    let begun = Instant::now();
    loop {
        let shown = shown(record);
        let found = shown.get(from..).and_then(|rest| rest.find(awaited));
        if let Some(at) = found {
            return from + at + awaited.len();
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "no {awaited} in {shown}");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_double_click_offers_what_can_be_done() {
    let sandbox = Sandbox::new("click");
    let choice = "请输入数字";
    let answers = [
        (choice, "1"),
        (choice, "3"),
        ("新文件夹", "新单位"),
        (choice, "1"),
        (choice, "2"),
        (choice, "0"),
    ];
    let shown = in_own_console(&sandbox, "", &answers);
    for line in ["做报告", "核对", "新建", "还没有填报数据", "已新建", "已生成", "个警告"]
    {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    assert!(sandbox.has("新单位/out/单位自评.docx"), "{shown}");
}

#[test]
fn a_file_dropped_on_the_program_is_built_beside_its_data() {
    let sandbox = Sandbox::new("drop");
    sandbox.write("单位/data/a.yaml", SAMPLE).write("别的.txt", "");
    let key = [("按回车键", "")];
    let path = |path: &str| format!("'{}'", windows_path(&sandbox.root.join(path)));
    let shown = in_own_console(&sandbox, &path("单位/data/a.yaml"), &key);
    assert!(shown.contains("已生成") && shown.contains("按回车键关闭窗口"), "{shown}");
    assert!(sandbox.has("单位/out/a.docx"));
    let shown = in_own_console(&sandbox, &path("别的.txt"), &key);
    assert!(shown.contains("不是填报数据") && shown.contains("按回车键"), "{shown}");
}

#[test]
fn a_console_of_any_code_page_shows_chinese() {
    let sandbox = Sandbox::new("code-page");
    for page in ["936", "65001", "437"] {
        let program = windows_path(&named("JIXIAO_WINDOWS"));
        sandbox.write("run.cmd", format!("@chcp {page}\r\n@\"{program}\" new nul\r\n"));
        let line = format!("'{}' cmd /c run.cmd", named("JIXIAO_WINE").display());
        let record = sandbox.root.join(page);
        let mut script =
            script(&line, &record).current_dir(&sandbox.root).spawn().expect("it runs");
        wait_for(&record, 0, ENDED);
        drop(script.stdin.take());
        script.wait().expect("it ends");
        let shown = shown(&record);
        assert!(shown.contains("错误[C13]：“nul”是 Windows 保留的名称"), "{page}: {shown}");
    }
}

#[test]
fn redirected_output_is_utf_8() {
    let sandbox = Sandbox::new("redirected");
    let program = windows_path(&named("JIXIAO_WINDOWS"));
    let line = format!("@chcp 936 >nul\r\n@\"{program}\" --help >help.txt\r\n");
    sandbox.write("run.cmd", line);
    let arguments: [OsString; 3] = ["cmd", "/c", "run.cmd"].map(Into::into);
    let mut command = Command::new(named("JIXIAO_WINE"));
    let status = command.args(arguments).current_dir(&sandbox.root).stdin(Stdio::null()).status();
    assert!(status.expect("Wine runs").success());
    let help = String::from_utf8(sandbox.read("help.txt")).expect("help is UTF-8");
    assert!(help.contains("用法：jixiao <命令>"), "{help}");
}
