//! A chart to ink: bars or slices with their words beside them, the caption under it.

mod bars;
mod pie;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::indents;
use super::justify::Room;
use super::page_builder::PageBuilder;
use super::pages::{Corner, DrawItem, Picture, Point, TagId, TagKind};
use super::paragraph::Paragraph;
use super::tags::Tags;
use super::text::{Char, Shaper};
use super::text_area::TextArea;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::block::plain_text;
use crate::doc::{Block, Chart, Inline, Role, StyleSheet};

/// How dark bars are, in percent of white.
pub const BAR: u8 = 55;

/// The slices in percent of white, so ordered that neighbours differ much: told apart on any printer.
pub const SLICES: [u8; Chart::SLICES] = [70, 40, 90, 20, 98, 55];

/// Between words and what they stand beside.
const GAP: Length = Length::milli(6000);

/// How thick outlines and axes are.
const LINE: Length = Length::milli(500);

/// A chart that waits for its place.
pub struct TypesetChart<'d> {
    chart: &'d Chart,
    /// What is drawn, measured from the upper left corner of the chart.
    ink: Vec<DrawItem>,
    width: Length,
    /// Height of the drawing in whole lines of the grid.
    height: Length,
    caption: Option<Paragraph>,
}

/// What stands beside the parts of a chart, in their order.
struct Words {
    names: Vec<Vec<Char>>,
    labels: Vec<Vec<Char>>,
}

/// What a drawing is made of.
struct Drawing {
    ink: Vec<DrawItem>,
    /// How high it is.
    height: Length,
}

impl<'d> TypesetChart<'d> {
    /// Sets a chart in a frame. One that no page holds is an error.
    pub fn new(
        chart: &'d Chart,
        block: &'d Block,
        style: &StyleSheet,
        frame: &TextArea,
        shaper: &mut Shaper,
        findings: &mut Diagnostics,
    ) -> Self {
        let text = style.of(Role::TableCell);
        let mut words = |content: &[Inline]| shaper.shape(Role::TableCell, "", content, block.id);
        let names = chart.parts.iter().map(|part| words(&part.name)).collect();
        let labels = chart.parts.iter().map(|part| words(&part.label)).collect();
        let words = Words { names, labels };
        let drawing = if chart.is_round() {
            pie::draw(chart, text, frame.width, words)
        } else {
            bars::draw(chart, text, frame.width, words)
        };
        let lines = (drawing.height.to_milli() + frame.pitch.to_milli() - 1)
            / frame.pitch.to_milli().max(1);
        let height = frame.pitch * lines.max(1);
        let down = (height - drawing.height) / 2;
        let ink = drawing.ink.into_iter().map(|ink| ink.moved(Length::ZERO, down)).collect();
        let chars = shaper.shape(Role::ChartCaption, "", &chart.caption, block.id);
        let caption = (!chars.is_empty()).then(|| {
            let style = style.of(Role::ChartCaption);
            Paragraph::in_frame(chars, style, indents::of_style(style), frame)
        });
        let set = Self { chart, ink, width: frame.width, height, caption };
        if set.height() > frame.height {
            findings.push(too_high(chart).at(block.origin.span()));
        }
        set
    }

    /// Height of all of it, which stays on one page.
    pub fn height(&self) -> Length {
        self.height + self.caption.as_ref().map_or(Length::ZERO, Paragraph::height)
    }

    /// Height of the drawing.
    pub fn drawing(&self) -> Length {
        self.height
    }

    /// Draws it from where the page is filled to. The caption is a paragraph of its own: what stands in a figure is
    /// not read where its description is.
    pub fn place(&self, block: &Block, builder: &mut PageBuilder, tags: &mut Tags) -> Picture {
        let tag = tags.add(None, TagKind::Figure, Some(block.id));
        let (left, top) = (builder.frame.left, builder.pen());
        builder.ink(Some(tag), self.ink.iter().map(|ink| ink.clone().moved(left, top)));
        let picture = self.picture(tag, builder.page() as usize - 1, Point { x: left, y: top });
        builder.fill(self.height, Length::ZERO);
        if let Some(caption) = &self.caption {
            let tag = tags.add(None, TagKind::Paragraph, Some(block.id));
            builder.paragraph(Some(tag), caption);
        }
        picture
    }

    fn picture(&self, tag: TagId, page: usize, from: Point) -> Picture {
        let to = Point { x: from.x + self.width, y: from.y + self.height };
        Picture { tag, page, from, to, text: self.chart.description() }
    }
}

/// A paragraph's lines with their top at `y`.
fn lines(paragraph: &Paragraph, y: Length) -> impl Iterator<Item = DrawItem> + '_ {
    let runs = (0..paragraph.lines.len())
        .flat_map(move |line| paragraph.runs(line, y + paragraph.line * line as i64));
    runs.map(DrawItem::Run)
}

/// How wide the widest of some texts is in one line, but no more than `most`.
fn widest(texts: &[Vec<Char>], most: Length) -> Length {
    texts.iter().map(|chars| super::text::width(chars)).max().unwrap_or_default().min(most)
}

/// The part of a length that a number is of a whole.
fn share(of: Length, part: Decimal, whole: Decimal) -> Length {
    let milli = part.checked_div(whole).map(|share| share * Decimal::from(of.to_milli()));
    Length::milli(milli.and_then(|milli| milli.round().to_i64()).unwrap_or(0))
}

/// Room for words, as wide as they may be.
fn room(left: Length, width: Length) -> Room {
    Room { left, width, measure: width }
}

/// A filled rectangle between its left and right, its top and foot.
fn rectangle([left, right]: [Length; 2], [top, foot]: [Length; 2], shade: u8) -> DrawItem {
    let corners = [(left, top), (right, top), (right, foot), (left, foot)];
    let outline = corners.map(|(x, y)| Corner { at: Point { x, y }, handle: false }).to_vec();
    DrawItem::Area { outline, shade, edge: LINE }
}

fn too_high(chart: &Chart) -> Diagnostic {
    let (count, caption) = (chart.parts.len(), plain_text(&chart.caption));
    Diagnostic::error("L04", format!("图“{caption}”有 {count} 项，一页放不下"))
        .hint("在 charts 文件夹里减少它的项、缩短图题，或改用表")
}
