//! Two sequences to the stretches that stand in both, were replaced, removed or added.

use std::collections::HashMap;
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The stretches of two sequences, in order.
///
/// Items are numbered first, equal ones alike, and the numbers compared: one comparison serves items of every kind.
pub(super) fn stretches<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut known = HashMap::new();
    let old: Vec<_> = old.iter().map(|item| number(&mut known, item)).collect();
    let new: Vec<_> = new.iter().map(|item| number(&mut known, item)).collect();
    capture_diff_slices(Algorithm::Patience, &old, &new)
}

/// The number of an item: that of its equal, or the next one.
fn number<'t, T: Eq + Hash>(known: &mut HashMap<&'t T, usize>, item: &'t T) -> usize {
    let next = known.len();
    *known.entry(item).or_insert(next)
}
