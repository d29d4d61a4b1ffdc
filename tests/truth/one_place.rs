//! One fact, one place: what follows from other numbers is typed nowhere, and a correction is one edit.

use std::ops::Range;
use std::path::Path;

use crate::support::{Sandbox, project_file, word_text};
use jixiao::base::diag::Diagnostics;
use jixiao::catalogue::{Column, FigureKey};
use jixiao::data::Report;
use jixiao::figures::Figures;
use jixiao::pipeline::Pipeline;
use jixiao::workspace::Workspace;

fn demo() -> String {
    std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("the demo is there")
}

fn library() -> String {
    let path = project_file("tests/corpus/facts/library-2024.yaml");
    std::fs::read_to_string(path).expect("the file is there")
}

fn replaced(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old} stands once");
    text.replacen(old, new, 1)
}

#[test]
fn a_correction_of_the_demo_is_one_edit_and_one_build() {
    let sandbox = Sandbox::new("one-edit");
    let text = replaced(&demo(), "name: 差旅费, actual: 9.80", "name: 差旅费, actual: 10.80");
    sandbox.write("data/demo.yaml", text);
    let ran = sandbox.jixiao(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(!ran.stderr.contains("错误[") && !ran.stderr.contains("警告["), "{}", ran.stderr);
    let text = word_text(&sandbox.read("out/demo.docx"));
    // 公用经费, 基本支出, 支出合计, 年末结转结余 and the source that makes up the rest.
    for number in ["87.40", "743.00", "1275.00", "32.00", "1167.00"] {
        assert!(text.contains(number), "{number}");
    }
    for number in ["86.40", "742.00", "1274.00", "33.00万元", "1166.00"] {
        assert!(!text.contains(number), "{number}");
    }
}

#[test]
fn typed_totals_that_follow_are_reported_in_one_finding_with_all_lines() {
    let sandbox = Sandbox::new("typed-totals");
    let text = replaced(&library(), "name: 差旅费, actual: 9.80", "name: 差旅费, actual: 10.80");
    sandbox.write("data/library.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert_eq!(output.matches("错误[").count() + output.matches("警告[").count(), 1, "{output}");
    for line in [
        "公用经费决算数与分项之和对不上",
        "基本支出 742.00 改为 743.00",
        "支出合计 1274.00 改为 1275.00",
        "年末结转结余 33.00 改为 32.00",
        "资金来源（expenditure.funding）里有一个要加上 1.00",
        "删去这一行，由程序相加",
    ] {
        assert!(output.contains(line), "{line}\n{output}");
    }
    let lines = ["actual: 86.40", "actual: 742.00", "actual: 1274.00", "closing: 33.00"];
    lines.iter().for_each(|line| assert!(output.contains(line), "{line}\n{output}"));
}

#[test]
fn one_wrong_number_that_breaks_two_sums_is_one_finding() {
    let sandbox = Sandbox::new("one-cause");
    let text = replaced(&library(), "      actual: 86.40", "      actual: 87.40");
    sandbox.write("data/library.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert_eq!(output.matches("错误[").count() + output.matches("警告[").count(), 1, "{output}");
    assert!(output.contains("改为 86.40 就都对上"), "{output}");
}

#[test]
fn a_filled_closing_balance_is_checked() {
    let sandbox = Sandbox::new("closing");
    let closed = |more: &str| {
        replaced(
            &demo(),
            "carryover: {opening: 20.00}",
            &format!("carryover: {{opening: 20.00{more}}}"),
        )
    };
    for (more, ok) in [
        (", closing: 33.00", true),
        (", closing: 32.00", false),
        (", closing: 35.50, surplus_used: 5.00, surplus_distributed: 2.50", true),
        (", closing: 33.00, surplus_used: 5.00", false),
    ] {
        sandbox.write("data/demo.yaml", closed(more));
        let ran = sandbox.jixiao(&["check"]);
        let output = format!("{}{}", ran.stdout, ran.stderr);
        assert_eq!(!output.contains("E22"), ok, "{more}: {output}");
    }
    sandbox.write("data/demo.yaml", closed(", surplus_used: 5.00, surplus_distributed: 2.50"));
    let ran = sandbox.jixiao(&["explain", "data/demo.yaml", "carryover.closing"]);
    assert!(
        ran.stdout.contains("20.00 ＋ 1287.00 ＋ 5.00 － 1274.00 － 2.50 = 35.50"),
        "{}",
        ran.stdout
    );
}

#[test]
fn sources_that_exceed_the_spending_leave_no_rest() {
    let sandbox = Sandbox::new("overdrawn");
    let text = replaced(
        &demo(),
        "source: other, initial: 40.00, adjustment: 10.00, actual: 48.00",
        "source: other, initial: 40.00, adjustment: 10.00, actual: 4800.00",
    );
    sandbox.write("data/demo.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    assert!(output.contains("E10") && output.contains("其他来源之和已超过合计"), "{output}");
}

/// The numbers that a file states, each with the key of its figure and its characters.
fn numbers(report: &Report, figures: &Figures) -> Vec<(FigureKey, Range<usize>)> {
    let stated = figures.iter().filter(|figure| figure.value().is_some());
    let stated =
        stated.filter(|one| !matches!(one.value(), Some(jixiao::figures::Value::Words(_))));
    let own = stated.filter_map(|one| Some((one, one.place?)));
    own.filter(|(one, place)| place.source == report.source && one.id.as_str() != "year")
        .map(|(one, place)| (one.key.clone(), place.range()))
        .collect()
}

#[test]
fn no_number_that_follows_from_others_is_typed_in_the_demo_or_the_starter() {
    let workspace = Workspace::here(None, Some(project_file("fonts")));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("derivable");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let mut pipeline = Pipeline::new(&workspace);
    let mut examine = |text: &str| {
        let file = folder.join("facts.yaml");
        std::fs::write(&file, text).expect("the target folder can be written");
        let examined = pipeline.examine(&file, &mut Diagnostics::default());
        pipeline.forget_facts();
        examined
    };
    let mut tried = 0;
    for path in ["data/demo-2024.yaml", "templates/starter/facts.yaml"] {
        let text = std::fs::read_to_string(project_file(path)).expect("the file is there");
        let whole = examine(&text).expect("the file can be read");
        for (key, range) in numbers(&whole.report, &whole.figures) {
            // A 0 that is written out says what is assumed otherwise.
            if key.column() == Column::Adjustment && &text[range.clone()] == "0" {
                continue;
            }
            let mut without = text.clone();
            without.replace_range(range, "null");
            let Some(found) = examine(&without) else { continue };
            let [before, after] = [&whole.figures, &found.figures]
                .map(|figures| figures.find(&key).and_then(|figure| figure.value().cloned()));
            assert!(before != after, "{path}: {key} follows from other numbers");
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}
