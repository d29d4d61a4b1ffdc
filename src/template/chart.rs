//! A shape and the facts to a chart: its parts with their names, labels and sizes.

use rust_decimal::Decimal;

use super::scope::{Scope, Shapes};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::doc::{Chart, ChartPart, plain_text};
use crate::figures::Value;
use crate::pack::chart::PartShape;
use crate::pack::{ChartShape, Path};

/// Builds a chart. `None` if what it needs is not given, or if nothing of it is greater than 0.
///
/// A part whose figure is not known is left out; one below 0 cannot be drawn, which is reported.
pub(super) fn build(
    shape: &ChartShape,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Option<Chart> {
    if !facts.all_given(&shape.when, scope, findings) {
        return None;
    }
    let (mut parts, mut units) = (Vec::new(), Vec::new());
    for part in &shape.parts {
        for scope in facts.scopes(part.each.as_ref(), scope, findings) {
            if facts.all_given(&part.when, &scope, findings)
                && let Some((built, unit)) = build_part(part, &scope, facts, findings)
            {
                parts.push(built);
                units.push((unit, part.span));
            }
        }
    }
    let caption = shape.caption.as_ref();
    let caption = caption.map(|text| facts.line(text, scope, findings)).unwrap_or_default();
    if let Some(other) = units.windows(2).find(|pair| pair[0].0 != pair[1].0) {
        findings.push(mixed(other));
    }
    let chart = Chart { name: shape.name.clone(), kind: shape.kind, caption, parts };
    (chart.greatest() > Decimal::ZERO).then_some(chart)
}

fn build_part(
    shape: &PartShape,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Option<(ChartPart, String)> {
    let found = facts.find(&shape.value, scope, findings)?;
    let mark = found.as_str().and_then(|text| facts.marks.of(text));
    let Some((value, unit)) = mark.and_then(|mark| size(mark.value()?, facts)) else {
        let words = mark.is_some_and(|mark| mark.is_given() && !mark.is_figure());
        if words || found.as_str().is_none() {
            findings.push(no_number(&shape.value));
        }
        return None;
    };
    let place = mark.and_then(|mark| mark.origin.facts);
    let name = facts.line(&shape.name, scope, findings);
    let label = facts.line(&shape.label, scope, findings);
    if value < Decimal::ZERO {
        let message = format!("“{}”是负数，图上画不出，只印数字", plain_text(&name));
        let finding = Diagnostic::new(codes::T13, message).at(place.or(Some(shape.span)));
        findings.push(finding.hint("核对这个数；确实是负数的，用表来说"));
    }
    Some((ChartPart { name, label, value: value.max(Decimal::ZERO) }, unit))
}

/// How large a figure is and what it counts; `None` for words.
fn size(value: &Value, facts: &Shapes<'_>) -> Option<(Decimal, String)> {
    let (money, percent) = (facts.figures.unit(), || "%".to_string());
    Some(match value {
        Value::Money(amount) => (amount.of(money), money.word().to_string()),
        Value::Ratio(ratio) => {
            let share = ratio.part.checked_div(ratio.whole)?;
            (share.checked_mul(Decimal::ONE_HUNDRED)?, percent())
        }
        Value::Percent(number) => (*number, percent()),
        Value::Count(number, unit) => (*number, unit.to_string()),
        Value::Words(_) => return None,
    })
}

/// Two bars or slices one after another that count different things.
fn mixed(units: &[(String, Span)]) -> Diagnostic {
    let of = |unit: &str| if unit.is_empty() { "无单位".to_string() } else { unit.to_string() };
    let message =
        format!("图里的数单位不同：{}、{}，长短不能相比", of(&units[0].0), of(&units[1].0));
    Diagnostic::new(codes::T13, message).at(units[1].1).hint("一张图只画一种单位的数，分成几张图")
}

fn no_number(path: &Path) -> Diagnostic {
    Diagnostic::new(codes::P09, format!("{} 不是数字", path.name))
        .at(path.span)
        .hint("value 写一个数字的名称，如 .actual")
}
