//! Charts and pictures to paragraphs of the body.

use docx_rs::{AlignmentType, LineSpacing, Paragraph};

use super::body::BodyBuilder;
use super::both_reports::BothProperties;
use super::chart::SizedChart;
use super::drawing::{self, Drawn};
use super::ids;
use super::page::text_width;
use super::picture::SizedImage;
use super::revisions::{Stands, mark_drawing, mark_end, mark_paragraph};
use super::styles::before;
use crate::base::length::Length;
use crate::doc::{Block, Chart, Image, Inline, Orientation, Role, change_of};

impl BodyBuilder<'_> {
    /// Adds a chart as wide as the text.
    pub(super) fn chart(&mut self, chart: &Chart, block: &Block, orientation: Orientation) {
        let width = text_width(&self.sheet.page, orientation);
        let height = self.layout_facts.drawings.get(&block.id).copied();
        let height = height.unwrap_or(width / 2);
        let drawn = SizedChart { chart: chart.clone(), width, height };
        let paragraph = Paragraph::new().style(ids::CHART);
        self.drawing(Drawn::Chart(drawn), paragraph, (&chart.caption, block));
    }

    /// Adds a picture in the size that layout found.
    pub(super) fn image(&mut self, image: &Image, block: &Block) {
        let size = self.layout_facts.images.get(&block.id).copied().unwrap_or_default();
        let drawn = Drawn::Image(SizedImage::new(image, size));
        let paragraph = Paragraph::new().style(ids::CHART).align(AlignmentType::Center);
        self.drawing(drawn, paragraph, (&image.caption, block));
    }

    /// A paragraph that holds a drawing, and its caption. The gap before both is put before the first.
    fn drawing(
        &mut self,
        drawn: Drawn,
        mut paragraph: Paragraph,
        (caption, block): (&[Inline], &Block),
    ) {
        let (node, change) = (block.id, block.origin.change);
        let twips = |length: Length| u32::try_from(length.to_twips()).unwrap_or(0);
        let above = before(self.sheet.of(Role::ChartCaption));
        let property = paragraph.property.clone();
        let own = self.in_both(change, |side| {
            let above = above + side.facts.gaps.get(&node).copied().unwrap_or_default();
            property.clone().line_spacing(LineSpacing::new().before(twips(above)))
        });
        own.give(&mut paragraph);
        self.drawings.push(drawn);
        let mut drawing = drawing::run(&self.drawings, self.runs.findings);
        if let Some(change) = change {
            mark_end(&mut paragraph, change);
            mark_drawing(&mut drawing, change);
        }
        self.note(Stands::of(change), false);
        self.body.drawing(paragraph, drawing);
        if !caption.is_empty() {
            self.caption(caption, block);
        }
    }

    /// The caption below a drawing.
    fn caption(&mut self, caption: &[Inline], block: &Block) {
        let change = change_of(caption).filter(|_| block.origin.change.is_none());
        let role = Role::ChartCaption;
        let property = Paragraph::new().style(ids::style_id(role));
        let property = property.line_spacing(LineSpacing::new().before(0)).property;
        let own = BothProperties { old: property.clone(), new: property };
        let mut paragraph = self.paragraph(role, "", caption, block.id);
        self.ends.end(&mut paragraph, block, own);
        if let Some(change) = change {
            mark_paragraph(&mut paragraph, change);
        }
        self.push(paragraph);
    }
}
