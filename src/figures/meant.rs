//! Words that people write to the figures that they mean.

use super::figure::{Figure, Figures};
use crate::catalogue::{Column, FigureKey, is_below};

impl Figure {
    /// Whether words are its id or its whole name; 决算数 may be left out.
    pub fn is_called(&self, words: &str) -> bool {
        let (name, words) = (bare(&self.name), bare(words));
        self.id.as_str() == words || name == words || name.strip_suffix("决算数") == Some(&words)
    }
}

impl Figures {
    /// The figures that words mean, in their order: the one with this id, else those with this name, else those under this
    /// id, else those whose name contains the words, or whose column people call so: 占比, 增长率.
    pub fn meant_by(&self, words: &str) -> Vec<&Figure> {
        let words = words.trim();
        let whole = bare(words);
        let parts: Vec<_> = words.split_whitespace().map(bare).collect();
        let ways: [&dyn Fn(&Figure) -> bool; 6] = [
            &|one| one.id.as_str() == words,
            &|one| bare(&one.name) == whole,
            &|one| is_below(one.id.as_str(), words),
            &|one| !whole.is_empty() && bare(&one.name).contains(&whole),
            &|one| {
                let name = bare(&one.name);
                !whole.is_empty() && parts.iter().all(|part| name.contains(part))
            },
            &|one| {
                let name = bare(&one.name);
                let meant = |part: &String| name.contains(part) || is_column_called(&one.key, part);
                !whole.is_empty() && parts.iter().all(meant)
            },
        ];
        let meant = ways.iter().map(|way| self.iter().filter(|one| way(one)).collect::<Vec<_>>());
        meant.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// What people call columns that have another name in the register of figures.
const CALLED: [(&str, &[Column]); 9] = [
    ("占比", &[Column::Share]),
    ("比例", &[Column::Share]),
    ("增长率", &[Column::ChangeRate]),
    ("下降率", &[Column::ChangeRate]),
    ("增幅", &[Column::ChangeRate]),
    ("降幅", &[Column::ChangeRate]),
    ("同比", &[Column::ChangeClause, Column::ChangeSize, Column::ChangeRate]),
    ("调整", &[Column::Adjustment]),
    ("调整数", &[Column::Adjustment]),
];

/// Whether a word is what people call the column of a figure.
fn is_column_called(key: &FigureKey, word: &str) -> bool {
    let columns = CALLED.iter().find(|(called, _)| *called == word).map(|(_, columns)| *columns);
    columns.is_some_and(|columns| columns.contains(&key.column()))
}

/// A name without blanks and quotation marks: `“三公”经费` and `三公 经费` are the same.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !"“”\"'‘’".contains(*c)).collect()
}
