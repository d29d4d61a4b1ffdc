//! Attachments that come or go: the paragraphs at the ends of sections and of the body are those of either report.

use super::tracked::{Decision, Element};
use super::word_lines::all_paragraphs;
use crate::support::{DEMO, Sandbox, word_part};

pub(super) const FACTS: &str = "data/单位.yaml";

pub(super) fn body(file: &[u8]) -> Element {
    let root = Element::read(&word_part(file, "word/document.xml"));
    root.find("w:body").expect("a document has a body").clone()
}

/// The bodies of the reports of two facts files, and of their redline.
pub(super) fn redlined(name: &str, old: &str, new: &str) -> [Element; 3] {
    let sandbox = Sandbox::new(name);
    let [old, new] = [old, new].map(|facts| {
        sandbox.write(FACTS, facts);
        let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
        assert!(ran.code < 2, "{}", ran.stderr);
        body(&sandbox.read("out/单位.docx"))
    });
    [old, new, body(&sandbox.read("out/单位-修订.docx"))]
}

/// The redline of two facts files has both reports in it, paragraph by paragraph.
fn holds(name: &str, old: &str, new: &str) {
    let [old, new, marked] = redlined(name, old, new);
    for (decision, plain) in [(Decision::Reject, &old), (Decision::Accept, &new)] {
        assert_eq!(
            all_paragraphs(&decision.resolve(&marked)),
            all_paragraphs(plain),
            "{decision:?}"
        );
    }
    for row in marked.all().into_iter().filter(|one| one.name == "w:tr") {
        let marks = row.find("w:trPr").is_some_and(|properties| {
            ["w:ins", "w:del"].iter().any(|mark| properties.find(mark).is_some())
        });
        let is_of_both = row.all().iter().any(|one| one.name == "w:pPrChange");
        assert!(!marks || !is_of_both, "LibreOffice keeps a row that went with such a paragraph");
    }
    let last = marked.elements().filter(|child| child.name == "w:p").last().expect("a paragraph");
    let ends = last.find("w:pPr").and_then(|properties| properties.find("w:rPr"));
    let is_marked =
        ["w:ins", "w:del"].iter().any(|mark| ends.is_some_and(|e| e.find(mark).is_some()));
    assert!(!is_marked, "Word cannot take away the last paragraph");
}

#[test]
fn attachments_that_come_or_go_leave_no_empty_paragraph() {
    let without = DEMO.replacen("\nprojects:\n", "\nattachments: [无]\nprojects:\n", 1);
    assert_ne!(without, *DEMO);
    holds("redline-all-attachments-go", DEMO, &without);
    holds("redline-all-attachments-come", &without, DEMO);
}

#[test]
fn the_last_attachments_come_or_go() {
    let with = |names: &str| {
        DEMO.replacen("\nprojects:\n", &format!("\nattachments: [{names}]\nprojects:\n"), 1)
    };
    let (one, two) = (with("基础数据表"), with("基础数据表, 整体自评表"));
    holds("redline-last-attachment-goes", &two, &one);
    holds("redline-last-attachment-comes", &one, &two);
}

#[test]
fn a_note_at_the_end_of_an_attachment_leaves_no_empty_paragraph() {
    let starts = ["p01", "p02", "p03"].map(|id| DEMO.find(&format!("  - id: {id}\n")).expect("it"));
    let end = starts[2] + DEMO[starts[2]..].find("\ndata_tables:").expect("what follows") + 1;
    let [one, two, three] = [starts[0], starts[1], starts[2]];
    let (first, second, third) = (&DEMO[one..two], &DEMO[two..three], &DEMO[three..end]);
    let third = third.trim_end_matches('\n');
    let swapped = format!("{}{third}\n{second}{first}\n{}", &DEMO[..one], &DEMO[end..]);
    let [old, new, marked] = redlined("redline-notes", DEMO, &swapped);
    let accepted = all_paragraphs(&Decision::Accept.resolve(&marked));
    assert_eq!(accepted, all_paragraphs(&new));
    // Behind the last table of the body Word needs a paragraph, which stays when a note that stood there comes back.
    let rejected = all_paragraphs(&Decision::Reject.resolve(&marked));
    assert_eq!(rejected.split_last(), Some((&"after_table: ".into(), &all_paragraphs(&old)[..])));
}
