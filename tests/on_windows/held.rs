//! Reports that another program holds open: both new files are written, nothing of the old one is lost.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::support::{SAMPLE, Sandbox};
use crate::{named, run_on_windows, windows_path, wine};

/// Runs while another program has a file open, as Word does.
fn while_open<T>(path: &Path, run: impl FnOnce() -> T) -> T {
    while_held(path, &[], run)
}

/// Runs while `tests/windows/hold.c` holds a file, with more arguments.
fn while_held<T>(path: &Path, more: &[&str], run: impl FnOnce() -> T) -> T {
    let mut holder = wine(&named("JIXIAO_HOLD"))
        .arg(windows_path(path))
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Wine runs");
    let mut line = String::new();
    let output = holder.stdout.take().expect("it is piped");
    BufReader::new(output).read_line(&mut line).expect("it says something");
    assert_eq!(line.trim(), "held", "{}", path.display());
    let result = run();
    drop(holder.stdin.take());
    holder.wait().expect("it ends");
    result
}

#[test]
fn an_open_word_file_stays_and_the_new_one_is_written_beside_it() {
    let sandbox = Sandbox::new("open");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(run_on_windows(&sandbox, &["build"]).code, 0);
    let (old_word, old_pdf) = (sandbox.read("out/a.docx"), sandbox.read("out/a.pdf"));
    sandbox.write("data/a.yaml", SAMPLE.replace("有待提高", "有待进一步提高"));
    for round in ["first", "again"] {
        let build = || run_on_windows(&sandbox, &["build", "--rebuild"]);
        let ran = while_open(&sandbox.root.join("out/a.docx"), build);
        assert_eq!(ran.code, 0, "{round}: {}", ran.stderr);
        assert!(ran.stderr.contains("C12") && ran.stderr.contains("WPS"), "{}", ran.stderr);
        assert!(ran.stderr.contains(r"新的写在 out\a-2.docx"), "{}", ran.stderr);
        assert!(sandbox.read("out/a.docx") == old_word && sandbox.read("out/a.pdf") != old_pdf);
        assert!(sandbox.read("out/a-2.docx") != old_word && !sandbox.has("out/a-3.docx"));
    }
    let new_pdf = sandbox.read("out/a.pdf");
    let build = || run_on_windows(&sandbox, &["build", "--rebuild"]);
    let ran = while_open(&sandbox.root.join("out/a.pdf"), build);
    assert!(ran.code == 0 && ran.stderr.contains(r"out\a-2.pdf"), "{}", ran.stderr);
    assert!(sandbox.read("out/a-2.pdf") == new_pdf);
    assert!(sandbox.read("out/a.docx") == sandbox.read("out/a-2.docx"), "it was let go of");
    let left = fs::read_dir(sandbox.root.join("out")).expect("it is there").count();
    assert_eq!(left, 5, "two files of each format and the records, no temporary file");
}

#[test]
fn a_file_that_a_viewer_holds_stays() {
    let sandbox = Sandbox::new("viewed");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(run_on_windows(&sandbox, &["build"]).code, 0);
    let word = sandbox.read("out/a.docx");
    sandbox.write("data/a.yaml", SAMPLE.replace("有待提高", "有待进一步提高"));
    let path = sandbox.root.join("out/a.docx");
    let ran = while_held(&path, &["written"], || run_on_windows(&sandbox, &["build"]));
    assert!(ran.code == 0 && ran.stderr.contains("C12"), "{}", ran.stderr);
    assert!(sandbox.read("out/a.docx") == word && sandbox.has("out/a-2.docx"));
}

#[test]
fn an_edited_and_open_word_file_stays() {
    let sandbox = Sandbox::new("edited");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(run_on_windows(&sandbox, &["build"]).code, 0);
    let word = sandbox.read("out/a.docx");
    sandbox.write("out/a.docx", "edited");
    let path = sandbox.root.join("out/a.docx");
    let ran = while_open(&path, || run_on_windows(&sandbox, &["build"]));
    assert!(ran.code == 0 && ran.stderr.contains("C10"), "{}", ran.stderr);
    let ran = while_open(&path, || run_on_windows(&sandbox, &["build", "--force"]));
    assert!(ran.code == 0 && ran.stderr.contains("C12"), "{}", ran.stderr);
    assert!(sandbox.read("out/a.docx") == b"edited" && sandbox.read("out/a-2.docx") == word);
}

#[test]
fn runs_at_once_wait_for_each_other() {
    let sandbox = Sandbox::new("at-once");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(run_on_windows(&sandbox, &["build"]).code, 0);
    let (word, pdf) = (sandbox.read("out/a.docx"), sandbox.read("out/a.pdf"));
    std::thread::scope(|scope| {
        let run = || run_on_windows(&sandbox, &["build", "--rebuild"]);
        let runs: Vec<_> = (0..3).map(|_| scope.spawn(run)).collect();
        for ran in runs {
            let ran = ran.join().expect("it ends");
            assert_eq!(ran.code, 0, "{}", ran.stderr);
        }
    });
    assert!(sandbox.read("out/a.docx") == word && sandbox.read("out/a.pdf") == pdf);
    let left = fs::read_dir(sandbox.root.join("out")).expect("it is there").count();
    assert_eq!(left, 3, "one file of each format and the records");
}
