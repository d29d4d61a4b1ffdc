//! E22: what came in and what went out against what was left before and after.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;

/// What came in and went out against what was left before and after.
pub static BALANCE: CheckRule = CheckRule::new(codes::E22, Needs::All, balance);

fn balance(context: &CheckContext, findings: &mut Diagnostics) {
    let [income, spent] =
        [keys::INCOME, keys::EXPENDITURE].map(|fact| known(context, context.decided(fact)));
    let (Some((income, came)), Some((spent, went))) = (income, spent) else { return };
    let [opening, closing] =
        [keys::OPENING, keys::CLOSING].map(|key| known(context, context.stated(key)));
    let ids = [opening, Some((income, came)), Some((spent, went)), closing];
    let shown = |figure: Option<(&Figure, Decimal)>| {
        figure.map_or("0".to_string(), |(figure, _)| context.exact(figure))
    };
    let left = opening.map_or(Decimal::ZERO, |(_, number)| number) + came - went;
    let sum = format!(
        "{} ＋ {} － {} = {left:.2}",
        shown(opening),
        shown(Some((income, came))),
        shown(Some((spent, went)))
    );
    let message = match closing {
        Some((figure, end)) if opening.is_some() && (left - end).abs() > context.slack(3) => {
            format!("{}对不上：{sum}，填报 {}", figure.name, context.exact(figure))
        }
        _ if opening.is_none() && -left > context.slack(3) => {
            format!("支出大于收入，多支 {:.2} 没有来处：{sum}", -left)
        }
        _ => return,
    };
    let (main, _) = closing.unwrap_or((spent, went));
    let finding = context
        .finding(message)
        .label(context.place(main), "对不上的数")
        .hint("核对收入、支出、年初和年末结转结余（carryover）；漏填的补上");
    let others = ids.iter().flatten().filter(|(figure, _)| figure.id != main.id);
    let finding = others.fold(finding, |finding, (figure, _)| {
        finding.label(context.place(figure), figure.name.clone())
    });
    findings.push(finding.figure(&main.id));
}

fn known<'a>(context: &CheckContext, figure: Option<&'a Figure>) -> Option<(&'a Figure, Decimal)> {
    let figure = figure?;
    Some((figure, figure.money()?.of(context.figures.unit)))
}
