//! The title of an attachment to the hidden entries by which Word lists it, as the old and the new report have it.

use docx_rs::Paragraph;

use super::both_reports::shown_in;
use super::contents::entry;
use super::revisions::{Stands, mark_runs};
use crate::base::id::ChangeMark;
use crate::doc::{Block, BlockKind, mark_of_title, plain_text};

/// What the contents list of either report says of an attachment; nothing of one that it does not list.
pub(super) struct ListedAttachment {
    old: Option<String>,
    new: Option<String>,
}

impl ListedAttachment {
    /// That of two blocks, if they are the mark and the title of an attachment; `lists` is where there is a list.
    pub(super) fn of(pair: &[Block], lists: Stands) -> Self {
        let words = |without| {
            let shown = shown_in(pair, without);
            let [above, title] = &shown[..] else { return None };
            let mark = mark_of_title(title, Some(above))?;
            let BlockKind::Paragraph { content, .. } = &title.kind else { return None };
            Some(mark + &plain_text(content))
        };
        Self {
            old: words(ChangeMark::Inserted).filter(|_| lists.in_old),
            new: words(ChangeMark::Deleted).filter(|_| lists.in_new),
        }
    }

    /// Whether neither list has it.
    pub(super) fn is_nowhere(&self) -> bool {
        self.old.is_none() && self.new.is_none()
    }

    /// Puts the entries before the title, with the mark of those that stand in one report only.
    pub(super) fn put_into(&self, mut title: Paragraph) -> Paragraph {
        if self.old == self.new {
            return self.new.iter().fold(title, |title, words| entry(title, words));
        }
        let sides = [(&self.new, ChangeMark::Inserted), (&self.old, ChangeMark::Deleted)];
        for (words, change) in sides {
            let Some(words) = words else { continue };
            let mut own = entry(Paragraph::new(), words);
            mark_runs(&mut own.children, change);
            title.children.splice(0..0, own.children);
        }
        title
    }
}
