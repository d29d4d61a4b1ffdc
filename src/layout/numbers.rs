//! Pages to numbered pages: `— 1 —` under the text area, at the outer side (GB/T 9704 7.5, 8).

use super::justify::{self, LineBounds};
use super::linebreak::break_lines;
use super::pages::{DrawItem, GlyphRun, Page, PageItem, Point, Turn};
use super::text::{ShapedChar, Shaper, width};
use super::text_area::TextArea;
use crate::base::length::Length;
use crate::doc::{Align, Orientation, PageNumbers, Role, StyleSheet};
use crate::fonts::Fonts;

/// Draws the number of every page that shows it, without a tag.
///
/// The dashes stand `number_drop` (7 mm) below the text area; the number is indented by one of its own characters from
/// the right edge of the text area on odd pages, from the left edge on even pages. On landscape pages it has the same
/// place on the sheet, which is their left edge.
pub(super) fn number(
    pages: &mut [(Page, TextArea)],
    style: &StyleSheet,
    fonts: &Fonts,
    shaper: &mut Shaper,
) {
    let portrait = TextArea::new(style, Orientation::Portrait);
    let mut count = 0;
    for (page, area) in pages {
        match area.page_numbers {
            PageNumbers::Uncounted => continue,
            PageNumbers::Hidden | PageNumbers::Shown => count += 1,
        }
        if area.page_numbers == PageNumbers::Hidden {
            continue;
        }
        let chars = shaper.shape_text(Role::PageNumber, &format!("— {count} —"));
        let runs = place(&chars, count % 2 == 1, &portrait, style, fonts).into_iter();
        let landscape = area.orientation == Orientation::Landscape;
        let runs = runs.map(|run| if landscape { rotate(run, &portrait) } else { run });
        page.items.extend(runs.map(|run| PageItem { tag: None, drawn: DrawItem::Run(run) }));
    }
}

/// The runs of a number on a portrait page.
fn place(
    chars: &[ShapedChar],
    odd: bool,
    area: &TextArea,
    style: &StyleSheet,
    fonts: &Fonts,
) -> Vec<GlyphRun> {
    let size = style.of(Role::PageNumber).size;
    let inset = style.character(Role::PageNumber);
    let top = chars.first().map_or(0, |dash| fonts.face(dash.face).top_milli(dash.glyph));
    let y = area.foot + style.page.number_drop + size * i64::from(top) / 1000;
    let all = width(chars);
    let left = if odd { area.left + area.width - inset - all } else { area.left + inset };
    let bounds = LineBounds { left, width: all, measure: all };
    let lines = break_lines(chars, all, all);
    justify::runs(chars, &lines[0], size, Align::Left, bounds, Length::ZERO, y)
}

/// A run of a portrait page at the same place of the sheet on a landscape page.
fn rotate(run: GlyphRun, portrait: &TextArea) -> GlyphRun {
    let Point { x, y } = run.origin;
    GlyphRun { turn: Turn::Clockwise, origin: Point { x: portrait.page_height - y, y: x }, ..run }
}
