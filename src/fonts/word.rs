//! Adds the tables that Word needs to a subset: cmap, name, OS/2 and post, with the family name that Word looks for.

use std::collections::BTreeMap;

use ttf_parser::{RawFace, Tag};
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::tables::os2::Os2;
use write_fonts::tables::post::Post;
use write_fonts::types::{FWord, Fixed, GlyphId, NameId, Tag as TableTag, Version16Dot16};
use write_fonts::{FontBuilder, OffsetMarker};

use super::face::{self, Face};
use super::subset::{Subset, SubsetError};
use crate::base::lowered::{LOWERED_POINT, as_written};

const OS2: &[u8; 4] = b"OS/2";

/// The subset as a font with the family name `family`, with cmap, name, OS/2 and post.
///
/// The outlines are the subset's, byte for byte. OS/2 is the face's, including embedding rights, or made from its
/// metrics if the face has none.
pub fn word_font(subset: &Subset, face: &Face, family: &str) -> Result<Vec<u8>, SubsetError> {
    let raw = RawFace::parse(&subset.program, 0).map_err(|_| SubsetError::Unreadable)?;
    let mut builder = FontBuilder::new();
    for record in raw.table_records {
        let data = raw.table(record.tag).ok_or(SubsetError::Unreadable)?;
        builder.add_raw(TableTag::from_be_bytes(record.tag.to_bytes()), data);
    }
    let unreadable = |_| SubsetError::Unreadable;
    builder.add_table(&cmap(subset)?).map_err(unreadable)?;
    builder.add_table(&names(family)).map_err(unreadable)?;
    builder.add_table(&post()).map_err(unreadable)?;
    match metrics(subset, face) {
        Some(table) => builder.add_raw(TableTag::new(OS2), table),
        None => builder.add_table(&plain_metrics(subset, face)).map_err(unreadable)?,
    };
    Ok(builder.build())
}

/// The PANOSE classification of a face (OS/2); zeros if it has none.
pub fn panose(face: &Face) -> [u8; 10] {
    let found = os2(face).and_then(|table| table.get(32..42)?.try_into().ok());
    found.unwrap_or_default()
}

fn os2(face: &Face) -> Option<&[u8]> {
    RawFace::parse(face.data(), face.index).ok()?.table(Tag::from_bytes(OS2))
}

/// The characters of a subset as the Word file has them: a face that draws lowered numbers has no full stop of its own.
fn written(subset: &Subset) -> BTreeMap<char, face::GlyphId> {
    let mut glyphs = subset.glyphs.clone();
    if let Some(point) = glyphs.get(&LOWERED_POINT).copied() {
        glyphs.entry(as_written(LOWERED_POINT)).or_insert(point);
    }
    glyphs
}

fn cmap(subset: &Subset) -> Result<Cmap, SubsetError> {
    let glyphs = written(subset).into_iter().map(|(c, glyph)| (c, GlyphId::new(glyph.0.into())));
    Cmap::from_mappings(glyphs).map_err(|_| SubsetError::Unreadable)
}

/// Names 1, 2, 3, 4 and 6 for the Windows platform, in English and Chinese.
fn names(family: &str) -> Name {
    const WINDOWS: u16 = 3;
    const UNICODE: u16 = 1;
    const LANGUAGES: [u16; 2] = [0x0409, 0x0804];
    let texts = [(1, family), (2, "Regular"), (3, family), (4, family), (6, family)];
    let record = |language, (id, text): (u16, &str)| {
        let text = OffsetMarker::new(text.to_string());
        NameRecord::new(WINDOWS, UNICODE, language, NameId::new(id), text)
    };
    let records = LANGUAGES.iter().flat_map(|&language| texts.map(|text| record(language, text)));
    Name::new(records.collect())
}

/// Version 3, without glyph names.
fn post() -> Post {
    Post {
        version: Version16Dot16::VERSION_3_0,
        italic_angle: Fixed::ZERO,
        underline_position: FWord::new(-100),
        underline_thickness: FWord::new(50),
        ..Post::default()
    }
}

/// The face's OS/2 with the first and last character of the subset.
fn metrics(subset: &Subset, face: &Face) -> Option<Vec<u8>> {
    let mut table = os2(face)?.to_vec();
    let (first, last) = extremes(subset);
    table.get_mut(64..66)?.copy_from_slice(&first.to_be_bytes());
    table.get_mut(66..68)?.copy_from_slice(&last.to_be_bytes());
    Some(table)
}

fn plain_metrics(subset: &Subset, face: &Face) -> Os2 {
    let (first, last) = extremes(subset);
    Os2 {
        fs_type: face.rights,
        x_avg_char_width: i16::try_from(face.units_per_em).unwrap_or(i16::MAX),
        us_first_char_index: first,
        us_last_char_index: last,
        s_typo_ascender: face.ascender,
        s_typo_descender: face.descender,
        us_win_ascent: face.ascender.unsigned_abs(),
        us_win_descent: face.descender.unsigned_abs(),
        ul_code_page_range_1: Some(1 << SIMPLIFIED_CHINESE),
        ul_code_page_range_2: Some(0),
        ..Os2::default()
    }
}

/// The bit of code page 936 in ulCodePageRange1.
const SIMPLIFIED_CHINESE: u32 = 18;

/// The lowest and highest character of the subset; 0xFFFF for characters beyond the Basic Multilingual Plane.
fn extremes(subset: &Subset) -> (u16, u16) {
    let code = |found: Option<(&char, _)>| {
        found.map_or(0, |(&c, _)| u16::try_from(u32::from(c)).unwrap_or(u16::MAX))
    };
    let glyphs = written(subset);
    (code(glyphs.first_key_value()), code(glyphs.last_key_value()))
}
