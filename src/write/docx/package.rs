//! Parts to a zip file with content types and relationships, in a fixed order and with fixed dates.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::fingerprint;
use super::part::{Owner, PackagePart};
use super::xml::XmlElement;

/// The beginning of relationship types.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The beginning of the content types of Word's parts.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The compression level: takes a third of the time of the default level 6, for slightly more bytes. Fonts take most of
/// it, while the PDF is written in another thread.
const LEVEL: i64 = 2;

/// Parts with fewer bytes are stored without compression.
const SMALL: usize = 2048;

/// The whole file; the same parts give the same bytes.
pub(super) fn zip(parts: &[PackagePart]) -> Vec<u8> {
    let relations = |owner| relationships(parts, owner).write();
    let mut files = vec![
        ("[Content_Types].xml", content_types(parts).write()),
        ("_rels/.rels", relations(Owner::Package)),
        ("word/_rels/document.xml.rels", relations(Owner::Document)),
    ];
    if parts.iter().any(|part| part.owner == Owner::FontTable) {
        files.push(("word/_rels/fontTable.xml.rels", relations(Owner::FontTable)));
    }
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let make = parts.iter().find(|part| part.name == fingerprint::PART);
    let make = make.map_or(&[][..], |part| &part.bytes);
    let parts = parts.iter().filter(|part| part.name != fingerprint::PART);
    let parts = parts.map(|part| (part.name.as_str(), part.bytes.as_slice()));
    let mut files: Vec<_> = files.chain(parts).collect();
    let stamp = fingerprint::stamp(files.iter().copied(), make);
    files.push((fingerprint::PART, &stamp));
    pack(files.into_iter()).expect("a zip in memory cannot fail")
}

/// Small parts and pictures are stored because compression would gain nothing.
fn pack<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let stored = bytes.len() < SMALL || name.starts_with("word/media/");
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!stored).then_some(LEVEL))
            .last_modified_time(DateTime::default())
            // What made it is stated; left alone, it is the system the program runs on.
            .system(System::Unix);
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn content_types(parts: &[PackagePart]) -> XmlElement {
    let default = |extension: &str, content_type: &str| {
        XmlElement::new("Default")
            .attribute("Extension", extension)
            .attribute("ContentType", content_type)
    };
    let fonts = parts.iter().find(|part| part.owner == Owner::FontTable);
    let fonts = fonts.map(|part| default("odttf", part.content_type));
    let others = parts.iter().filter(|part| part.owner != Owner::FontTable);
    XmlElement::new("Types")
        .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .children(fonts)
        .children(others.map(type_of))
}

fn type_of(part: &PackagePart) -> XmlElement {
    let full = part.content_type.contains('/');
    let word = format!("{WORD}{}+xml", part.content_type);
    XmlElement::new("Override")
        .attribute("PartName", format!("/{}", part.name))
        .attribute("ContentType", if full { part.content_type } else { &word })
}

fn relationships(parts: &[PackagePart], owner: Owner) -> XmlElement {
    let owned = parts.iter().filter(|part| part.owner == owner);
    XmlElement::new("Relationships")
        .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
        .children(owned.map(relationship))
}

fn relationship(part: &PackagePart) -> XmlElement {
    let full = part.relation.contains(':');
    let short = format!("{RELATION}{}", part.relation);
    let target = match part.owner {
        Owner::Package => part.name.as_str(),
        Owner::Document | Owner::FontTable => part.name.trim_start_matches("word/"),
    };
    XmlElement::new("Relationship")
        .attribute("Id", &part.id)
        .attribute("Type", if full { part.relation } else { &short })
        .attribute("Target", target)
}
