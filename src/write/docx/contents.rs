//! A contents list as Word has it: a field whose entries are links to bookmarks.

use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run};

use super::runs::bookmark;
use crate::doc::Inline;
use crate::doc::leads_to;

/// An entry of a contents list as a link to its heading; any other paragraph as it is.
pub fn leading(mut paragraph: Paragraph, content: &[Inline]) -> Paragraph {
    let Some(target) = leads_to(content) else { return paragraph };
    let mut link = Hyperlink::new(bookmark(target), HyperlinkType::Anchor);
    link.children = std::mem::take(&mut paragraph.children);
    paragraph.add_hyperlink(link)
}

/// The contents list as Word's field: by outline level, as deep as it is here, its entries links; what it shows is right
/// until it is updated.
pub fn begin_contents(paragraph: Paragraph, levels: u8) -> Paragraph {
    let instruction = InstrText::Unsupported(format!("TOC \\o \"1-{levels}\" \\h \\u"));
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}
