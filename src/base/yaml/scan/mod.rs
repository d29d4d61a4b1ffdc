//! Raw text to the faults that a YAML parser would report badly or accept silently, each with the edits that repair it.
//!
//! This pass implements just enough of YAML to separate structure from text: it follows indents, keys, quotes, block
//! scalars and brackets, and looks for full-width marks from a Chinese input method where YAML needs ASCII ones.

mod comments;
mod fault;
mod first_key;
mod flow;
mod keys;
mod values;

use std::cell::Cell;
use std::ops::Range;

use fault::bracket;

use super::repaired::RepairEdit;

pub(super) use fault::{FaultKind, ScanFault};

/// All faults of a text in file order.
pub(super) fn faults(text: &str) -> Vec<ScanFault> {
    let mut scan = Scan {
        text,
        faults: Vec::new(),
        plain: None,
        indent: 0,
        rest_of_line: Cell::new(RestOfLine::NONE),
    };
    scan.unreadable_characters();
    scan.first_key();
    let mut at = 0;
    while at < text.len() {
        at = scan.line(at);
    }
    scan.faults.sort_by_key(|fault| fault.at.start);
    scan.faults
}

/// The number of whitespace characters that a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// The part of a line up to and including the colon of its key: indent, dashes, key, colon; empty if it has no key.
pub(super) fn key_prefix(line: &str) -> &str {
    let body = line.trim_start_matches([' ', '-']);
    let key = key_length(body);
    let end = line.len() - body.len() + key;
    if key > 0 && line[end..].starts_with(':') { &line[..=end] } else { "" }
}

/// The length in bytes of the key at the start of a text: a lower-case letter, then letters, digits, `_` and dots.
fn key_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return 0;
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

/// The state of the pass.
struct Scan<'t> {
    text: &'t str,
    faults: Vec<ScanFault>,
    /// Inside an unquoted scalar: the column of its key or dash, and whether it is a key. More deeply indented lines
    /// continue the scalar.
    plain: Option<(usize, bool)>,
    /// The indent of the line before.
    indent: usize,
    rest_of_line: Cell<RestOfLine>,
}

/// Bytes of a line up to its end.
#[derive(Clone, Copy)]
struct RestOfLine {
    from: usize,
    end: usize,
}

impl RestOfLine {
    /// Of no line.
    const NONE: Self = Self { from: usize::MAX, end: 0 };

    fn contains(self, at: usize) -> bool {
        (self.from..=self.end).contains(&at)
    }
}

impl Scan<'_> {
    fn fault(&mut self, kind: FaultKind, at: Range<usize>, repair: Vec<RepairEdit>) {
        self.faults.push(ScanFault { kind, at, repair });
    }

    /// Characters that a YAML parser rejects; the repair removes them.
    fn unreadable_characters(&mut self) {
        let text = self.text;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let line_end = c == '\r' && text[end..].starts_with('\n');
            let unreadable = c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
            if unreadable && !matches!(c, '\n' | '\t') && !line_end {
                let repair = vec![RepairEdit::new(at..end, if c == '\r' { "\n" } else { "" })];
                self.fault(FaultKind::Unreadable(c), at..end, repair);
            }
        }
    }

    /// Scans the line that begins at a byte and whatever it opens; returns where the next line begins.
    fn line(&mut self, start: usize) -> usize {
        let end = self.line_end(start);
        let line = &self.text[start..end];
        let body = line.trim_start_matches(is_blank);
        let blank = &line[..line.len() - body.len()];
        if body.trim_end().is_empty() {
            return end + 1;
        }
        if body.starts_with('#') {
            self.comment_in_text(start + blank.len(), columns(blank));
            return end + 1;
        }
        let columns = self.columns_of(end, blank);
        if let Some((column, key)) = self.plain.filter(|(column, _)| columns > *column) {
            if !self.deep_key(start, blank, body, key.then_some(column)) {
                self.hash_in(start + blank.len(), end);
                self.tabs(start, blank);
                return end + 1;
            }
            return self.content(start + blank.len(), column);
        }
        self.plain = None;
        self.indentation(start, blank, columns);
        self.indent = columns;
        if body.starts_with('＃') {
            let at = start + blank.len();
            let mark = at..at + '＃'.len_utf8();
            self.fault(FaultKind::WideHash, mark.clone(), vec![RepairEdit::new(mark, "#")]);
            return end + 1;
        }
        if body.starts_with("－ ") || body.starts_with("－　") {
            let at = start + blank.len();
            self.fault(FaultKind::WideMark('－'), at..at + '－'.len_utf8(), Vec::new());
        }
        self.content(start + blank.len(), columns)
    }

    /// The whitespace before structure: tabs and full-width spaces are not allowed as indent.
    fn indentation(&mut self, start: usize, blank: &str, columns: usize) {
        self.tabs(start, blank);
        if let Some(at) = blank.find(|c| !matches!(c, ' ' | '\t')) {
            let repair = vec![RepairEdit::new(start..start + blank.len(), " ".repeat(columns))];
            self.fault(FaultKind::WideSpace, start + at..start + blank.len(), repair);
        }
    }

    /// The intended indent of a line: a full-width space stands for two columns, or for one where only that fits the line
    /// before it or the one behind it.
    fn columns_of(&self, end: usize, blank: &str) -> usize {
        let (two, one) = (columns(blank), blank.chars().count());
        if two == one || !blank.contains('\u{3000}') {
            return two;
        }
        let next = self.text.get(end + 1..).and_then(|rest| {
            rest.lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        });
        let next = next.map(|line| columns(&line[..line.len() - line.trim_start().len()]));
        let fits = |at: usize| next == Some(at) || self.indent == at;
        if fits(one) && !fits(two) { one } else { two }
    }

    fn tabs(&mut self, start: usize, blank: &str) {
        if let Some(at) = blank.find('\t') {
            let repair =
                vec![RepairEdit::new(start..start + blank.len(), " ".repeat(columns(blank)))];
            let width = blank[at..].chars().take_while(|&c| c == '\t').count();
            self.fault(FaultKind::Tab, start + at..start + at + width, repair);
        }
    }

    /// The dashes, key and value of a line, from its first visible character.
    fn content(&mut self, mut at: usize, mut column: usize) -> usize {
        let end = self.line_end(at);
        let mut parent = column;
        let mut item = false;
        while self.text[at..end].starts_with('-')
            && self.text[at + 1..end].chars().next().is_none_or(char::is_whitespace)
        {
            parent = column;
            item = true;
            let after = self.text[at + 1..end].trim_start();
            column += end - after.len() - at;
            at = end - after.len();
        }
        match self.after_key(at, item, column) {
            Some(value) => self.value(value, column, true),
            None => self.value(at, parent, false),
        }
    }

    /// Where a block scalar ends: at the first line that is not indented more than its key.
    fn after_block(&self, mut start: usize, parent: usize) -> usize {
        while start < self.text.len() {
            let end = self.line_end(start);
            let line = &self.text[start..end];
            let body = line.trim_start_matches(is_blank);
            let blank = &line[..line.len() - body.len()];
            if !body.trim_end().is_empty() && columns(blank) <= parent {
                return start;
            }
            start = end + 1;
        }
        start
    }

    /// Whether the next line with content is not indented more than `parent`, so that it is outside the value.
    fn leaves(&self, start: usize, parent: usize) -> bool {
        let mut start = start;
        while start < self.text.len() {
            let line = &self.text[start..self.line_end(start)];
            let body = line.trim_start_matches(is_blank);
            if !body.trim_end().is_empty() {
                let closes = body.starts_with(['}', ']']);
                return !closes && columns(&line[..line.len() - body.len()]) <= parent;
            }
            start = self.line_end(start) + 1;
        }
        true
    }

    /// Where the line of a byte ends: at its `\n` or at the end of the text.
    /// The end of the line of a byte. It is kept, as a long line is asked for at each of its words.
    fn line_end(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if !self.rest_of_line.get().contains(at) {
            let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
            self.rest_of_line.set(RestOfLine { from: at, end });
        }
        self.rest_of_line.get().end
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// The intended indent of some whitespace: a tab and a full-width space count two columns.
fn columns(blank: &str) -> usize {
    blank.chars().map(|c| if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 }).sum()
}

fn is_block_head(rest: &str) -> bool {
    let behind = rest[1..].trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    behind.trim().is_empty() || behind.trim_start().starts_with('#')
}
