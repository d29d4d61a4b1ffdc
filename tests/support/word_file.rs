//! A Word file to the text of its parts.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// A part of a Word file as text.
pub(crate) fn word_part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a Word file is a zip");
    let mut part = archive.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut xml = String::new();
    part.read_to_string(&mut xml).expect("parts are UTF-8");
    xml
}

/// The characters of a Word file's body, in order.
pub(crate) fn word_text(file: &[u8]) -> String {
    let xml = word_part(file, "word/document.xml");
    let mut text = String::new();
    for piece in xml.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' '])) {
        let inner = piece.split_once('>').expect("a tag ends").1;
        text.push_str(inner.split("</w:t>").next().unwrap_or_default());
    }
    quick_xml::escape::unescape(&text).expect("the body is well formed").into_owned()
}
