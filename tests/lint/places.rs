//! Where findings point: at the opening of what is not closed, right below Chinese words, in all files at once.

use jixiao::base::source::display_width;

use crate::support::{Sandbox, standard};

fn lint(files: &[(&str, String)]) -> String {
    let sandbox = Sandbox::new("lint-places");
    for (path, text) in files {
        sandbox.write(&format!("templates/standard/{path}"), text);
    }
    sandbox.jixiao(&["template", "lint"]).stderr
}

/// The line of a file that the first finding of a code points at.
fn line_of<'t>(told: &'t str, code: &str) -> &'t str {
    let behind = told.split_once(&format!("[{code}]")).expect("it is told").1;
    let place = behind.lines().find(|line| line.contains("-->")).expect("it has a place");
    place.rsplit(':').nth(1).expect("it has a line")
}

#[test]
fn what_is_not_closed_is_told_at_its_opening() {
    for (text, line) in [
        ("# 甲\n\n{% if problems is given %}\n乙。\n", "3"),
        // The one that stands behind a line of text, and is closed behind a blank one.
        (
            "# 甲\n\n{% if problems is given %}\n乙\n{% if year is above(1) %}\n丙。\n\n{% endif %}\n",
            "5",
        ),
        (
            "# 甲\n\n{% if problems is given %}\n{% for one in problems %}\n1. {{ one.text }}\n{% endif %}\n",
            "4",
        ),
        (
            "# 甲\n\n   {% if year is above(1) %}\n乙\n{% if year is above(2) %}\n丙\n{% endif %}\n",
            "3",
        ),
        ("# 甲\n\n乙{{ year }\n\n{% if problems is given %}丙{% endif %}{{ year }}\n", "3"),
        // One closing tag too many.
        ("# 甲\n\n{% if problems is given %}\n乙\n{% endif %}\n{% endif %}\n", "6"),
    ] {
        let told = lint(&[("sections/07-problems.md.tera", text.into())]);
        assert_eq!(line_of(&told, "T03"), line, "{text}: {told}");
    }
}

#[test]
fn carets_stand_right_below_chinese_words() {
    let text = "# 存在问题\n\n全年共发现“问题”和ABC不足{{ problem.texxt }}，其中：\n";
    let told = lint(&[("sections/07-problems.md.tera", text.into())]);
    let lines: Vec<_> = told.lines().collect();
    let at = lines.iter().position(|line| line.contains("全年共发现")).expect("it is shown");
    let (shown, carets) = (lines[at], lines[at + 1]);
    let before = shown.split("problem").next().expect("it stands there");
    let width: usize = before.chars().map(display_width).sum();
    assert_eq!(carets.find('^'), Some(width), "{told}");
}

#[test]
fn the_errors_of_all_files_come_in_one_run() {
    let section = |path: &str| standard()[path].clone() + "\n{{ staff.actal }}\n";
    let table = standard()["tables/income.yaml"].replace("${.actual}", "${.actaul}");
    let paths = ["sections/07-problems.md.tera", "sections/08-improvements.md.tera"];
    let files = paths.map(|path| (path, section(path)));
    let told = lint(&[files[0].clone(), files[1].clone(), ("tables/income.yaml", table)]);
    for piece in ["07-problems", "08-improvements", "tables/income.yaml", "actaul"] {
        assert!(told.contains(piece), "{piece}: {told}");
    }
}
