//! Pages of glyph runs, rules and areas, with a tree of tags in reading order.

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
    /// Places that lead elsewhere, in document order.
    pub links: Vec<Link>,
    /// Pictures, in document order.
    pub pictures: Vec<Picture>,
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
    /// The tag whose content it is; `None` for page numbers, leader dots and rules, which mean nothing.
    pub tag: Option<TagId>,
    /// What it is.
    pub ink: DrawItem,
}

/// DrawItem.
#[derive(Clone, PartialEq, Debug)]
pub enum DrawItem {
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
    /// A filled area.
    Area {
        /// Its corners all around; the first one follows the last.
        outline: Vec<Corner>,
        /// What it is filled with: percent of white, so 0 is black.
        shade: u8,
        /// Thickness of the black line around it.
        edge: Length,
    },
}

impl DrawItem {
    /// The same ink elsewhere: so far to the right and so far down.
    pub fn moved(self, right: Length, down: Length) -> Self {
        let shift = |point: Point| Point { x: point.x + right, y: point.y + down };
        match self {
            Self::Run(run) => Self::Run(Run { origin: shift(run.origin), ..run }),
            Self::Rule { from, to, width } => {
                Self::Rule { from: shift(from), to: shift(to), width }
            }
            Self::Area { mut outline, shade, edge } => {
                outline.iter_mut().for_each(|corner| corner.at = shift(corner.at));
                Self::Area { outline, shade, edge }
            }
        }
    }
}

/// A corner of an area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Corner {
    /// Where it is.
    pub at: Point,
    /// Whether it only pulls at the line: two such between corners make a Bézier curve of the third degree.
    pub handle: bool,
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
    /// Dots that lead the eye to a page number and say nothing.
    pub leader: bool,
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
    /// A list of headings, or one level of it.
    Contents,
    /// An entry of such a list.
    ContentsEntry,
    /// What an entry says of the place that it speaks of.
    Reference,
    /// What leads elsewhere when it is clicked.
    Link,
    /// A picture; [`Pages::pictures`] describes it.
    Figure,
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

/// Where on which page something begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Target {
    /// Index of the page, from 0.
    pub page: usize,
    /// From the top of that page.
    pub y: Length,
}

/// A stretch of a page that leads to another place when it is clicked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The tag that it belongs to, a [`TagKind::Link`].
    pub tag: TagId,
    /// Index of the page it is on, from 0.
    pub page: usize,
    /// Its upper left corner.
    pub from: Point,
    /// Its lower right corner.
    pub to: Point,
    /// Where it leads.
    pub target: Target,
    /// What stands there.
    pub text: String,
}

/// What somebody who cannot see a picture is told instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Its tag, a [`TagKind::Figure`].
    pub tag: TagId,
    /// Index of the page it is on, from 0.
    pub page: usize,
    /// Its upper left corner.
    pub from: Point,
    /// Its lower right corner.
    pub to: Point,
    /// What it shows.
    pub text: String,
}

/// A heading in the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutlineEntry {
    /// Level, 1 at the top.
    pub level: u8,
    /// Its text, number included.
    pub text: String,
    /// Where its first line begins.
    pub place: Target,
}
