//! Facts to figures, and the place where figures are kept while they are made.

use rust_decimal::Decimal;

use super::figure::{Figure, Figures, LAST_YEARS_FILE, State, Steps, Value};
use super::formula::Formula;
use crate::base::amount::{Amount, MoneyStyle, Unit};
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey};
use crate::data::model::Fact;

/// Makes figures one after another.
pub(super) struct Build<'p> {
    /// Those made so far.
    pub figures: Figures,
    /// Last year's, where there is a file of them.
    previous: Option<&'p Figures>,
    /// Rates over figures that were not made yet, by the one that is missing.
    pub(super) waiting: Vec<(FigureKey, Vec<WaitingRate>)>,
    /// How many rates have waited.
    pub(super) waited: usize,
}

/// A rate that waits for one of its sides.
pub(super) struct WaitingRate {
    /// Its place among those that wait.
    pub number: usize,
    /// Its key.
    pub key: FigureKey,
    /// Its name.
    pub name: String,
    /// Part and whole.
    pub sides: (FigureKey, FigureKey),
}

impl<'p> Build<'p> {
    /// None yet.
    pub(super) fn new(style: MoneyStyle, previous: Option<&'p Figures>) -> Self {
        Self { figures: Figures::new(style), previous, waiting: Vec::new(), waited: 0 }
    }

    /// Whether a figure is there and has a value.
    pub(super) fn is_known(&self, key: &FigureKey) -> bool {
        self.get(key).is_some_and(|figure| figure.value().is_some())
    }

    /// The figure with this key, if it was made.
    pub(super) fn get(&self, key: &FigureKey) -> Option<&Figure> {
        self.figures.find(key)
    }

    /// The state of a figure; missing if it was not made.
    pub(super) fn state(&self, key: &FigureKey) -> State {
        self.get(key).map_or(State::Missing, |figure| figure.state.clone())
    }

    /// The name of a figure, or its spelling.
    pub(super) fn name(&self, key: &FigureKey) -> String {
        self.get(key).map_or_else(|| key.to_string(), |figure| figure.name.clone())
    }

    /// Keeps a figure that is computed from others.
    pub(super) fn insert(
        &mut self,
        key: FigureKey,
        name: &str,
        state: State,
        formula: impl Into<Formula>,
        inputs: &[FigureKey],
    ) {
        let Formula { words, steps } = formula.into();
        self.figures.insert(Figure {
            id: key.id(),
            key,
            name: name.into(),
            state,
            formula: words,
            steps,
            inputs: inputs.to_vec(),
            place: None,
        });
    }

    fn fact(&mut self, key: FigureKey, name: &str, value: Option<Value>, place: Option<Span>) {
        self.figures.insert(Figure {
            id: key.id(),
            key,
            name: name.into(),
            state: value.map_or(State::Missing, State::Known),
            formula: "填报".into(),
            steps: Steps::None,
            inputs: Vec::new(),
            place,
        });
    }

    /// A zero that an empty list of the facts states.
    pub(super) fn nothing(&mut self, key: FigureKey, name: &str, zero: Value, place: Span) {
        self.fact(key, name, Some(zero), Some(place));
    }

    /// An amount of 0 that the file leaves out: what did not happen need not be written.
    pub(super) fn unstated_zero(&mut self, key: FigureKey, name: &str) {
        let zero = State::Known(Value::Money(Amount::from_yuan(Decimal::ZERO)));
        self.insert(key, name, zero, "没有填的是 0", &[]);
    }

    /// An amount of the facts.
    pub(super) fn money(&mut self, key: FigureKey, name: &str, fact: Option<&Fact<Amount>>) {
        let value = fact.map(|fact| Value::Money(fact.value));
        self.fact(key, name, value, fact.map(|fact| fact.span));
    }

    /// Last year's value of a figure: the fact of this year's file, else what last year's file says of `now`.
    pub(super) fn last_year(
        &mut self,
        key: FigureKey,
        name: &str,
        fact: Option<(Value, Span)>,
        now: &[FigureKey],
    ) {
        if let Some((value, span)) = fact {
            return self.fact(key, name, Some(value), Some(span));
        }
        let Some(found) = self.previous_of(now) else {
            return self.fact(key, name, None, None);
        };
        self.figures.insert(Figure {
            id: key.id(),
            key,
            name: name.into(),
            state: found.state.clone(),
            formula: format!("{LAST_YEARS_FILE}{}", found.name),
            steps: Steps::None,
            inputs: Vec::new(),
            place: found.place,
        });
    }

    /// What last year's file says of the first of these that it knows.
    pub(super) fn previous_of(&self, keys: &[FigureKey]) -> Option<Figure> {
        let previous = self.previous?;
        let known = |key: &FigureKey| previous.find(key).filter(|figure| figure.value().is_some());
        keys.iter().find_map(known).cloned()
    }

    /// Words of the facts.
    pub(super) fn words(&mut self, key: FigureKey, name: &str, words: Option<(String, Span)>) {
        let place = words.as_ref().map(|(_, span)| *span);
        self.fact(key, name, words.map(|(words, _)| Value::Words(words)), place);
    }

    /// A count of the facts.
    pub(super) fn count(
        &mut self,
        key: FigureKey,
        name: &str,
        fact: Option<&Fact<Decimal>>,
        unit: &str,
    ) {
        let value = fact.map(|fact| Value::Count(fact.value, unit.into()));
        self.fact(key, name, value, fact.map(|fact| fact.span));
    }

    /// A number of the unit's own tables: money if its unit is one of money, else a count.
    pub(super) fn counted(
        &mut self,
        key: FigureKey,
        name: &str,
        fact: Option<&Fact<Decimal>>,
        unit: &str,
    ) {
        let value = fact.map(|fact| match unit {
            "元" => Value::Money(Amount::new(fact.value, Unit::Yuan)),
            "万元" => Value::Money(Amount::new(fact.value, Unit::WanYuan)),
            _ => Value::Count(fact.value, unit.into()),
        });
        self.fact(key, name, value, fact.map(|fact| fact.span));
    }

    /// A rate of the facts, in percent.
    pub(super) fn percent(&mut self, key: FigureKey, name: &str, fact: Option<&Fact<Decimal>>) {
        let value = fact.map(|fact| Value::Percent(fact.value));
        self.fact(key, name, value, fact.map(|fact| fact.span));
    }

    /// The exact number of a figure, money in 元.
    pub(super) fn number(&self, key: &FigureKey) -> Option<Decimal> {
        match self.get(key)?.value()? {
            Value::Money(amount) => Some(amount.yuan()),
            Value::Count(number, _) | Value::Percent(number) => Some(*number),
            Value::Ratio(_) | Value::Words(_) => None,
        }
    }

    /// The 决算 figure of a fact: its total if it is a group, else its actual.
    pub(super) fn decided(&self, fact: &str) -> FigureKey {
        let total = FigureKey::new(fact, Column::Total);
        if self.get(&total).is_some() { total } else { FigureKey::new(fact, Column::Actual) }
    }
}
