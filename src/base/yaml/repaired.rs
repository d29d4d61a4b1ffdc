//! Edits and a text to the repaired text, with the way back from each of its bytes to the one it was.

use std::ops::Range;

/// A stretch of the text and what is to stand there instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Bytes of the text as it is.
    pub old: Range<usize>,
    /// What takes their place.
    pub new: String,
}

impl Edit {
    /// Puts `new` in the place of `old`.
    pub fn new(old: Range<usize>, new: impl Into<String>) -> Self {
        Self { old, new: new.into() }
    }
}

/// A text after its edits.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The text now.
    pub text: String,
    /// For each edit: where it stands now, where it stood.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Repaired {
    /// Applies edits. Where two overlap, the one that begins first (then the longer) holds.
    pub fn new(old: &str, edits: &[Edit]) -> Self {
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

    /// Where a byte of the repaired text stood; bytes that an edit put in stand at its start.
    pub fn old(&self, byte: usize) -> usize {
        let after = self.places.partition_point(|(now, _)| now.start <= byte);
        match after.checked_sub(1).map(|index| &self.places[index]) {
            None => byte,
            Some((now, before)) if byte < now.end => before.start,
            Some((now, before)) => before.end + (byte - now.end),
        }
    }

    /// A stretch of the repaired text in bytes of the text it came from.
    pub fn old_range(&self, range: Range<usize>) -> Range<usize> {
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
        let edits =
            [Edit::new(comma..comma + 1, ""), Edit::new(colon..colon + '：'.len_utf8(), ": ")];
        let repaired = Repaired::new(old, &edits);
        assert_eq!(repaired.text, "年: 1089.4 元");
        let at = |needle: &str| repaired.text.find(needle).expect("it is there");
        assert_eq!(repaired.old(at("元")), old.find('元').expect("it is there"));
        assert_eq!(&old[repaired.old_range(at("1089.4")..at(" 元"))], "1,089.4");
        assert_eq!(repaired.old(repaired.text.len()), old.len());
    }
}
