//! The bytes of PNG and JPEG files to checked images: size, colours, and the pixels of a PNG.

mod blocks;
mod entropy;
mod fault;
mod image_file;
mod jpeg;
mod png;
mod repacked;
mod scans;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use fault::{Fault, MOST_PIXELS};
pub use image_file::{Colours, ImageFile, ImageFormat, Pixels};

/// The images of a report, by the ids of its pictures.
pub type Images = BTreeMap<String, Arc<ImageFile>>;

/// Images by the SHA-256 of their bytes.
pub type KnownImages = BTreeMap<String, Arc<ImageFile>>;

/// Checks a file: its format follows from its bytes, not from its name.
pub fn read(bytes: Vec<u8>) -> Result<ImageFile, Fault> {
    let image = match bytes.as_slice() {
        [] => return Err(Fault::Empty),
        [0x89, b'P', b'N', b'G', ..] => png::check(bytes)?,
        [0xff, 0xd8, ..] => jpeg::check(bytes)?,
        other => return Err(Fault::Unknown(fault::kind_of(other))),
    };
    Ok(image)
}

/// The pixels of an image; `None` for a JPEG, which PDF readers decode themselves.
pub fn pixels(file: &ImageFile) -> Option<Pixels> {
    match file.format {
        ImageFormat::Png => png::decode(&file.bytes).ok().map(|(_, pixels)| pixels),
        ImageFormat::Jpeg => None,
    }
}
