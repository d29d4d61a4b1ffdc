//! A text of the facts to pieces: words as typed, and citations `${id}` of figures.

use super::model::{Piece, Prose};
use super::reader::Reader;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::base::source::Span;

/// Reads a text. `$${` stands for `${` itself; paragraphs lose the blanks that indent them.
pub fn read(text: &str, span: Span, reader: &mut Reader) -> Prose {
    let raw = reader.sources.text(span).to_string();
    let mut places = raw.match_indices("${").map(|(at, _)| at);
    let mut pieces = Vec::new();
    let mut words = String::new();
    let text = paragraphs(text);
    let mut rest = text.as_str();
    while let Some(at) = rest.find("${") {
        // Where a text was escaped or folded its marks still come in the same order.
        let place = places.next();
        words.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        if words.ends_with('$') {
            words.push('{');
            rest = after;
            continue;
        }
        let end = after.find(['}', '\n']).filter(|&end| after[end..].starts_with('}'));
        let cited = end.map_or("", |end| after[..end].trim());
        let here = place.map_or(span, |start| citation_span(&raw, start, span));
        match (end, is_figure_name(cited)) {
            (Some(end), true) => {
                if !words.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut words)));
                }
                pieces.push(Piece::Cite(FigureId::new(cited), here));
                rest = &after[end + 1..];
            }
            (end, _) => {
                reader.report(bad_citation(end.is_some(), cited).at(here));
                words.push_str("${");
                rest = after;
            }
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Text(words));
    }
    Prose { span, pieces }
}

fn bad_citation(closed: bool, cited: &str) -> Diagnostic {
    let finding = if closed {
        Diagnostic::error("D09", format!("“${{{cited}}}”里不是数字编号"))
    } else {
        Diagnostic::error("D09", "引用数字的“${”没有用“}”收尾")
    };
    finding.hint("写成 ${income.total} 这样；要印出“${”本身，写 $${")
}

/// The bytes of `${…}` in the file.
fn citation_span(raw: &str, start: usize, span: Span) -> Span {
    let end = raw[start..].find(['}', '\n']).map_or(start + 2, |end| match &raw[start + end..] {
        rest if rest.starts_with('}') => start + end + 1,
        _ => start + 2,
    });
    let base = span.range().start;
    Span::new(span.source, base + start..base + end)
}

/// Whether a text has the form of a figure's id: words of lower-case letters, digits and `_` between dots.
pub fn is_figure_name(text: &str) -> bool {
    let word = |part: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        !part.is_empty() && part.chars().all(fits)
    };
    text.split('.').all(word)
}

/// Lines without the blanks around them (also `　　`, which indents by hand), empty ones left out.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace('\t', " ")
}
