//! Tags to a structure tree: what the marked content of the pages means, in reading order
//! (ISO 32000-1 14.7 and 14.8, ISO 14289-1 7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::pages::{Tag, TagId, TagKind};

/// The structure type of a tag.
///
/// The title is no heading: 一级标题 is H1, as it is level 1 in the outline and in the Word file, and the title goes
/// by a role of its own that stands for P.
pub fn name_of(tags: &[Tag], id: TagId) -> &'static str {
    match tags.get(id.0 as usize).map(|tag| tag.kind) {
        Some(TagKind::Title) => "Title",
        Some(TagKind::Heading(0 | 1)) => "H1",
        Some(TagKind::Heading(2)) => "H2",
        Some(TagKind::Heading(3)) => "H3",
        Some(TagKind::Heading(_)) => "H4",
        Some(TagKind::Paragraph) | None => "P",
        Some(TagKind::Caption) => "Caption",
        Some(TagKind::Table) => "Table",
        Some(TagKind::Row) => "TR",
        Some(TagKind::HeadCell { .. }) => "TH",
        Some(TagKind::Cell { .. }) => "TD",
    }
}

/// Builds the tree; `pages` are the page objects, `marks` the tag of each marked-content id of each page.
/// Gives back the structure tree root.
pub fn build(
    document: &mut Document,
    tags: &[Tag],
    pages: &[ObjectId],
    marks: &[Vec<TagId>],
) -> ObjectId {
    let root = document.new_object_id();
    let top = document.new_object_id();
    let ids: Vec<ObjectId> = tags.iter().map(|_| document.new_object_id()).collect();
    let element = |id: TagId| ids.get(id.0 as usize).copied().unwrap_or(top);
    let mut kids = vec![Vec::new(); tags.len()];
    let mut homes = vec![None; tags.len()];
    for (page, marks) in pages.iter().zip(marks) {
        for (number, tag) in marks.iter().enumerate() {
            let Some(kids) = kids.get_mut(tag.0 as usize) else { continue };
            let home = *homes[tag.0 as usize].get_or_insert(*page);
            kids.push(content(number as i64, *page, home));
        }
    }
    let mut blocks = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let parent = tag.parent.filter(|parent| (parent.0 as usize) < index);
        let siblings = parent.map_or(&mut blocks, |parent| &mut kids[parent.0 as usize]);
        siblings.push(Object::Reference(ids[index]));
    }
    for (index, tag) in tags.iter().enumerate() {
        let parent = tag.parent.map_or(top, element);
        let mut dict = dictionary! {
            "Type" => "StructElem",
            "S" => name_of(tags, TagId(index as u32)),
            "P" => parent,
        };
        if let Some(page) = homes[index] {
            dict.set("Pg", page);
        }
        if !kids[index].is_empty() {
            dict.set("K", std::mem::take(&mut kids[index]));
        }
        document.set_object(ids[index], dict);
    }
    document.set_object(
        top,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => blocks },
    );
    let parents = parent_tree(marks, element);
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => top,
        "ParentTree" => parents,
        "ParentTreeNextKey" => pages.len() as i64,
        "RoleMap" => dictionary! { "Title" => "P" },
    };
    document.set_object(root, tree);
    root
}

/// A piece of marked content as a kid of an element whose home page is `home`.
fn content(number: i64, page: ObjectId, home: ObjectId) -> Object {
    if page == home {
        return number.into();
    }
    dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
}

/// From page and marked-content id back to the element.
fn parent_tree(marks: &[Vec<TagId>], element: impl Fn(TagId) -> ObjectId) -> Dictionary {
    let pages = marks.iter().enumerate().flat_map(|(page, marks)| {
        let elements = marks.iter().map(|&tag| Object::Reference(element(tag)));
        [Object::Integer(page as i64), Object::Array(elements.collect())]
    });
    dictionary! { "Nums" => pages.collect::<Vec<_>>() }
}
