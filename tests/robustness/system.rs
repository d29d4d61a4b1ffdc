//! Limits of the system: of the size of files, of memory, of open files. The cause is said in Chinese, nothing is left over.

use std::process::Command;

use super::limits::{Folder, Ran, starter};

/// Runs the binary under a limit of the shell's.
fn under(folder: &Folder, limit: &str, arguments: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    let run = format!("ulimit {limit}; exec \"$0\" \"$@\"");
    command.args(["-c", &run, env!("CARGO_BIN_EXE_jixiao")]).args(arguments);
    folder.wait(command)
}

fn unit(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", starter());
    folder
}

#[test]
fn a_limit_of_the_size_of_files_is_named_and_leaves_nothing() {
    // In blocks of 512 bytes.
    for blocks in [4, 100, 300] {
        let limit = format!("-f {blocks}");
        let folder = unit("size");
        let ran = under(&folder, &limit, &["build"]);
        ran.expect(&limit, 1, &["C07", "超过了系统允许的大小", "ulimit -f", "原有文件没有改动"]);
        assert!(folder.names("out").is_empty(), "{:?}", folder.names("out"));
    }
    let folder = unit("size-set");
    let ran = under(&folder, "-f 4", &["set", "data/单位.yaml", "staff.actual=19"]);
    ran.expect("set", 2, &["C07", "超过了系统允许的大小", "ulimit -f", "数据还是原来的"]);
    assert_eq!(folder.names("data"), ["单位.yaml"]);
    let ran = under(&folder, "-f 4", &["new", "新"]);
    ran.expect("new", 2, &["C02", "超过了系统允许的大小", "什么也没有新建"]);
    assert!(!folder.has("新"));
}

#[test]
fn memory_that_runs_out_is_named() {
    let folder = unit("memory");
    let mut said = 0;
    for kilobytes in [60_000, 80_000, 100_000, 120_000, 150_000, 200_000, 300_000] {
        let ran = under(&folder, &format!("-v {kilobytes}"), &["build", "--force"]);
        let all = format!("{}{}", ran.out, ran.err);
        assert!(matches!(ran.code, Some(0..=2)), "{kilobytes}: {:?} {all}", ran.code);
        for words in ["memory allocation", "RUST_BACKTRACE", "C00", "panicked"] {
            assert!(!all.contains(words), "{kilobytes}: {all}");
        }
        said += usize::from(all.contains("C29") && all.contains("内存不够"));
    }
    assert!(said > 0, "no limit was too small");
    folder.run(&["build", "--force"]).expect("enough", 0, &[]);
    assert_eq!(folder.names("out"), ["单位.docx", "单位.pdf"]);
}

#[test]
fn memory_that_runs_out_over_fonts_blames_no_font() {
    let folder = unit("memory-fonts");
    let mut said = 0;
    for megabytes in (100..420).step_by(20) {
        let ran = under(&folder, &format!("-v {megabytes}000"), &["build", "--force"]);
        for words in ["F01", "F05"] {
            assert!(!ran.err.contains(words), "{megabytes}: {}", ran.err);
        }
        said += usize::from(ran.err.contains("C29"));
    }
    assert!(said > 0, "no limit was too small");
}

#[test]
fn memory_that_runs_out_in_a_batch_names_what_was_written_and_what_is_left() {
    let folder = Folder::new("memory-batch");
    for name in ["a", "z1", "z2"] {
        folder.write(&format!("data/{name}.yaml"), starter());
    }
    let project = |n: usize| format!("  - {{id: p{n}, name: 项目{n}}}\n");
    let projects: String = (0..6000).map(project).collect();
    folder.write("data/m.yaml", starter() + "\nprojects:\n" + &projects);
    let ran = under(&folder, "-v 900000", &["build"]);
    let left = ["C29", "没有做成：data/m.yaml", "还没有轮到，另外运行：data/z1.yaml、data/z2.yaml"];
    ran.expect("batch", 2, &left);
    assert!(ran.err.contains("已写好、是完整的：out/a.docx、out/a.pdf"), "{}", ran.err);
    assert!(!ran.err.contains("原有文件没有改动"), "{}", ran.err);
    assert_eq!(folder.names("out"), ["a.docx", "a.pdf"]);
}

#[test]
fn copies_of_templates_that_cannot_be_made_say_which_were() {
    let folder = Folder::new("eject");
    folder.write("templates/standard", "");
    let ran = folder.run(&["template", "eject"]);
    ran.expect("a file in the way", 2, &["C02", "什么也没有复制", "移走、改名", "--templates"]);
    assert_eq!(
        (folder.names("templates"), folder.has("templates/.jixiao")),
        (vec!["standard".into()], false)
    );
    let folder = Folder::new("eject-size");
    let ran = under(&folder, "-f 1", &["template", "eject"]);
    ran.expect(
        "size",
        2,
        &["超过了系统允许的大小", "ulimit -f", "个已复制，是完整的；其余没有复制"],
    );
    assert!(!ran.err.contains("写权限"), "{}", ran.err);
    folder.run(&["template", "eject"]).expect("again", 0, &["已复制"]);
}

#[test]
fn open_files_that_run_out_are_named() {
    let folder = unit("open");
    let ran = under(&folder, "-n 4", &["build"]);
    ran.expect("build", 1, &["打开的文件太多", "ulimit -n", "F01", "F05"]);
    assert!(!ran.err.contains("请用 --fonts 目录 或环境变量"), "{}", ran.err);
    let ran = under(&folder, "-n 4", &["set", "data/单位.yaml", "staff.actual=19"]);
    ran.expect("set", 2, &["打开的文件太多", "ulimit -n"]);
    assert!(!ran.err.contains("请检查磁盘"), "{}", ran.err);
}

#[test]
fn all_templates_are_copied_with_few_files_open() {
    let folder = Folder::new("few-open");
    let ran = under(&folder, "-n 8", &["new", "--with-templates", "新"]);
    ran.expect("new", 0, &[]);
    assert!(folder.has("新/templates/standard/style.yaml"));
}

#[test]
fn the_stack_of_the_system_does_not_matter() {
    for kilobytes in [32, 64] {
        let folder = unit("stack");
        let ran = under(&folder, &format!("-s {kilobytes}"), &["build"]);
        ran.expect("stack", 0, &["已生成"]);
    }
}

#[test]
fn a_folder_that_was_deleted_is_named() {
    let folder = unit("deleted");
    folder.write("走/x", "");
    let program = env!("CARGO_BIN_EXE_jixiao");
    for arguments in ["build", "new 新"] {
        let mut command = Command::new("sh");
        let run = format!("cd 走 && rm -r ../走 && exec {program} {arguments}");
        command.args(["-c", &run]);
        let ran = folder.wait(command);
        ran.expect(arguments, 2, &["现在所在的文件夹已被移走或删除"]);
        assert!(!ran.err.contains("检查磁盘"), "{}", ran.err);
        folder.write("走/x", "");
    }
}
