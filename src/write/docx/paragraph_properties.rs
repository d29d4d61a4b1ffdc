//! Paragraph properties that several styles share: indents in characters and alignment (ECMA-376 part 1, 17.3.1).

use super::xml::XmlElement;
use crate::base::length::Length;
use crate::doc::{Align, Role, StyleSheet};

/// Adds to a `w:ind` the indent of one side, `left`, `right` or `firstLine`, in characters of this advance.
pub(super) fn indent(
    element: XmlElement,
    side: &str,
    characters: u8,
    advance: Length,
) -> XmlElement {
    element
        .attribute(&format!("w:{side}Chars"), u32::from(characters) * 100)
        .attribute(&format!("w:{side}"), (advance * i64::from(characters)).to_twips())
}

/// The value of `w:jc` for an alignment (ECMA-376 17.18.44).
pub(super) fn justification(align: Align) -> &'static str {
    match align {
        Align::Justify => "both",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// Adds the properties of a page number: one of its own characters in from the left or the right edge.
pub(super) fn outer_edge(properties: XmlElement, align: Align, sheet: &StyleSheet) -> XmlElement {
    let advance = sheet.character(Role::PageNumber);
    let (left, right) = if align == Align::Left { (1, 0) } else { (0, 1) };
    let indents = indent(XmlElement::new("w:ind"), "left", left, advance);
    let indents = indent(indents, "right", right, advance);
    let indents = indent(indents, "firstLine", 0, advance);
    properties.child(indents).child(XmlElement::val("w:jc", justification(align)))
}
