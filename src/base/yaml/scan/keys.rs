//! Keys and the colons behind them.

use super::{FaultKind, Scan, columns, is_blank, key_length};
use crate::base::yaml::repaired::RepairEdit;

impl Scan<'_> {
    /// A key indented under a scalar, usually by one space too many; repaired to the column of the key above.
    pub(super) fn deep_key(
        &mut self,
        start: usize,
        blank: &str,
        body: &str,
        column: Option<usize>,
    ) -> bool {
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

    /// Where the value of the key at `at` begins; `None` without a key. A wrong colon after the key is a fault.
    pub(super) fn after_key(&mut self, at: usize, item: bool, column: usize) -> Option<usize> {
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
    pub(super) fn is_tight_colon(&self, behind: &str) -> bool {
        behind.strip_prefix(':').is_some_and(|value| {
            !value.starts_with("//") && value.chars().next().is_some_and(|c| !c.is_whitespace())
        })
    }

    /// Reports `：` after a key of `length` bytes; returns the byte after it.
    pub(super) fn wide_colon(&mut self, key: usize, length: usize) -> usize {
        let at = key + length;
        let end = at + '：'.len_utf8();
        let kind = FaultKind::WideColon(self.text[key..at].into());
        self.fault(kind, at..end, vec![RepairEdit::new(at..end, ": ")]);
        end
    }

    /// Reports a colon without a space after a key of `length` bytes; returns the byte after it.
    pub(super) fn tight_colon(&mut self, key: usize, length: usize) -> usize {
        let at = key + length;
        let kind = FaultKind::TightColon(self.text[key..at].into());
        self.fault(kind, at..at + 1, vec![RepairEdit::new(at..at + 1, ": ")]);
        at + 1
    }

    /// Whether the next line with content is a key in the same column, so that this list item is a mapping.
    pub(super) fn goes_on_as_mapping(&self, mut start: usize, column: usize) -> bool {
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
}
