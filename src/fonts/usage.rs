//! Which characters of which face a document needs, and which characters no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::face::FaceId;
use super::library::Fonts;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::doc::{Document, FaceKey, Role, StyleSheet};

/// Characters by face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// What each face must draw.
    pub faces: BTreeMap<FaceId, BTreeSet<char>>,
}

impl Usage {
    /// Gathers what a document and its page numbers need. A character that no face has is an error at its place.
    pub fn of(
        document: &Document,
        style: &StyleSheet,
        fonts: &Fonts,
        findings: &mut Diagnostics,
    ) -> Self {
        let mut search = Search { usage: Self::default(), style, fonts, met: BTreeMap::new() };
        search.add(Role::PageNumber, "— 0123456789");
        let tables = document.blocks().any(|b| b.role() == Role::Caption);
        if tables {
            search.add(Role::Caption, &style.table.continued);
        }
        for block in document.blocks() {
            search.add(block.role(), block.number());
            if block.role().is_contents_entry() {
                search.add(block.role(), "…0123456789");
            }
            for (role, inline) in block.inlines() {
                for missing in search.add(role, inline.as_text()) {
                    findings.push(missing_character(missing).at(inline.origin.span()));
                }
            }
        }
        search.usage
    }
}

/// The search through a document.
struct Search<'a> {
    usage: Usage,
    style: &'a StyleSheet,
    fonts: &'a Fonts,
    /// The characters found so far in each stack: most come again and again.
    met: BTreeMap<&'a FaceKey, Met>,
}

/// Characters, in blocks of 64.
#[derive(Default)]
struct Met(Vec<u64>);

impl Met {
    /// Whether a character is met for the first time.
    fn is_new(&self, character: char) -> bool {
        let (block, bit) = Self::place(character);
        self.0.get(block).is_none_or(|bits| bits & bit == 0)
    }

    fn add(&mut self, character: char) {
        let (block, bit) = Self::place(character);
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        self.0[block] |= bit;
    }

    fn place(character: char) -> (usize, u64) {
        (character as usize / 64, 1 << (character as usize % 64))
    }
}

impl<'a> Search<'a> {
    /// Adds the characters of a text and gives back those that no face has.
    fn add(&mut self, role: Role, text: &str) -> Vec<char> {
        let key = &self.style.of(role).face;
        let met = self.met.entry(key).or_default();
        let mut missing = Vec::new();
        for character in text.chars() {
            if !met.is_new(character) {
                continue;
            }
            match self.fonts.pick(key, character) {
                Some((face, _)) => {
                    met.add(character);
                    self.usage.faces.entry(face).or_default().insert(character);
                }
                None => missing.push(character),
            }
        }
        missing
    }
}

fn missing_character(character: char) -> Diagnostic {
    let code = format!("U+{:04X}", character as u32);
    Diagnostic::error("F02", format!("所有字体都没有“{character}”（{code}）这个字"))
        .hint("请换一个写法，或用 --fonts 指出含有此字的字体目录")
}
