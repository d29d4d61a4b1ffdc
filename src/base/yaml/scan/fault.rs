//! Faults in raw text to findings: the message and what to do for each kind.

use std::ops::Range;

use crate::base::codes::{self, Code};
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::source::{SourceId, Span};
use crate::base::yaml::characters;
use crate::base::yaml::repaired::RepairEdit;

/// A fault in the raw text.
#[derive(Clone, Debug)]
pub(crate) struct ScanFault {
    /// Its kind.
    pub kind: FaultKind,
    /// The bytes that the finding points at.
    pub at: Range<usize>,
    /// The edits that repair it.
    pub repair: Vec<RepairEdit>,
}

/// Kinds of faults.
#[derive(Clone, Debug)]
pub(crate) enum FaultKind {
    /// A character that YAML does not allow: a control character, U+FFFE, U+FFFF.
    Unreadable(char),
    /// A tab in the indent.
    Tab,
    /// A full-width or other non-ASCII space in the indent.
    WideSpace,
    /// `：` after a key.
    WideColon(String),
    /// A key without its colon.
    MissingColon(String),
    /// A key indented more than the key above it, which already has a value.
    DeepKey,
    /// `year:2023`: no space after the colon.
    TightColon(String),
    /// `，`, `、` or `；` between entries of a flow mapping.
    WideComma(char),
    /// ` #` in a text, directly followed by more of it: what is lost.
    SwallowedText(String),
    /// A full-width bracket where a value begins, or a full-width dash where an item does.
    WideMark(char),
    /// `{{ year }}`: what is written, and the name in it.
    TemplateBraces(String, String),
    /// A whole value that is a comment, because it begins with `#`.
    SwallowedValue(String),
    /// `＃` before a comment.
    WideHash,
    /// A quote that is not closed.
    OpenQuote,
    /// ` #` within brackets, with the closing one behind it: what is lost.
    SwallowedBracket(String),
    /// A bracket that is not closed.
    OpenBracket(char),
    /// A closing bracket that does not match the opening one.
    OtherBracket(char, char),
    /// A closing bracket without an opening one.
    StrayBracket(char),
    /// `1,089.4` unquoted in a flow mapping.
    SplitNumber(String),
    /// `${id}` unquoted in a flow mapping.
    BareCitation,
    /// `“${id}”` in a flow mapping: quotes of the text, not of YAML.
    WideQuotes,
}

/// The half-width bracket that a full-width one is typed for.
pub(super) fn bracket(mark: char) -> Option<char> {
    Some(match mark {
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        _ => return None,
    })
}

impl ScanFault {
    /// Whether the repair may put some of the text in the wrong place.
    pub(crate) fn loses(&self) -> bool {
        matches!(self.kind, FaultKind::OpenQuote | FaultKind::SwallowedBracket(_))
    }

    /// The finding for it.
    pub(crate) fn report(&self, source: SourceId) -> Diagnostic {
        let (code, message, hint) = self.kind.words();
        Diagnostic::new(code, message).at(Span::new(source, self.at.clone())).hint(hint)
    }
}

impl FaultKind {
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
                return (codes::Y04, "键后面用了全角冒号“：”（U+FF1A）".into(), hint);
            }
            Self::MissingColon(key) => {
                let hint = format!("键后面写半角冒号和一个空格：{key}: ……");
                return (codes::Y20, format!("键“{key}”后面漏了冒号"), hint);
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
            Self::WideComma('，') => {
                (codes::Y13, "花括号里用了全角逗号“，”（U+FF0C）分隔", "改成半角逗号加一个空格")
            }
            Self::WideComma(mark) => {
                let message = format!("花括号里用了“{mark}”（U+{:04X}）分隔", *mark as u32);
                return (codes::Y13, message, "改成半角逗号加一个空格".into());
            }
            Self::WideHash => (codes::Y14, "注释用了全角井号“＃”（U+FF03）", "改成半角的 #"),
            Self::SwallowedText(lost) => {
                let message = format!("“{lost}”成了说明，不进报告：井号前面有空格");
                let hint = "是文字的，整段加引号；是说明的，井号后面空一格";
                return (codes::Y21, message, hint.into());
            }
            Self::SwallowedValue(lost) => {
                let message = format!("“{lost}”成了说明，这一项等于没有填：值以井号开头");
                let hint = "是文字的，整段加引号；是说明的，井号后面空一格";
                return (codes::Y21, message, hint.into());
            }
            Self::TemplateBraces(written, name) => {
                let message = format!("“{written}”是章节和附件的模板里的写法，这个文件里不能用");
                let hint = format!("引用数据写 ${{{name}}}，整段加引号");
                return (codes::Y11, message, hint);
            }
            Self::WideMark(mark) => {
                let message = match bracket(*mark) {
                    Some(half) => {
                        format!("这里“{mark}”（U+{:04X}）应是半角的“{half}”", *mark as u32)
                    }
                    None => format!("这里{}", full_width::list_full_width(&mark.to_string())),
                };
                return (codes::Y22, message, "改成半角的；是文字的，整段加引号".into());
            }
            Self::OpenQuote => (codes::Y15, "引号没有配对", "在这段文字末尾补上同样的引号"),
            Self::OpenBracket(open) => {
                let close = if *open == '{' { '}' } else { ']' };
                let hint = format!("补上“{close}”；同一行里的内容都写在括号里");
                return (codes::Y06, format!("括号“{open}”没有配对"), hint);
            }
            Self::SwallowedBracket(lost) => {
                let more = if lost.chars().count() > 16 { "……" } else { "" };
                let lost: String = lost.chars().take(16).collect();
                let message = format!("“{lost}{more}”成了说明，收尾的括号也在里面");
                let hint = "井号前面有空格，后面的就是说明：说明写在这一行的括号外面；文字里的井号，整段加引号";
                return (codes::Y06, message, hint.into());
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
                let number = full_width::half_width(number);
                let plain = number.replace(',', "");
                let mut groups = number.split(',').skip(1);
                let hint = match number.rsplit(',').next() {
                    _ if groups.clone().count() > 1 && groups.any(|group| !is_group(group)) => {
                        "只写一个数，例如 1089.40；几个数的，各写一项".into()
                    }
                    Some(last) if last.contains('.') || last.len() == 3 => {
                        format!("写成 {plain}，或加引号写成 \"{number}\"")
                    }
                    _ => format!(
                        "小数点写“.”：{}；是千分撇的写成 {plain}",
                        number.replacen(',', ".", 1)
                    ),
                };
                return (codes::Y07, message, hint);
            }
            Self::WideQuotes => (
                codes::Y08,
                "中文引号“”不算引号，里面引用的数字不能用",
                "改成半角引号：\"${income.total}\"",
            ),
            Self::BareCitation => (
                codes::Y08,
                "花括号里引用数字没有加引号",
                "数直接写数字，不写引用；文字里引用数字的，加上引号，例如 text: \"在职${staff.actual}人\"",
            ),
        };
        (code, message.into(), hint.into())
    }
}

/// Whether digits stand between thousands separators as they should; the last ones may have decimals.
fn is_group(digits: &str) -> bool {
    digits.split('.').next().is_some_and(|whole| whole.len() == 3)
}
