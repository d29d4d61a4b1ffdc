//! Pictures from files to draw items: fitted to the text area, in the middle, with a caption below.

use std::sync::Arc;

use super::caption_below::caption_below;
use super::page_builder::PageBuilder;
use super::pages::{DrawItem, Picture, Point, TagKind};
use super::paragraph::Paragraph;
use super::tags::Tags;
use super::text::Shaper;
use super::text_area::TextArea;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::{Block, Image, ImageSize, StyleSheet, plain_text};

/// The width of a pixel of a picture that is not made smaller: 96 pixels an inch.
const PIXEL: Length = Length::milli(750);

/// A picture with its size, which has no place on a page yet.
pub(super) struct TypesetImage<'d> {
    image: &'d Image,
    size: ImageSize,
    caption: Option<Paragraph>,
}

impl<'d> TypesetImage<'d> {
    /// Fits a picture into a text area. A caption that leaves it no room on a page is an error (L04).
    pub(super) fn new(
        image: &'d Image,
        block: &'d Block,
        style: &StyleSheet,
        area: &TextArea,
        shaper: &mut Shaper,
        findings: &mut Diagnostics,
    ) -> Self {
        let caption = caption_below(&image.caption, block.id, style, area, shaper);
        let below = caption.as_ref().map_or(Length::ZERO, Paragraph::height);
        let size = fitted(image, area, area.height - below);
        let typeset = Self { image, size, caption };
        if typeset.height() > area.height {
            findings.push(too_long(image).at(block.origin.span()));
        }
        typeset
    }

    /// Height of picture and caption, which stay on one page.
    pub(super) fn height(&self) -> Length {
        let caption = self.caption.as_ref().map_or(Length::ZERO, Paragraph::height);
        self.size.height + caption
    }

    /// Its caption.
    pub(super) fn caption(&self) -> Option<&Paragraph> {
        self.caption.as_ref()
    }

    /// The size of the picture.
    pub(super) fn size(&self) -> ImageSize {
        self.size
    }

    /// Makes the picture smaller where a page has not quite the `room` for it and its caption, by at most a third; says
    /// whether it fits then. One whose width the facts state stays as it is.
    pub(super) fn shrink(&mut self, room: Length, area: &TextArea) -> bool {
        let pitch = area.pitch.to_milli().max(1);
        let below = self.caption.as_ref().map_or(Length::ZERO, Paragraph::height);
        let lines = (room - below).to_milli() / pitch;
        let height = area.pitch * lines - ABOVE;
        let is_enough = height * 3 >= self.size.height * 2;
        if self.image.width.is_some() || !is_enough {
            return false;
        }
        let (part, whole) = (height.to_milli(), self.size.height.to_milli());
        self.size = ImageSize { width: scaled(self.size.width, part, whole), height, above: ABOVE };
        true
    }

    /// Places the picture at the current position of the page; its caption is a paragraph of its own, as that of a chart.
    pub(super) fn place(
        &self,
        block: &Block,
        builder: &mut PageBuilder,
        tags: &mut Tags,
    ) -> Picture {
        let tag = tags.add(None, TagKind::Figure, Some(block.id));
        let ImageSize { width, height, .. } = self.size;
        let left = builder.area.left + (builder.area.width - width) / 2;
        let from = Point { x: left, y: builder.pen() };
        let to = Point { x: left + width, y: from.y + height };
        let file = Arc::clone(&self.image.file);
        builder.draw_items(Some(tag), [DrawItem::Image { from, to, file }]);
        let page = builder.page() as usize - 1;
        builder.fill(height, Length::ZERO);
        if let Some(caption) = &self.caption {
            let tag = tags.add(None, TagKind::Paragraph, Some(block.id));
            builder.paragraph(Some(tag), caption);
        }
        Picture { tag, page, from, to, text: self.image.description.clone() }
    }
}

/// The least distance of a picture from what stands above it.
const ABOVE: Length = Length::milli(8000);

/// The lines of the sentence that cites a picture and of its caption.
const WORDS: i64 = 2;

/// The size of a picture in a text area with so much room above its caption.
///
/// It is as wide as the facts state, and not higher than the room. Where they state nothing it is as large as 96 pixels an
/// inch make it, but not wider than the area, and not so high that two have no room on a page, each with a sentence that cites
/// it and a caption. Space above it fills its lines of the grid, so that what follows stands on the grid.
fn fitted(image: &Image, area: &TextArea, room: Length) -> ImageSize {
    let [across, down] = [image.file.width, image.file.height].map(i64::from);
    let stated = image.width.map(|share| scaled(area.width, i64::from(share), 10_000));
    let widest = stated.unwrap_or(area.width.min(PIXEL * across));
    let pitch = area.pitch.to_milli().max(1);
    let half = area.pitch * (area.height.to_milli() / pitch / 2 - WORDS) - ABOVE;
    let highest = if stated.is_some() { room } else { room.min(half.max(area.pitch)) };
    let height = scaled(widest, down, across).min(highest);
    let width = scaled(height, across, down).min(widest);
    let lines = ((height + ABOVE).to_milli() + pitch - 1) / pitch;
    ImageSize { width, height, above: area.pitch * lines - height }
}

/// `length · part ÷ whole`.
fn scaled(length: Length, part: i64, whole: i64) -> Length {
    Length::milli(
        (i128::from(length.to_milli()) * i128::from(part) / i128::from(whole.max(1))) as i64,
    )
}

fn too_long(image: &Image) -> Diagnostic {
    let message = format!("图片“{}”的图题太长，与图放不进一页", image.name);
    let caption = plain_text(&image.caption);
    let finding = Diagnostic::new(codes::L04, message);
    finding.hint(format!("缩短图题（现有 {} 字），长的话写在正文里", caption.chars().count()))
}
