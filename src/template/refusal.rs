//! A reason in Chinese to a Tera error that carries it through Tera unchanged, and back.

use tera::{Error, ErrorKind};

/// Stands before the message and before the hint; no message of Tera's holds it.
const OURS: &str = "※";

/// The finding where a template prints a group, with what to do.
pub(super) const GROUP: (&str, &str) =
    ("此处印的是一组数据，不是一项", "写到具体的一项，如 income.total，或用 for 逐项列出");

/// The finding where a loop goes through what is no list, with what to do.
pub(super) const NO_LIST: (&str, &str) = (
    "此项不是列表，不能用 for",
    "一项数据直接印：{{ 名称 }}；可以用 for 的列表见 templates/README.md",
);

/// The same where it is a group of names.
pub(super) const NO_LIST_BUT_GROUP: &str = "这是一组数据，不是列表，不能用 for";

/// An error of a filter, test or function of ours: a message and what to do.
pub(super) fn refusal(message: impl AsRef<str>, hint: impl AsRef<str>) -> Error {
    Error::message(packed(message.as_ref(), hint.as_ref()))
}

/// As [`refusal`], but reported at the value that was given, not at the filter or test.
pub(super) fn refusal_of_value(message: impl AsRef<str>, hint: impl AsRef<str>) -> Error {
    let expected_type = packed(message.as_ref(), hint.as_ref());
    Error::new(ErrorKind::InvalidArgument { expected_type, actual_type: String::new() })
}

/// The refusal of a name that the view does not hold.
pub(super) fn unknown_name() -> Error {
    refusal_of_value("此处的名称不存在", "可用的名称见 templates/README.md")
}

fn packed(message: &str, hint: &str) -> String {
    format!("{OURS}{message}{OURS}{hint}")
}

/// The message and the hint (which may be empty) of a refusal, from the message of the error that Tera reports.
pub(super) fn unpacked(message: &str) -> Option<(&str, &str)> {
    let ours = message.split('`').find_map(|part| part.strip_prefix(OURS))?;
    Some(ours.split_once(OURS).unwrap_or((ours, "")))
}
