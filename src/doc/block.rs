//! Blocks: the titles, headings, paragraphs, tables, charts and pictures of a document.

use super::chart::Chart;
use super::image::Image;
use super::inline::{Inline, InlineKind, shown_text};
use super::style::Role;
use super::table::Table;
use crate::base::id::{NodeId, Origin};

/// A paragraph, heading, table, chart or picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Its id, unique in the document.
    pub id: NodeId,
    /// Where it was written: template line, facts and figure.
    pub origin: Origin,
    /// What kind of block it is.
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Clone, PartialEq, Debug)]
pub enum BlockKind {
    /// The report's title; an [`InlineKind::Break`] begins a new line.
    Title(Vec<Inline>),
    /// A heading of level 1 to 4, with its number as real text: `一、`, `（一）`, `1.`, `（1）`.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The number with its mark, empty if it has none.
        number: String,
        /// The text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its role; `Role::Body` for plain text.
        role: Role,
        /// The number at its beginning, given by numbering: `1.`, `（1）`; empty if it has none.
        number: String,
        /// The text.
        content: Vec<Inline>,
    },
    /// A table with its caption.
    Table(Table),
    /// A chart with its caption.
    Chart(Chart),
    /// A picture from a file, with its caption.
    Image(Image),
}

/// The mark of an attachment, `附件1　`, if a block is the title of one and `above` its mark.
pub fn mark_of_title(block: &Block, above: Option<&Block>) -> Option<String> {
    let above = above.filter(|above| above.role() == Role::AttachmentMark)?;
    let BlockKind::Paragraph { number, content, .. } = &above.kind else { return None };
    let marked = block.role() == Role::AttachmentTitle;
    marked.then(|| format!("{number}{}\u{3000}", shown_text(content)))
}

impl BlockKind {
    /// What kind of thing with a caption it is, and its name: that of a table, a chart or a picture.
    pub fn name(&self) -> Option<(Role, &str)> {
        match self {
            Self::Table(table) => Some((Role::Caption, &table.name)),
            Self::Chart(chart) => Some((Role::ChartCaption, &chart.name)),
            Self::Image(image) => Some((Role::ChartCaption, &image.name)),
            Self::Title(_) | Self::Heading { .. } | Self::Paragraph { .. } => None,
        }
    }
}

impl Block {
    /// The role of its own text; for a table, chart or picture, the role of its caption.
    pub fn role(&self) -> Role {
        match &self.kind {
            BlockKind::Title(_) => Role::Title,
            BlockKind::Heading { level, .. } => Role::heading(*level),
            BlockKind::Paragraph { role, .. } => *role,
            BlockKind::Table(_) => Role::Caption,
            BlockKind::Chart(_) | BlockKind::Image(_) => Role::ChartCaption,
        }
    }

    /// The label in its caption.
    pub fn label(&self) -> Option<usize> {
        self.inlines().find_map(|(_, inline)| match inline.kind {
            InlineKind::Label { of, in_caption: true, .. } => Some(of),
            _ => None,
        })
    }

    /// Its inlines with the role of each, in reading order.
    pub fn inlines(&self) -> Box<dyn Iterator<Item = (Role, &Inline)> + '_> {
        let role = self.role();
        match &self.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                Box::new(content.iter().map(move |i| (role, i)))
            }
            BlockKind::Table(table) => Box::new(table.inlines()),
            BlockKind::Chart(chart) => Box::new(chart.inlines()),
            BlockKind::Image(image) => Box::new(image.inlines()),
        }
    }

    /// The number at the beginning of its text, empty if it has none.
    pub fn number(&self) -> &str {
        match &self.kind {
            BlockKind::Heading { number, .. } | BlockKind::Paragraph { number, .. } => number,
            BlockKind::Title(_)
            | BlockKind::Table(_)
            | BlockKind::Chart(_)
            | BlockKind::Image(_) => "",
        }
    }
}
