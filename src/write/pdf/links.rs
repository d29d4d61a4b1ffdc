//! Links to annotations of their pages (ISO 32000-1 12.5.6.5, ISO 14289-1 7.18.5).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::error::WriteError;
use super::outline::destination;
use super::values::{rectangle, text_object};
use crate::layout::pages::{Pages, TagId};

/// An annotation of a page.
pub(super) struct Annotation {
    /// Its tag.
    pub tag: TagId,
    /// The object of its page.
    pub page_id: ObjectId,
    /// Its object.
    pub id: ObjectId,
}

/// Adds the links to their pages. In the parent tree they follow the pages, in this order.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Vec<Annotation>, WriteError> {
    let mut added = Vec::new();
    for link in &pages.links {
        let Some((&page_id, target)) =
            page_ids.get(link.page).zip(destination(link.target, pages, page_ids))
        else {
            continue;
        };
        let key = (page_ids.len() + added.len()) as i64;
        let id = document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rectangle(pages, link.page, link.from, link.to),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed with the page, as ISO 19005-2 6.3.2 requires of every annotation.
            "F" => 4,
            "Contents" => text_object(&format!("转到“{}”", link.text)),
            "Dest" => target,
            "StructParent" => key,
        });
        added.push(Annotation { tag: link.tag, page_id, id });
    }
    for &page_id in page_ids {
        let of_page = added.iter().filter(|annotation| annotation.page_id == page_id);
        let ids: Vec<Object> = of_page.map(|annotation| annotation.id.into()).collect();
        let page = document.get_dictionary_mut(page_id)?;
        if ids.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", ids);
        }
    }
    Ok(added)
}
