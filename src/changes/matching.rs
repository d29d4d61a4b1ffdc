//! Two sequences to the items that stand in both, were replaced, removed or added.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// An item of the old or the new sequence, by its index in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Matched {
    /// Stands in both.
    Same(usize, usize),
    /// One stands for the other.
    Replaced(usize, usize),
    /// Stands in the old one only.
    Removed(usize),
    /// Stands in the new one only.
    Added(usize),
}

/// Both sequences item by item, in their order. Within a stretch that differs, an old item goes with the first new one
/// behind those taken before to which it is `alike`.
pub(super) fn matched<T: Ord + std::hash::Hash>(
    old: &[T],
    new: &[T],
    alike: impl Fn(usize, usize) -> bool,
) -> Vec<Matched> {
    let mut all = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        let (gone, come) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                all.extend(gone.zip(come).map(|(old, new)| Matched::Same(old, new)));
            }
            DiffOp::Delete { .. } => all.extend(gone.map(Matched::Removed)),
            DiffOp::Insert { .. } => all.extend(come.map(Matched::Added)),
            DiffOp::Replace { .. } => {
                let mut next = come.start;
                for old in gone {
                    match (next..come.end).find(|new| alike(old, *new)) {
                        Some(new) => {
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
