//! Laid-out pages as stable text: for goldens, and for comparison with the pages of other programs.

use std::fmt::Write;

use super::pages::{Corner, DrawItem, GlyphRun, PageItem, Pages, Point, Turn};
use crate::base::length::Length;
use crate::fonts::Fonts;

/// A line for each run, rule, area and picture of each page, in drawing order: number of the line on the page, left edge and
/// width, baseline, font size, family, text. `*` marks items without a tag: page numbers, repeated heads.
pub fn dump(pages: &Pages, fonts: &Fonts) -> String {
    let mut out = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let (width, height) = (shown(page.width), shown(page.height));
        let _ = writeln!(out, "page {} {width} × {height}", index + 1);
        let (mut line, mut last) = (0, None);
        for item in &page.items {
            if let DrawItem::Run(run) = &item.drawn
                && last != Some(run.origin.y)
            {
                (line, last) = (line + 1, Some(run.origin.y));
            }
            dump_item(&mut out, item, line, fonts);
        }
    }
    out
}

fn dump_item(out: &mut String, item: &PageItem, line: usize, fonts: &Fonts) {
    let mark = if item.tag.is_some() { ' ' } else { '*' };
    let _ = match &item.drawn {
        DrawItem::Run(run) => writeln!(out, "{mark}{line:4} {}", run_text(run, fonts)),
        DrawItem::Rule { from, to, width } => {
            writeln!(out, "{mark}rule {} – {} {}", point(from), point(to), shown(*width))
        }
        DrawItem::Area { outline, shade, edge } => {
            let corner =
                |c: &Corner| format!("{}{}", if c.handle { "~" } else { "" }, point(&c.at));
            let corners: Vec<_> = outline.iter().map(corner).collect();
            writeln!(out, "{mark}area {shade}% {} {}", shown(*edge), corners.join(" "))
        }
        DrawItem::Image { from, to, file } => {
            let (width, height) = (file.width, file.height);
            writeln!(out, "{mark}image {width}×{height} {} – {}", point(from), point(to))
        }
    };
}

fn run_text(run: &GlyphRun, fonts: &Fonts) -> String {
    let advance: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let text: String = run.glyphs.iter().map(|glyph| glyph.character).collect();
    let bold = if run.bold { " bold" } else { "" };
    let turned = if run.turn == Turn::Clockwise { " turned" } else { "" };
    let (x, y, size) = (shown(run.origin.x), shown(run.origin.y), shown(run.size));
    let family = &fonts.face(run.face).family;
    format!("{x}+{} {y} {size} {family}{bold}{turned} |{text}|", shown(advance))
}

fn point(point: &Point) -> String {
    format!("{},{}", shown(point.x), shown(point.y))
}

/// Points, with as many decimals as needed.
fn shown(length: Length) -> String {
    let milli = length.to_milli();
    let sign = if milli < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", milli.abs() / 1000, milli.abs() % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The text of the pages in reading order, a line for each baseline; items without a tag are left out.
pub fn text(pages: &Pages) -> String {
    let mut out = String::new();
    let mut last = None;
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let (Some(tag), DrawItem::Run(run)) = (item.tag, &item.drawn) else { continue };
        let place = Some((tag, run.origin.y));
        if last.is_some() && last != place {
            out.push('\n');
        }
        last = place;
        out.extend(run.glyphs.iter().map(|glyph| glyph.character));
    }
    out.push('\n');
    out
}
