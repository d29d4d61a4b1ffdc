//! The SVG pages: every character where the laid-out pages and the PDF have it, every item drawn, the same bytes twice.

use jixiao::base::length::Length;
use jixiao::layout::Pages;
use jixiao::layout::pages::{DrawItem, Turn};
use jixiao::pipeline::Pipeline;
use jixiao::write::svg;
use lopdf::Document;

use super::pdf_file::glyphs;
use crate::support::draw_items::{LineStyle, PagesBuilder};
use crate::support::sample_pages::sample;
use crate::support::svg_file::{SvgChar, svg_chars};
use crate::support::{make_illustrated, pdf, project_file, workspace};

/// What the places of both files may differ, in points.
const NEAR: f64 = 0.1;

/// Every character of a page with its place from the top left corner, its size and its face.
fn placed(pages: &Pages, page: usize) -> Vec<(char, f64, f64, f64)> {
    let mut placed = Vec::new();
    for item in &pages.pages[page].items {
        let DrawItem::Run(run) = &item.drawn else { continue };
        let mut at = run.origin;
        for glyph in &run.glyphs {
            placed.push((glyph.character, at.x.to_pt(), at.y.to_pt(), run.size.to_pt()));
            match run.turn {
                Turn::Upright => at.x += glyph.advance,
                Turn::Clockwise => at.y += glyph.advance,
            }
        }
    }
    placed
}

#[track_caller]
fn same_places(pages: &Pages, svg: &svg::SvgPages) {
    assert_eq!(svg.pages.len(), pages.pages.len());
    for (index, page) in svg.pages.iter().enumerate() {
        let read = svg_chars(&page.svg).into_iter().map(|c| (c.character, c.x, c.y, c.size));
        let (read, wanted): (Vec<_>, _) = (read.collect(), placed(pages, index));
        assert_eq!(read.len(), wanted.len(), "page {index}");
        for (read, wanted) in read.iter().zip(&wanted) {
            let off = (read.1 - wanted.1).abs().max((read.2 - wanted.2).abs());
            assert!(
                read.0 == wanted.0 && read.3 == wanted.3 && off < 0.0006,
                "{read:?} {wanted:?}"
            );
        }
    }
}

/// A hand-made page with everything: pages of [`sample`], text pulled apart, down the page, and of odd characters.
fn everything() -> PagesBuilder {
    let mut builder = sample();
    let paragraph = builder.tag(jixiao::layout::pages::TagKind::Paragraph, None);
    builder.line(Some(paragraph), LineStyle::BODY, 79.4, 400.0, "财政𬍛拨款<1&2>\"3\"，占比");
    for (index, glyph) in builder.last_run().glyphs.iter_mut().enumerate() {
        glyph.advance += Length::milli([137, 138, 900, 0][index % 4]);
    }
    builder.line(None, LineStyle::BODY, 40.0, 300.0, "— 3 —");
    builder.last_run().turn = Turn::Clockwise;
    builder
}

#[test]
fn characters_stand_where_layout_put_them() {
    let builder = everything();
    same_places(&builder.pages, &svg::write(&builder.pages, &builder.fonts));
}

#[test]
fn characters_stand_where_the_pdf_has_them() {
    let facts = project_file("data/demo-2024.yaml");
    let workspace = workspace(None);
    let mut pipeline = Pipeline::new(&workspace);
    let formats = jixiao::pipeline::Format::ALL;
    let made = pipeline.make(&facts, formats, &mut Default::default()).expect("it can be made");
    let pages = pipeline.svg(&made).expect("the pipeline made it").pages;
    let document = Document::load_mem(pdf(&made)).expect("lopdf reads what we wrote");
    assert!(pages.len() > 10);
    for (page, id) in pages.iter().zip(document.get_pages().into_values()) {
        let wanted = sorted(glyphs(&document, id).into_iter());
        let read = svg_chars(&page.svg).into_iter();
        let read =
            sorted(read.map(|SvgChar { character, x, y, .. }| (character, x, page.height - y)));
        assert_eq!(read.len(), wanted.len());
        for (read, wanted) in read.iter().zip(&wanted) {
            let off = (read.1 - wanted.1).abs().max((read.2 - wanted.2).abs());
            assert!(read.0 == wanted.0 && off < NEAR, "{read:?} should be {wanted:?}");
        }
    }
}

fn sorted(glyphs: impl Iterator<Item = (char, f64, f64)>) -> Vec<(char, f64, f64)> {
    glyphs.collect()
}
