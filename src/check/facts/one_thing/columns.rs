//! A typed 实际完成值 against the cell or the total of a table of the unit's own that counts the same.

use rust_decimal::Decimal;

use super::core::without_count;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::{COUNTED, indicator_fact, typed_otherwise};
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataColumn, DataTable, Indicator};
use crate::figures::{Figure, Value};

/// Typed values that differ from what a table counts under the same name.
pub(super) fn columns(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = report.indicators.iter().map(|one| (keys::SELF_EVALUATION, "", one));
    let of_projects = report.projects.iter().flat_map(|project| {
        let (fact, name) = (project.fact.as_str(), project.name.value.as_str());
        project.indicators.iter().map(move |one| (fact, name, one))
    });
    for (under, owner, one) in own.chain(of_projects) {
        let fact = indicator_fact(under, one);
        let Some(typed) = context.of(&fact, Column::Actual).filter(|one| one.place.is_some())
        else {
            continue;
        };
        let Some(Value::Count(stated, unit)) = typed.value() else { continue };
        let Some(counted) = counted(context, (owner, one), unit) else { continue };
        if number(context, counted).is_some_and(|real| differs(real, *stated)) {
            let shown = format!("{}{unit}", context.exact(counted));
            let other = (counted, format!("表里的{}", counted.name), shown, "表");
            findings.push(typed_otherwise(context, (one, typed, (*stated, unit)), other));
        }
    }
}

fn differs(real: Decimal, stated: Decimal) -> bool {
    half_up(real, stated.scale()) != stated
}

/// The figure of a table that counts what an indicator does; `owner` is the name of its project, empty for the unit.
fn counted<'a>(
    context: &'a CheckContext,
    (owner, one): (&str, &Indicator),
    unit: &str,
) -> Option<&'a Figure> {
    let name = one.path.last()?.value.as_str();
    let mut found = context.report.data_tables.iter().flat_map(|table| {
        let of_unit =
            |column: &&DataColumn| column.unit.as_ref().is_some_and(|own| own.value == unit);
        table
            .columns
            .iter()
            .filter(of_unit)
            .filter_map(move |column| Some((table, column, beside(table, column, name)?)))
    });
    let (table, column, beside) = found.next().filter(|_| found.next().is_none())?;
    let row = row_of(table, owner, &beside);
    let all = row.is_none() && (beside.is_empty() && owner.is_empty() || owner == table.subject());
    let id = row.or(all.then_some("total"))?;
    context.figures.find(&FigureKey::cell(&table.id.value, id, &column.id.value))
}

/// What an indicator's name says beside that of a column: 分馆 of 分馆接待读者人次; nothing where it names another thing.
fn beside(table: &DataTable, column: &DataColumn, name: &str) -> Option<String> {
    let core = without_count(&column.name.value);
    if core.chars().count() > 2 {
        let at = name.find(core)?;
        let behind = &name[at + core.len()..];
        let only_counts = behind.is_empty() || COUNTED.contains(&behind);
        return only_counts.then(|| name[..at].to_string());
    }
    // 里程 alone is of no thing: the title of its table says of which.
    let before = name.strip_suffix(column.name.value.as_str())?;
    (table.subject().contains(before) && before.chars().count() > 1).then(String::new)
}

/// The row whose words the name of an indicator or of its project holds.
fn row_of<'t>(table: &'t DataTable, owner: &str, beside: &str) -> Option<&'t str> {
    let head = table.columns.iter().position(|column| column.unit.is_none())?;
    let named = table.rows.iter().filter(|row| match row.cells.get(head) {
        Some(DataCell::Text(words)) => {
            let words = words.value.trim();
            let of_name = !beside.is_empty() && words == beside;
            of_name
                || !words.is_empty()
                    && owner.contains(words)
                    && (beside.is_empty() || words.contains(beside))
        }
        _ => false,
    });
    let mut named = named.map(|row| row.id.value.as_str());
    named.next().filter(|_| named.next().is_none())
}
