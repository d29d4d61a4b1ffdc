//! This year against last: the change of every line, its rate, and the words that the numbers choose.

use super::build::Build;
use super::figure::{Figure, State, Value};
use super::lines::decided;
use crate::base::amount::Unit;

/// `<line>.change|change_size|change_rate|change_clause` of every line that knows a 上年决算数.
pub fn changes(build: &mut Build) {
    let lines = build.figures.iter().filter_map(|figure| {
        let line = figure.id.as_str().strip_suffix(".last_year")?;
        (line != "staff").then(|| line.to_string())
    });
    for line in lines.collect::<Vec<_>>() {
        change(build, &line);
    }
    clause(build, "staff");
}

fn change(build: &mut Build, line: &str) {
    let (now, before) = (decided(build, line), format!("{line}.last_year"));
    let name = build.name(&now);
    let at = |key: &str| format!("{line}.{key}");
    build.difference(&at("change"), &format!("{name}与上年之差"), &now, &before);
    build.size(&at("change_size"), &format!("{name}增减额"), &at("change"));
    build.ratio(&at("change_rate"), &format!("{name}增减率"), &at("change"), &before);
    clause(build, line);
}

/// `<line>.change_clause`: what is said of the change, in the words of the official form.
fn clause(build: &mut Build, line: &str) {
    let at = |key: &str| format!("{line}.{key}");
    let now = decided(build, line);
    let known = |id: &str| build.get(id).filter(|figure| figure.value().is_some());
    let figures = (known(&now), known(&at("last_year")), known(&at("change")));
    let state = match figures {
        (Some(now), Some(before), Some(change)) => {
            State::Known(Value::Words(spoken(build, line, now, before, change)))
        }
        _ => State::Missing,
    };
    let name = format!("{}比上年", build.name(&now));
    let inputs: Vec<_> = [now, at("last_year"), at("change_size"), at("change_rate")]
        .into_iter()
        .filter(|id| build.get(id).is_some())
        .collect();
    let formula = "增减额为正写增加、增长，为负写减少、下降，为0写持平；上年为0不写百分比".into();
    build.insert(&at("change_clause"), &name, state, formula, &inputs);
}

/// `比上年增加12.30万元，增长3.21%`; with no base `由0.00万元增加至0.30万元`; with no change `与上年持平`.
fn spoken(build: &Build, line: &str, now: &Figure, before: &Figure, change: &Figure) -> String {
    let figures = &build.figures;
    let number = |id: &str| build.number(id).unwrap_or_default();
    let difference = number(change.id.as_str());
    if difference.is_zero() {
        return "与上年持平".into();
    }
    let (now, before) = (figures.shown(now), figures.shown(before));
    if now == before {
        // The difference is smaller than what is printed, so it is said in 元 to the cent.
        let size = change.money().map(|money| money.abs().shown(Unit::Yuan));
        return format!("与上年基本持平，相差{}元", size.unwrap_or_default());
    }
    if number(&format!("{line}.last_year")).is_zero() {
        return format!("由{before}增加至{now}");
    }
    let size = build.get(&format!("{line}.change_size")).map(|size| figures.shown(size));
    let rate = build.get(&format!("{line}.change_rate")).and_then(Figure::value);
    let (more, grown) =
        if difference.is_sign_positive() { ("增加", "增长") } else { ("减少", "下降") };
    let mut said = format!("比上年{more}{}", size.unwrap_or_default());
    if let Some(Value::Ratio(ratio)) = rate {
        said.push_str(&format!("，{grown}{:.2}%", ratio.rounded_percent().abs()));
    }
    said
}
