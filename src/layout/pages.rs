//! Pages of glyph runs, rules and areas, with a tree of tags in reading order.

use std::sync::Arc;

use crate::base::id::{ChangeMark, NodeId, Origin};
use crate::base::length::Length;
use crate::fonts::{FaceId, GlyphId};
use crate::images::ImageFile;

/// A laid-out document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// How many of the first pages are not counted: page 1 stands behind them.
    pub uncounted: usize,
    /// The structure of what is drawn, in reading order; the children of the root are the document's blocks.
    pub tags: Vec<Tag>,
    /// Headings for the outline, in document order.
    pub outline: Vec<OutlineEntry>,
    /// Links within the document, in document order.
    pub links: Vec<Link>,
    /// Pictures, in document order.
    pub pictures: Vec<Picture>,
    /// Where the characters come from, by [`OriginId`]; the first one is unknown.
    pub origins: Vec<Origin>,
}

/// The index of an origin in [`Pages::origins`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct OriginId(pub u32);

impl OriginId {
    /// That of page numbers, leader dots and `（续表）`.
    pub const UNKNOWN: Self = Self(0);
}

/// A page. Points are measured from its top left corner, y downward.
///
/// A landscape page is wider than high; its number stands rotated at its left edge, which is the foot of the sheet when
/// the sheet is held upright (GB/T 9704 8).
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// What is drawn, in drawing order.
    pub items: Vec<PageItem>,
}

/// The index of a tag in [`Pages::tags`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TagId(pub u32);

/// A draw item with its tag.
#[derive(Clone, PartialEq, Debug)]
pub struct PageItem {
    /// The tag whose content it is; `None` for artifacts: page numbers, leader dots, rules.
    pub tag: Option<TagId>,
    /// What is drawn.
    pub drawn: DrawItem,
}

/// Something drawn at a fixed place.
#[derive(Clone, PartialEq, Debug)]
pub enum DrawItem {
    /// Characters of one face and size on one baseline.
    Run(GlyphRun),
    /// A straight line.
    Rule {
        /// Its start.
        from: Point,
        /// Its end.
        to: Point,
        /// Its thickness.
        width: Length,
    },
    /// A filled area.
    Area {
        /// Its corners in order; the last one is joined to the first.
        outline: Vec<Corner>,
        /// The shade it is filled with, in percent of white: 0 is black.
        shade: u8,
        /// Thickness of the black line around it.
        edge: Length,
    },
    /// A picture from a file, which fills a rectangle.
    Image {
        /// The upper left corner.
        from: Point,
        /// The lower right corner.
        to: Point,
        /// The file.
        file: Arc<ImageFile>,
    },
}

impl DrawItem {
    /// The same item moved to the right and down.
    pub fn moved(self, right: Length, down: Length) -> Self {
        let shift = |point: Point| Point { x: point.x + right, y: point.y + down };
        match self {
            Self::Run(run) => Self::Run(GlyphRun { origin: shift(run.origin), ..run }),
            Self::Rule { from, to, width } => {
                Self::Rule { from: shift(from), to: shift(to), width }
            }
            Self::Area { mut outline, shade, edge } => {
                outline.iter_mut().for_each(|corner| corner.at = shift(corner.at));
                Self::Area { outline, shade, edge }
            }
            Self::Image { from, to, file } => {
                Self::Image { from: shift(from), to: shift(to), file }
            }
        }
    }
}

/// A corner or control point of an area's outline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Corner {
    /// Its place.
    pub at: Point,
    /// Whether it is a control point: two control points between corners define a cubic Bézier curve.
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

/// The direction of a run's baseline.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Turn {
    /// To the right.
    #[default]
    Upright,
    /// Downward, with letters rotated clockwise by 90°: the matrix `0 -1 1 0` of PDF.
    Clockwise,
}

/// Characters of one face and size on one baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The font size.
    pub size: Length,
    /// Whether it is bold; a face without a bold weight is drawn with thickened outlines.
    pub bold: bool,
    /// Whether it is the leader dots of a contents list, which are an artifact.
    pub leader: bool,
    /// The one of two reports that it stands in, if it does not stand in both.
    pub change: Option<ChangeMark>,
    /// The direction of the baseline.
    pub turn: Turn,
    /// The origin of the first glyph, on the baseline.
    pub origin: Point,
    /// The glyphs, in the direction of the baseline.
    pub glyphs: Vec<Glyph>,
}

/// Bold text of a face without a bold weight is stroked with the font size divided by this.
const BOLD_STROKE: i64 = 36;

impl GlyphRun {
    /// How thick the outlines of bold text are drawn.
    pub fn stroke(&self) -> Option<Length> {
        self.bold.then(|| self.size / BOLD_STROKE)
    }
}

/// A character with its glyph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glyph {
    /// The character.
    pub character: char,
    /// Its glyph in the run's face.
    pub glyph: GlyphId,
    /// Where it comes from.
    pub origin: OriginId,
    /// Its advance, tracking and justification included.
    pub advance: Length,
}

/// A node of the tag tree.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The parent tag; `None` at the top.
    pub parent: Option<TagId>,
    /// The structure type.
    pub kind: TagKind,
    /// The block that it belongs to, if it belongs to one.
    pub node: Option<NodeId>,
}

/// Structure types, as PDF names them (ISO 32000-1 14.8.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagKind {
    /// The title. PDF 1.7 has no such type; the PDF writer maps it to a paragraph.
    Title,
    /// A heading, level 1 to 4.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list of headings, or one level of it.
    Contents,
    /// An entry of such a list.
    ContentsEntry,
    /// The reference of an entry to a heading.
    Reference,
    /// A link.
    Link,
    /// A picture; [`Pages::pictures`] describes it.
    Figure,
    /// A table's caption, with its unit.
    Caption,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A head cell.
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

/// A place in the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LinkTarget {
    /// Index of the page, from 0.
    pub page: usize,
    /// From the top of the page.
    pub y: Length,
}

/// A rectangle of a page with a link to another place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its tag, a [`TagKind::Link`].
    pub tag: TagId,
    /// Index of the page it is on, from 0.
    pub page: usize,
    /// Its upper left corner.
    pub from: Point,
    /// Its lower right corner.
    pub to: Point,
    /// The place it links to.
    pub target: LinkTarget,
    /// Its text.
    pub text: String,
}

/// The rectangle and the alternative description of a picture.
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
    /// The description, for readers who cannot see the picture.
    pub text: String,
}

/// A heading in the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutlineEntry {
    /// The level, 1 at the top.
    pub level: u8,
    /// Its text, with its number.
    pub text: String,
    /// The start of its first line.
    pub place: LinkTarget,
}
