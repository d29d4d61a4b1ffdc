//! A face to the subset that a document needs, cut once for all writers.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::GlyphRemapper;

use super::face::{Face, FaceId, GlyphId};
use super::library::Fonts;
use super::usage::Usage;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};

/// The subsets of a document.
pub type Subsets = BTreeMap<FaceId, Subset>;

/// A subset of a face. Its glyphs are renumbered; 0 is the glyph for missing characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subset {
    /// The font program, without cmap, name, OS/2 and post.
    pub program: Vec<u8>,
    /// The new glyph of each character.
    pub glyphs: BTreeMap<char, GlyphId>,
    /// The new glyph of each old glyph.
    pub renumbered: BTreeMap<GlyphId, GlyphId>,
    /// The advance of each new glyph, in thousandths of an em.
    pub advances: Vec<u16>,
}

/// Why no subset could be cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SubsetError {
    /// Its tables are broken or not supported.
    Unreadable,
}

impl Subset {
    /// Cuts `face` down to `characters`; characters that it lacks are left out.
    pub fn cut(face: &Face, characters: &BTreeSet<char>) -> Result<Self, SubsetError> {
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = BTreeMap::new();
        let mut renumbered = BTreeMap::from([(GlyphId(0), GlyphId(0))]);
        let mut advances = vec![face.advance_milli(GlyphId(0))];
        for &character in characters {
            let Some(old) = face.glyph(character) else { continue };
            let new = GlyphId(remapper.remap(old.0));
            if renumbered.insert(old, new).is_none() {
                advances.push(face.advance_milli(old));
            }
            glyphs.insert(character, new);
        }
        let program = subsetter::subset(face.data(), face.index, &remapper);
        let program = program.map_err(|_| SubsetError::Unreadable)?;
        Ok(Self { program, glyphs, renumbered, advances })
    }
}

/// Cuts every face that a document uses. A face that cannot be cut is an error (F04).
pub fn cut_all(fonts: &Fonts, usage: &Usage, findings: &mut Diagnostics) -> Subsets {
    let mut subsets = Subsets::new();
    for (&id, characters) in &usage.faces {
        match Subset::cut(fonts.face(id), characters) {
            Ok(subset) => {
                subsets.insert(id, subset);
            }
            Err(SubsetError::Unreadable) => findings.push(unreadable(fonts.face(id))),
        }
    }
    subsets
}

fn unreadable(face: &Face) -> Diagnostic {
    let message = format!("字体“{}”（{}）已损坏或不受支持", face.family, face.path.display());
    Diagnostic::new(codes::F04, message).hint("请重新安装该字体，或从字体目录中移走它")
}
