//! A checked image: its format, size and colours, and the pixels that a decoder gives.

use super::fault::{Fault, MOST_PIXELS};

/// The formats of images, which Word and PDF readers know both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageFormat {
    /// Portable Network Graphics (ISO/IEC 15948).
    Png,
    /// JPEG, sequential or progressive, 8 bits (ISO/IEC 10918-1).
    Jpeg,
}

/// The colours of an image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colours {
    /// Shades of grey, one byte a pixel.
    Grey,
    /// Red, green and blue, three bytes a pixel.
    Rgb,
}

/// A file that was read to its end without a fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageFile {
    /// Its format.
    pub format: ImageFormat,
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// Its colours.
    pub colours: Colours,
    /// Whether a camera states that it is to be turned before it is looked at (Exif 4.6.4, Orientation).
    pub turned: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The pixels of an image, row by row from the top, without padding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pixels {
    /// What the bytes of `colour` mean.
    pub colours: Colours,
    /// The colour of each pixel.
    pub colour: Vec<u8>,
    /// The opacity of each pixel; `None` where all are opaque.
    pub opacity: Option<Vec<u8>>,
}

impl ImageFile {
    /// How many pixels it has.
    pub fn pixel_count(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Refuses a size that no picture in a report has.
pub(super) fn sane(width: u32, height: u32) -> Result<(), Fault> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Fault::NoPixels),
        pixels if pixels > MOST_PIXELS => Err(Fault::TooManyPixels(width, height)),
        _ => Ok(()),
    }
}
