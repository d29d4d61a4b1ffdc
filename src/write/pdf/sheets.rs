//! Laid-out pages to page objects, some at a time: operators take a hundred times the bytes of the packed contents.

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId, Stream};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, XObject, XObjectId};

use super::content;
use super::error::WriteError;
use super::fonts::Typefaces;
use super::images::Pictures;
use super::packer::Packer;
use crate::layout::Pages;
use crate::layout::pages::{Page, TagId};

/// How many pages are drawn at a time.
const AT_A_TIME: usize = 64;

/// A document of lopdf with fonts, pictures and pages.
pub(super) struct Sheets {
    /// The document.
    pub document: Document,
    /// Its pages, in order.
    pub ids: Vec<ObjectId>,
    /// The tag of each marked-content id of each page.
    pub marks: Vec<Vec<TagId>>,
}

/// Draws all pages; `roles` are the structure types of the tags.
pub(super) fn draw(
    pages: &Pages,
    roles: &[&str],
    typefaces: &Typefaces,
    pictures: &Pictures,
) -> Result<Sheets, WriteError> {
    let draw = |page: &Page| {
        let drawn = content::draw(page, roles, typefaces, pictures);
        (drawn.page, drawn.marks)
    };
    let (first, rest) = pages.pages.split_at(pages.pages.len().min(AT_A_TIME));
    let (mut drawn, mut marks): (Vec<_>, Vec<_>) = first.iter().map(draw).unzip();
    drawn.extend(blank(rest, typefaces));
    let mut document = draft(drawn, typefaces, pictures.objects()?)?;
    let ids: Vec<_> = document.get_pages().into_values().collect();
    let mut packer = Packer::new();
    for id in &ids[..first.len()] {
        packer.pack(contents(&mut document, *id)?);
    }
    for (pages, ids) in rest.chunks(AT_A_TIME).zip(ids[first.len()..].chunks(AT_A_TIME)) {
        let (drawn, more): (Vec<_>, Vec<_>) = pages.iter().map(draw).unzip();
        marks.extend(more);
        let mut drafted = draft(drawn, typefaces, BTreeMap::new())?;
        for (from, to) in drafted.get_pages().into_values().zip(ids) {
            let contents_of_page = contents(&mut document, *to)?;
            contents_of_page
                .set_content(std::mem::take(&mut contents(&mut drafted, from)?.content));
            packer.pack(contents_of_page);
        }
    }
    Ok(Sheets { document, ids, marks })
}

/// Pages whose contents follow. The last one shows every code, which tells printpdf what the fonts are used for.
fn blank(pages: &[Page], typefaces: &Typefaces) -> Vec<PdfPage> {
    let mut blank: Vec<_> = pages.iter().map(|page| content::sheet(page, Vec::new())).collect();
    blank.last_mut().map(|last| last.ops = typefaces.every_code()).unwrap_or_default();
    blank
}

/// Fonts, pictures and page contents as a document of lopdf.
fn draft(
    drawn: Vec<PdfPage>,
    typefaces: &Typefaces,
    pictures: BTreeMap<XObjectId, XObject>,
) -> Result<Document, WriteError> {
    let mut draft = PdfDocument::new("");
    draft.resources.fonts = typefaces.resources();
    draft.resources.xobjects.map = pictures;
    draft.pages = drawn;
    let mut warnings = Vec::new();
    let document = draft.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.first() {
        Some(warning) => Err(WriteError::Library(warning.msg.clone())),
        None => Ok(document),
    }
}

/// The contents of a page.
fn contents(document: &mut Document, page: ObjectId) -> Result<&mut Stream, WriteError> {
    let contents = document.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
    Ok(document.get_object_mut(contents)?.as_stream_mut()?)
}
