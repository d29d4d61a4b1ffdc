//! A PNG file to its size and its pixels in eight bits, palette and transparency resolved.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::fault::Fault;
use super::image_file::{Colours, ImageFile, ImageFormat, Pixels, sane};
use super::repacked::repacked;

/// The memory that the decoder may take besides the pixels, in bytes.
const MEMORY: usize = 64 << 20;

/// Reads the whole file; its pixels are dropped again, and so is what they do not need.
pub(super) fn check(bytes: Vec<u8>) -> Result<ImageFile, Fault> {
    let ((width, height), pixels) = decode(&bytes)?;
    let colours = pixels.colours;
    let bytes = repacked(&bytes)?;
    Ok(ImageFile { format: ImageFormat::Png, width, height, colours, turned: false, bytes })
}

/// The size and the pixels. Of an animated image the first one counts.
pub(super) fn decode(bytes: &[u8]) -> Result<((u32, u32), Pixels), Fault> {
    let (width, height) = stated_size(bytes).ok_or(Fault::Broken)?;
    sane(width, height)?;
    let limits = Limits { bytes: MEMORY };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(|_| Fault::Broken)?;
    let mut buffer = vec![0; reader.output_buffer_size().ok_or(Fault::Broken)?];
    let frame = reader.next_frame(&mut buffer).map_err(|_| Fault::Broken)?;
    // Chunks behind the pixels count too: a file that is cut off within them is not whole.
    reader.finish().map_err(|_| Fault::Broken)?;
    buffer.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        ColorType::Grayscale => Pixels { colours: Colours::Grey, colour: buffer, opacity: None },
        ColorType::Rgb => Pixels { colours: Colours::Rgb, colour: buffer, opacity: None },
        ColorType::GrayscaleAlpha => apart::<2>(Colours::Grey, &buffer),
        ColorType::Rgba => apart::<4>(Colours::Rgb, &buffer),
        // `EXPAND` resolves palettes.
        ColorType::Indexed => return Err(Fault::Broken),
    };
    Ok(((width, height), pixels))
}

/// Width and height of the first chunk, IHDR (ISO/IEC 15948 11.2.2), which the decoder refuses where one is 0.
fn stated_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    (bytes.get(12..16)? == b"IHDR").then_some((number(16)?, number(20)?))
}

/// Colours and opacity of pixels whose last byte of `N` is the opacity.
fn apart<const N: usize>(colours: Colours, bytes: &[u8]) -> Pixels {
    let (pixels, _) = bytes.as_chunks::<N>();
    let colour = pixels.iter().flat_map(|pixel| &pixel[..N - 1]).copied().collect();
    let opacity: Vec<u8> = pixels.iter().map(|pixel| pixel[N - 1]).collect();
    let opaque = opacity.iter().all(|one| *one == u8::MAX);
    Pixels { colours, colour, opacity: (!opaque).then_some(opacity) }
}
