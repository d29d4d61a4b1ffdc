//! Facts and arithmetic to figures: each helper makes one figure out of facts or of figures made before.

use rust_decimal::Decimal;

use super::figure::{Figure, Figures, State, Value};
use crate::base::amount::{Amount, Ratio, Unit};
use crate::base::id::FigureId;
use crate::base::source::Span;
use crate::data::model::Maybe;

/// Why a figure has no value although its inputs have: the numbers are too large to compute with.
pub const TOO_LARGE: &str = "数字太大，无法计算";

/// Makes figures one after another.
pub struct Build<'p> {
    /// Those made so far.
    pub figures: Figures,
    /// Last year's, where there is a file of them.
    previous: Option<&'p Figures>,
}

impl<'p> Build<'p> {
    /// None yet.
    pub fn new(unit: Unit, previous: Option<&'p Figures>) -> Self {
        Self { figures: Figures::new(unit), previous }
    }

    /// Whether a figure is there and has a value.
    pub fn is_known(&self, id: &str) -> bool {
        self.get(id).is_some_and(|figure| figure.value().is_some())
    }

    /// The figure with this id, if it was made.
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.figures.get(&FigureId::new(id))
    }

    /// The name of a figure, or its id.
    pub fn name(&self, id: &str) -> String {
        self.get(id).map_or_else(|| id.to_string(), |figure| figure.name.clone())
    }

    /// Keeps a figure that is computed from others.
    pub fn insert(
        &mut self,
        id: &str,
        name: &str,
        state: State,
        formula: String,
        inputs: &[String],
    ) {
        self.figures.insert(Figure {
            id: FigureId::new(id),
            name: name.into(),
            state,
            formula,
            inputs: inputs.iter().map(FigureId::new).collect(),
            place: None,
        });
    }

    fn fact(&mut self, id: &str, name: &str, value: Option<Value>, place: Option<Span>) {
        self.figures.insert(Figure {
            id: FigureId::new(id),
            name: name.into(),
            state: value.map_or(State::Missing, State::Known),
            formula: "填报".into(),
            inputs: Vec::new(),
            place,
        });
    }

    /// A zero that an empty list of the facts states.
    pub fn nothing(&mut self, id: &str, name: &str, zero: Value, place: Span) {
        self.fact(id, name, Some(zero), Some(place));
    }

    /// An amount of the facts.
    pub fn money(&mut self, id: &str, name: &str, fact: &Maybe<Amount>) {
        let value = fact.as_ref().map(|fact| Value::Money(fact.value));
        self.fact(id, name, value, fact.as_ref().map(|fact| fact.span));
    }

    /// Last year's value of a figure: the fact of this year's file, else what last year's file says of `now`.
    pub fn last_year(&mut self, id: &str, name: &str, fact: Option<(Value, Span)>, now: &[String]) {
        if let Some((value, span)) = fact {
            return self.fact(id, name, Some(value), Some(span));
        }
        let Some(found) = self.previous_of(now) else {
            return self.fact(id, name, None, None);
        };
        self.figures.insert(Figure {
            id: FigureId::new(id),
            name: name.into(),
            state: found.state.clone(),
            formula: format!("上年数据文件的{}", found.name),
            inputs: Vec::new(),
            place: found.place,
        });
    }

    /// What last year's file says of the first of these that it knows.
    pub fn previous_of(&self, ids: &[String]) -> Option<Figure> {
        let previous = self.previous?;
        let known = |id: &String| previous.named(id).filter(|figure| figure.value().is_some());
        ids.iter().find_map(known).cloned()
    }

    /// Words of the facts.
    pub fn words(&mut self, id: &str, name: &str, words: Option<(String, Span)>) {
        let place = words.as_ref().map(|(_, span)| *span);
        self.fact(id, name, words.map(|(words, _)| Value::Words(words)), place);
    }

    /// A count of the facts.
    pub fn count(&mut self, id: &str, name: &str, fact: &Maybe<Decimal>, unit: &str) {
        let value = fact.as_ref().map(|fact| Value::Count(fact.value, unit.into()));
        self.fact(id, name, value, fact.as_ref().map(|fact| fact.span));
    }

    /// A number of the unit's own tables: money if its unit is one of money, else a count.
    pub fn counted(&mut self, id: &str, name: &str, fact: &Maybe<Decimal>, unit: &str) {
        let value = fact.as_ref().map(|fact| match unit {
            "元" => Value::Money(Amount::new(fact.value, Unit::Yuan)),
            "万元" => Value::Money(Amount::new(fact.value, Unit::WanYuan)),
            _ => Value::Count(fact.value, unit.into()),
        });
        self.fact(id, name, value, fact.as_ref().map(|fact| fact.span));
    }

    /// A rate of the facts, in percent.
    pub fn percent(&mut self, id: &str, name: &str, fact: &Maybe<Decimal>) {
        let value = fact.as_ref().map(|fact| Value::Percent(fact.value));
        self.fact(id, name, value, fact.as_ref().map(|fact| fact.span));
    }

    /// The sum of figures; missing if any of them is, or if there are none.
    pub fn sum(&mut self, id: &str, name: &str, parts: &[String]) {
        let names: Vec<_> = parts.iter().map(|part| self.name(part)).collect();
        let formula = if parts.is_empty() { "各项之和".into() } else { names.join("＋") };
        let state = self.fold(parts, Decimal::checked_add);
        self.insert(id, name, state, formula, parts);
    }

    /// One figure less another.
    pub fn difference(&mut self, id: &str, name: &str, whole: &str, part: &str) {
        let formula = format!("{}－{}", self.name(whole), self.name(part));
        let inputs = [whole.to_string(), part.to_string()];
        let state = self.fold(&inputs, Decimal::checked_sub);
        self.insert(id, name, state, formula, &inputs);
    }

    /// A figure less the sum of others; the formula names them all.
    pub fn remainder(&mut self, id: &str, name: &str, whole: &str, parts: &[String]) {
        let names: Vec<_> = parts.iter().map(|part| self.name(part)).collect();
        let formula = format!("{}－（{}）", self.name(whole), names.join("＋"));
        let inputs: Vec<_> = std::iter::once(whole.to_string()).chain(parts.to_vec()).collect();
        let state = if parts.is_empty() {
            State::Missing
        } else {
            self.fold(&inputs, Decimal::checked_sub)
        };
        self.insert(id, name, state, formula, &inputs);
    }

    /// The size of a figure without its sign.
    pub fn size(&mut self, id: &str, name: &str, of: &str) {
        let state = match self.get(of).map(|figure| figure.state.clone()) {
            Some(State::Known(Value::Money(amount))) => State::Known(Value::Money(amount.abs())),
            Some(State::Known(Value::Count(n, unit))) => State::Known(Value::Count(n.abs(), unit)),
            Some(state) => state,
            None => State::Missing,
        };
        let formula = format!("{}的绝对值", self.name(of));
        self.insert(id, name, state, formula, &[of.to_string()]);
    }

    /// One figure divided by another, in percent.
    pub fn ratio(&mut self, id: &str, name: &str, part: &str, whole: &str) {
        let formula = format!("{}÷{}×100%", self.name(part), self.name(whole));
        let numbers = (self.number(part), self.number(whole));
        let state = match numbers {
            (Some(_), Some(whole_number)) if whole_number.is_zero() => {
                State::NotApplicable(format!("{}为0", self.name(whole)))
            }
            (Some(part), Some(whole)) => ratio(part, whole),
            _ => self.no_number(&[part.to_string(), whole.to_string()]),
        };
        self.insert(id, name, state, formula, &[part.to_string(), whole.to_string()]);
    }

    /// A figure that is another under a second name.
    pub fn same(&mut self, id: &str, name: &str, of: &str) {
        let state = self.get(of).map_or(State::Missing, |figure| figure.state.clone());
        self.insert(id, name, state, self.name(of), &[of.to_string()]);
    }

    /// The exact number of a figure, money in 元.
    pub fn number(&self, id: &str) -> Option<Decimal> {
        match self.get(id)?.value()? {
            Value::Money(amount) => Some(amount.yuan()),
            Value::Count(number, _) | Value::Percent(number) => Some(*number),
            Value::Ratio(_) | Value::Words(_) => None,
        }
    }

    /// What a figure is when one of its inputs has no number.
    fn no_number(&self, inputs: &[String]) -> State {
        let states = inputs.iter().filter_map(|id| self.get(id)).map(|figure| &figure.state);
        let mut reasons = states.filter(|state| matches!(state, State::NotApplicable(_)));
        reasons.next().cloned().unwrap_or(State::Missing)
    }

    fn fold(&self, ids: &[String], step: fn(Decimal, Decimal) -> Option<Decimal>) -> State {
        let numbers: Option<Vec<_>> = ids.iter().map(|id| self.number(id)).collect();
        let Some((first, rest)) = numbers.as_deref().and_then(|n| n.split_first()) else {
            return self.no_number(ids);
        };
        let total = rest.iter().try_fold(*first, |sum, number| step(sum, *number));
        match (total, self.get(&ids[0]).and_then(Figure::value)) {
            (Some(total), Some(Value::Money(_))) => {
                State::Known(Value::Money(Amount::from_yuan(total)))
            }
            (Some(total), Some(Value::Count(_, unit))) => {
                State::Known(Value::Count(total, unit.clone()))
            }
            (Some(_), _) => State::Missing,
            (None, _) => State::NotApplicable(TOO_LARGE.into()),
        }
    }
}

/// A quotient that can be rounded to two decimals exactly: below 10^20 percent.
fn ratio(part: Decimal, whole: Decimal) -> State {
    let limit = Decimal::from(10u128.pow(18));
    let fits = part.checked_div(whole).is_some_and(|quotient| quotient.abs() < limit);
    match Ratio::new(part, whole).filter(|_| fits) {
        Some(ratio) => State::Known(Value::Ratio(ratio)),
        None => State::NotApplicable(TOO_LARGE.into()),
    }
}
