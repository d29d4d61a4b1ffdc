//! Two texts to the lines that differ, and two changes of one text to the places where they meet.

use std::ops::Range;

use super::sequences::stretches;

/// A stretch of lines that an old and a new text have differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextChange {
    /// The lines of the old text, from 0; empty where lines were only added.
    pub old: Range<usize>,
    /// The lines of the new text, from 0; empty where lines were only removed.
    pub new: Range<usize>,
    /// The old lines.
    pub removed: Vec<String>,
    /// The new lines.
    pub added: Vec<String>,
}

impl TextChange {
    /// Whether two changes of one text are about the same lines of it, or lie side by side.
    pub fn meets(&self, other: &Self) -> bool {
        self.old.start <= other.old.end && other.old.start <= self.old.end
    }
}

/// What changed from one text to another, in order; line ends do not count.
pub fn text_changes(old: &str, new: &str) -> Vec<TextChange> {
    let [old, new]: [Vec<&str>; 2] = [old, new].map(|text| text.lines().collect());
    let ops = stretches(&old, &new);
    let owned = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    let differing = ops.into_iter().filter(|op| !matches!(op, similar::DiffOp::Equal { .. }));
    let changes = differing.map(|op| {
        let (gone, come) = (op.old_range(), op.new_range());
        TextChange {
            removed: owned(&old[gone.clone()]),
            added: owned(&new[come.clone()]),
            old: gone,
            new: come,
        }
    });
    changes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_meet_where_they_touch_the_same_lines() {
        let base = "一\n二\n三\n四\n五\n";
        let ours = text_changes(base, "一\n二改\n三\n四\n五\n");
        let theirs = text_changes(base, "一\n二\n三\n四\n五改\n");
        assert!(!ours[0].meets(&theirs[0]));
        let theirs = text_changes(base, "一\n二又改\n三\n四\n五\n");
        assert!(ours[0].meets(&theirs[0]));
        assert_eq!((ours[0].old.clone(), &ours[0].added[..]), (1..2, &["二改".to_string()][..]));
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(text_changes("一\n二\n", "一\r\n二\r\n"), []);
    }
}
