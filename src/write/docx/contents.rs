//! A contents list to a field of Word whose entries are links to bookmarks.

use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run};

use super::run_pieces::bookmark;
use crate::base::lowered::text_as_written;
use crate::doc::Inline;
use crate::doc::leads_to;

/// Makes the content of an entry a link to its heading; any other paragraph is returned unchanged.
pub(super) fn leading(mut paragraph: Paragraph, content: &[Inline]) -> Paragraph {
    let Some(target) = leads_to(content) else { return paragraph };
    let mut link = Hyperlink::new(bookmark(target), HyperlinkType::Anchor);
    link.children = std::mem::take(&mut paragraph.children);
    paragraph.add_hyperlink(link)
}

/// Starts the field of the list, of Word's headings down to level `levels` and of the entries that [`entry`] writes, with
/// links; its content is correct before any update.
pub(super) fn begin_contents(paragraph: Paragraph, levels: u8) -> Paragraph {
    let instruction = InstrText::Unsupported(format!("TOC \\o \"1-{levels}\" \\f \\h"));
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}

/// Puts an entry of the list before the title of an attachment: its mark stands in a paragraph of its own, so that Word
/// would list the title without it (ECMA-376 17.16.5.66). Without a level it is one of the first; LibreOffice reads it
/// where the field's end is not hidden, and counts a level from 0.
pub(super) fn entry(mut paragraph: Paragraph, text: &str) -> Paragraph {
    let text = text_as_written(text).replace(['"', '\\'], "");
    let instruction = InstrText::Unsupported(format!("TC \"{text}\""));
    let field = Paragraph::new()
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false).vanish())
        .add_run(Run::new().add_instr_text(instruction).vanish())
        .add_run(Run::new().add_field_char(FieldCharType::End, false));
    paragraph.children.splice(0..0, field.children);
    paragraph
}
