//! What stands in one of two reports only, on laid-out pages.

use jixiao::base::id::ChangeMark;
use jixiao::doc::{BlockKind, Role};

use super::builders::{document, laid};

#[test]
fn the_mark_of_an_attachment_that_goes_is_marked() {
    let (role, number) = (Role::AttachmentMark, "附件1".to_string());
    let mut document = document([BlockKind::Paragraph { role, number, content: Vec::new() }]);
    let gone = Some(ChangeMark::Deleted);
    document.parts[0].blocks[0].origin.change = gone;
    let laid = laid(&document);
    let runs: Vec<_> = laid.runs(0).collect();
    assert!(!runs.is_empty() && runs.iter().all(|(run, _)| run.change == gone), "{runs:?}");
}
