//! 当年完工楼堂馆所 to figures: each one by its number from 1, and all together with their control rates.

use std::collections::BTreeMap;

use super::build::Build;
use super::figure::Value;
use crate::base::amount::Amount;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::model::Building;

/// What is known of a building: word in ids, name.
const APPROVED_AREA: (&str, &str) = ("approved_area", "批准面积");
const ACTUAL_AREA: (&str, &str) = ("actual_area", "实际面积");
const APPROVED_INVESTMENT: (&str, &str) = ("approved_investment", "批准投资");
const ACTUAL_INVESTMENT: (&str, &str) = ("actual_investment", "实际投资");
const AREA_EXCESS: (&str, &str) = ("area_excess", "超出批准面积");
const INVESTMENT_EXCESS: (&str, &str) = ("investment_excess", "超出批准投资");

/// `buildings.<n>.<column>`, `buildings.<column>`, `buildings.area_control_rate`, `buildings.investment_control_rate`,
/// `buildings.<n>.area_excess`, `buildings.<n>.investment_excess`.
pub(super) fn buildings(build: &mut Build, all: &[Building], places: &BTreeMap<String, Span>) {
    let facts: Vec<_> = (1..=all.len()).map(|n| format!("{}.{n}", keys::BUILDINGS)).collect();
    facts.iter().zip(all).for_each(|(fact, one)| building(build, fact, one));
    // An empty list says that there were none; no list says nothing.
    let empty = places.get(keys::BUILDINGS).filter(|_| facts.is_empty());
    let metres = Value::Count(0.into(), "㎡".into());
    for ((column, title), nothing) in [
        (APPROVED_AREA, metres.clone()),
        (ACTUAL_AREA, metres),
        (APPROVED_INVESTMENT, Value::Money(Amount::ZERO)),
        (ACTUAL_INVESTMENT, Value::Money(Amount::ZERO)),
    ] {
        let (key, name) = (at(keys::BUILDINGS, column), format!("楼堂馆所{title}"));
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
    for ((column, title), area) in [(APPROVED_AREA, approved_area), (ACTUAL_AREA, actual_area)] {
        build.count(at(fact, column), &format!("{name}{title}"), area.as_ref(), "㎡");
    }
    for ((column, title), amount) in
        [(APPROVED_INVESTMENT, approved_investment), (ACTUAL_INVESTMENT, actual_investment)]
    {
        build.money(at(fact, column), &format!("{name}{title}"), amount.as_ref());
    }
    control_rates(build, fact, name);
    for ((column, title), (part, whole)) in [
        (AREA_EXCESS, (ACTUAL_AREA, APPROVED_AREA)),
        (INVESTMENT_EXCESS, (ACTUAL_INVESTMENT, APPROVED_INVESTMENT)),
    ] {
        let (part, whole) = (at(fact, part.0), at(fact, whole.0));
        if build.is_known(&part) && build.is_known(&whole) {
            build.difference(at(fact, column), &format!("{name}{title}"), &part, &whole);
        }
    }
}

fn control_rates(build: &mut Build, fact: &str, name: &str) {
    for (rate, title, part, whole) in [
        (Column::AreaControlRate, "面积控制率", ACTUAL_AREA, APPROVED_AREA),
        (Column::InvestmentControlRate, "投资概算控制率", ACTUAL_INVESTMENT, APPROVED_INVESTMENT),
    ] {
        let key = FigureKey::new(fact, rate);
        build.ratio(key, &format!("{name}{title}"), &at(fact, part.0), &at(fact, whole.0));
    }
}

fn at(fact: &str, column: &str) -> FigureKey {
    FigureKey::parse(&format!("{fact}.{column}"))
}
