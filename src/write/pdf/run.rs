//! A run of glyphs to the codes that a page shows: spacing, shifts, and what copies out where a code alone would
//! say something else.

use std::collections::BTreeMap;

use printpdf::Codepoint;

use super::fonts::Typeface;
use crate::base::length::Length;
use crate::layout::pages::{Glyph, Run};

/// How far, in thousandths of a point, a glyph may stand from where layout put it before it is set right.
const TOLERANCE: f64 = 3.0;

/// Readers take a gap for a space from a tenth of the size on; this much less keeps clear of it.
const GAP: i64 = 11;

/// A run as it is shown.
pub struct ShownRun {
    /// Added to every advance.
    pub spacing: Length,
    /// Its glyphs from left to right.
    pub pieces: Vec<ShownGlyphs>,
}

/// Glyphs shown together.
pub struct ShownGlyphs {
    /// Their codes, each with the shift after it in thousandths of an em, and what it reads as by itself.
    pub codes: Vec<Codepoint>,
    /// What they read as if not what their codes say (`/ActualText`, ISO 32000-1 14.9.4).
    pub reads: Option<String>,
}

/// Sets a run. A run of one glyph takes the spacing that is set already: it moves nothing.
pub fn set(run: &Run, face: &Typeface, current: Length) -> ShownRun {
    let gaps = gaps(run, face);
    let spacing = most_common(&gaps).unwrap_or(current);
    let codes = shifted(run, face, spacing);
    let apart = gaps.iter().any(|&gap| gap * GAP > run.size);
    let pieces = if apart || has_odd_blanks(run) {
        let reads = run.glyphs.iter().map(|glyph| glyph.character).collect();
        vec![ShownGlyphs { codes, reads: Some(reads) }]
    } else {
        pieces(run, codes)
    };
    ShownRun { spacing, pieces }
}

/// Glyphs that read as their codes do go together; any other is a piece of its own.
fn pieces(run: &Run, codes: Vec<Codepoint>) -> Vec<ShownGlyphs> {
    let mut pieces: Vec<ShownGlyphs> = Vec::new();
    for (glyph, code) in run.glyphs.iter().zip(codes) {
        let reads = reads_otherwise(glyph, &code).then(|| glyph.character.to_string());
        match pieces.last_mut() {
            Some(piece) if piece.reads.is_none() && reads.is_none() => piece.codes.push(code),
            _ => pieces.push(ShownGlyphs { codes: vec![code], reads }),
        }
    }
    pieces
}

/// How much more than its own advance each glyph moves the pen; the last one's is nobody's business.
fn gaps(run: &Run, face: &Typeface) -> Vec<Length> {
    let Some((_, moving)) = run.glyphs.split_last() else { return Vec::new() };
    let gap = |glyph: &Glyph| {
        let own = i64::from(face.advance(face.code(glyph.glyph))) * run.size.to_milli() / 1000;
        glyph.advance - Length::milli(own)
    };
    moving.iter().map(gap).collect()
}

/// Readers that copy text out make one plain space of any blank, and of several.
fn has_odd_blanks(run: &Run) -> bool {
    let blank = |glyph: &Glyph| glyph.character.is_whitespace();
    run.glyphs.iter().any(|glyph| blank(glyph) && glyph.character != ' ')
        || run.glyphs.windows(2).any(|pair| pair.iter().all(blank))
}

fn most_common(gaps: &[Length]) -> Option<Length> {
    let mut counts: BTreeMap<Length, usize> = BTreeMap::new();
    gaps.iter().for_each(|&gap| *counts.entry(gap).or_default() += 1);
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(gap, _)| gap)
}

/// The codes of a run, each with the shift that brings the next one to its place.
fn shifted(run: &Run, face: &Typeface, spacing: Length) -> Vec<Codepoint> {
    let size = run.size.to_milli().max(1) as f64;
    let (mut asked, mut pen) = (0.0, 0.0);
    let shift = |glyph: &Glyph| {
        let code = face.code(glyph.glyph);
        asked += glyph.advance.to_milli() as f64;
        pen += f64::from(face.advance(code)) * size / 1000.0 + spacing.to_milli() as f64;
        let off = if (asked - pen).abs() > TOLERANCE { asked - pen } else { 0.0 };
        // Two decimals of a thousandth of an em are finer than any eye, and short.
        let thousandths = (-off / size * 100_000.0).round() / 100.0;
        pen -= thousandths * size / 1000.0;
        let reading = face.reading(code).unwrap_or(glyph.character);
        Codepoint::with_cid(code, thousandths as f32, reading.to_string())
    };
    run.glyphs.iter().map(shift).collect()
}

/// Whether a glyph needs its own text: it shares its code with another character, or has a private one, whose
/// meaning ISO 19005-2 6.2.11.7.3 wants stated.
fn reads_otherwise(glyph: &Glyph, code: &Codepoint) -> bool {
    let private = matches!(glyph.character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let alone = code.cid.as_ref().is_some_and(|reading| reading.chars().eq([glyph.character]));
    private || !alone
}
