//! What users see in a console: after a double click, after files were dropped on the program, in any code page.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{SAMPLE, Sandbox};
use crate::{named, windows_path};

/// Starts the program in a console of its own and answers: what is waited for, what is then typed. Gives back all that
/// the console showed.
fn in_own_console(sandbox: &Sandbox, arguments: &str, answers: &[(&str, &str)]) -> String {
    in_console(&named("JIXIAO_WINDOWS"), sandbox, arguments, answers)
}

/// The same with a program that stands elsewhere.
fn in_console(
    program: &Path,
    sandbox: &Sandbox,
    arguments: &str,
    answers: &[(&str, &str)],
) -> String {
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
        // As an input method for Chinese may type it.
        (choice, "２"),
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
fn a_program_that_was_not_unpacked_says_so() {
    let choice = [("请输入数字", "0")];
    assert!(!in_own_console(&Sandbox::new("unpacked"), "", &choice).contains("F06"));
    let sandbox = Sandbox::outside("packed");
    let program = sandbox.root.join("jixiao.exe");
    fs::copy(named("JIXIAO_WINDOWS"), &program).expect("there is room");
    let shown = in_console(&program, &sandbox, "", &choice);
    assert!(shown.contains("F06") && shown.contains("解开"), "{shown}");
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
