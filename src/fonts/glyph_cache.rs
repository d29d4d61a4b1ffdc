//! Characters to glyphs of a font stack with their advances; each character is looked up once.

use super::face::{FaceId, GlyphId};
use super::library::Fonts;
use crate::doc::FaceKey;

/// The glyph of a character in a font stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ResolvedGlyph {
    /// The face that has the character.
    pub face: FaceId,
    /// Its glyph in that face.
    pub glyph: GlyphId,
    /// The advance of the glyph in thousandths of an em.
    pub advance_milli: u16,
}

#[derive(Clone, Copy)]
enum CacheEntry {
    Unasked,
    Missing,
    Found(ResolvedGlyph),
}

/// The characters of a font stack that have been looked up, in blocks of 256.
pub struct GlyphCache<'f> {
    fonts: &'f Fonts,
    key: &'f FaceKey,
    blocks: Vec<Option<Box<[CacheEntry; 256]>>>,
}

impl<'f> GlyphCache<'f> {
    /// An empty cache.
    pub fn new(fonts: &'f Fonts, key: &'f FaceKey) -> Self {
        Self { fonts, key, blocks: Vec::new() }
    }

    /// The glyph of a character in the stack or in the fallback stacks; `None` if no face has it.
    pub fn get(&mut self, character: char) -> Option<ResolvedGlyph> {
        let (block, place) = (character as usize >> 8, character as usize & 0xff);
        if self.blocks.len() <= block {
            self.blocks.resize(block + 1, None);
        }
        let block = self.blocks[block].get_or_insert_with(|| Box::new([CacheEntry::Unasked; 256]));
        if let CacheEntry::Unasked = block[place] {
            block[place] = look_up(self.fonts, self.key, character);
        }
        match block[place] {
            CacheEntry::Found(shape) => Some(shape),
            CacheEntry::Missing | CacheEntry::Unasked => None,
        }
    }
}

fn look_up(fonts: &Fonts, key: &FaceKey, character: char) -> CacheEntry {
    fonts.pick(key, character).map_or(CacheEntry::Missing, |(face, glyph)| {
        CacheEntry::Found(ResolvedGlyph {
            face,
            glyph,
            advance_milli: fonts.face(face).advance_milli(glyph),
        })
    })
}
