//! Two values to the answer of a comparison: numbers, money, rates, counts, texts and codes are compared by value.
//!
//! What is not filled in compares with nothing: every comparison with it is false, also `!=`; only `== none` asks for it.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;
use tera::{Kwargs, State, Tera, TeraResult, Value as View};

use super::expressions::{COMPARE, EITHER, ITEM, KNOWN, LISTED};
use super::marks::{Mark, Marks};
use super::private;
use super::refusal::{refusal_of_value, unknown_name};
use super::refused_comparisons::{flag, group, no_fraction, no_item, no_number, words};
use super::scope::is_given;
use crate::base::amount::{Amount, Unit};
use crate::base::date::Date;
use crate::base::number_text::parse_number;
use crate::figures::Value;

/// Teaches Tera the functions that templates call without knowing: see `expressions::rewrite`.
pub(super) fn teach(tera: &mut Tera, marks: &Arc<Marks>, unit: Unit) {
    let known = Arc::clone(marks);
    tera.register_function(COMPARE, move |arguments: Kwargs, _: &State| {
        let (by, left, right) = sides(&arguments)?;
        Comparing { marks: &known, unit }.answer(by, &left, &right)
    });
    let known = Arc::clone(marks);
    tera.register_function(EITHER, move |arguments: Kwargs, _: &State| {
        let (by, left, right) = sides(&arguments)?;
        Ok::<_, tera::Error>(if is_given(&left, &known) == (by == "or") { left } else { right })
    });
    tera.register_function(KNOWN, |arguments: Kwargs, _: &State| argument(&arguments, "of"));
    tera.register_function(ITEM, |arguments: Kwargs, _: &State| {
        let item = arguments.get::<View>("of")?;
        item.filter(|item| !item.is_undefined() && !item.is_none()).ok_or_else(no_item)
    });
    tera.register_function(LISTED, |arguments: Kwargs, _: &State| {
        let list = argument(&arguments, "list")?;
        match list.as_array() {
            Some(_) => Ok(list),
            None => Err(refusal_of_value("只有列表能取一段", "文字要整项印出，不能截取")),
        }
    });
}

fn sides(arguments: &Kwargs) -> TeraResult<(&str, View, View)> {
    let by = arguments.must_get::<&str>("by")?;
    Ok((by, argument(arguments, "left")?, argument(arguments, "right")?))
}

/// An argument; an unknown name is refused.
fn argument(arguments: &Kwargs, name: &str) -> TeraResult<View> {
    let value = arguments.get::<View>(name)?.filter(|value| !value.is_undefined());
    value.ok_or_else(unknown_name)
}

/// A value as comparisons see it.
enum ComparedValue {
    /// Not filled in.
    Missing,
    /// `none`.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A number, and how it is printed.
    Number(Decimal, ValueKind, String),
    /// Words; whether they come from the facts.
    Words(String, bool),
    /// A list or a group, and whether there is anything in it.
    Group(bool),
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq)]
enum ValueKind {
    /// Money, in the printed unit.
    Money,
    /// Percent.
    Rate,
    /// Anything else.
    Plain,
}

/// What comparing looks things up in.
struct Comparing<'m> {
    marks: &'m Marks,
    unit: Unit,
}

impl Comparing<'_> {
    fn answer(&self, by: &str, left: &View, right: &View) -> TeraResult<bool> {
        if matches!(by, "in" | "not in") {
            let found = self.is_in(left, right)?;
            return Ok(found.is_some_and(|found| found == (by == "in")));
        }
        let (left, right) = (self.operand(left), self.operand(right));
        if matches!(by, "==" | "!=") {
            let equal = self.equal(&left, &right)?;
            return Ok(equal.is_some_and(|equal| equal == (by == "==")));
        }
        let ordering = self.order(&left, &right)?;
        Ok(ordering.is_some_and(|ordering| match by {
            "<" => ordering.is_lt(),
            "<=" => ordering.is_le(),
            ">" => ordering.is_gt(),
            _ => ordering.is_ge(),
        }))
    }

    fn operand(&self, value: &View) -> ComparedValue {
        if value.is_none() {
            return ComparedValue::Nothing;
        }
        if let Some(flag) = value.as_bool() {
            return ComparedValue::Flag(flag);
        }
        if value.is_number() {
            let printed = value.to_string();
            let number = parse_number(&printed).unwrap_or_default();
            return ComparedValue::Number(number, ValueKind::Plain, printed);
        }
        match value.as_str() {
            Some(text) => self.text(text),
            None => ComparedValue::Group(is_given(value, self.marks)),
        }
    }

    fn text(&self, text: &str) -> ComparedValue {
        let mark = self.marks.of(text).filter(|_| private::is_one(text));
        let printed = private::plain(text);
        match mark {
            Some(mark) if mark.is_missing() => ComparedValue::Missing,
            Some(mark) => match figure(mark, self.unit) {
                Some((number, kind)) => ComparedValue::Number(number, kind, printed),
                None => ComparedValue::Words(printed, true),
            },
            None => ComparedValue::Words(printed, false),
        }
    }

    /// Whether two values are the same; `None` if one is not filled in.
    fn equal(&self, left: &ComparedValue, right: &ComparedValue) -> TeraResult<Option<bool>> {
        Ok(match (left, right) {
            (ComparedValue::Nothing, other) | (other, ComparedValue::Nothing) => {
                Some(match other {
                    ComparedValue::Nothing | ComparedValue::Missing => true,
                    ComparedValue::Group(given) => !given,
                    _ => false,
                })
            }
            (ComparedValue::Missing, _) | (_, ComparedValue::Missing) => None,
            (ComparedValue::Group(_), _) | (_, ComparedValue::Group(_)) => return Err(group()),
            (ComparedValue::Flag(a), ComparedValue::Flag(b)) => Some(a == b),
            (ComparedValue::Flag(_), _) | (_, ComparedValue::Flag(_)) => return Err(flag()),
            (ComparedValue::Words(a, _), ComparedValue::Words(b, _)) => {
                Some(a == b || same_day(a, b))
            }
            (ComparedValue::Number(a, kind, _), ComparedValue::Number(b, other, _)) => {
                fraction((*a, *kind), (*b, *other))?;
                Some(a == b)
            }
            (ComparedValue::Number(n, kind, printed), ComparedValue::Words(words, given))
            | (ComparedValue::Words(words, given), ComparedValue::Number(n, kind, printed)) => {
                let said = given.then(|| measured(words)).flatten();
                let number = self.number(words, *kind).or(said);
                if number.is_none() && printed != words && !given {
                    return Err(no_number(words, printed));
                }
                Some(printed == words || number == Some(*n))
            }
        })
    }

    /// Which of two values is greater; `None` if one is not filled in, or is words of the facts.
    fn order(&self, left: &ComparedValue, right: &ComparedValue) -> TeraResult<Option<Ordering>> {
        let kind = [left, right].into_iter().find_map(|side| match side {
            ComparedValue::Number(_, kind, _) => Some(*kind),
            _ => None,
        });
        let mut numbers = [None, None];
        for (number, side) in numbers.iter_mut().zip([left, right]) {
            *number = match side {
                ComparedValue::Missing => return Ok(None),
                ComparedValue::Group(_) => return Err(group()),
                ComparedValue::Flag(_) => return Err(flag()),
                ComparedValue::Nothing => return Err(words()),
                ComparedValue::Number(number, ..) => Some(*number),
                ComparedValue::Words(text, given) => {
                    let said = (*given && kind.is_some()).then(|| measured(text)).flatten();
                    let number = kind.and_then(|kind| self.number(text, kind)).or(said);
                    if number.is_none() && (!given || kind.is_none()) {
                        return Err(words());
                    }
                    number
                }
            };
        }
        if let (ComparedValue::Number(a, kind, _), ComparedValue::Number(b, other, _)) =
            (left, right)
        {
            fraction((*a, *kind), (*b, *other))?;
        }
        let [left, right] = numbers;
        Ok(left.zip(right).map(|(left, right)| left.cmp(&right)))
    }

    /// The number that words say, of the kind that it is compared with: `91.67%`, `1089.40万元`, `60`.
    fn number(&self, words: &str, kind: ValueKind) -> Option<Decimal> {
        let words = words.trim();
        let of = |number: &str, unit: Unit| {
            Some(Amount::new(parse_number(number).ok()?, unit).of(self.unit))
        };
        match kind {
            ValueKind::Money if words.ends_with("万元") => {
                of(words.strip_suffix("万元")?, Unit::WanYuan)
            }
            ValueKind::Money if words.ends_with('元') => of(words.strip_suffix('元')?, Unit::Yuan),
            ValueKind::Rate | ValueKind::Plain => {
                parse_number(words.strip_suffix('%').unwrap_or(words)).ok()
            }
            ValueKind::Money => parse_number(words).ok(),
        }
    }

    /// Whether a value is an item of a list, or a text a part of another; `None` if one is not filled in.
    fn is_in(&self, left: &View, right: &View) -> TeraResult<Option<bool>> {
        let item = self.operand(left);
        if let Some(items) = right.as_array() {
            let mut found = false;
            for other in items {
                found |= self.equal(&item, &self.operand(other))? == Some(true);
            }
            return Ok(Some(found).filter(|_| !matches!(item, ComparedValue::Missing)));
        }
        match (item, self.operand(right)) {
            (ComparedValue::Missing, _) | (_, ComparedValue::Missing) => Ok(None),
            (ComparedValue::Words(part, _), ComparedValue::Words(whole, _)) => {
                Ok(Some(whole.contains(&part)))
            }
            _ => Err(refusal_of_value(
                "in 后面要用列表或文字",
                "例如 \"免费开放\" in expenditure.project.uses",
            )),
        }
    }
}

/// A figure's exact value and what it counts: money in the printed unit, rates in percent.
fn figure(mark: &Mark, unit: Unit) -> Option<(Decimal, ValueKind)> {
    Some(match mark.value()? {
        Value::Money(amount) => (amount.of(unit), ValueKind::Money),
        Value::Ratio(ratio) => {
            let share = ratio.part.checked_div(ratio.whole)?;
            (share.checked_mul(Decimal::ONE_HUNDRED)?, ValueKind::Rate)
        }
        Value::Percent(percent) => (*percent, ValueKind::Rate),
        Value::Count(count, _) => (*count, ValueKind::Plain),
        Value::Words(_) => return None,
    })
}

/// A figure's exact value: money in the printed unit, rates in percent.
pub(super) fn exact(mark: &Mark, unit: Unit) -> Option<Decimal> {
    figure(mark, unit).map(|(number, _)| number)
}

/// Whether two texts are one day: `2025-03-05` and `2025年3月5日`.
fn same_day(a: &str, b: &str) -> bool {
    let days = [a, b].map(|text| Date::parse(text.trim()));
    days[0].is_some() && days[0] == days[1]
}

/// The number of a value of the facts that is printed with a sign before it or a unit behind it: `≥90%`, `433600人次`.
fn measured(words: &str) -> Option<Decimal> {
    let words = words.trim().trim_start_matches(['≥', '≤', '＞', '＜']);
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let end = words.find(|c: char| !digit(c)).unwrap_or(words.len());
    let alone = !words[end..].contains(|c: char| c.is_ascii_digit());
    parse_number(&words[..end].replace(',', "")).ok().filter(|_| alone)
}

/// Refuses a fraction of one beside a rate, which is in percent.
fn fraction((a, kind): (Decimal, ValueKind), (b, other): (Decimal, ValueKind)) -> TeraResult<()> {
    match (kind, other) {
        (ValueKind::Rate, ValueKind::Plain) => no_fraction(b),
        (ValueKind::Plain, ValueKind::Rate) => no_fraction(a),
        _ => Ok(()),
    }
}
