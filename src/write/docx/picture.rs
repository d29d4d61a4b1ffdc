//! Pictures from files to media parts, and to the drawings that refer to them (ECMA-376 part 1, 20.2).

use std::sync::Arc;

use super::ids::image_id;
use super::inline_drawing::InlineDrawing;
use super::namespaces::{PICTURE, RELATIONS};
use super::part::{Owner, PackagePart};
use super::xml::XmlElement;
use crate::doc::{Image, ImageSize, shown_text};
use crate::images::{ImageFile, ImageFormat};

/// A picture and its size.
pub(super) struct SizedImage {
    name: String,
    description: String,
    file: Arc<ImageFile>,
    size: ImageSize,
}

impl SizedImage {
    /// A picture in the size that layout found.
    pub(super) fn new(image: &Image, size: ImageSize) -> Self {
        let (caption, description) = (shown_text(&image.caption), image.description.clone());
        let name = if caption.is_empty() { image.name.clone() } else { caption };
        Self { name, description, file: Arc::clone(&image.file), size }
    }
}

impl SizedImage {
    /// The file, which several pictures may share.
    pub(super) fn file(&self) -> &Arc<ImageFile> {
        &self.file
    }
}

/// The file of a picture as a part.
pub(super) fn part(number: usize, image: &SizedImage) -> PackagePart {
    let (ending, content_type) = match image.file.format {
        ImageFormat::Png => ("png", "image/png"),
        ImageFormat::Jpeg => ("jpeg", "image/jpeg"),
    };
    PackagePart {
        name: format!("word/media/image{number}.{ending}"),
        owner: Owner::Document,
        id: image_id(number),
        relation: "image",
        content_type,
        bytes: image.file.bytes.clone(),
    }
}

/// The drawing of a picture.
pub(super) fn drawing(number: usize, image: &SizedImage) -> InlineDrawing {
    let ImageSize { width, height, .. } = image.size;
    let properties = XmlElement::new("pic:nvPicPr")
        .child(XmlElement::new("pic:cNvPr").attribute("id", 0).attribute("name", image_id(number)))
        .child(XmlElement::new("pic:cNvPicPr"));
    let blip = XmlElement::new("a:blip")
        .attribute("xmlns:r", RELATIONS)
        .attribute("r:embed", image_id(number));
    let fill = XmlElement::new("pic:blipFill")
        .child(blip)
        .child(XmlElement::new("a:stretch").child(XmlElement::new("a:fillRect")));
    let place = XmlElement::new("a:xfrm")
        .child(XmlElement::new("a:off").attribute("x", 0).attribute("y", 0))
        .child(
            XmlElement::new("a:ext")
                .attribute("cx", width.to_emu())
                .attribute("cy", height.to_emu()),
        );
    let rectangle =
        XmlElement::new("a:prstGeom").attribute("prst", "rect").child(XmlElement::new("a:avLst"));
    let shape = XmlElement::new("pic:spPr").child(place).child(rectangle);
    let picture = XmlElement::new("pic:pic")
        .attribute("xmlns:pic", PICTURE)
        .child(properties)
        .child(fill)
        .child(shape);
    InlineDrawing {
        size: [width, height],
        name: image.name.clone(),
        description: image.description.clone(),
        graphic: (PICTURE, picture),
    }
}
