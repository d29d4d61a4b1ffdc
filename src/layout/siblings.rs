//! Forms of one shape to the font size that all of them share: 附件3-1, 附件3-2, ….

use std::collections::BTreeMap;

use crate::base::length::Length;
use crate::doc::style::FitStep;
use crate::doc::{BlockKind, Document, LayoutFacts, StyleSheet};

/// One of so many forms must save a sheet by a smaller size so that all are set in it.
const SHARE: usize = 4;

/// The smallest font size of the forms of each shape, for shapes whose forms are set in several; of a shape of which few
/// forms save a sheet by it, only these are set in it.
pub(super) fn sizes(
    document: &Document,
    style: &StyleSheet,
    facts: &LayoutFacts,
) -> BTreeMap<String, Length> {
    let mut sizes: BTreeMap<&str, Vec<Length>> = BTreeMap::new();
    for block in document.blocks() {
        let BlockKind::Table(table) = &block.kind else { continue };
        let step = facts.fits.get(&block.id).and_then(|step| style.table.fit.get(*step));
        let is_form = |_: &&FitStep| table.fit.is_some() && !table.continues;
        let size = step.filter(is_form).map(|step| step.size);
        sizes.entry(&table.name).or_default().extend(size);
    }
    let common = |(name, sizes): (&str, Vec<Length>)| {
        let (least, most) = (sizes.iter().min().copied()?, sizes.iter().max().copied()?);
        let small = sizes.iter().filter(|size| **size < most).count();
        (small * SHARE >= sizes.len() && least < most).then(|| (name.to_owned(), least))
    };
    sizes.into_iter().filter_map(common).collect()
}
