//! The last steps with lopdf: page and font dictionaries, compressed streams, a file id that depends on the content.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, ObjectId, SaveOptions, StringFormat};

use super::error::WriteError;
use super::fonts::Typefaces;
use super::huffman;
use crate::base::digest::digest_twice;

/// The compression level of streams other than fonts.
const LEVEL: Compression = Compression::new(2);

/// The number of objects in an object stream.
const OBJECTS_A_STREAM: usize = 1000;

/// Completes the objects that printpdf made, compresses the streams and writes the file.
pub(super) fn finish(
    mut document: Document,
    pages: &[ObjectId],
    typefaces: &Typefaces,
) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".into();
    complete_pages(&mut document, pages)?;
    complete_fonts(&mut document, typefaces)?;
    pack(&mut document);
    save(document)
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

/// Compresses all streams that may be compressed.
fn pack(document: &mut Document) {
    let mut packer = Compress::new(LEVEL, true);
    let streams = document.objects.values_mut().filter_map(|o| o.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression) {
        stream.set_content(deflate(&mut packer, &stream.content));
        stream.dict.set("Filter", "FlateDecode");
    }
}

/// The bytes as a zlib stream. One compressor is used for all streams, because creating one takes as long as
/// compressing a page.
fn deflate(packer: &mut Compress, bytes: &[u8]) -> Vec<u8> {
    // At worst all blocks are stored: five bytes more for each 65,535, and six for head and checksum.
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
    packer.reset();
    let status = packer.compress_vec(bytes, &mut out, FlushCompress::Finish);
    assert!(matches!(status, Ok(Status::StreamEnd)), "there is room for the whole stream");
    out
}

/// Writes the file with an id that depends on every other byte.
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
    // The trailer is the last object of the file and contains no other string.
    let blank = "0".repeat(id.len());
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(|w| w == blank.as_bytes()) {
            bytes[at..at + id.len()].copy_from_slice(id.as_bytes());
        }
    }
    Ok(bytes)
}
