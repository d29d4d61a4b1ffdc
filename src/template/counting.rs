//! A template's loops and settings to edits that have Tera count them.
//!
//! `for x in list` becomes `for x in counted(list=list, each=…)`, in tags and in `[… for x in list]`; behind a `set` its
//! value is measured. What is put in stands within tags, so no line and no blank of the text changes.

use super::budget::{COUNTED, SIZED};
use super::pieces::{Kind, Piece, identifier_length, words};

/// Where something is put in, and what.
pub type Edit = (usize, String);

/// The name that settings of ours go by, which is never offered to authors.
pub const OWN: &str = "jixiao";

/// What an item of a list costs beside what is repeated for it.
const ITEM: usize = 16;

/// All edits of a template.
pub fn edits(text: &str, pieces: &[Piece]) -> Vec<Edit> {
    // An included file is counted each time.
    let mut edits =
        vec![(0, format!("{{% set {OWN} = {COUNTED}(list=\"1\", each={}) %}}", text.len()))];
    let mut open: Vec<String> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        // What is not closed is reported by Tera.
        if !piece.kind.has_expressions() || !text[..piece.range.end].ends_with('}') {
            continue;
        }
        let words = words(text, piece.range.clone());
        let word = |index: usize| words.get(index).map_or("", |range| &text[range.clone()]);
        let is_tag = piece.kind == Kind::Tag;
        match word(0) {
            "set" | "set_global" if is_tag => {
                let behind = words.get(1).map_or("", |name| &text[name.end..piece.range.end]);
                if behind.trim_start().starts_with('=') {
                    edits.push((piece.range.end, measured(text, piece, word(1))));
                } else {
                    open.push(word(1).to_string());
                }
            }
            "endset" | "endset_global" if is_tag => {
                if let Some(name) = open.pop() {
                    edits.push((piece.range.end, measured(text, piece, &name)));
                }
            }
            _ => {}
        }
        let each = if is_tag && word(0) == "for" { body(text, pieces, index) } else { 0 };
        lists(text, piece, each, &mut edits);
    }
    edits
}

/// The tag that measures a value, which trims blanks as the one before it does.
fn measured(text: &str, piece: &Piece, name: &str) -> String {
    let end = if text[piece.range.clone()].ends_with("-%}") { "-%}" } else { "%}" };
    format!("{{% set {OWN} = {SIZED}(of={name}) {end}")
}

/// The length of what a loop repeats.
fn body(text: &str, pieces: &[Piece], from: usize) -> usize {
    let mut depth = 0;
    for piece in pieces[from..].iter().filter(|piece| piece.kind == Kind::Tag) {
        let tag = text[piece.range.clone()].trim_start_matches(['{', '%', '-']).trim_start();
        match &tag[..identifier_length(tag)] {
            "for" => depth += 1,
            "endfor" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return piece.range.start - pieces[from].range.end;
        }
    }
    text.len()
}

/// Puts calls around the lists of a tag's loops.
fn lists(text: &str, piece: &Piece, each: usize, edits: &mut Vec<Edit>) {
    let bytes = text.as_bytes();
    // The depth of brackets at which a loop waits for its `in`, and those at which a list has begun.
    let (mut waiting, mut begun): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut depth, mut quote, mut at) = (0, None, piece.range.start + 2);
    let inside = text[..piece.range.end].trim_end_matches(['}', '%']);
    let end = inside.trim_end_matches('-').len().max(at);
    let close = |place: usize, edits: &mut Vec<Edit>| {
        let place = text[..place].trim_end().len();
        edits.push((place, format!(", each={})", each + ITEM)));
    };
    while at < end {
        let c = bytes[at];
        match quote {
            Some(open) => quote = Some(open).filter(|_| open != c),
            None if matches!(c, b'"' | b'\'' | b'`') => quote = Some(c),
            None if matches!(c, b'[' | b'(' | b'{') => depth += 1,
            None if matches!(c, b']' | b')' | b'}') => {
                if begun.pop_if(|at| *at == depth).is_some() {
                    close(at, edits);
                }
                depth = depth.saturating_sub(1);
            }
            None if c.is_ascii_alphabetic() || c == b'_' => {
                let length = identifier_length(&text[at..]);
                match &text[at..at + length] {
                    "for" => waiting.push(depth),
                    "in" if waiting.pop_if(|at| *at == depth).is_some() => {
                        let list = at + length;
                        let blank = text[list..].len() - text[list..].trim_start().len();
                        edits.push((list + blank, format!("{COUNTED}(list=")));
                        begun.push(depth);
                    }
                    "if" if begun.pop_if(|at| *at == depth).is_some() => close(at, edits),
                    _ => {}
                }
                at += length;
                continue;
            }
            None => {}
        }
        at += 1;
    }
    begun.iter().for_each(|_| close(end, edits));
}
