//! Pictures from files to image XObjects: JPEG data as they are, pixels of a PNG packed, opacity as a soft mask
//! (ISO 32000-1 8.9.5, 7.4.8, 11.6.5.3).

use std::collections::BTreeMap;
use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId, XObjectTransform};

use super::error::WriteError;
use super::values::points;
use crate::base::length::Length;
use crate::images::{Colours, ImageFile, ImageFormat, Pixels, pixels};
use crate::layout::Pages;
use crate::layout::pages::{DrawItem, Point};

/// How many bytes of rows are packed at once.
const PIECE: usize = 1 << 18;

/// The compression level of pixels.
const LEVEL: Compression = Compression::new(6);

/// The pictures of a report, in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Pictures(Vec<Arc<ImageFile>>);

impl Pictures {
    /// All pictures of the pages; one that is drawn twice is there once.
    pub(super) fn gather(pages: &Pages) -> Self {
        let mut all = Self::default();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let DrawItem::Image { file, .. } = &item.drawn
                && all.number(file).is_none()
            {
                all.0.push(Arc::clone(file));
            }
        }
        all
    }

    fn number(&self, file: &Arc<ImageFile>) -> Option<usize> {
        self.0.iter().position(|known| Arc::ptr_eq(known, file))
    }

    /// The name of a picture in the resources of pages.
    pub(super) fn id(&self, file: &Arc<ImageFile>) -> Option<XObjectId> {
        self.number(file).map(|number| XObjectId(format!("Im{}", number + 1)))
    }

    /// All pictures as objects, by their names.
    pub(super) fn objects(&self) -> Result<BTreeMap<XObjectId, XObject>, WriteError> {
        let object = |file: &Arc<ImageFile>| Some((self.id(file)?, object(file)));
        let objects = self.0.iter().filter_map(object);
        objects.map(|(id, object)| Ok((id, object?))).collect()
    }
}

/// The matrix that brings the unit square to a rectangle of the page; `from` is measured from the foot of the page.
pub(super) fn placed(from: printpdf::Point, width: Length, height: Length) -> XObjectTransform {
    XObjectTransform {
        translate_x: Some(from.x),
        translate_y: Some(from.y - points(height)),
        scale_x: Some(points(width).0),
        scale_y: Some(points(height).0),
        no_auto_scale: true,
        ..XObjectTransform::default()
    }
}

/// Width and height of a rectangle.
pub(super) fn size(from: Point, to: Point) -> (Length, Length) {
    (to.x - from.x, to.y - from.y)
}

fn object(file: &ImageFile) -> Result<XObject, WriteError> {
    let stream = match file.format {
        ImageFormat::Jpeg => {
            let mut dict = dictionary(file, file.colours);
            dict.insert("Filter".into(), name("DCTDecode"));
            ExternalStream { dict, content: file.bytes.clone(), compress: false }
        }
        ImageFormat::Png => {
            let unread = || WriteError::Library("PNG".into());
            let Pixels { colours, colour, opacity } = pixels(file).ok_or_else(unread)?;
            let mut stream = packed(file, colours, &colour);
            if let Some(opacity) = opacity {
                let stream_of_mask = packed(file, Colours::Grey, &opacity);
                let mask = DictItem::Stream { stream: stream_of_mask };
                stream.dict.insert("SMask".into(), mask);
            }
            stream
        }
    };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

fn dictionary(file: &ImageFile, colours: Colours) -> BTreeMap<String, DictItem> {
    let space = match colours {
        Colours::Grey => "DeviceGray",
        Colours::Rgb => "DeviceRGB",
    };
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(file.width))),
        ("Height", DictItem::Int(i64::from(file.height))),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.into())
}

/// Pixels as a packed stream. Each row holds the differences from the row above, which packs drawings and screens well
/// (predictor 2 of PNG; ISO 32000-1 7.4.4.4).
fn packed(file: &ImageFile, colours: Colours, bytes: &[u8]) -> ExternalStream {
    const UP: u8 = 2;
    let components = match colours {
        Colours::Grey => 1,
        Colours::Rgb => 3,
    };
    let row = (file.width as usize * components).max(1);
    let mut packer = Compress::new(LEVEL, true);
    let mut content = Vec::with_capacity(bytes.len() / 4 + 64);
    let above = std::iter::once(None).chain(bytes.chunks(row).map(Some));
    // Each call of the packer clears the room behind what it has written, which is too much for a row of one pixel.
    let mut lines = Vec::with_capacity(PIECE + row + 1);
    for (above, row) in above.zip(bytes.chunks(row)) {
        lines.push(UP);
        match above {
            Some(above) => lines.extend(row.iter().zip(above).map(|(a, b)| a.wrapping_sub(*b))),
            None => lines.extend(row),
        }
        if lines.len() >= PIECE {
            feed(&mut packer, &lines, &mut content, FlushCompress::None);
            lines.clear();
        }
    }
    feed(&mut packer, &lines, &mut content, FlushCompress::Finish);
    let parameters = [
        ("Predictor", 15),
        ("Colors", components as i64),
        ("BitsPerComponent", 8),
        ("Columns", i64::from(file.width)),
    ];
    let map = parameters.map(|(key, value)| (key.to_string(), DictItem::Int(value))).into();
    let mut dict = dictionary(file, colours);
    dict.insert("Filter".into(), name("FlateDecode"));
    dict.insert("DecodeParms".into(), DictItem::Dict { map });
    ExternalStream { dict, content, compress: false }
}

/// Packs some bytes, or what is left in the packer.
fn feed(packer: &mut Compress, mut bytes: &[u8], out: &mut Vec<u8>, flush: FlushCompress) {
    loop {
        out.reserve(1 << 16);
        let (before, written) = (packer.total_in(), out.len());
        let status = packer.compress_vec(bytes, out, flush).expect("packing in memory cannot fail");
        let taken = (packer.total_in() - before) as usize;
        bytes = &bytes[taken..];
        let full = out.len() == out.capacity();
        let ended = status == flate2::Status::StreamEnd;
        let idle = taken == 0 && out.len() == written;
        if ended || (bytes.is_empty() && !full && flush == FlushCompress::None) || idle {
            return;
        }
    }
}
