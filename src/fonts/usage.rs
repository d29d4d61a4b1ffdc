//! Which characters of which face a document needs, and which characters no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::face::FaceId;
use super::library::Fonts;
use crate::base::alike;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::doc::{Document, FaceKey, Role, StyleSheet};

/// How many places a note shows.
const PLACES: usize = 5;

/// Characters by face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// What each face must draw.
    pub faces: BTreeMap<FaceId, BTreeSet<char>>,
}

impl Usage {
    /// Gathers what a document and its page numbers need.
    ///
    /// A character that no face has is an error at its place (F02). Chinese characters that another face than the
    /// stack's first has to draw are a note, one for each such face (F03).
    pub fn of(
        document: &Document,
        style: &StyleSheet,
        fonts: &Fonts,
        findings: &mut Diagnostics,
    ) -> Self {
        let (usage, met, replaced) = Default::default();
        let mut search = Search { usage, style, fonts, met, replaced };
        search.add(Role::PageNumber, "— 0123456789");
        let tables = document.blocks().any(|b| b.role() == Role::Caption);
        if tables {
            search.add(Role::Caption, &style.table.continued);
        }
        for block in document.blocks() {
            search.add(block.role(), block.number());
            if block.role().is_contents_entry() {
                search.add(block.role(), "0123456789");
                search.add(Role::Contents1, "…");
            }
            for (role, inline) in block.inlines() {
                let place = inline.origin.span();
                for missing in search.add_at(role, inline.as_text(), place) {
                    findings.push(missing_character(missing).at(place));
                }
            }
        }
        for ((key, face), characters) in &search.replaced {
            findings.push(replaced_characters(key, *face, characters, style, fonts));
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
    /// The Chinese characters of each stack that another face than its first draws, each with where it stands first.
    replaced: BTreeMap<(&'a FaceKey, FaceId), Vec<Replaced>>,
}

/// A character and where it stands first.
type Replaced = (char, Option<Span>);

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
        self.add_at(role, text, None)
    }

    /// The same for a text that stands at a place.
    fn add_at(&mut self, role: Role, text: &str, place: Option<Span>) -> Vec<char> {
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
                    if is_han(character) && self.fonts.stack(key).first() != Some(&face) {
                        self.replaced.entry((key, face)).or_default().push((character, place));
                    }
                    self.usage.faces.entry(face).or_default().insert(character);
                }
                None => missing.push(character),
            }
        }
        missing
    }
}

/// Whether a character is a Chinese one: those of the Unicode blocks of CJK ideographs.
fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

fn replaced_characters(
    key: &FaceKey,
    face: FaceId,
    characters: &[Replaced],
    style: &StyleSheet,
    fonts: &Fonts,
) -> Diagnostic {
    let wanted = style.faces.get(key).map_or("", |stack| &stack.official);
    let used = &fonts.face(face).family;
    let listed: String = characters.iter().map(|(character, _)| format!("“{character}”")).collect();
    let message = format!("{listed}在“{wanted}”中没有，用了“{used}”的字形");
    let hint = "版面不受影响；要用别的字体，在 style.yaml 的 faces 里把它加在这种字体后面";
    let finding = Diagnostic::note("F03", message).hint(hint);
    let mut places: Vec<_> = characters.iter().map(|(_, place)| *place).collect();
    places.dedup();
    places.into_iter().take(PLACES).fold(finding, Diagnostic::at)
}

fn missing_character(character: char) -> Diagnostic {
    let code = format!("U+{:04X}", character as u32);
    let finding = Diagnostic::error("F02", format!("所有字体都没有“{character}”（{code}）这个字"));
    match alike::normal(character) {
        Some(normal) => finding.hint(format!("写成“{normal}”")),
        None => finding.hint("请换一个写法，或用 --fonts 指出含有此字的字体目录"),
    }
}
