//! Forms of one shape to the size and the height of rows that all of them share: 附件3-1, 附件3-2, ….

use std::collections::BTreeMap;

use crate::base::length::Length;
use crate::doc::{BlockKind, Document, LayoutFacts, StyleSheet};

/// One of so many forms must save a sheet by a smaller size so that all are set in it.
const SHARE: usize = 4;

/// What the forms of a shape share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Shared {
    /// The largest of the style sheet's sizes of forms that they may have.
    pub step: usize,
    /// The most that their text moves away from rules beyond that size.
    pub more: Option<Length>,
}

/// What the forms of each shape share, by the name of their first table.
pub(crate) type Siblings = BTreeMap<String, Shared>;

/// The step of each shape whose forms are set in several: the smallest size, unless few forms save a sheet by it; then only
/// these are set in it.
pub(super) fn steps(document: &Document, style: &StyleSheet, facts: &LayoutFacts) -> Siblings {
    let common = |(name, forms): (&str, Vec<(usize, Length)>)| {
        let steps = || forms.iter().map(|(step, _)| *step);
        let (largest, smallest) = (steps().min()?, steps().max()?);
        let small = steps().filter(|step| *step > largest).count();
        let shared = Shared { step: smallest, more: None };
        (small > 0 && small * SHARE >= forms.len()).then(|| (name.to_owned(), shared))
    };
    forms(document, style, facts).into_iter().filter_map(common).collect()
}

/// The same with the height of rows that all forms of a shape have room for; empty if all have it.
pub(super) fn heights(
    document: &Document,
    style: &StyleSheet,
    facts: &LayoutFacts,
    known: &Siblings,
) -> Siblings {
    let forms = forms(document, style, facts);
    let mut siblings = known.clone();
    let mut differ = false;
    for (name, forms) in forms.into_iter().filter(|(_, forms)| forms.len() > 1) {
        let step = forms.iter().map(|(step, _)| *step).min().unwrap_or_default();
        let of_step = || forms.iter().filter(|form| form.0 == step).map(|(_, more)| *more);
        differ |= of_step().min() != of_step().max();
        siblings.entry(name.to_owned()).or_default().more = of_step().min();
    }
    if differ { siblings } else { Siblings::new() }
}

/// The step and the additional distance from rules of each form, by the name of its first table.
fn forms<'d>(
    document: &'d Document,
    style: &StyleSheet,
    facts: &LayoutFacts,
) -> BTreeMap<&'d str, Vec<(usize, Length)>> {
    let mut forms: BTreeMap<&str, Vec<(usize, Length)>> = BTreeMap::new();
    for block in document.blocks() {
        let BlockKind::Table(table) = &block.kind else { continue };
        if table.fit.is_none() || table.continues {
            continue;
        }
        let Some(step) = facts.fits.get(&block.id).copied() else { continue };
        let above = facts.margins.get(&block.id).copied().unwrap_or(style.table.above);
        let own = style.table.fit.get(step).map_or(above, |step| step.above);
        forms.entry(&table.name).or_default().push((step, above - own));
    }
    forms
}
