//! What came in and what went out against what was left before and after.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, keys};
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
    last_years_total(context, findings);
    overspent(context, findings);
    below_zero(context, findings);
}

/// 上年收支总计 that is filled in, against what was spent last year and what was left of it. It may be more by what was
/// distributed then, where the unit distributes.
fn last_years_total(context: &CheckContext, findings: &mut Diagnostics) {
    let before = [keys::TOTALS, keys::EXPENDITURE].map(|fact| context.of(fact, Column::LastYear));
    let ([Some(total), Some(spent)], Some(left)) =
        (before, context.stated(keys::LAST_YEAR_CLOSING))
    else {
        return;
    };
    let numbers = [total, spent, left].map(|figure| number(context, figure));
    let [Some(stated), Some(gone), Some(rest)] = numbers else { return };
    let gap = stated - gone - rest;
    let distributes = context.stated(keys::SURPLUS_DISTRIBUTED).and_then(Figure::value).is_some();
    let typed = total.place.is_some() && !total.is_of_last_years_file();
    if !typed || gap.abs() <= context.slack(2) || distributes && gap.is_sign_positive() {
        return;
    }
    let [all, gone_shown, rest_shown] = [total, spent, left].map(|one| context.exact(one));
    let message = format!(
        "上年收支总计 {all}，上年支出合计 {gone_shown} ＋ 上年年末结转结余 {rest_shown} = {}",
        context.all_digits(gone + rest)
    );
    let finding = context.finding(message).label(context.place(total), "上年收支总计");
    let finding = [spent, left]
        .iter()
        .fold(finding, |finding, one| finding.label(context.place(one), one.name.clone()));
    let hint = "删去 totals 的 last_year，由程序相加；填得对的，核对上年支出合计和年初结转结余";
    findings.push(finding.hint(hint).figure(&total.id));
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
