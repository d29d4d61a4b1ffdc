//! A page to PDF operators, all of them inside marked content (ISO 32000-1 14.6, 14.8.2).

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    DictItem, Line, LinePoint, Op, PaintMode, PdfPage, Polygon, PolygonRing, Rect, TextItem,
    TextMatrix, WindingOrder,
};

use super::fonts::Typefaces;
use super::graphics_state::GraphicsState;
use super::images::{self, Pictures};
use super::run::{self, ShownGlyphs, ShownRun};
use super::values::{points, text_bytes};
use crate::base::length::Length;
use crate::images::ImageFile;
use crate::layout::pages::{Corner, DrawItem, GlyphRun, Page, PageItem, Point, TagId, Turn};

/// A page for printpdf, and the tags of its marked content.
pub(super) struct DrawnPage {
    /// The page with its operators.
    pub page: PdfPage,
    /// The tag of each marked-content id of the page.
    pub marks: Vec<TagId>,
}

/// Draws a page; `roles` are the structure types of the tags.
pub(super) fn draw(
    page: &Page,
    roles: &[&str],
    typefaces: &Typefaces,
    pictures: &Pictures,
) -> DrawnPage {
    let mut pen = PageWriter {
        height: page.height,
        roles,
        typefaces,
        pictures,
        ops: Vec::new(),
        marks: Vec::new(),
        open: None,
        in_text: false,
        state: GraphicsState::default(),
    };
    for item in &page.items {
        let mark = ContentMark::of(item);
        match &item.drawn {
            DrawItem::Run(run) => pen.run(mark, run),
            DrawItem::Rule { from, to, width } => pen.rule(mark, *from, *to, *width),
            DrawItem::Area { outline, shade, edge } => pen.area(mark, outline, *shade, *edge),
            DrawItem::Image { from, to, file } => pen.image(mark, [*from, *to], file),
        }
    }
    pen.end_text();
    pen.unmark();
    DrawnPage { page: sheet(page, pen.ops), marks: pen.marks }
}

/// A page of the same size with these operators.
pub(super) fn sheet(page: &Page, ops: Vec<Op>) -> PdfPage {
    let sheet = Rect::from_wh(points(page.width), points(page.height));
    let (media_box, trim_box, crop_box) = (sheet.clone(), sheet.clone(), sheet);
    PdfPage { media_box, trim_box, crop_box, ops }
}

/// What a sequence of operators belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ContentMark {
    /// The content of a tag.
    Content(TagId),
    /// An artifact of pagination: a page number or a repeated table head.
    Pagination,
    /// An artifact of layout: a rule or leader dots.
    Layout,
}

impl ContentMark {
    fn of(item: &PageItem) -> Self {
        match (item.tag, &item.drawn) {
            (Some(tag), _) => Self::Content(tag),
            (None, DrawItem::Run(run)) if !run.leader => Self::Pagination,
            (None, _) => Self::Layout,
        }
    }
}

/// Writes the operators of one page. Marked content never crosses the limits of a text object (ISO 32000-1 14.6.1) and
/// is never nested, because some readers lose nested content.
struct PageWriter<'a> {
    height: Length,
    roles: &'a [&'a str],
    typefaces: &'a Typefaces<'a>,
    pictures: &'a Pictures,
    ops: Vec<Op>,
    marks: Vec<TagId>,
    open: Option<ContentMark>,
    in_text: bool,
    state: GraphicsState,
}

impl PageWriter<'_> {
    fn rule(&mut self, mark: ContentMark, from: Point, to: Point, width: Length) {
        self.end_text();
        self.mark(mark);
        self.state.thickness(&mut self.ops, width);
        let points = [from, to].map(|p| LinePoint { p: self.place(p), bezier: false });
        self.ops.push(Op::DrawLine { line: Line { points: points.into(), is_closed: false } });
    }

    fn area(&mut self, mark: ContentMark, outline: &[Corner], shade: u8, edge: Length) {
        self.end_text();
        self.mark(mark);
        self.state.thickness(&mut self.ops, edge);
        self.state.fill(&mut self.ops, shade);
        let corners = outline.iter().map(|c| LinePoint { p: self.place(c.at), bezier: c.handle });
        // A curve ends in a corner, so the first corner is repeated after the last.
        let points = corners.clone().chain(corners.take(1)).collect();
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::FillStroke,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn image(&mut self, mark: ContentMark, [from, to]: [Point; 2], file: &Arc<ImageFile>) {
        let Some(id) = self.pictures.id(file) else { return };
        self.end_text();
        self.mark(mark);
        let (width, height) = images::size(from, to);
        let transform = images::placed(self.place(from), width, height);
        self.ops.push(Op::UseXobject { id, transform });
    }

    fn run(&mut self, mark: ContentMark, run: &GlyphRun) {
        let typefaces = self.typefaces;
        let Some(face) = typefaces.get(run.face) else { return };
        let ShownRun { spacing, pieces } = run::codes(run, face, self.state.current_spacing());
        self.begin_text();
        self.state.text(&mut self.ops, run, face, spacing);
        self.matrix(run);
        pieces.into_iter().for_each(|piece| self.show(mark, piece));
    }

    /// Places the origin of the run and the direction of its baseline.
    fn matrix(&mut self, run: &GlyphRun) {
        let at = self.place(run.origin);
        let matrix = match run.turn {
            Turn::Upright => TextMatrix::Translate(at.x, at.y),
            Turn::Clockwise => TextMatrix::Raw([0.0, -1.0, 1.0, 0.0, at.x.0, at.y.0]),
        };
        self.ops.push(Op::SetTextMatrix { matrix });
    }

    /// Shows glyphs; those that do not read as their codes get marked content of their own with the text.
    fn show(&mut self, mark: ContentMark, piece: ShownGlyphs) {
        match &piece.reads {
            Some(text) => {
                self.unmark();
                self.begin(mark, Some(text));
            }
            None => self.mark(mark),
        }
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(piece.codes)] });
        if piece.reads.is_some() {
            self.unmark();
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.unmark();
            self.ops.push(Op::StartTextSection);
        }
        self.in_text = true;
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.unmark();
            self.ops.push(Op::EndTextSection);
        }
        self.in_text = false;
    }

    /// Continues the open marked content, or ends it and begins another.
    fn mark(&mut self, mark: ContentMark) {
        if self.open != Some(mark) {
            self.unmark();
            self.begin(mark, None);
        }
    }

    fn unmark(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin(&mut self, mark: ContentMark, reads: Option<&str>) {
        let artifact = |kind: &str| ("Artifact", "Type", DictItem::Name(kind.into()));
        let (tag, key, value) = match mark {
            ContentMark::Content(id) => {
                self.marks.push(id);
                let role = self.roles.get(id.0 as usize).copied().unwrap_or("P");
                // Readers use `/ActualText` only of spans.
                let tag = if reads.is_some() { "Span" } else { role };
                (tag, "MCID", DictItem::Int(self.marks.len() as i64 - 1))
            }
            ContentMark::Pagination => artifact("Pagination"),
            ContentMark::Layout => artifact("Layout"),
        };
        let mut map = BTreeMap::from([(key.to_string(), value)]);
        let actual = reads.map(|text| ("ActualText".into(), DictItem::Bytes(text_bytes(text))));
        map.extend(actual);
        let (tag, properties) = (tag.to_string(), DictItem::Dict { map });
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
        self.open = Some(mark);
    }

    /// A point measured from the top left corner to one measured from the bottom left corner, as in PDF.
    fn place(&self, point: Point) -> printpdf::Point {
        printpdf::Point { x: points(point.x), y: points(self.height - point.y) }
    }
}
