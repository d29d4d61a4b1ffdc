//! A template's source to the text that Tera gets: every line says where it stands, tags say what authors mean.
//!
//! Each line of text gets a private mark at its first character, so that the output tells which template line
//! it came from. A line that holds nothing but tags gets another, so that it leaves no line behind: authors
//! may break a paragraph over lines and put `{% if %}` on lines of their own. Lists and settings are counted. What was
//! put in is remembered, so that Tera's places can be turned back into places of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use super::expressions::{self, Rewriting, TemplateFault, TemplateNode};
use super::pieces::{PieceKind, TemplatePiece, split};
use super::{calls, literal, private};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Sources, Span};
use crate::pack::Pack;

/// A template as Tera gets it.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The file it was made from.
    pub source: SourceId,
    /// What Tera reads.
    pub text: String,
    /// What it says; nothing if it cannot be read.
    pub nodes: Vec<TemplateNode>,
    /// Whether it could be read.
    pub is_read: bool,
    /// What was put in, in the order of the places.
    edits: Vec<Rewriting>,
}

impl Prepared {
    /// The place in the file of a byte of the text.
    fn original(&self, byte: usize) -> usize {
        // What the bytes behind the edits so far are ahead of the file, and how much of the file they replaced.
        let (mut put_in, mut left_out) = (0, 0);
        for Rewriting { range, put } in &self.edits {
            let begins = range.start + put_in - left_out;
            if begins >= byte {
                break;
            }
            if byte < begins + put.len() {
                return range.start;
            }
            put_in += put.len();
            left_out += range.len();
        }
        byte + left_out - put_in
    }

    /// The span in the file of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.original(range.start);
        Span::new(self.source, start..self.original(range.end).max(start))
    }

    /// The byte of a line (from 1) and column (characters, from 0) of the text.
    pub(super) fn byte(&self, line: usize, column: usize) -> usize {
        let lines = self.text.split_inclusive('\n');
        let before: usize = lines.clone().take(line.saturating_sub(1)).map(str::len).sum();
        let within = lines.clone().nth(line.saturating_sub(1)).unwrap_or("");
        before + within.chars().take(column).map(char::len_utf8).sum::<usize>()
    }
}

/// Prepares all templates of a pack; what cannot be read of them is reported.
pub(super) fn prepare_all(
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> BTreeMap<String, Prepared> {
    let files: Vec<_> = pack.templates.iter().map(|(path, _)| path.as_str()).collect();
    let one = |source: &SourceId, findings: &mut Diagnostics| {
        let prepared = prepare((*source, &sources.get(*source).text), findings);
        calls::check(*source, &prepared.nodes, &files, findings);
        prepared
    };
    let templates = pack.templates.iter();
    templates.map(|(path, source)| (path.clone(), one(source, findings))).collect()
}

/// Prepares a template and reports what no template may hold.
pub(super) fn prepare((source, text): (SourceId, &str), findings: &mut Diagnostics) -> Prepared {
    let text = without_last_line_end(text);
    refuse_private(source, text, findings);
    let pieces = split(text);
    literal::refuse(source, text, &pieces, findings);
    open_comments(source, text, &pieces, findings);
    let parsed = expressions::parse(text, &pieces);
    let is_read = parsed.is_ok();
    let nodes = parsed.unwrap_or_else(|faults| {
        faults.into_iter().for_each(|fault| findings.push(unreadable(source, fault)));
        Vec::new()
    });
    let mut edits = line_marks(source, text, &pieces);
    edits.extend(expressions::edits(text, &nodes));
    // What is put in at one place stays in its order.
    edits.sort_by_key(|edit| edit.range.start);
    let mut prepared = String::with_capacity(text.len() + edits.len() * 12);
    let mut done = 0;
    for Rewriting { range, put } in &edits {
        prepared.push_str(&text[done..range.start]);
        prepared.push_str(put);
        done = range.end;
    }
    prepared.push_str(&text[done..]);
    Prepared { source, text: prepared, nodes, is_read, edits }
}

/// A template without the line ends and blank lines behind its last line: an included file stands within a sentence.
fn without_last_line_end(text: &str) -> &str {
    text.trim_end_matches([' ', '\t', '\n', '\r'])
}

/// A comment that nothing closes, or that goes on to the end of the next one: what stands in it is lost.
fn open_comments(
    source: SourceId,
    text: &str,
    pieces: &[TemplatePiece],
    findings: &mut Diagnostics,
) {
    for piece in pieces.iter().filter(|piece| piece.kind == PieceKind::Comment) {
        let words = &text[piece.range.clone()];
        let closed = words.len() >= 4 && words.ends_with("#}");
        let within = words[2..].contains("{#");
        if closed && !within {
            continue;
        }
        let message = match closed {
            true => "注释没有写完：到下一处注释的末尾都当作注释，不印",
            false => "注释没有写完：后面没有“#}”，直到文件末尾都不印",
        };
        let span = Span::new(source, piece.range.start..piece.range.start + 2);
        let finding = Diagnostic::new(codes::T03, message).at(span);
        findings.push(finding.hint("在注释的末尾补上 #}"));
    }
}

fn unreadable(source: SourceId, fault: TemplateFault) -> Diagnostic {
    let finding = Diagnostic::new(codes::T03, fault.message).at(Span::new(source, fault.span));
    if fault.hint.is_empty() { finding } else { finding.hint(fault.hint) }
}

fn refuse_private(source: SourceId, text: &str, findings: &mut Diagnostics) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| private::is_private(*c)) {
        let code = format!("U+{:04X}", c as u32);
        let finding = Diagnostic::new(codes::T01, format!("模板里有不能使用的字符（{code}）"))
            .at(Span::new(source, at..at + c.len_utf8()))
            .hint("这是私用区字符，看不见也印不出；请删去");
        findings.push(finding);
    }
}

/// A mark for every line that begins in text or with a tag.
fn line_marks(source: SourceId, text: &str, pieces: &[TemplatePiece]) -> Vec<Rewriting> {
    let mut edits = Vec::new();
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        if !line.trim().is_empty()
            && let Some(mark) = line_mark(source, number, text, at, pieces)
        {
            edits.push(Rewriting::insert(at, mark));
        }
    }
    edits
}

fn line_mark(
    source: SourceId,
    number: u32,
    text: &str,
    at: usize,
    pieces: &[TemplatePiece],
) -> Option<String> {
    let index = pieces.partition_point(|piece| piece.range.end <= at);
    let piece = pieces.get(index)?;
    if piece.kind.is_words() {
        return Some(line(source, number));
    }
    let goes_on = piece.range.start < at;
    let trims = text.as_bytes().get(at + 2) == Some(&b'-');
    if goes_on || trims {
        return None;
    }
    Some(if stands_alone(text, &pieces[index..]) {
        private::TAGS.to_string()
    } else {
        line(source, number)
    })
}

fn line(source: SourceId, number: u32) -> String {
    let [file, line] = private::pair(source.0, number);
    format!("{}{file}{line}", private::LINE)
}

/// Whether nothing but tags and comments follows up to the line end.
fn stands_alone(text: &str, pieces: &[TemplatePiece]) -> bool {
    for piece in pieces {
        if piece.kind.leaves_nothing() {
            continue;
        }
        let words = &text[piece.range.clone()];
        let line = words.split('\n').next().unwrap_or("");
        if piece.kind == PieceKind::Print || !line.trim().is_empty() {
            return false;
        }
        if line.len() < words.len() {
            return true;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> (String, Prepared) {
        let mut sources = Sources::default();
        let source = sources.add("a.tera", text);
        let mut findings = Diagnostics::default();
        let prepared = prepare((source, text), &mut findings);
        assert_eq!(findings.iter().count(), 0);
        let mut shown = String::new();
        let mut text = prepared.text.clone();
        while let Some(start) = text.find("{% set jixiao") {
            let end = start + text[start..].find("%}").expect("a tag ends") + 2;
            text.replace_range(start..end, "");
        }
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            match c {
                private::LINE => {
                    let (_, line) = (characters.next(), characters.next());
                    let line = line.and_then(private::digit).expect("a line has two digits");
                    shown.push_str(&format!("<{line}>"));
                }
                private::TAGS => shown.push_str("<t>"),
                c => shown.push(c),
            }
        }
        (shown, prepared)
    }

    #[test]
    fn lines_say_where_they_stand() {
        let text = "# 标题\n\n{% if a %}\n  文{{ b }}字\n{% endif %}\n{{ c }}{#\n注 #}\n{%- set d = 1 %}\n\n";
        let (shown, _) = prepared(text);
        let expected = "<1># 标题\n\n<t>{% if (a is given) %}\n  <4>文{{ b }}字\n<t>{% endif %}\n\
                        <6>{{ c }}{#\n注 #}\n{%- set d = 1 %}";
        assert_eq!(shown, expected);
    }

    #[test]
    fn first_arguments_get_their_names() {
        let (shown, _) = prepared(
            "{{ table(\"a(b)\") }}{% if a is above( 100 ) %}{{ table(name=\"a\") }}{% endif %}",
        );
        let expected = "<1>{{ table(name=\"a(b)\") }}{% if a is above( limit=100 ) %}{{ table(name=\"a\") }}{% endif %}";
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
