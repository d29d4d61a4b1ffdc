//! The document tree: the report as parts, blocks and inlines with roles; no sizes and no pages.

pub mod block;
pub mod chart;
pub mod dump;
pub mod file_line;
pub mod image;
pub mod inline;
mod keeping;
pub mod layout_facts;
pub mod numbering;
mod run_in;
pub mod style;
pub mod table;

pub use crate::base::date::Date;
use crate::base::id::{ChangeMark, MakeId};
pub use block::{Block, BlockKind, mark_of_title};
pub use chart::{Chart, ChartKind, ChartPart};
pub use file_line::FileLine;
pub use image::Image;
pub use inline::{Inline, InlineKind, change_of, leads_to, plain_text, shown_text};
pub use keeping::{keeps_next, stays_whole};
pub use layout_facts::{ImageSize, Indents, LayoutFacts, RetrackedLine};
pub use run_in::RunIn;
pub use style::{Align, FaceKey, FitStep, PageStyle, Role, StyleSheet, TextStyle};
pub use table::{Cell, Fit, Table, TableColumn, TableRow};

/// The properties of the report that file managers and archives show.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meta {
    /// The title in one line.
    pub title: String,
    /// The unit that files the report.
    pub author: String,
    /// What kind of document it is.
    pub subject: String,
    /// Keywords for searches.
    pub keywords: Vec<String>,
    /// The filing date from the facts, if there is one.
    pub date: Option<Date>,
    /// Which make of the report it is, once that is known.
    pub make: Option<MakeId>,
    /// What is known of its changes, if it shows two reports.
    pub revision: Option<Revision>,
}

/// Who changed a report and when, for a document that shows two reports.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Revision {
    /// Who made the changes.
    pub author: String,
    /// The day of the changes.
    pub date: Option<Date>,
}

/// The orientation of the pages of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Orientation {
    /// 210 × 297 mm.
    #[default]
    Portrait,
    /// 297 × 210 mm, for wide tables (GB/T 9704 8).
    Landscape,
}

/// Whether the pages of a part are counted and show their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PageNumbers {
    /// Each shows its number.
    #[default]
    Shown,
    /// They are counted and show no number.
    Hidden,
    /// They are not counted: the first page behind them is page 1.
    Uncounted,
}

/// Blocks on pages of one orientation; every part begins a new page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Part {
    /// The orientation of its pages.
    pub orientation: Orientation,
    /// Whether its pages show their numbers.
    pub page_numbers: PageNumbers,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// The whole report.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// Title, author and other properties.
    pub meta: Meta,
    /// The body, then each attachment.
    pub parts: Vec<Part>,
}

impl Part {
    /// Pages like these with other blocks.
    pub fn with(&self, blocks: Vec<Block>) -> Self {
        Self { orientation: self.orientation, page_numbers: self.page_numbers, blocks }
    }

    /// The one of two reports in which the part stands, if it does not stand in both; all its blocks have this mark.
    pub fn change(&self) -> Option<ChangeMark> {
        let first = self.blocks.first()?.origin.change?;
        self.blocks.iter().all(|block| block.origin.change == Some(first)).then_some(first)
    }
}

impl Document {
    /// Every block in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().flat_map(|part| &part.blocks)
    }

    /// Every inline with its role, in reading order, including tables and captions.
    ///
    /// Fonts, checks and dumps all walk the document with this iterator.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        self.blocks().flat_map(Block::inlines)
    }
}
