//! What a rule is: a code and a function from the context to findings.

use rust_decimal::Decimal;

use super::arithmetic::{arithmetic, exact, inputs};
use super::passage_index::PassageIndex;
use super::wholes::Wholes;
use crate::base::amount::{Amount, fixed};
use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::fact_path::FactPath;
use crate::base::says::says;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey};
use crate::data::model::Prose;
use crate::data::{Report, TextKind};
use crate::figures::{Figure, Figures};
use crate::pack::Words;
use crate::statements::passage::Passage;
use crate::statements::statement::PassageStatements;

/// What rules look at.
pub struct CheckContext<'a> {
    /// The code of the rule that looks, which its findings carry.
    pub code: &'static Code,
    /// The facts.
    pub report: &'a Report,
    /// What was computed from them.
    pub figures: &'a Figures,
    /// The amounts of money among them, in 元 and without their sign.
    pub amounts: &'a Wholes,
    /// The word lists of the pack.
    pub words: &'a Words,
    /// The running text.
    pub passages: &'a [Passage],
    /// Where they begin; nothing where the wording of templates is looked at.
    pub index: &'a PassageIndex,
    /// What its numbers state, passage by passage; nothing where the wording of templates is looked at.
    pub statements: &'a [PassageStatements],
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
    /// Whether the errors so far leave enough of the facts.
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

/// A rule.
pub struct CheckRule {
    /// Its code; the register has its page for users.
    pub code: &'static Code,
    /// What it needs to have been read.
    pub needs: Needs,
    /// Finds what breaks it.
    pub run: fn(&CheckContext, &mut Diagnostics),
}

impl CheckRule {
    /// A rule of a code; the context hands the code to `run`.
    pub const fn new(
        code: &'static Code,
        needs: Needs,
        run: fn(&CheckContext, &mut Diagnostics),
    ) -> Self {
        Self { code, needs, run }
    }
}

impl<'a> CheckContext<'a> {
    /// The passage of a running text of the facts.
    pub fn passage_of(&self, prose: &Prose) -> Option<&'a Passage> {
        self.passages.get(self.index.find(prose.span)?)
    }

    /// What to do about a number in running text that is not its figure's: cite the figure. `unit` is what the text has
    /// behind the number; a figure that is printed without it needs it still.
    pub fn cite_hint(&self, figure: &Figure, unit: &str) -> String {
        let is_bare = self.figures.cited(figure, false).ends_with(|c: char| c.is_ascii_digit());
        let unit = if is_bare { unit } else { "" };
        format!("正文里写 ${{{}}}{unit}，由程序印数；或核对数据", figure.id)
    }

    /// A finding of the rule that looks.
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, message)
    }

    /// A finding of the rule about two numbers that do not go together: the place of each and what it is.
    pub fn finding_at_both(
        &self,
        message: String,
        (first, second): (Option<Span>, Option<Span>),
        names: (&str, &str),
    ) -> Diagnostic {
        self.finding(message).label(first, names.0).label(second, names.1)
    }

    /// A column of a fact, or what is derived from it.
    pub fn of(&self, fact: &str, column: Column) -> Option<&Figure> {
        self.figures.find(&FigureKey::new(fact, column))
    }

    /// The figure that a key of the facts file states.
    pub fn stated(&self, key: &str) -> Option<&Figure> {
        self.figures.named(key)
    }

    /// A value of the facts file with its path, as messages call it: `年初结转结余（carryover.opening）`.
    pub fn called(&self, path: &str) -> String {
        self.report.catalogue.called(&FactPath::parse(path))
    }

    /// A field of the items of a list with its key, the same: `分值（weight）` of `indicators`.
    pub fn field(&self, list: &str, field: &str) -> String {
        self.report.catalogue.field_called(list, field)
    }

    /// The 决算 figure of a fact: its total if it has parts, else its actual.
    pub fn decided(&self, fact: &str) -> Option<&Figure> {
        self.of(fact, Column::Total).or_else(|| self.of(fact, Column::Actual))
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
        Amount::new(halves, self.report.unit).of(self.figures.unit())
    }

    /// An amount in the printed unit with all its digits, two decimals at least.
    pub fn all_digits(&self, number: Decimal) -> String {
        let number = number.normalize();
        if number.scale() < 2 { fixed(number, 2) } else { number.to_string() }
    }

    /// The figures that one is computed from.
    pub fn inputs(&self, figure: &Figure) -> Vec<&Figure> {
        inputs(self.figures, figure)
    }

    /// A figure's number with all its digits, two decimals at least for money: `1089.40`, `22`, `91.67%`.
    pub fn exact(&self, figure: &Figure) -> String {
        exact(self.figures, figure)
    }

    /// Whether the unit's own text names one of these topics and states that something is over its limit: what it
    /// explains need not be reported.
    pub fn explains(&self, topics: &[&str]) -> bool {
        const OVER: [&str; 8] = ["超", "大于", "多于", "高于", "口径", "另行", "其余", "其他项目"];
        let texts = self.report.proses_of(&[
            TextKind::Work,
            TextKind::Problem,
            TextKind::Cause,
            TextKind::Added,
        ]);
        texts
            .iter()
            .map(|text| text.words())
            .any(|words| says(&words, &OVER) && says(&words, topics))
    }

    /// How a figure comes about in numbers: `22 ÷ 24 = 91.67%`; nothing for a plain fact.
    pub fn arithmetic(&self, figure: &Figure) -> Option<String> {
        arithmetic(self.figures, figure)
    }
}
