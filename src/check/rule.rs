//! What a rule is: a code, and the search for what it is about.

use super::text::Passage;
use rust_decimal::Decimal;

use crate::base::amount::{Amount, fixed};
use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::id::FigureId;
use crate::base::source::Span;
use crate::data::Report;
use crate::figures::{Figure, Figures, Value};
use crate::pack::Words;

/// What rules look at.
pub struct CheckContext<'a> {
    /// The code of the rule that looks, which its findings carry.
    pub code: &'static Code,
    /// The facts.
    pub report: &'a Report,
    /// What was computed from them.
    pub figures: &'a Figures,
    /// The word lists of the pack.
    pub words: &'a Words,
    /// The running text.
    pub passages: &'a [Passage],
}

/// How much of the facts must have been read for a rule to be fair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// All of it: what could not be read would be called missing.
    All,
    /// Every item of every list: a number that could not be read is passed over.
    Lists,
}

impl Needs {
    /// Whether the errors so far leave enough.
    pub fn are_met(self, findings: &Diagnostics) -> bool {
        let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
        // A character that cannot be printed hides nothing of what else is there.
        let mut codes = errors.map(|finding| finding.code).filter(|code| *code != codes::Y02);
        let hides = [codes::D03, codes::D04, codes::D08, codes::D11];
        match self {
            Self::All => !codes.any(|code| matches!(code.family(), 'Y' | 'D')),
            Self::Lists => !codes.any(|code| code.family() == 'Y' || hides.contains(&code)),
        }
    }
}

/// A rule about facts and figures.
pub struct CheckRule {
    /// Its code; the register has its page for users.
    pub code: &'static Code,
    /// What it needs to have been read.
    pub needs: Needs,
    /// Finds what breaks it.
    pub run: fn(&CheckContext, &mut Diagnostics),
}

impl CheckRule {
    /// A rule with the function that finds what breaks it.
    pub const fn new(
        code: &'static Code,
        needs: Needs,
        run: fn(&CheckContext, &mut Diagnostics),
    ) -> Self {
        Self { code, needs, run }
    }
}

impl CheckContext<'_> {
    /// A finding of the rule that looks.
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, message)
    }

    /// The figure with a dotted name.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.get(&FigureId::new(id))
    }

    /// Where a figure is filled in, or the first thing that it is computed from.
    pub fn place(&self, figure: &Figure) -> Option<Span> {
        let filled = figure.place.filter(|place| place.source == self.report.source);
        filled.or_else(|| self.inputs(figure).into_iter().find_map(|input| self.place(input)))
    }

    /// What rounding alone may make of a sum of `parts` amounts, in the printed unit: half of the last place of the
    /// file's unit for each of them and for the sum.
    pub fn slack(&self, parts: usize) -> Decimal {
        let halves = Decimal::new(5, 3) * Decimal::from(parts + 1);
        Amount::new(halves, self.report.unit).of(self.figures.unit)
    }

    /// The figures that one is computed from.
    pub fn inputs(&self, figure: &Figure) -> Vec<&Figure> {
        inputs(self.figures, figure)
    }

    /// A figure's number with all its digits, two decimals at least for money: `1089.40`, `22`, `91.67%`.
    pub fn exact(&self, figure: &Figure) -> String {
        exact(self.figures, figure)
    }

    /// How a figure comes about in numbers: `22 ÷ 24 = 91.67%`; nothing for a plain fact.
    pub fn arithmetic(&self, figure: &Figure) -> Option<String> {
        arithmetic(self.figures, figure)
    }
}

fn inputs<'a>(figures: &'a Figures, figure: &Figure) -> Vec<&'a Figure> {
    figure.inputs.iter().filter_map(|id| figures.get(id)).collect()
}

fn exact(figures: &Figures, figure: &Figure) -> String {
    match figure.value() {
        Some(Value::Money(amount)) => {
            let number = amount.of(figures.unit);
            if number.scale() < 2 { fixed(number, 2) } else { number.to_string() }
        }
        Some(Value::Ratio(_) | Value::Percent(_)) => figures.shown(figure),
        Some(Value::Count(..) | Value::Words(_)) | None => figures.number(figure),
    }
}

/// How a figure comes about in numbers: `22 ÷ 24 = 91.67%`; nothing for a plain fact.
pub fn arithmetic(figures: &Figures, figure: &Figure) -> Option<String> {
    let inputs = inputs(figures, figure);
    let numbers: Vec<_> = inputs.iter().map(|input| exact(figures, input)).collect();
    let steps = match (figure.value()?, inputs.as_slice()) {
        (_, [] | [_]) => return None,
        (Value::Ratio(_), _) => numbers.join(" ÷ "),
        (_, [_, _]) if figure.formula.contains('－') => numbers.join(" － "),
        (_, [_, ..]) if figure.formula.contains("－（") => {
            format!("{} －（{}）", numbers[0], numbers[1..].join(" ＋ "))
        }
        _ => numbers.join(" ＋ "),
    };
    Some(format!("{steps} = {}", exact(figures, figure)))
}
