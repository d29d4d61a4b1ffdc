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
    /// From where on its title, or the text so far, is about a project or another part of the unit's work.
    of_part: Option<usize>,
}

impl<'a> ReadPassage<'a> {
    /// A passage, with the text before it if that is a title.
    pub(crate) fn new(
        passage: &'a Passage,
        numbers: &'a [Number],
        names: &'a [FigureMention<'a>],
        title: Option<&Passage>,
    ) -> Self {
        let titled = title.and_then(end_of_part).map(|_| 0);
        Self { passage, numbers, names, of_part: titled.or_else(|| end_of_part(passage)) }
    }

    /// Whether the title above, or the text up to a place, is about a project or another part of the unit's work.
    pub(crate) fn speaks_of_projects(&self, to: usize) -> bool {
        self.of_part.is_some_and(|end| end <= to)
    }
}

/// Where the first word for a part of the unit's work ends; 项目支出 is a line of the whole unit.
fn end_of_part(passage: &Passage) -> Option<usize> {
    const PARTS: [&str; 6] = ["项目", "专项", "工程", "采购", "试点", "政策"];
    let is_part = |&at: &usize| PARTS.iter().any(|word| passage.has(at, word));
    (0..passage.chars.len())
        .filter(is_part)
        .find(|&at| !passage.has(at, "项目支出"))
        .map(|at| at + 2)
}
