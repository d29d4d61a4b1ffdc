//! Pages of glyph runs and rules, with a tree of tags in reading order.

use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::fonts::{FaceId, GlyphId};

/// A laid-out document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What the ink means, in reading order; the root's children are the document's blocks.
    pub tags: Vec<Tag>,
    /// Headings for the outline, in document order.
    pub outline: Vec<OutlineEntry>,
}

/// A page as it is read. Points are measured from its top left corner, y downward.
///
/// A page of a landscape part is wider than high; its number stands turned at its left edge, which is the foot of the
/// sheet when the sheet is held upright (GB/T 9704 8).
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// What is drawn, in the order it is drawn.
    pub items: Vec<Item>,
}

/// The number of a tag in [`Pages::tags`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TagId(pub u32);

/// What is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The tag whose content it is; `None` for page numbers and rules, which mean nothing.
    pub tag: Option<TagId>,
    /// What it is.
    pub ink: Ink,
}

/// Ink.
#[derive(Clone, PartialEq, Debug)]
pub enum Ink {
    /// Characters of one face and size on one baseline.
    Run(Run),
    /// A straight line.
    Rule {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// Its thickness.
        width: Length,
    },
}

/// A point on a page, from the top left corner, y downward.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Point {
    /// From the left edge.
    pub x: Length,
    /// From the top edge.
    pub y: Length,
}

/// Which way the baseline of a run goes from its origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Turn {
    /// To the right.
    #[default]
    Upright,
    /// Downward: letters lie on their right side, as the matrix `0 -1 1 0` of PDF sets them.
    Clockwise,
}

/// Characters of one face and size on one baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// Which face.
    pub face: FaceId,
    /// Size of the type.
    pub size: Length,
    /// Drawn bold: thickened where the face itself has no bold.
    pub bold: bool,
    /// Which way the baseline goes.
    pub turn: Turn,
    /// Where the first glyph's origin is, on the baseline.
    pub origin: Point,
    /// The glyphs along the baseline.
    pub glyphs: Vec<Glyph>,
}

/// A character as it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glyph {
    /// The character that is read.
    pub character: char,
    /// Its glyph in the run's face.
    pub glyph: GlyphId,
    /// How far the pen goes on, tracking and justifying included.
    pub advance: Length,
}

/// A node of the tag tree.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The tag it belongs to; `None` at the top.
    pub parent: Option<TagId>,
    /// What it is.
    pub kind: TagKind,
    /// The block it stands for, where it stands for one.
    pub node: Option<NodeId>,
}

/// What a tag is, as PDF names it (ISO 32000-1 14.8.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagKind {
    /// The title. PDF has no such type; the writer makes it a paragraph with a role of its own.
    Title,
    /// A heading, level 1 to 4.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A table's caption, with its unit.
    Caption,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A head cell and what it covers.
    HeadCell {
        /// Columns it spans.
        columns: u16,
        /// Rows it spans.
        rows: u16,
    },
    /// A body cell.
    Cell {
        /// Columns it spans.
        columns: u16,
        /// Rows it spans.
        rows: u16,
    },
}

/// A heading in the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutlineEntry {
    /// Level, 1 at the top.
    pub level: u8,
    /// Its text, number included.
    pub text: String,
    /// Index of the page it stands on, from 0.
    pub page: usize,
    /// Top of its first line on that page.
    pub y: Length,
}
