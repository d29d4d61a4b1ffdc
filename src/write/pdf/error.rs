//! The reasons why a PDF cannot be written, and the diagnostic of each.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::fonts::{FaceId, Fonts};

/// The hint for errors of the program.
const OURS: &str = "这是程序的错误，请把数据文件连同这条信息一起反馈";

/// Why a PDF could not be written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum WriteError {
    /// The pages use a face that has no subset.
    NoSubset(FaceId),
    /// The pages draw a character whose glyph is not in the subset of its face.
    NoGlyph(char),
    /// The tags are not a tree, or an item refers to a tag that does not exist.
    Unsound,
    /// printpdf or lopdf failed, with its message.
    Library(String),
}

impl WriteError {
    /// The diagnostic for users.
    pub(super) fn to_diagnostic(&self, fonts: &Fonts) -> Diagnostic {
        match self {
            Self::NoSubset(id) => {
                let face = fonts.faces().find(|(other, _)| other == id);
                let family = face.map_or("？", |(_, face)| &face.family);
                Diagnostic::new(codes::W21, format!("字体“{family}”无法嵌入 PDF"))
                    .hint("请换用另一种字体，或重新安装该字体")
            }
            Self::NoGlyph(character) => {
                let code = format!("U+{:04X}", *character as u32);
                Diagnostic::new(codes::W22, format!("嵌入 PDF 的字体里没有“{character}”（{code}）"))
                    .hint("请换一个写法，或换用含有此字的字体")
            }
            Self::Unsound => {
                Diagnostic::new(codes::W23, "无法写出 PDF：页面的结构标签不成树").hint(OURS)
            }
            Self::Library(words) => {
                Diagnostic::new(codes::W24, format!("无法写出 PDF：{words}")).hint(OURS)
            }
        }
    }
}

impl From<lopdf::Error> for WriteError {
    fn from(error: lopdf::Error) -> Self {
        Self::Library(error.to_string())
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self::Library(error.to_string())
    }
}
