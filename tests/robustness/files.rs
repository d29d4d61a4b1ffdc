//! Files that are no files, folders in the way, and last year's file in a circle.

use std::os::unix::fs::symlink;
use std::process::Command;

use super::limits::{Folder, Ran, starter, starter_with};

fn fifo(folder: &Folder, path: &str) {
    let made = Command::new("mkfifo").arg(folder.path(path)).status();
    assert!(made.expect("mkfifo is there").success());
}

fn with_previous(name: &str, previous: &str) -> (Folder, Ran) {
    let folder = Folder::new(name);
    folder.write(
        "data/单位.yaml",
        starter_with("pack: standard", &format!("pack: standard\nprevious: {previous}")),
    );
    fifo(&folder, "data/管道.yaml");
    std::os::unix::net::UnixListener::bind(folder.path("data/s.yaml")).expect("a socket");
    symlink("环.yaml", folder.path("data/环.yaml")).expect("a link");
    std::fs::create_dir_all(folder.path("data/夹.yaml")).expect("a folder");
    let file = std::fs::File::create(folder.path("data/大.txt")).expect("a file");
    file.set_len(1 << 36).expect("a file may have a hole");
    let ran = folder.run(&["build", "data/单位.yaml"]);
    (folder, ran)
}

#[test]
fn last_years_file_must_be_a_plain_file_of_sane_size() {
    for (previous, output) in [
        ("/dev/zero", "不是普通文件"),
        ("/dev/stdin", "不是普通文件"),
        ("管道.yaml", "不是普通文件"),
        ("s.yaml", "不是普通文件"),
        ("环.yaml", "链接"),
        ("夹.yaml", "文件夹"),
        ("大.txt", "太大"),
    ] {
        let (_folder, ran) = with_previous("previous", previous);
        ran.expect(previous, 1, &["上年数据文件", output]);
    }
}

/// Files of the kernel: they say that they are plain and empty, and then wait, never end, or give what nobody wrote.
#[cfg(target_os = "linux")]
const OF_THE_KERNEL: [&str; 4] =
    ["/proc/kmsg", "/proc/self/pagemap", "/proc/cpuinfo", "/sys/kernel/uevent_seqnum"];

#[cfg(target_os = "linux")]
#[test]
fn files_of_the_kernel_are_no_plain_files() {
    for file in OF_THE_KERNEL.into_iter().filter(|file| std::path::Path::new(file).exists()) {
        let (folder, ran) = with_previous("kernel-previous", file);
        ran.expect(file, 1, &["无法读取上年数据文件", "不是普通文件"]);
        folder.run(&["build", file]).expect(file, 1, &["无法读取", "不是普通文件"]);
        let folder = Folder::new("kernel");
        folder.write("data/单位.yaml", starter());
        symlink(file, folder.path("data/内核.yaml")).expect("a link");
        symlink(file, folder.path("fonts/内核.ttf")).expect("a link");
        let ran = folder.run(&["build"]);
        ran.expect(file, 1, &["无法读取 data/内核.yaml：这不是普通文件", "已生成 out/单位.pdf"]);
        ran.expect(file, 1, &["F05", "内核.ttf 没有用：这不是普通文件"]);
        symlink(file, folder.path("templates/standard/sections/01-overview.md.tera"))
            .expect("a link");
        folder.run(&["build", "data/单位.yaml"]).expect(
            file,
            1,
            &["01-overview.md.tera：这不是普通文件"],
        );
    }
}

#[test]
fn what_lies_in_the_data_folder_does_not_stop_the_others() {
    let (folder, _) = with_previous("lying", "null");
    let file = std::fs::File::create(folder.path("data/大.yaml")).expect("a file");
    file.set_len(1 << 36).expect("a file may have a hole");
    let ran = folder.run(&["build"]);
    ran.expect("data", 1, &["data/单位.yaml：没有问题", "说明[C14]：data/夹.yaml"]);
    for named in ["data/管道.yaml", "data/s.yaml", "data/环.yaml", "data/大.yaml"] {
        ran.expect(named, 1, &[&format!("无法读取 {named}")]);
    }
    for named in [
        "data/管道.yaml",
        "data/s.yaml",
        "data/环.yaml",
        "data/夹.yaml",
        "data/大.yaml",
        "/dev/zero",
    ] {
        folder.run(&["build", named]).expect(named, 1, &["无法读取"]);
    }
}

#[test]
fn pack_files_must_be_plain_files() {
    for name in ["sections/01-overview.md.tera", "report.yaml", "style.yaml", "words/typos.yaml"] {
        let folder = Folder::new("pack-fifo");
        folder.write("data/单位.yaml", starter());
        fifo(&folder, &format!("templates/standard/{name}"));
        folder.run(&["build"]).expect(name, 1, &["无法读取", "不是普通文件"]);
    }
    let folder = Folder::new("pack-loop");
    folder.write("data/单位.yaml", starter());
    std::fs::create_dir_all(folder.path("templates/standard/a")).expect("a folder");
    symlink("..", folder.path("templates/standard/a/上")).expect("a link");
    folder.run(&["build"]).expect("a folder in itself", 1, &["链接"]);
}

#[test]
fn fonts_may_lie_among_anything() {
    let folder = Folder::new("fonts-fifo");
    folder.write("data/单位.yaml", starter());
    fifo(&folder, "fonts/管道.ttf");
    symlink(".", folder.path("fonts/环")).expect("a link");
    symlink("/dev/zero", folder.path("fonts/零.ttf")).expect("a link");
    folder.run(&["build"]).expect("fonts", 0, &[]);
}

#[test]
fn an_output_that_is_no_file_is_named() {
    for (name, output) in [("单位.pdf", "不是普通文件"), ("单位.docx", "不是普通文件")]
    {
        let folder = Folder::new("out-fifo");
        folder.write("data/单位.yaml", starter());
        fifo(&folder, &format!("out/{name}"));
        let ran = folder.run(&["build"]);
        ran.expect(name, 1, &[output]);
        assert!(!ran.err.contains("关闭"), "{}", ran.err);
    }
}

#[test]
fn a_circle_of_previous_files_is_named() {
    let folder = Folder::new("itself");
    folder.write(
        "data/单位.yaml",
        starter_with("pack: standard", "pack: standard\nprevious: 单位.yaml"),
    );
    folder.run(&["build"]).expect("itself", 1, &["previous", "自己"]);
    let folder = Folder::new("circle");
    folder
        .write("data/甲.yaml", starter_with("pack: standard", "pack: standard\nprevious: 乙.yaml"));
    folder
        .write("data/乙.yaml", starter_with("pack: standard", "pack: standard\nprevious: 甲.yaml"));
    folder.run(&["build"]).expect("circle", 1, &["previous", "互相"]);
}

#[test]
fn a_folder_in_the_way_is_named() {
    let folder = Folder::new("in-the-way");
    folder.write("data/单位.yaml", starter());
    std::fs::create_dir_all(folder.path("out/单位.docx/里")).expect("a folder");
    let ran = folder.run(&["build"]);
    ran.expect("folder", 1, &["文件夹", "移走"]);
    assert!(!ran.err.contains("关闭打开"), "{}", ran.err);
    let folder = Folder::new("out-is-file");
    folder.write("data/单位.yaml", starter()).write("out", "");
    let ran = folder.run(&["build"]);
    ran.expect("out is a file", 1, &["不是文件夹"]);
    assert!(!ran.err.contains("关闭打开"), "{}", ran.err);
}

#[test]
fn names_may_be_as_long_as_the_file_system_allows() {
    // 83 characters of three bytes, a stem of 249 bytes: 255 with `.docx` would be 254.
    let folder = Folder::new("long");
    let stem = format!("{}a", "长".repeat(83));
    folder.write(&format!("data/{stem}.yaml"), starter());
    folder.run(&["build"]).expect("255 bytes", 0, &["已生成"]);
    assert!(folder.has(&format!("out/{stem}.docx")) && folder.has(&format!("out/{stem}.pdf")));
    let folder = Folder::new("longer");
    let stem = "a".repeat(251);
    folder.write(&format!("data/{stem}.yml"), starter());
    let ran = folder.run(&["build"]);
    ran.expect("too long", 1, &["太长", "改"]);
    assert!(!ran.err.contains("关闭打开"), "{}", ran.err);
}

#[test]
fn a_second_name_fits_where_the_first_is_as_long_as_the_file_system_allows() {
    // Stems of 250 bytes, with `-2.docx` 257, and one of 248, which has room.
    let ends = ["a", "b", "bc"];
    let stems = ends.map(|end| format!("{}{end}", "长".repeat(if end == "bc" { 82 } else { 83 })));
    let folder = Folder::new("second-name");
    for stem in &stems {
        folder.write(&format!("data/{stem}.yaml"), starter());
        folder.write(&format!("out/{stem}.docx"), "somebody's");
    }
    for _ in 0..2 {
        let ran = folder.run(&["build"]);
        ran.expect("second name", 0, &["C10", "新的写在", "-2.docx"]);
        assert!(!ran.err.contains("C07"), "{}", ran.err);
        for stem in &stems {
            assert_eq!(folder.read(&format!("out/{stem}.docx")), b"somebody's");
            assert!(folder.has(&format!("out/{stem}.pdf")));
        }
        let names = folder.names("out");
        let second: Vec<_> = names.iter().filter(|name| name.ends_with("-2.docx")).collect();
        assert_eq!(second.len(), stems.len(), "each has a name of its own: {second:?}");
        assert!(second.iter().all(|name| name.starts_with("长长") && name.len() <= 255));
    }
}

#[test]
fn templates_that_are_not_used_are_named() {
    let folder = Folder::new("beside");
    folder.write("单位/data/单位.yaml", starter());
    folder.write(
        "单位/templates/standard/sections/07-problems.md.tera",
        "# 存在的主要问题\n\n没有问题。\n",
    );
    folder.run(&["build", "单位/data/单位.yaml"]).expect(
        "beside the facts",
        0,
        &["P13", "templates", "没有用", "--templates"],
    );
    let folder = Folder::new("misspelt");
    folder.write("data/单位.yaml", starter());
    folder.write(
        "templates/standrad/sections/07-problems.md.tera",
        "# 存在的主要问题\n\n没有问题。\n",
    );
    folder.run(&["build"]).expect("misspelt", 0, &["standrad", "standard"]);
    let folder = Folder::new("too-high");
    folder.write("data/单位.yaml", starter());
    folder.write("templates/sections/07-problems.md.tera", "# 存在的主要问题\n\n没有问题。\n");
    folder.run(&["build"]).expect("too high", 0, &["templates/sections", "standard"]);
    let folder = Folder::new("too-high-2");
    folder.write("data/单位.yaml", starter());
    folder.write("templates/standard/07-problems.md.tera", "# 存在的主要问题\n\n没有问题。\n");
    folder.run(&["build"]).expect("too high within", 0, &["07-problems.md.tera", "sections"]);
}

#[test]
fn a_bad_link_does_not_change_which_files_are_of_last_year() {
    for link in ["nope", "a.yaml", "/dev/zero"] {
        let folder = Folder::new("shifted");
        symlink(link, folder.path("data/a.yaml")).expect("a link");
        folder.write("data/b.yaml", starter());
        folder.write("data/c.yaml", starter().replacen("\nyear: 2024", "\nyear: 2023", 1));
        let named = starter_with("pack: standard", "pack: standard\nprevious: c.yaml");
        folder.write("data/d.yaml", named);
        folder.run(&["build"]).expect(link, 1, &["data/a.yaml"]);
        let made = ["a", "b", "c", "d"].map(|name| folder.has(&format!("out/{name}.pdf")));
        assert_eq!(made, [false, true, false, true], "{link}");
    }
}

#[test]
fn a_device_that_is_named_as_the_file_of_last_year_is_named() {
    let folder = Folder::new("device-previous");
    symlink("/dev/zero", folder.path("data/a.yaml")).expect("a link");
    let named = starter_with("pack: standard", "pack: standard\nprevious: a.yaml");
    folder.write("data/b.yaml", named);
    folder.run(&["build"]).expect("a device", 1, &["无法读取 data/a.yaml", "不是普通文件"]);
}
