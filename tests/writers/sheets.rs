//! Forms over several sheets in the Word file: a table for each sheet, begun by a page break, labels in its first row.

use crate::support::{make, project_file, word, word_part};

/// The body of the Word file of the demo.
fn body() -> String {
    word_part(word(&make(&project_file("data/demo-2024.yaml"), None)), "word/document.xml")
}

/// What stands between each break before a page and the end of the first row behind it.
fn sheet_beginnings(body: &str) -> Vec<&str> {
    let breaks = body.split("<w:pageBreakBefore/>").skip(1);
    breaks.map(|rest| &rest[..rest.find("</w:tr>").expect("a table follows")]).collect()
}

#[test]
fn only_sheets_of_forms_begin_with_a_page_break() {
    let body = body();
    let before = body.split("<w:pageBreakBefore/>").map(|before| before.rsplit("<w:p ").next());
    let count = body.matches("<w:pageBreakBefore/>").count();
    let empty = before.take(count).flatten().filter(|start| start.contains("\"after_table\""));
    assert!(count > 0);
    assert_eq!(empty.count(), count, "no paragraph of text");
}

#[test]
fn every_sheet_is_a_table_that_begins_with_its_head_or_labels() {
    let body = body();
    for beginning in sheet_beginnings(&body) {
        assert!(!beginning.contains("<w:vMerge w:val=\"continue\"/>"), "{beginning}");
        assert!(beginning.contains("<w:tbl>"), "{beginning}");
    }
    let labels = sheet_beginnings(&body).iter().filter(|row| row.contains("三级指标")).count();
    assert!(labels > 0, "the head of 绩效指标 is repeated");
}

#[test]
fn a_table_without_lower_rules_is_followed_by_the_rest_of_its_sheet() {
    let body = body();
    let mut joined = 0;
    for row in body.split("</w:tr>").collect::<Vec<_>>().windows(2) {
        if row[0].contains("<w:bottom w:val=\"nil\"") && row[1].starts_with("</w:tbl>") {
            assert!(row[1].contains("\"between_tables\""), "{}", row[1]);
            assert!(!row[1].contains("<w:pageBreakBefore/>"), "{}", row[1]);
            joined += 1;
        }
    }
    assert!(joined > 0);
}
