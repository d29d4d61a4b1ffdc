//! Draw items to pages: the current page and how far it is filled.

use super::pages::{DrawItem, GlyphRun, Page, PageItem, TagId};
use super::paragraph::Paragraph;
use super::text_area::TextArea;
use crate::base::length::Length;
use crate::doc::PageNumbers;

/// What is above the position of the next block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Above {
    /// Nothing: a part starts here.
    PartStart,
    /// Nothing: the page before is full.
    PageStart,
    /// A block with this much space after it.
    Block(Length),
    /// A table.
    Table,
}

/// The pages so far and the position of the next block on the last one.
#[derive(Clone, Debug)]
pub struct PageBuilder {
    /// The text area of the current page.
    pub area: TextArea,
    /// How far the text area is filled, from its top.
    pub y: Length,
    /// What is above that position.
    pub above: Above,
    /// The height that tables on the page may need in addition, in programs that add space between characters.
    pub reserve: Length,
    pages: Vec<(Page, TextArea)>,
}

impl PageBuilder {
    /// A builder without pages.
    pub fn new(area: TextArea) -> Self {
        Self {
            area,
            y: Length::ZERO,
            above: Above::PartStart,
            reserve: Length::ZERO,
            pages: Vec::new(),
        }
    }

    /// Starts a part on a new page.
    pub fn begin_part(&mut self, area: TextArea) {
        self.area = area;
        self.new_page();
        self.above = Above::PartStart;
    }

    /// Starts a new page.
    pub fn new_page(&mut self) {
        let (width, height) = (self.area.page_width, self.area.page_height);
        self.pages.push((Page { width, height, items: Vec::new() }, self.area));
        self.y = Length::ZERO;
        self.reserve = Length::ZERO;
        self.above = Above::PageStart;
    }

    /// Whether the current page has no block yet.
    pub fn is_fresh(&self) -> bool {
        !matches!(self.above, Above::Block(_) | Above::Table)
    }

    /// The height that is left in the text area.
    pub fn room(&self) -> Length {
        self.area.height - self.y
    }

    /// Moves down by `height`, past what was just drawn, which has the space `after` after it.
    pub fn fill(&mut self, height: Length, after: Length) {
        self.y += height;
        self.above = Above::Block(after);
    }

    /// The number of the current page, from 1.
    pub fn page(&self) -> u32 {
        self.pages.len() as u32
    }

    /// How many pages are not counted.
    pub fn uncounted(&self) -> u32 {
        let is_uncounted = |area: &TextArea| area.page_numbers == PageNumbers::Uncounted;
        self.pages.iter().filter(|(_, area)| is_uncounted(area)).count() as u32
    }

    /// The current position, from the top of the page.
    pub fn pen(&self) -> Length {
        self.area.top + self.y
    }

    /// Draws runs on the page; leader dots get no tag.
    pub fn draw(&mut self, tag: Option<TagId>, runs: impl IntoIterator<Item = GlyphRun>) {
        for run in runs {
            self.draw_items(tag.filter(|_| !run.leader), [DrawItem::Run(run)]);
        }
    }

    /// Draws all lines of a paragraph and moves down past them, to the next page where this one is full.
    pub fn paragraph(&mut self, tag: Option<TagId>, paragraph: &Paragraph) {
        for line in 0..paragraph.lines.len() {
            if paragraph.line > self.room() && self.y > Length::ZERO {
                self.new_page();
            }
            let y = self.pen();
            self.draw(tag, paragraph.runs(line, y));
            self.fill(paragraph.line, Length::ZERO);
        }
    }

    /// Draws items on the page.
    pub fn draw_items(&mut self, tag: Option<TagId>, items: impl IntoIterator<Item = DrawItem>) {
        if let Some((page, _)) = self.pages.last_mut() {
            page.items.extend(items.into_iter().map(|drawn| PageItem { tag, drawn }));
        }
    }

    /// The pages, each with its text area.
    pub fn finish(self) -> Vec<(Page, TextArea)> {
        self.pages
    }
}
