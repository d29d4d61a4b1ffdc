//! Templates in the wrong place or with the wrong name: each is named with the right one.

use super::limits::{Folder, starter};

const TEXT: &str = "# 存在的主要问题\n\n没有问题。\n";

fn warned(path: &str, said: &[&str]) {
    let folder = Folder::new("misplaced");
    folder.write("data/单位.yaml", starter()).write(path, TEXT);
    let ran = folder.run(&["build"]);
    ran.expect(path, 0, said);
    assert!(ran.err.contains("P11") || ran.err.contains("P13"), "{path}: {}", ran.err);
}

#[test]
fn templates_in_wrong_places_are_named() {
    let right = "templates/standard/sections/01-overview.md.tera";
    warned("templates/standard/01-overview.md.tera", &["P11", "sections/01-overview.md.tera"]);
    warned("templates/01-overview.md.tera", &["放高了一层", right]);
    warned("templates/01-overview.md", &["放高了一层", right]);
    for ending in ["md", "md.tera.txt", "md.txt"] {
        let path = format!("templates/standard/sections/01-overview.{ending}");
        warned(&path, &[&path, "后缀不对", "文件名改成 01-overview.md.tera"]);
    }
    warned("templates/standard/style.yml", &["style.yml", "文件名改成 style.yaml"]);
    warned("template/standard/sections/a.md.tera", &["模板 template ", "改成 templates"]);
    warned("standard/sections/a.md.tera", &["模板 standard ", "移到 templates/standard"]);
    warned("templates/templates/standard/sections/a.md.tera", &["templates/templates", "放低了"]);
    for name in ["style.yaml", "sections/01-overview.md.tera"] {
        warned(&format!("templates/standard/{name}/a"), &[name, "是文件夹，不是文件"]);
    }
    warned("templates", &["模板 templates 不是文件夹"]);
    warned("templates/standard", &["模板 templates/standard 不是文件夹", "把它移走"]);
}

#[test]
fn a_pipe_in_the_place_of_a_pack_is_named() {
    let folder = Folder::new("templates-pipe");
    folder.write("data/单位.yaml", starter());
    let made = std::process::Command::new("mkfifo").arg(folder.path("templates/standard")).status();
    assert!(made.expect("mkfifo is there").success());
    let ran = folder.run(&["build"]);
    ran.expect("a pipe", 0, &["P13", "模板 templates/standard 不是文件夹"]);
}

#[test]
fn templates_that_cannot_be_read_are_named() {
    let folder = Folder::new("templates-link");
    folder.write("data/单位.yaml", starter());
    std::os::unix::fs::symlink("templates", folder.path("templates")).expect("a link");
    folder.run(&["build"]).expect("a loop", 1, &["无法读取 templates", "链接"]);
}

#[test]
fn notes_of_ones_own_beside_templates_are_fine() {
    let folder = Folder::new("own-notes");
    folder.write("data/单位.yaml", starter());
    for path in ["说明.txt", "README.md", "sections/旧.bak", "sections/01-overview.md.tera~"] {
        folder.write(&format!("templates/standard/{path}"), TEXT);
    }
    let ran = folder.run(&["build"]);
    ran.expect("own notes", 0, &[]);
    assert!(!ran.err.contains("P13") && !ran.err.contains("P11"), "{}", ran.err);
}

#[test]
fn what_is_no_folder_of_templates_is_named_by_every_command_about_templates() {
    let folder = Folder::new("no-templates");
    folder.write("templates", "");
    for arguments in [&["template", "diff"][..], &["template", "list"]] {
        folder.run(arguments).expect(
            arguments[1],
            0,
            &["P13", "模板 templates 不是文件夹", "把它移走"],
        );
    }
    let ran = folder.run(&["template", "new", "本局"]);
    ran.expect("new", 2, &["路径中有一段不是文件夹", "不是文件夹的那一段移走"]);
}
