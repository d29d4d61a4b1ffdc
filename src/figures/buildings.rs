//! 当年完工楼堂馆所 to figures: each one by its number from 1, and all together with their control rates.

use super::build::Build;
use super::figure::Value;
use crate::base::amount::Amount;
use crate::data::Report;
use crate::data::model::Building;

/// `buildings.<n>.<column>`, `buildings.<column>`, `buildings.area_control_rate`, `buildings.investment_control_rate`.
pub fn buildings(build: &mut Build, report: &Report) {
    let numbered = report.buildings.iter().enumerate();
    let ids: Vec<_> = numbered
        .map(|(index, one)| building(build, &format!("buildings.{}", index + 1), one))
        .collect();
    // An empty list says that there were none; no list says nothing.
    let empty = report.places.get("buildings").filter(|_| ids.is_empty());
    let metres = Value::Count(0.into(), "㎡".into());
    for (column, name, nothing) in [
        ("approved_area", "楼堂馆所批准面积", metres.clone()),
        ("actual_area", "楼堂馆所实际面积", metres),
        ("approved_investment", "楼堂馆所批准投资", Value::Money(Amount::ZERO)),
        ("actual_investment", "楼堂馆所实际投资", Value::Money(Amount::ZERO)),
    ] {
        let id = format!("buildings.{column}");
        let parts: Vec<_> = ids.iter().map(|one| format!("{one}.{column}")).collect();
        if let Some(&place) = empty {
            build.nothing(&id, name, nothing, place);
        } else {
            build.sum(&id, name, &parts);
        }
    }
    for (rate, name, of) in [
        ("area", "楼堂馆所面积控制率", "area"),
        ("investment", "楼堂馆所投资概算控制率", "investment"),
    ] {
        let (part, whole) = (format!("buildings.actual_{of}"), format!("buildings.approved_{of}"));
        build.ratio(&format!("buildings.{rate}_control_rate"), name, &part, &whole);
    }
}

fn building(build: &mut Build, id: &str, one: &Building) -> String {
    let at = |column: &str| format!("{id}.{column}");
    let name = &one.name.value;
    build.count(&at("approved_area"), &format!("{name}批准面积"), &one.approved_area, "㎡");
    build.count(&at("actual_area"), &format!("{name}实际面积"), &one.actual_area, "㎡");
    build.money(&at("approved_investment"), &format!("{name}批准投资"), &one.approved_investment);
    build.money(&at("actual_investment"), &format!("{name}实际投资"), &one.actual_investment);
    build.ratio(
        &at("area_control_rate"),
        &format!("{name}面积控制率"),
        &at("actual_area"),
        &at("approved_area"),
    );
    let (part, whole) = (at("actual_investment"), at("approved_investment"));
    let rate = format!("{name}投资概算控制率");
    build.ratio(&at("investment_control_rate"), &rate, &part, &whole);
    id.to_string()
}
