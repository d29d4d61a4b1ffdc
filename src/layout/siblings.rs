//! Forms of one shape to the font size that all of them share: 附件3-1, 附件3-2, ….

use std::collections::BTreeMap;

use crate::base::length::Length;
use crate::doc::{BlockKind, Document, LayoutFacts, StyleSheet};

/// The smallest font size of the forms of each shape, for shapes whose forms are set in several.
pub(super) fn sizes(
    document: &Document,
    style: &StyleSheet,
    facts: &LayoutFacts,
) -> BTreeMap<String, Length> {
    let mut sizes: BTreeMap<&str, (Length, Length)> = BTreeMap::new();
    for block in document.blocks() {
        let BlockKind::Table(table) = &block.kind else { continue };
        let step = facts.fits.get(&block.id).and_then(|step| style.table.fit.get(*step));
        let Some(size) = step.map(|step| step.size).filter(|_| !table.continues) else { continue };
        let (least, most) = sizes.entry(&table.name).or_insert((size, size));
        (*least, *most) = ((*least).min(size), (*most).max(size));
    }
    let differing = sizes.into_iter().filter(|(_, (least, most))| least < most);
    differing.map(|(name, (least, _))| (name.to_owned(), least)).collect()
}
