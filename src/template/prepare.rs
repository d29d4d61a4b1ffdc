//! A template's source to the text that Tera gets: every line says where it stands, first arguments have names.
//!
//! Each line of text gets a private mark at its first character, so that the output tells which template line
//! it came from. A line that holds nothing but tags gets another, so that it leaves no line behind: authors
//! may break a paragraph over lines and put `{% if %}` on lines of their own. What was put in is remembered,
//! so that Tera's places can be turned back into places of the file.

use std::ops::Range;

use super::marks;
use super::names::{first_argument, is_refused};
use super::pieces::{Kind, Piece, identifier_length, split, words};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Sources, Span};

/// A template as Tera gets it.
#[derive(Debug)]
pub struct Prepared {
    /// The file it was made from.
    pub source: SourceId,
    /// What Tera reads.
    pub text: String,
    /// Where something was put in: the byte of the file, and the bytes put in.
    inserted: Vec<(usize, usize)>,
}

impl Prepared {
    /// The place in the file of a byte of the text.
    fn original(&self, byte: usize) -> usize {
        let mut moved = 0;
        for (at, length) in &self.inserted {
            if at + moved >= byte {
                break;
            }
            moved += length.min(&(byte - at - moved));
        }
        byte - moved
    }

    /// The span in the file of a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.original(range.start);
        Span::new(self.source, start..self.original(range.end).max(start))
    }

    /// The byte of a line (from 1) and column (characters, from 0) of the text.
    pub fn byte(&self, line: usize, column: usize) -> usize {
        let lines = self.text.split_inclusive('\n');
        let before: usize = lines.clone().take(line.saturating_sub(1)).map(str::len).sum();
        let within = lines.clone().nth(line.saturating_sub(1)).unwrap_or("");
        before + within.chars().take(column).map(char::len_utf8).sum::<usize>()
    }
}

/// Prepares a template and reports what no template may hold.
pub fn prepare(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> Prepared {
    let text = &sources.get(source).text;
    refuse_private(source, text, findings);
    let pieces = split(text);
    let mut edits = line_marks(source, text, &pieces);
    for piece in pieces.iter().filter(|piece| piece.kind.has_expressions()) {
        read_tag(source, text, piece, &mut edits, findings);
    }
    edits.sort_by_key(|(at, _)| *at);
    let mut prepared = String::with_capacity(text.len() + edits.len() * 12);
    let mut done = 0;
    for (at, put) in &edits {
        prepared.push_str(&text[done..*at]);
        prepared.push_str(put);
        done = *at;
    }
    prepared.push_str(&text[done..]);
    let inserted = edits.into_iter().map(|(at, put)| (at, put.len())).collect();
    Prepared { source, text: prepared, inserted }
}

fn refuse_private(source: SourceId, text: &str, findings: &mut Diagnostics) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| marks::is_private(*c)) {
        let code = format!("U+{:04X}", c as u32);
        let finding = Diagnostic::new(codes::T01, format!("模板里有不能使用的字符（{code}）"))
            .at(Span::new(source, at..at + c.len_utf8()))
            .hint("这是私用区字符，看不见也印不出；请删去");
        findings.push(finding);
    }
}

type Edit = (usize, String);

/// A mark for every line that begins in text or with a tag.
fn line_marks(source: SourceId, text: &str, pieces: &[Piece]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        if !line.trim().is_empty()
            && let Some(mark) = line_mark(source, number, text, at, pieces)
        {
            edits.push((at, mark));
        }
    }
    edits
}

fn line_mark(
    source: SourceId,
    number: u32,
    text: &str,
    at: usize,
    pieces: &[Piece],
) -> Option<String> {
    let index = pieces.partition_point(|piece| piece.range.end <= at);
    let piece = pieces.get(index)?;
    if piece.kind == Kind::Text {
        return Some(line(source, number));
    }
    let goes_on = piece.range.start < at;
    let trims = text.as_bytes().get(at + 2) == Some(&b'-');
    if goes_on || trims {
        return None;
    }
    Some(if stands_alone(text, &pieces[index..]) {
        marks::TAGS.to_string()
    } else {
        line(source, number)
    })
}

fn line(source: SourceId, number: u32) -> String {
    let [file, line] = marks::pair(source.0, number);
    format!("{}{file}{line}", marks::LINE)
}

/// Whether nothing but tags and comments follows up to the line end.
fn stands_alone(text: &str, pieces: &[Piece]) -> bool {
    for piece in pieces {
        if piece.kind.leaves_nothing() {
            continue;
        }
        let words = &text[piece.range.clone()];
        let line = words.split('\n').next().unwrap_or("");
        if piece.kind == Kind::Print || !line.trim().is_empty() {
            return false;
        }
        if line.len() < words.len() {
            return true;
        }
    }
    true
}

/// Names the first argument of calls that need it and refuses filters that would spoil origins.
fn read_tag(
    source: SourceId,
    text: &str,
    piece: &Piece,
    edits: &mut Vec<Edit>,
    findings: &mut Diagnostics,
) {
    let mut after_pipe = false;
    for word in words(text, piece.range.clone()) {
        let name = &text[word.clone()];
        if after_pipe && is_refused(name) {
            findings.push(refused(name).at(Span::new(source, word.clone())));
        }
        after_pipe = name == "|";
        if let Some(argument) = first_argument(name)
            && let Some(at) = unnamed_argument(text, word.end)
        {
            edits.push((at, format!("{argument}=")));
        }
    }
}

fn refused(name: &str) -> Diagnostic {
    Diagnostic::new(codes::T02, format!("模板不能使用筛选器 {name}"))
        .hint("它会改动数据或丢掉数字的出处；可用的筛选器见 templates/README.md")
}

/// Where the first argument of a call begins, if it has one and no name stands before it.
fn unnamed_argument(text: &str, after_name: usize) -> Option<usize> {
    let inside = text[after_name..].trim_start().strip_prefix('(')?.trim_start();
    let name = identifier_length(inside);
    let follows = inside[name..].trim_start();
    let named = name > 0 && follows.starts_with('=') && !follows.starts_with("==");
    (!named && !inside.starts_with(')')).then(|| text.len() - inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> (String, Prepared) {
        let mut sources = Sources::default();
        let source = sources.add("a.tera", text);
        let mut findings = Diagnostics::default();
        let prepared = prepare(source, &sources, &mut findings);
        assert_eq!(findings.iter().count(), 0);
        let mut shown = String::new();
        let mut characters = prepared.text.chars();
        while let Some(c) = characters.next() {
            match c {
                marks::LINE => {
                    let (_, line) = (characters.next(), characters.next());
                    let line = line.and_then(marks::digit).expect("a line has two digits");
                    shown.push_str(&format!("<{line}>"));
                }
                marks::TAGS => shown.push_str("<t>"),
                c => shown.push(c),
            }
        }
        (shown, prepared)
    }

    #[test]
    fn lines_say_where_they_stand() {
        let text = "# 标题\n\n{% if a %}\n  文{{ b }}字\n{% endif %}\n{{ c }}{#\n注 #}\n{%- set d = 1 %}\n";
        let (shown, _) = prepared(text);
        let expected = "<1># 标题\n\n<t>{% if a %}\n  <4>文{{ b }}字\n<t>{% endif %}\n\
                        <6>{{ c }}{#\n注 #}\n{%- set d = 1 %}\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn first_arguments_get_their_names() {
        let (shown, _) =
            prepared("{{ table(\"a(b)\") }}{% if a is above( 100 ) %}{{ table(name=\"a\") }}");
        let expected =
            "<1>{{ table(name=\"a(b)\") }}{% if a is above( limit=100 ) %}{{ table(name=\"a\") }}";
        assert_eq!(shown, expected);
    }

    #[test]
    fn places_are_turned_back() {
        let text = "甲\n乙{{ table(\"a\") }}丙\n";
        let (_, prepared) = prepared(text);
        for part in ["乙", "table", "\"a\"", "丙"] {
            let at = prepared.text.find(part).expect("nothing is lost");
            let span = prepared.span(at..at + part.len());
            assert_eq!(&text[span.range()], part);
        }
        let at = prepared.byte(2, "***乙{{ ".chars().count());
        assert!(prepared.text[at..].starts_with("table"));
    }
}
