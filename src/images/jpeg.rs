//! A JPEG file to its size and colours, from its markers (ISO/IEC 10918-1 annex B), with its coded data walked through;
//! its pixels are left to readers.

use super::fault::Fault;
use super::image_file::{Colours, ImageFile, ImageFormat, sane};
use super::scans::Scans;

/// Checks that the file has a frame that all readers know, scans that are whole, and an end; what is behind the end is
/// dropped.
pub(super) fn check(mut bytes: Vec<u8>) -> Result<ImageFile, Fault> {
    let mut markers = Markers { bytes: &bytes, at: 2 };
    let (mut frame, mut turned) = (None, false);
    let mut scans = Scans::default();
    loop {
        let (marker, segment) = markers.next().ok_or(Fault::Broken)?;
        let read = match marker {
            // Baseline, extended sequential and progressive, with Huffman coding.
            0xc0..=0xc2 if frame.is_some() => None,
            0xc0..=0xc2 => {
                let header = Frame::read(segment)?;
                sane(header.width, header.height)?;
                frame = Some(header);
                scans.frame(marker, segment)
            }
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(Fault::Unusual),
            0xc4 => scans.codes(segment),
            0xdb => scans.steps(segment),
            0xdd => scans.restart(segment),
            0xda => {
                markers.at = scans.scan(segment, &bytes, markers.at)?;
                Some(())
            }
            0xd9 => break,
            0xe1 => {
                turned |= is_turned(segment);
                Some(())
            }
            _ => Some(()),
        };
        read.ok_or(Fault::Broken)?;
    }
    let Frame { width, height, colours } =
        frame.filter(|_| scans.is_whole()).ok_or(Fault::Broken)?;
    let end = markers.at;
    bytes.truncate(end);
    Ok(ImageFile { format: ImageFormat::Jpeg, width, height, colours, turned, bytes })
}

/// The markers, each with its segment.
struct Markers<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Markers<'b> {
    /// The next marker and the bytes of its segment without the length.
    fn next(&mut self) -> Option<(u8, &'b [u8])> {
        if *self.bytes.get(self.at)? != 0xff {
            return None;
        }
        // Any number of fill bytes may stand before a marker.
        while *self.bytes.get(self.at)? == 0xff {
            self.at += 1;
        }
        let marker = *self.bytes.get(self.at)?;
        self.at += 1;
        if matches!(marker, 0x01 | 0xd0..=0xd9) {
            return Some((marker, &[]));
        }
        let length = self.bytes.get(self.at..self.at + 2)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let segment = self.bytes.get(self.at + 2..self.at + length)?;
        self.at += length;
        Some((marker, segment))
    }
}

/// What a frame header states (ISO/IEC 10918-1 B.2.2).
struct Frame {
    width: u32,
    height: u32,
    colours: Colours,
}

impl Frame {
    fn read(segment: &[u8]) -> Result<Self, Fault> {
        let &[precision, y1, y2, x1, x2, components, ..] = segment else {
            return Err(Fault::Broken);
        };
        let colours = match (precision, components) {
            (8, 1) => Colours::Grey,
            (8, 3) => Colours::Rgb,
            (8, 4) => return Err(Fault::Cmyk),
            _ => return Err(Fault::Unusual),
        };
        let size = |high, low| u32::from(u16::from_be_bytes([high, low]));
        Ok(Self { width: size(x1, x2), height: size(y1, y2), colours })
    }
}

/// Whether an Exif segment states an orientation other than upright (Exif 2.3, 4.6.4 A, tag 274).
fn is_turned(segment: &[u8]) -> bool {
    orientation(segment).is_some_and(|orientation| (2..=8).contains(&orientation))
}

fn orientation(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let long = |at: usize| {
        let four = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    let places = (0..entries).map(|entry| directory + 2 + 12 * entry);
    let mut wanted = places.filter(|at| short(*at) == Some(274));
    wanted.next().and_then(|at| short(at + 8))
}
