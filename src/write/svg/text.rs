//! Runs of one tag to an element `text`, with a `tspan` for each stretch of one face and one origin.

use std::fmt::Write;

use super::faces::SvgFace;
use super::origins::PageOrigins;
use super::outlines::push_outline;
use super::plain::is_plain;
use super::values::{points, push_escaped, push_place, push_points};
use crate::base::id::{ChangeMark, Origin};
use crate::base::length::Length;
use crate::base::lowered::as_written;
use crate::fonts::GlyphId;
use crate::layout::Pages;
use crate::layout::pages::{GlyphRun, OriginId, Point, TagId, TagKind, Turn};

/// An element of text that is being written.
pub(super) struct TextElement {
    /// The tag of its runs.
    pub tag: Option<TagId>,
    /// Where its only run begins, if that is turned; its places are measured along the run then.
    pub turned: Option<Point>,
    /// Its stretches.
    spans: String,
    /// The outlines of characters that are not drawn as text.
    outlines: String,
}

/// A character at its place.
#[derive(Clone, Copy)]
struct PlacedGlyph {
    character: char,
    x: Length,
    origin: OriginId,
    /// Whether it is drawn as text.
    plain: bool,
}

impl TextElement {
    /// An element that begins with a run.
    pub(super) fn new(tag: Option<TagId>, run: &GlyphRun) -> Self {
        let turned = (run.turn == Turn::Clockwise).then_some(run.origin);
        Self { tag, turned, spans: String::new(), outlines: String::new() }
    }

    /// Adds a run.
    pub(super) fn add(&mut self, run: &GlyphRun, face: &SvgFace, origins: &mut PageOrigins) {
        let start = if self.turned.is_some() { Point::default() } else { run.origin };
        let mut x = start.x;
        let mut placed = Vec::with_capacity(run.glyphs.len());
        for glyph in &run.glyphs {
            let (character, origin) = (glyph.character, glyph.origin);
            let character = as_written(character);
            let plain = is_plain(character, glyph.glyph, &face.face);
            if !plain {
                let about = attributes(run, origins.number(origin));
                self.outline((face, run), glyph.glyph, Point { x, ..start }, &about);
            }
            placed.push(PlacedGlyph { character, x, origin, plain });
            x += glyph.advance;
        }
        for span in placed.chunk_by(goes_on) {
            let about = attributes(run, origins.number(span[0].origin));
            self.span((face, run), span, start.y, &about);
        }
    }

    fn outline(
        &mut self,
        (face, run): (&SvgFace, &GlyphRun),
        glyph: GlyphId,
        at: Point,
        about: &str,
    ) {
        let mut data = String::new();
        push_outline(&mut data, (&face.face, glyph), run.size, at);
        if !data.is_empty() {
            let _ = writeln!(self.outlines, "<path d=\"{data}\"{}{about}/>", weight(run));
        }
    }

    fn span(
        &mut self,
        (face, run): (&SvgFace, &GlyphRun),
        span: &[PlacedGlyph],
        y: Length,
        about: &str,
    ) {
        let (family, size) = (face.family(), points(run.size));
        let _ = write!(self.spans, "<tspan font-family=\"{family}\" font-size=\"{size}\"");
        match span[0].plain {
            true => self.spans.push_str(&weight(run)),
            false => self.spans.push_str(" fill=\"none\" pointer-events=\"all\""),
        }
        self.spans.push_str(about);
        self.spans.push_str(" y=\"");
        push_points(&mut self.spans, y);
        for (index, one) in span.iter().enumerate() {
            self.spans.push_str(if index == 0 { "\" x=\"" } else { " " });
            push_points(&mut self.spans, one.x);
        }
        self.spans.push_str("\">");
        span.iter().for_each(|one| push_escaped(&mut self.spans, one.character));
        self.spans.push_str("</tspan>");
    }

    /// Writes the element.
    pub(super) fn finish(self, out: &mut String, pages: &Pages) {
        let mut about = format!(" data-k=\"{}\"", kind_of(self.tag, pages));
        if let Some(at) = self.turned {
            about.push_str(" transform=\"translate(");
            push_place(&mut about, at);
            about.push_str(") rotate(90)\"");
        }
        if !self.outlines.is_empty() {
            let _ = write!(out, "<g{about}>\n{}</g>\n", self.outlines);
        }
        let link = pages.links.iter().find(|link| Some(link.tag) == self.tag);
        if let Some(target) = link.map(|link| link.target) {
            let (page, y) = (target.page, points(target.y));
            let _ = write!(about, " data-to-page=\"{page}\" data-to-y=\"{y}\"");
        }
        let _ = writeln!(out, "<text{about}>{}</text>", self.spans);
    }
}

/// Whether two characters stand in one stretch. The places of a stretch are counted in UTF-16 units, so a character of two
/// units ends it.
fn goes_on(one: &PlacedGlyph, next: &PlacedGlyph) -> bool {
    one.origin == next.origin && one.plain == next.plain && one.character.len_utf16() == 1
}

/// What a stretch says about itself: where it comes from, and the one of two reports that it stands in.
fn attributes(run: &GlyphRun, origin: Option<(usize, &Origin)>) -> String {
    let mut out = String::new();
    if let Some((number, origin)) = origin {
        let _ = write!(out, " data-o=\"{number}\" data-s=\"{}\"", origin.source().key());
    }
    match run.change {
        Some(ChangeMark::Deleted) => out.push_str(" data-c=\"deleted\""),
        Some(ChangeMark::Inserted) => out.push_str(" data-c=\"inserted\""),
        None => {}
    }
    out
}

/// The stroke of bold text, with round joins as in the PDF.
fn weight(run: &GlyphRun) -> String {
    let Some(width) = run.stroke().map(points) else { return String::new() };
    format!(" stroke=\"#000\" stroke-width=\"{width}\" stroke-linejoin=\"round\"")
}

/// What the text of a tag is.
fn kind_of(tag: Option<TagId>, pages: &Pages) -> &'static str {
    let Some(tag) = tag.and_then(|tag| pages.tags.get(tag.0 as usize)) else { return "artifact" };
    match tag.kind {
        TagKind::Title => "title",
        TagKind::Heading(1) => "heading1",
        TagKind::Heading(2) => "heading2",
        TagKind::Heading(3) => "heading3",
        TagKind::Heading(_) => "heading4",
        TagKind::Paragraph => "paragraph",
        TagKind::Contents | TagKind::ContentsEntry | TagKind::Reference | TagKind::Link => {
            "contents"
        }
        TagKind::Figure => "chart",
        TagKind::Caption => "caption",
        TagKind::HeadCell { .. } => "head",
        TagKind::Table | TagKind::Row | TagKind::Cell { .. } => "cell",
    }
}
