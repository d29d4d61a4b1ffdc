//! Tables of the unit's own against the counts of the catalogue that they show: a table of 在职人员 whose 人数 add up to 65
//! beside 在职人员 60.

use rust_decimal::Decimal;

use super::core::without_count;
use crate::base::diag::Diagnostics;
use crate::catalogue::{FigureKey, Kind, Row};
use crate::check::facts::relations::number;
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataColumn, DataTable};
use crate::figures::Figure;

/// Names of columns that only say that something is counted.
const COUNTS: [&str; 6] = ["人数", "数量", "个数", "辆数", "数", "合计"];
/// What names of counts begin with where the same is counted in parts: 国内公务接待批次, 外事接待批次.
const PARTS: [(&str, &str); 3] = [("国内公务", "公务"), ("外事", "公务"), ("国（境）外", "公务")];

/// Totals and rows of tables that differ from the counts of their names.
pub(super) fn tables(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        for column in &table.columns {
            let Some(unit) = &column.unit else { continue };
            total(context, (table, column, &unit.value), findings);
            rows(context, (table, column, &unit.value), findings);
        }
    }
}

/// A count with its number.
type CountedFigure<'a> = (&'a Figure, Decimal);
/// A column of a table with its unit.
type CountedColumn<'a> = (&'a DataTable, &'a DataColumn, &'a str);

/// The total of a column that is of what the title and its name say.
fn total(context: &CheckContext, one: CountedColumn, findings: &mut Diagnostics) {
    let (table, column, unit) = one;
    let (subject, name) = (table.subject(), column.name.value.trim());
    let full = match COUNTS.contains(&name) {
        true => subject.to_string(),
        false => format!("{subject}{name}"),
    };
    let known = counts_of(context, &full, unit);
    compare(context, one, "total", &known, findings);
}

/// A row that has the name of a count, in a column that only counts.
fn rows(context: &CheckContext, one: CountedColumn, findings: &mut Diagnostics) {
    let (table, column, unit) = one;
    let name = column.name.value.trim();
    let head = table.columns.iter().position(|column| column.unit.is_none());
    let Some(head) = head.filter(|_| COUNTS.contains(&name)) else { return };
    for row in &table.rows {
        let Some(DataCell::Text(words)) = row.cells.get(head) else { continue };
        let known = counts_of(context, words.value.trim(), unit);
        compare(context, one, &row.id.value, &known, findings);
    }
}

/// The counts of a name, or that make up what has it, those that are filled in.
fn counts_of<'a>(context: &'a CheckContext, name: &str, unit: &str) -> Vec<CountedFigure<'a>> {
    let rows = context.report.catalogue.rows();
    let fits = |row: &&Row| {
        let past = context.report.catalogue.is_of_last_year(&row.value());
        row.kind == Kind::Count && row.unit == unit && !past
    };
    let named: Vec<&Row> = rows.filter(fits).filter(|row| is_called(&row.name, name)).collect();
    let figures = named.into_iter().filter_map(|row| context.stated(&row.key));
    figures.filter_map(|figure| Some((figure, number(context, figure)?))).collect()
}

/// Whether a count has a name, or is a part of what has it.
fn is_called(own: &str, name: &str) -> bool {
    let same = |own: &str| own == name || without_count(own) == name;
    same(own)
        || PARTS.iter().any(|(part, whole)| {
            own.strip_prefix(part).is_some_and(|rest| same(&format!("{whole}{rest}")))
        })
}

fn compare(
    context: &CheckContext,
    (table, column, unit): CountedColumn,
    row: &str,
    known: &[CountedFigure],
    findings: &mut Diagnostics,
) {
    let Some((first, most)) = known.first() else { return };
    let key = FigureKey::cell(&table.id.value, row, &column.id.value);
    let Some(shown) = context.figures.find(&key) else { return };
    // What is received from abroad may be counted among what is received here.
    let all: Decimal = known.iter().map(|(_, number)| number).sum();
    let Some(value) = number(context, shown).filter(|value| ![*most, all].contains(value)) else {
        return;
    };
    let (title, name) = (table.title.value.trim(), column.name.value.trim());
    let what = if row == "total" { "合计" } else { "这一行" };
    let message = format!(
        "“{title}”里{name}{what}是 {}{unit}，{}填 {}{unit}",
        value.normalize(),
        first.name,
        all.normalize()
    );
    let places = (context.place(shown), context.place(first));
    let finding = context.finding_at_both(message, places, ("自有的表", first.name.as_str()));
    let hint = "同一件事只有一个数：核对两处；表里只列一部分的，在表题里写明";
    findings.push(finding.hint(hint).figure(&first.id));
}
