//! What came in and what went out against what was left before and after.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::keys;
use crate::check::facts::breaches::breaches;
use crate::check::facts::consequences::with_consequences;
use crate::check::facts::relations::{Concern, Relation, number};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;

/// What came in and went out against what was left before and after.
pub(crate) static BALANCE: CheckRule = CheckRule::new(codes::E22, Needs::All, balance);

fn balance(context: &CheckContext, findings: &mut Diagnostics) {
    for breach in breaches(context).iter().filter(|one| one.lead.concern == Concern::Balance) {
        let Relation { whole, plus, minus, .. } = &breach.lead;
        let (Some(end), Some(gap)) = (number(context, whole), breach.lead.gap(context)) else {
            continue;
        };
        let added: Vec<_> = plus.iter().map(|figure| context.exact(figure)).collect();
        let taken = minus.iter().map(|figure| format!(" － {}", context.exact(figure)));
        let sum = format!(
            "{}{} = {}",
            added.join(" ＋ "),
            taken.collect::<String>(),
            context.all_digits(end - gap)
        );
        let message = format!("{}对不上：{sum}，填报 {}", whole.name, context.exact(whole));
        let finding = unbalanced(context, message, whole, plus.iter().chain(minus).copied())
            .hint("年末结转结余可以删去这一行，由程序算");
        findings.push(with_consequences(context, breach, finding));
    }
    overspent(context, findings);
    below_zero(context, findings);
}

/// What is left at the end, where it is computed and less than nothing.
fn below_zero(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(closing) = context.stated(keys::CLOSING).filter(|one| one.place.is_none()) else {
        return;
    };
    let parts = context.inputs(closing);
    let Some(left) = number(context, closing).filter(|left| *left < -context.slack(parts.len()))
    else {
        return;
    };
    let sum = context.arithmetic(closing).unwrap_or_default();
    let message = format!(
        "支出大于收入和年初结转结余，{}成了 {}，不能是负数：{sum}",
        closing.name,
        context.all_digits(left)
    );
    findings.push(unbalanced(context, message, closing, parts.into_iter()));
}

/// More spent than came in, where no balance from before is filled in.
fn overspent(context: &CheckContext, findings: &mut Diagnostics) {
    let known = |figure: Option<&'_ Figure>| figure.is_some_and(|one| one.value().is_some());
    let totals = [keys::INCOME, keys::EXPENDITURE].map(|fact| context.decided(fact));
    let [Some(income), Some(spent)] = totals else { return };
    let (Some(came), Some(went)) = (number(context, income), number(context, spent)) else {
        return;
    };
    let used = [keys::OPENING, keys::SURPLUS_USED].map(|key| known(context.stated(key)));
    if used.contains(&true) || went - came <= context.slack(3) {
        return;
    }
    let [had, gone] = [income, spent].map(|figure| context.exact(figure));
    let much = went - came;
    let message = format!(
        "支出大于收入，多支 {} 没有来处：{had} － {gone} = {}",
        context.all_digits(much),
        context.all_digits(came - went)
    );
    let closing = context.stated(keys::CLOSING).filter(|one| one.value().is_some());
    let main = closing.unwrap_or(spent);
    let others = [Some(income), Some(spent)].into_iter().flatten();
    findings.push(unbalanced(context, message, main, others));
}

fn unbalanced<'a>(
    context: &CheckContext,
    message: String,
    main: &Figure,
    others: impl Iterator<Item = &'a Figure>,
) -> Diagnostic {
    let finding = context
        .finding(message)
        .label(context.place(main), "对不上的数")
        .hint("核对收入、支出、年初和年末结转结余（carryover）；漏填的补上")
        .figure(&main.id);
    others
        .filter(|figure| figure.id != main.id)
        .fold(finding, |finding, figure| finding.label(context.place(figure), figure.name.clone()))
}
