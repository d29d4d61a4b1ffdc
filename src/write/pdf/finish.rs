//! The last steps with lopdf: what a viewer wants to know of the document, fixed ids, packed streams, bytes.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, ObjectId, SaveOptions, StringFormat};

use super::error::WriteError;
use super::fonts::Typefaces;
use super::huffman;
use crate::base::digest::digest_twice;

/// How hard streams are packed, fonts apart.
const LEVEL: Compression = Compression::new(2);

/// How many objects are packed together.
const OBJECTS_A_STREAM: usize = 1000;

/// Mends what printpdf leaves, packs the streams and writes the file.
pub fn finish(
    mut document: Document,
    pages: &[ObjectId],
    typefaces: &Typefaces,
) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".into();
    mend_pages(&mut document, pages)?;
    mend_fonts(&mut document, typefaces)?;
    pack(&mut document);
    save(document)
}

/// Boxes that only repeat the page's go; tab order and the way back from marked content to structure come.
fn mend_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), WriteError> {
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

/// A subset of a Chinese face is symbolic: it draws more than the standard Latin set (ISO 32000-1 9.8.2). Programs
/// that printpdf was spared are put in.
fn mend_fonts(document: &mut Document, typefaces: &Typefaces) -> Result<(), WriteError> {
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

/// Deflates every stream that may be.
fn pack(document: &mut Document) {
    let mut packer = Compress::new(LEVEL, true);
    let streams = document.objects.values_mut().filter_map(|o| o.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression) {
        stream.set_content(deflate(&mut packer, &stream.content));
        stream.dict.set("Filter", "FlateDecode");
    }
}

/// The bytes as a zlib stream. One packer serves all: making one takes as long as packing a page.
fn deflate(packer: &mut Compress, bytes: &[u8]) -> Vec<u8> {
    // Stored blocks are the worst that can become of bytes: five more for each 65,535, six around them.
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
    packer.reset();
    let status = packer.compress_vec(bytes, &mut out, FlushCompress::Finish);
    assert!(matches!(status, Ok(Status::StreamEnd)), "there is room for the whole stream");
    out
}

/// Writes the file with an id that follows from every other byte of it.
fn save(mut document: Document) -> Result<Vec<u8>, WriteError> {
    let blank = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![blank.clone(), blank]);
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut bytes = Vec::with_capacity(streams.map(|s| s.content.len()).sum::<usize>() + (1 << 17));
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(LEVEL.level())
        .max_objects_per_stream(OBJECTS_A_STREAM)
        .build();
    document.save_with_options(&mut bytes, options)?;
    let id: String = digest_twice(&bytes).iter().map(|byte| format!("{byte:02X}")).collect();
    // The trailer is the last object of the file, and nothing else in it is a string.
    let blank = "0".repeat(id.len());
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(|w| w == blank.as_bytes()) {
            bytes[at..at + id.len()].copy_from_slice(id.as_bytes());
        }
    }
    Ok(bytes)
}
