//! A line that changed to the sentences or cells that changed in it.

use std::ops::Range;

use super::lines::LineChange;

/// A piece of a line: as it stands in both, or as it was and as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Stands in both.
    Same(String),
    /// Replaced; one of both is empty where something was only added or removed.
    Changed {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
}

/// What stands between two cells of a row.
const CELL: &str = " | ";
/// What ends a sentence, or a cell of a row.
const ENDS: [&str; 4] = ["。", "；", CELL, "！"];

impl LineChange {
    /// The sentences or cells that changed: as they were, and as they are.
    pub fn excerpts(&self) -> (String, String) {
        let of = |text: &str, ranges: Vec<Range<usize>>| match ranges.is_empty() || text.is_empty()
        {
            true => text.to_string(),
            false => {
                let ends = Ends::of(text);
                let parts = parts_around(&ends, &ranges);
                let part = |part: &Range<usize>| {
                    format!("{}{}", self.column(&ends, part), &text[part.clone()])
                };
                let parts: Vec<_> = parts.iter().map(part).collect();
                parts.join(self.gap())
            }
        };
        let before = self.words.iter().map(|word| word.before.clone()).collect();
        let after = self.words.iter().map(|word| word.after.clone()).collect();
        let [before, after] = [of(&self.before, before), of(&self.after, after)];
        (with_row(&self.row_before, before), with_row(&self.row, after))
    }

    /// What stands between cells or sentences.
    fn gap(&self) -> &'static str {
        if self.row.is_empty() && self.columns.is_empty() { "……" } else { "、" }
    }

    /// The name of the column of a cell, before its words; nothing where the row has a name of its own, or no names.
    fn column(&self, ends: &Ends, part: &Range<usize>) -> String {
        let name = self.columns.get(ends.cells_before(part.start)).filter(|name| !name.is_empty());
        name.filter(|name| !ends.text[part.clone()].starts_with(name.as_str()))
            .map_or(String::new(), |name| format!("{name}："))
    }

    /// The sentences or cells of the new line that changed, piece by piece; what lies between them is left out.
    pub fn pieces(&self) -> Vec<Piece> {
        let ranges: Vec<_> = self.words.iter().map(|word| word.after.clone()).collect();
        let mut pieces = Vec::new();
        let ends = Ends::of(&self.after);
        let parts = parts_around(&ends, &ranges);
        if parts.first().is_some_and(|part| part.start > 0) && !self.row.is_empty() {
            pieces.push(Piece::Same(format!("{}：", self.row)));
        }
        let same = |pieces: &mut Vec<Piece>, text: &str| {
            if !text.is_empty() {
                pieces.push(Piece::Same(text.into()));
            }
        };
        for (part, number) in parts.into_iter().zip(0..) {
            if number > 0 {
                pieces.push(Piece::Same(self.gap().into()));
            }
            same(&mut pieces, &self.column(&ends, &part));
            let mut at = part.start;
            let first = self.words.partition_point(|word| word.after.start < part.start);
            let within = self.words[first..].iter();
            for word in within.take_while(|word| word.after.end <= part.end) {
                same(&mut pieces, &self.after[at..word.after.start]);
                pieces.push(Piece::Changed {
                    before: self.before[word.before.clone()].into(),
                    after: self.after[word.after.clone()].into(),
                });
                at = word.after.end;
            }
            same(&mut pieces, &self.after[at..part.end]);
        }
        pieces
    }
}

/// An excerpt of a row behind the words that the row is about, where it does not begin with them.
fn with_row(row: &str, excerpt: String) -> String {
    match row.is_empty() || excerpt.is_empty() || excerpt.starts_with(row) {
        true => excerpt,
        false => format!("{row}：{excerpt}"),
    }
}

/// The sentences or cells that some ranges touch; those beside each other are one. A range belongs whole to one of them.
fn parts_around(ends: &Ends, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let start = ends.before(range.start);
        let end = ends.behind(range.end.max(start), range.start == range.end);
        match parts.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => parts.push(start..end),
        }
    }
    parts
}

/// Where the sentences and cells of a text end, each looked up without reading the text again.
struct Ends<'a> {
    text: &'a str,
    /// The bytes of each mark, all of them equally long.
    marks: Vec<Range<usize>>,
    /// Where each mark between two cells stands.
    cells: Vec<usize>,
}

impl<'a> Ends<'a> {
    fn of(text: &'a str) -> Self {
        let mark = |at: usize| {
            let end = ENDS.iter().find(|end| text[at..].starts_with(**end))?;
            Some(at..at + end.len())
        };
        let marks = text.char_indices().filter_map(|(at, _)| mark(at)).collect();
        let cells = text.match_indices(CELL).map(|(at, _)| at).collect();
        Self { text, marks, cells }
    }

    /// Where the sentence or cell begins in which a byte is.
    fn before(&self, at: usize) -> usize {
        let behind = self.marks.partition_point(|mark| mark.end <= at);
        behind.checked_sub(1).map_or(0, |last| self.marks[last].end)
    }

    /// Where it ends, with its mark.
    fn behind(&self, at: usize, is_empty: bool) -> usize {
        // What was removed at the end of a sentence leaves an empty range behind its mark.
        if is_empty && at > 0 && self.before(at) == at {
            return at;
        }
        let next = self.marks.partition_point(|mark| mark.start < at);
        self.marks.get(next).map_or(self.text.len(), |mark| {
            if self.text[mark.clone()] == *CELL { mark.start } else { mark.end }
        })
    }

    /// How many cells end before a byte.
    fn cells_before(&self, at: usize) -> usize {
        self.cells.partition_point(|cell| cell + CELL.len() <= at)
    }
}
