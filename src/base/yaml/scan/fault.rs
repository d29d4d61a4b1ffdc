//! What can be wrong in raw text: the words for it and what to do.

use std::ops::Range;

use crate::base::codes::{self, Code};
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};
use crate::base::yaml::characters;
use crate::base::yaml::repaired::Edit;

/// Something wrong in the raw text.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What it is.
    pub kind: Kind,
    /// The bytes to point at.
    pub at: Range<usize>,
    /// Edits after which the text reads as it was meant.
    pub mend: Vec<Edit>,
}

/// Kinds of faults.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A character that YAML cannot hold: a control character, U+FFFE, U+FFFF.
    Unreadable(char),
    /// A tab that indents.
    Tab,
    /// A full-width or other blank that indents.
    WideSpace,
    /// `：` behind a key.
    WideColon(String),
    /// A key deeper than the one above it, which has a value of its own.
    DeepKey,
    /// `year:2023`.
    TightColon(String),
    /// `，` between entries in braces.
    WideComma,
    /// `＃` before a comment.
    WideHash,
    /// A quote that is not closed.
    OpenQuote,
    /// A bracket that is not closed.
    OpenBracket(char),
    /// A closing bracket that is of another kind than the opening one.
    OtherBracket(char, char),
    /// A closing bracket too many.
    StrayBracket(char),
    /// `1,089.4` in braces without quotes.
    SplitNumber(String),
    /// `${id}` in braces without quotes.
    BareCitation,
}

impl Fault {
    /// Whether its mending may have put some of the text where it does not belong.
    pub fn loses(&self) -> bool {
        matches!(self.kind, Kind::OpenQuote)
    }

    /// The finding about it.
    pub fn report(&self, source: SourceId) -> Diagnostic {
        let (code, message, hint) = self.kind.words();
        Diagnostic::new(code, message).at(Span::new(source, self.at.clone())).hint(hint)
    }
}

impl Kind {
    fn words(&self) -> (&'static Code, String, String) {
        let (code, message, hint) = match self {
            Self::Unreadable(c) => {
                let what = characters::why(*c).unwrap_or("控制字符");
                let message = format!("这里有{what} U+{:04X}", *c as u32);
                return (codes::Y02, message, "删去它；多半是从别处粘贴时带来的".into());
            }
            Self::Tab => (codes::Y03, "缩进用了制表符（Tab）", "改用空格，每级缩进两个空格"),
            Self::WideSpace => {
                (codes::Y05, "缩进用了全角空格或别的空白", "改用半角空格，每级缩进两个空格")
            }
            Self::WideColon(key) => {
                let hint = format!("改成半角冒号加一个空格：{key}: ……");
                return (codes::Y04, "键后面用了全角冒号“：”".into(), hint);
            }
            Self::DeepKey => (
                codes::Y16,
                "这个键比上一个键缩进得多，而上一个键已经有了值",
                "与上一个键左边对齐；如果它属于上一个键，上一个键的冒号后面不写值",
            ),
            Self::TightColon(key) => {
                let hint = format!("冒号后面空一格：{key}: ……");
                return (codes::Y09, "冒号后面没有空格".into(), hint);
            }
            Self::WideComma => {
                (codes::Y13, "花括号里用了全角逗号“，”分隔", "改成半角逗号加一个空格")
            }
            Self::WideHash => (codes::Y14, "注释用了全角井号“＃”", "改成半角的 #"),
            Self::OpenQuote => (codes::Y15, "引号没有配对", "在这段文字末尾补上同样的引号"),
            Self::OpenBracket(open) => {
                let close = if *open == '{' { '}' } else { ']' };
                let hint = format!("补上“{close}”；同一行里的内容都写在括号里");
                return (codes::Y06, format!("括号“{open}”没有配对"), hint);
            }
            Self::OtherBracket(open, close) => {
                let right = if *open == '{' { '}' } else { ']' };
                let message = format!("括号“{open}”用“{close}”收尾");
                return (codes::Y06, message, format!("改成“{right}”"));
            }
            Self::StrayBracket(close) => {
                let message = format!("多了一个“{close}”");
                return (codes::Y06, message, "删去它，或补上前面的括号".into());
            }
            Self::SplitNumber(number) => {
                let message = format!("花括号里的 {number} 会在逗号处断成两项");
                let hint = format!("写成 {}，或加引号写成 \"{number}\"", number.replace(',', ""));
                return (codes::Y07, message, hint);
            }
            Self::BareCitation => (
                codes::Y08,
                "花括号里引用数字没有加引号",
                "数直接写数字，不写引用；文字里引用数字的，加上引号，例如 text: \"在职${staff.actual}人\"",
            ),
        };
        (code, message.into(), hint.into())
    }
}
