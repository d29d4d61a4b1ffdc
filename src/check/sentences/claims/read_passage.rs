//! A passage with the numbers and the names of figures that were found in it.

use super::mention::FigureMention;
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;

/// A passage with its numbers and names, both in order.
pub(crate) struct ReadPassage<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// Its numbers.
    pub numbers: &'a [Number],
    /// The names of figures in it.
    pub names: &'a [FigureMention<'a>],
    /// The text before it, if that is a title.
    pub title: Option<&'a Passage>,
}

impl ReadPassage<'_> {
    /// Whether the title above, or the text up to a place, is about a project or another part of the unit's work.
    pub(crate) fn speaks_of_projects(&self, to: usize) -> bool {
        const PARTS: [&str; 6] = ["项目", "专项", "工程", "采购", "试点", "政策"];
        let title = self.title.map_or(String::new(), |title| title.text(0, title.chars.len()));
        let text = format!("{title}\n{}", self.passage.text(0, to)).replace("项目支出", "");
        PARTS.iter().any(|word| text.contains(word))
    }
}
