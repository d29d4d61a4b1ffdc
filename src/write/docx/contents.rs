//! A contents list to a field of Word whose entries are links to bookmarks.

use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run};

use super::runs::bookmark;
use crate::doc::Inline;
use crate::doc::leads_to;

/// Makes the content of an entry a link to its heading; any other paragraph is returned unchanged.
pub(super) fn leading(mut paragraph: Paragraph, content: &[Inline]) -> Paragraph {
    let Some(target) = leads_to(content) else { return paragraph };
    let mut link = Hyperlink::new(bookmark(target), HyperlinkType::Anchor);
    link.children = std::mem::take(&mut paragraph.children);
    paragraph.add_hyperlink(link)
}

/// Starts the field of the list, by outline level down to `levels`, with links; its content is correct before any
/// update.
pub(super) fn begin_contents(paragraph: Paragraph, levels: u8) -> Paragraph {
    let instruction = InstrText::Unsupported(format!("TOC \\o \"1-{levels}\" \\h \\u"));
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}
