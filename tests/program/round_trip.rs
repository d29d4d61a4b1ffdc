//! What a person changed in a Word file is not lost when the facts change.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Ran, SAMPLE, Sandbox, project_file, word_text};

fn build(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let mut arguments = vec!["build"];
    arguments.extend(more);
    let ran = sandbox.jixiao(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

fn with_sample(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/a.yaml", SAMPLE);
    build(&sandbox, &[]);
    sandbox
}

/// The facts with another budget.
fn corrected() -> String {
    SAMPLE.replace("budget: 34.32", "budget: 35.00")
}

/// The file packed again, as an editor saves it, with a part's text replaced.
fn saved_again(file: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("it is a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("every part can be opened");
        let (name, mut bytes) = (part.name().to_string(), Vec::new());
        part.read_to_end(&mut bytes).expect("every part can be read");
        if let Ok(text) = String::from_utf8(bytes.clone()) {
            bytes = text.replace(old, new).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).expect("it can be begun");
        writer.write_all(&bytes).expect("it can be written");
    }
    writer.finish().expect("it can be finished").into_inner()
}

#[test]
fn a_file_that_nobody_touched_is_replaced() {
    let sandbox = with_sample("untouched");
    sandbox.write("data/a.yaml", corrected());
    let ran = build(&sandbox, &[]);
    assert!(!ran.stderr.contains("C10") && !sandbox.has("out/a-2.docx"), "{}", ran.stderr);
    assert!(word_text(&sandbox.read("out/a.docx")).contains("35.00万元"));
}

#[test]
fn edits_stay_and_the_new_report_is_written_beside_them() {
    let sandbox = with_sample("edited");
    let edited = saved_again(&sandbox.read("out/a.docx"), "负责市直机关事务", "主管市直机关事务");
    sandbox.write("out/a.docx", &edited).write("data/a.yaml", corrected());
    let ran = build(&sandbox, &[]);
    assert!(sandbox.read("out/a.docx") == edited, "the edited file is as it was");
    assert!(
        ran.stderr.contains("out/a.docx 改动过") && ran.stderr.contains("out/a-2.docx"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.contains("已生成 out/a-2.docx"), "{}", ran.stdout);
    assert!(word_text(&sandbox.read("out/a-2.docx")).contains("35.00万元"));
    // The numbered file is ours and may be replaced; once it is edited too, the next number is taken.
    sandbox.write("data/a.yaml", SAMPLE);
    build(&sandbox, &[]);
    assert!(!sandbox.has("out/a-3.docx"));
    assert!(!word_text(&sandbox.read("out/a-2.docx")).contains("35.00万元"));
    let second = saved_again(&sandbox.read("out/a-2.docx"), "负责", "分管");
    sandbox.write("out/a-2.docx", &second);
    build(&sandbox, &[]);
    assert!(sandbox.read("out/a-2.docx") == second && sandbox.has("out/a-3.docx"));
}

#[test]
fn a_change_of_any_part_counts() {
    for (old, new) in
        [("w:val=\"一级标题\"", "w:val=\"我的标题\""), ("<Pages>11</Pages>", "<Pages>13</Pages>")]
    {
        let sandbox = with_sample("part");
        let edited = saved_again(&sandbox.read("out/a.docx"), old, new);
        sandbox.write("out/a.docx", &edited);
        build(&sandbox, &[]);
        assert!(sandbox.read("out/a.docx") == edited && sandbox.has("out/a-2.docx"), "{old}");
    }
}

#[test]
fn packing_alone_is_no_change() {
    let sandbox = with_sample("packed");
    sandbox.write("out/a.docx", saved_again(&sandbox.read("out/a.docx"), "没有这样的话", ""));
    build(&sandbox, &[]);
    assert!(!sandbox.has("out/a-2.docx"));
}

#[test]
fn a_file_of_somebody_else_stays() {
    let sandbox = Sandbox::new("foreign");
    sandbox.write("data/a.yaml", SAMPLE).write("out/a.docx", "not a Word file at all");
    build(&sandbox, &[]);
    assert_eq!(sandbox.read("out/a.docx"), b"not a Word file at all");
    assert!(sandbox.read("out/a-2.docx").starts_with(b"PK"));
}

#[test]
fn force_replaces_what_was_edited() {
    let sandbox = with_sample("forced");
    let fresh = sandbox.read("out/a.docx");
    sandbox.write("out/a.docx", saved_again(&fresh, "负责", "分管"));
    let ran = build(&sandbox, &["--force"]);
    assert!(sandbox.read("out/a.docx") == fresh && !sandbox.has("out/a-2.docx"), "{}", ran.stderr);
}

#[test]
fn sizes_are_kept() {
    let sandbox = with_sample("sizes");
    assert!(sandbox.read("out/a.docx").len() < 1_500_000);
    let style = std::fs::read_to_string(project_file("templates/standard/style.yaml"));
    let bare = style.expect("it is there").replace("embed_fonts: true", "embed_fonts: false");
    sandbox.write("templates/standard/style.yaml", bare);
    build(&sandbox, &["--force"]);
    assert!(sandbox.read("out/a.docx").len() < 40_000, "{}", sandbox.read("out/a.docx").len());
}
