//! Our tests and functions of the template language, all aware of marks, to Tera; filters are in `filters`.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value as View};

use super::comparing;
use super::filters;
use super::marks::Marks;
use super::names::{ATTACHMENT_NUMBER, HAS_ATTACHMENT};
use super::operand::{is_given, mark};
use super::placing::{PlacedKind, Placing};
use super::private;
use super::refused_comparisons::no_fraction;
use super::work_limit;
use crate::base::amount::Unit;
use crate::base::number_text::parse_number;
use crate::figures::Value;

/// Teaches Tera our language.
pub(super) fn teach(tera: &mut Tera, marks: &Arc<Marks>, placing: &Arc<Placing>, unit: Unit) {
    filters::register(tera, marks);
    comparing::teach(tera, marks, unit);
    tests(tera, marks, unit);
    functions(tera, placing);
    work_limit::teach(tera);
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

/// `table`, `has_table`, `table_number`, and the same for charts and pictures; `has_attachment`, `attachment_number`,
/// `new_page`.
fn functions(tera: &mut Tera, placing: &Arc<Placing>) {
    tera.register_function("new_page", |_: Kwargs, _: &State| {
        Ok::<_, Error>(private::PAGE.to_string())
    });
    let known = Arc::clone(placing);
    tera.register_function(HAS_ATTACHMENT, move |arguments: Kwargs, _: &State| {
        known.has_attachment(&key(&arguments)?)
    });
    let known = Arc::clone(placing);
    tera.register_function(ATTACHMENT_NUMBER, move |arguments: Kwargs, _: &State| {
        known.attachment_number(&key(&arguments)?)
    });
    for kind in PlacedKind::ALL {
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
    let name = private::plain(arguments.must_get::<&str>("name")?);
    let item = arguments.get::<&str>("of")?.map(private::plain);
    Ok(item.map_or(name.clone(), |item| format!("{name}.{item}")))
}

/// A figure's exact value: money in the printed unit, rates in percent.
fn number(value: &View, marks: &Marks, unit: Unit) -> TeraResult<Option<Decimal>> {
    if value.is_number() {
        return Ok(parse_number(&value.to_string()).ok());
    }
    Ok(comparing::exact(mark(value, marks)?, unit))
}

fn compare(a: &View, b: &View, marks: &Marks, unit: Unit) -> TeraResult<Option<Ordering>> {
    let rate = |value: &View| {
        !value.is_number()
            && mark(value, marks)
                .is_ok_and(|mark| matches!(mark.value(), Some(Value::Ratio(_) | Value::Percent(_))))
    };
    let typed = b.is_number() && rate(a);
    let (a, b) = (number(a, marks, unit)?, number(b, marks, unit)?);
    if let Some(number) = b.filter(|_| typed) {
        no_fraction(number)?;
    }
    Ok(a.zip(b).map(|(a, b)| a.cmp(&b)))
}
