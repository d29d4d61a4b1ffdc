//! A run of glyphs to the codes that a page shows, with spacing, shifts, and the text of codes that read as something
//! else.

use std::collections::BTreeMap;

use printpdf::Codepoint;

use super::fonts::Typeface;
use crate::base::length::Length;
use crate::base::lowered::as_written;
use crate::layout::pages::{Glyph, GlyphRun};

/// The greatest error of a glyph's position, in thousandths of a point, that is not corrected by a shift.
const TOLERANCE: f64 = 3.0;

/// Readers take a gap of a tenth of the font size for a space; gaps above the font size divided by this get their text
/// stated.
const GAP: i64 = 11;

/// A run with its codes.
pub(super) struct ShownRun {
    /// The character spacing: added to every advance.
    pub spacing: Length,
    /// Its glyphs in order.
    pub pieces: Vec<ShownGlyphs>,
}

/// Glyphs that are shown by one operator.
pub(super) struct ShownGlyphs {
    /// The codes, each with the shift after it in thousandths of an em and the character it reads as.
    pub codes: Vec<Codepoint>,
    /// The text of the glyphs if it differs from what their codes read as (`/ActualText`, ISO 32000-1 14.9.4).
    pub reads: Option<String>,
}

/// The codes of a run. A run of one glyph keeps the current spacing, which has no effect on it.
pub(super) fn codes(run: &GlyphRun, face: &Typeface, current: Length) -> ShownRun {
    let gaps = gaps(run, face);
    let spacing = most_common(&gaps).unwrap_or(current);
    let codes = shifted(run, face, spacing);
    let apart = gaps.iter().any(|&gap| gap * GAP > run.size);
    let pieces = if apart || has_odd_blanks(run) {
        let reads = run.glyphs.iter().map(|glyph| as_written(glyph.character)).collect();
        vec![ShownGlyphs { codes, reads: Some(reads) }]
    } else {
        pieces(run, codes)
    };
    ShownRun { spacing, pieces }
}

/// Joins glyphs that read as their codes; any other glyph is separate.
fn pieces(run: &GlyphRun, codes: Vec<Codepoint>) -> Vec<ShownGlyphs> {
    let mut pieces: Vec<ShownGlyphs> = Vec::new();
    for (glyph, code) in run.glyphs.iter().zip(codes) {
        let reads = reads_otherwise(glyph, &code).then(|| as_written(glyph.character).to_string());
        match pieces.last_mut() {
            Some(piece) if piece.reads.is_none() && reads.is_none() => piece.codes.push(code),
            _ => pieces.push(ShownGlyphs { codes: vec![code], reads }),
        }
    }
    pieces
}

/// The difference between the advance in the run and the advance of the glyph, for all glyphs but the last.
fn gaps(run: &GlyphRun, face: &Typeface) -> Vec<Length> {
    let Some((_, moving)) = run.glyphs.split_last() else { return Vec::new() };
    let gap = |glyph: &Glyph| {
        let own = i64::from(face.advance(face.code(glyph.glyph))) * run.size.to_milli() / 1000;
        glyph.advance - Length::milli(own)
    };
    moving.iter().map(gap).collect()
}

/// Whether the run contains a blank other than a space, or several blanks: readers copy these as one space.
fn has_odd_blanks(run: &GlyphRun) -> bool {
    let blank = |glyph: &Glyph| glyph.character.is_whitespace();
    run.glyphs.iter().any(|glyph| blank(glyph) && glyph.character != ' ')
        || run.glyphs.windows(2).any(|pair| pair.iter().all(blank))
}

fn most_common(gaps: &[Length]) -> Option<Length> {
    let mut counts: BTreeMap<Length, usize> = BTreeMap::new();
    gaps.iter().for_each(|&gap| *counts.entry(gap).or_default() += 1);
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(gap, _)| gap)
}

/// The codes of a run, each with the shift that moves the next one to its place.
fn shifted(run: &GlyphRun, face: &Typeface, spacing: Length) -> Vec<Codepoint> {
    let size = run.size.to_milli().max(1) as f64;
    let (mut asked, mut pen) = (0.0, 0.0);
    let shift = |glyph: &Glyph| {
        let code = face.code(glyph.glyph);
        asked += glyph.advance.to_milli() as f64;
        pen += f64::from(face.advance(code)) * size / 1000.0 + spacing.to_milli() as f64;
        let off = if (asked - pen).abs() > TOLERANCE { asked - pen } else { 0.0 };
        // Two decimals of a thousandth of an em are invisible and short.
        let thousandths = (-off / size * 100_000.0).round() / 100.0;
        pen -= thousandths * size / 1000.0;
        let reading = face.reading(code).unwrap_or(as_written(glyph.character));
        Codepoint::with_cid(code, thousandths as f32, reading.to_string())
    };
    run.glyphs.iter().map(shift).collect()
}

/// Whether the text of a glyph must be stated: its code reads as another character, or its character is private, for
/// which ISO 19005-2 6.2.11.7.3 requires it.
fn reads_otherwise(glyph: &Glyph, code: &Codepoint) -> bool {
    let private = matches!(glyph.character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let alone =
        code.cid.as_ref().is_some_and(|reading| reading.chars().eq([as_written(glyph.character)]));
    private || !alone
}
