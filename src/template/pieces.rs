//! A template's source cut where Tera cuts it: text, prints, tags, comments; and the names within tags.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// What is printed as it stands.
    Text,
    /// `{{ … }}`.
    Print,
    /// `{% … %}`.
    Tag,
    /// `{# … #}`.
    Comment,
}

impl Kind {
    /// Whether it may hold names.
    pub fn has_expressions(self) -> bool {
        matches!(self, Self::Print | Self::Tag)
    }

    /// Whether it prints nothing itself.
    pub fn leaves_nothing(self) -> bool {
        matches!(self, Self::Tag | Self::Comment)
    }
}

/// A piece of a template.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Cuts a template into text, prints, tags and comments, one after another without gaps.
pub fn split(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (kind, length) = match rest.get(..2) {
            Some("{{") => (Kind::Print, tag_length(rest, "}}")),
            Some("{%") => (Kind::Tag, tag_length(rest, "%}")),
            Some("{#") => (Kind::Comment, rest.find("#}").map_or(rest.len(), |end| end + 2)),
            _ => (Kind::Text, text_length(rest)),
        };
        pieces.push(Piece { kind, range: at..at + length });
        at += length;
        if kind == Kind::Tag && is_raw(&rest[..length]) {
            let length = text[at..].find("{%").map_or(text.len() - at, |end| end);
            pieces.push(Piece { kind: Kind::Text, range: at..at + length });
            at += length;
        }
    }
    pieces
}

fn text_length(rest: &str) -> usize {
    let starts = ["{{", "{%", "{#"].iter().filter_map(|start| rest.find(start));
    starts.min().unwrap_or(rest.len())
}

/// The length of a tag, quoted texts skipped; to the end if it is not closed.
fn tag_length(rest: &str, end: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices().skip(2) {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if rest[at..].starts_with(end) => return at + end.len(),
            None => {}
        }
    }
    rest.len()
}

fn is_raw(tag: &str) -> bool {
    tag.trim_matches(['{', '}', '%', '-']).trim() == "raw"
}

/// The identifiers and pipes of a tag, quoted texts skipped.
pub fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut quote = None;
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let mut length = c.len_utf8();
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if c == '|' => words.push(at..at + 1),
            None if c.is_ascii_alphabetic() || c == '_' => {
                length = identifier_length(&text[at..range.end]);
                words.push(at..at + length);
            }
            None => {}
        }
        at += length;
    }
    words
}

/// The length of the identifier that a text begins with, 0 if it begins with none.
pub fn identifier_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len())
}
