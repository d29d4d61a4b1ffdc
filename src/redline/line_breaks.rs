//! The line ends that layout gives a text in two documents to line ends among its marked words.

use crate::base::id::{ChangeMark, Origin};
use crate::doc::{Inline, InlineKind};

/// The number of characters before each line end in the old and in the new text, including line ends of the text itself;
/// `None` where only those of the text itself count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct TwoSides<'a> {
    pub old: Option<&'a [usize]>,
    pub new: Option<&'a [usize]>,
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

/// The characters of a marked text that stay with the one before them: how many of all its characters are before each. What
/// only the old text has is as there, all else as in the new one.
pub(super) fn held_among(content: &[Inline], number: usize, held: TwoSides) -> Vec<usize> {
    let mut counts = Counts { old: number, new: number };
    let (mut all, mut at) = (Vec::new(), number);
    for inline in content {
        let change = inline.origin.change;
        let characters = match &inline.kind {
            InlineKind::Text { text, .. } | InlineKind::Label { text, .. } => text.chars().count(),
            _ => 0,
        };
        for _ in 0..characters {
            let (held, before) = match change {
                Some(ChangeMark::Deleted) => (held.old, counts.old),
                _ => (held.new, counts.new),
            };
            if held.is_some_and(|held| held.contains(&before)) {
                all.push(at);
            }
            counts.add(change, 1);
            at += 1;
        }
    }
    all
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
    fn what_stays_in_a_line_is_counted_among_all_characters() {
        let content = [
            piece("减少", None),
            piece("13.00", Some(ChangeMark::Deleted)),
            piece("2.00", Some(ChangeMark::Inserted)),
            piece("万元", None),
        ];
        let held = TwoSides { old: None, new: Some(&[7]) };
        assert_eq!(held_among(&content, 0, held), [12]);
        assert_eq!(held_among(&content, 3, TwoSides { new: Some(&[10]), ..held }), [15]);
    }

    #[test]
    fn line_ends_of_the_text_count_where_layout_gives_none() {
        let own = Inline { origin: Origin::default(), kind: InlineKind::Break };
        let content = [piece("甲", None), own, piece("乙丙", None)];
        let with = with_breaks(&content, 0, TwoSides { old: None, new: Some(&[2]) });
        assert_eq!(shown(&with), "甲[-/]乙[+/]丙");
    }
}
