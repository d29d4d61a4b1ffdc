//! A page of ink to PDF operators, every piece inside marked content (ISO 32000-1 14.6, 14.8.2).

use std::collections::BTreeMap;

use printpdf::{
    DictItem, Line, LineJoinStyle, LinePoint, Op, PdfFontHandle, PdfPage, Pt, Rect, TextItem,
    TextMatrix, TextRenderingMode,
};

use super::fonts::{Typeface, Typefaces};
use super::run::{self, Piece, Setting};
use super::text_bytes;
use crate::base::length::Length;
use crate::fonts::FaceId;
use crate::layout::pages::{Ink, Item, Page, Point, Run, TagId, Turn};

/// Bold without a bold face: the outline is stroked with this part of the size.
const BOLD_STROKE: i64 = 36;

/// A page as printpdf takes it, and what its marked content stands for.
pub struct Drawn {
    /// The page with its operators.
    pub page: PdfPage,
    /// The tag of each marked-content id of the page.
    pub marks: Vec<TagId>,
}

/// Draws a page; `roles` are the structure types of the tags.
pub fn draw(page: &Page, roles: &[&str], typefaces: &Typefaces) -> Drawn {
    let mut pen = Pen::new(page.height, roles, typefaces);
    for item in &page.items {
        pen.mark(Mark::of(item));
        match &item.ink {
            Ink::Run(run) => pen.run(run),
            Ink::Rule { from, to, width } => pen.rule(*from, *to, *width),
        }
    }
    pen.unmark();
    let sheet = Rect::from_wh(points(page.width), points(page.height));
    let page = PdfPage {
        media_box: sheet.clone(),
        trim_box: sheet.clone(),
        crop_box: sheet,
        ops: pen.ops,
    };
    Drawn { page, marks: pen.marks }
}

/// What a stretch of operators means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Content of a tag.
    Content(TagId),
    /// A page number, or a table head said again.
    Pagination,
    /// A rule.
    Layout,
}

impl Mark {
    fn of(item: &Item) -> Self {
        match (item.tag, &item.ink) {
            (Some(tag), _) => Self::Content(tag),
            (None, Ink::Run(_)) => Self::Pagination,
            (None, Ink::Rule { .. }) => Self::Layout,
        }
    }
}

/// What the viewer's graphics state holds, so that nothing is set twice.
#[derive(Default)]
struct State {
    font: Option<(FaceId, Length)>,
    bold: bool,
    round: bool,
    spacing: Length,
    thickness: Option<Length>,
}

struct Pen<'a> {
    height: Length,
    roles: &'a [&'a str],
    typefaces: &'a Typefaces<'a>,
    ops: Vec<Op>,
    marks: Vec<TagId>,
    open: Option<Mark>,
    in_text: bool,
    state: State,
}

impl<'a> Pen<'a> {
    fn new(height: Length, roles: &'a [&'a str], typefaces: &'a Typefaces<'a>) -> Self {
        let (ops, marks, state) = (Vec::new(), Vec::new(), State::default());
        Self { height, roles, typefaces, ops, marks, open: None, in_text: false, state }
    }

    /// Goes on in the open marked content, or ends it and begins another.
    fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.unmark();
        match mark {
            Mark::Content(id) => {
                let role = self.roles.get(id.0 as usize).copied().unwrap_or("P");
                self.begin_marked(role, "MCID", DictItem::Int(self.marks.len() as i64));
                self.marks.push(id);
            }
            Mark::Pagination => self.begin_artifact("Pagination"),
            Mark::Layout => self.begin_artifact("Layout"),
        }
        self.open = Some(mark);
    }

    fn unmark(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin_artifact(&mut self, kind: &str) {
        self.begin_marked("Artifact", "Type", DictItem::Name(kind.into()));
    }

    fn begin_marked(&mut self, tag: &str, key: &str, value: DictItem) {
        let properties = DictItem::Dict { map: BTreeMap::from([(key.to_string(), value)]) };
        let tag = tag.to_string();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
        }
        self.in_text = true;
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
        }
        self.in_text = false;
    }

    fn rule(&mut self, from: Point, to: Point, width: Length) {
        self.end_text();
        self.thickness(width);
        let points = [from, to].map(|p| LinePoint { p: self.place(p), bezier: false });
        self.ops.push(Op::DrawLine { line: Line { points: points.into(), is_closed: false } });
    }

    fn run(&mut self, run: &Run) {
        let typefaces = self.typefaces;
        let Some(face) = typefaces.get(run.face) else { return };
        self.begin_text();
        self.font(run, face);
        self.weight(run);
        let Setting { spacing, pieces } = run::set(run, face, self.state.spacing);
        self.spacing(spacing);
        self.matrix(run);
        pieces.into_iter().for_each(|piece| self.show(piece));
    }

    /// The baseline goes from the run's origin, which is measured from the page's corner.
    fn matrix(&mut self, run: &Run) {
        let at = self.place(run.origin);
        let matrix = match run.turn {
            Turn::Upright => TextMatrix::Translate(at.x, at.y),
            Turn::Clockwise => TextMatrix::Raw([0.0, -1.0, 1.0, 0.0, at.x.0, at.y.0]),
        };
        self.ops.push(Op::SetTextMatrix { matrix });
    }

    fn font(&mut self, run: &Run, face: &Typeface) {
        let wanted = Some((run.face, run.size));
        if self.state.font != wanted {
            self.state.font = wanted;
            let font = PdfFontHandle::External(face.id.clone());
            self.ops.push(Op::SetFont { font, size: points(run.size) });
        }
    }

    /// Fill, or fill and stroke; round joins, since a mitre would grow thorns on a brush stroke's corners.
    fn weight(&mut self, run: &Run) {
        if run.bold {
            self.thickness(run.size / BOLD_STROKE);
            if !self.state.round {
                self.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
            }
            self.state.round = true;
        }
        if self.state.bold != run.bold {
            self.state.bold = run.bold;
            let mode =
                if run.bold { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
            self.ops.push(Op::SetTextRenderingMode { mode });
        }
    }

    fn spacing(&mut self, spacing: Length) {
        if self.state.spacing != spacing {
            self.state.spacing = spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: points(spacing).0 });
        }
    }

    fn thickness(&mut self, width: Length) {
        if self.state.thickness != Some(width) {
            self.state.thickness = Some(width);
            self.ops.push(Op::SetOutlineThickness { pt: points(width) });
        }
    }

    /// Shows a piece, in a span of its own if it reads otherwise than its codes.
    fn show(&mut self, piece: Piece) {
        let span = piece.reads.as_deref().map(text_bytes);
        let inside = span.is_some();
        if let Some(text) = span {
            self.begin_marked("Span", "ActualText", DictItem::Bytes(text));
        }
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(piece.codes)] });
        if inside {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// A point measured from the top left corner as PDF has it, from the bottom left.
    fn place(&self, point: Point) -> printpdf::Point {
        printpdf::Point { x: points(point.x), y: points(self.height - point.y) }
    }
}

fn points(length: Length) -> Pt {
    Pt(length.to_pt() as f32)
}
