//! What templates may say beyond plain Tera: our filters, tests and functions, all aware of marks.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value as View};

use super::budget;
use super::errors::refusal_of_value;
use super::marks::{self, Mark, Marks};
use super::placing::{Kind, Placing};
use super::scope;
use crate::base::amount::{Unit, parse_number};
use crate::figures::Value;

/// Teaches Tera our language.
pub fn teach(tera: &mut Tera, marks: &Arc<Marks>, placing: &Arc<Placing>, unit: Unit) {
    filters(tera, marks);
    tests(tera, marks, unit);
    functions(tera, placing);
    budget::teach(tera);
}

fn filters(tera: &mut Tera, marks: &Arc<Marks>) {
    let known = Arc::clone(marks);
    tera.register_filter("bare", move |value: View, _: Kwargs, _: &State| bare(&value, &known));
    tera.register_filter("plain", |value: View, _: Kwargs, _: &State| plain(&value));
    tera.register_filter("sentence", |value: View, _: Kwargs, _: &State| sentence(&value));
    tera.register_filter("phrase", |value: View, _: Kwargs, _: &State| phrase(&value));
    let known = Arc::clone(marks);
    tera.register_filter("default", move |value: View, arguments: Kwargs, _: &State| {
        let instead = arguments.must_get::<View>("value")?;
        Ok::<_, Error>(if is_given(&value, &known)? { value } else { instead })
    });
}

fn tests(tera: &mut Tera, marks: &Arc<Marks>, unit: Unit) {
    let known = Arc::clone(marks);
    tera.register_test("given", move |value: View, _: Kwargs, _: &State| is_given(&value, &known));
    let known = Arc::clone(marks);
    tera.register_test("applicable", move |value: View, _: Kwargs, _: &State| {
        Ok::<_, Error>(mark(&value, &known)?.value().is_some())
    });
    let known = Arc::clone(marks);
    tera.register_test("zero", move |value: View, _: Kwargs, _: &State| {
        Ok::<_, Error>(number(&value, &known, unit)?.is_some_and(|n| n.is_zero()))
    });
    let known = Arc::clone(marks);
    tera.register_test("negative", move |value: View, _: Kwargs, _: &State| {
        let negative = |n: Decimal| n.is_sign_negative() && !n.is_zero();
        Ok::<_, Error>(number(&value, &known, unit)?.is_some_and(negative))
    });
    for (name, wanted) in
        [("above", Ordering::Greater), ("below", Ordering::Less), ("equal_to", Ordering::Equal)]
    {
        let known = Arc::clone(marks);
        tera.register_test(name, move |value: View, arguments: Kwargs, _: &State| {
            let limit = arguments.must_get::<View>("limit")?;
            Ok::<_, Error>(compare(&value, &limit, &known, unit)? == Some(wanted))
        });
    }
}

/// `table`, `has_table`, `table_number`, and the same for charts.
fn functions(tera: &mut Tera, placing: &Arc<Placing>) {
    for kind in Kind::ALL {
        let [place, has, number] = kind.functions();
        let known = Arc::clone(placing);
        tera.register_function(place, move |arguments: Kwargs, _: &State| {
            known.place(kind, &key(&arguments)?)
        });
        let known = Arc::clone(placing);
        tera.register_function(has, move |arguments: Kwargs, _: &State| {
            known.has(kind, &key(&arguments)?)
        });
        let known = Arc::clone(placing);
        tera.register_function(number, move |arguments: Kwargs, _: &State| {
            known.number(kind, &key(&arguments)?)
        });
    }
}

/// The shape's name, and which of its tables or charts if there is one for each item: `data_table.reception`.
fn key(arguments: &Kwargs) -> TeraResult<String> {
    let name = marks::plain(arguments.must_get::<&str>("name")?);
    let item = arguments.get::<&str>("of")?.map(marks::plain);
    Ok(item.map_or(name.clone(), |item| format!("{name}.{item}")))
}

/// The mark of a value, or an error that says what is wrong.
fn mark<'m>(value: &View, marks: &'m Marks) -> TeraResult<&'m Mark> {
    if value.is_undefined() {
        return Err(undefined());
    }
    let found = value.as_str().and_then(|text| marks.of(text));
    found.ok_or_else(|| refusal_of_value("此处要用一个数字", "这里写的不是数据中的数字"))
}

fn undefined() -> Error {
    refusal_of_value("此处的名称不存在", "可用的名称见 templates/README.md")
}

/// Whether there is anything to print; asking that of an unknown name is an error.
fn is_given(value: &View, marks: &Marks) -> TeraResult<bool> {
    if value.is_undefined() {
        return Err(undefined());
    }
    Ok(scope::is_given(value, marks))
}

/// A figure without its unit, under the same mark.
fn bare(value: &View, marks: &Marks) -> TeraResult<String> {
    let mark = mark(value, marks)?;
    let text = value.as_str().unwrap_or("");
    let opening: String = text.chars().take(3).collect();
    Ok(format!("{opening}{}{}", mark.bare, marks::CLOSE))
}

/// The characters alone, to be compared with a text in the template.
fn plain(value: &View) -> TeraResult<String> {
    if value.is_undefined() {
        return Err(undefined());
    }
    Ok(value.as_str().map_or_else(|| value.to_string(), marks::plain))
}

/// A text with a full stop, unless it has a mark at its end already.
fn sentence(value: &View) -> TeraResult<String> {
    let ended = plain(value)?.trim_end().ends_with(['。', '！', '？', '：', '；', '…']);
    let text = value.as_str().unwrap_or("");
    Ok(if ended { text.into() } else { format!("{text}。") })
}

/// A text without the full stop at its end, to be said inside a sentence.
fn phrase(value: &View) -> TeraResult<String> {
    if value.is_undefined() {
        return Err(undefined());
    }
    let text = value.as_str().unwrap_or("");
    let (mut words, mut closing) = (text, String::new());
    while let Some(rest) = words.strip_suffix(marks::CLOSE) {
        words = rest;
        closing.push(marks::CLOSE);
    }
    Ok(format!("{}{closing}", words.trim_end_matches(['。', '；', '，', ' ', '\n'])))
}

/// A figure's exact value: money in the printed unit, rates in percent.
fn number(value: &View, marks: &Marks, unit: Unit) -> TeraResult<Option<Decimal>> {
    if value.is_number() {
        return Ok(parse_number(&value.to_string()).ok());
    }
    let hundred = Decimal::ONE_HUNDRED;
    Ok(mark(value, marks)?.value().and_then(|value| match value {
        Value::Money(amount) => Some(amount.of(unit)),
        Value::Ratio(ratio) => ratio.part.checked_div(ratio.whole)?.checked_mul(hundred),
        Value::Percent(percent) => Some(*percent),
        Value::Count(count, _) => Some(*count),
        Value::Words(_) => None,
    }))
}

fn compare(a: &View, b: &View, marks: &Marks, unit: Unit) -> TeraResult<Option<Ordering>> {
    let (a, b) = (number(a, marks, unit)?, number(b, marks, unit)?);
    Ok(a.zip(b).map(|(a, b)| a.cmp(&b)))
}
