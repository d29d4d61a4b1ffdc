//! What stands in one of two reports only to marks on the pages: deleted text struck through, inserted text underlined, a
//! crossed picture, a bar at the margin.

use std::collections::BTreeMap;

use super::pages::{DrawItem, GlyphRun, Page, PageItem, Picture, Point, Tag, Turn};
use super::text_area::TextArea;
use crate::base::id::{ChangeMark, NodeId};
use crate::base::length::Length;
use crate::doc::{BlockKind, Document};

/// From the bar at the margin to the text area.
const TO_TEXT: Length = Length::milli(17_000);

/// The thickness of the bar.
const BAR: Length = Length::milli(1500);

/// The thickness of the lines across a picture that went.
const CROSS: Length = Length::milli(1000);

/// Draws the marks of a document that shows two reports; they are artifacts, as what they mark is.
pub(super) fn mark(
    pages: &mut [(Page, TextArea)],
    document: &Document,
    pictures: &[Picture],
    tags: &[Tag],
) {
    if document.meta.revision.is_none() {
        return;
    }
    let marked = document
        .blocks()
        .filter(|block| matches!(block.kind, BlockKind::Chart(_) | BlockKind::Image(_)));
    let marked: BTreeMap<NodeId, ChangeMark> =
        marked.filter_map(|block| Some((block.id, block.origin.change?))).collect();
    for (index, (page, area)) in pages.iter_mut().enumerate() {
        let mut lines = Vec::new();
        let mut beside = Vec::new();
        for run in page.items.iter().filter_map(marked_run) {
            lines.push(line(run.0, run.1));
            beside.push(height(run.0));
        }
        for picture in pictures.iter().filter(|picture| picture.page == index) {
            let node = tags.get(picture.tag.0 as usize).and_then(|tag| tag.node);
            let Some(change) = node.and_then(|node| marked.get(&node)) else { continue };
            if *change == ChangeMark::Deleted {
                lines.extend(cross(picture));
            }
            beside.push((picture.from.y, picture.to.y));
        }
        lines.extend(bars(beside, area));
        page.items.extend(lines.into_iter().map(|drawn| PageItem { tag: None, drawn }));
    }
}

fn marked_run(item: &PageItem) -> Option<(&GlyphRun, ChangeMark)> {
    match &item.drawn {
        DrawItem::Run(run) if run.turn == Turn::Upright => Some((run, run.change?)),
        _ => None,
    }
}

/// The line through or below a run.
fn line(run: &GlyphRun, change: ChangeMark) -> DrawItem {
    let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let down = match change {
        ChangeMark::Deleted => run.size * -36 / 100,
        ChangeMark::Inserted => run.size * 15 / 100,
    };
    let Point { x, y } = run.origin;
    let (from, to) = (Point { x, y: y + down }, Point { x: x + width, y: y + down });
    DrawItem::Rule { from, to, width: run.size / 20 }
}

/// From the top to the foot of a run.
fn height(run: &GlyphRun) -> (Length, Length) {
    let y = run.origin.y;
    (y - run.size * 95 / 100, y + run.size * 20 / 100)
}

/// Two lines from corner to corner.
fn cross(picture: &Picture) -> [DrawItem; 2] {
    let Picture { from, to, .. } = *picture;
    let other = [Point { x: from.x, y: to.y }, Point { x: to.x, y: from.y }];
    [[from, to], other].map(|[from, to]| DrawItem::Rule { from, to, width: CROSS })
}

/// The bars beside what is marked; what lies close together has one.
fn bars(mut beside: Vec<(Length, Length)>, area: &TextArea) -> Vec<DrawItem> {
    beside.sort_unstable();
    let mut bars: Vec<(Length, Length)> = Vec::new();
    for (top, foot) in beside {
        match bars.last_mut() {
            Some((_, last)) if top <= *last + area.pitch / 2 => *last = foot.max(*last),
            _ => bars.push((top, foot)),
        }
    }
    let x = (area.left - TO_TEXT).or_zero();
    let bar = |(top, foot)| DrawItem::Rule {
        from: Point { x, y: top },
        to: Point { x, y: foot },
        width: BAR,
    };
    bars.into_iter().map(bar).collect()
}
