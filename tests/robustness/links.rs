//! Links and names in the way of reports: no output replaces facts, or behind a link what the program did not write.

use std::os::unix::fs::symlink;

use super::limits::{Folder, Ran, starter};

const FACTS: &str = "data/a.yaml";

/// A folder with facts.
fn with_facts(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write(FACTS, starter());
    folder
}

/// Puts a link in a place, to the facts or to something else.
fn link(folder: &Folder, to: &str, place: &str) {
    symlink(to, folder.path(place)).expect("a link");
}

/// Panics unless the facts are as they were, a link is one, and the run said where it leads.
fn assert_refused(folder: &Folder, place: &str, ran: &Ran, code: i32, said: &[&str]) {
    ran.expect(place, code, said);
    assert_eq!(folder.read(FACTS), starter().into_bytes(), "{place}: the facts are others");
    assert!(folder.path(place).is_symlink(), "{place} is no link");
}

#[test]
fn a_report_replaces_no_facts_behind_a_link() {
    let folder = with_facts("link-pdf");
    link(&folder, "../data/a.yaml", "out/a.pdf");
    let said = ["C07", "out/a.pdf", "链接", "data/a.yaml 是这次要读的文件", "请删去这个链接"];
    assert_refused(&folder, "out/a.pdf", &folder.run(&["build"]), 1, &said);
    assert!(!folder.has("out/a.docx"), "one format was written alone");
    let folder = with_facts("link-docx");
    link(&folder, "../data/a.yaml", "out/a.docx");
    let said = ["C07", "out/a.docx", "data/a.yaml 是这次要读的文件"];
    assert_refused(&folder, "out/a.docx", &folder.run(&["build", "--force"]), 1, &said);
    assert_refused(&folder, "out/a.docx", &folder.run(&["build"]), 0, &["C10", "a-2.docx"]);
}

#[test]
fn a_report_replaces_nothing_foreign_behind_a_link() {
    for (place, options) in [("out/a.pdf", &["build"][..]), ("out/a.docx", &["build", "--force"])] {
        let folder = with_facts("link-foreign");
        folder.write("别的/记录.txt", "重要");
        link(&folder, "../别的/记录.txt", place);
        let said = ["C07", place, "别的/记录.txt 不是本程序生成的", "请删去这个链接"];
        assert_refused(&folder, place, &folder.run(options), 1, &said);
        assert_eq!(folder.read("别的/记录.txt"), "重要".as_bytes());
    }
}

#[test]
fn a_redline_replaces_no_facts_behind_a_link() {
    let folder = with_facts("link-redline");
    folder.write("旧.yaml", starter().replacen("actual: ", "actual: 1", 1));
    link(&folder, "../data/a.yaml", "out/a-修订.pdf");
    let ran = folder.run(&["build", "--redline=旧.yaml"]);
    let said = ["修订稿没有写成", "data/a.yaml 是这次要读的文件", "已生成 out/a.pdf"];
    assert_refused(&folder, "out/a-修订.pdf", &ran, 1, &said);
}

#[test]
fn records_are_not_written_through_links() {
    let folder = with_facts("link-history");
    link(&folder, "../../../data/a.yaml", "out/.jixiao/a/history.json");
    let said = ["C18", "history.json", "data/a.yaml", "请删去这个链接", "已生成 out/a.pdf"];
    assert_refused(&folder, "out/.jixiao/a/history.json", &folder.run(&["build"]), 0, &said);

    let folder = with_facts("link-record");
    folder.run(&["build"]).expect("before", 0, &[]);
    let records = folder.names("out/.jixiao/a");
    let record = records.iter().find(|name| name.ends_with(".record")).expect("a record");
    let place = format!("out/.jixiao/a/{record}");
    std::fs::remove_file(folder.path(&place)).expect("it is there");
    link(&folder, "../../../data/a.yaml", &place);
    let ran = folder.run(&["build", "--rebuild"]);
    assert_refused(&folder, &place, &ran, 0, &["C18", record, "已生成 out/a.pdf"]);
}

#[test]
fn records_are_not_written_into_a_linked_folder() {
    for place in ["out/.jixiao", "out/.jixiao/a"] {
        let folder = with_facts("link-records");
        folder.write("别的/记.record", "重要");
        let up = if place.ends_with('a') { "../../别的" } else { "../别的" };
        link(&folder, up, place);
        assert_refused(
            &folder,
            place,
            &folder.run(&["build"]),
            0,
            &["C18", place, "已生成 out/a.pdf"],
        );
        assert_eq!(folder.names("别的"), ["记.record"], "{place}");
    }
}

#[test]
fn the_facts_of_the_year_before_the_old_ones_are_not_replaced() {
    let folder = with_facts("link-before");
    let old = starter().replacen("actual: ", "actual: 1", 1);
    let old = old.replacen("# previous: 单位自评-2023.yaml", "previous: 前年.yaml", 1);
    folder.write("旧.yaml", old).write("前年.yaml", starter().replacen("2024", "2023", 1));
    link(&folder, "前年.yaml", "x.docx");
    let before = folder.read("前年.yaml");
    let ran = folder.run(&["diff", "旧.yaml", FACTS, "--to", "x.docx", "--force"]);
    ran.expect("a notice", 2, &["C07", "前年.yaml 是这次要读的文件"]);
    link(&folder, "../前年.yaml", "out/a-修订.pdf");
    let ran = folder.run(&["build", "--redline=旧.yaml"]);
    ran.expect("a redline", 1, &["修订稿没有写成", "前年.yaml 是这次要读的文件"]);
    assert_eq!(folder.read("前年.yaml"), before);
}

#[test]
fn a_notice_replaces_neither_facts_nor_what_is_foreign_behind_a_link() {
    let folder = with_facts("link-notice");
    folder.write("旧.yaml", starter().replacen("actual: ", "actual: 1", 1)).write("别.txt", "重要");
    link(&folder, "data/a.yaml", "x.docx");
    link(&folder, "别.txt", "y.docx");
    for (place, why) in
        [("x.docx", "data/a.yaml 是这次要读的文件"), ("y.docx", "别.txt 不是本程序生成的")]
    {
        let ran = folder.run(&["diff", "旧.yaml", FACTS, "--to", place, "--force"]);
        assert_refused(&folder, place, &ran, 2, &["C07", why, "--to"]);
    }
    assert_eq!(folder.read("别.txt"), "重要".as_bytes());
    let plain = ["diff", "旧.yaml", FACTS, "--to", "z.docx"];
    folder.run(&plain).expect("a notice", 0, &["更正说明写在 z.docx"]);
    link(&folder, "z.docx", "l.docx");
    let ran = folder.run(&["diff", "旧.yaml", FACTS, "--to", "l.docx", "--force"]);
    ran.expect("a link to a notice", 0, &["更正说明写在 l.docx"]);
    assert!(folder.path("l.docx").is_symlink());
}

#[test]
fn facts_with_the_name_of_a_report_are_not_replaced() {
    for name in ["a.pdf", "a.docx"] {
        let folder = Folder::new("facts-named-as-report");
        folder.write(name, starter());
        let ran = folder.run(&["build", name, "--out", ".", "--force"]);
        let where_ = format!("无法写入 ./{name}：它是这次要读的文件");
        ran.expect(name, 1, &["C07", &where_, "改名（填报数据以 .yaml 结尾）"]);
        assert_eq!(folder.read(name), starter().into_bytes(), "{name}");
    }
}
