//! The filters of the template language, a row each: its name, the name of its argument, what it does.
//!
//! A filter is added here: a row in [`FILTERS`], by name, and its function. An example in `templates/README.md` shows it
//! to authors and tests it.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value as View};

use super::end_marks;
use super::marks::Marks;
use super::operand::{is_given, mark, plain, text};
use super::private;

/// What a filter makes of a value, its arguments and the report's marks.
type FilterFunction = fn(&View, &Kwargs, &Marks) -> TeraResult<View>;

/// A filter that templates may use.
pub(super) struct Filter {
    /// What authors write behind `|`.
    pub name: &'static str,
    /// What Tera calls its first argument; authors leave that out.
    argument: Option<&'static str>,
    /// What it does; Tera's own filter of that name if `None`.
    run: Option<FilterFunction>,
}

/// Every filter, by name.
pub(super) const FILTERS: &[Filter] = &[
    Filter { name: "bare", argument: None, run: Some(bare) },
    Filter { name: "default", argument: Some("value"), run: Some(default) },
    Filter { name: "first", argument: None, run: None },
    Filter { name: "get", argument: Some("key"), run: None },
    Filter { name: "join", argument: Some("sep"), run: None },
    Filter { name: "last", argument: None, run: None },
    Filter { name: "length", argument: None, run: None },
    Filter { name: "nth", argument: Some("n"), run: None },
    Filter { name: "phrase", argument: None, run: Some(phrase) },
    Filter { name: "plain", argument: None, run: Some(plain_text) },
    Filter { name: "sentence", argument: None, run: Some(sentence) },
];

/// The name that Tera wants before a filter's first argument.
pub(super) fn first_argument(filter: &str) -> Option<&'static str> {
    FILTERS.iter().find(|known| known.name == filter)?.argument
}

/// Registers our own filters with Tera.
pub(super) fn register(tera: &mut Tera, marks: &Arc<Marks>) {
    for filter in FILTERS {
        let Some(run) = filter.run else { continue };
        let marks = Arc::clone(marks);
        tera.register_filter(filter.name, move |value: View, arguments: Kwargs, _: &State| {
            run(&value, &arguments, &marks)
        });
    }
}

/// A figure without its unit, under the same mark.
fn bare(value: &View, _: &Kwargs, marks: &Marks) -> TeraResult<View> {
    let mark = mark(value, marks)?;
    let opening: String = text(value)?.chars().take(3).collect();
    Ok(View::from(format!("{opening}{}{}", mark.bare, private::CLOSE)))
}

/// The value, or the argument where the value is not given.
fn default(value: &View, arguments: &Kwargs, marks: &Marks) -> TeraResult<View> {
    let instead = arguments.must_get::<View>("value")?;
    Ok(if is_given(value, marks)? { value.clone() } else { instead })
}

/// A text without the mark at its end, to stand inside a sentence.
fn phrase(value: &View, _: &Kwargs, _: &Marks) -> TeraResult<View> {
    Ok(View::from(end_marks::phrase(&text(value)?)))
}

/// The characters alone, to be compared with a text in the template.
fn plain_text(value: &View, _: &Kwargs, _: &Marks) -> TeraResult<View> {
    Ok(View::from(plain(value)?))
}

/// A text with one mark that ends a sentence; nothing stays nothing.
fn sentence(value: &View, _: &Kwargs, _: &Marks) -> TeraResult<View> {
    Ok(View::from(end_marks::sentence(&text(value)?)))
}
