//! Inlines to runs: one for each change of face or weight, with breaks and fields between them.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::Paragraph;

use super::font_names::FontNames;
use super::revisions::mark_runs;
use super::run_pieces::{FaceBefore, Field, MarkedPiece, RunPiece, add_piece, label};
use super::text::clean;
use crate::base::diag::Diagnostics;
use crate::base::id::{ChangeMark, NodeId};
use crate::base::length::Length;
use crate::base::lowered::as_written;
use crate::doc::{FaceKey, Inline, InlineKind, RetrackedLine, RunIn, TextStyle, change_of};
use crate::fonts::Fonts;

/// The text of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct ParagraphText<'a> {
    /// The number at its beginning, empty if it has none.
    pub number: &'a str,
    /// Whether a tab follows the number, with the mark of the tab.
    pub tab: Option<Option<ChangeMark>>,
    /// Its inlines.
    pub content: &'a [Inline],
    /// The number of characters before each break; `None` if only the breaks among the inlines count.
    pub breaks: Option<&'a [usize]>,
    /// The lines that are set wider or narrower.
    pub retracked: &'a [RetrackedLine],
    /// How many characters at its beginning are a run-in heading, and the font stack of that.
    pub lead: Option<(RunIn, &'a FaceKey)>,
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
    /// The labels of captions that the new report alone has, with those that the old one has in their place.
    pub replaced: BTreeMap<usize, usize>,
    /// Receives the findings about characters that are left out.
    pub findings: &'a mut Diagnostics,
}

impl Runs<'_> {
    /// Appends text to a paragraph of a style.
    pub(super) fn fill(
        &mut self,
        paragraph: Paragraph,
        words: ParagraphText,
        style: &TextStyle,
    ) -> Paragraph {
        let pieces = self.pieces(words, style);
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

    fn pieces(&mut self, words: ParagraphText, style: &TextStyle) -> Vec<MarkedPiece> {
        let key = &style.face;
        let mut line = RunLine {
            pieces: Vec::new(),
            length: 0,
            breaks: words.breaks.unwrap_or(&[]),
            retracked: words.retracked,
            tracking: style.tracking,
            lead: words.lead,
            // A number goes and comes with all of its words.
            change: change_of(words.content),
        };
        self.add_text(&mut line, words.number, false, key);
        line.pieces.extend(words.tab.map(|change| (RunPiece::Tab, change)));
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
                    let was = self.replaced.get(of).copied();
                    let of = match line.change {
                        None => (*of, was),
                        Some(ChangeMark::Deleted) => (was.unwrap_or(*of), None),
                        Some(ChangeMark::Inserted) => (*of, None),
                    };
                    let piece = label(text, of, *in_caption, line.tracking());
                    line.length += text.chars().count();
                    line.push(piece);
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
            let (other, before) = self.faces(line, key, character);
            line.add(as_written(character), (other, before), strong);
        }
    }

    /// The face of the next character, if it is not that of the paragraph, and the one that the old report had if that is
    /// another one.
    fn faces<'s>(
        &'s self,
        line: &RunLine<'s>,
        key: &FaceKey,
        character: char,
    ) -> (Option<&'s str>, Option<FaceBefore>) {
        let face = |change| match line.lead.filter(|(lead, _)| lead.holds(line.length, change)) {
            Some((_, lead)) => {
                Some(self.other_face(lead, character).unwrap_or(self.names.official(lead)))
            }
            None => self.other_face(key, character),
        };
        let own = face(line.change);
        let is_other = line.lead.is_some_and(|(lead, _)| lead.old != lead.new);
        let old = (is_other && line.change.is_none()).then(|| face(Some(ChangeMark::Deleted)));
        let before = old.filter(|old| *old != own).map(|old| FaceBefore(old.map(Into::into)));
        (own, before)
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
    retracked: &'a [RetrackedLine],
    /// The tracking of the paragraph's style.
    tracking: Length,
    lead: Option<(RunIn, &'a FaceKey)>,
    /// The mark of what is added.
    change: Option<ChangeMark>,
}

impl RunLine<'_> {
    fn push(&mut self, piece: RunPiece) {
        self.pieces.push((piece, self.change));
    }

    fn add(
        &mut self,
        character: char,
        (face, before): (Option<&str>, Option<FaceBefore>),
        strong: bool,
    ) {
        if self.length > 0 && self.breaks.contains(&self.length) {
            self.push(RunPiece::Break);
        }
        let tracking = self.tracking();
        self.length += 1;
        match self.pieces.last_mut() {
            Some((
                RunPiece::Text { text, face: open, before: old, strong: weight, tracking: wide },
                change,
            )) if open.as_deref() == face
                && *old == before
                && (*weight, *wide, *change) == (strong, tracking, self.change) =>
            {
                text.push(character);
            }
            _ => {
                let (text, face) = (character.into(), face.map(Into::into));
                self.push(RunPiece::Text { text, face, before, strong, tracking });
            }
        }
    }

    /// The tracking of the next character, where it is not that of the style.
    fn tracking(&self) -> Option<Length> {
        // The lines stand in the order of the text.
        let at = self.retracked.partition_point(|line| line.chars.end <= self.length);
        let line = self.retracked.get(at).filter(|line| line.chars.contains(&self.length))?;
        Some(self.tracking + line.by)
    }
}
