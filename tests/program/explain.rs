//! `jixiao explain` finds a figure by id, by name and by part of a name, lists several, and knows codes.

use crate::support::{DEMO, Sandbox};

fn explained(words: &[&str]) -> (i32, String, String) {
    let sandbox = Sandbox::new("explain");
    sandbox.write("data/a.yaml", DEMO);
    let ran = sandbox.jixiao(&[&["explain", "data/a.yaml"], words].concat());
    (ran.code, ran.stdout, ran.stderr)
}

#[test]
fn one_figure_is_a_tree_whatever_names_it() {
    for words in ["projects.execution_rate", "项目预算执行率", "目预算执行"] {
        let (code, out, _) = explained(&[words]);
        assert_eq!(code, 0, "{words}");
        assert!(
            out.starts_with("项目预算执行率（projects.execution_rate）＝96.73%\n"),
            "{words}: {out}"
        );
        assert!(out.contains("├─ 算式：532.00 ÷ 550.00 = 96.73%"), "{words}: {out}");
    }
}

#[test]
fn several_figures_are_lines_with_their_columns_in_line() {
    for words in ["公务接待费", "three_public.reception"] {
        let (code, out, _) = explained(&[words]);
        assert_eq!(code, 0, "{words}");
        let lines: Vec<_> = out.lines().collect();
        assert!(lines[0].starts_with("名称  "), "{words}: {out}");
        let row = lines.iter().find(|line| line.contains("three_public.reception.budget "));
        let row = row.unwrap_or_else(|| panic!("{words}: {out}"));
        assert!(row.contains("4.00万元") && row.contains("data/a.yaml:108:23"), "{row}");
        assert!(out.contains("算：公务接待费决算数÷公务接待费预算数×100%"), "{out}");
        // What is not filled in is counted and takes no line.
        assert!(!out.contains("three_public.reception.initial"), "{out}");
        assert!(lines.last().is_some_and(|line| line.contains("个没有填")), "{out}");
    }
}

#[test]
fn without_a_figure_all_are_listed() {
    let (code, out, _) = explained(&[]);
    assert_eq!(code, 0);
    for id in ["year", "staff.established", "income.total", "evaluation.score"] {
        assert!(out.lines().any(|line| line.contains(&format!("  {id} "))), "{id}");
    }
}

#[test]
fn a_code_is_its_page_with_and_without_facts() {
    let (code, with, _) = explained(&["e05"]);
    assert_eq!(code, 0);
    assert!(with.starts_with("E05 率算错（警告）"), "{with}");
    let alone = Sandbox::new("explain").jixiao(&["explain", "E05"]);
    assert_eq!((alone.code, alone.stdout), (0, with));
}

#[test]
fn a_misspelt_name_gets_the_right_one() {
    let (code, _, output) = explained(&["公物接待费决算数"]);
    assert_eq!(code, 2);
    assert!(
        output.contains("错误[C09]") && output.contains("是不是“公务接待费决算数”？"),
        "{output}"
    );
}
