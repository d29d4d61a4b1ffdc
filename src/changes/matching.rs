//! Two sequences to the items that stand in both, were replaced, removed or added.

use std::ops::Range;

use similar::DiffOp;

use super::sequences::stretches;

/// An item of the old or the new sequence, by its index in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Matched {
    /// Stands in both.
    Same(usize, usize),
    /// One stands for the other.
    Replaced(usize, usize),
    /// Stands in the old one only.
    Removed(usize),
    /// Stands in the new one only.
    Added(usize),
}

/// Both sequences item by item, in their order. Within a stretch that differs, old items go with new ones so that the sum
/// of their `likeness` is greatest; those of none do not go together.
pub(crate) fn matched<T: Eq + std::hash::Hash>(
    old: &[T],
    new: &[T],
    likeness: impl Fn(usize, usize) -> usize,
) -> Vec<Matched> {
    let mut all = Vec::new();
    for op in stretches(old, new) {
        let (gone, come) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                all.extend(gone.zip(come).map(|(old, new)| Matched::Same(old, new)));
            }
            DiffOp::Delete { .. } => all.extend(gone.map(Matched::Removed)),
            DiffOp::Insert { .. } => all.extend(come.map(Matched::Added)),
            DiffOp::Replace { .. } => {
                let mut next = come.start;
                let pairs = pairs(gone.clone(), come.clone(), &likeness);
                let mut pairs = pairs.into_iter().peekable();
                for old in gone {
                    match pairs.next_if(|(paired, _)| *paired == old) {
                        Some((_, new)) => {
                            all.extend((next..new).map(Matched::Added));
                            all.push(Matched::Replaced(old, new));
                            next = new + 1;
                        }
                        None => all.push(Matched::Removed(old)),
                    }
                }
                all.extend((next..come.end).map(Matched::Added));
            }
        }
    }
    all
}

/// Stretches with more pairs than this are compared item by item only as far as they are as long as each other.
const MOST_PAIRS: usize = 40_000;

/// The old and new items of two stretches that go together, in order.
fn pairs(
    gone: Range<usize>,
    come: Range<usize>,
    likeness: &impl Fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    if gone.len() * come.len() > MOST_PAIRS {
        return gone.zip(come).filter(|(old, new)| likeness(*old, *new) > 0).collect();
    }
    let width = come.len() + 1;
    // The best sum of what follows, by the first old and new item that is left.
    let mut best = vec![0; (gone.len() + 1) * width];
    let mut alike = vec![0; gone.len() * come.len()];
    for row in (0..gone.len()).rev() {
        for column in (0..come.len()).rev() {
            let of_both = likeness(gone.start + row, come.start + column);
            alike[row * come.len() + column] = of_both;
            let paired =
                if of_both > 0 { of_both + best[(row + 1) * width + column + 1] } else { 0 };
            let skipped = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            best[row * width + column] = paired.max(skipped);
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < gone.len() && column < come.len() {
        let of_both = alike[row * come.len() + column];
        let here = best[row * width + column];
        if of_both > 0 && here == of_both + best[(row + 1) * width + column + 1] {
            found.push((gone.start + row, come.start + column));
            (row, column) = (row + 1, column + 1);
        } else if here == best[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    found
}
