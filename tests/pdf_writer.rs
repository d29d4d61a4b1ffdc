//! The PDF writer, from pages made by hand: what a file says of itself, read back with lopdf and by outside tools.

#[path = "support/ink.rs"]
mod ink;
#[path = "support/tools.rs"]
mod tools;

use ink::{Desk, Hand};
use jixiao::layout::pages::TagKind;
use tools::{ask, scratch, tool};

fn thin() -> Desk {
    let mut desk = Desk::new();
    let paragraph = desk.tag(TagKind::Paragraph, None);
    let end =
        desk.line(Some(paragraph), Hand::BODY, 79.4, 120.0, "全年预算1089.40万元，执行率97.95%。");
    desk.rule((79.4, 130.0), (end, 130.0));
    desk
}

#[test]
fn outside_judges_accept_a_thin_page() {
    let file = scratch("thin.pdf", &thin().write());
    if let Some(qpdf) = tool("qpdf") {
        println!("{}", ask(&qpdf, &["--check"], &file, &[]));
    }
    if let Some(pdftotext) = tool("pdftotext") {
        let text = ask(&pdftotext, &["-raw"], &file, &["-"]);
        assert_eq!(text.trim_end(), "全年预算1089.40万元，执行率97.95%。");
    }
}
