//! A fact that another fact gives: an indicator by the name of a figure, a rate beside its two numbers.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::base::amount::half_up;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, FigureKey, Kind, Row, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::{indicator_fact, typed_otherwise};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, OpenLine};
use crate::figures::{Figure, Value};

/// One thing in two facts.
pub(crate) static STATED_TWICE: CheckRule = CheckRule::new(codes::E27, Needs::All, stated_twice);

fn stated_twice(context: &CheckContext, findings: &mut Diagnostics) {
    let rows = rows_by_name(context);
    context.report.indicators.iter().for_each(|one| indicator(context, &rows, one, findings));
    context.report.lines.iter().for_each(|line| own_line(context, line, findings));
    rates(context, findings);
}

/// A line of the unit's own with the name of a line that the catalogue has, and another amount.
fn own_line(context: &CheckContext, line: &OpenLine, findings: &mut Diagnostics) {
    let rows = context.report.catalogue.rows().filter(|row| row.kind == Kind::Line);
    let mut known = rows.filter(|row| row.name == line.name.value);
    let sides =
        known.find_map(|row| Some((context.decided(&line.fact)?, context.decided(row.fact())?)));
    let Some((own, figure)) = sides else { return };
    let (Some(mine), Some(theirs)) = (number(context, own), number(context, figure)) else {
        return;
    };
    if mine == theirs {
        return;
    }
    let (name, mine) = (&line.name.value, context.exact(own));
    let message = format!(
        "{name}：{}填 {mine}，{}是 {}",
        context.called(keys::LINES),
        figure.name,
        context.exact(figure)
    );
    let places = (own.place, context.place(figure));
    let finding = context.finding_at_both(message, places, ("自列的项", "数据"));
    let hint = "是一回事的，删去自列的项；不是一回事的，换一个名称";
    findings.push(finding.hint(hint).figure(&figure.id));
}

/// An indicator of the unit whose value is typed and whose name is that of a figure.
fn indicator(
    context: &CheckContext,
    rows: &HashMap<String, Vec<&Row>>,
    one: &Indicator,
    findings: &mut Diagnostics,
) {
    let key = FigureKey::new(indicator_fact(keys::SELF_EVALUATION, one), Column::Actual);
    let Some(typed) = context.figures.find(&key).filter(|one| one.place.is_some()) else { return };
    let (Some(name), Some(Value::Count(stated, unit))) = (one.path.last(), typed.value()) else {
        return;
    };
    let Some(rows) = rows.get(&bare_name(&name.value)) else { return };
    let of_unit = |figure: &&Figure| match figure.value() {
        Some(Value::Money(_)) => unit == context.figures.unit().word(),
        Some(Value::Count(_, own)) => own == unit,
        _ => false,
    };
    let figures: Vec<_> =
        rows.iter().filter_map(|row| context.figures.find(&row.value())).filter(of_unit).collect();
    let numbers: Vec<_> = figures.iter().filter_map(|figure| number(context, figure)).collect();
    let agrees = |number: &Decimal| half_up(*number, stated.scale()) == *stated;
    let Some(figure) =
        figures.first().filter(|_| !numbers.is_empty() && !numbers.iter().any(agrees))
    else {
        return;
    };
    let other = (*figure, figure.name.clone(), context.exact(figure), "数据");
    findings.push(typed_otherwise(context, (one, typed, (*stated, unit)), other));
}

/// The rows that hold a number, by the bare names that they go by, in the order of the catalogue.
fn rows_by_name<'c>(context: &CheckContext<'c>) -> HashMap<String, Vec<&'c Row>> {
    let mut rows: HashMap<String, Vec<&Row>> = HashMap::new();
    let held = |row: &&Row| matches!(row.kind, Kind::Line | Kind::Amount | Kind::Count);
    for row in context.report.catalogue.rows().filter(held) {
        let names = row.names.iter().map(|(name, _)| name.as_str());
        let names: BTreeSet<_> =
            names.chain([row.name.as_str(), row.named()]).map(bare_name).collect();
        for name in names.into_iter().filter(|name| name.chars().count() > 1) {
            rows.entry(name).or_default().push(row);
        }
    }
    rows
}

/// A name without quotation marks and without the end that only says that it is a number: “三公”经费支出 is 三公经费, and
/// 在职人数 is 在职人.
fn bare_name(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !matches!(c, '“' | '”')).collect();
    let ends = ["决算数", "总额", "金额", "支出", "数"];
    ends.iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(&plain).to_string()
}

/// A rate that is filled in although both numbers that give it are: they must give it.
fn rates(context: &CheckContext, findings: &mut Diagnostics) {
    for row in context.report.catalogue.rows().filter(|row| row.kind == Kind::Percent) {
        let Some(figure) = context.figures.find(&row.value()) else { continue };
        let Some(Value::Percent(stated)) = figure.value() else { continue };
        for rate in row.rates.iter().filter(|rate| rate.column == Column::Value) {
            let sides = [rate.part, rate.whole].map(|side| context.figures.find(&side.key(row)));
            let [Some(part), Some(whole)] = sides else { continue };
            let (Some(above), Some(below)) = (number(context, part), number(context, whole)) else {
                continue;
            };
            let Some(given) = (above * Decimal::ONE_HUNDRED).checked_div(below) else { continue };
            if half_up(given, stated.scale()) == *stated {
                continue;
            }
            let given = half_up(given, 2);
            let message = format!(
                "{}填 {}%，{} ÷ {} = {given:.2}%",
                row.name,
                stated.normalize(),
                context.exact(part),
                context.exact(whole)
            );
            let finding = context.finding_at_both(
                message,
                (figure.place, context.place(part)),
                ("填报的率", &part.name),
            );
            findings.push(
                finding
                    .label(context.place(whole), whole.name.clone())
                    .hint("删去填报的率，由程序算；或核对两个数")
                    .figure(&figure.id),
            );
        }
    }
}
