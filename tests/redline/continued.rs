//! Rows of a form that only moved to another sheet are no change; where sheets end in the new report, they end in the redline.

use super::ends::redlined;
use super::tracked::{Decision, Element};
use super::word_lines::{lines, lines_without_sheets, plain};
use crate::support::DEMO;

/// The demo without its third project.
fn without_a_project() -> String {
    let from = DEMO.find("  - id: p03\n").expect("a project");
    let end = DEMO[from..].find("\ndata_tables:").expect("what follows");
    format!("{}{}", &DEMO[..from], &DEMO[from + end + 1..])
}

/// The words of the rows with a mark.
fn rows(body: &Element, mark: &str) -> Vec<String> {
    let all = body.all().into_iter().filter(|one| one.name == "w:tr");
    let marked = all.filter(|row| row.find("w:trPr").is_some_and(|own| own.find(mark).is_some()));
    let words = |row: &Element| {
        let texts =
            row.all().into_iter().filter(|one| ["w:t", "w:delText"].contains(&one.name.as_str()));
        texts.map(plain).collect::<String>()
    };
    marked.map(words).collect()
}

fn tables(body: &Element) -> usize {
    body.elements().filter(|one| one.name == "w:tbl").count()
}

fn holds(name: &str, old: &str, new: &str) -> [Vec<String>; 2] {
    let [old, new, marked] = redlined(name, old, new);
    assert_eq!(lines(&Decision::Accept.resolve(&marked)), lines(&new), "{name}");
    let rejected = lines_without_sheets(&Decision::Reject.resolve(&marked));
    assert_eq!(rejected, lines_without_sheets(&old), "{name}");
    // Old rows that stand on two sheets of the new report at most add one to those of the old one.
    let [was, is, left] = [&old, &new, &Decision::Reject.resolve(&marked)].map(tables);
    assert!(left <= was + 1 && (left < is || is <= was + 1), "{name}: {was} {is} {left}");
    ["w:del", "w:ins"].map(|mark| rows(&marked, mark))
}

#[test]
fn rows_that_only_moved_to_another_sheet_are_not_marked() {
    let without = without_a_project();
    let [gone, come] = holds("redline-sheets-project-goes", DEMO, &without);
    assert!(gone.iter().any(|row| row.starts_with("2.运行维护专项")), "{gone:?}");
    assert!(!gone.iter().any(|row| row.starts_with("政府采购金额")), "{gone:?}");
    assert_eq!(come, [""; 0], "nothing came");
    let [gone, come] = holds("redline-sheets-project-comes", &without, DEMO);
    assert!(come.iter().any(|row| row.starts_with("2.运行维护专项")), "{come:?}");
    assert_eq!(gone, [""; 0], "nothing went");
}

/// The demo with many indicators in the place of one.
fn with_many_indicators() -> String {
    let from = DEMO.find("      - {id: days, ").expect("an indicator");
    let end = from + DEMO[from..].find('\n').expect("a line") + 1;
    let own = &DEMO[from..end];
    let many = (0..60).map(|number| {
        let own = own.replace("id: days", &format!("id: days{number}"));
        let own = own.replace("免费开放天数", &format!("第{number}分馆开放天数"));
        own.replace("weight: 20", if number < 40 { "weight: 0.3" } else { "weight: 0.4" })
    });
    format!("{}{}{}", &DEMO[..from], many.collect::<String>(), &DEMO[end..])
}

#[test]
fn a_sheet_of_rows_that_all_came_or_went_has_no_heads_without_them() {
    let many = with_many_indicators();
    let [gone, come] = holds("redline-sheets-come", DEMO, &many);
    assert!(come.len() >= 59 && gone.len() <= 1, "{gone:?} {come:?}");
    let [gone, come] = holds("redline-sheets-go", &many, DEMO);
    assert!(gone.len() >= 59 && come.len() <= 1, "{gone:?} {come:?}");
}
