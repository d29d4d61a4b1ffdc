//! A template's source cut where Tera cuts it: text, prints, tags, comments.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum PieceKind {
    /// What is printed as it stands.
    Text,
    /// What stands between `{% raw %}` and `{% endraw %}`, printed as it stands whatever it looks like.
    Raw,
    /// `{% raw %}` or `{% endraw %}`.
    RawTag,
    /// `{{ … }}`.
    Print,
    /// `{% … %}`.
    Tag,
    /// `{# … #}`.
    Comment,
}

impl PieceKind {
    /// Whether it prints nothing itself.
    pub(super) fn leaves_nothing(self) -> bool {
        matches!(self, Self::Tag | Self::RawTag | Self::Comment)
    }

    /// Whether it is words that are printed as they stand.
    pub(super) fn is_words(self) -> bool {
        matches!(self, Self::Text | Self::Raw)
    }
}

/// A piece of a template.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct TemplatePiece {
    /// What it is.
    pub kind: PieceKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Cuts a template into text, prints, tags and comments, one after another without gaps.
pub(super) fn split(text: &str) -> Vec<TemplatePiece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (kind, length) = match rest.get(..2) {
            Some("{{") => (PieceKind::Print, tag_length(rest, "}}")),
            Some("{%") => (PieceKind::Tag, tag_length(rest, "%}")),
            Some("{#") => (PieceKind::Comment, rest.find("#}").map_or(rest.len(), |end| end + 2)),
            _ => (PieceKind::Text, text_length(rest)),
        };
        let raw = kind == PieceKind::Tag && is_tag(&rest[..length], "raw");
        let kind = if raw { PieceKind::RawTag } else { kind };
        pieces.push(TemplatePiece { kind, range: at..at + length });
        at += length;
        if raw {
            let (words, tag) = raw_length(&text[at..]);
            pieces.push(TemplatePiece { kind: PieceKind::Raw, range: at..at + words });
            pieces.push(TemplatePiece {
                kind: PieceKind::RawTag,
                range: at + words..at + words + tag,
            });
            at += words + tag;
        }
    }
    pieces.retain(|piece| !piece.range.is_empty());
    pieces
}

/// The length of what stands before `{% endraw %}`, and of that tag; all the rest if there is none.
fn raw_length(rest: &str) -> (usize, usize) {
    for (at, _) in rest.match_indices("{%") {
        let length = rest[at..].find("%}").map_or(0, |end| end + 2);
        if is_tag(&rest[at..at + length], "endraw") {
            return (at, length);
        }
    }
    (rest.len(), 0)
}

fn text_length(rest: &str) -> usize {
    let opens = |at: &usize| matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#'));
    let mut braces = rest.match_indices('{').map(|(at, _)| at);
    braces.find(opens).unwrap_or(rest.len())
}

/// The length of a tag, quoted texts skipped; to the end if it is not closed.
fn tag_length(rest: &str, end: &str) -> usize {
    let (mut quote, mut escaped) = (None, false);
    for (at, c) in rest.char_indices().skip(2) {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if rest[at..].starts_with(end) => return at + end.len(),
            None => {}
        }
    }
    rest.len()
}

fn is_tag(tag: &str, word: &str) -> bool {
    tag.trim_matches(['{', '}', '%', '-']).trim() == word
}

/// The length of the identifier that a text begins with, 0 if it begins with none.
pub(super) fn identifier_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len())
}
