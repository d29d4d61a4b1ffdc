//! A passage of running text: characters, each with its place in a source.

use crate::base::source::Span;

/// A text of the facts, or a block of the finished document.
pub struct Passage {
    /// Its characters.
    pub chars: Vec<char>,
    /// Where each stands; `None` for what is not to be reported here.
    places: Vec<Option<Span>>,
    /// Whether each comes from a citation, so that no key was hit wrongly; the figure may be another one than the words name.
    cited: Vec<bool>,
    /// Where its full stops are.
    stops: Vec<usize>,
    /// Where its quotation marks are.
    quotes: Vec<usize>,
    /// Where the last closing one is.
    last_closing: Option<usize>,
    /// Whether it is a name only, without sentences.
    pub is_name: bool,
    /// Whether it is of one project, not of the whole unit.
    pub is_of_project: bool,
    /// Whether it names a document, with words of its author.
    pub is_document: bool,
}

impl Passage {
    /// A passage without characters; `is_name` for a name only.
    pub fn empty(is_name: bool) -> Self {
        Self {
            chars: Vec::new(),
            places: Vec::new(),
            cited: Vec::new(),
            stops: Vec::new(),
            quotes: Vec::new(),
            last_closing: None,
            is_name,
            is_of_project: false,
            is_document: false,
        }
    }

    /// A short text that stands in one place.
    pub fn of_text(text: &str, place: Span) -> Self {
        let mut passage = Self::empty(false);
        text.chars().for_each(|c| passage.push(c, Some(place), false));
        passage
    }

    /// Whether it is a text about the whole unit: no name, not of one project, no document.
    pub fn is_of_the_unit(&self) -> bool {
        !self.is_name && !self.is_of_project && !self.is_document
    }

    /// Adds a character: where it stands, if it is to be reported there, and whether it comes from a citation.
    pub fn push(&mut self, character: char, place: Option<Span>, cited: bool) {
        if matches!(character, '。' | '！' | '？' | '\n') {
            self.stops.push(self.chars.len());
        }
        if matches!(character, '“' | '”') {
            self.quotes.push(self.chars.len());
        }
        if character == '”' {
            self.last_closing = Some(self.chars.len());
        }
        self.chars.push(character);
        self.places.push(place);
        self.cited.push(cited);
    }

    /// Whether any of it is to be reported.
    pub fn is_reported(&self) -> bool {
        self.places.iter().any(Option::is_some)
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

    /// Whether it is the text at a place of the facts.
    pub fn is_in(&self, place: Span) -> bool {
        self.first_place().is_some_and(|first| {
            first.source == place.source && (place.start..place.end).contains(&first.start)
        })
    }

    /// The place of its first character that has one.
    pub fn first_place(&self) -> Option<Span> {
        self.places.iter().flatten().next().copied()
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
        has(&self.chars, from, word)
    }

    /// Whether a word stands right before a character.
    pub fn ends_with(&self, at: usize, word: &str) -> bool {
        at.checked_sub(word.chars().count()).is_some_and(|from| self.has(from, word))
    }

    /// Where a word stands, every time.
    pub fn find(&self, word: &str) -> Vec<usize> {
        (0..self.chars.len()).filter(|&from| self.has(from, word)).collect()
    }

    /// Whether a place is inside “…”: words of others stay as they are.
    pub fn is_quoted(&self, at: usize) -> bool {
        let behind = self.quotes.partition_point(|quote| *quote < at);
        let opens = behind.checked_sub(1).is_some_and(|mark| self.chars[self.quotes[mark]] == '“');
        opens && self.last_closing.is_some_and(|last| last >= at)
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

/// Whether a word stands at one of some characters.
pub fn has(chars: &[char], from: usize, word: &str) -> bool {
    let mut chars = chars[from.min(chars.len())..].iter();
    word.chars().all(|c| chars.next() == Some(&c))
}
