//! The properties of the report as parts of the Word file; nothing of the machine or the time of the run.

use super::text::clean;
use super::xml::XmlElement;
use crate::base::diag::Diagnostics;
use crate::doc::{Date, Meta};

/// `docProps/core.xml` (ECMA-376 part 2, 11): title, unit, subject, keywords, language, and the filing date if there is
/// one.
pub(super) fn core(meta: &Meta, findings: &mut Diagnostics) -> XmlElement {
    let mut part = XmlElement::new("cp:coreProperties")
        .attribute(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    let keywords = meta.keywords.join("，");
    let texts = [
        ("dc:title", meta.title.as_str()),
        ("dc:subject", &meta.subject),
        ("dc:creator", &meta.author),
        ("cp:keywords", &keywords),
        ("dc:language", "zh-CN"),
    ];
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        part.push(XmlElement::new(name).text(&clean(text, None, findings)));
    }
    if let Some(date) = meta.date {
        let moments = ["dcterms:created", "dcterms:modified"];
        part = part.children(moments.map(|name| moment(name, date)));
    }
    part
}

fn moment(name: &str, date: Date) -> XmlElement {
    let Date { year, month, day } = date;
    XmlElement::new(name)
        .attribute("xsi:type", "dcterms:W3CDTF")
        .text(&format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}

/// `docProps/app.xml`: the program and the number of pages.
pub(super) fn extended(meta: &Meta, pages: u32, findings: &mut Diagnostics) -> XmlElement {
    let uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let count = (pages > 0).then(|| XmlElement::new("Pages").text(&pages.to_string()));
    let company = (!meta.author.is_empty())
        .then(|| XmlElement::new("Company").text(&clean(&meta.author, None, findings)));
    XmlElement::new("Properties")
        .attribute("xmlns", uri)
        .children(count)
        .child(XmlElement::new("Application").text("jixiao"))
        .children(company)
}
