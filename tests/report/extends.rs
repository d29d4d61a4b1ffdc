//! A pack that extends another one: what it does not have comes from there, outlines and styles are merged by key.

use crate::support::{DEMO, Ran, Sandbox};

/// The demo in the pack `本局`.
fn sandbox(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/a.yaml", DEMO.replacen("pack: standard", "pack: 本局", 1));
    sandbox
}

fn built(sandbox: &Sandbox) -> Ran {
    let ran = sandbox.jixiao(&["build", "data/a.yaml"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    ran
}

#[test]
fn an_outline_that_only_extends_makes_the_same_report() {
    let sandbox = sandbox("bare");
    sandbox.write("templates/本局/report.yaml", "extends: standard\n");
    built(&sandbox);
    let own = sandbox.read("out/a.pdf");
    sandbox.write("data/a.yaml", DEMO);
    sandbox.jixiao(&["build", "data/a.yaml", "--out", "standard"]);
    let text = |pdf: &[u8]| pdf.len();
    // The facts differ by the pack's name, so that only the make id does.
    assert_eq!(text(&own), text(&sandbox.read("standard/a.pdf")));
}

#[test]
fn its_own_files_and_keys_come_first() {
    let sandbox = sandbox("own");
    sandbox
        .write(
            "templates/本局/report.yaml",
            "extends: standard\ntable_label: 附表\nsections: [01-overview, 07-problems]\n",
        )
        .write("templates/本局/style.yaml", "roles:\n  caption: {bold: true}\n")
        .write("templates/本局/sections/07-problems.md.tera", "# 不足\n\n问题不多。\n");
    let ran = sandbox.jixiao(&["build", "data/a.yaml"]);
    assert!(!ran.stderr.contains("P11"), "inherited files are not unused: {}", ran.stderr);
    assert!(!ran.stderr.contains("错误"), "{}", ran.stderr);
    let listed = sandbox.jixiao(&["template", "show", "07-problems", "--pack", "本局"]);
    assert!(listed.stdout.contains("# 不足"), "{}", listed.stdout);
}

#[test]
fn an_empty_value_takes_a_key_away() {
    let sandbox = sandbox("none");
    sandbox.write("templates/本局/report.yaml", "extends: standard\nsignature:\ndate:\n");
    let ran = sandbox.jixiao(&["build", "data/a.yaml"]);
    assert!(ran.code == 0, "{}", ran.stderr);
}

#[test]
fn a_pack_that_is_none_and_a_circle_are_told_at_their_place() {
    let sandbox = sandbox("circle");
    sandbox.write("templates/本局/report.yaml", "extends: standart\n");
    let ran = sandbox.jixiao(&["check", "data/a.yaml"]);
    assert!(
        ran.stderr.contains("P15") && ran.stderr.contains("report.yaml:1:10"),
        "{}",
        ran.stderr
    );
    sandbox.write("templates/本局/report.yaml", "extends: 市局\n");
    sandbox.write("templates/市局/report.yaml", "extends: 本局\n");
    let ran = sandbox.jixiao(&["check", "data/a.yaml"]);
    assert!(
        ran.stderr.contains("P16") && ran.stderr.contains("本局、市局、本局"),
        "{}",
        ran.stderr
    );
}
