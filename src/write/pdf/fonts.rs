//! Subsets of faces to the fonts of a PDF: a code for each glyph, and the character that each code reads as.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle, PdfFontMap,
    PdfFontMetricsStub, Pt, TextItem,
};

use super::error::WriteError;
use crate::base::digest::digest;
use crate::base::lowered::as_written;
use crate::fonts::{Face, FaceId, Fonts, GlyphId, Subset, Subsets};
use crate::layout::pages::{DrawItem, Glyph, GlyphRun, PageItem, Pages};

/// A face in the PDF. Codes are the glyph ids of the subset (Identity-H).
pub(super) struct Typeface<'a> {
    /// Its resource name on every page.
    pub id: FontId,
    /// Its name in the file: `ABCDEF+Name`.
    name: String,
    face: &'a Face,
    subset: &'a Subset,
    readings: BTreeMap<u16, char>,
}

/// The first bytes of a font program with TrueType outlines. printpdf copies a program six times, so it gets only these
/// bytes, and the program is inserted later.
const MAGIC: [u8; 4] = [0, 1, 0, 0];

impl<'a> Typeface<'a> {
    fn new(id: FaceId, face: &'a Face, subset: &'a Subset) -> Self {
        let id = FontId(format!("JX{}", id.0));
        let name = subset_name(&face.postscript, &id, &subset.program);
        Self { id, name, face, subset, readings: BTreeMap::new() }
    }

    /// The code of a glyph; 0, the missing glyph, is never drawn because [`Typefaces::gather`] reports it.
    pub(super) fn code(&self, glyph: GlyphId) -> u16 {
        self.subset.renumbered.get(&glyph).map_or(0, |new| new.0)
    }

    /// The advance of a code, in thousandths of an em.
    pub(super) fn advance(&self, code: u16) -> u16 {
        self.subset.advances.get(usize::from(code)).copied().unwrap_or(0)
    }

    /// The character that a code reads as: the first that the pages draw with it.
    pub(super) fn reading(&self, code: u16) -> Option<char> {
        self.readings.get(&code).copied()
    }

    /// Records the character that a glyph reads as; an error if the subset does not contain the glyph.
    fn record(&mut self, glyph: &Glyph) -> Result<(), WriteError> {
        let code = self.code(glyph.glyph);
        if code == 0 {
            return Err(WriteError::NoGlyph(glyph.character));
        }
        self.readings.entry(code).or_insert(as_written(glyph.character));
        Ok(())
    }

    /// The font for printpdf, in thousandths of an em, so that nothing is scaled again.
    fn parsed(&self) -> ParsedFont {
        let face = self.face;
        let milli = |units: i16| {
            let milli = i32::from(units) * 1000 / i32::from(face.units_per_em.max(1));
            milli.clamp(i16::MIN.into(), i16::MAX.into()) as i16
        };
        let [x_min, y_min, x_max, y_max] = face.bounds.map(milli);
        let codes = 0..self.subset.advances.len() as u16;
        ParsedFont {
            original_bytes: if face.truetype { MAGIC.into() } else { self.subset.program.clone() },
            font_index: 0,
            font_name: Some(self.name.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: codes.zip(self.subset.advances.iter().copied()).collect(),
            units_per_em: 1000,
            font_metrics: FontMetrics {
                ascent: milli(face.ascender),
                descent: milli(face.descender),
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min,
                y_min,
                x_max,
                y_max,
                us_weight_class: face.weight,
                ..PdfFontMetricsStub::default()
            },
        }
    }
}

/// The typefaces of the pages.
pub(super) struct Typefaces<'a> {
    all: BTreeMap<FaceId, Typeface<'a>>,
}

impl<'a> Typefaces<'a> {
    /// Goes through all glyphs of the pages once: the faces they need, the character of each code, missing glyphs.
    pub(super) fn gather(
        pages: &Pages,
        fonts: &'a Fonts,
        subsets: &'a Subsets,
    ) -> Result<Self, BTreeSet<WriteError>> {
        let mut faces = Self { all: BTreeMap::new() };
        let mut errors = BTreeSet::new();
        for run in pages.pages.iter().flat_map(|page| &page.items).filter_map(run_of) {
            match faces.typeface_of(run.face, fonts, subsets) {
                Ok(face) => errors.extend(run.glyphs.iter().filter_map(|g| face.record(g).err())),
                Err(error) => errors.extend([error]),
            }
        }
        if errors.is_empty() { Ok(faces) } else { Err(errors) }
    }

    fn typeface_of(
        &mut self,
        id: FaceId,
        fonts: &'a Fonts,
        subsets: &'a Subsets,
    ) -> Result<&mut Typeface<'a>, WriteError> {
        let subset = subsets.get(&id).ok_or(WriteError::NoSubset(id))?;
        Ok(self.all.entry(id).or_insert_with(|| Typeface::new(id, fonts.face(id), subset)))
    }

    /// The typeface of a face.
    pub(super) fn get(&self, id: FaceId) -> Option<&Typeface<'a>> {
        self.all.get(&id)
    }

    /// The font program of a typeface that printpdf got only the first bytes of.
    pub(super) fn program(&self, name: &[u8]) -> Option<&'a [u8]> {
        let face = self.all.values().find(|face| face.name.as_bytes() == name)?;
        face.face.truetype.then_some(&face.subset.program)
    }

    /// Operators that show every code once: printpdf lists the codes that it sees.
    pub(super) fn every_code(&self) -> Vec<Op> {
        let shown = self.all.values().flat_map(|face| {
            let codepoint = |(code, reading): (&u16, &char)| {
                Codepoint::with_cid(*code, 0.0, reading.to_string())
            };
            let items = vec![TextItem::GlyphIds(face.readings.iter().map(codepoint).collect())];
            let font = PdfFontHandle::External(face.id.clone());
            [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
        });
        [Op::StartTextSection].into_iter().chain(shown).chain([Op::EndTextSection]).collect()
    }

    /// All typefaces as resources for printpdf.
    pub(super) fn resources(&self) -> PdfFontMap {
        let fonts = self.all.values().map(|face| (face.id.clone(), PdfFont::new(face.parsed())));
        PdfFontMap { map: fonts.collect() }
    }
}

fn run_of(item: &PageItem) -> Option<&GlyphRun> {
    match &item.drawn {
        DrawItem::Run(run) => Some(run),
        DrawItem::Rule { .. } | DrawItem::Area { .. } | DrawItem::Image { .. } => None,
    }
}

/// `ABCDEF+Name`: six letters that depend on the program, so that two subsets of one face have different names (ISO
/// 32000-1 9.6.4).
fn subset_name(postscript: &str, id: &FontId, program: &[u8]) -> String {
    let plain = |c: &char| c.is_ascii_graphic() && !"()<>[]{}/%#".contains(*c);
    let name: String = postscript.chars().filter(plain).collect();
    let name = if name.is_empty() { &id.0 } else { &name };
    let mut rest = digest([program]);
    let tag = std::iter::repeat_with(|| {
        let letter = b'A' + (rest % 26) as u8;
        rest /= 26;
        char::from(letter)
    });
    format!("{}+{name}", tag.take(6).collect::<String>())
}
