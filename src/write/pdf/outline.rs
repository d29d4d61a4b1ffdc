//! Headings to the nested outline that viewers show beside the pages (ISO 32000-1 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::values::text_object;
use crate::layout::pages::{LinkTarget, OutlineEntry, Pages};

/// Builds the outline with all levels open. `None` if there are no headings.
///
/// Node 0 is the root, node n is entry n − 1.
pub(super) fn build(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let parents = parents(&pages.outline);
    let ids: Vec<_> = parents.iter().map(|_| document.new_object_id()).collect();
    let mut nodes: Vec<_> = parents.iter().map(|_| Dictionary::new()).collect();
    let mut last_kids: Vec<Option<usize>> = vec![None; nodes.len()];
    for (entry, node) in pages.outline.iter().zip(1..) {
        let parent = parents[node];
        nodes[node].set("Title", text_object(&entry.text));
        nodes[node].set("Parent", ids[parent]);
        if let Some(target) = destination(entry.place, pages, page_ids) {
            nodes[node].set("Dest", target);
        }
        match last_kids[parent].replace(node) {
            None => nodes[parent].set("First", ids[node]),
            Some(previous) => {
                nodes[previous].set("Next", ids[node]);
                nodes[node].set("Prev", ids[previous]);
            }
        }
        nodes[parent].set("Last", ids[node]);
    }
    count(&parents, &mut nodes);
    nodes[0].set("Type", "Outlines");
    ids.iter().zip(nodes).for_each(|(&id, node)| document.set_object(id, node));
    Some(ids[0])
}

/// The parent of each node: the nearest entry before it with a lower level, or the root; the root is its own parent.
fn parents(entries: &[OutlineEntry]) -> Vec<usize> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut parents = vec![0];
    for (entry, node) in entries.iter().zip(1..) {
        open.retain(|&(level, _)| level < entry.level);
        parents.push(open.last().map_or(0, |&(_, node)| node));
        open.push((entry.level, node));
    }
    parents
}

/// Sets the number of descendants of each node.
fn count(parents: &[usize], nodes: &mut [Dictionary]) {
    let mut below = vec![0_i64; nodes.len()];
    for node in (1..nodes.len()).rev() {
        below[parents[node]] += below[node] + 1;
    }
    let branches = nodes.iter_mut().zip(below).filter(|&(_, below)| below > 0);
    branches.for_each(|(node, below)| node.set("Count", below));
}

/// A destination: the height of a place on its page, at the left edge, with the magnification unchanged (ISO 32000-1
/// 12.3.2.2).
pub(super) fn destination(
    place: LinkTarget,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<Object> {
    let (page, page_id) = (pages.pages.get(place.page)?, *page_ids.get(place.page)?);
    let top = (page.height - place.y).to_pt() as f32;
    Some(vec![page_id.into(), "XYZ".into(), 0.into(), top.into(), Object::Null].into())
}
