//! A text and edits to the repaired text, which maps each of its bytes back to the original.

use std::ops::Range;

/// A byte range of a text and its replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct RepairEdit {
    /// The bytes that are replaced.
    pub old: Range<usize>,
    /// The replacement.
    pub new: String,
}

impl RepairEdit {
    /// Replaces `old` with `new`.
    pub(super) fn new(old: Range<usize>, new: impl Into<String>) -> Self {
        Self { old, new: new.into() }
    }
}

/// A text after its edits.
#[derive(Clone, Debug)]
pub(super) struct Repaired {
    /// The repaired text.
    pub text: String,
    /// For each edit its range in the repaired text and in the original.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Repaired {
    /// Applies edits. Of two that overlap, the one that begins first (then the longer) wins.
    pub(super) fn new(old: &str, edits: &[RepairEdit]) -> Self {
        let mut edits: Vec<_> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.old.start, std::cmp::Reverse(edit.old.end)));
        let mut repaired = Self { text: String::with_capacity(old.len()), places: Vec::new() };
        let mut done = 0;
        for edit in edits.into_iter().filter(|edit| edit.old.end <= old.len()) {
            if edit.old.start < done {
                continue;
            }
            repaired.text.push_str(&old[done..edit.old.start]);
            let start = repaired.text.len();
            repaired.text.push_str(&edit.new);
            repaired.places.push((start..repaired.text.len(), edit.old.clone()));
            done = edit.old.end;
        }
        repaired.text.push_str(&old[done..]);
        repaired
    }

    /// The original position of a byte of the repaired text; inserted bytes map to the start of their edit.
    pub(super) fn old(&self, byte: usize) -> usize {
        let after = self.places.partition_point(|(now, _)| now.start <= byte);
        match after.checked_sub(1).map(|index| &self.places[index]) {
            None => byte,
            Some((now, before)) if byte < now.end => before.start,
            Some((now, before)) => before.end + (byte - now.end),
        }
    }

    /// A byte range of the repaired text as a range of the original.
    pub(super) fn old_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.old(range.start);
        start..self.old(range.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_find_back() {
        let old = "年：1,089.4 元";
        let colon = old.find('：').expect("it is there");
        let comma = old.find(',').expect("it is there");
        let edits = [
            RepairEdit::new(comma..comma + 1, ""),
            RepairEdit::new(colon..colon + '：'.len_utf8(), ": "),
        ];
        let repaired = Repaired::new(old, &edits);
        assert_eq!(repaired.text, "年: 1089.4 元");
        let at = |needle: &str| repaired.text.find(needle).expect("it is there");
        assert_eq!(repaired.old(at("元")), old.find('元').expect("it is there"));
        assert_eq!(&old[repaired.old_range(at("1089.4")..at(" 元"))], "1,089.4");
        assert_eq!(repaired.old(repaired.text.len()), old.len());
    }
}
