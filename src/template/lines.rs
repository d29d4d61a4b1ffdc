//! What Tera printed to Markdown and the template line of each of its lines.
//!
//! A line that tags alone left behind is dropped, so only an empty line of the template parts paragraphs.

use super::decode::line_span;
use super::private;
use crate::base::source::{SourceId, Sources, Span};

/// Markdown with the template line of each line.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Markdown {
    /// The text; line ends are `\n`.
    pub text: String,
    /// Where each line comes from, from line 1 at index 0.
    pub places: Vec<Option<Span>>,
}

impl Markdown {
    /// Where a line (from 1) comes from.
    pub(super) fn place(&self, line: usize) -> Option<Span> {
        self.places.get(line.checked_sub(1)?).copied().flatten()
    }
}

/// Takes the marks off the line starts.
pub(super) fn clean(printed: &str, sources: &Sources) -> Markdown {
    let mut markdown = Markdown::default();
    let mut place = None;
    for line in printed.lines() {
        let (text, mark, marked) = unmark(line);
        place = mark.map(|(file, line)| line_span(file, line, sources)).or(place);
        if marked && text.trim().is_empty() {
            continue;
        }
        markdown.text.push_str(text.trim_end());
        markdown.text.push('\n');
        markdown.places.push(place);
    }
    markdown
}

/// A line without the marks at its start, the last line mark there, and whether there were any.
///
/// Line marks behind its first character stay: they tell where a line of several template lines goes on.
fn unmark(line: &str) -> (String, Option<(SourceId, usize)>, bool) {
    let mut text = String::with_capacity(line.len());
    let (mut last, mut marked) = (None, false);
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            private::TAGS => marked = true,
            private::LINE if text.trim().is_empty() => {
                let digits = characters.next().zip(characters.next());
                let digits = digits.and_then(|(a, b)| private::digit(a).zip(private::digit(b)));
                last = digits.map(|(file, line)| (SourceId(file), line as usize));
                marked = true;
            }
            c => text.push(c),
        }
    }
    (text, last, marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_lines_vanish_and_empty_lines_stay() {
        let mut sources = Sources::default();
        let id = sources.add("a.tera", "甲\n  乙\n丙");
        let mark = |line| {
            let [file, line] = private::pair(id.0, line);
            format!("{}{file}{line}", private::LINE)
        };
        let tags = private::TAGS;
        let printed =
            format!("{}甲\n{tags}\n  {}乙{}丙\n\n{}\n", mark(1), mark(2), mark(3), mark(3));
        let markdown = clean(&printed, &sources);
        assert_eq!(markdown.text, format!("甲\n  乙{}丙\n\n", mark(3)));
        let place = markdown.place(2).expect("line 2 comes from the template");
        assert_eq!(sources.text(place), "乙");
    }
}
