//! DrawItem to pages: the page that is being filled, and how far down it is filled.

use super::pages::{DrawItem, Item, Page, Run, TagId};
use super::paragraph::Paragraph;
use super::text_area::TextArea;
use crate::base::length::Length;

/// What stands above the place where the next block goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Above {
    /// Nothing: a part begins here.
    PartStart,
    /// Nothing: the page was turned because the one before is full.
    PageStart,
    /// A block that wants this much space under it.
    Block(Length),
}

/// The pages so far and the place on the last one where the next block goes.
#[derive(Clone, Debug)]
pub struct PageBuilder {
    /// The frame of the page that is being filled.
    pub frame: TextArea,
    /// How far down the frame it is filled.
    pub y: Length,
    /// What stands there.
    pub above: Above,
    pages: Vec<(Page, TextArea)>,
}

impl PageBuilder {
    /// No page yet.
    pub fn new(frame: TextArea) -> Self {
        Self { frame, y: Length::ZERO, above: Above::PartStart, pages: Vec::new() }
    }

    /// Begins a part on a new page.
    pub fn begin_part(&mut self, frame: TextArea) {
        self.frame = frame;
        self.turn();
        self.above = Above::PartStart;
    }

    /// Begins a new page.
    pub fn turn(&mut self) {
        let (width, height) = (self.frame.page_width, self.frame.page_height);
        self.pages.push((Page { width, height, items: Vec::new() }, self.frame));
        self.y = Length::ZERO;
        self.above = Above::PageStart;
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        !matches!(self.above, Above::Block(_))
    }

    /// What is left of the frame's height.
    pub fn room(&self) -> Length {
        self.frame.height - self.y
    }

    /// Moves on by `height` over what was just drawn; it wants `after` under it.
    pub fn fill(&mut self, height: Length, after: Length) {
        self.y += height;
        self.above = Above::Block(after);
    }

    /// The number of the page, from 1.
    pub fn page(&self) -> u32 {
        self.pages.len() as u32
    }

    /// The place that is filled to, from the top of the page.
    pub fn pen(&self) -> Length {
        self.frame.top + self.y
    }

    /// Draws runs on the page; leader dots are nobody's content.
    pub fn draw(&mut self, tag: Option<TagId>, runs: impl IntoIterator<Item = Run>) {
        for run in runs {
            self.ink(tag.filter(|_| !run.leader), [DrawItem::Run(run)]);
        }
    }

    /// Draws all lines of a paragraph and moves on over them, to the next page where this one is full.
    pub fn paragraph(&mut self, tag: Option<TagId>, paragraph: &Paragraph) {
        for line in 0..paragraph.lines.len() {
            if paragraph.line > self.room() && self.y > Length::ZERO {
                self.turn();
            }
            let y = self.pen();
            self.draw(tag, paragraph.runs(line, y));
            self.fill(paragraph.line, Length::ZERO);
        }
    }

    /// Draws ink on the page.
    pub fn ink(&mut self, tag: Option<TagId>, ink: impl IntoIterator<Item = DrawItem>) {
        if let Some((page, _)) = self.pages.last_mut() {
            page.items.extend(ink.into_iter().map(|ink| Item { tag, ink }));
        }
    }

    /// The pages, each with its frame.
    pub fn finish(self) -> Vec<(Page, TextArea)> {
        self.pages
    }
}
