//! Blocks: the titles, headings, paragraphs, tables and charts of a document.

use super::chart::Chart;
use super::inline::Inline;
use super::style::Role;
use super::table::Table;
use crate::base::id::{NodeId, Origin};

/// A paragraph, heading, table or chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Its number in the document.
    pub id: NodeId,
    /// Where it comes from.
    pub origin: Origin,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block can be.
#[derive(Clone, PartialEq, Debug)]
pub enum BlockKind {
    /// The report's title; an [`InlineKind::Break`](super::InlineKind::Break) is where its lines part.
    Title(Vec<Inline>),
    /// A heading of level 1 to 4, with its number as real text: `一、`, `（一）`, `1.`, `（1）`.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The number with its mark, empty if it has none.
        number: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// How it is set; `Role::Body` for plain text.
        role: Role,
        /// The number it begins with, given by numbering: `1.`, `（1）`; empty if none.
        number: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A table with its caption.
    Table(Table),
    /// A chart with its caption.
    Chart(Chart),
}

impl Block {
    /// The role that its own text is set in; a table's or chart's is its caption's.
    pub fn role(&self) -> Role {
        match &self.kind {
            BlockKind::Title(_) => Role::Title,
            BlockKind::Heading { level, .. } => Role::heading(*level),
            BlockKind::Paragraph { role, .. } => *role,
            BlockKind::Table(_) => Role::Caption,
            BlockKind::Chart(_) => Role::ChartCaption,
        }
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
        }
    }

    /// The number that its text begins with, empty if none.
    pub fn number(&self) -> &str {
        match &self.kind {
            BlockKind::Heading { number, .. } | BlockKind::Paragraph { number, .. } => number,
            BlockKind::Title(_) | BlockKind::Table(_) | BlockKind::Chart(_) => "",
        }
    }
}
