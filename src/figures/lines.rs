//! Lines of amounts to figures: columns, groups with their totals and differences, rates.

use super::build::Build;
use super::figure::Value;
use crate::base::amount::Amount;
use crate::data::model::{BudgetLine, Maybe};

/// The columns of a line.
///
/// A budget that is not given is 年初预算 and 追加追减 together, if the first is given.
pub fn columns(build: &mut Build, id: &str, name: &str, line: &BudgetLine) {
    columns_but_actual(build, id, name, line);
    build.money(&format!("{id}.actual"), &format!("{name}决算数"), &line.actual);
}

fn columns_but_actual(build: &mut Build, id: &str, name: &str, line: &BudgetLine) {
    let at = |column: &str| format!("{id}.{column}");
    build.money(&at("initial"), &format!("{name}年初预算数"), &line.initial);
    build.money(&at("adjustment"), &format!("{name}追加追减数"), &line.adjustment);
    let budget = format!("{name}预算数");
    match (&line.budget, &line.initial, &line.adjustment) {
        (None, Some(_), Some(_)) => {
            build.sum(&at("budget"), &budget, &[at("initial"), at("adjustment")]);
        }
        (None, Some(_), None) => build.same(&at("budget"), &budget, &at("initial")),
        _ => build.money(&at("budget"), &budget, &line.budget),
    }
    let money =
        |fact: &Maybe<Amount>| Some((Value::Money(fact.as_ref()?.value), fact.as_ref()?.span));
    let (name_of_actual, name_of_budget) =
        (format!("{name}上年决算数"), format!("{name}上年预算数"));
    build.last_year(
        &at("last_year"),
        &name_of_actual,
        money(&line.last_year),
        &[at("total"), at("actual")],
    );
    build.last_year(
        &at("last_year_budget"),
        &name_of_budget,
        money(&line.last_year_budget),
        &[at("budget")],
    );
}

/// The columns of a group whose 决算 figure is `total`: what is not given is the sum of the parts.
///
/// `names` are the group's and its total's. A part that the file does not have is left out; one that lacks a
/// number leaves the sum without one.
pub fn group(
    build: &mut Build,
    id: &str,
    names: (&str, &str),
    total: &BudgetLine,
    parts: &[String],
) {
    let (name, total_name) = names;
    let column = |column: &str| -> Vec<String> {
        parts.iter().map(|part| format!("{part}.{column}")).collect()
    };
    for (key, title, fact) in [
        ("initial", "年初预算数", &total.initial),
        ("adjustment", "追加追减数", &total.adjustment),
        ("budget", "预算数", &total.budget),
        ("last_year", "上年决算数", &total.last_year),
        ("last_year_budget", "上年预算数", &total.last_year_budget),
    ] {
        let computed = match key {
            "budget" => total.initial.is_some(),
            "last_year" => build.previous_of(&[format!("{id}.total")]).is_some(),
            "last_year_budget" => build.previous_of(&[format!("{id}.budget")]).is_some(),
            _ => false,
        };
        let parts = column(key);
        if fact.is_none() && !computed && parts.iter().all(|part| build.is_known(part)) {
            build.sum(&format!("{id}.{key}"), &format!("{name}{title}"), &parts);
        }
    }
    columns_but_actual(build, id, name, total);
    let decided: Vec<_> = parts.iter().map(|part| decided(build, part)).collect();
    let whole = format!("{id}.total");
    match &total.actual {
        Some(_) => build.money(&whole, total_name, &total.actual),
        None => build.sum(&whole, total_name, &decided),
    }
    let difference = format!("{total_name}与分项之差");
    build.remainder(&format!("{id}.difference"), &difference, &whole, &decided);
    let (budget, difference) = (format!("{id}.budget"), format!("{name}预算数与分项之差"));
    build.remainder(&format!("{id}.budget_difference"), &difference, &budget, &column("budget"));
}

/// The 决算 figure of a part: its `total` if it is a group, else its `actual`.
pub fn decided(build: &Build, part: &str) -> String {
    let total = format!("{part}.total");
    if build.get(&total).is_some() { total } else { format!("{part}.actual") }
}

/// 决算数 ÷ 预算数 of a line.
pub fn rate(build: &mut Build, id: &str, rate: &str, name: &str, actual: &str) {
    build.ratio(&format!("{id}.{rate}"), name, &format!("{id}.{actual}"), &format!("{id}.budget"));
}
