//! Facts or a document to passages of running text, every character with its place in a source.

use std::collections::HashSet;

use crate::base::source::{Sources, Span};
use crate::catalogue::keys;
use crate::data::Report;
use crate::data::model::{Fact, Prose, ProsePiece};
use crate::doc::{Block, BlockKind, Document};
use crate::figures::Figures;
use crate::statements::passage::Passage;

/// Every running text and every name of the facts.
pub(super) fn of_facts(report: &Report, figures: &Figures, sources: &Sources) -> Vec<Passage> {
    let of_projects: HashSet<_> = report.project_proses().map(|prose| prose.span).collect();
    let proses = report.proses().map(|prose| {
        let mut passage = of_prose(prose, figures, sources);
        passage.is_of_project = of_projects.contains(&prose.span);
        passage
    });
    let names = names(report).into_iter().map(|name| of_name(name, sources));
    let documents = report.values.texts(keys::DOCUMENTS).iter();
    let documents = documents.map(|name| {
        let mut passage = of_name(name, sources);
        passage.is_document = true;
        passage
    });
    let scope = report.values.texts(keys::SCOPE).iter().map(|text| {
        let mut passage = of_name(text, sources);
        passage.is_name = false;
        passage
    });
    proses.chain(names).chain(documents).chain(scope).collect()
}

/// What a pack's templates say in the finished document, block by block. Text from facts is included for context,
/// without a place, so that it is not reported again.
pub(super) fn of_document(document: &Document) -> Vec<Passage> {
    document.blocks().map(of_block).filter(Passage::is_reported).collect()
}

/// As [`of_document`], without tables.
pub(super) fn of_running_text(document: &Document) -> Vec<Passage> {
    let is_text = |block: &&Block| !matches!(block.kind, BlockKind::Table(_));
    document.blocks().filter(is_text).map(of_block).filter(Passage::is_reported).collect()
}

/// What the finished document shows of the facts, block by block, at the values that it comes from.
pub(super) fn of_printed_facts(document: &Document) -> Vec<Passage> {
    let of_block = |block: &Block| {
        let mut passage = Passage::empty(false);
        for (_, inline) in block.inlines() {
            let origin = &inline.origin;
            let place = origin.facts.filter(|_| origin.figure.is_none());
            let cited = origin.figure.is_some();
            inline.as_text().chars().for_each(|c| passage.push(c, place, cited));
        }
        passage
    };
    document.blocks().map(of_block).filter(Passage::is_reported).collect()
}

fn of_block(block: &Block) -> Passage {
    let mut passage = Passage::empty(false);
    for (_, inline) in block.inlines() {
        let origin = &inline.origin;
        let own = origin.facts.is_none() && origin.figure.is_none();
        let place = origin.template.filter(|_| own);
        inline.as_text().chars().for_each(|c| passage.push(c, place, origin.figure.is_some()));
    }
    passage
}

fn of_prose(prose: &Prose, figures: &Figures, sources: &Sources) -> Passage {
    let mut passage = Passage::empty(false);
    let mut aligned = Aligned::new(prose.span, sources);
    for (at, piece) in prose.pieces.iter().enumerate() {
        match piece {
            ProsePiece::Text(words) => {
                words.chars().for_each(|c| passage.push(c, Some(aligned.next(c)), false));
            }
            ProsePiece::Cite(id, span) => {
                let figure = figures.get(id);
                let cited = |figure| figures.cited(figure, prose.has_sign_behind(at));
                let shown = figure.map(cited).unwrap_or_default();
                shown.chars().for_each(|c| passage.push(c, Some(*span), true));
                aligned.skip_to(span.end as usize);
            }
        }
    }
    passage
}

/// A text as it is typed, without what it cites.
pub(super) fn plain(prose: &Prose) -> String {
    let words = prose.pieces.iter().map(|piece| match piece {
        ProsePiece::Text(words) => words.as_str(),
        ProsePiece::Cite(..) => "",
    });
    words.collect()
}

fn of_name(name: &Fact<String>, sources: &Sources) -> Passage {
    let mut passage = Passage::empty(true);
    let mut aligned = Aligned::new(name.span, sources);
    name.value.chars().for_each(|c| passage.push(c, Some(aligned.next(c)), false));
    passage
}

/// Names that are printed but are not running text.
fn names(report: &Report) -> Vec<&Fact<String>> {
    let own = [keys::UNIT_NAME, keys::UNIT_SHORT_NAME];
    let mut all: Vec<_> = own.iter().filter_map(|key| report.values.words.get(*key)).collect();
    all.extend(report.values.texts(keys::OFFICE_NAMES));
    all.extend(report.income_parts.iter().map(|part| &part.name));
    let items = report.personnel_items.iter().chain(&report.public_items);
    all.extend(items.map(|item| &item.name));
    all.extend(report.values.texts(keys::USES));
    all.extend(report.projects.iter().map(|project| &project.name));
    all.extend(report.data_tables.iter().map(|table| &table.title));
    all
}

/// Finds the characters of a scalar again in the file, whatever quotes, escapes and folds did to them.
struct Aligned<'s> {
    raw: &'s str,
    span: Span,
    /// Bytes of `raw` that are passed.
    at: usize,
}

impl<'s> Aligned<'s> {
    fn new(span: Span, sources: &'s Sources) -> Self {
        Self { raw: sources.text(span), span, at: 0 }
    }

    /// Where the next character stands: the nearest one that is the same. White space may have become other white
    /// space, so its place is the current one.
    fn next(&mut self, character: char) -> Span {
        /// No quote, escape or fold is longer.
        const NEAR: usize = 200;
        let rest = &self.raw[self.at..];
        let found = rest.char_indices().take(NEAR).find(|(_, c)| *c == character);
        let start = match found {
            Some((offset, _)) if !character.is_whitespace() => {
                let start = self.at + offset;
                self.at = start + character.len_utf8();
                start
            }
            _ => self.at,
        };
        let from = self.span.start as usize + start;
        let length = self.raw[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(self.span.source, from..from + length)
    }

    fn skip_to(&mut self, byte: usize) {
        let to = byte.saturating_sub(self.span.start as usize);
        if to > self.at && self.raw.is_char_boundary(to) {
            self.at = to;
        }
    }
}
