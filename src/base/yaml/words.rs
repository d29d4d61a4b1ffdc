//! Errors of the YAML crate to findings in Chinese, with what to do.

use serde_saphyr::granit_parser::ErrorKind;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};

/// The finding (Y20) for an error of the crate at a byte of the text.
pub(super) fn syntax_error(
    kind: &ErrorKind,
    source: SourceId,
    text: &str,
    at: usize,
) -> Diagnostic {
    let at = at.min(text.len());
    // An error at the end of the file is reported after the last visible character.
    let at = if at == text.len() { text.trim_end().len() } else { at };
    let wide = text[at..].chars().next().filter(|c| "，、；。：".contains(*c));
    let (message, hint) = match wide {
        Some(mark) => {
            (format!("这里不能写全角的“{mark}”"), "多余的删去；花括号、方括号里各项之间用半角逗号")
        }
        None => words(kind),
    };
    let width = text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Diagnostic::new(codes::Y20, message).at(Span::new(source, at..at + width)).hint(hint)
}

/// The message for an error, and what to do about it.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as K;
    let (message, hint) = match kind {
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (
                "这里的冒号让这一行无法读懂",
                "文字里有半角冒号加空格（: ）时，把整段文字加上引号；并检查上一行是否写完、缩进是否对齐",
            )
        }
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::MappingKeyNotAllowed => {
            ("这一行的缩进与上面的内容对不上", "同一级的键左边对齐，下一级比上一级多缩进两个空格")
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            ("这一行不是“键: 值”的写法", "键后面写半角冒号和一个空格，例如 year: 2023")
        }
        K::BlockSequenceEntryNotAllowed
        | K::ExpectedBlockSequenceEntry
        | K::InvalidBlockEntryWhitespace
        | K::BlockEntryInFlowCollection => {
            ("列表写得不对", "列表每项另起一行，以“- ”（短横加空格）开头，各项左边对齐")
        }
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => ("引号没有配对", "补上另一半引号"),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            ("引号后面还有文字", "把整段文字都放在引号里；文字里的引号用中文引号“”")
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => {
            ("双引号里的反斜杠（\\）写法不对", "改用单引号，或把反斜杠写成两个（\\\\）")
        }
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::InvalidFlowScalarIndent
        | K::FlowMappingValueAdjacentCollection => (
            "括号里的内容写得不对，或括号没有配对",
            "各项之间用半角逗号，写成 {budget: 1.00, actual: 1.00}；文字含逗号、括号、冒号时加引号",
        ),
        K::UnexpectedCharacter { character } => {
            let message = format!("没加引号的文字不能以“{character}”开头");
            return (message, "把整段文字加上引号");
        }
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => ("这里有制表符（Tab）", "缩进只用空格，每级两个"),
        K::InvalidBlockScalarHeader
        | K::ZeroBlockScalarIndent
        | K::InvalidBlockScalarIndent
        | K::UnexpectedEndOfPlainScalar => {
            ("多行文字写得不对", "“|”后面换行，下面每行文字都比键多缩进两个空格")
        }
        K::CommentInterceptedScalar | K::CommentNotSeparated => {
            ("注释的位置不对", "“#”前面空一格；多行文字中间不写注释")
        }
        K::MissingAnchorOrAliasName | K::PlainScalarStartsWithDashFlowIndicator => {
            ("没加引号的文字不能这样开头", "把整段文字加上引号")
        }
        K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => ("没加引号的文字不能以“!”开头", "把整段文字加上引号"),
        K::MissingDirectiveName | K::InvalidDirectiveName | K::InvalidDirectiveTerminator => {
            ("没加引号的文字不能以“%”开头", "把整段文字加上引号")
        }
        K::RecursionLimitExceeded => ("嵌套的层数太多", "减少层数，参照示例数据文件的写法"),
        K::InvalidDocumentEnd | K::ExpectedDocumentStart | K::MissingDocumentEndBeforeDirective => {
            ("“---”或“...”用得不对", "一个文件只写一份数据，不需要这些符号")
        }
        _ => ("这里不合 YAML 的写法", "检查这一行的冒号、引号、括号和缩进；把文字加上引号再试"),
    };
    (message.to_string(), hint)
}
