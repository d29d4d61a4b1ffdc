//! The facts to things that a sentence can name, each with the numbers that may be stated of it.

use rust_decimal::Decimal;

use super::aliases::ALIASES;
use super::which::Which;
use crate::catalogue::{FigureKey, Kind, keys};
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataTable};
use crate::figures::{Figure, Value};
use crate::statements::quantity::{Quantity, quantity_of};

/// A number that may be stated of a thing.
#[derive(Clone, Debug)]
pub(super) struct KnownValue {
    /// In 元, percent or things.
    pub value: Decimal,
    /// Which of the thing's numbers it is.
    pub which: Which,
    /// What it is called.
    pub name: String,
    /// How it is printed.
    pub shown: String,
    /// The figure, if it is one.
    pub key: Option<FigureKey>,
}

/// A thing that a sentence can name.
pub(super) struct Thing {
    /// Words that its name is made of, all of which the words before a number must hold; the words beside them must be
    /// neutral. Several ways to name it.
    pub names: Vec<Vec<String>>,
    /// A word that the sentence must hold too; empty for none.
    pub beside: &'static str,
    /// What is measured.
    pub quantity: Quantity,
    /// Its numbers.
    pub known: Vec<KnownValue>,
    /// The table and the row that it stands in.
    pub row: Option<(String, String)>,
    /// Words of the title and the column of a table, some of which name its total: 全年共接收档案.
    pub loose: Vec<String>,
    /// Words of which one must follow the number; nothing may follow where there are none.
    pub behind: &'static [&'static str],
}

impl Thing {
    fn new(names: Vec<Vec<String>>, quantity: Quantity, known: Vec<KnownValue>) -> Self {
        Self { names, beside: "", quantity, known, row: None, loose: Vec::new(), behind: &[] }
    }
}

/// Everything that can be named.
pub(super) fn things(context: &CheckContext) -> Vec<Thing> {
    let mut things = Vec::new();
    context.report.data_tables.iter().for_each(|table| of_table(context, table, &mut things));
    of_indicators(context, &mut things);
    of_counts(context, &mut things);
    of_rows(context, &mut things);
    of_subordinates(context, &mut things);
    of_buildings(context, &mut things);
    things
}

/// A name in pieces of two characters where it is made of such: 文献外借 is also 外借文献.
fn pieces(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    match chars.len() {
        4 | 6 => chars.chunks(2).map(|pair| pair.iter().collect()).collect(),
        _ => vec![name.to_string()],
    }
}

/// The cells and totals of one of the unit's own tables.
fn of_table(context: &CheckContext, table: &DataTable, things: &mut Vec<Thing>) {
    let head = table.columns.iter().position(|column| column.unit.is_none());
    for (place, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        let (quantity, scale) = quantity_of(&unit.value);
        let cell = |figure: &Figure| {
            let value = match figure.value()? {
                Value::Count(count, _) => *count * scale,
                Value::Money(amount) => amount.yuan(),
                Value::Percent(percent) => *percent,
                Value::Ratio(_) | Value::Words(_) => return None,
            };
            Some(known_of(context, figure, value, Which::Actual))
        };
        let of = |row: &str| {
            let key = FigureKey::cell(&table.id.value, row, &column.id.value);
            context.figures.find(&key).and_then(cell)
        };
        let total = of("total");
        let cells = table.rows.iter().filter_map(|row| of(&row.id.value));
        let all: Vec<_> = cells.chain(total.clone()).collect();
        let name = column.name.value.trim().to_string();
        let plain = matches!(
            name.as_str(),
            "金额"
                | "数量"
                | "合计"
                | "小计"
                | "个数"
                | "人数"
                | "人次"
                | "次数"
                | "面积"
                | "批次"
        );
        // 支出 of a table's rows is not the 支出 of the unit: an amount is named by its row.
        let named_alone = !plain && quantity != Quantity::Money && name.chars().count() > 2;
        if total.is_some() && named_alone && !all.is_empty() {
            things.push(Thing::new(vec![pieces(&name)], quantity.clone(), all.clone()));
        }
        // 全年共接收档案; an amount is never named so loosely: 支出合计 is the unit's.
        if total.is_some() && quantity != Quantity::Money {
            let loose = title_words(table)
                .into_iter()
                .chain(pieces(&name))
                .filter(|word| word.chars().count() > 1);
            let thing = Thing::new(Vec::new(), quantity.clone(), all);
            things.push(Thing { loose: loose.collect(), ..thing });
        }
        for row in &table.rows {
            let words = head.and_then(|head| row.cells.get(head));
            let (Some(DataCell::Text(words)), Some(cell)) = (words, of(&row.id.value)) else {
                continue;
            };
            let mut named = pieces(&name);
            named.insert(0, words.value.trim().to_string());
            let mut names = vec![named];
            let other_units = table.columns.iter().enumerate().filter(|(other, column)| {
                *other != place && column.unit.as_ref().is_some_and(|one| one.value == unit.value)
            });
            // 少儿图书7400册: the unit names the column where no other has it.
            if other_units.count() == 0 && words.value.trim().chars().count() >= 3 {
                names.push(vec![words.value.trim().to_string()]);
            }
            let row = (table.id.value.clone(), row.id.value.clone());
            let thing = Thing::new(names, quantity.clone(), vec![cell]);
            things.push(Thing { row: Some(row), ..thing });
        }
    }
}

/// The words of a table's title, in pieces of two characters: 档案、接收.
fn title_words(table: &DataTable) -> Vec<String> {
    let title = table.title.value.trim();
    let ends = ["情况表", "统计表", "明细表", "情况", "统计", "明细", "表"];
    let title = ends.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title);
    pieces(title)
}

fn known_of(context: &CheckContext, figure: &Figure, value: Decimal, which: Which) -> KnownValue {
    let shown = context.figures.shown(figure);
    KnownValue { value, which, name: figure.name.clone(), shown, key: Some(figure.key.clone()) }
}

/// Ends of names of indicators that only say that something is counted.
const COUNTED: &[&str] = &[
    "人次", "场次", "册次", "批次", "次数", "数量", "天数", "户数", "人数", "个数", "件数", "里程",
    "面积", "数", "率",
];

/// Indicators: their targets and what was reached. 群众满意度, however it is called, is one of those of all indicators.
fn of_indicators(context: &CheckContext, things: &mut Vec<Thing>) {
    let mut satisfaction = Vec::new();
    for figure in context.figures.iter() {
        let Some((name, which)) = named_indicator(figure) else { continue };
        let Some((quantity, value)) = measured(figure) else { continue };
        let one = known_of(context, figure, value, which);
        if quantity == Quantity::Percent && name.contains("满意度") {
            satisfaction.push(one.clone());
        }
        match things.iter_mut().find(|thing| is_named(thing, name, &quantity)) {
            Some(thing) => thing.known.push(one),
            None => things.push(Thing::new(names_of(name), quantity, vec![one])),
        }
    }
    if !satisfaction.is_empty() {
        let names = vec![vec!["满意度".to_string()]];
        things.push(Thing::new(names, Quantity::Percent, satisfaction));
    }
}

/// Whether a thing is the indicator of a name.
fn is_named(thing: &Thing, name: &str, quantity: &Quantity) -> bool {
    let named = thing.names.first().is_some_and(|words| *words == [name]);
    thing.row.is_none() && thing.quantity == *quantity && named
}

/// The name of an indicator whose target or result a figure is.
fn named_indicator(figure: &Figure) -> Option<(&str, Which)> {
    figure.id.as_str().contains("indicators.").then_some(())?;
    let target = figure.name.strip_suffix("年度指标值").map(|name| (name, Which::Target));
    let named =
        target.or_else(|| Some((figure.name.strip_suffix("实际完成值")?, Which::Actual)))?;
    (named.0.chars().count() >= 3).then_some(named)
}

/// What a figure measures, and its size.
fn measured(figure: &Figure) -> Option<(Quantity, Decimal)> {
    match figure.value()? {
        Value::Money(amount) => Some((Quantity::Money, amount.yuan())),
        Value::Percent(percent) => Some((Quantity::Percent, *percent)),
        Value::Ratio(ratio) => Some((Quantity::Percent, ratio.rounded_percent())),
        Value::Count(count, unit) => {
            let (quantity, scale) = quantity_of(unit);
            (quantity != Quantity::Nothing).then_some((quantity, *count * scale))
        }
        Value::Words(_) => None,
    }
}

/// The ways to name an indicator: with and without the end that only says that something is counted.
pub(super) fn names_of(name: &str) -> Vec<Vec<String>> {
    let short = COUNTED.iter().find_map(|end| name.strip_suffix(end));
    let short = short.filter(|short| short.chars().count() > 3);
    let mut names = vec![vec![name.to_string()]];
    names.extend(short.map(|short| vec![short.to_string()]));
    names.extend(short.filter(|short| matches!(short.chars().count(), 4 | 6)).map(pieces));
    names
}

/// Counts and amounts of the catalogue by their names and further names.
fn of_counts(context: &CheckContext, things: &mut Vec<Thing>) {
    for alias in ALIASES {
        let figures = alias.keys.iter().filter_map(|(key, which)| {
            let figure = context.stated(key)?;
            let value = size(figure)?;
            Some(known_of(context, figure, value, *which))
        });
        let mut known: Vec<_> = figures.collect();
        // Where nothing was spent on cars, none was bought.
        let spent = alias
            .spent
            .and_then(|line| context.stated(line))
            .filter(|figure| size(figure).is_some_and(|size| size.is_zero()));
        let nothing = spent.filter(|_| known.is_empty());
        known.extend(nothing.map(|figure| known_of(context, figure, Decimal::ZERO, Which::Actual)));
        if known.iter().any(|one| one.which == Which::Actual) {
            let names = alias.names.iter().map(|name| vec![name.to_string()]).collect();
            let thing = Thing::new(names, alias.quantity.clone(), known);
            things.push(Thing { beside: alias.beside, behind: alias.behind, ..thing });
        }
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

/// Every other count and amount of the catalogue by its own names.
fn of_rows(context: &CheckContext, things: &mut Vec<Thing>) {
    let rows = context.report.catalogue.rows();
    for row in rows.filter(|row| matches!(row.kind, Kind::Count | Kind::Amount)) {
        let Some(figure) = context.figures.find(&row.value()) else { continue };
        let Some((quantity, value)) = measured(figure) else { continue };
        let aliased = ALIASES
            .iter()
            .any(|alias| alias.keys.iter().any(|(key, _)| *key == figure.id.as_str()));
        let own = figure.name.as_str();
        if aliased || own.starts_with("上年") || own.chars().count() < 4 {
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
        let of = |column: &str| {
            let figure = context.stated(&format!("{}.{}.{column}", keys::BUILDINGS, place + 1))?;
            Some(known_of(context, figure, size(figure)?, Which::Actual))
        };
        for (columns, word, quantity) in [
            (["approved_area", "actual_area"], "面积", Quantity::Things("㎡")),
            (["approved_investment", "actual_investment"], "投资", Quantity::Money),
        ] {
            let known: Vec<_> = columns.iter().filter_map(|column| of(column)).collect();
            if !known.is_empty() {
                let names = vec![vec![short.to_string(), word.to_string()]];
                things.push(Thing::new(names, quantity, known));
            }
        }
    }
}
