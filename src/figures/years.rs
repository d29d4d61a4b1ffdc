//! This year against last: the change of every line, its rate, and the words that the numbers choose.

use super::build::Build;
use super::figure::{Figure, State, Value};
use super::rounding::differs_in_print;
use crate::base::amount::Unit;
use crate::catalogue::{Column, FigureKey};
use crate::data::Report;

/// `<line>.change|change_size|change_rate|change_clause` of every line that knows a 上年决算数, and of every count that
/// has one of last year, less the rate.
pub fn changes(build: &mut Build, report: &Report) {
    let counts: Vec<_> =
        report.catalogue.rows().filter_map(|row| Some((row, row.last_year.as_ref()?))).collect();
    let of_counts: Vec<_> = counts.iter().map(|(_, before)| FigureKey::parse(before)).collect();
    let lines = build.figures.iter().filter(|figure| {
        figure.key.column() == Column::LastYear && !of_counts.contains(&figure.key)
    });
    for before in lines.map(|figure| figure.key.clone()).collect::<Vec<_>>() {
        line_change(build, &before);
    }
    for ((row, _), before) in counts.iter().zip(&of_counts) {
        let (now, name) = (row.value(), row.value_name());
        let at = |column| row.figure(column);
        build.difference(at(Column::Change), &format!("{name}增减"), &now, before);
        build.size(at(Column::ChangeSize), &format!("{name}增减数"), &at(Column::Change));
        clause(build, &now, before);
    }
}

fn line_change(build: &mut Build, before: &FigureKey) {
    let Some(fact) = before.fact() else { return };
    let now = build.decided(fact);
    let name = build.name(&now);
    let at = |column: Column| before.with(column);
    build.difference(at(Column::Change), &format!("{name}与上年之差"), &now, before);
    build.size(at(Column::ChangeSize), &format!("{name}增减额"), &at(Column::Change));
    build.ratio(at(Column::ChangeRate), &format!("{name}增减率"), &at(Column::Change), before);
    clause(build, &now, before);
}

/// `<line>.change_clause`: what is said of the change, in the words of the official form.
fn clause(build: &mut Build, now: &FigureKey, before: &FigureKey) {
    let at = |column: Column| now.with(column);
    let known = |key: &FigureKey| build.get(key).filter(|figure| figure.value().is_some());
    let figures = (known(now), known(before), known(&at(Column::Change)));
    let state = match figures {
        (Some(now), Some(before), Some(change)) => {
            State::Known(Value::Words(spoken(build, now, before, change)))
        }
        _ => State::Missing,
    };
    let name = format!("{}比上年", build.name(now));
    let inputs: Vec<_> =
        [now.clone(), before.clone(), at(Column::ChangeSize), at(Column::ChangeRate)]
            .into_iter()
            .filter(|key| build.get(key).is_some())
            .collect();
    let formula = "增减额为正写增加、增长，为负写减少、下降，为0写持平；上年为0不写百分比";
    build.insert(at(Column::ChangeClause), &name, state, formula, &inputs);
}

/// `比上年增加12.30万元，增长3.21%`; with no base `由0.00万元增加至0.30万元`; with no change `与上年持平`.
fn spoken(build: &Build, now: &Figure, before: &Figure, change: &Figure) -> String {
    let figures = &build.figures;
    let difference = build.number(&change.key).unwrap_or_default();
    if difference.is_zero() {
        return "与上年持平".into();
    }
    let base = build.number(&before.key).unwrap_or_default();
    let (now_key, before_key) = (now.key.clone(), before.key.clone());
    let (now, before) = (figures.shown(now), figures.shown(before));
    if now == before {
        // The difference is smaller than what is printed, so it is said in 元 to the cent.
        let size = change.money().map(|money| money.abs().shown(Unit::Yuan));
        return format!("与上年基本持平，相差{}元", size.unwrap_or_default());
    }
    if base.is_zero() {
        return format!("由{before}增加至{now}");
    }
    let size = build.get(&change.key.with(Column::ChangeSize)).map(|size| figures.shown(size));
    let rate = build.get(&change.key.with(Column::ChangeRate)).and_then(Figure::value);
    let (more, grown) =
        if difference.is_sign_positive() { ("增加", "增长") } else { ("减少", "下降") };
    let mut said = format!("比上年{more}{}", size.unwrap_or_default());
    if let Some(Value::Ratio(ratio)) = rate {
        said.push_str(&format!("，{grown}{:.2}%", ratio.rounded_percent().abs()));
    }
    if differs_in_print(build, &now_key, &before_key, &change.key) {
        said.push_str("（按未四舍五入的数计算）");
    }
    said
}
