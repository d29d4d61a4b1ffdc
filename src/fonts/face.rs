//! A font face: its characters, advances, metrics and embedding rights.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use ttf_parser::{RawFace, Tag, cmap, hmtx, name_id};

use super::integrity;
use crate::base::length::Length;

/// The index of a face among the [`Fonts`](super::Fonts) of a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FaceId(pub u16);

/// The index of a glyph in its face.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GlyphId(pub u16);

/// The bytes of a font file, memory-mapped and shared.
pub(super) type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face that was found and can be read.
#[derive(Clone)]
pub struct Face {
    /// Its first family name.
    pub family: String,
    /// Its PostScript name (name table, id 6); empty if it states none.
    pub postscript: String,
    /// The path of its file.
    pub path: PathBuf,
    /// Its index in that file.
    pub index: u32,
    /// Units per em.
    pub units_per_em: u16,
    /// Ascender, in units.
    pub ascender: i16,
    /// Descender, in units; negative.
    pub descender: i16,
    /// The bounding box of all its glyphs, in units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Whether its outlines are TrueType (`glyf`), which Word can embed.
    pub truetype: bool,
    /// The embedding rights that the font states (OS/2 fsType).
    pub rights: u16,
    data: FontData,
    cmap: Range<usize>,
    subtable: u16,
    hmtx: Range<usize>,
    metrics: u16,
    glyphs: u16,
    /// What is wrong with it, once it was looked at.
    fault: OnceLock<Option<String>>,
}

impl Face {
    /// Reads the tables of a face; `None` if it is not a usable font.
    pub fn read(family: String, path: PathBuf, data: FontData, index: u32) -> Option<Self> {
        let bytes = (*data).as_ref();
        let raw = RawFace::parse(bytes, index).ok()?;
        let place = |tag: &[u8; 4]| {
            let slice = raw.table(Tag::from_bytes(tag))?;
            let start = slice.as_ptr() as usize - bytes.as_ptr() as usize;
            Some(start..start + slice.len())
        };
        let (cmap, hmtx) = (place(b"cmap")?, place(b"hmtx")?);
        let face = ttf_parser::Face::parse(bytes, index).ok()?;
        let subtable = best_subtable(&bytes[cmap.clone()])?;
        let bounds = face.global_bounding_box();
        Some(Self {
            family,
            postscript: postscript_name(&face),
            path,
            index,
            units_per_em: face.units_per_em(),
            ascender: face.ascender(),
            descender: face.descender(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: face.weight().to_number(),
            truetype: face.tables().glyf.is_some(),
            rights: place(b"OS/2").and_then(|at| bytes.get(at)?.get(8..10)).map_or(0, big_endian),
            subtable,
            metrics: place(b"hhea").and_then(|at| bytes.get(at)?.get(34..36)).map_or(0, big_endian),
            glyphs: face.number_of_glyphs(),
            cmap,
            hmtx,
            data,
            fault: OnceLock::new(),
        })
    }

    /// The whole font file.
    pub fn data(&self) -> &[u8] {
        (*self.data).as_ref()
    }

    /// A digest of the face: of its table directory, which has the sum of every table, and of `head`, which has that of
    /// the file. [`Self::fault`] compares the sums of all tables that draw.
    pub fn digest(&self) -> u64 {
        integrity::digest(self.data(), self.index)
    }

    /// What is wrong with its tables, in Chinese; nothing if it is sound. Looked at once.
    pub fn fault(&self) -> Option<&str> {
        self.fault.get_or_init(|| integrity::fault(self.data(), self.index)).as_deref()
    }

    /// The glyph of a character, if the face has one.
    pub fn glyph(&self, character: char) -> Option<GlyphId> {
        let table = cmap::Table::parse(&self.data()[self.cmap.clone()])?;
        let subtable = table.subtables.get(self.subtable)?;
        let glyph = subtable.glyph_index(character as u32)?;
        (glyph.0 != 0).then_some(GlyphId(glyph.0))
    }

    /// The advance of a glyph, in thousandths of an em, as `/W` in a PDF.
    pub fn advance_milli(&self, glyph: GlyphId) -> u16 {
        let metrics = std::num::NonZeroU16::new(self.glyphs).and_then(|count| {
            hmtx::Table::parse(self.metrics, count, &self.data()[self.hmtx.clone()])
        });
        let units = metrics.and_then(|m| m.advance(ttf_parser::GlyphId(glyph.0))).unwrap_or(0);
        (u32::from(units) * 1000 / u32::from(self.units_per_em.max(1))) as u16
    }

    /// The advance of a glyph at a font size, without tracking.
    pub fn advance(&self, glyph: GlyphId, size: Length) -> Length {
        Length::milli(i64::from(self.advance_milli(glyph)) * size.to_milli() / 1000)
    }

    /// The top of a glyph's outline above the baseline, in thousandths of an em; 0 for a glyph without outline.
    pub fn top_milli(&self, glyph: GlyphId) -> i32 {
        let face = ttf_parser::Face::parse(self.data(), self.index).ok();
        let bounds = face.and_then(|face| face.glyph_bounding_box(ttf_parser::GlyphId(glyph.0)));
        bounds.map_or(0, |b| i32::from(b.y_max) * 1000 / i32::from(self.units_per_em.max(1)))
    }

    /// Whether the licence permits embedding (OS/2 fsType bits 1 and 9).
    pub fn may_embed(&self) -> bool {
        let restricted = self.rights & 0x000e == 0x0002;
        let bitmap_only = self.rights & 0x0200 != 0;
        !restricted && !bitmap_only
    }

    /// Whether the licence permits embedding a subset (OS/2 fsType bit 8).
    pub fn may_subset(&self) -> bool {
        self.rights & 0x0100 == 0
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} in {}#{})", self.family, self.path.display(), self.index)
    }
}

/// The Unicode subtable with the widest coverage: one with supplementary planes if there is one.
fn best_subtable(cmap: &[u8]) -> Option<u16> {
    let table = cmap::Table::parse(cmap)?;
    let rank = |subtable: &cmap::Subtable| match subtable.format {
        cmap::Format::SegmentedCoverage(_) => 2,
        _ => 1,
    };
    let unicode = table.subtables.into_iter().enumerate().filter(|(_, s)| s.is_unicode());
    unicode.max_by_key(|(_, subtable)| rank(subtable)).map(|(index, _)| index as u16)
}

fn postscript_name(face: &ttf_parser::Face) -> String {
    let mut names = face.names().into_iter();
    let name = names.find(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode());
    name.and_then(|name| name.to_string()).unwrap_or_default()
}

fn big_endian(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}
