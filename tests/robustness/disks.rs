//! Results and reports on disks that are full: what is printed is whole or refused, and no new file stands beside an old one.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use super::limits::{Folder, limited, starter, starter_with};

/// Runs with standard output on a device that is always full; the exit code and standard error.
fn into_full(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("the device is there");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.args(arguments).current_dir(&folder.root).env_remove("JIXIAO_FONTS");
    let ran = command.stdin(Stdio::null()).stdout(full).output().expect("the binary runs");
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_do_not_get_out_are_reported() {
    let folder = Folder::new("full-out");
    folder.write("data/单位.yaml", starter());
    for arguments in [
        &["schema"][..],
        &["explain", "data/单位.yaml"],
        &["explain", "data/单位.yaml", "--format", "json"],
        &["check"],
        &["check", "--json"],
        &["build", "--json"],
        &["--help"],
    ] {
        let (code, err) = into_full(&folder, arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {err}");
        assert!(err.contains("C15") && err.contains("磁盘已满"), "{arguments:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_were_written_are_named_where_results_do_not_get_out() {
    let folder = Folder::new("full-out");
    folder.write("data/单位.yaml", starter());
    for (arguments, file) in [
        (&["set", "data/单位.yaml", "staff.actual=19"][..], "data/单位.yaml"),
        (&["set", "data/单位.yaml", "staff.actual=18", "--json"], "data/单位.yaml"),
        (&["build"], "out/单位.docx、out/单位.pdf"),
        (&["new", "新"], "新/data/单位自评.yaml"),
    ] {
        let (code, err) = into_full(&folder, arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {err}");
        let said = format!("文件已经写好，是完整的：{file}");
        assert!(err.contains("C15") && err.contains(&said), "{arguments:?}: {err}");
        assert!(folder.has(file.split('、').next().expect("a name")), "{arguments:?}");
    }
    let (_, err) = into_full(&folder, &["set", "data/单位.yaml", "staff.actual=17", "--dry-run"]);
    assert!(err.contains("C15") && !err.contains("已经写好"), "{err}");
}

#[test]
fn a_reader_that_goes_away_is_fine() {
    let folder = Folder::new("closed-out");
    let mut command = limited(super::limits::SECONDS);
    command.arg("schema").current_dir(&folder.root).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    drop(child.stdout.take());
    let ran = child.wait_with_output().expect("it ends");
    assert_eq!((ran.status.code(), ran.stderr), (Some(0), Vec::new()));
}

#[test]
fn both_formats_are_replaced_or_none() {
    let other = starter_with("name: 陈敏", "name: 赵六");
    for blocked in ["docx", "pdf"] {
        let folder = Folder::new("both");
        folder.write("data/单位.yaml", starter());
        folder.run(&["build"]).expect("the first", 0, &[]);
        let kept = if blocked == "pdf" { "out/单位.docx" } else { "out/单位.pdf" };
        let old = folder.read(kept);
        let place = format!("out/单位.{blocked}");
        std::fs::remove_file(folder.path(&place)).expect("it is there");
        folder.write(&format!("{place}/里/x"), "");
        folder.write("data/单位.yaml", &other);
        let ran = folder.run(&["build"]);
        ran.expect(blocked, 1, &["C07", "原有文件没有改动，几种格式都没有写"]);
        assert!(folder.read(kept) == old, "{blocked}");
        assert!(!ran.out.contains("已生成"), "{}", ran.out);
        let names = folder.names("out");
        assert!(!names.iter().any(|name| name.ends_with(".tmp")), "{names:?}");
        let format = if blocked == "pdf" { "docx" } else { "pdf" };
        folder.run(&["build", "--format", format]).expect("alone", 0, &["已生成"]);
    }
}
