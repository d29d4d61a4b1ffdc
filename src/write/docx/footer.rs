//! Footers with the page number: for odd and even pages, portrait and landscape (GB/T 9704 7.5, 8).

use docx_rs::{BuildXML, Footer, Paragraph, Run, RunFonts};

use super::ids::{EVEN_PAGE_NUMBER, footer_id, style_id};
use super::normalize::normalize;
use super::page::{Margins, number_baseline};
use super::run_pieces::{Field, add_field};
use super::xml::{Malformed, XmlElement};
use crate::base::length::Length;
use crate::doc::{Orientation, PageStyle, Role, StyleSheet, TextStyle};
use crate::fonts::Fonts;

/// A footer part.
pub(super) struct FooterPart {
    /// The id by which sections refer to it.
    pub id: &'static str,
    /// `word/footer1.xml`.
    pub name: String,
    /// Its root element.
    pub part: XmlElement,
}

/// The footers of odd and even pages of the orientations that a document has.
pub(super) fn footers(
    sheet: &StyleSheet,
    fonts: &Fonts,
    orientations: &[Orientation],
) -> Result<Vec<FooterPart>, Malformed> {
    let mut parts = Vec::new();
    for &orientation in orientations {
        for even in [false, true] {
            let mut part = portrait(even)?;
            if orientation == Orientation::Landscape {
                rotate(&mut part, even, sheet, fonts);
            }
            let (id, name) = (footer_id(orientation, even), parts.len() + 1);
            parts.push(FooterPart { id, name: format!("word/footer{name}.xml"), part });
        }
    }
    Ok(parts)
}

/// `— 1 —` with the number as a field.
fn portrait(even: bool) -> Result<XmlElement, Malformed> {
    let style = if even { EVEN_PAGE_NUMBER } else { style_id(Role::PageNumber) };
    let dash = |text: &str| Run::new().add_text(text).fonts(RunFonts::new().hint("eastAsia"));
    let paragraph = Paragraph::new().style(style).add_run(dash("— "));
    let paragraph = add_field(paragraph, Field::Page, if even { 2 } else { 1 });
    let footer = Footer::new().add_paragraph(paragraph.add_run(dash(" —")));
    let mut part = XmlElement::read(&footer.build())?;
    normalize(&mut part);
    Ok(part)
}

/// Puts the footer's paragraph into a text box rotated by 90°, where the number is when the sheet is held upright.
///
/// The box is VML (ECMA-376 part 4, 19.1), because LibreOffice puts a DrawingML box into the corner of the page.
fn rotate(part: &mut XmlElement, even: bool, sheet: &StyleSheet, fonts: &Fonts) {
    let number = std::mem::take(&mut part.children);
    let content =
        XmlElement { name: "w:txbxContent".into(), children: number, ..XmlElement::default() };
    let text_box = XmlElement::new("v:textbox")
        .attribute("style", "layout-flow:vertical")
        .attribute("inset", "0,0,0,0")
        .child(content);
    let shape = XmlElement::new("v:shape")
        .attribute("id", if even { "number_even" } else { "number_odd" })
        .attribute("type", format!("#{TEXT_BOX}"))
        .attribute("style", place(sheet, fonts))
        .attribute("filled", "f")
        .attribute("stroked", "f")
        .child(text_box);
    let picture = XmlElement::new("w:pict").child(text_box_type()).child(shape);
    let style = XmlElement::val("w:pStyle", style_id(Role::PageNumber));
    let properties = XmlElement::new("w:pPr").child(style);
    part.push(
        XmlElement::new("w:p").child(properties).child(XmlElement::new("w:r").child(picture)),
    );
}

/// The id of the shape type of text boxes.
const TEXT_BOX: &str = "_x0000_t202";

/// The shape type of text boxes; programs recognise a text box by it.
fn text_box_type() -> XmlElement {
    let path = XmlElement::new("v:path")
        .attribute("gradientshapeok", "t")
        .attribute("o:connecttype", "rect");
    XmlElement::new("v:shapetype")
        .attribute("id", TEXT_BOX)
        .attribute("coordsize", "21600,21600")
        .attribute("o:spt", 202)
        .attribute("path", "m,l,21600r21600,l21600,xe")
        .child(XmlElement::new("v:stroke").attribute("joinstyle", "miter"))
        .child(path)
}

/// Place and size of the text box on the landscape page: as wide as one line of the number, with the top of the line at
/// the right, and as high as the portrait text area is wide.
fn place(sheet: &StyleSheet, fonts: &Fonts) -> String {
    let (page, style) = (&sheet.page, sheet.of(Role::PageNumber));
    let portrait = Margins::of(page, Orientation::Portrait);
    let baseline = portrait.bottom - number_baseline(sheet, fonts);
    let left = baseline + from_top(style, page) - style.line;
    let height = page.width - portrait.left - portrait.right;
    let sides = [
        ("margin-left", left),
        ("margin-top", portrait.left),
        ("width", style.line),
        ("height", height),
    ];
    let sides = sides.map(|(name, length)| format!("{name}:{}pt", length.to_pt()));
    format!(
        "position:absolute;{};z-index:1;mso-position-horizontal-relative:page;\
         mso-position-vertical-relative:page",
        sides.join(";")
    )
}

/// From the top of a line of exact height to its baseline: centred in a line of the grid, at four fifths of other
/// lines.
fn from_top(style: &TextStyle, page: &PageStyle) -> Length {
    /// The top of a full-width character's em box above the baseline, in thousandths of the font size.
    const ASCENT: i64 = 880;
    if style.line == page.pitch {
        (style.line - style.size) / 2 + style.size * ASCENT / 1000
    } else {
        style.line * 4 / 5
    }
}
