//! Cited numbers whose unit is not that of the place that cites them: 人次 and 万人次, a share and a count.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::id::FigureId;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Prose, ProsePiece, Target};
use crate::figures::{Figure, Value};
use crate::statements::quantity::{Quantity, quantity_at, quantity_of};

/// Citations whose unit differs from what stands behind them, or from the unit of the indicator that cites.
pub(crate) static CITED_UNITS: CheckRule = CheckRule::new(codes::E19, Needs::All, cited_units);

fn cited_units(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let of_projects = report.projects.iter().flat_map(|project| &project.indicators);
    for one in report.indicators.iter().chain(of_projects) {
        of_indicator(context, one, findings);
    }
    for prose in report.proses() {
        for (at, piece) in prose.pieces.iter().enumerate() {
            let ProsePiece::Cite(id, place) = piece else { continue };
            let [before, behind] = [at.checked_sub(1), Some(at + 1)].map(|at| text_at(prose, at));
            of_text(context, (id, *place), behind, findings);
            without_unit(context, (id, *place), (before, behind), findings);
        }
    }
}

/// The words of a piece of a text.
fn text_at(prose: &Prose, at: Option<usize>) -> &str {
    match at.and_then(|at| prose.pieces.get(at)) {
        Some(ProsePiece::Text(words)) => words,
        _ => "",
    }
}

/// A citation that ends a sentence without the unit of its number: 接种率96.8。
fn without_unit(
    context: &CheckContext,
    (id, place): (&FigureId, Span),
    (before, behind): (&str, &str),
    findings: &mut Diagnostics,
) {
    let Some((figure, unit)) = counted(context, id) else { return };
    if figure.is_own_percentage() {
        return;
    }
    let behind = behind.trim_start();
    let ends = behind.is_empty() || behind.starts_with(['。', '；', '）', '\n']);
    let names = before.chars().next_back().is_some_and(is_han);
    if !ends || !names || before.ends_with(unit) {
        return;
    }
    let message = format!("引用的{}后面没有写单位{unit}，句子以数结尾", figure.name);
    let finding =
        context.finding(message).label(place, "引用").label(context.place(figure), "引用的数");
    // A price is for one of what it counts: 人均180元, not 元/人.
    let written = unit.split('/').next().unwrap_or(unit);
    let hint = format!("引用只印数：在后面补上“{written}”");
    findings.push(finding.hint(hint).figure(&figure.id));
}

/// A figure that counts, and its unit.
fn counted<'a>(context: &'a CheckContext, id: &FigureId) -> Option<(&'a Figure, &'a str)> {
    let figure = context.figures.get(id)?;
    match figure.value()? {
        Value::Count(_, unit) if !unit.is_empty() => Some((figure, unit)),
        _ => None,
    }
}

/// An indicator whose value is one citation.
fn of_indicator(context: &CheckContext, one: &Indicator, findings: &mut Diagnostics) {
    let Some(Target::Number { unit: Some(unit), .. }) = &one.target else { return };
    let Some(Prose { pieces, span }) = &one.actual else { return };
    let [ProsePiece::Cite(id, _)] = pieces.as_slice() else { return };
    let Some((figure, own)) = counted(context, id) else { return };
    let [wanted, cited] = [unit.value.as_str(), own].map(quantity_of);
    if is_share(&wanted.0) == is_share(&cited.0) && wanted.1 == cited.1 {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：指标的单位是{}，引用的{}的单位是{own}", unit.value, figure.name);
    let places = (Some(*span), Some(unit.span));
    let finding = context.finding_at_both(message, places, ("引用", "指标的单位"));
    findings.push(finding.label(context.place(figure), "引用的数").hint(HINT).figure(&figure.id));
}

/// What to do about two units.
const HINT: &str = "引用只印数，不换算单位；两处改成一个单位，数也照它填";

/// A citation with a unit behind it.
fn of_text(
    context: &CheckContext,
    (id, place): (&FigureId, Span),
    behind: &str,
    findings: &mut Diagnostics,
) {
    let Some((figure, own)) = counted(context, id) else { return };
    let chars: Vec<char> = behind.chars().take(LONGEST).collect();
    let (quantity, scale, end) = quantity_at(&chars, 0);
    let (cited, times) = quantity_of(own);
    let known = match &quantity {
        Quantity::Nothing | Quantity::Date | Quantity::Times => false,
        // 以上 and the like are no units; a unit without a name of its own is known by its character.
        Quantity::Other(c) => own.ends_with(*c) && !is_share(&cited),
        _ => true,
    };
    if !known || is_share(&quantity) == is_share(&cited) && scale == times {
        return;
    }
    let written: String = chars[..end].iter().collect();
    let message = format!("引用的{}的单位是{own}，后面写的是“{written}”", figure.name);
    let finding =
        context.finding(message).label(place, "引用").label(context.place(figure), "引用的数");
    findings.push(finding.hint(HINT).figure(&figure.id));
}

/// So many characters hold a unit.
const LONGEST: usize = 6;

fn is_share(quantity: &Quantity) -> bool {
    matches!(quantity, Quantity::Percent | Quantity::Points)
}
