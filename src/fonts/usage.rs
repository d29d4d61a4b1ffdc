//! Which characters of which face a document needs, and which characters no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::face::FaceId;
use super::library::Fonts;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::doc::{Document, Role, StyleSheet};

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
        let mut usage = Self::default();
        usage.add(Role::PageNumber, "— 0123456789", style, fonts);
        let tables = document.blocks().any(|b| b.role() == Role::Caption);
        if tables {
            usage.add(Role::Caption, &style.table.continued, style, fonts);
        }
        for block in document.blocks() {
            usage.add(block.role(), block.number(), style, fonts);
            for (role, inline) in block.inlines() {
                for missing in usage.add(role, inline.as_text(), style, fonts) {
                    findings.push(missing_character(missing).at(inline.origin.span()));
                }
            }
        }
        usage
    }

    /// Adds the characters of a text and gives back those that no face has.
    fn add(&mut self, role: Role, text: &str, style: &StyleSheet, fonts: &Fonts) -> Vec<char> {
        let key = &style.of(role).face;
        let mut missing = Vec::new();
        for character in text.chars() {
            match fonts.pick(key, character) {
                Some((face, _)) => {
                    self.faces.entry(face).or_default().insert(character);
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
