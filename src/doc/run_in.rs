//! The run-in heading of a paragraph: its first sentence behind a number of the second level (GB/T 9704 7.3.3).

use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind};
use super::style::Role;
use crate::base::id::ChangeMark;

/// The most characters of such a sentence with its number: a line.
const LINE: usize = 28;

/// How many characters of a paragraph, its number included, are a heading that runs in: `（一）` and a short first sentence.
///
/// The two reports of a marked paragraph may have different ones; of any other paragraph both are the same. 0 is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RunIn {
    /// In the old report.
    pub old: usize,
    /// In the new report.
    pub new: usize,
}

impl RunIn {
    /// Those of a block.
    pub fn of(block: &Block) -> Self {
        let [old, new] =
            [ChangeMark::Inserted, ChangeMark::Deleted].map(|gone| of_one(block, gone));
        Self { old, new }
    }

    /// The longer one.
    pub fn most(self) -> usize {
        self.old.max(self.new)
    }

    /// Whether a character with a mark is of it that has so many before it: where it stands in both reports, in the new one.
    pub fn holds(self, before: usize, change: Option<ChangeMark>) -> bool {
        before < if change == Some(ChangeMark::Deleted) { self.old } else { self.new }
    }
}

/// The one in the report that does not have what is marked as `gone`. A number that changed stands among the words of a marked
/// paragraph.
fn of_one(block: &Block, gone: ChangeMark) -> usize {
    let BlockKind::Paragraph { role: Role::Body, number, content } = &block.kind else { return 0 };
    let is_text =
        |inline: &Inline| matches!(inline.kind, InlineKind::Text { .. } | InlineKind::Label { .. });
    let is_numbered = is_of_the_second_level(number) || has_changed_number((number, content), gone);
    if !is_numbered || !content.iter().all(is_text) {
        return 0;
    }
    let before = number.chars().count();
    // Of all characters, and of those that stand in this report.
    let (mut all, mut shown) = (before, before);
    for inline in content {
        let is_gone = inline.origin.change == Some(gone);
        for character in inline.as_text().chars() {
            all += 1;
            shown += usize::from(!is_gone);
            if character == '。' && !is_gone {
                return if shown <= LINE { all } else { 0 };
            }
        }
    }
    0
}

/// Whether the words of a paragraph begin with a number of the second level in place of another one.
fn has_changed_number((number, content): (&str, &[Inline]), gone: ChangeMark) -> bool {
    let marked = content.iter().take_while(|inline| inline.origin.change.is_some());
    let mut kept = marked.filter(|one| one.origin.change != Some(gone));
    number.is_empty() && kept.next().is_some_and(|one| is_of_the_second_level(one.as_text()))
}

/// `（一）`; `（1）` is of the fourth level.
fn is_of_the_second_level(number: &str) -> bool {
    let inside = number.trim_end().strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
    inside
        .is_some_and(|inside| !inside.is_empty() && !inside.contains(|c: char| c.is_ascii_digit()))
}
