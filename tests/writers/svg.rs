//! The SVG pages: every character where the laid-out pages and the PDF have it, every item drawn, the same bytes twice.

use std::sync::Arc;

use jixiao::base::diag::Diagnostics;
use jixiao::base::length::Length;
use jixiao::images;
use jixiao::layout::pages::{Corner, DrawItem, Point, TagKind, Turn};
use jixiao::pipeline::{Format, Pipeline};
use jixiao::workspace::Workspace;
use jixiao::write::svg;
use lopdf::Document;

use super::pdf_file::glyphs;
use crate::support::draw_items::{LineStyle, PagesBuilder};
use crate::support::sample_pages::sample;
use crate::support::svg_file::{SvgChar, same_places, svg_chars};
use crate::support::{Sandbox, illustrate, pdf, picture, project_file, workspace};

/// What the places of both files may differ, in points.
const NEAR: f64 = 0.1;

/// A hand-made page with everything: pages of [`sample`], text pulled apart, down the page, and of odd characters.
fn everything() -> PagesBuilder {
    let mut builder = sample();
    let paragraph = builder.tag(TagKind::Paragraph, None);
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
    for name in ["changning-2023", "demo-2024", "school-2024", "township-2024"] {
        same_places_as_the_pdf(&workspace(None), &format!("data/{name}.yaml"));
    }
    same_places_as_the_pdf(&workspace(None), "tests/fixtures/attached.yaml");
}

#[test]
fn a_contents_list_and_charts_stand_where_the_pdf_has_them() {
    let sandbox = Sandbox::new("svg-illustrated");
    illustrate(&sandbox, 2);
    let templates = sandbox.root.join("templates");
    same_places_as_the_pdf(&workspace(Some(templates)), "data/demo-2024.yaml");
}

#[track_caller]
fn same_places_as_the_pdf(workspace: &Workspace, facts: &str) {
    let mut pipeline = Pipeline::new(workspace);
    let facts = project_file(facts);
    let made = pipeline.make(&facts, &[Format::Pdf], &mut Diagnostics::default());
    let made = made.expect("it can be made");
    let pages = pipeline.svg(&made).expect("the pipeline made it").pages;
    let document = Document::load_mem(pdf(&made)).expect("lopdf reads what we wrote");
    let ids: Vec<_> = document.get_pages().into_values().collect();
    assert!(pages.len() == ids.len() && pages.len() > 5);
    for (page, id) in pages.iter().zip(ids) {
        let wanted = glyphs(&document, id);
        let read: Vec<_> = svg_chars(&page.svg);
        assert_eq!(read.len(), wanted.len());
        for (SvgChar { character, x, y, .. }, wanted) in read.iter().zip(&wanted) {
            let off = (x - wanted.1).abs().max((page.height - y - wanted.2).abs());
            assert!(*character == wanted.0 && off < NEAR, "{character} {x} {y}: {wanted:?}");
        }
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let builder = everything();
    let [first, second] = [0, 1].map(|_| svg::write(&builder.pages, &builder.fonts));
    assert_eq!(first.pages, second.pages);
}

#[test]
fn what_browsers_would_draw_otherwise_is_an_outline_below_invisible_text() {
    let mut builder = PagesBuilder::new();
    let paragraph = builder.tag(TagKind::Paragraph, None);
    builder.line(Some(paragraph), LineStyle::BODY, 79.4, 100.0, "一二三");
    // Two characters of one glyph: the character map of the face gives 三 another one.
    builder.last_run().glyphs[2].glyph = builder.last_run().glyphs[1].glyph;
    let page = svg::write(&builder.pages, &builder.fonts).pages.remove(0);
    let chars = svg_chars(&page.svg);
    assert_eq!(chars.iter().map(|one| one.drawn).collect::<Vec<_>>(), [true, true, false]);
    assert!(page.svg.contains("<g data-k=\"paragraph\">\n<path d=\"M"), "{}", page.svg);
}

#[test]
fn rules_areas_and_pictures_are_drawn_as_they_are() {
    let mut builder = PagesBuilder::new();
    let point = |(x, y)| Point { x: Length::pt(x), y: Length::pt(y) };
    builder.rule((79.4, 338.0), (520.0, 338.0));
    let corner = |at, handle| Corner { at: point(at), handle };
    let outline = vec![
        corner((10.0, 10.0), false),
        corner((20.0, 10.0), false),
        corner((25.5, 10.0), true),
        corner((30.0, 15.0), true),
        corner((30.0, 20.0), false),
    ];
    builder.put(None, DrawItem::Area { outline, shade: 40, edge: Length::pt(0.5) });
    let file = Arc::new(images::read(picture("few.png")).expect("it is a picture"));
    let (from, to) = (point((100.0, 100.0)), point((150.0, 120.25)));
    builder.put(None, DrawItem::Image { from, to, file: Arc::clone(&file) });
    builder.put(None, DrawItem::Image { from, to, file });
    let pages = svg::write(&builder.pages, &builder.fonts);
    let [picture] = pages.pictures.as_slice() else { panic!("{:?}", pages.pictures) };
    let image = format!(
        "<image href=\"pictures/{}\" x=\"100\" y=\"100\" width=\"50\" height=\"20.25\" preserveAspectRatio=\"none\"/>\n",
        picture.digest()
    );
    let drawn = pages.pages[0].svg.split_once("fill=\"#fff\"/>\n").expect("a white page").1;
    assert_eq!(
        drawn,
        format!(
            "<path d=\"M79.4 338L520 338\" stroke=\"#000\" stroke-width=\"0.5\"/>\n\
             <path d=\"M10 10L20 10C25.5 10 30 15 30 20L10 10Z\" fill=\"#666666\" stroke=\"#000\" stroke-width=\"0.5\"/>\n\
             {image}{image}</svg>\n"
        )
    );
    assert_eq!((picture.media_type(), &picture.bytes()[1..4]), ("image/png", &b"PNG"[..]));
}

#[test]
fn a_face_alone_draws_every_character_of_its_file() {
    let builder = sample();
    let faces = svg::write(&builder.pages, &builder.fonts).faces;
    assert_eq!(faces.len(), 5);
    for face in &faces {
        let bytes = face.bytes();
        let alone = ttf_parser::Face::parse(&bytes, 0).expect("it is a font");
        let known = builder.fonts.faces().map(|(_, known)| known);
        let known = known.filter(|known| format!("{:016x}", known.digest()) == face.digest());
        let known = known.last().expect("it is one of the faces");
        let whole = ttf_parser::Face::parse(known.data(), known.index).expect("it is a font");
        assert_eq!(alone.number_of_glyphs(), whole.number_of_glyphs());
        for character in ['一', '。', '1', '—'] {
            assert_eq!(alone.glyph_index(character), whole.glyph_index(character));
        }
    }
    let sheet = svg::stylesheet(&faces, "faces/");
    for face in &faces {
        let (family, digest) = (face.family(), face.digest());
        assert!(
            sheet.contains(&format!("font-family: {family}; src: url(\"faces/{digest}\")")),
            "{sheet}"
        );
    }
}
