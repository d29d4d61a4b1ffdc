//! The names of the template language's functions and tests, and of the filters that are refused.

use super::filters;

/// Functions that templates may call.
pub(super) const FUNCTIONS: [&str; 12] = [
    "table",
    "has_table",
    "table_number",
    "chart",
    "has_chart",
    "chart_number",
    "picture",
    "has_picture",
    "picture_number",
    HAS_ATTACHMENT,
    ATTACHMENT_NUMBER,
    "new_page",
];

/// The function that asks whether the report has an attachment.
pub(super) const HAS_ATTACHMENT: &str = "has_attachment";

/// The function that prints the number of an attachment.
pub(super) const ATTACHMENT_NUMBER: &str = "attachment_number";

/// Tests that templates may use.
pub(super) const TESTS: [&str; 9] =
    ["above", "applicable", "below", "equal_to", "even", "given", "negative", "odd", "zero"];

/// Tera's filters that change characters one by one, go through floats, or undo the private encoding.
const REFUSED: [&str; 30] = [
    "abs",
    "capitalize",
    "escape",
    "escape_html",
    "escape_xml",
    "float",
    "group_by",
    "indent",
    "int",
    "keys",
    "lower",
    "newlines_to_br",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Whether a filter of Tera's may not be used.
pub(super) fn is_refused(filter: &str) -> bool {
    REFUSED.contains(&filter)
}

/// The name that Tera wants before the first argument of a call; authors leave it out.
pub(super) fn first_argument(callee: &str) -> Option<&'static str> {
    match callee {
        name if FUNCTIONS.contains(&name) => Some("name"),
        "above" | "below" | "equal_to" => Some("limit"),
        name => filters::first_argument(name),
    }
}
