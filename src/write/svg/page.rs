//! A laid-out page to an element `svg`: its items in drawing order, runs of one tag together in one element of text.

use std::collections::BTreeMap;

use super::faces::SvgFace;
use super::origins::PageOrigins;
use super::text::TextElement;
use super::{shapes, values};
use crate::base::id::Origin;
use crate::fonts::FaceId;
use crate::layout::Pages;
use crate::layout::pages::{DrawItem, GlyphRun, Page, TagId, Turn};

/// A drawn page.
pub(super) struct SvgDrawing {
    pub svg: String,
    pub origins: Vec<Origin>,
}

/// Draws a page.
pub(super) fn draw(page: &Page, pages: &Pages, faces: &BTreeMap<FaceId, SvgFace>) -> SvgDrawing {
    let origins = PageOrigins::new(&pages.origins);
    let mut pen = SvgWriter { pages, faces, out: head(page), text: None, origins };
    for item in &page.items {
        match &item.drawn {
            DrawItem::Run(run) => pen.run(item.tag, run),
            DrawItem::Rule { from, to, width } => shapes::rule(pen.shape(), *from, *to, *width),
            DrawItem::Area { outline, shade, edge } => {
                shapes::area(pen.shape(), outline, *shade, *edge);
            }
            DrawItem::Image { from, to, file } => shapes::picture(pen.shape(), [*from, *to], file),
        }
    }
    pen.end_text();
    pen.out.push_str("</svg>\n");
    SvgDrawing { svg: pen.out, origins: pen.origins.finish() }
}

fn head(page: &Page) -> String {
    let (width, height) = (values::points(page.width), values::points(page.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jx-page\" lang=\"zh-CN\" xml:space=\"preserve\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    )
}

/// Writes the elements of one page.
struct SvgWriter<'p> {
    pages: &'p Pages,
    faces: &'p BTreeMap<FaceId, SvgFace>,
    out: String,
    /// The element of text that is open.
    text: Option<TextElement>,
    origins: PageOrigins<'p>,
}

impl SvgWriter<'_> {
    /// Goes on in the text of the same tag and direction, or begins another. A turned run has its own.
    fn run(&mut self, tag: Option<TagId>, run: &GlyphRun) {
        let Some(face) = self.faces.get(&run.face) else { return };
        let goes_on = |text: &TextElement| {
            tag.is_some() && text.tag == tag && run.turn == Turn::Upright && text.turned.is_none()
        };
        if !self.text.as_ref().is_some_and(goes_on) {
            self.end_text();
        }
        let text = self.text.get_or_insert_with(|| TextElement::new(tag, run));
        text.add(run, face, &mut self.origins);
    }

    /// Where a shape is written, behind all text so far.
    fn shape(&mut self) -> &mut String {
        self.end_text();
        &mut self.out
    }

    fn end_text(&mut self) {
        if let Some(text) = self.text.take() {
            text.finish(&mut self.out, self.pages);
        }
    }
}
