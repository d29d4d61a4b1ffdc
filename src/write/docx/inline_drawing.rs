//! What is drawn to the element that places it in a line of text (ECMA-376 part 1, 20.4.2.8).

use super::namespaces::{DRAWING, WORD_DRAWING};
use super::text::clean;
use super::xml::XmlElement;
use crate::base::diag::Diagnostics;
use crate::base::length::Length;

/// What a drawing is made of.
pub(super) struct InlineDrawing {
    /// Width and height.
    pub size: [Length; 2],
    /// Its name in Word's list of objects.
    pub name: String,
    /// The alternative description.
    pub description: String,
    /// Its kind, as a namespace, and its content.
    pub graphic: (&'static str, XmlElement),
}

/// An inline drawing with an alternative description.
pub(super) fn inline(
    number: usize,
    drawing: InlineDrawing,
    findings: &mut Diagnostics,
) -> XmlElement {
    let InlineDrawing { size: [width, height], name, description, graphic: (kind, content) } =
        drawing;
    let none = ["distT", "distB", "distL", "distR"];
    let inline = XmlElement::new("wp:inline").attribute("xmlns:wp", WORD_DRAWING);
    let inline = none.iter().fold(inline, |inline, side| inline.attribute(side, 0));
    let extent = XmlElement::new("wp:extent")
        .attribute("cx", width.to_emu())
        .attribute("cy", height.to_emu());
    let properties = XmlElement::new("wp:docPr")
        .attribute("id", number)
        .attribute("name", clean(&name, None, findings))
        .attribute("descr", clean(&description, None, findings));
    let graphic = XmlElement::new("a:graphic")
        .attribute("xmlns:a", DRAWING)
        .child(XmlElement::new("a:graphicData").attribute("uri", kind).child(content));
    let inline = inline
        .child(extent)
        .child(properties)
        .child(XmlElement::new("wp:cNvGraphicFramePr"))
        .child(graphic);
    XmlElement::new("w:drawing").child(inline)
}
