//! A laid-out page to an element `svg`: its items in drawing order, runs of one tag together in one element of text.

use std::collections::HashMap;

use super::text::TextElement;
use super::{shapes, values};
use crate::base::id::Origin;
use crate::fonts::Fonts;
use crate::layout::Pages;
use crate::layout::pages::{DrawItem, GlyphRun, OriginId, Page, TagId, Turn};

/// A drawn page.
pub(super) struct DrawnPage {
    pub svg: String,
    pub origins: Vec<Origin>,
}

/// Draws a page.
pub(super) fn draw(page: &Page, pages: &Pages, fonts: &Fonts) -> DrawnPage {
    let origins = PageOrigins { all: &pages.origins, own: Vec::new(), numbers: HashMap::new() };
    let mut pen = PageWriter { pages, fonts, out: head(page), text: None, origins };
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
    DrawnPage { svg: pen.out, origins: pen.origins.own }
}

fn head(page: &Page) -> String {
    let (width, height) = (values::points(page.width), values::points(page.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jx-page\" lang=\"zh-CN\" xml:space=\"preserve\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    )
}

/// The origins of a page, each once, in the order in which they come up.
pub(super) struct PageOrigins<'p> {
    all: &'p [Origin],
    own: Vec<Origin>,
    numbers: HashMap<OriginId, usize>,
}

impl PageOrigins<'_> {
    /// The number of an origin on the page, and the origin; `None` for an unknown one.
    pub(super) fn number(&mut self, id: OriginId) -> Option<(usize, &Origin)> {
        let origin = self.all.get(id.0 as usize).filter(|_| id != OriginId::UNKNOWN)?;
        let next = self.own.len();
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.own.push(origin.clone());
        }
        Some((number, origin))
    }
}

/// Writes the elements of one page.
struct PageWriter<'p> {
    pages: &'p Pages,
    fonts: &'p Fonts,
    out: String,
    /// The element of text that is open.
    text: Option<TextElement>,
    origins: PageOrigins<'p>,
}

impl PageWriter<'_> {
    /// Goes on in the text of the same tag and direction, or begins another. A turned run has its own.
    fn run(&mut self, tag: Option<TagId>, run: &GlyphRun) {
        let goes_on = |text: &TextElement| {
            tag.is_some() && text.tag == tag && run.turn == Turn::Upright && text.turned.is_none()
        };
        if !self.text.as_ref().is_some_and(goes_on) {
            self.end_text();
        }
        let text = self.text.get_or_insert_with(|| TextElement::new(tag, run));
        text.add(run, self.fonts.face(run.face), &mut self.origins);
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
