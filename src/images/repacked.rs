//! A PNG to the chunks that its pixels need: nothing else that it carries gets into a report.

use flate2::{Decompress, FlushDecompress, Status};

use super::fault::Fault;

/// The chunks that are kept (ISO/IEC 15948 clause 11): pixels, palette, transparency, and how colours and sizes are meant.
/// A profile of colours may be of any length, and no reader of the PDF sees it.
const KEPT: [&[u8; 4]; 10] =
    [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"];

/// The most bytes of a chunk that holds no pixels: a palette of 256 colours.
const LONGEST: usize = 768;

/// A file that a decoder has read without a fault, without the chunks that are not needed. Packed data that go on behind
/// the last pixel are a fault.
pub(super) fn repacked(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes.get(8..).ok_or(Fault::Broken)?;
    let mut kept = bytes[..8].to_vec();
    let mut packed = Vec::new();
    let mut header = None;
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let chunk = behind.get(..length.saturating_add(8)).ok_or(Fault::Broken)?;
        let (kind, data) = (&chunk[..4], &chunk[4..4 + length]);
        let is_data = kind == b"IDAT";
        if KEPT.iter().any(|known| *known == kind) && (is_data || length <= LONGEST) {
            kept.extend_from_slice(&rest[..length + 12]);
        }
        match kind {
            b"IHDR" => header = data.first_chunk::<13>(),
            b"IDAT" => packed.push(data),
            b"IEND" => break,
            _ => {}
        }
        rest = &rest[length + 12..];
    }
    let unpacked = header.and_then(unpacked_length).ok_or(Fault::Broken)?;
    if holds(&packed, unpacked) { Ok(kept) } else { Err(Fault::Broken) }
}

/// How many bytes the pixels take before they are packed, with a byte for the filter of each row.
fn unpacked_length(header: &[u8; 13]) -> Option<u64> {
    let number = |at: usize| header[at..at + 4].try_into().ok().map(u32::from_be_bytes);
    let (width, height) = (u64::from(number(0)?), u64::from(number(4)?));
    let samples = match header[9] {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits = samples * u64::from(header[8]);
    let rows = |width: u64, height: u64| match width {
        0 => 0,
        _ => height * (1 + (width * bits).div_ceil(8)),
    };
    // The seven passes of an interlaced image (clause 8.2): first column and row, and the distances to the next.
    const PASSES: [[u64; 4]; 7] = [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
    ];
    let part = |[x, y, across, down]: [u64; 4]| {
        rows(width.saturating_sub(x).div_ceil(across), height.saturating_sub(y).div_ceil(down))
    };
    Some(if header[12] == 0 { rows(width, height) } else { PASSES.into_iter().map(part).sum() })
}

/// Whether packed data are so many bytes and end with the last piece.
fn holds(pieces: &[&[u8]], length: u64) -> bool {
    let mut stream = Decompress::new(true);
    let mut buffer = vec![0; 1 << 16];
    let mut ended = false;
    for piece in pieces {
        let mut rest = *piece;
        while !rest.is_empty() {
            if ended || stream.total_out() > length {
                return false;
            }
            let before = (stream.total_in(), stream.total_out());
            let status = stream.decompress(rest, &mut buffer, FlushDecompress::None);
            rest = &rest[(stream.total_in() - before.0) as usize..];
            match status {
                Ok(Status::StreamEnd) => ended = true,
                Ok(_) if before != (stream.total_in(), stream.total_out()) => {}
                _ => return false,
            }
        }
    }
    // What is left in the stream may come without more input.
    while !ended && stream.total_out() <= length {
        let before = stream.total_out();
        match stream.decompress(&[], &mut buffer, FlushDecompress::None) {
            Ok(Status::StreamEnd) => ended = true,
            Ok(_) if stream.total_out() > before => {}
            _ => return false,
        }
    }
    ended && stream.total_out() == length
}
