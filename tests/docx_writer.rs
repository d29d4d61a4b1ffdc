//! The Word writer, from documents made by hand: parts as text, and what outside programs say of the file.

#[path = "support/report.rs"]
mod report;
#[path = "support/tools.rs"]
mod tools;

use jixiao::doc::{Orientation, Resolved, Role};
use report::{document, paragraph, row, sheet, table, text, write};
use tools::{ask, scratch, tool};

#[test]
fn outside_judges_accept_a_thin_document() {
    let words = "全年预算1089.40万元，执行率97.95%。";
    let kinds = vec![
        paragraph(Role::Body, vec![text(words)]),
        jixiao::doc::BlockKind::Table(table(2, vec![], vec![row(&["财政拨款", "1089.40"])])),
    ];
    let document = document(vec![(Orientation::Portrait, kinds)]);
    let (file, findings) = write(&document, &sheet(), &Resolved::default());
    assert_eq!(findings.iter().count(), 0, "{findings:?}");
    let file = scratch("thin.docx", &file);
    if let Some(validator) = tool("ooxml-validator") {
        println!("{}", ask(&validator, &[], &file, &["--officeVersion", "Office2019"]));
    }
}
