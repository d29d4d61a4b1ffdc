//! The one store of what a facts file states in single values: amounts, numbers, words, by the key of their figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::model::{Fact, Maybe, Prose};
use crate::base::amount::Amount;
use crate::base::date::Date;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey};

/// All single values of a facts file. What is not filled in is not there.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Values {
    /// Amounts of money.
    pub amounts: BTreeMap<FigureKey, Fact<Amount>>,
    /// Counts, scores, and rates in percent.
    pub numbers: BTreeMap<FigureKey, Fact<Decimal>>,
    /// One-line texts, by key.
    pub words: BTreeMap<String, Fact<String>>,
    /// Lists of one-line texts, by key; only those with an item.
    pub texts: BTreeMap<String, Vec<Fact<String>>>,
    /// Yes or no, by key.
    pub flags: BTreeMap<String, Fact<bool>>,
    /// Days, by key.
    pub dates: BTreeMap<String, Fact<Date>>,
    /// What lines of amounts say beside their amounts, by fact.
    pub lines: BTreeMap<String, LineNotes>,
    /// Where each mapping of the catalogue stands, by key; only those that could be read.
    pub sections: BTreeMap<String, Span>,
}

/// What a line of amounts says beside its amounts.
#[derive(Clone, PartialEq, Debug)]
pub struct LineNotes {
    /// Where the line stands.
    pub span: Span,
    /// 变动主要原因.
    pub reason: Option<Prose>,
    /// Why 决算数 differs from 预算数.
    pub budget_reason: Option<Prose>,
    /// What a negative 决算数 (红字) corrects.
    pub negative: Option<Prose>,
    /// 出处.
    pub from: Maybe<String>,
}

/// One line of amounts.
#[derive(Clone, Copy, Debug)]
pub struct BudgetLine<'v> {
    values: &'v Values,
    fact: &'v str,
}

impl Values {
    /// The line of a fact, whether it is in the file or not.
    pub fn line<'v>(&'v self, fact: &'v str) -> BudgetLine<'v> {
        BudgetLine { values: self, fact }
    }

    /// The items of a list of one-line texts.
    pub fn texts(&self, key: &str) -> &[Fact<String>] {
        self.texts.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a figure is stated as a number.
    pub fn states(&self, key: &FigureKey) -> bool {
        self.amounts.contains_key(key) || self.numbers.contains_key(key)
    }
}

impl<'v> BudgetLine<'v> {
    /// The amount in one of its columns; 决算数 of a line with parts is its [`Column::Actual`] too.
    pub fn amount(self, column: Column) -> Option<&'v Fact<Amount>> {
        let stated = |column| self.values.amounts.get(&FigureKey::new(self.fact, column));
        stated(column).or_else(|| (column == Column::Actual).then(|| stated(Column::Total))?)
    }

    /// Where the line stands; `None` if it is not in the file.
    pub fn span(self) -> Option<Span> {
        self.notes().map(|notes| notes.span)
    }

    /// 变动主要原因.
    pub fn reason(self) -> Option<&'v Prose> {
        self.notes()?.reason.as_ref()
    }

    /// Why 决算数 differs from 预算数: 超出预算, 未用完 or 未完成的主要原因.
    pub fn budget_reason(self) -> Option<&'v Prose> {
        self.notes()?.budget_reason.as_ref()
    }

    /// What a negative 决算数 (红字) corrects; only a line that says so may have one.
    pub fn negative(self) -> Option<&'v Prose> {
        self.notes()?.negative.as_ref()
    }

    /// Whether any of its amounts is given.
    pub fn is_filled(self) -> bool {
        Column::STATED.iter().any(|column| self.amount(*column).is_some())
    }

    /// Whether any of its amounts is given and not zero.
    pub fn has_money(self) -> bool {
        let given = Column::STATED.iter().filter_map(|column| self.amount(*column));
        given.into_iter().any(|amount| !amount.value.is_zero())
    }

    /// Whether a budget is stated, of the whole year or of its beginning.
    pub fn has_budget(self) -> bool {
        [Column::Budget, Column::Initial].iter().any(|column| self.amount(*column).is_some())
    }

    fn notes(self) -> Option<&'v LineNotes> {
        self.values.lines.get(self.fact)
    }
}
