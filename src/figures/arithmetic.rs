//! Figures to figures: sums, differences, rests, rates.

use rust_decimal::Decimal;

use super::build::{Build, WaitingRate};
use super::figure::{Figure, State, Steps, Value};
use super::formula::{Formula, TOO_LARGE};
use crate::base::amount::{Amount, Ratio};
use crate::catalogue::{Column, FigureKey};

impl Build<'_> {
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
        self.waited += 1;
        let rate = WaitingRate { number: self.waited, key, name, sides };
        let mut rates = self.released();
        rates.push(rate);
        rates.sort_by_key(|rate| rate.number);
        rates.into_iter().for_each(|rate| self.rate_or_wait(rate));
    }

    /// The rates that waited for figures that are there now.
    pub(super) fn waiting_rates(&mut self) {
        let mut rates = self.released();
        rates.sort_by_key(|rate| rate.number);
        rates.into_iter().for_each(|rate| self.rate_or_wait(rate));
    }

    fn released(&mut self) -> Vec<WaitingRate> {
        let (known, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|(missing, _): &(FigureKey, _)| self.get(missing).is_some());
        self.waiting = waiting;
        let known: Vec<(FigureKey, Vec<WaitingRate>)> = known;
        known.into_iter().flat_map(|(_, rates)| rates).collect()
    }

    fn rate_or_wait(&mut self, rate: WaitingRate) {
        let (part, whole) = &rate.sides;
        let missing = [part, whole].into_iter().find(|side| self.get(side).is_none());
        let Some(missing) = missing.cloned() else {
            return self.ratio(rate.key, &rate.name, &rate.sides.0, &rate.sides.1);
        };
        match self.waiting.iter_mut().find(|(key, _)| *key == missing) {
            Some((_, rates)) => rates.push(rate),
            None => self.waiting.push((missing, vec![rate])),
        }
    }

    /// A figure that is another under a second name.
    pub(super) fn same(&mut self, key: FigureKey, name: &str, of: &FigureKey) {
        let state = self.state(of);
        let formula = Formula::new(self.name(of), Steps::Same);
        self.insert(key, name, state, formula, std::slice::from_ref(of));
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
    key.column().is_decided() || key.column() == Column::LastYear
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
