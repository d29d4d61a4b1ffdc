//! One figure, and all of them by key.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::base::amount::{Amount, MoneyStyle, Ratio, Unit, fixed};
use crate::base::id::FigureId;
use crate::base::id::named;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey, keys};

/// What the formula of a number begins with that stands in last year's file.
pub(super) const LAST_YEARS_FILE: &str = "上年数据文件的";

/// An exact value.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Money.
    Money(Amount),
    /// A quotient, shown in percent.
    Ratio(Ratio),
    /// A rate that the facts state in percent, shown with two decimals and `%`.
    Percent(Decimal),
    /// Things counted, with their unit (`人`, `批`; may be empty).
    Count(Decimal, String),
    /// Words that numbers choose: a grade (`优`), `比上年增加12.30万元，增长3.21%`.
    Words(String),
}

/// Whether a figure has a value.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// It has.
    Known(Value),
    /// Its facts are not filled in.
    Missing,
    /// It has no meaning here, with the reason: `预算数为0`.
    NotApplicable(String),
}

impl State {
    /// Whether it is of the same value; of a quotient the parts may be others.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(Value::Ratio(one)), Self::Known(Value::Ratio(other))) => {
                let left = one.part.checked_mul(other.whole);
                let right = other.part.checked_mul(one.whole);
                left.zip(right).map_or(one == other, |(left, right)| left == right)
            }
            _ => self == other,
        }
    }
}

/// How a figure's number comes from those of its inputs, for showing the calculation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Steps {
    /// It is filled in, taken over, or chosen by a rule that no single calculation shows.
    None,
    /// It is its only input.
    Same,
    /// The first so many inputs added, less the others.
    Sum(usize),
    /// The first input less the sum of the others.
    Rest,
    /// The first input divided by the second, in percent.
    Quotient,
    /// The first input, a rate as printed, times the second: rounded, at most the second.
    Share,
    /// The first input divided by the second, of 100 points: rounded.
    Scaled,
    /// Written out, without the result: `5 － 1.25 × 0.5`.
    Written(String),
}

/// A number of the report and why it is what it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Which fact and what of it.
    pub key: FigureKey,
    /// The spelling of its key.
    pub id: FigureId,
    /// Its name in the field's words: `公用经费控制率`.
    pub name: String,
    /// Its value.
    pub state: State,
    /// The formula in words, `公用经费决算数÷公用经费预算数×100%`; `填报` for a plain fact.
    pub formula: String,
    /// The formula as a calculation with its inputs.
    pub steps: Steps,
    /// The figures it is computed from.
    pub inputs: Vec<FigureKey>,
    /// Where it stands in the facts, if it is a fact.
    pub place: Option<Span>,
}

impl Figure {
    /// Its name and id, as messages call it.
    pub fn called(&self) -> String {
        named(&self.name, &self.id)
    }

    /// Whether it is what last year's file says.
    pub fn is_of_last_years_file(&self) -> bool {
        self.formula.starts_with(LAST_YEARS_FILE)
    }

    /// The name of what it is a number of: that of an indicator, without 年度指标值.
    pub fn thing(&self) -> &str {
        self.name.strip_suffix(self.key.title()).unwrap_or(&self.name)
    }

    /// Its name as sentences say it, without 决算数: 公用经费.
    pub fn short_name(&self) -> &str {
        self.name.strip_suffix(Column::Actual.title()).unwrap_or(&self.name)
    }

    /// Its value, if it has one.
    pub fn value(&self) -> Option<&Value> {
        match &self.state {
            State::Known(value) => Some(value),
            State::Missing | State::NotApplicable(_) => None,
        }
    }

    /// Whether it is a percentage of one of the unit's own tables, which running text cites with its sign.
    pub fn is_own_percentage(&self) -> bool {
        let percent = matches!(self.value(), Some(Value::Count(_, unit)) if unit == "%");
        percent && matches!(self.key, FigureKey::Cell { .. })
    }

    /// Whether it is 实际完成值 of an indicator that was typed.
    fn is_typed_actual(&self) -> bool {
        let of_indicator = self.key.is_item_of(keys::INDICATORS);
        of_indicator && self.key.column() == Column::Actual && self.place.is_some()
    }

    /// Its number if it is no rate: money in yuan, or a count.
    pub fn number(&self) -> Option<Decimal> {
        match self.value()? {
            Value::Money(amount) => Some(amount.yuan()),
            Value::Count(number, _) => Some(*number),
            Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
        }
    }

    /// Its amount, if it is money.
    pub fn money(&self) -> Option<Amount> {
        match self.value() {
            Some(Value::Money(amount)) => Some(*amount),
            _ => None,
        }
    }
}

/// All figures of a report, in the order they were computed.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How money is printed.
    pub style: MoneyStyle,
    all: Vec<Figure>,
    by_key: HashMap<FigureKey, usize>,
}

impl Figures {
    /// None yet; money will be printed in `style`.
    pub fn new(style: MoneyStyle) -> Self {
        Self { style, all: Vec::new(), by_key: HashMap::new() }
    }

    /// The unit in which money is printed.
    pub fn unit(&self) -> Unit {
        self.style.unit
    }

    /// Keeps a figure. The first of a key stays.
    pub fn insert(&mut self, figure: Figure) {
        if !self.by_key.contains_key(&figure.key) {
            self.by_key.insert(figure.key.clone(), self.all.len());
            self.all.push(figure);
        }
    }

    /// The figure with this key.
    pub fn find(&self, key: &FigureKey) -> Option<&Figure> {
        self.by_key.get(key).map(|&index| &self.all[index])
    }

    /// The figure whose key this id spells.
    pub fn get(&self, id: &FigureId) -> Option<&Figure> {
        self.find(&FigureKey::from(id))
    }

    /// All of them in the order they were computed.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.all.iter()
    }

    /// The figure with a dotted name.
    pub fn named(&self, id: &str) -> Option<&Figure> {
        self.find(&FigureKey::parse(id))
    }

    /// A value with all its digits: a quotient that does not end is cut after ten decimals and says so.
    pub fn exact(&self, value: &Value) -> String {
        match value {
            Value::Money(amount) => format!("{}{}", amount.of(self.unit()), self.unit().word()),
            Value::Count(number, unit) => format!("{}{unit}", number.normalize()),
            Value::Percent(number) => format!("{}%", number.normalize()),
            Value::Words(words) => words.clone(),
            Value::Ratio(ratio) => {
                let percent = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
                let cut = percent.trunc_with_scale(10);
                let more = if cut == percent { "" } else { "…" };
                format!("{}{more}%", cut.normalize())
            }
        }
    }

    /// A figure as prose shows it, unit included: `1089.40万元`, `97.95%`, `22人`, `不适用`; nothing if missing.
    pub fn shown(&self, figure: &Figure) -> String {
        match &figure.state {
            State::Known(Value::Money(amount)) => {
                format!("{}{}", self.style.number(*amount), self.unit().word())
            }
            State::Known(Value::Ratio(_) | Value::Percent(_)) => {
                format!("{}%", self.number(figure))
            }
            State::Known(Value::Count(_, unit)) => format!("{}{unit}", self.number(figure)),
            State::Known(Value::Words(words)) => words.clone(),
            State::NotApplicable(_) => "不适用".into(),
            State::Missing => String::new(),
        }
    }

    /// A figure as text shows it: a count without its unit, that of an indicator's sheet as it is typed; all others as
    /// [`Figures::shown`].
    pub fn in_text(&self, figure: &Figure) -> String {
        match figure.value() {
            Some(Value::Count(number, _)) if figure.is_typed_actual() => number.to_string(),
            Some(Value::Count(..)) => self.number(figure),
            _ => self.shown(figure),
        }
    }

    /// A figure as running text of the facts cites it: as [`Figures::in_text`], but a percentage of one of the unit's own
    /// tables with its sign, unless the text goes on with one.
    pub fn cited(&self, figure: &Figure, has_sign_behind: bool) -> String {
        match figure.is_own_percentage() && !has_sign_behind {
            true => self.shown(figure),
            false => self.in_text(figure),
        }
    }

    /// A figure as a table cell shows it, without its unit: `1089.40`, `97.95`, `22`.
    pub fn number(&self, figure: &Figure) -> String {
        match &figure.state {
            State::Known(Value::Money(amount)) => self.style.number(*amount),
            State::Known(Value::Ratio(ratio)) => ratio.percent(),
            State::Known(Value::Percent(percent)) => fixed(*percent, 2),
            // What an own table shows with the decimals of its column reads the same in a sentence.
            State::Known(Value::Count(number, _)) => match figure.key {
                FigureKey::Cell { .. } => number.to_string(),
                _ => number.normalize().to_string(),
            },
            State::Known(Value::Words(words)) => words.clone(),
            State::NotApplicable(_) => "不适用".into(),
            State::Missing => String::new(),
        }
    }
}
