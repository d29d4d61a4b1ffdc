//! Links to annotations on their pages (ISO 32000-1 12.5.6.5, ISO 14289-1 7.18.5).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::error::WriteError;
use super::outline::destination;
use super::values::{rectangle, text_object};
use crate::layout::pages::{Pages, TagId};

/// An annotation that stands on a page.
pub struct Annotation {
    /// The tag it belongs to.
    pub tag: TagId,
    /// The page it is on.
    pub sheet: ObjectId,
    /// Its object.
    pub id: ObjectId,
}

/// Puts the links on their pages. Where the parent tree counts on behind the pages, it counts them in this order.
pub fn add(
    document: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
) -> Result<Vec<Annotation>, WriteError> {
    let mut added = Vec::new();
    for link in &pages.links {
        let Some((&sheet, target)) =
            sheets.get(link.page).zip(destination(link.target, pages, sheets))
        else {
            continue;
        };
        let key = (sheets.len() + added.len()) as i64;
        let id = document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rectangle(pages, link.page, link.from, link.to),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed with the page, as ISO 19005-2 6.3.2 wants of every annotation.
            "F" => 4,
            "Contents" => text_object(&format!("转到“{}”", link.text)),
            "Dest" => target,
            "StructParent" => key,
        });
        added.push(Annotation { tag: link.tag, sheet, id });
    }
    for &sheet in sheets {
        let of_page = added.iter().filter(|annotation| annotation.sheet == sheet);
        let ids: Vec<Object> = of_page.map(|annotation| annotation.id.into()).collect();
        let page = document.get_dictionary_mut(sheet)?;
        if ids.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", ids);
        }
    }
    Ok(added)
}
