//! Pictures from files to what a page fetches under their digests.

use std::sync::Arc;

use crate::base::digest::digest;
use crate::images::{ImageFile, ImageFormat};
use crate::layout::Pages;
use crate::layout::pages::DrawItem;

/// A picture that pages show.
#[derive(Clone, PartialEq, Debug)]
pub struct SvgPicture {
    file: Arc<ImageFile>,
}

impl SvgPicture {
    /// Its digest in hexadecimal digits, by which the pages name it: `pictures/DIGEST`.
    pub fn digest(&self) -> String {
        name_of(&self.file)
    }

    /// What kind of file it is (RFC 6838).
    pub fn media_type(&self) -> &'static str {
        match self.file.format {
            ImageFormat::Png => "image/png",
            ImageFormat::Jpeg => "image/jpeg",
        }
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.file.bytes
    }
}

/// The name of a picture.
pub(super) fn name_of(file: &ImageFile) -> String {
    format!("{:016x}", digest([file.bytes.as_slice()]))
}

/// The pictures of some pages, each once.
pub(super) fn shown(pages: &Pages) -> Vec<SvgPicture> {
    let mut all: Vec<SvgPicture> = Vec::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let DrawItem::Image { file, .. } = &item.drawn
            && !all.iter().any(|known| Arc::ptr_eq(&known.file, file))
        {
            all.push(SvgPicture { file: Arc::clone(file) });
        }
    }
    all
}
