//! Raw text to the faults that a YAML parser would report badly or accept silently, each with the edits that repair it.
//!
//! This pass implements just enough of YAML to separate structure from text: it follows indents, keys, quotes, block
//! scalars and brackets, and looks for full-width marks from a Chinese input method where YAML needs ASCII ones.

mod fault;
mod flow;

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
        if body.trim_end().is_empty() || body.starts_with('#') {
            return end + 1;
        }
        let blank = &line[..line.len() - body.len()];
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

    /// A key indented under a scalar, usually by one space too many; repaired to the column of the key above.
    fn deep_key(&mut self, start: usize, blank: &str, body: &str, column: Option<usize>) -> bool {
        let key = key_length(body);
        let behind = body[key..].strip_prefix(':');
        let is_key =
            key > 0 && behind.is_some_and(|b| b.chars().next().is_none_or(char::is_whitespace));
        if let Some(column) = column.filter(|_| is_key) {
            let blanks = start..start + blank.len();
            let at = blanks.end..blanks.end + key;
            self.fault(FaultKind::DeepKey, at, vec![RepairEdit::new(blanks, " ".repeat(column))]);
            return true;
        }
        false
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

    /// Where the value of the key at `at` begins; `None` without a key. A wrong colon after the key is a fault.
    fn after_key(&mut self, at: usize, item: bool, column: usize) -> Option<usize> {
        let end = self.line_end(at);
        let rest = &self.text[at..end];
        if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
            let close = rest[1..].find(quote)? + 2;
            let colon = rest[close..].trim_start().starts_with(':');
            return colon.then(|| at + close + rest[close..].find(':').unwrap_or(0) + 1);
        }
        if rest.starts_with(['{', '[', '｛', '［']) {
            return None;
        }
        let key = key_length(rest);
        let behind = &rest[key..];
        if key > 0 && (!item || self.goes_on_as_mapping(end + 1, column)) {
            if behind.starts_with('：') {
                return Some(self.wide_colon(at, key));
            }
            if self.is_tight_colon(behind) {
                return Some(self.tight_colon(at, key));
            }
        }
        let colon = rest
            .match_indices(':')
            .find(|(at, _)| rest[at + 1..].chars().next().is_none_or(char::is_whitespace));
        let comment = rest.find(" #").unwrap_or(rest.len());
        colon.filter(|(at, _)| *at < comment).map(|(colon, _)| at + colon + 1)
    }

    /// Whether a colon is followed directly by its value: `year:2023`, but not `http://`.
    fn is_tight_colon(&self, behind: &str) -> bool {
        behind.strip_prefix(':').is_some_and(|value| {
            !value.starts_with("//") && value.chars().next().is_some_and(|c| !c.is_whitespace())
        })
    }

    /// Reports `：` after a key of `length` bytes; returns the byte after it.
    fn wide_colon(&mut self, key: usize, length: usize) -> usize {
        let at = key + length;
        let end = at + '：'.len_utf8();
        let kind = FaultKind::WideColon(self.text[key..at].into());
        self.fault(kind, at..end, vec![RepairEdit::new(at..end, ": ")]);
        end
    }

    /// Reports a colon without a space after a key of `length` bytes; returns the byte after it.
    fn tight_colon(&mut self, key: usize, length: usize) -> usize {
        let at = key + length;
        let kind = FaultKind::TightColon(self.text[key..at].into());
        self.fault(kind, at..at + 1, vec![RepairEdit::new(at..at + 1, ": ")]);
        at + 1
    }

    /// Whether the next line with content is a key in the same column, so that this list item is a mapping.
    fn goes_on_as_mapping(&self, mut start: usize, column: usize) -> bool {
        while start < self.text.len() {
            let end = self.line_end(start);
            let line = &self.text[start..end];
            let body = line.trim_start_matches(is_blank);
            if !body.trim_end().is_empty() && !body.starts_with('#') {
                let behind = &body[key_length(body)..];
                return columns(&line[..line.len() - body.len()]) == column
                    && key_length(body) > 0
                    && behind.starts_with([':', '：']);
            }
            start = end + 1;
        }
        false
    }

    /// Scans a value, leading whitespace included; `parent` is the column of its key or dash.
    fn value(&mut self, at: usize, parent: usize, keyed: bool) -> usize {
        let end = self.line_end(at);
        let rest = self.text[at..end].trim_start();
        let at = end - rest.len();
        match rest.chars().next() {
            None => end + 1,
            Some('#') => {
                self.only_comment(at, end, parent);
                end + 1
            }
            Some('"' | '\'') => {
                let close = self.quoted(at, parent);
                self.line_end(close) + 1
            }
            Some('|' | '>') if is_block_head(rest) => self.after_block(end + 1, parent),
            Some('{') if rest.starts_with("{{") => {
                self.template_braces(at, end);
                self.plain = Some((parent, keyed));
                end + 1
            }
            Some('{' | '[') => {
                let close = self.flow(at, parent);
                self.line_end(close) + 1
            }
            Some(mark) if self.is_wide_collection(mark, at, end, keyed) => {
                let repair = self.narrowed(at, end);
                self.fault(FaultKind::WideMark(mark), at..at + mark.len_utf8(), repair);
                self.plain = Some((parent, keyed));
                end + 1
            }
            Some(_) => {
                self.hash_in(at, end);
                self.plain = Some((parent, keyed));
                end + 1
            }
        }
    }

    /// Reports `{{ year }}` where a value begins; the repair cites it.
    fn template_braces(&mut self, at: usize, end: usize) {
        let line = &self.text[at..end];
        let value = line[..line.find(" #").unwrap_or(line.len())].trim_end();
        let length = value.find("}}").map_or(value.len(), |close| close + 2);
        let (written, behind) = value.split_at(length);
        let name = written.trim_matches(['{', '}', ' ']).split('|').next().unwrap_or("").trim();
        let cited = format!("\"${{{name}}}{}\"", behind.replace('"', "'"));
        let repair = vec![RepairEdit::new(at..at + value.len(), cited)];
        let kind = FaultKind::TemplateBraces(written.into(), name.into());
        self.fault(kind, at..at + length, repair);
    }

    /// Whether a value is a mapping or a list in full-width brackets: `｛role: 组长｝`, `【办公室, 采编部】`; 【示例】 is a text.
    fn is_wide_collection(&self, mark: char, at: usize, end: usize, keyed: bool) -> bool {
        let inner = &self.text[at + mark.len_utf8()..end];
        let key = key_length(inner);
        let has_key = key > 0 && inner[key..].starts_with([':', '：']);
        match mark {
            '｛' => keyed || has_key,
            '［' => keyed || inner.contains(['，', ',', '、']),
            '【' => inner.trim_end().ends_with(['】', ']']) && inner.contains(','),
            _ => false,
        }
    }

    /// The full-width brackets of a value as half-width ones.
    fn narrowed(&self, at: usize, end: usize) -> Vec<RepairEdit> {
        let marks = self.text[at..end].char_indices();
        let edits = marks.filter_map(|(from, mark)| {
            let range = at + from..at + from + mark.len_utf8();
            Some(RepairEdit::new(range, bracket(mark)?))
        });
        edits.collect()
    }

    /// Reports a value that begins with `#` and words right behind it, so that it is a comment; not where the value stands
    /// in the lines below.
    fn only_comment(&mut self, hash: usize, end: usize, parent: usize) {
        let lost = self.text[hash..end].trim_end();
        let mut behind = lost[1..].chars();
        let direct = behind.next().is_some_and(|c| c.is_alphanumeric());
        let words = lost.chars().any(super::characters::is_chinese);
        let below = self.after_block(end + 1, parent).min(self.text.len());
        let empty = self.text[(end + 1).min(below)..below].lines().all(|line| {
            let line = line.trim();
            line.is_empty() || line.starts_with('#')
        });
        if direct && words && empty {
            self.fault(FaultKind::SwallowedValue(lost.into()), hash..hash + lost.len(), Vec::new());
        }
    }

    /// Reports ` #` in an unquoted text between two bytes of a line, where more text follows directly.
    fn hash_in(&mut self, start: usize, end: usize) {
        if let Some(at) = self.text[start..end].find(" #") {
            self.swallowed(start, start + at + 1);
        }
    }

    /// Reports a `#` that turns the rest of a text into a comment: words before it, and no blank behind it.
    fn swallowed(&mut self, start: usize, hash: usize) {
        let end = self.line_end(hash);
        let lost = self.text[hash..end].trim_end();
        let before = self.text[start..hash].trim_end();
        let words = before.chars().next_back().is_some_and(super::characters::is_chinese);
        let direct = lost[1..].chars().next().is_some_and(|c| !c.is_whitespace() && c != '#');
        if words && direct {
            self.fault(FaultKind::SwallowedText(lost.into()), hash..hash + lost.len(), Vec::new());
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

    /// Where a quoted scalar ends; one that reaches the next key is reported as not closed.
    fn quoted(&mut self, open: usize, parent: usize) -> usize {
        let quote = self.text.as_bytes()[open];
        let bytes = self.text.as_bytes();
        let mut at = open + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == b'"' => at += 1,
                b'\n' if self.leaves(at + 1, parent) => break,
                b if b == quote && quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
                b if b == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        let line = &self.text[open..self.line_end(open)];
        let end = open + line[..line.find(" #").unwrap_or(line.len())].trim_end().len();
        let repair = vec![RepairEdit::new(end..end, char::from(quote))];
        self.fault(FaultKind::OpenQuote, open..open + 1, repair);
        end
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
