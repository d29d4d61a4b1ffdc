//! Runs that are ended, meet a full or read-only disk, or run two at a time: reports are whole, nothing is left over.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jixiao::pipeline::{History, Recorded};

use super::limits::{Folder, starter, starter_with};

const WORD: &str = "out/单位.docx";
const PDF: &str = "out/单位.pdf";

/// Panics unless both reports are whole.
fn assert_whole(folder: &Folder, name: &str) {
    let word = folder.read(WORD);
    assert!(jixiao::write::docx::is_as_written(&word), "{name}: the Word file is not whole");
    assert!(make_of_word(&word).starts_with("uuid:"), "{name}");
    let pdf = folder.read(PDF);
    assert!(pdf.starts_with(b"%PDF-1.7"), "{name}: the PDF has no beginning");
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"), "{name}: the PDF has no end");
}

/// Panics unless both reports are of one make.
fn assert_one_make(folder: &Folder, name: &str) {
    let [word, pdf] = [make_of_word(&folder.read(WORD)), make_of_pdf(&folder.read(PDF))];
    assert_eq!(word, pdf, "{name}");
}

fn make_of_word(file: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a Word file is a zip");
    let mut part = archive.by_name("docProps/custom.xml").expect("the part is there");
    let mut xml = String::new();
    part.read_to_string(&mut xml).expect("parts are UTF-8");
    let behind = xml.split_once("name=\"jixiao.make\"").expect("the property is there").1;
    let value = behind.split_once("<vt:lpwstr>").and_then(|(_, rest)| rest.split_once('<'));
    value.expect("it has a value").0.to_string()
}

/// A Word file as Word saves it: other parts, and the properties with its make.
fn saved_again(file: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(file)).expect("a Word file is a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("parts can be read");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("parts can be read");
        if part.name() == "word/document.xml" {
            bytes.extend(b"<!-- -->");
        }
        let options = zip::write::SimpleFileOptions::default();
        new.start_file(part.name(), options).expect("parts can be written");
        new.write_all(&bytes).expect("parts can be written");
    }
    new.finish().expect("the file can be written").into_inner()
}

fn make_of_pdf(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let behind = text.split_once("<xmpMM:InstanceID>").expect("the packet is plain").1;
    behind.split_once('<').expect("it ends").0.to_string()
}

fn build(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.arg("build").current_dir(&folder.root).env_remove("JIXIAO_FONTS");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Whether the record of the last build is whole and the files are its.
fn record_and_files_agree(folder: &Folder) -> bool {
    let history = folder.read("out/.jixiao/单位/history.json");
    let history = History::read(&history).expect("a history is whole or not there");
    let last = history.latest.expect("there was a build");
    let name = last.make.trim_start_matches("uuid:");
    let record = folder.read(&format!("out/.jixiao/单位/{name}.record"));
    let recorded = Recorded::read(&record).expect("a record is whole or not there");
    assert_eq!(recorded.make, last.make);
    let makes = [make_of_word(&folder.read(WORD)), make_of_pdf(&folder.read(PDF))];
    makes.iter().all(|make| *make == last.make)
}

/// The facts of one of two versions, so that every build writes something else.
fn version(number: u32) -> String {
    let (from, to) =
        ("name: 陈敏", if number.is_multiple_of(2) { "name: 陈敏" } else { "name: 赵六" });
    starter_with(from, to)
}

/// `KILLS=500` for a longer run.
pub(super) fn kills() -> u32 {
    std::env::var("KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(60)
}

#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_clears_up() {
    let folder = Folder::new("kills");
    folder.write("data/单位.yaml", version(0));
    let start = Instant::now();
    folder.run(&["build"]).expect("the first", 0, &[]);
    let takes = start.elapsed();
    let all = kills();
    let mut mended = 0;
    for number in 1..=all {
        folder.write("data/单位.yaml", version(number));
        let mut child = build(&folder).spawn().expect("the binary runs");
        if number.is_multiple_of(4) {
            // Anywhere.
            std::thread::sleep(takes * number / all);
        } else {
            // While files are written and renamed.
            let begun = Instant::now();
            let written = || folder.names("out").iter().any(|name| name.ends_with(".tmp"));
            while !written() && begun.elapsed() < takes * 4 {
                std::thread::sleep(Duration::from_micros(50));
            }
            std::thread::sleep(Duration::from_micros(u64::from(number) * 130 % 8000));
        }
        child.kill().expect("a child can be ended");
        child.wait().expect("a child can be waited for");
        assert_whole(&folder, &format!("kill {number}"));
        if !record_and_files_agree(&folder) {
            let ran = folder.run(&["build"]);
            ran.expect("mended", 0, &[]);
            assert!(ran.err.contains("C11") || ran.err.contains("C19"), "{}", ran.err);
            assert!(record_and_files_agree(&folder), "kill {number}");
            mended += 1;
        }
    }
    println!("record and files had to be mended {mended} times of {all}");
    folder.run(&["build"]).expect("the last", 0, &[]);
    assert_whole(&folder, "the last");
    assert_one_make(&folder, "the last");
    assert!(record_and_files_agree(&folder));
    assert_eq!(folder.names("out"), ["单位.docx", "单位.pdf"]);
    let left = folder.names("out/.jixiao/单位");
    assert!(left.iter().all(|name| !name.ends_with(".tmp")), "{left:?}");
}

#[test]
fn what_a_killed_new_began_is_completed_by_the_next_one() {
    let folder = Folder::new("kills-new");
    for number in 0..kills() {
        let name = format!("单位{number}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
        command.args(["new", &name, "--with-templates"]).current_dir(&folder.root);
        let mut child = command.stdout(Stdio::null()).spawn().expect("the binary runs");
        let data = folder.path(&format!("{name}/data"));
        let begun = Instant::now();
        while !data.exists() && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(u64::from(number) * 370 % 20_000));
        child.kill().expect("a child can be ended");
        let ended = child.wait().expect("a child can be waited for");
        if !ended.success() {
            let again = folder.run(&["new", &name, "--with-templates"]);
            // The last file may have been in its place when the run was ended.
            assert!(
                again.code == Some(0) || again.err.contains("已有同名"),
                "{name}: {}",
                again.err
            );
        }
        let names = folder.names(&format!("{name}/data"));
        assert_eq!(names, ["jixiao.schema.json", "单位自评.yaml"], "{name}");
        let packs = folder.names(&format!("{name}/templates/standard"));
        assert!(packs.contains(&"report.yaml".to_string()), "{name}: {packs:?}");
        assert!(!packs.iter().any(|name| name.ends_with(".tmp")), "{name}: {packs:?}");
    }
}

#[test]
fn two_builds_at_a_time_leave_whole_files() {
    let folder = Folder::new("two");
    folder.write("data/单位.yaml", version(0));
    for round in 0..6 {
        let builds: Vec<_> = (0..3)
            .map(|number| {
                folder.write("data/单位.yaml", version(round + number));
                build(&folder).spawn().expect("the binary runs")
            })
            .collect();
        for mut build in builds {
            // A build may read the facts while they are rewritten; then it says so.
            build.wait().expect("a child can be waited for");
        }
        assert_whole(&folder, "two builds");
        assert_one_make(&folder, "two builds");
        assert_eq!(folder.names("out"), ["单位.docx", "单位.pdf"]);
    }
}

#[test]
fn reports_of_two_makes_are_named_and_both_made_again() {
    let folder = Folder::new("mixed");
    folder.write("data/单位.yaml", version(0));
    folder.run(&["build"]).expect("one", 0, &[]);
    folder.write("data/单位.yaml", version(1));
    folder.run(&["build", "--out", "新"]).expect("another", 0, &[]);
    let [kept, new] = ["out", "新"].map(|of| ["docx", "pdf"].map(|e| format!("{of}/单位.{e}")));
    let (olds, news) =
        (kept.clone().map(|path| folder.read(&path)), new.map(|path| folder.read(&path)));
    // One put back by hand, and as a run leaves them that is ended between two renames.
    for (number, (word, pdf, left)) in
        [(0, 1, None), (1, 0, None), (1, 0, Some(1)), (0, 1, Some(0))].into_iter().enumerate()
    {
        let of = |make: usize, format: usize| [&olds, &news][make][format].clone();
        folder.write(WORD, of(word, 0)).write(PDF, of(pdf, 1));
        if let Some(make) = left {
            folder.write("out/.jixiao-1-0.tmp", of(make, 1));
        }
        folder.write("data/单位.yaml", version(number as u32));
        folder.run(&["build"]).expect("both", 0, &["C11", "不是同一次生成的"]);
        assert_one_make(&folder, "both");
        assert_eq!(folder.names("out"), ["单位.docx", "单位.pdf"]);
        let ran = folder.run(&["build"]);
        assert!(!ran.err.contains("C11"), "{}", ran.err);
    }
}

#[test]
fn an_edited_word_file_beside_an_old_pdf_is_its_owners() {
    let folder = Folder::new("mixed-edited");
    folder.write("data/单位.yaml", version(0));
    folder.run(&["build"]).expect("one", 0, &[]);
    let edited = saved_again(&folder.read(WORD));
    folder.write(WORD, &edited).write("data/单位.yaml", version(1));
    folder.run(&["build", "--format", "pdf"]).expect("alone", 0, &[]);
    folder.write("data/单位.yaml", version(2));
    let ran = folder.run(&["build"]);
    ran.expect("both", 0, &["C10", "单位-2.docx"]);
    assert!(!ran.err.contains("C11") && folder.read(WORD) == edited, "{}", ran.err);
}

#[test]
fn one_format_made_alone_is_no_fault() {
    for (format, other) in [("pdf", WORD), ("docx", PDF)] {
        let folder = Folder::new("one-by-one");
        folder.write("data/单位.yaml", version(0));
        folder.run(&["build"]).expect("one", 0, &[]);
        let old = folder.read(other);
        folder.write("data/单位.yaml", version(1));
        let ran = folder.run(&["build", "--format", format]);
        ran.expect("alone", 0, &[]);
        assert!(!ran.err.contains("C11") && folder.read(other) == old, "{}", ran.err);
        let ran = folder.run(&["build", "--format", format]);
        assert!(!ran.err.contains("C11"), "{}", ran.err);
        // Both are replaced now.
        folder.run(&["build"]).expect("both", 0, &["C11"]);
        assert_one_make(&folder, "both");
    }
}

#[test]
fn the_id_of_a_make_follows_from_what_it_is_made_of() {
    let folder = Folder::new("make");
    folder.write("data/单位.yaml", version(0));
    let made = |folder: &Folder| {
        folder.run(&["build"]).expect("make", 0, &[]);
        assert_one_make(folder, "make");
        make_of_word(&folder.read(WORD))
    };
    let first = made(&folder);
    assert_eq!(made(&folder), first);
    folder.write("templates/standard/sections/change.md.tera", "{# 别的 #}\n");
    let other_pack = made(&folder);
    folder.write("data/单位.yaml", version(1));
    let other_facts = made(&folder);
    assert!(first != other_pack && other_pack != other_facts && first != other_facts);
}

/// A small file system of its own at a folder, unmounted at the end; `None`, with a message, where that is not allowed.
struct Disk(PathBuf);

impl Disk {
    fn new(folder: &Folder, path: &str, size: &str) -> Option<Self> {
        let place = folder.root.join(path);
        fs::create_dir_all(&place).expect("folders can be made");
        let options = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(&place);
        let done = mount.stderr(Stdio::null()).status();
        if done.is_ok_and(|status| status.success()) {
            return Some(Self(place));
        }
        eprintln!("SKIPPED: a small disk needs the right to mount one");
        None
    }

    fn make_read_only(&self) {
        let mut mount = Command::new("mount");
        let done = mount.args(["-o", "remount,ro"]).arg(&self.0).status();
        assert!(done.expect("mount is there").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_keeps_the_old_reports_and_says_so() {
    let folder = Folder::new("full");
    folder.write("data/单位.yaml", version(0));
    let Some(_disk) = Disk::new(&folder, "out", "1400k") else { return };
    folder.run(&["build"]).expect("there is room", 0, &[]);
    let (word, pdf) = (folder.read(WORD), folder.read(PDF));
    folder.write("out/别的", vec![1; 560_000]);
    folder.write("data/单位.yaml", version(1));
    let ran = folder.run(&["build"]);
    ran.expect("full", 1, &["磁盘已满", "腾出磁盘空间", "原有文件没有改动"]);
    assert!(!ran.err.contains("关闭"), "{}", ran.err);
    assert!(folder.read(WORD) == word && folder.read(PDF) == pdf);
    assert_eq!(folder.names("out"), ["别的", "单位.docx", "单位.pdf"]);
}

#[test]
fn a_full_disk_leaves_no_half_of_a_new_folder() {
    let folder = Folder::new("full-new");
    let Some(_disk) = Disk::new(&folder, "盘", "40k") else { return };
    let ran = folder.run(&["new", "盘/单位", "--with-templates"]);
    ran.expect("full", 2, &["磁盘已满", "什么也没有新建", "腾出"]);
    assert!(folder.names("盘").is_empty(), "{:?}", folder.names("盘"));
    folder.write("data/单位.yaml", version(0));
    let ran = folder.run(&["build", "--out", "盘/新"]);
    ran.expect("full", 1, &["磁盘已满", "原有文件没有改动"]);
    assert!(folder.names("盘").is_empty(), "{:?}", folder.names("盘"));
}

#[test]
fn a_read_only_disk_is_named() {
    let folder = Folder::new("read-only");
    folder.write("data/单位.yaml", version(0));
    let Some(disk) = Disk::new(&folder, "out", "2m") else { return };
    folder.run(&["build"]).expect("it can be written", 0, &[]);
    disk.make_read_only();
    // Nothing has to be written.
    folder.run(&["build"]).expect("read-only, unchanged", 0, &[]);
    folder.write("data/单位.yaml", version(1));
    let ran = folder.run(&["build"]);
    ran.expect("read-only", 1, &["磁盘只读", "--out"]);
    assert_whole(&folder, "read-only");
}

#[test]
fn new_makes_all_or_nothing() {
    let folder = Folder::new("new");
    folder.write("单位/templates/standard/sections/07-problems.md.tera", "# 问题\n");
    let ran = folder.run(&["new", "单位", "--with-templates"]);
    ran.expect("customised", 2, &["已有同名", "07-problems.md.tera", "什么也没有新建"]);
    assert_eq!(folder.names("单位"), ["templates"]);
    assert_eq!(folder.names("单位/templates/standard"), ["sections"]);
    folder.run(&["new", "别的", "--with-templates"]).expect("new", 0, &["已新建"]);
    assert!(folder.has("别的/data/单位自评.yaml"));
}

#[test]
fn a_link_in_the_place_of_a_report_stays_a_link() {
    let folder = Folder::new("link");
    folder.write("data/单位.yaml", starter());
    folder.run(&["build"]).expect("before", 0, &[]);
    let link = folder.path(PDF);
    fs::rename(&link, folder.path("别处/旧.pdf")).expect("it can be moved");
    std::os::unix::fs::symlink("../别处/旧.pdf", &link).expect("a link");
    let old = folder.read("别处/旧.pdf");
    folder.write("data/单位.yaml", starter().replacen("示范", "样板", 1).replace("2024", "2023"));
    folder.run(&["build"]).expect("link", 0, &[]);
    assert!(link.is_symlink() && folder.read("别处/旧.pdf").starts_with(b"%PDF"));
    assert_ne!(folder.read("别处/旧.pdf"), old);
}

#[test]
fn a_temporary_file_that_is_being_written_stays() {
    let folder = Folder::new("locked");
    folder.write("data/单位.yaml", starter());
    folder.write("out/.jixiao-1-0.tmp", "left over").write("out/.jixiao-2-0.tmp", "being written");
    let held = fs::File::open(folder.root.join("out/.jixiao-2-0.tmp")).expect("it is there");
    held.lock().expect("it can be locked");
    folder.run(&["build"]).expect("locked", 0, &[]);
    assert_eq!(folder.names("out"), [".jixiao-2-0.tmp", "单位.docx", "单位.pdf"]);
}
