//! Properties of the whole document in the PDF's catalog: language, structure, outline, metadata (ISO 32000-1 7.7.2).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::error::WriteError;

/// Completes the catalog that printpdf made.
pub(super) fn fill(
    document: &mut Document,
    structure: ObjectId,
    outline: Option<ObjectId>,
    metadata: ObjectId,
    intent: Object,
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
    let decimal = dictionary! { "S" => "D" };
    catalog.set("PageLabels", dictionary! { "Nums" => vec![0.into(), decimal.into()] });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}
