//! A document to the characters that each face must have, and the characters that no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::face::FaceId;
use super::library::Fonts;
use crate::base::alike;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::doc::{Block, Document, FaceKey, Role, RunIn, StyleSheet};

/// The greatest number of places in a note.
const PLACES: usize = 5;

/// Characters by face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// The characters that each face must draw.
    pub faces: BTreeMap<FaceId, BTreeSet<char>>,
}

impl Usage {
    /// Collects the characters of a document and of its page numbers.
    ///
    /// A character that no face has is an error at its place (F02). Chinese characters that the first face of their
    /// stack lacks are a note, one for each face that replaces it (F03).
    pub fn of(
        document: &Document,
        style: &StyleSheet,
        fonts: &Fonts,
        findings: &mut Diagnostics,
    ) -> Self {
        let (usage, met, replaced) = Default::default();
        let mut search = UsageCollector { usage, style, fonts, met, replaced };
        search.add(Role::PageNumber, "— 0123456789");
        let tables = document.blocks().any(|b| b.role() == Role::Caption);
        if tables {
            search.add(Role::Caption, &style.table.continued);
        }
        for block in document.blocks() {
            search.add(block.role(), block.number());
            search.add_run_in(block);
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

/// The characters collected so far.
struct UsageCollector<'a> {
    usage: Usage,
    style: &'a StyleSheet,
    fonts: &'a Fonts,
    /// The characters already found in each stack; most characters occur many times.
    met: BTreeMap<&'a FaceKey, CharSet>,
    /// Chinese characters of each stack that a face other than its first draws, each with its first place.
    replaced: BTreeMap<(&'a FaceKey, FaceId), Vec<Replaced>>,
}

/// A character and its first place.
type Replaced = (char, Option<Span>);

/// A set of characters, in blocks of 64 bits.
#[derive(Default)]
struct CharSet(Vec<u64>);

impl CharSet {
    /// Whether a character is not in the set.
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

impl<'a> UsageCollector<'a> {
    /// Adds the characters of a text and returns those that no face has.
    fn add(&mut self, role: Role, text: &str) -> Vec<char> {
        self.add_at(role, text, None)
    }

    /// Adds the characters of a run-in heading.
    fn add_run_in(&mut self, block: &Block) {
        let lead = RunIn::of(block).most();
        if lead > 0 {
            let inlines = block.inlines().flat_map(|(_, inline)| inline.as_text().chars());
            let text: String = block.number().chars().chain(inlines).take(lead).collect();
            self.add(Role::Heading2, &text);
        }
    }

    /// The same, for a text with a place.
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

/// Whether a character is Chinese: in one of the Unicode blocks of CJK ideographs.
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
    let finding = Diagnostic::new(codes::F03, message).hint(hint);
    let mut places: Vec<_> = characters.iter().map(|(_, place)| *place).collect();
    places.dedup();
    places.into_iter().take(PLACES).fold(finding, Diagnostic::at)
}

fn missing_character(character: char) -> Diagnostic {
    let code = format!("U+{:04X}", character as u32);
    let finding =
        Diagnostic::new(codes::F02, format!("所有字体都没有“{character}”（{code}）这个字"));
    match alike::normal(character) {
        Some(normal) => finding.hint(format!("写成“{normal}”")),
        None => finding.hint("请换一个写法，或用 --fonts 指出含有此字的字体目录"),
    }
}
