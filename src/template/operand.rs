//! A value that a template gives to a filter or test to what stands behind it, or the refusal that says what is wrong.

use std::borrow::Cow;

use tera::{TeraResult, Value as View};

use super::marks::{Mark, Marks};
use super::private;
use super::refusal::{refusal_of_value, unknown_name};
use super::scope;

/// The mark of a figure or fact; anything else is refused.
pub(super) fn mark<'m>(value: &View, marks: &'m Marks) -> TeraResult<&'m Mark> {
    let found = known(value)?.as_str().and_then(|text| marks.of(text));
    found.ok_or_else(|| refusal_of_value("此处要用一个数字", "这里写的不是数据中的数字"))
}

/// Whether there is anything to print; an unknown name is refused.
pub(super) fn is_given(value: &View, marks: &Marks) -> TeraResult<bool> {
    Ok(scope::is_given(known(value)?, marks))
}

/// The characters alone, without marks.
pub(super) fn plain(value: &View) -> TeraResult<String> {
    let value = known(value)?;
    Ok(value.as_str().map_or_else(|| value.to_string(), private::plain))
}

/// A text with its marks, or a number as it is printed; nothing where the value is not filled in. A list or a group has no
/// text and is refused.
pub(super) fn text(value: &View) -> TeraResult<Cow<'_, str>> {
    let value = known(value)?;
    match value.as_str() {
        Some(text) => Ok(Cow::Borrowed(text)),
        None if value.is_none() => Ok(Cow::Borrowed("")),
        None if value.is_number() => Ok(Cow::Owned(value.to_string())),
        None => Err(refusal_of_value(
            "此处要用一段文字或一个数字",
            "列表用 {% for 一项 in 列表 %} 逐项写，或用 join 连成一段",
        )),
    }
}

fn known(value: &View) -> TeraResult<&View> {
    if value.is_undefined() { Err(unknown_name()) } else { Ok(value) }
}
