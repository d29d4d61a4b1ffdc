//! Properties of the whole document in the PDF's catalog: language, structure, outline, metadata (ISO 32000-1 7.7.2).

use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};

use super::error::WriteError;

/// Completes the catalog that printpdf made.
pub(super) fn fill(
    document: &mut Document,
    structure: ObjectId,
    outline: Option<ObjectId>,
    metadata: ObjectId,
    (intent, uncounted): (Object, usize),
) -> Result<(), WriteError> {
    let catalog = document.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("PageLabels", dictionary! { "Nums" => page_labels(uncounted) });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// 封面 in UTF-16, as text strings of PDF have it (ISO 32000-1 7.9.2.2).
const COVER: [u8; 6] = [0xfe, 0xff, 0x5c, 0x01, 0x97, 0x62];

/// What each page is called: its number, behind pages that are not counted (ISO 32000-1 12.4.2).
fn page_labels(uncounted: usize) -> Vec<Object> {
    let mut labels: Vec<Object> = Vec::new();
    if uncounted > 0 {
        let cover = Object::String(COVER.to_vec(), StringFormat::Hexadecimal);
        labels.extend([0.into(), dictionary! { "P" => cover }.into()]);
    }
    labels.extend([Object::from(uncounted as i64), dictionary! { "S" => "D" }.into()]);
    labels
}
