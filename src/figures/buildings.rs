//! 当年完工楼堂馆所 to figures: each one by its number from 1, and all together with their control rates.

use std::collections::BTreeMap;

use super::build::Build;
use super::figure::Value;
use crate::base::amount::Amount;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::model::Building;

/// `buildings.<n>.<column>`, `buildings.<column>`, `buildings.area_control_rate`, `buildings.investment_control_rate`,
/// `buildings.<n>.area_excess`, `buildings.<n>.investment_excess`.
pub(super) fn buildings(build: &mut Build, all: &[Building], places: &BTreeMap<String, Span>) {
    let facts: Vec<_> = (1..=all.len()).map(|n| format!("{}.{n}", keys::BUILDINGS)).collect();
    facts.iter().zip(all).for_each(|(fact, one)| building(build, fact, one));
    // An empty list says that there were none; no list says nothing.
    let empty = places.get(keys::BUILDINGS).filter(|_| facts.is_empty());
    let metres = Value::Count(0.into(), "㎡".into());
    for (column, nothing) in [
        (Column::ApprovedArea, metres.clone()),
        (Column::ActualArea, metres),
        (Column::ApprovedInvestment, Value::Money(Amount::ZERO)),
        (Column::ActualInvestment, Value::Money(Amount::ZERO)),
    ] {
        let (key, name) = (at(keys::BUILDINGS, column), format!("楼堂馆所{}", column.title()));
        if let Some(&place) = empty {
            build.nothing(key, &name, nothing, place);
        } else {
            let parts: Vec<_> = facts.iter().map(|fact| at(fact, column)).collect();
            build.sum(key, &name, &parts);
        }
    }
    control_rates(build, keys::BUILDINGS, "楼堂馆所");
}

fn building(build: &mut Build, fact: &str, one: &Building) {
    let Building {
        name,
        approved_area,
        actual_area,
        approved_investment,
        actual_investment,
        reason: _,
    } = one;
    let name = &name.value;
    for (column, area) in [(Column::ApprovedArea, approved_area), (Column::ActualArea, actual_area)]
    {
        build.count(at(fact, column), &format!("{name}{}", column.title()), area.as_ref(), "㎡");
    }
    for (column, amount) in [
        (Column::ApprovedInvestment, approved_investment),
        (Column::ActualInvestment, actual_investment),
    ] {
        build.money(at(fact, column), &format!("{name}{}", column.title()), amount.as_ref());
    }
    control_rates(build, fact, name);
    for (column, (part, whole)) in [
        (Column::AreaExcess, (Column::ActualArea, Column::ApprovedArea)),
        (Column::InvestmentExcess, (Column::ActualInvestment, Column::ApprovedInvestment)),
    ] {
        let (part, whole) = (at(fact, part), at(fact, whole));
        if build.is_known(&part) && build.is_known(&whole) {
            build.difference(at(fact, column), &format!("{name}{}", column.title()), &part, &whole);
        }
    }
}

fn control_rates(build: &mut Build, fact: &str, name: &str) {
    for (rate, part, whole) in [
        (Column::AreaControlRate, Column::ActualArea, Column::ApprovedArea),
        (Column::InvestmentControlRate, Column::ActualInvestment, Column::ApprovedInvestment),
    ] {
        build.ratio(
            at(fact, rate),
            &format!("{name}{}", rate.title()),
            &at(fact, part),
            &at(fact, whole),
        );
    }
}

fn at(fact: &str, column: Column) -> FigureKey {
    FigureKey::new(fact, column)
}
