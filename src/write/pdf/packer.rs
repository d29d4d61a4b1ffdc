//! Packs the content of streams (ISO 32000-1 7.4.4).

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

/// The compression level of streams other than fonts and pictures.
pub(super) const LEVEL: Compression = Compression::new(2);

/// One compressor for all streams of a file, because creating one takes as long as compressing a page.
pub(super) struct Packer(Compress);

impl Packer {
    /// A packer that has packed nothing.
    pub(super) fn new() -> Self {
        Self(Compress::new(LEVEL, true))
    }

    /// Packs the content of a stream, unless it must stay as it is.
    pub(super) fn pack(&mut self, stream: &mut Stream) {
        if !stream.allows_compression {
            return;
        }
        stream.set_content(self.deflate(&stream.content));
        stream.dict.set("Filter", "FlateDecode");
        stream.allows_compression = false;
    }

    /// The bytes as a zlib stream.
    fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        // At worst all blocks are stored: five bytes more for each 65,535, and six for head and checksum.
        let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
        self.0.reset();
        let status = self.0.compress_vec(bytes, &mut out, FlushCompress::Finish);
        assert!(matches!(status, Ok(Status::StreamEnd)), "there is room for the whole stream");
        out.shrink_to_fit();
        out
    }
}
