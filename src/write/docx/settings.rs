//! `word/settings.xml`: embedding, even and odd footers, line breaking, compatibility.

use super::namespaces::MAIN;
use super::xml::XmlElement;
use crate::doc::style::{NOT_AT_LINE_END, NOT_AT_LINE_START};
use crate::doc::{Role, StyleSheet};

/// The part, with its elements in schema order (ECMA-376 17.15.1.78).
pub(super) fn part(sheet: &StyleSheet, embeds: bool) -> XmlElement {
    let fonts = ["w:embedTrueTypeFonts", "w:saveSubsetFonts"];
    let fonts = fonts.iter().filter(|_| embeds).map(|name| XmlElement::new(name));
    let tab = sheet.character(Role::Body) * 2;
    XmlElement::new("w:settings")
        .attribute("xmlns:w", MAIN)
        .child(XmlElement::new("w:zoom").attribute("w:percent", 100))
        .children(fonts)
        .child(XmlElement::val("w:defaultTabStop", tab.to_twips()))
        .child(XmlElement::new("w:evenAndOddHeaders"))
        .child(XmlElement::new("w:noPunctuationKerning"))
        .child(XmlElement::val("w:characterSpacingControl", "doNotCompress"))
        .child(line_marks("w:noLineBreaksAfter", NOT_AT_LINE_END))
        .child(line_marks("w:noLineBreaksBefore", NOT_AT_LINE_START))
        .child(compatibility())
        .child(XmlElement::val("w:themeFontLang", "en-US").attribute("w:eastAsia", "zh-CN"))
        .child(XmlElement::val("w:decimalSymbol", "."))
        .child(XmlElement::val("w:listSeparator", ","))
}

fn line_marks(name: &str, marks: &str) -> XmlElement {
    XmlElement::new(name).attribute("w:lang", "zh-CN").attribute("w:val", marks)
}

/// The layout rules of Word 2013 and later: tables begin at the margin, not one cell margin to the left of it.
fn compatibility() -> XmlElement {
    let settings = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ];
    let setting = |(name, value): (&str, u8)| {
        XmlElement::new("w:compatSetting")
            .attribute("w:name", name)
            .attribute("w:uri", "http://schemas.microsoft.com/office/word")
            .attribute("w:val", value)
    };
    XmlElement::new("w:compat")
        .child(XmlElement::new("w:doNotExpandShiftReturn"))
        .children(settings.map(setting))
}
