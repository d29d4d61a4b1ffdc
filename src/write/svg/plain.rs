//! Characters to whether every browser draws them, each alone, with the glyph that the character map of the face gives.

use crate::fonts::{Face, GlyphId};

/// Blocks of Unicode without joining, combining or directed letters, and without pictures that browsers draw in colour.
const PLAIN: &[(u32, u32)] = &[
    (0x0020, 0x007e),
    (0x00a0, 0x00ac),
    (0x00ae, 0x02ff),
    (0x0370, 0x0482),
    (0x048a, 0x052f),
    (0x1e00, 0x1fff),
    (0x2000, 0x200a),
    (0x2010, 0x2027),
    (0x202f, 0x205f),
    (0x2070, 0x20cf),
    (0x2100, 0x2319),
    (0x231c, 0x23e8),
    (0x2460, 0x25fc),
    (0x25ff, 0x2613),
    (0x2616, 0x2647),
    (0x3000, 0x3029),
    (0x3030, 0x3098),
    (0x309b, 0x33ff),
    (0x3400, 0x4dbf),
    (0x4dc0, 0x9fff),
    (0xe000, 0xf8ff),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe1f),
    (0xfe30, 0xfe6f),
    (0xff01, 0xff9d),
    (0xffe0, 0xffee),
    (0x20000, 0x323af),
];

/// Whether a browser draws a character of a face with this glyph, whatever stands beside it.
pub(super) fn is_plain(character: char, glyph: GlyphId, face: &Face) -> bool {
    let code = character as u32;
    let behind = PLAIN.partition_point(|(first, _)| *first <= code);
    let listed = behind.checked_sub(1).is_some_and(|at| code <= PLAIN[at].1);
    listed && face.glyph(character) == Some(glyph)
}

#[cfg(test)]
mod tests {
    use super::PLAIN;

    #[test]
    fn blocks_are_in_order() {
        assert!(PLAIN.iter().all(|(first, last)| first <= last));
        assert!(PLAIN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
