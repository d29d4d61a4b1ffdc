//! Notices of corrections: runs that are ended or go on at the same time leave whole files and no others.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::limits::{Folder, starter, starter_with};

const ARGUMENTS: [&str; 5] = ["diff", "旧.yaml", "新.yaml", "--to", "更正.docx"];

fn two_reports(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("旧.yaml", starter());
    folder.write("新.yaml", starter_with("name: 陈敏", "name: 赵六"));
    folder
}

fn diff(folder: &Folder, force: bool) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.args(ARGUMENTS).args(force.then_some("--force")).current_dir(&folder.root);
    command.env_remove("JIXIAO_FONTS").stdin(Stdio::null()).stderr(Stdio::null());
    command.stdout(Stdio::piped());
    command
}

#[test]
fn a_killed_diff_leaves_nothing_that_the_next_one_does_not_remove() {
    let folder = two_reports("kills-diff");
    let start = Instant::now();
    folder.run(&ARGUMENTS).expect("the first", 0, &["更正说明写在"]);
    let takes = start.elapsed();
    for number in 0..super::ends::kills() / 3 {
        let mut child = diff(&folder, true).spawn().expect("the binary runs");
        let begun = Instant::now();
        let written = || folder.names("").iter().any(|name| name.ends_with(".tmp"));
        while !written() && begun.elapsed() < takes * 4 {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(u64::from(number) * 70 % 4000));
        child.kill().expect("a child can be ended");
        child.wait().expect("a child can be waited for");
        assert!(jixiao::write::docx::is_as_written(&folder.read("更正.docx")), "kill {number}");
    }
    let mut last = diff(&folder, true);
    assert!(last.status().expect("the binary runs").success());
    assert_eq!(folder.names(""), ["新.yaml", "旧.yaml", "更正.docx"]);
}

#[test]
fn of_two_diffs_at_a_time_one_writes_the_notice() {
    for round in 0..5 {
        let folder = two_reports("two-diffs");
        let both = [diff(&folder, false).spawn(), diff(&folder, false).spawn()];
        let codes = both.map(|child| {
            let ended = child.expect("the binary runs").wait_with_output().expect("it ends");
            ended.status.code()
        });
        assert!([[Some(0), Some(2)], [Some(2), Some(0)]].contains(&codes), "{round}: {codes:?}");
        assert_eq!(folder.names(""), ["新.yaml", "旧.yaml", "更正.docx"]);
    }
}

#[test]
fn a_notice_that_cannot_be_written_is_told_with_its_own_option() {
    let folder = two_reports("no-notice");
    folder.write("占/x", "");
    let ran = folder.run(&["diff", "旧.yaml", "新.yaml", "--to", "旧.yaml/更正.docx"]);
    ran.expect("in a file", 2, &["C07", "--to"]);
    assert!(!ran.err.contains("--out"), "{}", ran.err);
    let long = format!("{}.docx", "长".repeat(90));
    let ran = folder.run(&["diff", "旧.yaml", "新.yaml", "--to", &long]);
    ran.expect("too long", 2, &["C07", "太长", "--to"]);
    assert!(!ran.err.contains("--out") && !ran.err.contains("填报数据"), "{}", ran.err);
}

#[test]
fn rows_of_a_notice_that_are_higher_than_a_page_are_nobodys_fault() {
    let folder = Folder::new("long-rows");
    let duty = |word: &str| {
        let text = format!("负责全县{word}的统筹协调。").repeat(120);
        starter_with("    - 负责", &format!("    - {text}\n    - 负责"))
    };
    folder.write("旧.yaml", duty("管线")).write("新.yaml", duty("路灯"));
    let ran = folder.run(&ARGUMENTS);
    ran.expect("diff", 0, &["更正说明写在"]);
    assert!(!ran.err.contains("L01"), "{}", ran.err);
}
