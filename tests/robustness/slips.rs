//! Slips of the hand in a facts file, and other files in its place: the message says what to type.

use super::limits::{Folder, starter};

/// Panics unless a check of the facts says these words, and not that of the other.
fn assert_said(facts: &str, said: &[&str], never: &str) {
    let folder = Folder::new("slip");
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check"]);
    ran.expect(said[0], 1, said);
    assert!(never.is_empty() || !ran.err.contains(never), "“{never}”: {}", ran.err);
}

fn with_indicator(target: &str) -> String {
    let indicator = format!(
        "{{id: a, path: [产出指标, 数量指标, 场次], target: {target}, actual: 9, weight: 10}}"
    );
    format!("{}\nindicators:\n  - {indicator}\n", starter())
}

#[test]
fn an_item_of_a_list_is_shown_as_it_should_be_typed() {
    for mark in ["-", "（1）", "1、", "①"] {
        let facts = starter().replace("    - 负责", &format!("    {mark}负责"));
        let why =
            if mark == "-" { "“-”后面要空一格" } else { "序号由程序编，不写" };
        assert_said(&facts, &["D04", "应是列表", why, "写成“- 负责"], "");
    }
}

#[test]
fn a_sign_of_comparison_is_typed_in_quotes() {
    assert_said(
        &with_indicator("{op: ≥, value: 8, unit: 场}"),
        &["D08", "引号也要写：\">=\""],
        "D05",
    );
    let said = ["D08", "数不写在这里，另写一项：value: 8"];
    assert_said(&with_indicator("{op: ≥8, unit: 场}"), &said, "");
    assert_said(&with_indicator("{op: ＜＝8, unit: 场}"), &said, "");
}

#[test]
fn a_number_in_braces_is_one_with_full_width_digits_too() {
    let target = "{op: \">=\", value: １,２３４, unit: 场}";
    assert_said(
        &with_indicator(target),
        &["Y07", "１,２３４ 会在逗号处断成两项", "写成 1234"],
        "D02",
    );
}

#[test]
fn facts_beside_an_empty_folder_of_data_are_named() {
    let folder = Folder::new("beside-data");
    folder.write("单位.yaml", starter());
    std::fs::create_dir(folder.path("data")).expect("a folder");
    let said = ["C05", "单位.yaml 放高了一层", "移到 data 里", "jixiao build 单位.yaml"];
    folder.run(&["build"]).expect("beside", 2, &said);
}

#[test]
fn what_is_no_facts_of_last_year_is_named_once() {
    let folder = Folder::new("no-previous");
    let facts = starter().replacen("# previous: 单位自评-2023.yaml", "previous: 别的", 1);
    assert!(facts.contains("previous: 别的"));
    for (bytes, why) in [
        (&b"root:x:0:0:root\nbin:x:1:1:bin\n"[..], "首行不是“schema: jixiao/1”"),
        (b"\x1f\x8b\x08\x00", "这是压缩文件"),
    ] {
        folder.write("data/单位.yaml", &facts).write("data/别的", bytes);
        let ran = folder.run(&["check"]);
        ran.expect("another file", 1, &["D12", "previous 写的 data/别的 不是填报数据", why]);
        assert!(!ran.err.contains("Y09"), "{}", ran.err);
    }
}

#[test]
fn other_kinds_of_files_are_called_what_they_are() {
    let folder = Folder::new("kinds");
    for (bytes, kind) in [
        (&b"\x1f\x8b\x08\x00schema: jixiao/1"[..], "压缩文件"),
        (b"{\\rtf1\\ansi schema: jixiao/1}", "RTF 文档"),
        (b"<!DOCTYPE HTML><html><body>schema: jixiao/1</body></html>", "网页"),
    ] {
        folder.write("单位.yaml", bytes);
        folder.run(&["check", "单位.yaml"]).expect(kind, 1, &["Y01", kind]);
    }
}

#[test]
fn an_archive_among_the_templates_is_named() {
    let folder = Folder::new("archive");
    folder.write("data/单位.yaml", starter()).write("templates/standard.zip", "PK");
    let said = ["P13", "templates/standard.zip 是压缩文件", "解压到 templates 文件夹下"];
    folder.run(&["build"]).expect("an archive", 0, &said);
}

#[test]
fn a_part_that_every_pack_has_belongs_to_the_one_in_use() {
    let folder = Folder::new("too-high");
    folder.write("data/单位.yaml", starter()).write("templates/style.yaml", "{}\n");
    folder.run(&["build"]).expect("too high", 0, &["P13", "放到 templates/standard/style.yaml"]);
}
