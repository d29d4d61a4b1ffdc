//! An SVG page read back with an XML reader: its characters with their places, and what they say of themselves.

use std::collections::BTreeMap;

use jixiao::layout::Pages;
use jixiao::layout::pages::{DrawItem, Turn};
use jixiao::write::svg::SvgPages;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A character of a page.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SvgChar {
    pub character: char,
    /// Its origin, from the top left corner of the page, in points.
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub family: String,
    /// Its number among the origins of the page.
    pub origin: Option<usize>,
    /// Whether it is drawn as text; otherwise there is an outline.
    pub drawn: bool,
    /// What its element is: `data-k`.
    pub kind: String,
    /// The number of its element on the page.
    pub element: usize,
}

type Attributes = BTreeMap<String, String>;

fn attributes(start: &BytesStart) -> Attributes {
    let read = start.attributes().map(|one| {
        let one = one.expect("attributes are well-formed");
        let name = String::from_utf8(one.key.as_ref().to_vec()).expect("names are UTF-8");
        let value = String::from_utf8(one.value.to_vec()).expect("values are UTF-8");
        (name, value)
    });
    read.collect()
}

/// Every character of a page in the order in which it is drawn.
pub(crate) fn svg_chars(svg: &str) -> Vec<SvgChar> {
    let mut reader = Reader::from_str(svg);
    let mut out: Vec<SvgChar> = Vec::new();
    let (mut text, mut span, mut words) = (Attributes::new(), Attributes::new(), String::new());
    let mut element = 0;
    loop {
        match reader.read_event().expect("the page is well-formed") {
            Event::Start(start) if start.name().as_ref() == b"text" => {
                (text, element) = (attributes(&start), element + 1);
            }
            Event::Start(start) if start.name().as_ref() == b"tspan" => {
                (span, words) = (attributes(&start), String::new());
            }
            Event::Text(piece) => words.push_str(&piece.decode().expect("UTF-8")),
            Event::GeneralRef(entity) => words.push(match &*entity.decode().expect("UTF-8") {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                other => panic!("&{other};"),
            }),
            Event::End(end) if end.name().as_ref() == b"tspan" => {
                add(&mut out, &words, &span, (&text, element));
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn add(
    out: &mut Vec<SvgChar>,
    words: &str,
    span: &Attributes,
    (text, element): (&Attributes, usize),
) {
    let number = |name: &str| span[name].parse::<f64>().expect("a number");
    let (own_y, size) = (number("y"), number("font-size"));
    let places: Vec<f64> = span["x"].split(' ').map(|x| x.parse().expect("a number")).collect();
    // A browser counts a character beyond U+FFFF as two.
    assert_eq!(places.len(), words.chars().count(), "{words}");
    assert!(words.encode_utf16().count() <= places.len() + 1, "{words}");
    let turned = text.get("transform").map(|value| {
        let inner = value.strip_prefix("translate(").and_then(|v| v.strip_suffix(") rotate(90)"));
        let (x, y) = inner.expect("a quarter turn").split_once(' ').expect("two numbers");
        (x.parse::<f64>().expect("a number"), y.parse::<f64>().expect("a number"))
    });
    for (character, along) in words.chars().zip(places) {
        let (x, y) = match turned {
            Some((x, y)) => (x - own_y, y + along),
            None => (along, own_y),
        };
        out.push(SvgChar {
            character,
            x,
            y,
            size,
            family: span["font-family"].clone(),
            origin: span.get("data-o").map(|n| n.parse().expect("a number")),
            drawn: span.get("fill").is_none_or(|fill| fill != "none"),
            kind: text["data-k"].clone(),
            element,
        });
    }
}

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

/// Every character of the SVG pages is where the laid-out pages have it.
#[track_caller]
pub(crate) fn same_places(pages: &Pages, svg: &SvgPages) {
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
