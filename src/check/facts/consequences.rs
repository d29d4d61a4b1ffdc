//! A finding about numbers that do not add up, and every line that the same change asks to edit.

use rust_decimal::Decimal;

use super::breaches::{Breach, FigureEdit};
use super::relations::Relation;
use crate::base::amount::Amount;
use crate::base::diag::Diagnostic;
use crate::catalogue::{Column, keys};
use crate::check::rule::CheckContext;
use crate::figures::Figure;

/// The finding with what else the change concerns: other sums that it breaks, totals that follow, and the advice to
/// leave out what the program adds up.
pub(crate) fn with_consequences(
    context: &CheckContext,
    breach: &Breach,
    mut finding: Diagnostic,
) -> Diagnostic {
    let follows =
        |other: &&Relation| breach.following.iter().any(|edit| edit.figure.key == other.whole.key);
    for other in breach.others.iter().filter(|other| !follows(other)) {
        let text = format!("{}因此也对不上", other.whole.name);
        finding = finding.label(context.place(other.whole), text);
    }
    if !breach.following.is_empty() || breach.sources.is_some() {
        finding = with_following(context, breach, finding);
    }
    if let Some(suspect) = &breach.suspect {
        finding = with_suspect(context, suspect, &breach.alternatives, finding);
    }
    with_score(context, finding)
}

/// `收入 1089.40 改为 1098.40`.
fn step(context: &CheckContext, edit: &FigureEdit) -> String {
    let (now, to) = (filled(context, edit.figure), number(context, edit.figure, edit.to));
    format!("{} {now} 改为 {to}", edit.figure.name)
}

/// The finding with the one figure whose change repairs all, and others that would do the same.
fn with_suspect(
    context: &CheckContext,
    suspect: &FigureEdit,
    alternatives: &[FigureEdit],
    finding: Diagnostic,
) -> Diagnostic {
    let FigureEdit { figure, to } = suspect;
    let (name, now, to) = (&figure.name, filled(context, figure), number(context, figure, *to));
    let finding = finding.label(figure.place, format!("改为 {to} 就都对上"));
    match alternatives {
        [] => finding
            .hint(format!("只有{name}改一处就都对上：{now} 改为 {to}；没有错的，其余各处都要改")),
        others => {
            let others: Vec<_> = others.iter().map(|edit| step(context, edit)).collect();
            let others = others.join("；");
            finding.hint(format!("改其中一处就都对上：{name} {now} 改为 {to}；{others}"))
        }
    }
}

/// The finding with the totals and the sources of money that follow where the parts are right.
fn with_following(context: &CheckContext, breach: &Breach, mut finding: Diagnostic) -> Diagnostic {
    let mut steps = Vec::new();
    for edit in &breach.following {
        steps.push(step(context, edit));
        let to = number(context, edit.figure, edit.to);
        finding = finding.label(edit.figure.place, format!("随之改为 {to}；删去的，由程序算"));
    }
    if let Some(by) = breach.sources {
        let way = if by.is_sign_negative() { "减去" } else { "加上" };
        let step = format!("{way} {}", in_file(context, by.abs()));
        steps.push(format!("{}里有一个要{step}", context.called(keys::FUNDING)));
        for row in &context.report.funding {
            let figure = context.of(&row.fact, Column::Actual);
            let place = figure.and_then(|one| one.place);
            finding = finding.label(place, format!("资金来源里的一个要{step}"));
        }
    }
    finding
        .hint(format!("分项没有错的，随之要改：{}", steps.join("；")))
        .hint("这些数都可以删去这一行，由程序相加，以后只改一处")
}

/// The finding with the 自评分 that is typed although indicators give it: it follows the amounts that they measure.
fn with_score(context: &CheckContext, finding: Diagnostic) -> Diagnostic {
    let score = context.stated(keys::SELF_SCORE).and_then(|score| score.place);
    let of_file = score.filter(|place| place.source == context.report.source);
    match of_file.filter(|_| !context.report.indicators.is_empty()) {
        Some(place) => finding
            .label(Some(place), "得分也是填的，可能随着变")
            .hint(format!("{}由各项指标算得出，也删去这一行", context.called(keys::SELF_SCORE))),
        None => finding,
    }
}

/// What a figure is now, as the file has it.
fn filled(context: &CheckContext, figure: &Figure) -> String {
    match figure.money() {
        Some(amount) => in_file(context, amount.of(context.figures.unit())),
        None => context.exact(figure),
    }
}

/// A number with the decimals that money has, as it is to be written in the file; a count as it is.
fn number(context: &CheckContext, figure: &Figure, number: Decimal) -> String {
    match figure.money() {
        Some(_) => in_file(context, number),
        None => number.normalize().to_string(),
    }
}

/// An amount of the printed unit in that of the file, which is named where it is another.
fn in_file(context: &CheckContext, number: Decimal) -> String {
    let (file, printed) = (context.report.unit, context.figures.unit());
    let written = context.all_digits(Amount::new(number, printed).of(file));
    if file == printed { written } else { format!("{written}{}", file.word()) }
}
