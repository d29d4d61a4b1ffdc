//! A chart to ink: bars or slices with their words beside them, the caption under it.

mod bars;
mod drawing;
mod pie;

use super::indents;
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
        let words = ChartText { names, labels };
        let drawing = if chart.is_round() {
            pie::draw(chart, text, frame.width, words)
        } else {
            bars::draw(chart, text, frame.width, words)
        };
        let lines = (drawing.height.to_milli() + frame.pitch.to_milli() - 1)
            / frame.pitch.to_milli().max(1);
        let height = frame.pitch * lines.max(1);
        if height > frame.height - style.of(Role::ChartCaption).line {
            findings.push(too_high(chart).at(block.origin.span()));
        }
        let down = (height - drawing.height) / 2;
        let ink = drawing.ink.into_iter().map(|ink| ink.moved(Length::ZERO, down)).collect();
        let chars = shaper.shape(Role::ChartCaption, "", &chart.caption, block.id);
        let caption = (!chars.is_empty()).then(|| {
            let style = style.of(Role::ChartCaption);
            Paragraph::in_frame(chars, style, indents::of_style(style), frame)
        });
        Self { chart, ink, width: frame.width, height, caption }
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

fn too_high(chart: &Chart) -> Diagnostic {
    let (count, caption) = (chart.parts.len(), plain_text(&chart.caption));
    Diagnostic::new(codes::L04, format!("图“{caption}”有 {count} 项，一页放不下"))
        .hint("在 charts 文件夹里减少它的项，或改用表")
}
