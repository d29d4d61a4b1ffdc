//! What a build leaves for later ones: its record, the history, what changed since; what mends them where they are damaged.

use std::fs;
use std::path::PathBuf;

use jixiao::pipeline::{History, Recorded};
use serde_json::Value;

use crate::support::{Ran, Sandbox, own_starter, replaced};

pub(super) const FACTS: &str = "data/单位.yaml";
const HISTORY: &str = "out/.jixiao/单位/history.json";

pub(super) fn sandbox(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write(FACTS, own_starter());
    sandbox
}

pub(super) fn build(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let ran = sandbox.jixiao(&[&["build"], more].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    ran
}

/// The facts with another number of staff than 18.
fn with_staff(count: u32) -> String {
    replaced(&own_starter(), &[("actual: 18 ", &format!("actual: {count} "))])
}

fn history(sandbox: &Sandbox) -> History {
    History::read(&sandbox.read(HISTORY)).expect("it can be read")
}

pub(super) fn records(sandbox: &Sandbox) -> Vec<PathBuf> {
    let folder = sandbox.root.join("out/.jixiao/单位");
    let entries = fs::read_dir(folder).expect("records are kept").flatten().map(|e| e.path());
    let mut all: Vec<_> =
        entries.filter(|p| p.extension().is_some_and(|e| e == "record")).collect();
    all.sort();
    all
}

pub(super) fn recorded(sandbox: &Sandbox) -> Recorded {
    let [path] = records(sandbox).try_into().expect("one record");
    Recorded::read(&fs::read(path).expect("it is there")).expect("it is whole")
}

#[test]
fn a_record_has_what_was_read_and_what_came_of_it() {
    let sandbox = sandbox("record");
    sandbox.write("templates/standard/sections/change.md.tera", "{# 别的 #}\n");
    build(&sandbox, &[]);
    let last = history(&sandbox).latest.expect("a build");
    let recorded = recorded(&sandbox);
    assert_eq!(recorded.make, last.make);
    let names: Vec<_> = recorded.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(names, [FACTS, "templates/standard/sections/change.md.tera"]);
    assert_eq!(recorded.inputs[0].bytes, sandbox.read(FACTS));
    assert!(recorded.figures().expect("figures").iter().count() > 100);
    let lines = recorded.lines();
    assert!(lines.iter().any(|line| line.is_row) && lines.iter().any(|l| l.style == "heading1"));
    assert!(!recorded.faces.is_empty() && !recorded.pages.is_empty());
    for ending in ["docx", "pdf"] {
        let file = sandbox.read(&format!("out/单位.{ending}"));
        assert_eq!(jixiao::pipeline::stated_make(&file), Some(last.make.clone()), "{ending}");
    }
}

#[test]
fn a_document_comes_back_from_its_record() {
    use jixiao::base::diag::Diagnostics;
    use jixiao::doc::dump::dump;
    use jixiao::pipeline::Pipeline;

    let sandbox = Sandbox::new("record-document");
    sandbox.write("data/单位.yaml", crate::support::DEMO);
    crate::support::illustrate(&sandbox, 2);
    build(&sandbox, &[]);
    let recorded = recorded(&sandbox);
    let workspace = jixiao::workspace::Workspace {
        root: sandbox.root.clone(),
        templates: sandbox.root.join("templates"),
        ..crate::support::workspace(None)
    };
    let mut pipeline = Pipeline::new(&workspace);
    let facts = sandbox.root.join(FACTS);
    let examined = pipeline.examine(&facts, &mut Diagnostics::default()).expect("it can be read");
    let (document, figures) = (examined.document.expect("it can be made"), examined.figures);
    assert_eq!(dump(&recorded.document().expect("a document")), dump(&document));
    let again = recorded.figures().expect("figures");
    assert_eq!(again.style, figures.style);
    for (old, new) in again.iter().zip(figures.iter()) {
        assert_eq!((&old.key, &old.state, &old.inputs), (&new.key, &new.state, &new.inputs));
    }
    assert_eq!(again.iter().count(), figures.iter().count());
}

#[test]
fn the_same_build_gives_the_same_record() {
    let [one, two] = ["record-one", "record-two"].map(sandbox);
    for sandbox in [&one, &two] {
        build(sandbox, &[]);
    }
    let bytes =
        |sandbox| records(sandbox).iter().map(|p| fs::read(p).expect("it is there")).collect();
    let [first, second]: [Vec<Vec<u8>>; 2] = [bytes(&one), bytes(&two)];
    assert!(first == second && one.read(HISTORY) == two.read(HISTORY));
}

#[test]
fn what_changed_since_the_last_build_is_named() {
    let sandbox = sandbox("since");
    build(&sandbox, &[]);
    sandbox.write(FACTS, with_staff(19));
    let ran = build(&sandbox, &[]);
    assert!(
        ran.stdout.contains("与上次相比：") && ran.stdout.contains(" 处文字变了"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("18人 → 19人"), "{}", ran.stdout);
    sandbox.write(FACTS, with_staff(17));
    let quiet = build(&sandbox, &["--quiet"]);
    assert_eq!(quiet.stdout, "");
    sandbox.write(FACTS, with_staff(19));
    let ran = build(&sandbox, &["--json"]);
    let object: Value = serde_json::from_str(&ran.stdout).expect("an object");
    let since = &object["result"]["reports"][0]["since"];
    assert!(!since["figures"].as_array().expect("figures").is_empty(), "{since}");
    assert!(since["lines"][0]["page"].is_u64(), "{since}");
    // A comment is another make, and reads the same.
    sandbox.write(FACTS, format!("{}# 注\n", with_staff(19)));
    let ran = build(&sandbox, &[]);
    assert!(ran.stdout.contains("与上次相比：印出的数和文字都没有变"), "{}", ran.stdout);
    sandbox.write(FACTS, with_staff(19).replace("year: 2024", "year: 2025"));
    let ran = sandbox.jixiao(&["build"]);
    assert!(ran.stdout.contains("单位或年度不同"), "{}", ran.stdout);
}

#[test]
fn facts_alone_are_compared_with_the_record() {
    let sandbox = sandbox("diff-alone");
    let ran = sandbox.jixiao(&["diff", FACTS]);
    assert!(ran.code == 2 && ran.stderr.contains("C22"), "{}", ran.stderr);
    build(&sandbox, &[]);
    let ran = sandbox.jixiao(&["diff", FACTS]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "和上一次生成时一样，没有变化\n"));
    // Findings that only a build has, and those on the pack, are no change.
    let rare = own_starter().replace("周文澜", "周文喆");
    sandbox.write(FACTS, &rare).write("templates/07-problems.md.tera", "");
    let ran = sandbox.jixiao(&["build"]);
    assert!(ran.stderr.contains("F03"), "{}", ran.stderr);
    let ran = sandbox.jixiao(&["diff", FACTS]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "和上一次生成时一样，没有变化\n"));
    sandbox.write(FACTS, own_starter());
    build(&sandbox, &[]);
    sandbox.write("旧.yaml", sandbox.read(FACTS));
    sandbox.write(FACTS, with_staff(19));
    let alone = sandbox.jixiao(&["diff", FACTS, "--json"]);
    let both = sandbox.jixiao(&["diff", "旧.yaml", FACTS, "--json"]);
    let [alone, both]: [Value; 2] =
        [&alone, &both].map(|ran| serde_json::from_str(&ran.stdout).expect("an object"));
    assert_eq!(alone["result"], both["result"]);
    assert!(!alone["result"]["lines"].as_array().expect("lines").is_empty());
    let ran = sandbox.jixiao(&["diff", FACTS, "--to", "说明.docx"]);
    assert!(ran.code == 0 && sandbox.has("说明.docx"), "{}", ran.stderr);
    build(&sandbox, &[]);
    let back = sandbox.jixiao(&["diff", FACTS, "--back", "2"]);
    assert!(back.stdout.contains("填报数据改了 1 处"), "{}", back.stdout);
    let ran = sandbox.jixiao(&["diff", FACTS, "--back", "4"]);
    assert!(ran.code == 2 && ran.stderr.contains("只有 3 次"), "{}", ran.stderr);
    for path in records(&sandbox) {
        fs::write(path, "cut").expect("it can be written");
    }
    let ran = sandbox.jixiao(&["diff", FACTS]);
    assert!(ran.code == 2 && ran.stderr.contains("残缺"), "{}", ran.stderr);
}

#[test]
fn only_so_many_records_are_kept() {
    let sandbox = sandbox("kept");
    let all = History::MOST + 3;
    for count in 0..all {
        sandbox.write(FACTS, format!("{}# {count}\n", own_starter()));
        build(&sandbox, &["--format", "docx"]);
    }
    assert_eq!(records(&sandbox).len(), History::MOST);
    let first = recorded_facts(&sandbox, History::MOST);
    assert!(first.ends_with(&format!("# {}\n", all - History::MOST)), "{first}");
}

/// The facts of the build so many builds back.
fn recorded_facts(sandbox: &Sandbox, back: usize) -> String {
    let make = history(sandbox).back(back).expect("it is kept").to_string();
    let name = make.trim_start_matches("uuid:").to_string();
    let path = sandbox.root.join(format!("out/.jixiao/单位/{name}.record"));
    let recorded = Recorded::read(&fs::read(path).expect("it is there")).expect("it is whole");
    String::from_utf8(recorded.facts().expect("facts").bytes.clone()).expect("facts are UTF-8")
}

#[test]
fn a_history_that_cannot_be_read_is_mended() {
    let sandbox = sandbox("history-cut");
    build(&sandbox, &[]);
    sandbox.write(HISTORY, "{\"version\":");
    let ran = build(&sandbox, &[]);
    assert!(
        ran.stdout.contains("已生成") && ran.stderr.contains("C19"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    assert!(build(&sandbox, &[]).stdout.contains("没有变"));
}

#[test]
fn a_history_that_cannot_be_replaced_is_not_said_to_be_new() {
    let sandbox = sandbox("history-in-the-way");
    build(&sandbox, &[]);
    let history = sandbox.root.join("out/.jixiao/单位/history.json");
    std::fs::remove_file(&history).expect("there was a build");
    std::fs::create_dir(&history).expect("its place is free");
    let ran = build(&sandbox, &["--rebuild"]);
    assert!(ran.stderr.contains("C18") && !ran.stderr.contains("C19"), "{}", ran.stderr);
}

#[test]
fn a_record_that_cannot_be_written_keeps_no_report_from_being_made() {
    let sandbox = sandbox("record-in-the-way");
    sandbox.write("out/.jixiao", "a file in the way");
    let ran = build(&sandbox, &[]);
    assert!(
        ran.stdout.contains("已生成 out/单位.pdf")
            && ran.stderr.contains("C18")
            && !ran.stderr.contains("C19"),
        "{}",
        ran.stderr
    );
    assert!(sandbox.has("out/单位.docx") && sandbox.has("out/单位.pdf"));
    assert!(build(&sandbox, &[]).stdout.contains("已生成"));
}

#[test]
fn what_is_there_counts_and_not_what_the_history_says() {
    let sandbox = sandbox("put-back");
    build(&sandbox, &[]);
    let old = ["out/单位.docx", "out/单位.pdf"].map(|path| (path, sandbox.read(path)));
    sandbox.write(FACTS, with_staff(19));
    build(&sandbox, &[]);
    for (path, file) in &old {
        sandbox.write(path, file);
    }
    let ran = build(&sandbox, &[]);
    assert!(ran.stderr.contains("C19") && ran.stderr.contains("记着的那一次"), "{}", ran.stderr);
    assert!(ran.stdout.contains("18人 → 19人"), "{}", ran.stdout);
    let again = build(&sandbox, &[]);
    assert!(again.stdout.contains("没有变") && !again.stderr.contains("C19"), "{}", again.stderr);
}

#[test]
fn wherever_a_build_is_ended_the_next_one_understands() {
    let new = sandbox("ended-new");
    new.write(FACTS, with_staff(19));
    build(&new, &[]);
    let make = history(&new).latest.expect("a build").make;
    let record = format!("out/.jixiao/单位/{}.record", make.trim_start_matches("uuid:"));
    // In the order of the renames; the history is the last one.
    let renamed = [record.as_str(), "out/单位.docx", "out/单位.pdf"];
    for (count, told) in [(0, None), (1, None), (2, Some("C11")), (3, Some("C19"))] {
        let sandbox = sandbox(&format!("ended-{count}"));
        build(&sandbox, &[]);
        sandbox.write(FACTS, with_staff(19));
        for path in &renamed[..count] {
            sandbox.write(path, new.read(path));
        }
        let ran = build(&sandbox, &[]);
        let codes = ["C11", "C19"].into_iter().find(|code| ran.stderr.contains(code));
        assert_eq!(codes, told, "{count}: {}", ran.stderr);
        for path in renamed {
            assert!(sandbox.read(path) == new.read(path), "{count}: {path}");
        }
        assert_eq!(history(&sandbox).latest.expect("a build").make, make);
        assert_eq!(records(&sandbox).len(), 2, "{count}: the one before is kept");
    }
}
