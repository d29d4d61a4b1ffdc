//! A passage with its statements, as the rules of arithmetic look at it.

use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::CheckContext;
use crate::statements::interval::Interval;
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole, PassageStatements, Statement};

/// How many statements around one are looked at: no sentence that anybody reads has more.
pub(crate) const NEAR: usize = 24;

/// A passage and what was read in it.
#[derive(Clone, Copy)]
pub(crate) struct StatedText<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// Its statements.
    pub stated: &'a PassageStatements,
}

/// Every running text with statements.
pub(crate) fn texts<'a>(context: &CheckContext<'a>) -> impl Iterator<Item = StatedText<'a>> {
    let pairs = context.passages.iter().zip(context.statements);
    let texts = pairs.map(|(passage, stated)| StatedText { passage, stated });
    texts.filter(|text| !text.passage.is_name && !text.stated.statements.is_empty())
}

impl<'a> StatedText<'a> {
    /// A statement.
    pub(crate) fn at(&self, place: usize) -> &'a Statement {
        &self.stated.statements[place]
    }

    /// All statements.
    pub(crate) fn all(&self) -> &'a [Statement] {
        &self.stated.statements
    }

    /// The places of the statements around one.
    pub(crate) fn around(&self, place: usize) -> std::ops::Range<usize> {
        place.saturating_sub(NEAR)..(place + NEAR + 1).min(self.all().len())
    }

    /// The statements before one in its sentence, the nearest first.
    pub(crate) fn before(&self, place: usize) -> impl Iterator<Item = usize> + use<'a> {
        let all = self.stated.statements.as_slice();
        let sentence = all[place].sentence;
        let from = place.saturating_sub(NEAR);
        (from..place).rev().take_while(move |one| all[*one].sentence == sentence)
    }

    /// The numbers that a statement may stand for: those that round to the printed one. Amounts of one unit are printed
    /// with the decimals of the one around them that has most, less the zeros at their end.
    pub(crate) fn interval(&self, place: usize) -> Interval {
        let one = &self.at(place).number;
        if one.quantity == Quantity::Percent {
            return Interval::of(one, one.decimals);
        }
        let like = |other: &&Statement| {
            other.number.quantity == one.quantity && other.number.scale == one.scale
        };
        let around = self.around(place).map(|place| self.at(place)).filter(like);
        let decimals = around.map(|other| other.number.decimals).max().unwrap_or(0);
        Interval::of(one, decimals)
    }

    /// A number with its unit, as it stands.
    pub(crate) fn written(&self, place: usize) -> String {
        let number = &self.at(place).number;
        self.passage.text(number.at, number.end)
    }

    /// The digits of a number as they stand.
    pub(crate) fn digits(&self, place: usize) -> String {
        let number = &self.at(place).number;
        self.passage.text(number.at, number.at + number.length)
    }

    /// The words before a number.
    pub(crate) fn label(&self, place: usize) -> String {
        let label = &self.at(place).label;
        self.passage.text(label.start, label.end)
    }

    /// The words of its sentence before a number.
    pub(crate) fn ahead(&self, place: usize) -> String {
        let at = self.at(place).number.at;
        self.passage.text(self.passage.sentence(at).0, at)
    }

    /// The words between two places.
    pub(crate) fn gap(&self, from: usize, to: usize) -> String {
        self.passage.text(self.at(from).number.end, self.at(to).number.at)
    }

    /// Whether a statement is an exact amount of something.
    pub(crate) fn is_amount(&self, place: usize) -> bool {
        let one = self.at(place);
        matches!(
            one.role,
            NumberRole::Value
                | NumberRole::Total
                | NumberRole::To
                | NumberRole::Base
                | NumberRole::Whole
                | NumberRole::From
        ) && one.number.is_exact()
            && one.number.quantity.is_amount()
    }

    /// Whether two statements measure the same.
    pub(crate) fn is_like(&self, one: usize, other: usize) -> bool {
        self.at(one).number.is_like(&self.at(other).number)
    }

    /// The nearest amount before a statement in its sentence that is the thing itself, not a budget or last year's.
    pub(crate) fn subject(&self, place: usize, quantity: &Quantity) -> Option<usize> {
        let one = self.at(place);
        self.before(place).find(|&before| {
            let other = self.at(before);
            let own = matches!(other.basis, AmountBasis::Unstated | AmountBasis::Actual)
                && matches!(
                    other.role,
                    NumberRole::Value | NumberRole::Total | NumberRole::To | NumberRole::Average
                );
            own && other.number.quantity == *quantity && other.depth <= one.depth
        })
    }

    /// Whether every number of some statements comes from a citation, so that none of them can be wrong.
    pub(crate) fn are_cited(&self, places: &[usize]) -> bool {
        places.iter().all(|place| {
            let number = &self.at(*place).number;
            self.passage.is_cited(number.at, number.length)
        })
    }

    /// Reports a number; nothing where it is not to be reported here, or it and all others come from citations.
    pub(crate) fn report(
        &self,
        code: &'static Code,
        (place, others): (usize, &[usize]),
        message: String,
        hint: &str,
        findings: &mut Diagnostics,
    ) {
        if self.are_cited(&[place]) && self.are_cited(others) {
            return;
        }
        let number = &self.at(place).number;
        let length = number.end - number.at;
        let Some(span) = self.passage.span(number.at, length) else { return };
        findings.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}
