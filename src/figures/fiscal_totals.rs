//! 财政拨款收支总计 to what it is made of: the year's income and what was left before, what was spent and what is left.

use rust_decimal::Decimal;

use super::build::Build;
use crate::base::amount::{Amount, Unit};
use crate::catalogue::{
    CARRIED_OVER, Column, FISCAL, FigureKey, SOCIAL_INSURANCE, keys, money_source,
};
use crate::data::Report;
use crate::data::model::IncomePart;

/// `fiscal_totals.received`, `fiscal_opening`, `fiscal_spent`, `fiscal_closing`, each side where all of it is known.
pub(super) fn fiscal_totals(build: &mut Build, report: &Report) {
    let at = |column| FigureKey::new(keys::FISCAL_TOTALS, column);
    if !build.is_known(&at(Column::Actual)) {
        return;
    }
    let decided = |fact: &str| FigureKey::new(fact, Column::Actual);
    let income: Vec<_> = fiscal_income(report).iter().map(|part| decided(&part.fact)).collect();
    let spent: Vec<_> = fiscal_funding(report).into_iter().map(decided).collect();
    let is_all = [is_told_by_source(report), is_all_spending(build, report)];
    let [came, went] = [
        (Column::Received, "财政拨款收入", Column::FiscalOpening, "年初财政拨款结转结余"),
        (Column::FiscalSpent, "财政拨款支出", Column::FiscalClosing, "年末财政拨款结转结余"),
    ];
    for ((side, name, rest, rest_name), parts, is_all) in
        [(came, income, is_all[0]), (went, spent, is_all[1])]
    {
        if is_all && !parts.is_empty() && parts.iter().all(|part| build.is_known(part)) {
            build.sum(at(side), name, &parts);
            build.difference(at(rest), rest_name, &at(Column::Actual), &at(side));
        }
    }
}

/// The parts of income that are 财政拨款, none within another.
pub fn fiscal_income(report: &Report) -> Vec<&IncomePart> {
    fn find<'a>(parts: &'a [IncomePart], found: &mut Vec<&'a IncomePart>) {
        for part in parts {
            match part.source.as_ref().is_some_and(|source| is_fiscal(&source.value)) {
                true => found.push(part),
                false => find(&part.parts, found),
            }
        }
    }
    let mut found = Vec::new();
    find(&report.income_parts, &mut found);
    found
}

/// The facts of the rows of 资金来源 that are 财政拨款. A row of it as a whole covers those of its parts.
pub fn fiscal_funding(report: &Report) -> Vec<&str> {
    let rows = &report.funding;
    let as_whole = rows.iter().any(|row| row.source.value == FISCAL);
    let is_one = |code: &str| if as_whole { code == FISCAL } else { is_fiscal(code) };
    rows.iter().filter(|row| is_one(&row.source.value)).map(|row| row.fact.as_str()).collect()
}

/// Whether a source is 财政拨款, which money of the social insurance budget is not.
fn is_fiscal(code: &str) -> bool {
    code != SOCIAL_INSURANCE && money_source(code).is_some_and(|source| source.is_fiscal)
}

/// Whether each part of income says from which source it is.
fn is_told_by_source(report: &Report) -> bool {
    report.income_parts.iter().all(|part| part.source.is_some())
}

/// Whether the rows of 资金来源 are all that was spent, and each is of the budget or is not.
fn is_all_spending(build: &Build, report: &Report) -> bool {
    let is_told = |code: &str| {
        code != CARRIED_OVER
            && money_source(code).is_some_and(|source| source.is_fiscal || !source.covers_fiscal)
    };
    let rows = &report.funding;
    let of_row = |fact: &str| build.number(&FigureKey::new(fact, Column::Actual));
    let sum: Option<Decimal> = rows.iter().map(|row| of_row(&row.fact)).sum();
    let whole = build.number(&build.decided(keys::EXPENDITURE));
    let half_places = Decimal::from(rows.len() + 1) * half_of_last_place(report.unit);
    rows.iter().all(|row| is_told(&row.source.value))
        && sum.zip(whole).is_some_and(|(sum, whole)| (sum - whole).abs() <= half_places)
}

/// Half of the last of two decimals of a unit, in 元.
fn half_of_last_place(unit: Unit) -> Decimal {
    Amount::new(Decimal::new(5, 3), unit).yuan()
}
