//! The last steps with lopdf: what a viewer wants to know of the document, fixed ids, packed streams, bytes.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, StringFormat};

use super::error::WriteError;
use super::literals;

/// How hard streams are packed, fonts apart.
const LEVEL: Compression = Compression::new(2);

/// How many objects are packed together.
const OBJECTS_A_STREAM: usize = 1000;

/// A number that follows from bytes alone (FNV-1a over words of eight), the same on every machine.
pub fn digest<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for piece in pieces {
        for chunk in piece.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
            // The product moves bits up only; this brings them down again.
            hash ^= hash >> 29;
        }
    }
    hash
}

/// Mends what printpdf leaves, packs the streams and writes the file.
pub fn finish(mut document: Document, pages: &[ObjectId]) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".into();
    mend_pages(&mut document, pages)?;
    mend_fonts(&mut document);
    pack(&mut document)?;
    save(document)
}

/// Boxes that only repeat the page's, and empty lists, go; tab order and the way back from marked content to
/// structure come.
fn mend_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), WriteError> {
    for (number, &id) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(id)?;
        for key in ["TrimBox", "CropBox", "Annots"] {
            page.remove(key.as_bytes());
        }
        page.set("Tabs", "S");
        page.set("StructParents", number as i64);
    }
    Ok(())
}

/// A subset of a Chinese face is symbolic: it draws more than the standard Latin set (ISO 32000-1 9.8.2).
fn mend_fonts(document: &mut Document) {
    let dictionaries = document.objects.values_mut().filter_map(|o| o.as_dict_mut().ok());
    for descriptor in dictionaries.filter(|dict| dict.has_type(b"FontDescriptor")) {
        descriptor.set("Flags", 4);
    }
}

/// Deflates every stream that may be.
fn pack(document: &mut Document) -> Result<(), WriteError> {
    let streams = document.objects.values_mut().filter_map(|o| o.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression) {
        let packed = match is_font(stream) {
            true => literals::pack(&stream.content),
            false => deflate(&stream.content)?,
        };
        stream.set_content(packed);
        stream.dict.set("Filter", "FlateDecode");
    }
    Ok(())
}

/// A font program says how long it is unpacked (ISO 32000-1 9.9).
fn is_font(stream: &Stream) -> bool {
    stream.dict.has(b"Length1")
}

fn deflate(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Writes the file with an id that follows from every other byte of it.
fn save(mut document: Document) -> Result<Vec<u8>, WriteError> {
    let blank = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![blank.clone(), blank]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(LEVEL.level())
        .max_objects_per_stream(OBJECTS_A_STREAM)
        .build();
    document.save_with_options(&mut bytes, options)?;
    let halves = [digest([bytes.as_slice()]), digest([b"id", bytes.as_slice()])];
    let id = halves.map(|half| format!("{half:016X}")).concat();
    // The trailer is the last object of the file, and nothing else in it is a string.
    let blank = "0".repeat(id.len());
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(|w| w == blank.as_bytes()) {
            bytes[at..at + id.len()].copy_from_slice(id.as_bytes());
        }
    }
    Ok(bytes)
}
