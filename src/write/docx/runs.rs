//! Inlines to runs: one for each change of face or weight, with breaks and fields between them.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{
    BreakType, FieldCharType, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run, RunFonts,
};

use super::font_names::FontNames;
use super::revisions::mark_runs;
use super::text::clean;
use crate::base::diag::Diagnostics;
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::style::NO_BREAK;
use crate::doc::{FaceKey, Inline, InlineKind};
use crate::fonts::Fonts;

/// Marks that Word sets in the Latin face unless a hint asks for the East Asian one (ECMA-376 17.3.2.26).
const SHARED_MARKS: &str = "“”‘’—…·×÷±°";

/// The text of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct ParagraphText<'a> {
    /// The number at its beginning, empty if it has none.
    pub number: &'a str,
    /// Whether a tab follows the number.
    pub tab: bool,
    /// Its inlines.
    pub content: &'a [Inline],
    /// The number of characters before each break; `None` if only the breaks among the inlines count.
    pub breaks: Option<&'a [usize]>,
    /// The number of characters before each one that stays with the one before it.
    pub held: &'a [usize],
    /// How many characters at its beginning are a run-in heading, and the font stack of that.
    pub lead: Option<(usize, &'a FaceKey)>,
    /// The page of the paragraph, from 1.
    pub page: u32,
    /// The number of pages.
    pub pages: u32,
    /// The page on which each block begins.
    pub pages_of: &'a BTreeMap<NodeId, u32>,
}

/// Writes text as runs.
pub(super) struct Runs<'a> {
    /// The faces of all font stacks.
    pub fonts: &'a Fonts,
    /// The font names of the file.
    pub names: &'a FontNames,
    /// The labels that stand under a bookmark: those of captions.
    pub labels: BTreeSet<usize>,
    /// Receives the findings about characters that are left out.
    pub findings: &'a mut Diagnostics,
}

/// The bookmark of a heading that a contents list refers to, with a name of the form that Word uses.
pub(super) fn bookmark(node: NodeId) -> String {
    format!("_Toc{:08}", node.0)
}

/// A stretch of text in one face and weight, a break, a tab, or a field.
#[derive(Clone, PartialEq, Debug)]
enum RunPiece {
    Text {
        text: String,
        face: Option<String>,
        strong: bool,
    },
    Break,
    Tab,
    Field {
        field: Field,
        shown: u32,
    },
    /// The label of a table or chart in its caption: its word, and its number as a field, under a bookmark.
    Caption {
        word: String,
        number: String,
        of: usize,
    },
    /// A reference to such a label.
    Reference {
        text: String,
        of: usize,
    },
}

/// A piece with its mark.
type MarkedPiece = (RunPiece, Option<ChangeMark>);

impl RunPiece {
    /// Whether it is the label in a caption that another one is, too, before or after a change.
    fn is_label_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Caption { of, .. }, Self::Caption { of: other, .. }) => of == other,
            _ => false,
        }
    }
}

/// A number that Word computes when it lays out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// The number of the page.
    Page,
    /// The number of pages.
    Pages,
    /// The number of the page of a heading.
    PageOf(NodeId),
}

impl Field {
    fn instruction(self) -> InstrText {
        match self {
            Self::Page => InstrText::PAGE(InstrPAGE::new()),
            Self::Pages => InstrText::NUMPAGES(InstrNUMPAGES::new()),
            Self::PageOf(node) => InstrText::Unsupported(format!("PAGEREF {}", bookmark(node))),
        }
    }
}

impl Runs<'_> {
    /// Appends text to a paragraph; `key` is the font stack of its style.
    pub(super) fn fill(
        &mut self,
        paragraph: Paragraph,
        words: ParagraphText,
        key: &FaceKey,
    ) -> Paragraph {
        let pieces = self.pieces(words, key);
        let mut paragraph = paragraph;
        for (index, (piece, change)) in pieces.iter().enumerate() {
            let labels = [&pieces[..index], &pieces[index + 1..]];
            let is_among =
                |pieces: &[MarkedPiece]| pieces.iter().any(|(other, _)| other.is_label_of(piece));
            let [is_before, is_behind] = labels.map(is_among);
            let mut own = add_piece(Paragraph::new(), piece, [!is_before, !is_behind]);
            if let Some(change) = change {
                mark_runs(&mut own.children, *change);
            }
            paragraph.children.append(&mut own.children);
        }
        paragraph
    }

    fn pieces(&mut self, words: ParagraphText, key: &FaceKey) -> Vec<MarkedPiece> {
        let mut line = RunLine {
            pieces: Vec::new(),
            length: 0,
            breaks: words.breaks.unwrap_or(&[]),
            held: words.held,
            lead: words.lead,
            change: None,
        };
        self.add_text(&mut line, words.number, false, key);
        if words.tab {
            line.push(RunPiece::Tab);
        }
        for inline in words.content {
            line.change = inline.origin.change;
            match &inline.kind {
                InlineKind::Text { text, strong } => {
                    let text = clean(text, inline.origin.span(), self.findings);
                    self.add_text(&mut line, &text, *strong, key);
                }
                InlineKind::Label { text, of, .. } if !self.labels.contains(of) => {
                    self.add_text(&mut line, text, false, key);
                }
                InlineKind::Label { text, of, in_caption } => {
                    line.length += text.chars().count();
                    line.push(label(text, *of, *in_caption));
                }
                InlineKind::Break if words.breaks.is_none() => line.push(RunPiece::Break),
                InlineKind::Break => {}
                InlineKind::PageNumber => {
                    line.push(RunPiece::Field { field: Field::Page, shown: words.page });
                }
                InlineKind::Leader => line.push(RunPiece::Tab),
                InlineKind::PageOf(node) => {
                    let shown = words.pages_of.get(node).copied().unwrap_or(1);
                    line.push(RunPiece::Field { field: Field::PageOf(*node), shown });
                }
                InlineKind::PageCount => {
                    line.push(RunPiece::Field { field: Field::Pages, shown: words.pages });
                }
            }
        }
        line.pieces
    }

    fn add_text(&self, line: &mut RunLine, text: &str, strong: bool, key: &FaceKey) {
        for character in text.chars() {
            let other = match line.lead.filter(|(end, _)| line.length < *end) {
                Some((_, lead)) => {
                    Some(self.other_face(lead, character).unwrap_or(self.names.official(lead)))
                }
                None => self.other_face(key, character),
            };
            line.add(character, other, strong);
        }
    }

    /// The name of the face that draws a character, if it is not the first of its stack.
    fn other_face(&self, key: &FaceKey, character: char) -> Option<&str> {
        let face = self.fonts.pick(key, character).map(|(face, _)| face);
        face.filter(|_| face != self.names.plain(key)).and_then(|face| self.names.name(face))
    }
}

/// The pieces of a paragraph so far.
struct RunLine<'a> {
    pieces: Vec<MarkedPiece>,
    length: usize,
    breaks: &'a [usize],
    held: &'a [usize],
    lead: Option<(usize, &'a FaceKey)>,
    /// The mark of what is added.
    change: Option<ChangeMark>,
}

impl RunLine<'_> {
    fn push(&mut self, piece: RunPiece) {
        self.pieces.push((piece, self.change));
    }

    fn add(&mut self, character: char, face: Option<&str>, strong: bool) {
        if self.length > 0 && self.breaks.contains(&self.length) {
            self.push(RunPiece::Break);
        }
        if self.held.contains(&self.length)
            && let Some((RunPiece::Text { text, .. }, _)) = self.pieces.last_mut()
        {
            text.push(NO_BREAK);
        }
        self.length += 1;
        match self.pieces.last_mut() {
            Some((RunPiece::Text { text, face: open, strong: weight }, change))
                if open.as_deref() == face && *weight == strong && *change == self.change =>
            {
                text.push(character);
            }
            _ => {
                let face = face.map(Into::into);
                self.push(RunPiece::Text { text: character.into(), face, strong });
            }
        }
    }
}

/// Adds a piece. The bookmark of a label begins with the first piece of the label and ends with its last one: there are
/// several where it changed.
fn add_piece(paragraph: Paragraph, piece: &RunPiece, [begins, ends]: [bool; 2]) -> Paragraph {
    match piece {
        RunPiece::Text { text, face, strong } => {
            paragraph.add_run(text_run(text, face.as_deref(), *strong))
        }
        RunPiece::Tab => paragraph.add_run(Run::new().add_tab()),
        RunPiece::Break => paragraph.add_run(Run::new().add_break(BreakType::TextWrapping)),
        RunPiece::Field { field, shown } => add_field(paragraph, *field, *shown),
        RunPiece::Caption { word, number, of } => {
            let id = FIRST_LABEL + of;
            let sequence = InstrText::Unsupported(format!("SEQ {word} \\* ARABIC"));
            let marked = match begins {
                true => paragraph.add_bookmark_start(id, reference(*of)),
                false => paragraph,
            };
            let worded = marked.add_run(text_run(&format!("{word}{NO_BREAK}"), None, false));
            let shown = add_shown(worded, sequence, number);
            if ends { shown.add_bookmark_end(id) } else { shown }
        }
        RunPiece::Reference { text, of } => {
            let field = InstrText::Unsupported(format!("REF {} \\h", reference(*of)));
            add_shown(paragraph, field, &whole(text))
        }
    }
}

/// A label whose number stays with its word.
fn whole(text: &str) -> String {
    let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (word, number) = text.split_at(at);
    if word.is_empty() { text.into() } else { format!("{word}{NO_BREAK}{number}") }
}

/// The label of a table or chart, divided before its number.
fn label(text: &str, of: usize, in_caption: bool) -> RunPiece {
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if in_caption && !word.is_empty() && !word.contains(char::is_whitespace) {
        let number = text[word.len()..].into();
        RunPiece::Caption { word: word.into(), number, of }
    } else {
        RunPiece::Reference { text: text.into(), of }
    }
}

/// The id of the bookmark of the first label; those of headings are lower.
const FIRST_LABEL: usize = 1 << 24;

/// The bookmark of a label, with a name of the form that Word uses.
fn reference(of: usize) -> String {
    format!("_Ref{of:08}")
}

fn text_run(text: &str, face: Option<&str>, strong: bool) -> Run {
    let hinted = text.contains(|c| SHARED_MARKS.contains(c));
    let run = Run::new().add_text(text);
    let run = if strong { run.bold() } else { run };
    if face.is_none() && !hinted {
        return run;
    }
    let fonts = face.map_or_else(RunFonts::new, four_slots);
    run.fonts(if hinted { fonts.hint("eastAsia") } else { fonts })
}

/// One font name for all four character ranges that Word distinguishes (ECMA-376 17.3.2.26).
pub(super) fn four_slots(face: &str) -> RunFonts {
    RunFonts::new().ascii(face).hi_ansi(face).east_asia(face).cs(face)
}

/// Appends a field with the value it shows until it is updated.
pub(super) fn add_field(paragraph: Paragraph, field: Field, shown: u32) -> Paragraph {
    add_shown(paragraph, field.instruction(), &shown.to_string())
}

fn add_shown(paragraph: Paragraph, instruction: InstrText, shown: &str) -> Paragraph {
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
        .add_run(Run::new().add_text(shown))
        .add_run(Run::new().add_field_char(FieldCharType::End, false))
}
