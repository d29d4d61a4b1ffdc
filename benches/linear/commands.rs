//! Commands beside `build`, run as a process each, on facts of a size and of four times that size.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::{Grown, duties, folder, income, indicators, items_before, projects};

/// A command: its name, its arguments, a size, and how facts grow.
type CommandKind = (&'static str, &'static [&'static str], usize, Grown);

const CHANGE: &[&str] = &["set", "单位.yaml", "staff.actual=19", "--dry-run"];
const VARIABLES: &[&str] = &["template", "vars", "单位.yaml"];
const CHECK: &[&str] = &["check", "单位.yaml", "--templates", "模板"];
const LINT: &[&str] = &["template", "lint", "--templates", "模板"];
const EXPLAIN: &[&str] = &["explain", "单位.yaml"];
const COMPARE: &[&str] = &["diff", OLD, "单位.yaml"];
/// The facts that the others are compared with.
const OLD: &str = "旧.yaml";

/// All of them.
pub(super) const COMMANDS: [CommandKind; 16] = [
    ("set, indicators", CHANGE, 1_000, indicators),
    ("set, paragraphs", CHANGE, 2_000, |s, n| duties(s, "负责日常工作。", n)),
    ("vars, indicators", VARIABLES, 1_000, indicators),
    ("vars, projects", VARIABLES, 250, |s, n| projects(s, n, "")),
    ("check, brackets of a template", CHECK, 20_000, |s, n| in_template(s, "[", n)),
    ("check, marks of a template", CHECK, 10_000, |s, n| in_template(s, "m^2^", n)),
    ("lint, marks of a template", LINT, 10_000, |s, n| in_template(s, "m^2^", n)),
    ("check, full-width tags of a template", CHECK, 5_000, |s, n| in_template(s, "｛｛ 甲", n)),
    ("lint, amounts of a template", LINT, 3_000, |s, n| in_template(s, "支出0.50万元，", n)),
    ("explain, indicators", EXPLAIN, 1_000, indicators),
    ("explain, own values", EXPLAIN, 1_000, |s, n| {
        s.to_string() + "\nextra:\n" + &(0..n).map(|n| format!("  k{n}: 甲\n")).collect::<String>()
    }),
    ("diff, indicators", COMPARE, 1_000, indicators),
    ("diff, parts of income", COMPARE, 500, |s, n| income(s, n, false)),
    ("diff, paragraphs", COMPARE, 2_000, |s, n| {
        items_before(s, "    - 负责", n, |n| format!("- 负责第{n}项工作的统筹协调。"))
    }),
    ("diff, the same word again", COMPARE, 10_000, |s, n| duties(s, &"乙甲甲".repeat(n), 1)),
    ("diff, sentences", COMPARE, 4_000, |s, n| {
        let all: String = (0..n).map(|n| format!("负责第{n}项工作。")).collect();
        items_before(s, "    - 负责", 1, |_| format!("- {all}"))
    }),
];

/// A section of so many marks, written beside the facts.
fn in_template(starter: &str, mark: &str, count: usize) -> String {
    let sections = folder().join("模板/standard/sections");
    fs::create_dir_all(&sections).expect("it can be made");
    let text = format!("# 存在问题\n\n{}\n", mark.repeat(count));
    fs::write(sections.join("07-problems.md.tera"), text).expect("it can be written");
    starter.to_string()
}

/// Writes what `diff` compares with.
pub(super) fn prepare(starter: &str) {
    fs::write(folder().join(OLD), starter).expect("it can be written");
}

/// The least seconds of three runs.
pub(super) fn seconds(arguments: &[&str], fonts: &Path) -> f64 {
    let run = |_| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
        command.args(arguments).current_dir(folder()).env("JIXIAO_FONTS", fonts);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        command.status().expect("the binary runs");
        start.elapsed().as_secs_f64()
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}
