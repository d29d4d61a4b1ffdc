//! The paragraphs and rows of a written file to those that were changed in it since.

use super::excerpt::Piece;
use super::lines::LineChange;
use super::matching::{Matched, matched};
use super::words::{likeness, word_changes};
use crate::doc::{FileLine, Role};

/// A paragraph or row that reads differently, came or went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileLineChange {
    /// The headings that it stands under, and for a row the caption of its table.
    pub section: String,
    /// As it was written; empty if it was added.
    pub before: String,
    /// As it is; empty if it was removed.
    pub after: String,
    /// The sentences or cells that changed, piece by piece.
    pub pieces: Vec<Piece>,
    /// Whether it is a picture.
    pub is_picture: bool,
}

/// The paragraphs and rows in which a file differs from what was written, in its order.
pub fn file_line_changes(written: &[FileLine], found: &[FileLine]) -> Vec<FileLineChange> {
    let sections = sections(written);
    let keys = |lines: &[FileLine]| -> Vec<(bool, String)> {
        lines.iter().map(|line| (line.is_row, same(&line.text))).collect()
    };
    let alike = |old: usize, new: usize| match written[old].is_row == found[new].is_row {
        true if around(&written[old]) == around(&found[new]) => {
            likeness(&written[old].text, &found[new].text)
        }
        _ => 0,
    };
    let mut section = String::new();
    let mut all = Vec::new();
    for one in matched(&keys(written), &keys(found), alike) {
        let (old, new) = match one {
            Matched::Same(old, _) => {
                section.clone_from(&sections[old]);
                continue;
            }
            Matched::Replaced(old, new) => (Some(old), Some(new)),
            Matched::Removed(old) => (Some(old), None),
            Matched::Added(new) => (None, Some(new)),
        };
        if let Some(old) = old {
            section.clone_from(&sections[old]);
        }
        let before = old.map_or("", |at| written[at].text.as_str());
        let after = new.map_or("", |at| found[at].text.as_str());
        let is_row = old.is_some_and(|at| written[at].is_row);
        let line = new.map_or_else(|| old.map(|at| &written[at]), |at| Some(&found[at]));
        let place = line.and_then(around).unwrap_or(&section);
        let is_picture = line.is_some_and(|line| line.style == FileLine::PICTURE);
        all.push(FileLineChange { is_picture, ..change(place, before, after, is_row) });
    }
    all
}

fn change(section: &str, before: &str, after: &str, is_row: bool) -> FileLineChange {
    let words = word_changes(before, after);
    // A row is about what its first cell says.
    let row = before.split(" | ").next().filter(|_| is_row).unwrap_or_default().to_string();
    let (before, after) = (before.to_string(), after.to_string());
    let section = section.to_string();
    let (row_before, columns) = (row.clone(), Vec::new());
    let (old_block, new_block) = (None, None);
    let line = LineChange {
        section,
        row,
        row_before,
        columns,
        before,
        after,
        words,
        old_block,
        new_block,
    };
    let pieces = line.pieces();
    let LineChange { section, before, after, .. } = line;
    FileLineChange { section, before, after, pieces, is_picture: false }
}

/// Where a line stands that is none of the body.
fn around(line: &FileLine) -> Option<&'static str> {
    match line.style.as_str() {
        FileLine::HEADER => Some("页眉"),
        FileLine::FOOTER => Some("页脚"),
        _ => None,
    }
}

/// A text without what programs change by themselves when they save: how many spaces stand in a row.
fn same(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What each line stands under, by the styles of this program's files.
fn sections(lines: &[FileLine]) -> Vec<String> {
    let mut headings: Vec<(u8, String)> = Vec::new();
    let mut caption = String::new();
    let mut all = Vec::new();
    for line in lines {
        if let Some(level) = level(&line.style) {
            headings.retain(|(other, _)| *other < level);
            headings.push((level, line.text.clone()));
            caption.clear();
        } else if line.style == Role::Caption.key() {
            caption.clone_from(&line.text);
        }
        let named = headings.iter().map(|(_, heading)| heading.as_str());
        let table = Some(caption.as_str()).filter(|words| line.is_row && !words.is_empty());
        all.push(named.chain(table).collect::<Vec<_>>().join(" › "));
    }
    all
}

/// The level of a heading by its style; the mark of an attachment begins a part of its own.
fn level(style: &str) -> Option<u8> {
    let headings = [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4];
    let found = headings.iter().zip(1..).find(|(role, _)| role.key() == style);
    let mark = [Role::AttachmentMark, Role::AttachmentNote, Role::Signature];
    let begins_part = mark.iter().any(|role| role.key() == style);
    found.map(|(_, level)| level).or(begins_part.then_some(0))
}
