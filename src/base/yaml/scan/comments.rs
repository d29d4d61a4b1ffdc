//! Text that ` #` turns into a comment.

use super::{FaultKind, Scan};
use crate::base::yaml::characters::is_chinese;

impl Scan<'_> {
    /// Reports a value that begins with `#` and words right behind it, so that it is a comment; not where the value stands
    /// in the lines below.
    pub(super) fn only_comment(&mut self, hash: usize, end: usize, parent: usize) {
        let lost = self.text[hash..end].trim_end();
        let mut behind = lost[1..].chars();
        let direct = behind.next().is_some_and(|c| c.is_alphanumeric());
        let words = lost.chars().any(is_chinese);
        let below = self.after_block(end + 1, parent).min(self.text.len());
        let empty = self.text[(end + 1).min(below)..below].lines().all(|line| {
            let line = line.trim();
            line.is_empty() || line.starts_with('#')
        });
        if direct && words && empty {
            self.fault(FaultKind::SwallowedValue(lost.into()), hash..hash + lost.len(), Vec::new());
        }
    }

    /// Reports a line that begins with `#` and words right behind it where the text above, which has not ended, would go on.
    pub(super) fn comment_in_text(&mut self, hash: usize, columns: usize) {
        if self.plain.is_none_or(|(column, _)| columns <= column) {
            return;
        }
        let mut above = self.text[..hash].trim_end().chars().rev();
        let open = above.next().is_some_and(|c| is_chinese(c) || "，、；".contains(c));
        let lost = self.text[hash..self.line_end(hash)].trim_end();
        let direct = |c: char| c.is_ascii_digit() || is_chinese(c);
        if open && lost.chars().nth(1).is_some_and(direct) {
            self.fault(FaultKind::SwallowedText(lost.into()), hash..hash + lost.len(), Vec::new());
        }
    }

    /// Reports ` #` in an unquoted text between two bytes of a line, where more text follows directly.
    pub(super) fn hash_in(&mut self, start: usize, end: usize) {
        if let Some(at) = self.text[start..end].find(" #") {
            self.swallowed(start, start + at + 1);
        }
    }

    /// Reports a `#` that turns the rest of a text into a comment: words before it, and no blank behind it.
    pub(super) fn swallowed(&mut self, start: usize, hash: usize) {
        let end = self.line_end(hash);
        let lost = self.text[hash..end].trim_end();
        let before = self.text[start..hash].trim_end();
        let words = before.chars().next_back().is_some_and(is_chinese);
        let direct = lost[1..].chars().next().is_some_and(|c| !c.is_whitespace() && c != '#');
        if words && (direct || is_numbered(&lost[1..])) {
            self.fault(FaultKind::SwallowedText(lost.into()), hash..hash + lost.len(), Vec::new());
        }
    }
}

/// Whether what stands behind `#` is the number of a building or the like: `# 3号楼`. No comment begins so.
fn is_numbered(behind: &str) -> bool {
    let behind = behind.trim_start();
    let number = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    number.len() < behind.len() && number.starts_with('号')
}
