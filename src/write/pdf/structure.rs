//! Tags to a structure tree: what the marked content of the pages means, in reading order
//! (ISO 32000-1 14.7 and 14.8, ISO 14289-1 7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::links::Annotation;
use super::values::{rectangle, text_object};
use crate::layout::pages::{Pages, Tag, TagId, TagKind};

/// Whether the tags make a tree, parents before their children, and every piece of ink, link and picture that has a tag has one of
/// these.
pub fn is_sound(pages: &Pages) -> bool {
    let known = |tag: Option<TagId>, count: usize| tag.is_none_or(|tag| (tag.0 as usize) < count);
    let mut items = pages.pages.iter().flat_map(|page| &page.items);
    items.all(|item| known(item.tag, pages.tags.len()))
        && pages.links.iter().all(|link| known(Some(link.tag), pages.tags.len()))
        && pages.pictures.iter().all(|picture| known(Some(picture.tag), pages.tags.len()))
        && pages.tags.iter().enumerate().all(|(index, tag)| known(tag.parent, index))
}

/// The structure type of every tag.
///
/// The title is no heading but a role of its own that stands for P: so 一级标题 is H1 here, level 1 in the outline
/// and 一级 in the Word file. No heading is more than one level below the one before it (ISO 14289-1 7.4.2).
pub fn roles(tags: &[Tag]) -> Vec<&'static str> {
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

/// A structure element before it has a number of its own.
struct StructureElement {
    dict: Dictionary,
    kids: Vec<Object>,
    /// The page that its first content is on; content elsewhere names its page.
    home: Option<ObjectId>,
}

/// Builds the tree of the tags of `pages` and gives back its root. `sheets` are the page objects, `marks` the tag of each marked-content id
/// of each page, `links` the annotations that stand on them.
pub fn build(
    document: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
    marks: &[Vec<TagId>],
    links: &[Annotation],
) -> ObjectId {
    let tags = &pages.tags;
    let (root, top) = (document.new_object_id(), document.new_object_id());
    let ids: Vec<ObjectId> = tags.iter().map(|_| document.new_object_id()).collect();
    let mut elements = elements(tags);
    take_content(&mut elements, sheets, marks);
    take_links(&mut elements, links);
    describe(&mut elements, pages);
    let blocks = take_kids(&mut elements, tags, &ids);
    for ((element, tag), &id) in elements.into_iter().zip(tags).zip(&ids) {
        let parent = tag.parent.and_then(|parent| ids.get(parent.0 as usize));
        document.set_object(id, element.finish(*parent.unwrap_or(&top)));
    }
    let mut body = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root };
    body.set("K", blocks);
    document.set_object(top, body);
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => top,
        "ParentTree" => parent_tree(marks, links, &ids),
        "ParentTreeNextKey" => (marks.len() + links.len()) as i64,
        "RoleMap" => dictionary! { "Title" => "P" },
    };
    document.set_object(root, tree);
    root
}

impl StructureElement {
    fn finish(mut self, parent: ObjectId) -> Dictionary {
        self.dict.set("P", parent);
        if let Some(home) = self.home {
            self.dict.set("Pg", home);
        }
        if !self.kids.is_empty() {
            self.dict.set("K", self.kids);
        }
        self.dict
    }

    fn take(&mut self, number: usize, sheet: ObjectId) {
        let number = number as i64;
        self.kids.push(if *self.home.get_or_insert(sheet) == sheet {
            number.into()
        } else {
            dictionary! { "Type" => "MCR", "Pg" => sheet, "MCID" => number }.into()
        });
    }
}

fn elements(tags: &[Tag]) -> Vec<StructureElement> {
    let heads = head_rows(tags);
    let element = |(tag, role): (&Tag, &str)| {
        let mut dict = dictionary! { "Type" => "StructElem", "S" => role };
        if let Some(attributes) = attributes(tag, &heads) {
            dict.set("A", attributes);
        }
        StructureElement { dict, kids: Vec::new(), home: None }
    };
    tags.iter().zip(roles(tags)).map(element).collect()
}

/// Whether each tag, being a row, has head cells only.
fn head_rows(tags: &[Tag]) -> Vec<bool> {
    let mut heads = vec![true; tags.len()];
    for tag in tags.iter().filter(|tag| matches!(tag.kind, TagKind::Cell { .. })) {
        if let Some(head) = tag.parent.and_then(|row| heads.get_mut(row.0 as usize)) {
            *head = false;
        }
    }
    heads
}

/// What a cell spans, and what a head cell is the head of: its column in a row of heads, else its row
/// (ISO 32000-1 14.8.5.7).
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

/// Gives every element the marked content of its tag, page by page.
fn take_content(elements: &mut [StructureElement], sheets: &[ObjectId], marks: &[Vec<TagId>]) {
    for (&sheet, marks) in sheets.iter().zip(marks) {
        for (number, tag) in marks.iter().enumerate() {
            if let Some(element) = elements.get_mut(tag.0 as usize) {
                element.take(number, sheet);
            }
        }
    }
}

/// Gives the elements of links their annotations (ISO 32000-1 14.7.4.3).
fn take_links(elements: &mut [StructureElement], links: &[Annotation]) {
    for link in links {
        let object = dictionary! { "Type" => "OBJR", "Pg" => link.sheet, "Obj" => link.id };
        let element = elements.get_mut(link.tag.0 as usize);
        element.map(|element| element.kids.push(object.into())).unwrap_or_default();
    }
}

/// Says of each picture what it shows and where it is (ISO 32000-1 14.9.3, 14.8.5.4.3, ISO 14289-1 7.3).
fn describe(elements: &mut [StructureElement], pages: &Pages) {
    for picture in &pages.pictures {
        let corners = rectangle(pages, picture.page, picture.from, picture.to);
        let attributes = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners };
        if let Some(element) = elements.get_mut(picture.tag.0 as usize) {
            element.dict.set("Alt", text_object(&picture.text));
            element.dict.set("A", attributes);
        }
    }
}

/// Gives every element those under it, and gives back those at the top.
fn take_kids(elements: &mut [StructureElement], tags: &[Tag], ids: &[ObjectId]) -> Vec<Object> {
    let mut blocks = Vec::new();
    for (tag, &id) in tags.iter().zip(ids) {
        let parent = tag.parent.and_then(|parent| elements.get_mut(parent.0 as usize));
        parent.map_or(&mut blocks, |parent| &mut parent.kids).push(Object::Reference(id));
    }
    blocks
}

/// From page and marked-content id, and from each annotation, back to the element (ISO 32000-1 14.7.4.4).
fn parent_tree(marks: &[Vec<TagId>], links: &[Annotation], ids: &[ObjectId]) -> Dictionary {
    let element = |tag: &TagId| ids.get(tag.0 as usize).map_or(Object::Null, |&id| id.into());
    let pages = marks.iter().map(|marks| marks.iter().map(element).collect::<Vec<_>>().into());
    let entries = pages.chain(links.iter().map(|link| element(&link.tag)));
    let numbered = entries.enumerate().flat_map(|(key, entry)| [(key as i64).into(), entry]);
    dictionary! { "Nums" => numbered.collect::<Vec<Object>>() }
}
