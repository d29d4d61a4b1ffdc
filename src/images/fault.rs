//! Why a file is no picture for a report, in Chinese, and what to do about it.

/// The most pixels of one image: a sheet of A4 at 600 dpi, or the camera of a telephone.
pub const MOST_PIXELS: u64 = 50_000_000;

/// Why an image cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The file has no bytes.
    Empty,
    /// Neither PNG nor JPEG; what it looks like, if that is known.
    Unknown(Option<&'static str>),
    /// It is cut off or its data are damaged.
    Broken,
    /// Its width or height is 0.
    NoPixels,
    /// It has more than [`MOST_PIXELS`]: width and height.
    TooManyPixels(u32, u32),
    /// A JPEG of inks, for printing houses.
    Cmyk,
    /// A JPEG in a rare coding.
    Unusual,
}

impl Fault {
    /// Why, as the rest of a sentence about the file.
    pub fn why(&self) -> String {
        match self {
            Self::Empty => "是空的".into(),
            Self::Unknown(None) => "不是 PNG 或 JPEG 图片".into(),
            Self::Unknown(Some(kind)) => format!("不是 PNG 或 JPEG 图片，看内容是{kind}"),
            Self::Broken => "不完整，或者已经损坏".into(),
            Self::NoPixels => "的宽或高是 0".into(),
            Self::TooManyPixels(width, height) => {
                format!("有 {width}×{height} 个像素，超过了 {} 万", MOST_PIXELS / 10_000)
            }
            Self::Cmyk => "是印刷用的 CMYK 颜色".into(),
            Self::Unusual => "用的是少见的 JPEG 编码".into(),
        }
    }

    /// What to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty | Self::Broken | Self::NoPixels => {
                "在看图软件里打开看看；打得开的另存为 PNG 或 JPEG，打不开的重新取得这个文件"
            }
            Self::Unknown(_) => "用看图软件打开，另存为 PNG 或 JPEG；只改文件名的后缀没有用",
            Self::TooManyPixels(..) => "用看图软件缩小后另存，宽 2000 像素就够清楚",
            Self::Cmyk | Self::Unusual => "用看图软件打开，另存为普通的（RGB）JPEG 或 PNG",
        }
    }
}

/// Formats by their first bytes.
const KINDS: &[(&[u8], &str)] = &[
    (b"GIF8", " GIF 图片"),
    (b"BM", " BMP 图片"),
    (b"II*\0", " TIFF 图片"),
    (b"MM\0*", " TIFF 图片"),
    (b"RIFF", " WebP 图片或音像文件"),
    (b"%PDF", " PDF 文件"),
    (b"PK\x03\x04", " Word、Excel 文件或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版的 Word、Excel 文件"),
    (b"<svg", " SVG 图形"),
    (b"<?xml", " SVG 图形或其他 XML 文件"),
];

/// What a file looks like that is neither PNG nor JPEG.
pub(super) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    // Photographs of telephones: a box of type `ftyp` with the brand behind it (ISO/IEC 14496-12 4.3).
    if bytes.get(4..8) == Some(b"ftyp".as_slice()) {
        return Some("手机的 HEIC 照片或录像");
    }
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}
