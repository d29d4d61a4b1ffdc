//! Hub 1: the report as meaning. Sections, paragraphs, tables, charts and roles; no sizes, no pages.

pub mod block;
pub mod chart;
pub mod dump;
pub mod layout_facts;
pub mod numbering;
pub mod style;
pub mod table;

pub use crate::base::date::Date;
use crate::base::id::MakeId;
pub use block::{Block, BlockKind, Inline, InlineKind};
pub use chart::{Chart, ChartKind, ChartPart};
pub use layout_facts::{Indents, LayoutFacts};
pub use style::{Align, FaceKey, PageStyle, Role, StyleSheet, TextStyle};
pub use table::{Cell, Column, Row, Table};

/// What a reader's file manager and archive see of the report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meta {
    /// The title in one line.
    pub title: String,
    /// The unit that files the report.
    pub author: String,
    /// What kind of document it is.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The filing date from the facts, if there is one.
    pub date: Option<Date>,
    /// Which make of the report it is, once that is known.
    pub make: Option<MakeId>,
}

/// Which way the pages of a part are turned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Orientation {
    /// 210 × 297 mm.
    #[default]
    Portrait,
    /// 297 × 210 mm, for wide tables (GB/T 9704 8).
    Landscape,
}

/// A run of blocks on pages of one orientation; every part begins a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Part {
    /// How its pages are turned.
    pub orientation: Orientation,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// The whole report.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// Title, author and the like.
    pub meta: Meta,
    /// The body, then each attachment.
    pub parts: Vec<Part>,
}

impl Document {
    /// Every block in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().flat_map(|part| &part.blocks)
    }

    /// Every inline with the role it is set in, in reading order, tables and captions included.
    ///
    /// The one traversal: fonts, checks and dumps walk the document through it.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        self.blocks().flat_map(Block::inlines)
    }
}
