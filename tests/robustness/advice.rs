//! The cause that is named is the true one, and the advice fits it.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;

use super::limits::{Folder, Ran, limited, starter, starter_with};

fn unit(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", starter());
    folder
}

fn never(ran: &Ran, words: &[&str]) {
    for words in words {
        assert!(!ran.err.contains(words), "“{words}”: {}", ran.err);
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_called_a_file() {
    let folder = unit("named");
    folder.write("文件", "x");
    symlink("没有", folder.path("断链")).expect("a link");
    for option in ["--templates", "--fonts"] {
        let ran = folder.run(&["build", option, "文件"]);
        ran.expect(option, 2, &["C04", "这是一个文件，不是文件夹"]);
        never(&ran, &["不存在"]);
        folder.run(&["build", option, "没有"]).expect(option, 2, &["C04", "不存在"]);
        folder.run(&["build", option, "断链"]).expect(option, 2, &["C04", "链接"]);
    }
}

#[test]
fn names_that_are_too_long_are_those_of_the_folder() {
    let folder = unit("long-out");
    let deep = vec!["馆".repeat(80); 20].join("/");
    for out in ["馆".repeat(86), deep] {
        let ran = folder.run(&["build", "--out", &out]);
        ran.expect("too long", 1, &["C07", "太长", "文件夹名改短"]);
        never(&ran, &["填报数据的文件名改短", "关闭"]);
    }
}

#[test]
fn links_that_lead_nowhere_are_named() {
    let folder = unit("links");
    symlink("圈", folder.path("圈")).expect("a link");
    symlink("没有", folder.path("断")).expect("a link");
    for (link, said) in [("圈", "绕成了圈"), ("断", "链接")] {
        let ran = folder.run(&["build", "--out", link]);
        ran.expect(link, 1, &["C07", &format!("无法写入 {link}："), said, "删去这个链接"]);
        let ran = folder.run(&["new", link]);
        ran.expect(link, 2, &["C02", &format!("无法新建 {link}："), said, "删去这个链接"]);
        never(&ran, &["已有同名"]);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_not_a_file_that_is_open() {
    let folder = unit("denied");
    let out = folder.path("out/x");
    std::fs::set_permissions(out.parent().expect("out"), PermissionsExt::from_mode(0o555))
        .expect("modes can be set");
    let ran = by_another(&folder, &["build"]);
    ran.expect("denied", 1, &["C07", "文件夹没有写的权限"]);
    never(&ran, &["关闭"]);
}

/// Runs the binary as a user whom modes keep from files.
fn by_another(folder: &Folder, arguments: &[&str]) -> Ran {
    let id = Command::new("id").arg("-u").output().expect("id is there").stdout;
    let mut command = limited(super::limits::SECONDS);
    if id.starts_with(b"0") {
        command.uid(65534);
        command.env("HOME", "/nonexistent");
    }
    command.args(arguments);
    folder.wait(command)
}

#[test]
fn missing_permission_is_no_program_that_holds_the_file() {
    let mode = |folder: &Folder, path: &str, mode: u32| {
        std::fs::set_permissions(folder.root.join(path), PermissionsExt::from_mode(mode))
            .expect("modes can be set");
    };
    let set = ["set", "data/单位.yaml", "staff.actual=19"];
    for (path, to, arguments, code, said) in [
        (
            "data",
            0o300,
            &["build"][..],
            2,
            &["C03", "没有打开这个文件夹的权限", "检查文件夹的权限"][..],
        ),
        ("data/单位.yaml", 0, &["build"], 1, &["C03", "没有这个文件的权限", "检查文件的权限"]),
        ("data/单位.yaml", 0o444, &set, 2, &["C07", "没有这个文件的权限"]),
        ("data", 0o555, &set, 2, &["C07", "文件夹没有写的权限"]),
        ("out/单位.pdf", 0o444, &["build"], 1, &["C07", "没有这个文件的权限", "--out"]),
        ("", 0o555, &["new", "新"], 2, &["C02", "没有它所在文件夹的权限", "换一个可以写的文件夹"]),
    ] {
        let folder = unit("modes");
        folder.write("out/单位.pdf", "");
        for path in ["", "data", "out", "data/单位.yaml", "out/单位.pdf"] {
            mode(&folder, path, 0o777);
        }
        mode(&folder, path, to);
        let ran = by_another(&folder, arguments);
        ran.expect(path, code, said);
        never(&ran, &["Word、WPS", "关闭", "打开它"]);
        mode(&folder, path, 0o777);
    }
}

#[test]
fn a_name_that_is_an_ending_alone_is_named() {
    let folder = Folder::new("nameless");
    folder.write("data/.yaml", starter());
    folder.run(&["build"]).expect("nameless", 2, &["C14", "data/.yaml", "只有后缀", "C05"]);
    folder.write("data/单位.yaml", starter());
    folder.run(&["check"]).expect("nameless", 0, &["C14", "只有后缀"]);
}

#[test]
fn a_new_folder_has_a_name_that_can_be_seen() {
    let folder = Folder::new("unseen");
    for (name, said) in [("a\nb", "a␊b：名称里有看不见的字符 U+000A"), ("a\u{200b}", "U+200B")]
    {
        folder.run(&["new", name]).expect(name, 2, &["C02", said]);
        assert!(folder.names("").is_empty());
    }
}

#[test]
fn what_is_no_facts_file_is_told_from_a_wrong_path() {
    let folder = unit("no-file");
    let large = std::fs::File::create(folder.path("大.yaml")).expect("a file");
    large.set_len(17 << 20).expect("a file may have a hole");
    std::fs::create_dir_all(folder.path("夹.yaml")).expect("a folder");
    let made = Command::new("mkfifo").arg(folder.path("管.yaml")).status();
    assert!(made.expect("mkfifo is there").success());
    for (path, said) in
        [("大.yaml", "用错了文件"), ("夹.yaml", "写文件夹里的文件"), ("管.yaml", "普通的文件")]
    {
        let ran = folder.run(&["build", path]);
        ran.expect(path, 1, &["C03", said]);
        never(&ran, &["检查路径"]);
    }
    folder.run(&["build", "没有.yaml"]).expect("missing", 1, &["检查路径"]);
}

#[test]
fn a_number_of_another_base_is_written_out() {
    for (typed, meant) in [("0b101", "5"), ("0o17", "15"), ("0x1F", "31")] {
        let folder = Folder::new("base");
        let facts = starter();
        let line =
            facts.lines().find(|line| line.trim_start().starts_with("count: ")).expect("a count");
        let (key, _) = line.split_once("count: ").expect("a count");
        folder.write("data/单位.yaml", starter_with(line, &format!("{key}count: {typed}")));
        folder.run(&["check"]).expect(typed, 1, &[&format!("用十进制写：{meant}\n")]);
    }
}

#[test]
fn a_table_of_too_many_columns_is_shown_in_the_facts() {
    let columns: Vec<_> = (0..64).map(|n| format!("{{id: c{n}, name: 列{n}}}")).collect();
    let table = format!(
        "  wide:\n    title: 宽表\n    columns: [{}]\n    rows: [{{id: r, c0: 一}}]\n",
        columns.join(", ")
    );
    let facts = starter();
    let at = facts.find("\ndata_tables:").expect("the starter has tables") + 1;
    let at = at + facts[at..].find('\n').expect("a line end") + 1;
    let facts = format!("{}{table}{}", &facts[..at], &facts[at..]);
    let folder = Folder::new("wide");
    folder.write("data/单位.yaml", facts);
    folder.run(&["check"]).expect(
        "wide",
        1,
        &["L05", "64 列", "--> data/单位.yaml:", "data_tables"],
    );
}

#[test]
fn a_link_to_a_device_is_to_be_deleted_and_not_the_device() {
    let folder = unit("device");
    symlink("/dev/zero", folder.path("out/单位.pdf")).expect("a link");
    let ran = folder.run(&["build"]);
    ran.expect("device", 1, &["C07", "无法写入 out/单位.pdf", "删去这个链接"]);
    never(&ran, &["移走"]);
}

#[test]
fn last_years_file_that_is_no_plain_file_is_told_so() {
    for previous in ["/dev/zero", "夹"] {
        let folder = Folder::new("previous");
        let text = format!("pack: standard\nprevious: {previous}");
        folder
            .write("data/单位.yaml", starter_with("pack: standard", &text))
            .write("data/夹/x", "");
        let ran = folder.run(&["build"]);
        ran.expect(previous, 1, &["D12", "移走", "previous 写 null"]);
        never(&ran, &["从本文件所在的文件夹算起"]);
    }
}

#[test]
fn what_lies_beside_the_facts_is_named_by_what_it_is() {
    let folder = unit("beside");
    folder.write("data/夹.yaml/x", "").write("data/.#单位.yaml", starter());
    folder.write("data/~$单位.yaml", starter());
    let ran = folder.run(&["build"]);
    ran.expect("beside", 0, &["夹.yaml 不当作填报数据：这是一个文件夹", "临时文件"]);
    never(&ran, &["首行写上"]);
    assert_eq!(folder.names("out"), ["单位.docx", "单位.pdf"]);
    let ran = Folder::new("no-data").run(&["build"]);
    ran.expect("no data", 2, &["C05", "这里没有 data 文件夹"]);
}

#[test]
fn a_file_that_begins_with_a_dash_is_told_from_an_option() {
    let folder = unit("dash");
    folder.write("-f.yaml", starter());
    folder.run(&["build", "-f.yaml"]).expect("dash", 2, &["C01", "./"]);
    folder.run(&["build", "./-f.yaml"]).expect("dash", 0, &[]);
}

#[test]
fn a_formula_of_too_many_brackets_is_told_to_have_fewer() {
    let formula = format!("{}数量{}", "（".repeat(500), "）".repeat(500));
    let table = format!(
        "data_tables:\n  t: {{title: 表, columns: [{{id: a, name: 数量, unit: 册}}, {{id: b, name: 价, unit: 册, \
         formula: {formula}}}], rows: [{{id: r, a: 1}}]}}\n"
    );
    let folder = Folder::new("formula");
    let facts = starter();
    let own = facts.find("\ndata_tables:").expect("the starter has a table");
    let behind = facts[own + 1..].find("\n\n").map_or(facts.len(), |end| own + 1 + end);
    let facts = format!("{}\n{table}{}", &facts[..own], &facts[behind..]);
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check"]);
    ran.expect("formula", 1, &["D08", "括号套得太多", "少套几层"]);
    never(&ran, &["不能用另一个算出来的列"]);
}

#[test]
fn a_file_that_is_no_text_is_called_what_it_is() {
    let folder = unit("binary");
    let word =
        [&b"PK\x03\x04\x14\x00"[..], b"[Content_Types].xml word/document.xml\x00\x03\x03\xff"]
            .concat();
    folder.write("旧.docx", &word);
    let facts = starter().replace("\nyear:", "\nprevious: ../旧.docx\nyear:");
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check", "data/单位.yaml"]);
    ran.expect("previous", 1, &["D12", "旧.docx 不是填报数据：这是 Word 文件（.docx）"]);
    assert_eq!(ran.err.matches("错误[").count(), 1, "{}", ran.err);
    never(&ran, &["另存为"]);
    folder.write("data/另一个.yaml", &word).write("data/单位.yaml", starter());
    let ran = folder.run(&["check"]);
    ran.expect("facts", 0, &["C14", "这是 Word 文件（.docx）", "放上原来的填报数据"]);
    never(&ran, &["在首行写上"]);
}

#[test]
fn facts_that_were_not_written_out_are_one_fault() {
    let folder = unit("lost-power");
    folder.write("data/单位.yaml", format!("{}{}", starter(), "\0".repeat(5_000)));
    let ran = folder.run(&["check", "data/单位.yaml"]);
    ran.expect("padded", 1, &["Y02", "5000 个空字节", "从备份"]);
    assert_eq!(ran.err.matches("错误[").count(), 1, "{}", ran.err);
}

#[test]
fn characters_that_stand_for_others_are_named_with_them() {
    for (written, said) in [
        ('\u{2e80}', "部首符号"),
        ('\u{31c0}', "笔画符号"),
        ('\u{fb01}', "不是常用的“fi”"),
        ('\u{3231}', "不是常用的“(株)”"),
        ('\u{3300}', "不是常用的“アパート”"),
        ('\u{ff8a}', "不是常用的“ハ”"),
    ] {
        let folder = unit("compatible");
        folder.write(
            "data/单位.yaml",
            starter_with("    - 负责", &format!("    - 甲{written}乙。\n    - 负责")),
        );
        let ran = folder.run(&["check", "data/单位.yaml"]);
        ran.expect(said, 1, &["Y18", said, &format!("U+{:04X}", u32::from(written))]);
    }
}

#[test]
fn a_change_that_is_not_written_is_not_shown_as_made() {
    let folder = unit("unwritten");
    let data = folder.path("data/x");
    let data = data.parent().expect("data");
    std::fs::set_permissions(&folder.root, PermissionsExt::from_mode(0o777)).expect("modes");
    std::fs::set_permissions(data, PermissionsExt::from_mode(0o555)).expect("modes can be set");
    let ran = by_another(&folder, &["set", "data/单位.yaml", "staff.actual=19"]);
    ran.expect("set", 2, &["C07"]);
    assert!(ran.out.is_empty(), "{}", ran.out);
}

#[test]
fn what_a_change_that_was_ended_left_is_removed() {
    let folder = unit("leftover");
    for command in ["check", "build"] {
        folder.write("data/.jixiao-999999-0.tmp", "x");
        folder.run(&[command, "data/单位.yaml"]);
        let left = std::fs::metadata(folder.root.join("data/.jixiao-999999-0.tmp"));
        assert!(left.is_err(), "{command}");
    }
}

#[test]
fn several_numbers_in_one_place_are_no_number_with_points() {
    let folder = unit("several");
    let facts =
        starter() + "\nindicators:\n  - {id: a, path: [产出指标, 数量指标, 甲], actual: 1,2,3}\n";
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check", "data/单位.yaml"]);
    ran.expect("several", 1, &["只写一个数"]);
    never(&ran, &["1.2,3", "写成 123"]);
}

#[test]
fn a_word_file_that_unpacks_to_too_much_is_called_too_large() {
    let folder = unit("bomb");
    folder.run(&["build", "data/单位.yaml"]).expect("build", 0, &[]);
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    zip.start_file("word/media/a.png", zip::write::SimpleFileOptions::default()).expect("a part");
    let zeros = vec![0; 1 << 20];
    (0..130).for_each(|_| std::io::Write::write_all(&mut zip, &zeros).expect("it can be packed"));
    zip.finish().expect("it can be ended");
    folder.write("大.docx", bytes);
    let ran = folder.run(&["verify", "大.docx"]);
    ran.expect("bomb", 1, &["C25", "太大"]);
    never(&ran, &["损坏"]);
}
