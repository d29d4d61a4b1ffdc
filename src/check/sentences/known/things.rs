//! The facts to things that a sentence can name, each with the numbers that may be stated of it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::table_things::of_table;
use super::thing::{KnownValue, Thing, known_of, pieces};
use super::which::Which;
use crate::catalogue::{Column, FigureKey, Kind, Phrase, Row, keys};
use crate::check::indicators::counted_thing;
use crate::check::rule::CheckContext;
use crate::check::sentences::derived::measured::figure_quantity;
use crate::figures::{Figure, Value};
use crate::statements::quantity::{Quantity, quantity_of};

/// Everything that can be named.
pub(super) fn things(context: &CheckContext) -> Vec<Thing> {
    let mut things = Vec::new();
    context.report.data_tables.iter().for_each(|table| of_table(context, table, &mut things));
    of_indicators(context, &mut things);
    of_phrases(context, &mut things);
    of_rows(context, &mut things);
    of_subordinates(context, &mut things);
    of_buildings(context, &mut things);
    of_projects(context, &mut things);
    things
}

/// Indicators: their targets and what was reached. 群众满意度, however it is called, is one of those of all indicators.
fn of_indicators(context: &CheckContext, things: &mut Vec<Thing>) {
    let mut satisfaction = Vec::new();
    let mut by_name = places_by_name(things);
    for figure in context.figures.iter() {
        let Some((name, which)) = named_indicator(figure) else { continue };
        let Some((quantity, value)) = measured(figure) else { continue };
        let one = known_of(context, figure, value, which);
        if quantity == Quantity::Percent && name.contains("满意度") {
            satisfaction.push(one.clone());
        }
        let same = by_name.entry(name.to_string()).or_default();
        match same.iter().find(|&&thing| things[thing].quantity == quantity) {
            Some(&thing) => things[thing].known.push(one),
            None => {
                same.push(things.len());
                things.push(Thing::new(names_of(name), quantity, vec![one]));
            }
        }
    }
    if !satisfaction.is_empty() {
        let names = vec![vec!["满意度".to_string()]];
        things.push(Thing::new(names, Quantity::Percent, satisfaction));
    }
}

/// Where the things of a name stand, one for each quantity; rows of tables are no indicators.
fn places_by_name(things: &[Thing]) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, thing) in things.iter().enumerate().filter(|(_, thing)| thing.row.is_none()) {
        if let Some([name]) = thing.names.first().map(Vec::as_slice) {
            places.entry(name.clone()).or_default().push(place);
        }
    }
    places
}

/// The name of an indicator whose target or result a figure is.
fn named_indicator(figure: &Figure) -> Option<(&str, Which)> {
    figure.key.is_item_of(keys::INDICATORS).then_some(())?;
    let which = match figure.key.column() {
        Column::Target => Which::Target,
        Column::Actual => Which::Actual,
        _ => return None,
    };
    (figure.thing().chars().count() >= 3).then_some((figure.thing(), which))
}

/// What a figure measures, if that has a name, and its size.
fn measured(figure: &Figure) -> Option<(Quantity, Decimal)> {
    figure_quantity(figure).filter(|(quantity, _)| *quantity != Quantity::Nothing)
}

/// The ways to name an indicator: with and without the end that only says that something is counted.
pub(super) fn names_of(name: &str) -> Vec<Vec<String>> {
    let short = counted_thing(name).or_else(|| name.strip_suffix('率'));
    let short = short.filter(|short| short.chars().count() > 3);
    let mut names = vec![vec![name.to_string()]];
    names.extend(short.map(|short| vec![short.to_string()]));
    names.extend(short.filter(|short| matches!(short.chars().count(), 4 | 6)).map(pieces));
    names
}

/// Counts and amounts of the catalogue by the phrases of their rows.
fn of_phrases(context: &CheckContext, things: &mut Vec<Thing>) {
    for row in context.report.catalogue.rows() {
        for phrase in row.phrases {
            let known = known_of_phrase(context, row, phrase);
            if known.iter().any(|one| one.which == Which::Actual) {
                let names = phrase.texts.iter().map(|text| vec![text.to_string()]).collect();
                let thing = Thing::new(names, row_quantity(row), known);
                things.push(Thing { beside: phrase.beside, behind: phrase.behind, ..thing });
            }
        }
    }
}

/// What a phrase may state: this year's value and last year's. Where nothing was spent on cars, none was bought.
fn known_of_phrase(context: &CheckContext, row: &Row, phrase: &Phrase) -> Vec<KnownValue> {
    let of = |key: &str, which| {
        let figure = context.stated(key)?;
        Some(known_of(context, figure, size(figure)?, which))
    };
    let last = row.last_year.as_deref().and_then(|key| of(key, Which::LastYear));
    let known: Vec<_> = of(&row.key, Which::Actual).into_iter().chain(last).collect();
    if !known.is_empty() {
        return known;
    }
    let spent = phrase.spent.and_then(|amount| context.stated(amount));
    let nothing = spent.filter(|figure| size(figure).is_some_and(|size| size.is_zero()));
    nothing
        .map(|figure| known_of(context, figure, Decimal::ZERO, Which::Actual))
        .into_iter()
        .collect()
}

/// What a row's value measures.
fn row_quantity(row: &Row) -> Quantity {
    match row.kind {
        Kind::Count => quantity_of(&row.unit).0,
        _ => Quantity::Money,
    }
}

/// A figure's value in 元, percent or things.
pub(super) fn size(figure: &Figure) -> Option<Decimal> {
    match figure.value()? {
        Value::Money(amount) => Some(amount.yuan()),
        Value::Count(count, _) => Some(*count),
        Value::Percent(percent) => Some(*percent),
        Value::Ratio(ratio) => Some(ratio.rounded_percent()),
        Value::Words(_) => None,
    }
}

/// Every other count and amount of the catalogue by its own name.
fn of_rows(context: &CheckContext, things: &mut Vec<Thing>) {
    let rows = context.report.catalogue.rows();
    for row in rows.filter(|row| matches!(row.kind, Kind::Count | Kind::Amount)) {
        let Some(figure) = context.figures.find(&row.value()) else { continue };
        let Some((quantity, value)) = measured(figure) else { continue };
        let own = figure.name.as_str();
        let is_past = context.report.catalogue.is_of_last_year(&figure.key);
        if !row.phrases.is_empty() || is_past || own.chars().count() < 4 {
            continue;
        }
        let short = ["金额", "数"]
            .iter()
            .find_map(|end| own.strip_suffix(end))
            .filter(|short| short.chars().count() >= 4);
        let names = [own].into_iter().chain(short).map(|name| vec![name.to_string()]).collect();
        let mut known = vec![known_of(context, figure, value, Which::Actual)];
        let last = row.last_year.as_deref().and_then(|key| context.stated(key));
        known.extend(
            last.and_then(|last| Some(known_of(context, last, size(last)?, Which::LastYear))),
        );
        things.push(Thing::new(names, quantity, known));
    }
}

/// The number of subordinate units.
fn of_subordinates(context: &CheckContext, things: &mut Vec<Thing>) {
    let count = context.report.subordinates.len();
    if count > 0 {
        let value = Decimal::from(count as u64);
        let name = "下属单位数".to_string();
        let known = KnownValue {
            value,
            which: Which::Actual,
            name,
            shown: format!("{count}个"),
            key: None,
        };
        let names =
            ["所属单位", "下属单位", "二级单位", "下属二级单位", "所属二级单位", "下属二级机构"];
        let names = names.map(|name| vec![name.to_string()]).to_vec();
        things.push(Thing::new(names, Quantity::Things("个"), vec![known]));
    }
}

/// Areas and investments of buildings.
fn of_buildings(context: &CheckContext, things: &mut Vec<Thing>) {
    let own = context.report.unit_name();
    for (place, building) in context.report.buildings.iter().enumerate() {
        let name = building.name.value.trim();
        let short =
            name.strip_prefix(own).filter(|short| short.chars().count() > 2).unwrap_or(name);
        let of = |column: &Column| {
            let key = FigureKey::new(format!("{}.{}", keys::BUILDINGS, place + 1), *column);
            let figure = context.stated(&key.to_string())?;
            Some(known_of(context, figure, size(figure)?, Which::Actual))
        };
        for (columns, word, quantity) in [
            ([Column::ApprovedArea, Column::ActualArea], "面积", Quantity::Things("㎡")),
            ([Column::ApprovedInvestment, Column::ActualInvestment], "投资", Quantity::Money),
        ] {
            let known: Vec<_> = columns.iter().filter_map(of).collect();
            if !known.is_empty() {
                let words = [word.to_string(), format!("建筑{word}"), format!("建成{word}")];
                let names = words.map(|word| vec![short.to_string(), word]).to_vec();
                things.push(Thing::new(names, quantity, known));
            }
        }
        for (column, words) in BUILDING_RATES {
            let key = FigureKey::new(format!("{}.{}", keys::BUILDINGS, place + 1), column);
            let Some(figure) = context.figures.find(&key) else { continue };
            let Some((quantity, value)) = measured(figure) else { continue };
            let alone = context.report.buildings.len() == 1;
            let named = words.iter().flat_map(|word| {
                let of_it = Some(vec![short.to_string(), word.to_string()]);
                of_it.into_iter().chain(alone.then(|| vec![word.to_string()]))
            });
            let known = vec![known_of(context, figure, value, Which::Actual)];
            things.push(Thing::new(named.collect(), quantity, known));
        }
    }
}

/// Rates of a building, each with what sentences call it.
const BUILDING_RATES: [(Column, &[&str]); 2] = [
    (Column::AreaControlRate, &["规模控制率", "面积控制率"]),
    (Column::InvestmentControlRate, &["投资概算控制率", "概算控制率", "投资控制率"]),
];

/// How much of its money a project got, by its name with and without 项目: 河道治理资金到位率.
fn of_projects(context: &CheckContext, things: &mut Vec<Thing>) {
    const RATES: [&str; 2] = ["资金到位率", "到位率"];
    const ARRIVED: [&str; 3] = ["到位资金", "资金到位", "实际到位资金"];
    for project in &context.report.projects {
        let name = project.name.value.trim();
        let short = name.strip_suffix("项目").unwrap_or(name);
        let columns: [(Column, &[&str]); 2] =
            [(Column::ArrivalRate, &RATES), (Column::Arrived, &ARRIVED)];
        for (column, words) in columns {
            let Some(figure) = context.of(&project.fact, column) else { continue };
            let Some((quantity, value)) = measured(figure) else { continue };
            let names = words.iter().flat_map(|word| {
                [format!("{short}{word}"), format!("{short}项目{word}")].map(|name| vec![name])
            });
            let known = vec![known_of(context, figure, value, Which::Actual)];
            things.push(Thing::new(names.collect(), quantity, known));
        }
    }
}
