//! The last steps with lopdf: page and font dictionaries, compressed streams, a file id that depends on the content.

use lopdf::{Document, Object, ObjectId, StringFormat};

use super::error::WriteError;
use super::file::{self, WrittenObjects};
use super::fonts::Typefaces;
use super::huffman;
use super::packer::Packer;
use crate::base::digest::digest_twice;

/// Completes the objects that printpdf made, compresses the streams and writes the file; `elements` are those of the
/// structure.
pub(super) fn finish(
    mut document: Document,
    elements: &WrittenObjects,
    pages: &[ObjectId],
    typefaces: &Typefaces,
) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".into();
    complete_pages(&mut document, pages)?;
    complete_fonts(&mut document, typefaces)?;
    let mut packer = Packer::new();
    let streams = document.objects.values_mut().filter_map(|o| o.as_stream_mut().ok());
    streams.for_each(|stream| packer.pack(stream));
    save(document, elements)
}

/// Removes boxes that only repeat the media box; adds tab order and the keys of the pages in the parent tree.
fn complete_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), WriteError> {
    for (number, &id) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(id)?;
        for key in ["TrimBox", "CropBox"] {
            page.remove(key.as_bytes());
        }
        page.set("Tabs", "S");
        page.set("StructParents", number as i64);
    }
    Ok(())
}

/// Marks the fonts as symbolic, because a subset of a Chinese face has more than the standard Latin characters (ISO
/// 32000-1 9.8.2), and inserts the font programs that printpdf did not get.
fn complete_fonts(document: &mut Document, typefaces: &Typefaces) -> Result<(), WriteError> {
    let mut programs = Vec::new();
    let dictionaries = document.objects.values_mut().filter_map(|o| o.as_dict_mut().ok());
    for descriptor in dictionaries.filter(|dict| dict.has_type(b"FontDescriptor")) {
        descriptor.set("Flags", 4);
        let name = descriptor.get(b"FontName")?.as_name()?;
        if let (Some(program), Ok(file)) = (typefaces.program(name), descriptor.get(b"FontFile2")) {
            programs.push((file.as_reference()?, program));
        }
    }
    for (id, program) in programs {
        let stream = document.get_object_mut(id)?.as_stream_mut()?;
        stream.dict.set("Length1", program.len() as i64);
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(huffman::pack(program));
        stream.allows_compression = false;
    }
    Ok(())
}

/// Writes the file with an id that depends on every other byte.
fn save(mut document: Document, elements: &WrittenObjects) -> Result<Vec<u8>, WriteError> {
    let blank = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![blank.clone(), blank]);
    let mut bytes = file::write(document, elements)?;
    let id: String = digest_twice(&bytes).iter().map(|byte| format!("{byte:02X}")).collect();
    // The trailer is the last object of the file and contains no other string.
    let blank = "0".repeat(id.len());
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(|w| w == blank.as_bytes()) {
            bytes[at..at + id.len()].copy_from_slice(id.as_bytes());
        }
    }
    Ok(bytes)
}

/// How many hexadecimal digits an id has.
const ID_DIGITS: usize = 32;

/// Whether a file is unchanged since it was written: its id still follows from every other byte.
pub(super) fn is_as_written(file: &[u8]) -> bool {
    const KEY: &[u8] = b"/ID";
    let Some(key) = file.windows(KEY.len()).rposition(|piece| piece == KEY) else { return false };
    let mut blank = file.to_vec();
    let mut ids = Vec::new();
    let mut at = key;
    while ids.len() < 2 {
        let Some(open) = blank[at..].iter().position(|byte| *byte == b'<') else { return false };
        at += open + 1;
        let Some(digits) = blank.get_mut(at..at + ID_DIGITS) else { return false };
        ids.push(digits.to_vec());
        digits.fill(b'0');
    }
    let id: String = digest_twice(&blank).iter().map(|byte| format!("{byte:02X}")).collect();
    ids.iter().all(|stated| stated == id.as_bytes())
}
