//! Stated shares of one whole that do not sum up to 100%.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::id::FigureId;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::stated_value::StatedValue;
use crate::figures::{Figure, Value};

/// Stated shares of one total that do not make up 100%.
pub(crate) static STATED_SHARES: CheckRule = CheckRule::new(codes::E07, Needs::All, shares);

/// A stated share.
struct Share {
    number: Decimal,
    span: Span,
}

fn shares(context: &CheckContext, findings: &mut Diagnostics) {
    for shares in complete_groups(context) {
        let sum: Decimal = shares.iter().map(|share| share.number).sum();
        let slack = Decimal::new(5, 3) * Decimal::from(shares.len());
        if (sum - Decimal::ONE_HUNDRED).abs() <= slack {
            continue;
        }
        let parts: Vec<_> =
            shares.iter().map(|share| format!("{}%", fixed(share.number, 2))).collect();
        let message =
            format!("各项占比合计 {} = {}%，不是 100%", parts.join(" ＋ "), fixed(sum, 2));
        let finding = context.finding(message).hint("逐项核对；报告印算出的占比");
        let finding = shares.iter().fold(finding, |finding, share| finding.at(share.span));
        findings.push(finding);
    }
}

/// The stated shares of each whole of which every part's share is stated.
fn complete_groups(context: &CheckContext) -> Vec<Vec<Share>> {
    let mut groups: BTreeMap<&FigureKey, Vec<&Figure>> = BTreeMap::new();
    for figure in context.figures.iter().filter(|figure| figure.key.column() == Column::Share) {
        let (Some(Value::Ratio(_)), Some(whole)) = (figure.value(), figure.inputs.get(1)) else {
            continue;
        };
        if figure.inputs[0] != *whole {
            groups.entry(whole).or_default().push(figure);
        }
    }
    // A part of a part is a share of the same whole and would count twice.
    let is_part_of =
        |one: &Figure, other: &Figure| other.key.fact().is_some_and(|fact| one.key.is_below(fact));
    let stated = |group: Vec<&Figure>| {
        let parts = group.iter().filter(|one| !group.iter().any(|other| is_part_of(one, other)));
        parts.map(|part| stated(context, &part.id)).collect()
    };
    groups.into_values().filter_map(stated).collect()
}

fn stated(context: &CheckContext, id: &FigureId) -> Option<Share> {
    let (_, written) = context.report.stated.iter().find(|(stated, _)| stated.value == *id)?;
    Some(Share { number: StatedValue::of(&written.value).number?, span: written.span })
}
