//! Tags to the structure tree of the PDF: the structure of the marked content, in reading order (ISO 32000-1 14.7 and
//! 14.8, ISO 14289-1 7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::error::WriteError;
use super::file::WrittenObjects;
use super::links::Annotation;
use super::values::{rectangle, text_object};
use crate::layout::pages::{Pages, Picture, Tag, TagId, TagKind};

/// Whether the tags are a tree with parents before their children, and every item, link and picture refers to an
/// existing tag.
pub(super) fn is_sound(pages: &Pages) -> bool {
    let known = |tag: Option<TagId>, count: usize| tag.is_none_or(|tag| (tag.0 as usize) < count);
    let mut items = pages.pages.iter().flat_map(|page| &page.items);
    items.all(|item| known(item.tag, pages.tags.len()))
        && pages.links.iter().all(|link| known(Some(link.tag), pages.tags.len()))
        && pages.pictures.iter().all(|picture| known(Some(picture.tag), pages.tags.len()))
        && pages.tags.iter().enumerate().all(|(index, tag)| known(tag.parent, index))
}

/// The structure type of each tag.
///
/// The title has a type of its own, mapped to P, so that a 一级标题 is H1 here, level 1 in the outline and 一级 in the Word
/// file. No heading is more than one level below the heading before it (ISO 14289-1 7.4.2).
pub(super) fn roles(tags: &[Tag]) -> Vec<&'static str> {
    const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
    let mut deepest = 0;
    let role = |tag: &Tag| match tag.kind {
        TagKind::Title => "Title",
        TagKind::Heading(level) => {
            deepest = usize::from(level).clamp(1, HEADINGS.len()).min(deepest + 1);
            HEADINGS[deepest - 1]
        }
        TagKind::Paragraph => "P",
        TagKind::Contents => "TOC",
        TagKind::ContentsEntry => "TOCI",
        TagKind::Reference => "Reference",
        TagKind::Link => "Link",
        TagKind::Figure => "Figure",
        TagKind::Caption => "Caption",
        TagKind::Table => "Table",
        TagKind::Row => "TR",
        TagKind::HeadCell { .. } => "TH",
        TagKind::Cell { .. } => "TD",
    };
    tags.iter().map(role).collect()
}

/// What is in a structure element. lopdf's form of it takes a hundred bytes and more.
#[derive(Clone, Copy)]
enum Kid {
    /// Marked content of a page, by its number there.
    Content(ObjectId, u32),
    /// An annotation of a page.
    Annotation(ObjectId, ObjectId),
    /// Another element.
    Element(ObjectId),
}

/// A structure element that is not yet an object.
#[derive(Default)]
struct StructureElement<'p> {
    kids: Vec<Kid>,
    /// The page of its first content; content on other pages states its page.
    home: Option<ObjectId>,
    picture: Option<&'p Picture>,
}

/// Builds the structure tree of `pages` and returns its root and all its objects. `page_ids` are the page objects,
/// `marks` the tag of each marked-content id of each page, `links` the annotations.
pub(super) fn build(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marks: &[Vec<TagId>],
    links: &[Annotation],
) -> Result<(ObjectId, WrittenObjects), WriteError> {
    let tags = &pages.tags;
    let (root, top) = (document.new_object_id(), document.new_object_id());
    let ids: Vec<ObjectId> = tags.iter().map(|_| document.new_object_id()).collect();
    let mut elements: Vec<_> = tags.iter().map(|_| StructureElement::default()).collect();
    take_content(&mut elements, page_ids, marks);
    take_links(&mut elements, links);
    take_pictures(&mut elements, &pages.pictures);
    let blocks = take_kids(&mut elements, tags, &ids);
    let mut written = WrittenObjects::default();
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => top,
        "ParentTree" => parent_tree(marks, links, &ids),
        "ParentTreeNextKey" => (marks.len() + links.len()) as i64,
        "RoleMap" => dictionary! { "Title" => "P" },
    };
    written.add(root.0, tree.into())?;
    let mut body = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root };
    body.set("K", blocks);
    written.add(top.0, body.into())?;
    let heads = head_rows(tags);
    let roles = roles(tags);
    for (((element, tag), role), &id) in elements.into_iter().zip(tags).zip(roles).zip(&ids) {
        let parent = tag.parent.and_then(|parent| ids.get(parent.0 as usize));
        let begun = begun(tag, role, &heads);
        written.add(id.0, element.finish(begun, *parent.unwrap_or(&top), pages).into())?;
    }
    Ok((root, written))
}

impl StructureElement<'_> {
    /// The element as an object.
    fn finish(self, mut dict: Dictionary, parent: ObjectId, pages: &Pages) -> Dictionary {
        if let Some(picture) = self.picture {
            describe(&mut dict, picture, pages);
        }
        dict.set("P", parent);
        if let Some(home) = self.home {
            dict.set("Pg", home);
        }
        if !self.kids.is_empty() {
            let kids: Vec<_> = self.kids.iter().map(|kid| kid.object(self.home)).collect();
            dict.set("K", kids);
        }
        dict
    }

    fn take(&mut self, number: usize, page_id: ObjectId) {
        self.home.get_or_insert(page_id);
        self.kids.push(Kid::Content(page_id, number as u32));
    }
}

impl Kid {
    /// The kid of an element whose first content is on the page `home`.
    fn object(self, home: Option<ObjectId>) -> Object {
        match self {
            Self::Content(page, number) if Some(page) == home => i64::from(number).into(),
            Self::Content(page, number) => {
                dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => i64::from(number) }.into()
            }
            Self::Annotation(page, id) => {
                dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => id }.into()
            }
            Self::Element(id) => id.into(),
        }
    }
}

/// The beginning of an element: its type and attributes.
fn begun(tag: &Tag, role: &str, heads: &[bool]) -> Dictionary {
    let mut dict = dictionary! { "Type" => "StructElem", "S" => role };
    if let Some(attributes) = attributes(tag, heads) {
        dict.set("A", attributes);
    }
    dict
}

/// For each tag of a row, whether it has only head cells.
fn head_rows(tags: &[Tag]) -> Vec<bool> {
    let mut heads = vec![true; tags.len()];
    for tag in tags.iter().filter(|tag| matches!(tag.kind, TagKind::Cell { .. })) {
        if let Some(head) = tag.parent.and_then(|row| heads.get_mut(row.0 as usize)) {
            *head = false;
        }
    }
    heads
}

/// The spans of a cell and the scope of a head cell: its column if the row has only head cells, otherwise its row (ISO
/// 32000-1 14.8.5.7).
fn attributes(tag: &Tag, heads: &[bool]) -> Option<Dictionary> {
    let mut attributes = dictionary! { "O" => "Table" };
    let (columns, rows) = match tag.kind {
        TagKind::HeadCell { columns, rows } => {
            let head_row = tag.parent.and_then(|row| heads.get(row.0 as usize));
            attributes.set("Scope", if head_row == Some(&false) { "Row" } else { "Column" });
            (columns, rows)
        }
        TagKind::Cell { columns, rows } => (columns, rows),
        TagKind::Title
        | TagKind::Heading(_)
        | TagKind::Paragraph
        | TagKind::Contents
        | TagKind::ContentsEntry
        | TagKind::Reference
        | TagKind::Link
        | TagKind::Figure
        | TagKind::Caption
        | TagKind::Table
        | TagKind::Row => return None,
    };
    for (key, span) in [("ColSpan", columns), ("RowSpan", rows)] {
        if span > 1 {
            attributes.set(key, i64::from(span));
        }
    }
    (attributes.len() > 1).then_some(attributes)
}

/// Adds to each element the marked content of its tag, page by page.
fn take_content(elements: &mut [StructureElement], page_ids: &[ObjectId], marks: &[Vec<TagId>]) {
    for (&page_id, marks) in page_ids.iter().zip(marks) {
        for (number, tag) in marks.iter().enumerate() {
            if let Some(element) = elements.get_mut(tag.0 as usize) {
                element.take(number, page_id);
            }
        }
    }
}

/// Adds to the elements of links their annotations (ISO 32000-1 14.7.4.3).
fn take_links(elements: &mut [StructureElement], links: &[Annotation]) {
    for link in links {
        if let Some(element) = elements.get_mut(link.tag.0 as usize) {
            element.kids.push(Kid::Annotation(link.page_id, link.id));
        }
    }
}

/// Adds to the elements of pictures what describes them.
fn take_pictures<'p>(elements: &mut [StructureElement<'p>], pictures: &'p [Picture]) {
    for picture in pictures {
        if let Some(element) = elements.get_mut(picture.tag.0 as usize) {
            element.picture = Some(picture);
        }
    }
}

/// The description and the rectangle of a picture (ISO 32000-1 14.9.3, 14.8.5.4.3, ISO 14289-1 7.3).
fn describe(dict: &mut Dictionary, picture: &Picture, pages: &Pages) {
    let corners = rectangle(pages, picture.page, picture.from, picture.to);
    dict.set("Alt", text_object(&picture.text));
    dict.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
}

/// Adds to each element its children and returns the elements without parent.
fn take_kids(elements: &mut [StructureElement], tags: &[Tag], ids: &[ObjectId]) -> Vec<Object> {
    let mut blocks = Vec::new();
    for (tag, &id) in tags.iter().zip(ids) {
        match tag.parent.and_then(|parent| elements.get_mut(parent.0 as usize)) {
            Some(parent) => parent.kids.push(Kid::Element(id)),
            None => blocks.push(id.into()),
        }
    }
    blocks
}

/// The parent tree: the element of each marked-content id of each page, and of each annotation (ISO 32000-1 14.7.4.4).
fn parent_tree(marks: &[Vec<TagId>], links: &[Annotation], ids: &[ObjectId]) -> Dictionary {
    let element = |tag: &TagId| ids.get(tag.0 as usize).map_or(Object::Null, |&id| id.into());
    let pages = marks.iter().map(|marks| marks.iter().map(element).collect::<Vec<_>>().into());
    let entries = pages.chain(links.iter().map(|link| element(&link.tag)));
    let numbered = entries.enumerate().flat_map(|(key, entry)| [(key as i64).into(), entry]);
    dictionary! { "Nums" => numbered.collect::<Vec<Object>>() }
}
