//! Facts and arithmetic to figures: each helper makes one figure out of facts or of figures made before.

use rust_decimal::Decimal;

use super::figure::{Figure, Figures, LAST_YEARS_FILE, State, Steps, Value};
use crate::base::amount::{Amount, MoneyStyle, Ratio, Unit};
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey};
use crate::data::model::Fact;

/// Why a figure has no value although its inputs have: the numbers are too large to compute with.
pub const TOO_LARGE: &str = "数字太大，无法计算";

/// A formula in words, and the calculation that it stands for.
pub(super) struct Formula {
    words: String,
    steps: Steps,
}

impl Formula {
    /// A formula with a calculation that can be shown.
    pub(super) fn new(words: impl Into<String>, steps: Steps) -> Self {
        Self { words: words.into(), steps }
    }
}

impl From<&str> for Formula {
    /// A formula without a calculation to show.
    fn from(words: &str) -> Self {
        Self { words: words.into(), steps: Steps::None }
    }
}

impl From<String> for Formula {
    /// A formula without a calculation to show.
    fn from(words: String) -> Self {
        Self { words, steps: Steps::None }
    }
}

/// Makes figures one after another.
pub(super) struct Build<'p> {
    /// Those made so far.
    pub figures: Figures,
    /// Last year's, where there is a file of them.
    previous: Option<&'p Figures>,
    /// Rates over figures that were not made yet: key, name, part and whole.
    waiting: Vec<(FigureKey, String, (FigureKey, FigureKey))>,
}

impl<'p> Build<'p> {
    /// None yet.
    pub(super) fn new(style: MoneyStyle, previous: Option<&'p Figures>) -> Self {
        Self { figures: Figures::new(style), previous, waiting: Vec::new() }
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
    pub(super) fn none_said(&mut self, key: FigureKey, name: &str) {
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

    /// The sum of figures; missing if any of them is, or if there are none.
    pub(super) fn sum(&mut self, key: FigureKey, name: &str, parts: &[FigureKey]) {
        self.balance(key, name, parts, &[]);
    }

    /// One figure less another.
    pub(super) fn difference(
        &mut self,
        key: FigureKey,
        name: &str,
        whole: &FigureKey,
        part: &FigureKey,
    ) {
        self.balance(key, name, std::slice::from_ref(whole), std::slice::from_ref(part));
    }

    /// Some figures added, others taken away; missing if any of them is, or if there are none.
    pub(super) fn balance(
        &mut self,
        key: FigureKey,
        name: &str,
        plus: &[FigureKey],
        minus: &[FigureKey],
    ) {
        let names = |keys: &[FigureKey]| -> Vec<_> { keys.iter().map(|k| self.name(k)).collect() };
        let mut words =
            if plus.is_empty() { "各项之和".into() } else { names(plus).join("＋") };
        names(minus).iter().for_each(|name| words.push_str(&format!("－{name}")));
        let inputs: Vec<_> = plus.iter().chain(minus).cloned().collect();
        let state = self.added(&inputs, plus.len());
        self.insert(key, name, state, Formula::new(words, Steps::Sum(plus.len())), &inputs);
    }

    /// What others leave of a whole; all of it if there are no others.
    pub(super) fn rest(
        &mut self,
        key: FigureKey,
        name: &str,
        whole: &FigureKey,
        others: &[FigureKey],
    ) {
        match others.is_empty() {
            true => self.same(key, name, whole),
            false => self.remainder(key, name, whole, others),
        }
    }

    /// A figure less the sum of others; the formula names them all.
    pub(super) fn remainder(
        &mut self,
        key: FigureKey,
        name: &str,
        whole: &FigureKey,
        parts: &[FigureKey],
    ) {
        let names: Vec<_> = parts.iter().map(|part| self.name(part)).collect();
        let formula = format!("{}－（{}）", self.name(whole), names.join("＋"));
        let inputs: Vec<_> = std::iter::once(whole).chain(parts).cloned().collect();
        let state = if parts.is_empty() { State::Missing } else { self.added(&inputs, 1) };
        self.insert(key, name, state, Formula::new(formula, Steps::Rest), &inputs);
    }

    /// The size of a figure without its sign, under [`Column::ChangeSize`] or another key.
    pub(super) fn size(&mut self, key: FigureKey, name: &str, of: &FigureKey) {
        let state = match self.state(of) {
            State::Known(Value::Money(amount)) => State::Known(Value::Money(amount.abs())),
            State::Known(Value::Count(n, unit)) => State::Known(Value::Count(n.abs(), unit)),
            state => state,
        };
        let formula = format!("{}的绝对值", self.name(of));
        self.insert(key, name, state, formula, std::slice::from_ref(of));
    }

    /// One figure divided by another, in percent.
    pub(super) fn ratio(
        &mut self,
        key: FigureKey,
        name: &str,
        part: &FigureKey,
        whole: &FigureKey,
    ) {
        let formula = format!("{}÷{}×100%", self.name(part), self.name(whole));
        let inputs = [part.clone(), whole.clone()];
        let state = match (self.number(part), self.number(whole)) {
            (Some(_), Some(whole_number)) if whole_number.is_zero() => {
                State::NotApplicable(format!("{}为0", self.name(whole)))
            }
            (_, Some(number)) if is_below_zero(number) => self.negative(whole),
            (Some(number), Some(_)) if is_below_zero(number) && is_amount(part) => {
                self.negative(part)
            }
            (Some(part), Some(whole)) => ratio(part, whole),
            _ => self.no_number(&inputs),
        };
        self.insert(key, name, state, Formula::new(formula, Steps::Quotient), &inputs);
    }

    /// [`Build::ratio`] of a change, which says nothing where the amount that changed is negative.
    pub(super) fn ratio_of_change(
        &mut self,
        key: FigureKey,
        name: &str,
        (part, whole): (&FigureKey, &FigureKey),
        now: &FigureKey,
    ) {
        if !self.number(now).is_some_and(is_below_zero) {
            return self.ratio(key, name, part, whole);
        }
        let formula = format!("{}÷{}×100%", self.name(part), self.name(whole));
        let state = self.negative(now);
        self.insert(
            key,
            name,
            state,
            formula.as_str(),
            &[part.clone(), whole.clone(), now.clone()],
        );
    }

    /// Why a rate has no meaning: a side of it is 红字.
    fn negative(&self, key: &FigureKey) -> State {
        State::NotApplicable(format!("{}是负数", self.name(key)))
    }

    /// [`Build::ratio`], as soon as both sides were made; then those that waited for them.
    pub(super) fn rate_when_known(
        &mut self,
        key: FigureKey,
        name: String,
        sides: (FigureKey, FigureKey),
    ) {
        self.waiting.push((key, name, sides));
        let (ready, waiting) =
            std::mem::take(&mut self.waiting).into_iter().partition(|(_, _, (part, whole))| {
                self.get(part).is_some() && self.get(whole).is_some()
            });
        self.waiting = waiting;
        for (key, name, (part, whole)) in ready {
            self.ratio(key, &name, &part, &whole);
        }
    }

    /// A figure that is another under a second name.
    pub(super) fn same(&mut self, key: FigureKey, name: &str, of: &FigureKey) {
        let state = self.state(of);
        let formula = Formula::new(self.name(of), Steps::Same);
        self.insert(key, name, state, formula, std::slice::from_ref(of));
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

    /// What a figure is when one of its inputs has no number.
    fn no_number(&self, inputs: &[FigureKey]) -> State {
        let states = inputs.iter().filter_map(|key| self.get(key)).map(|figure| &figure.state);
        let mut reasons = states.filter(|state| matches!(state, State::NotApplicable(_)));
        reasons.next().cloned().unwrap_or(State::Missing)
    }

    /// The first `plus` figures added, less the others, in the kind of the first.
    fn added(&self, keys: &[FigureKey], plus: usize) -> State {
        let numbers: Option<Vec<_>> = keys.iter().map(|key| self.number(key)).collect();
        let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) else {
            return self.no_number(keys);
        };
        let step = |sum: Decimal, (index, number): (usize, &Decimal)| match index < plus {
            true => sum.checked_add(*number),
            false => sum.checked_sub(*number),
        };
        let total = numbers.iter().enumerate().try_fold(Decimal::ZERO, step);
        match (total, self.get(&keys[0]).and_then(Figure::value)) {
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

fn is_below_zero(number: Decimal) -> bool {
    number.is_sign_negative() && !number.is_zero()
}

/// Whether a figure is money as it was spent or came in, no difference of two.
fn is_amount(key: &FigureKey) -> bool {
    matches!(key.column(), Column::Actual | Column::Total | Column::LastYear)
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
