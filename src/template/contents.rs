//! A contents list in front of a finished document: an entry for each heading and each attachment's title, its page
//! known late.

use crate::base::id::{NodeId, Origin};
use crate::doc::{Block, BlockKind, Inline, InlineKind, PageNumbers, Part, Role, mark_of_title};
use crate::pack::outline::ContentsHeadings;

/// Puts the list on pages of its own before the first part, behind the cover. Its blocks are numbered behind all others.
pub(super) fn add(contents: &ContentsHeadings, parts: &mut Vec<Part>) {
    let blocks = || parts.iter().flat_map(|part| &part.blocks);
    let mut next = blocks().map(|block| block.id.0 + 1).max().unwrap_or(0);
    let mut number = |kind: BlockKind, origin: Origin| {
        let block = Block { id: NodeId(next), origin, kind };
        next += 1;
        block
    };
    let title = vec![Inline::text(contents.title.as_str(), Origin::default())];
    let mut list = vec![number(paragraph(Role::ContentsTitle, title), Origin::default())];
    let mut above = None;
    for block in blocks() {
        let mark = mark_of_title(block, above.replace(block));
        let (level, before, content) = match &block.kind {
            BlockKind::Heading { level, number, content } => (*level, number.clone(), content),
            BlockKind::Paragraph { role: Role::AttachmentTitle, number, content } => {
                (1, format!("{}{number}", mark.unwrap_or_default()), content)
            }
            _ => continue,
        };
        if level <= contents.levels {
            let words = entry(&before, content, block.id);
            list.push(number(paragraph(Role::contents(level), words), block.origin.clone()));
        }
    }
    if list.len() > 1 {
        let is_cover = |part: &Part| part.page_numbers != PageNumbers::Shown;
        let at = usize::from(parts.first().is_some_and(is_cover));
        parts.insert(at, Part { blocks: list, ..Part::default() });
    }
}

fn paragraph(role: Role, content: Vec<Inline>) -> BlockKind {
    BlockKind::Paragraph { role, number: String::new(), content }
}

/// `一、部门概况……3`, whatever the heading itself says in bold or in lines.
fn entry(number: &str, content: &[Inline], heading: NodeId) -> Vec<Inline> {
    let late = |kind| Inline { origin: Origin::default(), kind };
    let words = content.iter().map(|inline| Inline::text(inline.as_text(), inline.origin.clone()));
    std::iter::once(Inline::text(number, Origin::default()))
        .chain(words)
        .chain([late(InlineKind::Leader), late(InlineKind::PageOf(heading))])
        .filter(|inline| !matches!(&inline.kind, InlineKind::Text { text, .. } if text.is_empty()))
        .collect()
}
