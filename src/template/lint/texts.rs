//! The words of templates and of a pack's YAML in every branch, each character with its place, for the rules about words.

use std::ops::Range;

use super::brackets;
use super::linted::{LintFindings, Linted};
use crate::base::diag::Diagnostics;
use crate::base::source::{SourceId, Span};
use crate::doc::numbering::NumberingScheme;
use crate::pack::{PackText, TextPiece};
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, visit,
};
use crate::template::lines::Markdown;
use crate::template::markup;

/// A stretch of words that is printed in one piece: characters, each with its place; what is printed between them has none.
pub type PlacedText = Vec<(char, Option<Span>)>;

/// What stands for something that is printed.
const PRINTED: char = '\u{FFFC}';

/// The texts of all templates, with the markup in them that is refused or would be printed.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) -> Vec<PlacedText> {
    let mut texts = Vec::new();
    let scheme = &linted.pack.outline.numbering;
    for (_, prepared) in linted.looked_at() {
        let text = &linted.sources.get(prepared.source).text;
        let from = texts.len();
        let mut walk = TextWalk { source: prepared.source, texts: &mut texts, current: Vec::new() };
        walk.body(&prepared.nodes);
        // Branches may each have one half.
        let is_paired = text.matches("**").count().is_multiple_of(2);
        texts[from..].iter().for_each(|text| marked(text, is_paired, scheme, found));
        // What makes words bold is not printed.
        texts[from..].iter_mut().for_each(|text| text.retain(|(c, _)| *c != '*'));
        brackets::look(prepared, found);
    }
    texts
}

/// The words of a text of the pack's YAML, all at its place.
pub(super) fn of_pack(text: &PackText) -> PlacedText {
    let mut placed = PlacedText::new();
    for piece in &text.pieces {
        match piece {
            TextPiece::Words(words) => placed.extend(words.chars().map(|c| (c, Some(text.span)))),
            TextPiece::Cite(_) => placed.push((PRINTED, None)),
        }
    }
    placed
}

/// Markup of a text that is refused, or that would be printed as it stands.
fn marked(text: &PlacedText, is_paired: bool, scheme: &NumberingScheme, found: &mut LintFindings) {
    let is_sign = |c: char| matches!(c, '*' | '_' | '`' | '<' | '[');
    let Some(first) = text.iter().position(|(c, _)| is_sign(*c)) else { return };
    let line: String = text.iter().map(|(c, _)| *c).filter(|c| *c != '\n').collect();
    let markdown = Markdown { text: line.trim_start().to_string(), places: vec![text[first].1] };
    let mut findings = Diagnostics::default();
    markup::read(&markdown, scheme, &mut findings);
    let unpaired = crate::template::near_markup::unpaired().message;
    for finding in findings.iter().filter(|finding| !is_paired || finding.message != unpaired) {
        found.push(finding.clone());
    }
}

struct TextWalk<'t> {
    source: SourceId,
    texts: &'t mut Vec<PlacedText>,
    current: PlacedText,
}

impl TextWalk<'_> {
    fn body(&mut self, nodes: &[TemplateNode]) {
        for node in nodes {
            match &node.kind {
                NodeKind::Text(words) => self.words(words, node.span.start),
                NodeKind::Print(value) => {
                    self.current.push((PRINTED, None));
                    visit(value, self);
                }
                NodeKind::If { branches, otherwise } => {
                    self.end();
                    branches.iter().for_each(|(_, body)| self.body(body));
                    self.body(otherwise);
                }
                NodeKind::For { body, otherwise, .. } => {
                    self.end();
                    self.body(body);
                    self.body(otherwise);
                }
                NodeKind::BlockSet { body, .. }
                | NodeKind::Filtered { body, .. }
                | NodeKind::Block { body, .. } => {
                    self.end();
                    self.body(body);
                }
                NodeKind::Set { value, .. } => visit(value, self),
                NodeKind::Include(_) | NodeKind::Break | NodeKind::Continue => self.end(),
            }
        }
        self.end();
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.current);
        if text.iter().any(|(_, place)| place.is_some()) {
            self.texts.push(text);
        }
    }

    /// Line ends leave nothing behind, blank lines part paragraphs.
    fn words(&mut self, words: &str, start: usize) {
        let mut at = start;
        for (number, line) in words.split('\n').enumerate() {
            let text = if number == 0 { line } else { line.trim_start_matches([' ', '\t']) };
            if number > 0 && text.is_empty() {
                self.end();
            }
            let from = at + line.len() - text.len();
            self.characters(text, from);
            at += line.len() + 1;
        }
    }

    fn characters(&mut self, text: &str, from: usize) {
        let place = |range: Range<usize>| Some(Span::new(self.source, range));
        let placed =
            text.char_indices().map(|(at, c)| (c, place(from + at..from + at + c.len_utf8())));
        let placed: Vec<_> = placed.filter(|(c, _)| *c != '\r').collect();
        self.current.extend(placed);
    }
}

impl Visitor for TextWalk<'_> {
    /// Words in quotation marks that a print may show.
    fn expression(&mut self, expression: &Expression) {
        if let Kind::Text(words) = &expression.kind {
            let place = Some(Span::new(self.source, expression.span.clone()));
            self.texts.push(words.chars().map(|c| (c, place)).collect());
        }
    }
}
