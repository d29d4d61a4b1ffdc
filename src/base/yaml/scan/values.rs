//! What stands behind a key or dash: quoted and unquoted scalars, brackets, block scalars.

use super::{FaultKind, Scan, bracket, is_block_head, key_length};
use crate::base::yaml::repaired::RepairEdit;

impl Scan<'_> {
    /// Scans a value, leading whitespace included; `parent` is the column of its key or dash.
    pub(super) fn value(&mut self, at: usize, parent: usize, keyed: bool) -> usize {
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
    pub(super) fn template_braces(&mut self, at: usize, end: usize) {
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
    pub(super) fn is_wide_collection(
        &self,
        mark: char,
        at: usize,
        end: usize,
        keyed: bool,
    ) -> bool {
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
    pub(super) fn narrowed(&self, at: usize, end: usize) -> Vec<RepairEdit> {
        let marks = self.text[at..end].char_indices();
        let edits = marks.filter_map(|(from, mark)| {
            let range = at + from..at + from + mark.len_utf8();
            Some(RepairEdit::new(range, bracket(mark)?))
        });
        edits.collect()
    }

    /// Where a quoted scalar ends; one that reaches the next key is reported as not closed.
    pub(super) fn quoted(&mut self, open: usize, parent: usize) -> usize {
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
}
