//! Faces to what a page fetches under their digests, and to the style sheet that names them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::fonts::{Face, FaceId, Fonts};
use crate::layout::Pages;
use crate::layout::pages::DrawItem;

/// A face that pages need.
#[derive(Clone, Debug)]
pub struct SvgFace {
    digest: String,
    pub(super) face: Face,
}

impl SvgFace {
    /// Its digest in hexadecimal digits.
    pub fn digest(&self) -> String {
        self.digest.clone()
    }

    /// Its name in the pages: `f` and the digest.
    pub fn family(&self) -> String {
        format!("f{}", self.digest)
    }

    /// What kind of file it is (RFC 8081).
    pub fn media_type(&self) -> &'static str {
        if self.face.truetype { "font/ttf" } else { "font/otf" }
    }

    /// A font file with this face alone.
    pub fn bytes(&self) -> Vec<u8> {
        self.face.alone()
    }
}

/// The faces that some pages need.
pub(super) fn needed(pages: &Pages, fonts: &Fonts) -> BTreeMap<FaceId, SvgFace> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let faces = items.filter_map(|item| match &item.drawn {
        DrawItem::Run(run) => Some(run.face),
        DrawItem::Rule { .. } | DrawItem::Area { .. } | DrawItem::Image { .. } => None,
    });
    let mut needed = BTreeMap::new();
    for id in faces {
        needed.entry(id).or_insert_with(|| {
            let face = fonts.face(id).clone();
            SvgFace { digest: format!("{:016x}", face.digest()), face }
        });
    }
    needed
}

/// What every page asks of a browser: no glyph but that of the character, nothing moved, nothing thickened, pictures as
/// they are in the file.
const RULES: &str = "\
.jx-page text {
  white-space: pre;
  font-kerning: none;
  font-variant-ligatures: none;
  font-feature-settings: \"ccmp\" 0, \"locl\" 0, \"calt\" 0, \"rlig\" 0, \"liga\" 0, \"clig\" 0, \"kern\" 0;
  font-synthesis: none;
  font-optical-sizing: none;
  letter-spacing: 0;
  word-spacing: 0;
  unicode-bidi: bidi-override;
  direction: ltr;
  text-rendering: geometricPrecision;
}
.jx-page image { image-orientation: none; }
";

/// The style sheet of pages: their faces, each at an address that ends in its digest, and the rules that all of them need.
pub fn stylesheet(faces: &[SvgFace], address: &str) -> String {
    let mut out = String::new();
    for face in faces {
        let (family, digest) = (face.family(), face.digest());
        let format = if face.face.truetype { "truetype" } else { "opentype" };
        let _ = writeln!(
            out,
            "@font-face {{ font-family: {family}; src: url(\"{address}{digest}\") format(\"{format}\"); \
             font-display: block; }}"
        );
    }
    out + RULES
}
