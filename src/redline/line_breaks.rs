//! The line ends that layout gives a text in two documents to line ends among its marked words.

use std::collections::BTreeMap;

use crate::base::id::{ChangeMark, NodeId, Origin};
use crate::doc::{Inline, InlineKind, RetrackedLine};

/// The number of characters before each line end in the old and in the new text, including line ends of the text itself;
/// `None` where only those of the text itself count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TwoSides<'a, T = usize> {
    pub old: Option<&'a [T]>,
    pub new: Option<&'a [T]>,
}

impl<'a, T> TwoSides<'a, T> {
    /// What is known of a block in the old and in the new document.
    pub(super) fn of(
        (old, of_old): (&'a BTreeMap<NodeId, Vec<T>>, NodeId),
        (new, of_new): (&'a BTreeMap<NodeId, Vec<T>>, NodeId),
    ) -> Self {
        let slice = |all: &'a BTreeMap<NodeId, Vec<T>>, id| all.get(&id).map(Vec::as_slice);
        Self { old: slice(old, of_old), new: slice(new, of_new) }
    }
}

/// How many characters of the old and of the new text stand before a place.
struct Counts {
    old: usize,
    new: usize,
}

/// A marked text with all line ends among its inlines; `number` characters that both texts have stand before it.
pub(super) fn with_breaks(content: &[Inline], number: usize, breaks: TwoSides) -> Vec<Inline> {
    let mut counts = Counts { old: number, new: number };
    let mut all = Vec::new();
    for inline in content {
        match &inline.kind {
            InlineKind::Text { text, strong } => {
                divide(text, *strong, &inline.origin, breaks, &mut counts, &mut all);
            }
            InlineKind::Label { text, .. } => {
                counts.add(inline.origin.change, text.chars().count());
                all.push(inline.clone());
            }
            InlineKind::Break => all.extend(own_break(inline, breaks)),
            InlineKind::PageNumber
            | InlineKind::PageCount
            | InlineKind::Leader
            | InlineKind::PageOf(_) => all.push(inline.clone()),
        }
    }
    all
}

/// The characters of a marked text that are set wider or narrower, counted among all its characters. What only the old text has is as
/// there, all else as in the new one.
pub(super) fn retracked_among(
    content: &[Inline],
    number: usize,
    lines: TwoSides<RetrackedLine>,
) -> Vec<RetrackedLine> {
    let mut counts = Counts { old: 0, new: 0 };
    let mut all: Vec<RetrackedLine> = Vec::new();
    for (at, change) in changes(content, number).enumerate() {
        let (lines, place) = match change {
            Some(ChangeMark::Deleted) => (lines.old, counts.old),
            _ => (lines.new, counts.new),
        };
        counts.add(change, 1);
        let line = lines.unwrap_or_default().iter().find(|line| line.chars.contains(&place));
        let Some(by) = line.map(|line| line.by) else { continue };
        match all.last_mut().filter(|last| last.chars.end == at && last.by == by) {
            Some(last) => last.chars.end += 1,
            None => all.push(RetrackedLine { chars: at..at + 1, by }),
        }
    }
    all
}

/// The mark of each character of a text; both texts have the `number` at its beginning.
fn changes(content: &[Inline], number: usize) -> impl Iterator<Item = Option<ChangeMark>> {
    let of = |inline: &Inline| match &inline.kind {
        InlineKind::Text { text, .. } | InlineKind::Label { text, .. } => text.chars().count(),
        _ => 0,
    };
    let words = content.iter().flat_map(move |one| std::iter::repeat_n(one.origin.change, of(one)));
    std::iter::repeat_n(None, number).chain(words)
}

impl Counts {
    fn add(&mut self, change: Option<ChangeMark>, count: usize) {
        if change != Some(ChangeMark::Inserted) {
            self.old += count;
        }
        if change != Some(ChangeMark::Deleted) {
            self.new += count;
        }
    }
}

/// The mark of what stands in the old text, in the new one or in both; nothing if it stands in neither.
fn change(in_old: bool, in_new: bool) -> Option<Option<ChangeMark>> {
    match (in_old, in_new) {
        (true, true) => Some(None),
        (true, false) => Some(Some(ChangeMark::Deleted)),
        (false, true) => Some(Some(ChangeMark::Inserted)),
        (false, false) => None,
    }
}

/// A line end of the text itself, where layout has not counted it.
fn own_break(inline: &Inline, breaks: TwoSides) -> Option<Inline> {
    let in_old = inline.origin.change != Some(ChangeMark::Inserted) && breaks.old.is_none();
    let in_new = inline.origin.change != Some(ChangeMark::Deleted) && breaks.new.is_none();
    let change = change(in_old, in_new)?;
    Some(Inline { origin: Origin { change, ..inline.origin.clone() }, kind: InlineKind::Break })
}

fn divide(
    text: &str,
    strong: bool,
    origin: &Origin,
    breaks: TwoSides,
    counts: &mut Counts,
    all: &mut Vec<Inline>,
) {
    let (in_old, in_new) =
        (origin.change != Some(ChangeMark::Inserted), origin.change != Some(ChangeMark::Deleted));
    let ends = |breaks: Option<&[usize]>, at: usize| {
        at > 0 && breaks.is_some_and(|breaks| breaks.contains(&at))
    };
    let mut from = 0;
    let push = |piece: &str, all: &mut Vec<Inline>| {
        let kind = InlineKind::Text { text: piece.into(), strong };
        all.push(Inline { origin: origin.clone(), kind });
    };
    for (at, _) in text.char_indices() {
        let of_old = in_old && ends(breaks.old, counts.old);
        let of_new = in_new && ends(breaks.new, counts.new);
        if let Some(change) = change(of_old, of_new) {
            if at > from {
                push(&text[from..at], all);
            }
            from = at;
            let origin = Origin { change, ..Origin::default() };
            all.push(Inline { origin, kind: InlineKind::Break });
        }
        counts.add(origin.change, 1);
    }
    if from < text.len() || text.is_empty() {
        push(&text[from..], all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::length::Length;

    fn piece(text: &str, change: Option<ChangeMark>) -> Inline {
        Inline::text(text, Origin { change, ..Origin::default() })
    }

    fn shown(content: &[Inline]) -> String {
        let show = |inline: &Inline| {
            let words = match inline.kind {
                InlineKind::Break => "/",
                _ => inline.as_text(),
            };
            match inline.origin.change {
                None => words.to_string(),
                Some(ChangeMark::Deleted) => format!("[-{words}]"),
                Some(ChangeMark::Inserted) => format!("[+{words}]"),
            }
        };
        content.iter().map(show).collect()
    }

    #[test]
    fn line_ends_of_either_text_are_marked() {
        let content = [
            piece("甲乙", None),
            piece("丙", Some(ChangeMark::Deleted)),
            piece("丁戊", Some(ChangeMark::Inserted)),
            piece("己庚", None),
        ];
        let breaks = TwoSides { old: Some(&[2]), new: Some(&[3, 4]) };
        let with = with_breaks(&content, 0, breaks);
        assert_eq!(shown(&with), "甲乙[-/][-丙][+丁][+/][+戊][+/]己庚");
    }

    #[test]
    fn lines_that_are_set_wider_are_counted_among_all_characters() {
        let content = [
            piece("减少", None),
            piece("13.00", Some(ChangeMark::Deleted)),
            piece("2.00", Some(ChangeMark::Inserted)),
            piece("万元", None),
        ];
        let line = |chars, by| RetrackedLine { chars, by: Length::twips(by) };
        let (old, new) = ([line(0..4, 2)], [line(0..7, 3)]);
        let lines = |old| TwoSides { old, new: Some(&new[..]) };
        assert_eq!(retracked_among(&content, 0, lines(None)), [line(0..2, 3), line(7..12, 3)]);
        assert_eq!(retracked_among(&content, 3, lines(None)), [line(0..5, 3), line(10..12, 3)]);
        assert_eq!(retracked_among(&content, 0, lines(Some(&old[..])))[1], line(2..4, 2));
    }

    #[test]
    fn line_ends_of_the_text_count_where_layout_gives_none() {
        let own = Inline { origin: Origin::default(), kind: InlineKind::Break };
        let content = [piece("甲", None), own, piece("乙丙", None)];
        let with = with_breaks(&content, 0, TwoSides { old: None, new: Some(&[2]) });
        assert_eq!(shown(&with), "甲[-/]乙[+/]丙");
    }
}
