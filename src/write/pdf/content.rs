//! A page of ink to PDF operators, every piece inside marked content (ISO 32000-1 14.6, 14.8.2).

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Line, LineJoinStyle, LinePoint, Op, PdfFontHandle, PdfPage, Pt, Rect,
    TextItem, TextMatrix, TextRenderingMode,
};

use super::fonts::{Typeface, Typefaces};
use super::structure;
use super::text_bytes;
use crate::base::length::Length;
use crate::fonts::FaceId;
use crate::layout::pages::{Glyph, Ink, Item, Page, Point, Run, Tag, TagId};

/// How far, in thousandths of a point, a glyph may stand from where layout put it before it is set right.
const TOLERANCE: f64 = 3.0;

/// Bold without a bold face: the outline is stroked with this part of the size.
const BOLD_STROKE: i64 = 36;

/// A page as printpdf takes it, and what its marked content stands for.
pub struct Drawn {
    /// The page with its operators.
    pub page: PdfPage,
    /// The tag of each marked-content id of the page.
    pub marks: Vec<TagId>,
}

/// Draws a page.
pub fn draw(page: &Page, tags: &[Tag], typefaces: &Typefaces) -> Drawn {
    let mut pen = Pen::new(page.height, tags, typefaces);
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
    tags: &'a [Tag],
    typefaces: &'a Typefaces<'a>,
    ops: Vec<Op>,
    marks: Vec<TagId>,
    open: Option<Mark>,
    in_text: bool,
    state: State,
}

impl<'a> Pen<'a> {
    fn new(height: Length, tags: &'a [Tag], typefaces: &'a Typefaces<'a>) -> Self {
        let (ops, marks, state) = (Vec::new(), Vec::new(), State::default());
        Self { height, tags, typefaces, ops, marks, open: None, in_text: false, state }
    }

    /// Goes on in the open marked content, or ends it and begins another.
    fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.unmark();
        let (tag, properties) = match mark {
            Mark::Content(id) => {
                self.marks.push(id);
                let number = DictItem::Int(self.marks.len() as i64 - 1);
                (structure::name_of(self.tags, id), ("MCID", number))
            }
            Mark::Pagination => ("Artifact", ("Type", DictItem::Name(b"Pagination".to_vec()))),
            Mark::Layout => ("Artifact", ("Type", DictItem::Name(b"Layout".to_vec()))),
        };
        self.begin_marked(tag, properties);
        self.open = Some(mark);
    }

    fn unmark(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin_marked(&mut self, tag: &str, (key, value): (&str, DictItem)) {
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
        if run.glyphs.len() > 1 {
            self.spacing(usual_spacing(run, face));
        }
        let at = self.place(run.origin);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        self.show(run, face);
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

    /// Shows the glyphs of a run; one that reads as another character says so in a span of its own.
    fn show(&mut self, run: &Run, face: &Typeface) {
        let spacing = self.state.spacing.to_milli() as f64;
        let size = run.size.to_milli() as f64;
        let (mut asked, mut pen) = (0.0, 0.0);
        let mut shown = Vec::new();
        for glyph in &run.glyphs {
            let code = face.code(glyph.glyph);
            asked += glyph.advance.to_milli() as f64;
            pen += f64::from(face.advance(code)) * size / 1000.0 + spacing;
            let shift = if (asked - pen).abs() > TOLERANCE { asked - pen } else { 0.0 };
            let thousandths = (-shift * 100_000.0 / size).round() / 100.0;
            pen -= thousandths * size / 1000.0;
            let reading = face.reading(code).unwrap_or(glyph.character);
            let codepoint = Codepoint::with_cid(code, thousandths as f32, reading.to_string());
            if reads_alone(glyph, reading) {
                self.flush(&mut shown);
                let text = DictItem::Bytes(text_bytes(&glyph.character.to_string()));
                self.begin_marked("Span", ("ActualText", text));
                shown.push(codepoint);
                self.flush(&mut shown);
                self.ops.push(Op::EndMarkedContent);
            } else {
                shown.push(codepoint);
            }
        }
        self.flush(&mut shown);
    }

    fn flush(&mut self, shown: &mut Vec<Codepoint>) {
        if !shown.is_empty() {
            let items = vec![TextItem::GlyphIds(std::mem::take(shown))];
            self.ops.push(Op::ShowText { items });
        }
    }

    /// A point measured from the top left corner as PDF has it, from the bottom left.
    fn place(&self, point: Point) -> printpdf::Point {
        printpdf::Point { x: points(point.x), y: points(self.height - point.y) }
    }
}

/// Whether a glyph needs its own text: it shares its code with another character, or has a private one, whose
/// meaning ISO 19005-2 6.2.11.7.3 wants stated.
fn reads_alone(glyph: &Glyph, reading: char) -> bool {
    let private = matches!(glyph.character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    private || glyph.character != reading
}

/// The spacing that most glyphs of a run have over their own advance; the last one's moves nothing.
fn usual_spacing(run: &Run, face: &Typeface) -> Length {
    let mut counts = BTreeMap::new();
    for glyph in &run.glyphs[..run.glyphs.len() - 1] {
        let own = i64::from(face.advance(face.code(glyph.glyph))) * run.size.to_milli() / 1000;
        *counts.entry(glyph.advance - Length::milli(own)).or_insert(0_usize) += 1;
    }
    let usual = counts.into_iter().max_by_key(|&(_, count)| count);
    usual.map_or(Length::ZERO, |(spacing, _)| spacing)
}

fn points(length: Length) -> Pt {
    Pt(length.to_pt() as f32)
}
