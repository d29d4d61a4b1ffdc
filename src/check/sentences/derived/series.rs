//! Rows of like numbers with a name each: the projects' rates and amounts, the columns of the unit's own tables, and what a
//! sentence lists.

use rust_decimal::Decimal;

use super::measured::figure_quantity;
use super::token::NumberTokens;
use crate::catalogue::{Column, FigureKey};
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataTable};
use crate::statements::quantity::Quantity;

/// Numbers of one kind, each of something that has a name.
pub(super) struct NumberSeries {
    /// What the numbers are: 执行率, 支出, the name of a column; empty where the text lists them.
    pub what: String,
    /// What they measure.
    pub quantity: Quantity,
    /// What each is of, and the number in its quantity.
    pub members: Vec<(String, Decimal)>,
}

impl NumberSeries {
    /// The largest number or the smallest, if there are three at least or they differ.
    pub(super) fn end(&self, largest: bool) -> Option<Decimal> {
        let numbers = self.members.iter().map(|(_, number)| *number);
        let (low, high) = (numbers.clone().min()?, numbers.max()?);
        (low < high).then_some(if largest { high } else { low })
    }
}

/// The series of the facts.
pub(super) fn of_facts(context: &CheckContext) -> Vec<NumberSeries> {
    let projects = [(Column::ExecutionRate, "执行率"), (Column::Actual, "支出")]
        .into_iter()
        .map(|(column, what)| of_projects(context, column, what));
    let tables = context.report.data_tables.iter().flat_map(|table| of_table(context, table));
    projects.flatten().chain(tables).filter(|series| series.members.len() > 1).collect()
}

fn of_projects(context: &CheckContext, column: Column, what: &str) -> Option<NumberSeries> {
    let mut quantity = None;
    let member = |project: &crate::data::model::Project| {
        let figure = context.figures.find(&FigureKey::new(project.fact.as_str(), column))?;
        let (of, number) = figure_quantity(figure)?;
        quantity = Some(of);
        Some((project.name.value.trim().to_string(), number))
    };
    // A project without a number leaves open which is the largest.
    let members: Option<Vec<_>> = context.report.projects.iter().map(member).collect();
    let members = members?;
    Some(NumberSeries { what: what.to_string(), quantity: quantity?, members })
}

fn of_table(context: &CheckContext, table: &DataTable) -> Vec<NumberSeries> {
    let head = table.columns.iter().position(|column| column.unit.is_none());
    let numbers = table.columns.iter().filter(|column| column.unit.is_some());
    let series = |column: &crate::data::model::DataColumn| {
        let mut quantity = None;
        let member = |row: &crate::data::model::DataRow| {
            let DataCell::Text(words) = row.cells.get(head?)? else { return None };
            let key = FigureKey::cell(&table.id.value, &row.id.value, &column.id.value);
            let (of, number) = figure_quantity(context.figures.find(&key)?)?;
            quantity = Some(of);
            Some((words.value.trim().to_string(), number))
        };
        let members: Option<Vec<_>> = table.counted_rows().map(member).collect();
        let members = members?;
        Some(NumberSeries {
            what: column.name.value.trim().to_string(),
            quantity: quantity?,
            members,
        })
    };
    numbers.filter_map(series).collect()
}

/// The series that a text lists: 青石村、大坪村分别为3.8公里、4.6公里; 青石村3.8公里、大坪村4.6公里、柳溪村2.7公里.
pub(super) fn of_text(tokens: &NumberTokens) -> Vec<NumberSeries> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < tokens.all.len() {
        let row = row(tokens, first);
        let names = match row.len() {
            0 | 1 => None,
            count => named_before(tokens, first, count).or_else(|| own_names(tokens, &row)),
        };
        if let Some(names) = names {
            let numbers = row.iter().map(|at| tokens.all[*at].number.size());
            found.push(NumberSeries {
                what: String::new(),
                quantity: tokens.all[first].number.quantity.clone(),
                members: names.into_iter().zip(numbers).collect(),
            });
        }
        first += row.len().max(1);
    }
    found
}

/// The like numbers that follow one another from a place on, with 、 or 和 in between.
fn row(tokens: &NumberTokens, first: usize) -> Vec<usize> {
    let one = &tokens.all[first];
    let own = |at: usize| {
        let other = &tokens.all[at];
        let measured =
            other.number.quantity.is_amount() || other.number.quantity == Quantity::Percent;
        measured && other.number.is_exact() && other.number.is_like(one.number)
    };
    let joined = |at: usize| tokens.gap(at - 1, at).starts_with(['、', '和']);
    let goes_on = |at: &usize| own(*at) && (*at == first || joined(*at));
    (first..tokens.all.len()).take(20).take_while(goes_on).collect()
}

/// The names before 分别 of so many numbers.
fn named_before(tokens: &NumberTokens, first: usize, count: usize) -> Option<Vec<String>> {
    let ahead = tokens.ahead(first);
    let (ahead, verb) = ahead.rsplit_once("分别").or_else(|| ahead.rsplit_once("依次"))?;
    let clause = ahead.rsplit(['，', '。', '；', '：', '（']).next()?;
    let names: Vec<_> =
        clause.split(['、', '和', '与']).map(|name| name.trim().to_string()).collect();
    let short = names.iter().all(|name| (2..=16).contains(&name.chars().count()));
    (names.len() == count && short && verb.chars().count() <= 6 && !verb.contains('，'))
        .then_some(names)
}

/// The words right before each number of a row, if they are short names.
fn own_names(tokens: &NumberTokens, row: &[usize]) -> Option<Vec<String>> {
    let name = |at: &usize| {
        let label = tokens.all[*at].label.trim_start_matches(['，', '、', '和', ' ']);
        let label = label.rsplit("其中").next()?.trim_start_matches(['：', '，']);
        let label = label.trim_end_matches(['为', '是']);
        let short = (2..=10).contains(&label.chars().count());
        (short && !label.contains('最')).then(|| label.to_string())
    };
    row.iter().map(name).collect()
}
