//! Charts to draw items: bars or slices with names and labels, and a caption below.

mod bars;
mod drawing;
mod pie;

use super::caption_below::caption_below;
use super::page_builder::PageBuilder;
use super::pages::{DrawItem, Picture, Point, TagId, TagKind};
use super::paragraph::Paragraph;
use super::tags::Tags;
use super::text::Shaper;
use super::text_area::TextArea;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::{Block, Chart, Inline, Role, StyleSheet, plain_text};
use drawing::ChartText;
pub use drawing::{BAR, SLICES};

/// A chart with its drawing, which has no place on a page yet.
pub struct TypesetChart<'d> {
    chart: &'d Chart,
    /// Its draw items, measured from the upper left corner of the chart.
    items: Vec<DrawItem>,
    width: Length,
    /// Height of the drawing, a multiple of the grid's pitch.
    height: Length,
    caption: Option<Paragraph>,
}

impl<'d> TypesetChart<'d> {
    /// Draws a chart for a text area. A chart higher than a page is an error (L04).
    pub fn new(
        chart: &'d Chart,
        block: &'d Block,
        style: &StyleSheet,
        area: &TextArea,
        shaper: &mut Shaper,
        findings: &mut Diagnostics,
    ) -> Self {
        let text = style.of(Role::TableCell);
        let mut words = |content: &[Inline]| shaper.shape(Role::TableCell, content, block.id);
        let names = chart.parts.iter().map(|part| words(&part.name)).collect();
        let labels = chart.parts.iter().map(|part| words(&part.label)).collect();
        let words = ChartText { names, labels };
        let drawing = if chart.is_round() {
            pie::draw(chart, text, area.width, words)
        } else {
            bars::draw(chart, text, area.width, words)
        };
        let lines =
            (drawing.height.to_milli() + area.pitch.to_milli() - 1) / area.pitch.to_milli().max(1);
        let height = area.pitch * lines.max(1);
        let down = (height - drawing.height) / 2;
        let items = drawing.items.into_iter().map(|item| item.moved(Length::ZERO, down)).collect();
        let caption = caption_below(&chart.caption, block.id, style, area, shaper);
        let chart = Self { chart, items, width: area.width, height, caption };
        if chart.height() > area.height {
            findings.push(too_high(chart.chart).at(block.origin.span()));
        }
        chart
    }

    /// Height of drawing and caption, which stay on one page.
    pub fn height(&self) -> Length {
        self.height + self.caption.as_ref().map_or(Length::ZERO, Paragraph::height)
    }

    /// Its caption.
    pub fn caption(&self) -> Option<&Paragraph> {
        self.caption.as_ref()
    }

    /// Height of the drawing.
    pub fn drawing(&self) -> Length {
        self.height
    }

    /// Places the chart at the current position of the page. The caption is a paragraph of its own, because readers
    /// that announce the description of a figure skip the text in it.
    pub fn place(&self, block: &Block, builder: &mut PageBuilder, tags: &mut Tags) -> Picture {
        let tag = tags.add(None, TagKind::Figure, Some(block.id));
        let (left, top) = (builder.area.left, builder.pen());
        builder.draw_items(Some(tag), self.items.iter().map(|item| item.clone().moved(left, top)));
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

fn too_high(chart: &Chart) -> Diagnostic {
    let (count, caption) = (chart.parts.len(), plain_text(&chart.caption));
    Diagnostic::new(codes::L04, format!("图“{caption}”有 {count} 项，一页放不下"))
        .hint("在 charts 文件夹里减少它的项、缩短图题，或改用表")
}
