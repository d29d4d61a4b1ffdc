//! A report's facts to all its figures, section by section; ids are listed in `data/README.md`.

use rust_decimal::Decimal;

use super::build::Build;
use super::buildings::buildings;
use super::figure::{Figures, Value};
use super::indicators::scores;
use super::lines::{columns, rate};
use super::money::{expenditure, income, three_public};
use super::projects::projects;
use super::self_evaluation::self_evaluations;
use super::years::changes;
use crate::base::amount::Unit;
use crate::data::model::{
    Assets, Carryover, DataCell, DataRow, DataTable, Fact, Maybe, Report, Staff,
};
use crate::pack::Profile;

/// Every figure of a report; money will be printed in `unit`.
///
/// `profile` says what is scored and how; without it there are no indicators of the whole unit. `previous` holds
/// last year's figures in the same unit: they stand wherever this year's file does not give them itself.
pub fn compute(
    report: &Report,
    unit: Unit,
    profile: Option<&Profile>,
    previous: Option<&Figures>,
) -> Figures {
    let mut build = Build::new(unit, previous);
    let year = Fact { value: Decimal::from(report.year.value), span: report.year.span };
    build.count("year", "年度", &Some(year), "年");
    build.count(
        "organization.offices.count",
        "内设股室数",
        &report.organization.office_count,
        "个",
    );
    staff(&mut build, &report.staff);
    build.count("evaluation.score", "自评分", &report.evaluation.score, "分");
    income(&mut build, &report.income);
    carryover(&mut build, &report.carryover);
    let projects = projects(&mut build, &report.projects);
    expenditure(&mut build, &report.expenditure, &projects);
    three_public(&mut build, &report.three_public);
    columns(&mut build, "procurement", "政府采购", &report.procurement);
    rate(&mut build, "procurement", "execution_rate", "政府采购执行率", "actual");
    assets(&mut build, &report.assets);
    report.data_tables.iter().for_each(|table| data_table(&mut build, table));
    buildings(&mut build, report);
    changes(&mut build);
    scores(&mut build, report, profile);
    self_evaluations(&mut build, report, profile);
    build.figures
}

fn staff(build: &mut Build, staff: &Staff) {
    build.count("staff.established", "编制数", &staff.established, "人");
    build.count("staff.actual", "在职人数", &staff.actual, "人");
    let last_year = staff.last_year.as_ref();
    let last_year = last_year.map(|fact| (Value::Count(fact.value, "人".into()), fact.span));
    build.last_year("staff.last_year", "上年在职人数", last_year, &["staff.actual".into()]);
    build.count("staff.retired", "离退休人数", &staff.retired, "人");
    build.difference("staff.change", "在职人数增减", "staff.actual", "staff.last_year");
    build.size("staff.change_size", "在职人数增减数", "staff.change");
    build.ratio("staff.control_rate", "在职人员控制率", "staff.actual", "staff.established");
}

fn carryover(build: &mut Build, carryover: &Carryover) {
    build.money("carryover.opening", "年初结转结余", &carryover.opening);
    build.money("carryover.closing", "年末结转结余", &carryover.closing);
    let closing = carryover.last_year_closing.as_ref();
    let closing = closing.map(|fact| (Value::Money(fact.value), fact.span));
    let now = ["carryover.closing".into()];
    build.last_year("carryover.last_year_closing", "上年年末结转结余", closing, &now);
}

fn assets(build: &mut Build, assets: &Assets) {
    build.money("assets.total", "固定资产总额", &assets.total);
    build.money("assets.in_use", "在用固定资产总额", &assets.in_use);
    let name = "固定资产利用率";
    if assets.total.is_some() && assets.in_use.is_some() {
        build.ratio("assets.utilization", name, "assets.in_use", "assets.total");
    } else {
        build.percent("assets.utilization", name, &assets.utilization);
    }
}

fn data_table(build: &mut Build, table: &DataTable) {
    let under = format!("data_tables.{}", table.id.value);
    for (index, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        let mut cells = Vec::new();
        for row in &table.rows {
            let id = format!("{under}.{}.{}", row.id.value, column.id.value);
            let name = format!("{}{}", row_name(row), column.name.value);
            let number: Maybe<Decimal> = match row.cells.get(index) {
                Some(DataCell::Number(number)) => Some(number.clone()),
                _ => None,
            };
            build.counted(&id, &name, &number, &unit.value);
            cells.push(id);
        }
        let id = format!("{under}.total.{}", column.id.value);
        let name = format!("{}合计", column.name.value);
        let given = table.total.iter().find(|(of, _)| of.value == column.id.value);
        match given {
            Some((_, total)) => build.counted(&id, &name, &Some(total.clone()), &unit.value),
            None => build.sum(&id, &name, &cells),
        }
        let difference = format!("{under}.difference.{}", column.id.value);
        build.remainder(&difference, &format!("{name}与各行之差"), &id, &cells);
    }
}

/// What a row is about: its first words.
fn row_name(row: &DataRow) -> &str {
    let words = row.cells.iter().find_map(|cell| match cell {
        DataCell::Text(text) => Some(text.value.as_str()),
        DataCell::Missing | DataCell::Number(_) => None,
    });
    words.unwrap_or(&row.id.value)
}
