//! Texts against goldens and generated files; `ACCEPT=1` accepts new ones, after reading.

use std::fs;

use similar::TextDiff;

use super::project_file;

/// Every golden, by its path below `tests/golden`: no other file may be there (`layout::golden::no_golden_is_unused`).
pub(crate) const GOLDENS: [&str; 21] = [
    "changning-2023.txt",
    "docx/Content_Types.xml",
    "docx/_rels-.rels",
    "docx/docProps-app.xml",
    "docx/docProps-core.xml",
    "docx/docProps-custom.xml",
    "docx/word-_rels-document.xml.rels",
    "docx/word-_rels-fontTable.xml.rels",
    "docx/word-document.xml",
    "docx/word-fontTable.xml",
    "docx/word-footer1.xml",
    "docx/word-footer2.xml",
    "docx/word-footer3.xml",
    "docx/word-footer4.xml",
    "docx/word-settings.xml",
    "docx/word-styles.xml",
    "layout/changning-2023.txt",
    "layout/demo-2024.txt",
    "layout/on-request.txt",
    "layout/paragraphs.txt",
    "layout/tables.txt",
];

/// Lines of a difference that are shown.
const SHOWN: usize = 200;

/// Compares a text with a golden; with `ACCEPT=1` writes the golden instead.
#[track_caller]
pub(crate) fn golden(path: &str, actual: &str) {
    assert!(GOLDENS.contains(&path), "{path} is not in the list of goldens");
    same_as_file(&format!("tests/golden/{path}"), actual);
}

/// Compares a text with a file of the project; with `ACCEPT=1` writes the file instead.
#[track_caller]
pub(crate) fn same_as_file(path: &str, actual: &str) {
    let file = project_file(path);
    if std::env::var_os("ACCEPT").is_some_and(|accept| accept == "1") {
        let folder = file.parent().expect("it is below the project");
        fs::create_dir_all(folder).expect("folders can be made");
        fs::write(&file, actual).expect("the project can be written");
        return;
    }
    let wanted = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        wanted == actual,
        "{path} differs (ACCEPT=1 accepts, after reading):\n{}",
        difference(&wanted, actual)
    );
}

/// A unified diff, cut where it gets long.
fn difference(wanted: &str, actual: &str) -> String {
    let diff = TextDiff::from_lines(wanted, actual);
    let unified = diff.unified_diff().header("accepted", "actual").to_string();
    let mut lines: Vec<&str> = unified.lines().collect();
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    let rest = if more > 0 { format!("\n… {more} more lines") } else { String::new() };
    lines.join("\n") + &rest
}

#[test]
fn a_difference_is_shown_with_the_lines_around_it() {
    let wanted: String = (1..=9).map(|line| format!("{line}\n")).collect();
    let shown = difference(&wanted, &wanted.replace('5', "five"));
    assert!(shown.contains("\n 4\n-5\n+five\n 6\n") && !shown.contains("\n 9"), "{shown}");
}
