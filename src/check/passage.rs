//! Facts or a document to passages of running text, every character with its place in a source.

use std::collections::HashSet;

use crate::base::source::{Sources, Span};
use crate::catalogue::keys;
use crate::data::Report;
use crate::data::model::{Fact, Prose, ProsePiece};
use crate::doc::{Block, Document};
use crate::figures::{Figures, Value};

/// A text of the facts, or a block of the finished document.
pub struct Passage {
    /// Its characters.
    pub chars: Vec<char>,
    /// Where each stands; `None` for what is not to be reported here.
    places: Vec<Option<Span>>,
    /// Whether each comes from a citation, so that it cannot be wrong.
    cited: Vec<bool>,
    /// Where its full stops are.
    stops: Vec<usize>,
    /// Where its quotation marks are.
    quotes: Vec<usize>,
    /// Whether it is a name only, without sentences.
    pub is_name: bool,
    /// Whether it is of one project, not of the whole unit.
    pub is_of_project: bool,
}

impl Passage {
    fn empty(is_name: bool) -> Self {
        Self {
            chars: Vec::new(),
            places: Vec::new(),
            cited: Vec::new(),
            stops: Vec::new(),
            quotes: Vec::new(),
            is_name,
            is_of_project: false,
        }
    }

    /// Every running text and every name of the facts.
    pub fn of_facts(report: &Report, figures: &Figures, sources: &Sources) -> Vec<Self> {
        let of_projects: HashSet<_> = report.project_proses().map(|prose| prose.span).collect();
        let proses = report.proses().map(|prose| Self {
            is_of_project: of_projects.contains(&prose.span),
            ..Self::of_prose(prose, figures, sources)
        });
        let names = names(report).into_iter().map(|name| Self::of_name(name, sources));
        proses.chain(names).collect()
    }

    /// What a pack's templates say in the finished document, block by block. Text from facts is included for context,
    /// without a place, so that it is not reported again.
    pub fn of_document(document: &Document) -> Vec<Self> {
        let own = |passage: &Self| passage.places.iter().any(Option::is_some);
        document.blocks().map(Self::of_block).filter(own).collect()
    }

    /// What the finished document shows of the facts, block by block, at the values that it comes from.
    pub fn of_printed_facts(document: &Document) -> Vec<Self> {
        let of_block = |block: &Block| {
            let mut passage = Self::empty(false);
            for (_, inline) in block.inlines() {
                let origin = &inline.origin;
                let place = origin.facts.filter(|_| origin.figure.is_none());
                let cited = origin.figure.is_some();
                inline.as_text().chars().for_each(|c| passage.push(c, place, cited));
            }
            passage
        };
        let own = |passage: &Self| passage.places.iter().any(Option::is_some);
        document.blocks().map(of_block).filter(own).collect()
    }

    fn of_block(block: &Block) -> Self {
        let mut passage = Self::empty(false);
        for (_, inline) in block.inlines() {
            let origin = &inline.origin;
            let own = origin.facts.is_none() && origin.figure.is_none();
            let place = origin.template.filter(|_| own);
            inline.as_text().chars().for_each(|c| passage.push(c, place, origin.figure.is_some()));
        }
        passage
    }

    fn of_prose(prose: &Prose, figures: &Figures, sources: &Sources) -> Self {
        let mut passage = Self::empty(false);
        let mut aligned = Aligned::new(prose.span, sources);
        for piece in &prose.pieces {
            match piece {
                ProsePiece::Text(words) => {
                    words.chars().for_each(|c| passage.push(c, Some(aligned.next(c)), false));
                }
                ProsePiece::Cite(id, span) => {
                    let figure = figures.get(id);
                    let shown = figure.map_or(String::new(), |figure| match figure.value() {
                        Some(Value::Count(..)) => figures.number(figure),
                        _ => figures.shown(figure),
                    });
                    shown.chars().for_each(|c| passage.push(c, Some(*span), true));
                    aligned.skip_to(span.end as usize);
                }
            }
        }
        passage
    }

    fn of_name(name: &Fact<String>, sources: &Sources) -> Self {
        let mut passage = Self::empty(true);
        let mut aligned = Aligned::new(name.span, sources);
        name.value.chars().for_each(|c| passage.push(c, Some(aligned.next(c)), false));
        passage
    }

    fn push(&mut self, character: char, place: Option<Span>, cited: bool) {
        if matches!(character, '。' | '！' | '？' | '\n') {
            self.stops.push(self.chars.len());
        }
        if matches!(character, '“' | '”') {
            self.quotes.push(self.chars.len());
        }
        self.chars.push(character);
        self.places.push(place);
        self.cited.push(cited);
    }

    /// Where a stretch of it stands, from its first character to its last; nothing if it is not to be reported here.
    pub fn span(&self, from: usize, length: usize) -> Option<Span> {
        let first = (*self.places.get(from)?)?;
        let last = (*self.places.get(from + length.max(1) - 1)?)?;
        if first.source != last.source || last.end < first.start {
            return Some(first);
        }
        Some(Span { end: last.end, ..first })
    }

    /// Whether any character of a stretch is cited.
    pub fn is_cited(&self, from: usize, length: usize) -> bool {
        self.cited[from..from + length].iter().any(|&cited| cited)
    }

    /// Its stretches of one and the same character: where each begins, the character, how often it stands there.
    pub fn runs(&self) -> impl Iterator<Item = (usize, char, usize)> {
        let mut at = 0;
        self.chars.chunk_by(|a, b| a == b).map(move |run| {
            let begin = at;
            at += run.len();
            (begin, run[0], run.len())
        })
    }

    /// Whether a word stands at a character.
    pub fn has(&self, from: usize, word: &str) -> bool {
        let mut chars = self.chars[from.min(self.chars.len())..].iter();
        word.chars().all(|c| chars.next() == Some(&c))
    }

    /// Where a word stands, every time.
    pub fn find(&self, word: &str) -> Vec<usize> {
        (0..self.chars.len()).filter(|&from| self.has(from, word)).collect()
    }

    /// Whether a place is inside “…”: words of others stay as they are.
    pub fn is_quoted(&self, at: usize) -> bool {
        let behind = self.quotes.partition_point(|quote| *quote < at);
        let opens = behind.checked_sub(1).is_some_and(|mark| self.chars[self.quotes[mark]] == '“');
        // The marks behind an opening one: nearly always the first closes.
        opens && self.quotes[behind..].iter().any(|mark| self.chars[*mark] == '”')
    }

    /// A stretch as text.
    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars[from.min(to)..to.min(self.chars.len())].iter().collect()
    }

    /// The sentence around a character: from behind the stop before it to the next one, but no further than a sentence
    /// goes that anybody reads.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        const LONGEST: usize = 1000;
        let next = self.stops.partition_point(|stop| *stop < at);
        let start = next.checked_sub(1).map_or(0, |before| self.stops[before] + 1);
        let end = self.stops.get(next).copied().unwrap_or(self.chars.len());
        (start.max(at.saturating_sub(LONGEST)), end.min(at + LONGEST))
    }
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
