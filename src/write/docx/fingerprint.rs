//! A fingerprint of the Word file's parts in its properties, by which a later run detects that the file was edited.
//!
//! Word, WPS and LibreOffice rewrite every part when they save. A file that was edited, or only saved again, therefore
//! no longer matches its fingerprint.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::directory::is_tight;
use super::part::{Owner, PackagePart};
use super::xml::{XmlElement, XmlNode};
use crate::base::digest::digest;
use crate::doc::Meta;

/// The part that holds the fingerprint of all other parts.
pub(super) const PART: &str = "docProps/custom.xml";
const NAME: &str = "jixiao.fingerprint";
const MAKE: &str = "jixiao.make";
const REDLINE: &str = "jixiao.redline";

/// What stands behind the id of the make of a file that shows two reports.
const OF_TWO: &str = " redline";

/// The part with the id of the make alone, and whether the file shows two reports; [`stamp`] adds the fingerprint.
pub(super) fn part(meta: &Meta) -> PackagePart {
    let of_two = if meta.revision.is_some() { OF_TWO } else { "" };
    PackagePart {
        name: PART.into(),
        owner: Owner::Package,
        id: "rId4".into(),
        relation: "custom-properties",
        content_type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        bytes: match &meta.make {
            Some(make) => format!("{}{of_two}", make.as_str()).into(),
            None => Vec::new(),
        },
    }
}

/// The bytes of the part, with the fingerprint of the other files of the package and the id of the make (ECMA-376
/// part 1, 22.3).
pub(super) fn stamp<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    make: &'a [u8],
) -> Vec<u8> {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    let (make, of_two) = match make.strip_suffix(OF_TWO.as_bytes()) {
        Some(make) => (make, Some(property(4, REDLINE, "true"))),
        None => (make, None),
    };
    let made = (!make.is_empty()).then(|| property(3, MAKE, &String::from_utf8_lossy(make)));
    XmlElement::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .attribute("xmlns:vt", types)
        .child(property(2, NAME, &of(with_make(files, make))))
        .children(made)
        .children(of_two)
        .write()
}

/// The files with the id of the make, which stands in the part that is not digested itself.
fn with_make<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    make: &'a [u8],
) -> impl Iterator<Item = (&'a str, &'a [u8])> {
    let make = (!make.is_empty()).then_some((MAKE, make));
    files.into_iter().chain(make)
}

fn property(number: u32, name: &str, value: &str) -> XmlElement {
    XmlElement::new("property")
        .attribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        .attribute("pid", number)
        .attribute("name", name)
        .child(XmlElement::new("vt:lpwstr").text(value))
}

/// The id of the make that a Word file is of, if it is one of ours.
pub fn make_of(file: &[u8]) -> Option<String> {
    property_of(file, MAKE)
}

/// Whether a Word file of ours shows two reports.
pub fn is_redline(file: &[u8]) -> bool {
    property_of(file, REDLINE).is_some()
}

fn property_of(file: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut bytes = Vec::new();
    archive.by_name(PART).ok()?.take(LONGEST).read_to_end(&mut bytes).ok()?;
    stated(&bytes, name)
}

/// No part of properties of ours is longer.
const LONGEST: u64 = 1 << 16;

/// Whether a Word file is unchanged since this program wrote it: it has a fingerprint, and all its parts match it.
pub fn is_as_written(file: &[u8]) -> bool {
    let Some(files) = unpacked(file).filter(|_| is_tight(file)) else { return false };
    let (own, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name == PART);
    let own = own.first().map_or(&[][..], |(_, bytes)| bytes);
    let make = stated(own, MAKE).unwrap_or_default();
    let others = others.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let others = with_make(others, make.as_bytes());
    stated(own, NAME).is_some_and(|stated| stated == of(others))
}

/// The greatest unpacked size that is read: no report has as much.
const MOST: u64 = 128 << 20;

/// Whether a file is a zip that says of itself that it unpacks to more than is read.
pub fn is_too_large(file: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(file)).ok();
    archive
        .and_then(|archive| archive.decompressed_size())
        .is_some_and(|size| size >= u128::from(MOST))
}

/// Whether a file is a zip whose parts can all be read: one that was cut or damaged is not.
pub fn is_whole(file: &[u8]) -> bool {
    walked(file, |_, _| ()).is_some()
}

/// A digest of names and bytes in sixteen hexadecimal digits; the order of the files does not matter.
fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut files: Vec<_> = files.into_iter().filter(|(name, _)| *name != PART).collect();
    files.sort_unstable();
    let lengths: Vec<_> = files.iter().map(|(_, bytes)| bytes.len().to_le_bytes()).collect();
    let pieces = files.iter().zip(&lengths);
    let pieces =
        pieces.flat_map(|((name, bytes), length)| [name.as_bytes(), length.as_slice(), *bytes]);
    format!("{:016x}", digest(pieces))
}

fn unpacked(file: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    walked(file, |name, bytes| files.push((name.to_string(), bytes.to_vec())))?;
    Some(files)
}

/// Gives every part of a zip to `take`, one at a time; nothing if one cannot be read, or they are too large together.
fn walked(file: &[u8], mut take: impl FnMut(&str, &[u8])) -> Option<()> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut left = MOST;
    let mut bytes = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok()?;
        let name = part.name().to_string();
        bytes.clear();
        let read = part.take(left).read_to_end(&mut bytes).ok()?;
        left = left.checked_sub(read as u64).filter(|left| *left > 0)?;
        take(&name, &bytes);
    }
    Some(())
}

fn stated(part: &[u8], property: &str) -> Option<String> {
    let mut root = XmlElement::read(part).ok()?;
    let property = root.elements_mut().find(|element| {
        element.attributes.iter().any(|(name, value)| name == "name" && value == property)
    })?;
    let value = property.elements_mut().next()?;
    match value.children.first()? {
        XmlNode::Text(text) => Some(text.clone()),
        XmlNode::Element(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_names_and_contents_apart() {
        let one = of([("a", b"xy".as_slice()), ("b", b"z")]);
        assert_eq!(one, of([("b", b"z".as_slice()), ("a", b"xy"), (PART, b"anything")]));
        for other in
            [[("a", b"x".as_slice()), ("b", b"yz")], [("ax", b"y".as_slice()), ("b", b"z")]]
        {
            assert_ne!(one, of(other));
        }
    }

    #[test]
    fn what_is_no_word_file_is_not_ours() {
        for file in [b"".as_slice(), b"PK\x03\x04", b"words"] {
            assert!(!is_as_written(file));
        }
    }
}
