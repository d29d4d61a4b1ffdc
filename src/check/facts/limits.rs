//! Numbers that cannot be larger than another, or may be only with an explanation.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, Kind, Row, above, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataTable};
use crate::figures::Figure;

/// Numbers above their limit.
pub(crate) static LIMITS: CheckRule = CheckRule::new(codes::E20, Needs::All, limits);

fn limits(context: &CheckContext, findings: &mut Diagnostics) {
    let rows = context.report.catalogue.rows();
    for (row, limit) in rows.flat_map(|row| row.limits.iter().map(move |limit| (row, limit))) {
        let sides = [limit.small, limit.large].map(|side| context.figures.find(&side.key(row)));
        if let [Some(small), Some(large)] = sides
            && small.number().zip(large.number()).is_some_and(|(part, whole)| part > whole)
            && !context.explains(topics(context, small.id.as_str()))
            && !has_reason(context, small.id.as_str())
        {
            findings.push(above_limit(context, small, large, limit.hint));
        }
    }
    context.report.data_tables.iter().for_each(|table| visits(context, table, findings));
    counted_nothing(context, findings);
}

/// What a text refers to that explains why a number is above its limit.
fn topics(context: &CheckContext, small: &str) -> &'static [&'static str] {
    match small {
        small if is_of_staff(context, small) => &["编制", "超编"],
        keys::ACTUAL_AREA => &["面积", "规模"],
        keys::ACTUAL_INVESTMENT => &["投资", "概算"],
        _ => &[],
    }
}

/// Whether a count is 在职人员, or those of one kind of posts.
fn is_of_staff(context: &CheckContext, small: &str) -> bool {
    let row = context.report.catalogue.row(small);
    small == keys::STAFF_ACTUAL
        || row.is_some_and(|row| row.part_of.as_deref() == Some(keys::STAFF_ACTUAL))
}

/// Whether the facts give the reason in the place that is made for it.
fn has_reason(context: &CheckContext, small: &str) -> bool {
    let report = context.report;
    match small {
        small if is_of_staff(context, small) => {
            report.values.words.get(keys::STAFF_REASON).is_some_and(|one| explains(&one.value))
        }
        keys::ACTUAL_AREA | keys::ACTUAL_INVESTMENT => {
            let reasons = report.buildings.iter().filter_map(|one| one.reason.as_ref());
            reasons.into_iter().any(|reason| explains(&reason.words()))
        }
        _ => false,
    }
}

/// Whether a reason may be one of more than was allowed: who kept to it strictly does not explain it.
fn explains(words: &str) -> bool {
    !["严控", "严格控制", "从严控制"].iter().any(|word| words.trim_start().starts_with(word))
}

fn above_limit(context: &CheckContext, small: &Figure, large: &Figure, hint: &str) -> Diagnostic {
    let [part, whole] = [small, large].map(|figure| context.exact(figure));
    let message = format!("{} {part} 大于{} {whole}", small.name, large.name);
    let finding = context
        .finding(message)
        .label(context.place(small), small.name.clone())
        .label(context.place(large), large.name.clone())
        .hint(hint);
    finding.figure(&small.id)
}

/// Rows of a table with 批 and 人次 that has more of the first than of the second.
fn visits(context: &CheckContext, table: &DataTable, findings: &mut Diagnostics) {
    let column = |unit: &str| {
        let is = |column: &crate::data::model::DataColumn| {
            column.unit.as_ref().is_some_and(|of| of.value == unit)
        };
        table.columns.iter().position(is)
    };
    let (Some(batches), Some(people)) = (column("批"), column("人次")) else { return };
    for row in &table.rows {
        let (Some(DataCell::Number(few)), Some(DataCell::Number(many))) =
            (row.cells.get(batches), row.cells.get(people))
        else {
            continue;
        };
        if few.value > many.value {
            let message = format!("批次 {} 大于人次 {}", few.value, many.value);
            let finding = context
                .finding(message)
                .label(few.span, "批次")
                .label(many.span, "人次")
                .hint("一批至少一人次，核对两个数是不是填反了");
            findings.push(finding);
        }
    }
}

/// Lines whose count cannot be without spending: who travels or buys pays.
const PAID: [&str; 2] = [keys::TRIPS, keys::VEHICLES_BOUGHT];

/// What to do about a count without spending, and about spending without a count.
struct CountHints {
    unpaid: &'static str,
    uncounted: &'static str,
}

const HINTS_OF_THIS_YEAR: CountHints = CountHints {
    unpaid: "没有发生的，数量也填 0；由别的单位负担的，在正文里说明",
    uncounted: "有支出就有对应的数量，核对两个数",
};

const HINTS_OF_LAST_YEAR: CountHints = CountHints {
    unpaid: "上年没有发生的，数量也填 0；发生了的，补上上年决算数（last_year）",
    uncounted: "上年有支出就有对应的数量，核对两个数",
};

/// Spending on nothing: 出国费 without 团组, 购置费 without 购置数; and trips and purchases for nothing, this year and
/// last year. The count that a line must have is the first that stands in its mapping.
fn counted_nothing(context: &CheckContext, findings: &mut Diagnostics) {
    let catalogue = &context.report.catalogue;
    for line in catalogue.rows().filter(|row| row.kind == Kind::Line) {
        let counts = || {
            catalogue.rows().filter(|row| row.kind == Kind::Count && above(&row.key) == line.key)
        };
        let now = counts().take(1).map(|row| (row, row.key.as_str()));
        let spent = context.figures.find(&line.value());
        of_year(context, spent, now, &HINTS_OF_THIS_YEAR, findings);
        let then = counts().filter_map(|row| Some((row, row.last_year_of.as_deref()?)));
        let spent = context.of(line.fact(), Column::LastYear);
        of_year(context, spent, then, &HINTS_OF_LAST_YEAR, findings);
    }
}

/// What was spent in a year against the counts of that year, each with the key of this year's.
fn of_year<'r>(
    context: &CheckContext,
    spent: Option<&Figure>,
    counts: impl Iterator<Item = (&'r Row, &'r str)>,
    hints: &CountHints,
    findings: &mut Diagnostics,
) {
    let known = |(row, key): (&Row, &'r str)| {
        let figure = context.figures.find(&row.value())?;
        Some((figure, figure.number()?, key))
    };
    let known: Vec<_> = counts.filter_map(known).collect();
    let (Some(spent), Some((first, ..))) = (spent, known.first()) else { return };
    let Some(money) = spent.number() else { return };
    let some = known.iter().find(|(_, number, key)| !number.is_zero() && PAID.contains(key));
    if let Some((things, ..)) = some.filter(|_| money.is_zero()) {
        let finding = one_is_nothing(context, (things, spent), (things, spent), hints.unpaid);
        findings.push(finding);
    }
    // What is taken back from a year before has nothing of this year.
    let is_paid = money.is_sign_positive() && !money.is_zero();
    if is_paid && known.iter().all(|(_, number, _)| number.is_zero()) {
        let finding = one_is_nothing(context, (spent, first), (first, spent), hints.uncounted);
        findings.push(finding);
    }
}

/// A finding about a figure beside another one that is 0, at a count of things and at what was spent on them.
fn one_is_nothing(
    context: &CheckContext,
    (some, nothing): (&Figure, &Figure),
    (things, spent): (&Figure, &Figure),
    hint: &str,
) -> Diagnostic {
    let message = format!("{} {}，{}却是 0", some.name, context.exact(some), nothing.name);
    let places = (things.place, spent.place);
    let finding = context.finding_at_both(message, places, (&things.name, &spent.name));
    finding.hint(hint).figure(&things.id)
}
