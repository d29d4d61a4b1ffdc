//! A report that is there already as it would be made: nothing is written, findings are reported again.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::records::{FACTS, build, recorded, records, sandbox};
use crate::support::{Sandbox, own_starter};

/// The time of every file of the folder of reports, records included.
fn times(sandbox: &Sandbox) -> Vec<(PathBuf, std::time::SystemTime)> {
    let mut all: Vec<_> = crate::support::files(&sandbox.root.join("out"))
        .into_iter()
        .map(|path| {
            let time = fs::metadata(&path).and_then(|found| found.modified()).expect("it is there");
            (path, time)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn nothing_changed_nothing_is_written() {
    let sandbox = sandbox("unchanged");
    let first = build(&sandbox, &[]);
    let before = times(&sandbox);
    let again = build(&sandbox, &[]);
    assert!(
        again.stdout.contains("没有变，out/单位.docx、out/单位.pdf 也没有动过"),
        "{}",
        again.stdout
    );
    assert!(
        !again.stdout.contains("已生成") && !again.stdout.contains("与上次相比"),
        "{}",
        again.stdout
    );
    assert_eq!((&first.stderr, &times(&sandbox)), (&again.stderr, &before));
    assert_eq!(build(&sandbox, &["--force"]).stdout.matches("已生成").count(), 0);
    let rebuilt = build(&sandbox, &["--rebuild"]);
    assert_eq!(rebuilt.stdout.matches("已生成").count(), 2, "{}", rebuilt.stdout);
    assert!(!rebuilt.stdout.contains("与上次相比"), "{}", rebuilt.stdout);
}

#[test]
fn findings_are_told_again_and_count_as_before() {
    let sandbox = Sandbox::new("unchanged-findings");
    sandbox.write("data/demo-2024.yaml", crate::support::DEMO);
    sandbox.write("data/changning-2023.yaml", crate::support::SAMPLE);
    let first = sandbox.jixiao(&["build", "--json"]);
    let again = sandbox.jixiao(&["build", "--json"]);
    let [first_object, object]: [Value; 2] =
        [&first, &again].map(|ran| serde_json::from_str(&ran.stdout).expect("an object"));
    assert_eq!(first_object["findings"], object["findings"]);
    assert!(object["findings"].as_array().is_some_and(|all| all.len() > 10));
    for report in object["result"]["reports"].as_array().expect("reports") {
        assert_eq!(report["unchanged"], true);
        assert_eq!(report["files"].as_array().map(Vec::len), Some(2));
    }
    let [first, again] = [[].as_slice(), &["--strict"]].map(|more| {
        let ran = sandbox.jixiao(&[&["build", "data/changning-2023.yaml"], more].concat());
        (ran.code, ran.stderr)
    });
    assert_eq!((first.0, again.0), (0, 1));
    assert!(
        first.1 == again.1 && first.1.contains("[E05]") && first.1.contains("^^^^"),
        "{}",
        first.1
    );
}

#[test]
fn whatever_is_read_counts() {
    let sandbox = Sandbox::new("unchanged-inputs");
    let own = own_starter();
    sandbox.write(FACTS, format!("{own}previous: 去年.yml\n"));
    sandbox.write("data/去年.yml", own.replace("year: 2024", "year: 2023"));
    sandbox.jixiao(&["build", FACTS]);
    let is_unchanged = || {
        let ran = sandbox.jixiao(&["build", FACTS, "--json"]);
        let object: Value = serde_json::from_str(&ran.stdout).expect("an object");
        object["result"]["reports"][0]["unchanged"] == true
    };
    assert!(is_unchanged());
    sandbox.write("data/去年.yml", format!("{}# 注\n", own.replace("year: 2024", "year: 2023")));
    assert!(!is_unchanged() && is_unchanged());
    // Own files of the pack, and files that look as if they were some.
    sandbox.write("templates/standard/sections/change.md.tera", "{# 别的 #}\n");
    assert!(!is_unchanged() && is_unchanged());
    sandbox.write("templates/07-problems.md.tera", "");
    assert!(!is_unchanged() && is_unchanged());
    sandbox.write("fonts/别的.ttf", "no font");
    assert!(!is_unchanged() && is_unchanged());
    sandbox.write("fonts/别的.ttf", "another");
    assert!(!is_unchanged() && is_unchanged());
    // The files themselves.
    for path in ["out/单位.pdf", "out/单位.docx"] {
        fs::remove_file(sandbox.root.join(path)).expect("it is there");
        assert!(!is_unchanged() && sandbox.has(path) && is_unchanged(), "{path}");
    }
    sandbox.write("out/单位.pdf", "other bytes");
    assert!(!is_unchanged() && sandbox.read("out/单位.pdf").starts_with(b"%PDF") && is_unchanged());
    // Its record.
    for path in records(&sandbox) {
        fs::write(path, "cut").expect("it can be written");
    }
    assert!(!is_unchanged() && is_unchanged());
}

#[test]
fn one_format_is_enough_where_one_is_wanted() {
    let sandbox = sandbox("unchanged-format");
    build(&sandbox, &["--format", "docx"]);
    assert!(build(&sandbox, &["--format", "docx"]).stdout.contains("没有变"));
    assert!(build(&sandbox, &[]).stdout.contains("已生成 out/单位.pdf"));
    for format in ["docx", "pdf", "docx,pdf"] {
        assert!(build(&sandbox, &["--format", format]).stdout.contains("没有变"), "{format}");
    }
    // What is known of the Word file stays where the PDF alone is made.
    build(&sandbox, &["--format", "pdf", "--rebuild"]);
    assert!(!recorded(&sandbox).lines().is_empty());
    assert!(build(&sandbox, &[]).stdout.contains("没有变"));
}

#[test]
fn an_edited_word_file_stays_and_the_new_one_beside_it_is_enough() {
    let sandbox = sandbox("unchanged-edited");
    build(&sandbox, &[]);
    sandbox.write("out/单位.docx", "edited");
    let ran = build(&sandbox, &[]);
    assert!(
        ran.stdout.contains("已生成 out/单位-2.docx") && ran.stderr.contains("C10"),
        "{}",
        ran.stderr
    );
    let again = build(&sandbox, &[]);
    assert!(again.stdout.contains("没有变，out/单位-2.docx、out/单位.pdf 也"), "{}", again.stdout);
    assert_eq!(sandbox.read("out/单位.docx"), b"edited");
    let forced = build(&sandbox, &["--force"]).stdout;
    assert!(forced.contains("已生成 out/单位.docx"), "{forced}");
    let same = "out/单位-2.docx 是以前写在旁边的，和现在这份相同；";
    assert!(forced.contains(same), "{forced}");
    let facts = std::str::from_utf8(&sandbox.read("data/单位.yaml")).expect("UTF-8").to_owned();
    sandbox.write("data/单位.yaml", facts.replacen("actual: 18 ", "actual: 17 ", 1));
    let changed = build(&sandbox, &[]).stdout;
    let other = "out/单位-2.docx 是以前写在旁边的，不是现在这份报告的；";
    assert!(changed.contains(other) && changed.contains("已生成 out/单位.docx"), "{changed}");
    fs::remove_file(sandbox.root.join("out/单位-2.docx")).expect("it is there");
    assert!(build(&sandbox, &[]).stdout.contains("没有变，out/单位.docx"));
}

#[test]
fn a_report_of_another_pack_in_the_place_of_the_last_one_is_told() {
    let sandbox = sandbox("unchanged-pack");
    build(&sandbox, &[]);
    let ran = build(&sandbox, &["--pack", "hunan-2020"]).stdout;
    assert!(ran.contains("版式 standard 的，已换成版式 hunan-2020 的"), "{ran}");
    // What is left is found by a command for that pack.
    assert!(ran.contains("单位.yaml --pack hunan-2020 --back 2 看全部"), "{ran}");
    let again = build(&sandbox, &["--pack", "hunan-2020", "--rebuild"]).stdout;
    assert!(!again.contains("已换成"), "{again}");
}
