//! Flow mappings and sequences in raw text: matches braces and brackets and finds the faults inside them.

use super::{FaultKind, Scan, bracket, key_length};
use crate::base::full_width::half_width;
use crate::base::yaml::repaired::RepairEdit;

/// An open bracket.
struct OpenCollection {
    byte: usize,
    bracket: char,
    /// Whether a key is expected next.
    at_key: bool,
}

impl OpenCollection {
    fn close(&self) -> char {
        if self.bracket == '{' { '}' } else { ']' }
    }
}

impl Scan<'_> {
    /// Scans from an opening bracket; returns the byte after its closing one.
    ///
    /// `parent` is the column of the key or dash before it: a line that is not indented more is outside.
    pub(super) fn flow(&mut self, start: usize, parent: usize) -> usize {
        let mut open: Vec<OpenCollection> = Vec::new();
        let mut at = start;
        let mut hash = None;
        while let Some(c) = self.text[at..].chars().next() {
            match c {
                '\n' if self.leaves(at + 1, parent) => return self.unclosed(&open, at, hash),
                '\n' => {
                    hash = None;
                    at += 1;
                }
                '#' if self.text[..at].ends_with(char::is_whitespace) => {
                    hash = Some(at);
                    self.swallowed(start, at);
                    at = self.line_end(at);
                }
                c if c.is_whitespace() => at += c.len_utf8(),
                '{' if at > start && self.text[at..].starts_with("{{") => {
                    at = self.braces_within(at);
                }
                '{' | '[' => {
                    open.push(OpenCollection { byte: at, bracket: c, at_key: c == '{' });
                    at += 1;
                }
                '}' | ']' => {
                    let Some(last) = open.pop() else { return at };
                    self.check_pair(&last, c, at);
                    at += 1;
                    if open.is_empty() {
                        return self.stray(at);
                    }
                }
                ',' | ':' => {
                    if let Some(last) = open.last_mut() {
                        last.at_key = c == ',' && last.bracket == '{';
                    }
                    at += 1;
                }
                '"' | '\'' => {
                    let faults = self.faults.len();
                    at = self.quoted(at, parent);
                    if self.faults.len() > faults {
                        return self.without_open_quote(&open);
                    }
                }
                _ => {
                    let from = at;
                    at = self.token(at, &mut open);
                    self.close_wide(from, at, &mut open);
                    if open.is_empty() {
                        return self.stray(at);
                    }
                }
            }
        }
        self.unclosed(&open, self.text.trim_end().len(), hash)
    }

    /// Takes a full-width bracket at the end of a word for the one that is open: `采编部】`, `审定自评结论。｝`; 【示例】 is a word.
    fn close_wide(&mut self, from: usize, to: usize, open: &mut Vec<OpenCollection>) {
        let word = self.text[from..to].trim_end();
        let Some(mark) = word.chars().next_back() else { return };
        let Some(half) = bracket(mark).filter(|half| matches!(half, '}' | ']')) else { return };
        let fits = open.last().is_some_and(|last| last.close() == half);
        if !fits || word.contains(['｛', '［', '【']) {
            return;
        }
        open.pop();
        let range = from + word.len() - mark.len_utf8()..from + word.len();
        let repair = vec![RepairEdit::new(range.clone(), half)];
        self.fault(FaultKind::WideMark(mark), range, repair);
    }

    /// Reports `{{ year }}` within brackets; returns the byte after the word.
    fn braces_within(&mut self, at: usize) -> usize {
        let end = self.line_end(at);
        let close = self.text[at..end].find("}}").map_or(end, |close| at + close + 2);
        let stop = self.text[close..end].find([',', '}', ']']).map_or(end, |stop| close + stop);
        self.template_braces(at, stop);
        stop
    }

    fn check_pair(&mut self, open: &OpenCollection, close: char, at: usize) {
        if open.close() != close {
            let repair = vec![RepairEdit::new(at..at + 1, open.close())];
            self.fault(FaultKind::OtherBracket(open.bracket, close), at..at + 1, repair);
        }
    }

    /// Reports closing brackets after the outermost pair; returns the byte after them.
    fn stray(&mut self, at: usize) -> usize {
        let rest = &self.text[at..self.line_end(at)];
        let trimmed = rest.trim_start();
        let Some(c @ ('}' | ']')) = trimmed.chars().next() else { return at };
        let stray = at + rest.len() - trimmed.len();
        self.fault(
            FaultKind::StrayBracket(c),
            stray..stray + 1,
            vec![RepairEdit::new(stray..stray + 1, "")],
        );
        self.stray(stray + 1)
    }

    /// Reports the innermost unclosed bracket; the repair closes all open ones at the end of a line, before its comment.
    fn unclosed(&mut self, open: &[OpenCollection], line_end: usize, hash: Option<usize>) -> usize {
        let lost = hash.map_or("", |hash| &self.text[hash..line_end]);
        if let Some(hash) = hash.filter(|_| lost.contains(['}', ']'])) {
            self.faults.retain(|fault| fault.at.start != hash);
            let lost = lost.trim_end().to_string();
            let end = hash + lost.len();
            self.fault(FaultKind::SwallowedBracket(lost), hash..end, Vec::new());
            self.close(open, hash);
        } else if let Some(last) = open.last() {
            let line_end = hash.unwrap_or(line_end);
            self.fault(FaultKind::OpenBracket(last.bracket), last.byte..last.byte + 1, Vec::new());
            self.close(open, line_end);
        }
        line_end
    }

    /// Adds the closing brackets, before a byte, to the repair of the last fault.
    fn close(&mut self, open: &[OpenCollection], before: usize) {
        let closing: String = open.iter().rev().map(OpenCollection::close).collect();
        if let Some(fault) = self.faults.last_mut() {
            let taken = fault.repair.last().map_or(0, |edit| edit.old.end);
            let end = self.text[..before].trim_end().len().max(taken);
            fault.repair.push(RepairEdit::new(end..end, closing));
        }
    }

    /// Makes the repair of the last fault remove the rest of the line after an unclosed quote; returns the line's end.
    fn without_open_quote(&mut self, open: &[OpenCollection]) -> usize {
        let end = self.faults.last().map_or(0, |fault| self.line_end(fault.at.start));
        if let Some(fault) = self.faults.last_mut() {
            fault.repair = vec![RepairEdit::new(fault.at.start..end, "")];
        }
        self.close(open, end);
        end
    }

    /// Scans an unquoted word: a key with its colon, or a value. Returns the byte after it.
    fn token(&mut self, at: usize, open: &mut [OpenCollection]) -> usize {
        let Some(last) = open.last_mut() else { return at + 1 };
        let braces = last.bracket == '{';
        if braces && last.at_key {
            let key = key_length(&self.text[at..]);
            let behind = &self.text[at + key..self.line_end(at)];
            if key > 0 && behind.starts_with('：') {
                last.at_key = false;
                return self.wide_colon(at, key);
            }
            if key > 0 && self.is_tight_colon(behind) && !behind[1..].starts_with([',', '}']) {
                last.at_key = false;
                return self.tight_colon(at, key);
            }
        } else if braces && let Some(end) = self.split_number(at) {
            return end;
        } else if let Some(mark) = self.text[at..].chars().next()
            && let Some(end) = self.wide_within(mark, at)
        {
            return end;
        }
        let (end, cites) = self.word_end(at);
        if cites {
            self.bare_citation(at, end);
        } else if braces && let Some(comma) = self.wide_comma(at, end) {
            last.at_key = true;
            return comma;
        }
        end
    }

    /// Reports a collection in full-width brackets within others; returns the byte after it, or after its bracket where
    /// nothing closes it.
    fn wide_within(&mut self, mark: char, at: usize) -> Option<usize> {
        let line_end = self.line_end(at);
        let shut = match mark {
            '｛' => ['｝', '}'],
            '［' => ['］', ']'],
            '【' => ['】', ']'],
            _ => return None,
        };
        let close = self.text[at..line_end].char_indices().find(|(_, c)| shut.contains(c));
        let close = close.map(|(close, c)| at + close + c.len_utf8());
        let inner = &self.text[at..close.unwrap_or(line_end)];
        if mark == '【' && (close.is_none() || !inner.contains([',', '，', '、'])) {
            return None;
        }
        let end = close.unwrap_or(at + mark.len_utf8());
        let repair = if close.is_some() { self.narrowed(at, end) } else { Vec::new() };
        self.fault(FaultKind::WideMark(mark), at..at + mark.len_utf8(), repair);
        Some(end)
    }

    /// Where an unquoted word ends, and whether it cites a figure.
    fn word_end(&self, start: usize) -> (usize, bool) {
        let line_end = self.line_end(start);
        let mut at = start;
        let mut cites = false;
        while at < line_end {
            let rest = &self.text[at..line_end];
            let Some(c) = rest.chars().next() else { break };
            let behind = rest[c.len_utf8()..].chars().next();
            match c {
                '$' if behind == Some('{') => {
                    cites = true;
                    let Some(close) = rest.find('}') else {
                        at = line_end;
                        break;
                    };
                    at += close;
                }
                ',' | '{' | '}' | '[' | ']' => break,
                ':' if behind.is_none_or(|c| c.is_whitespace() || ",{}[]".contains(c)) => break,
                ' ' if behind == Some('#') => break,
                _ => {}
            }
            at += self.text[at..].chars().next().map_or(1, char::len_utf8);
        }
        (at.max(start + 1).min(self.text.len()), cites)
    }

    fn bare_citation(&mut self, start: usize, end: usize) {
        let word = self.text[start..end].trim_end();
        let end = start + word.len();
        let quote = if word.contains('\'') { "\"" } else { "'" };
        let repair = vec![RepairEdit::new(start..start, quote), RepairEdit::new(end..end, quote)];
        let kind = match word.starts_with(['“', '”', '‘', '’']) {
            true => FaultKind::WideQuotes,
            false => FaultKind::BareCitation,
        };
        self.fault(kind, start..end, repair);
    }

    /// Reports a full-width comma before another key of the mapping; returns the byte after it.
    fn wide_comma(&mut self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
        let commas = word
            .match_indices(['，', '、', '；'])
            .map(|(at, comma)| start + at..start + at + comma.len());
        let comma = commas.into_iter().find(|comma| {
            let behind = self.text[comma.end..self.line_end(comma.end)].trim_start();
            let key = key_length(behind);
            key > 0 && behind[key..].starts_with([':', '：'])
        })?;
        let mark = self.text[comma.clone()].chars().next()?;
        self.fault(
            FaultKind::WideComma(mark),
            comma.clone(),
            vec![RepairEdit::new(comma.clone(), ", ")],
        );
        Some(comma.end)
    }

    /// Reports a number with commas, which YAML would split; returns the byte after it.
    fn split_number(&mut self, start: usize) -> Option<usize> {
        let rest = &self.text[start..self.line_end(start)];
        let number = rest.find(|c: char| !(is_digit(c) || "-,.".contains(c)));
        let number = rest[..number.unwrap_or(rest.len())].trim_end_matches(',');
        let behind = rest[number.len()..].trim_start();
        let digits = number.trim_start_matches('-');
        let splits = digits.split(',').count() > 1
            && digits.split(',').all(|part| part.starts_with(is_digit))
            && (behind.is_empty() || behind.starts_with([',', '}', ']', '#']));
        if !splits {
            return None;
        }
        let range = start..start + number.len();
        let repair = vec![RepairEdit::new(range.clone(), half_width(number).replace(',', ""))];
        self.fault(FaultKind::SplitNumber(number.into()), range.clone(), repair);
        Some(range.end)
    }
}

/// Whether a character is a digit, half or full width.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
