//! Spending from 上年结转 against 年初结转结余.

use rust_decimal::Decimal;

use crate::base::diag::Diagnostics;
use crate::catalogue::{CARRIED_OVER, Column, keys};
use crate::check::facts::relations::number;
use crate::check::rule::CheckContext;

/// Spending from 上年结转 that is more than 年初结转结余.
pub(super) fn carried_over(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(opening) = context.stated(keys::OPENING).filter(|one| one.value().is_some()) else {
        return;
    };
    let of_projects = context.report.projects.iter().flat_map(|project| &project.funding);
    for rows in [context.report.funding.iter().collect(), of_projects.collect::<Vec<_>>()] {
        let rows = rows.into_iter().filter(|row| row.source.value == CARRIED_OVER);
        let spent: Vec<_> = rows.filter_map(|row| context.of(&row.fact, Column::Actual)).collect();
        let total: Option<Decimal> = spent.iter().map(|one| number(context, one)).sum();
        let (Some(total), Some(most)) = (total, number(context, opening)) else { continue };
        if total > most + context.slack(spent.len()) {
            let message = format!(
                "用上年结转资金支出 {}，年初结转结余只有 {}",
                context.all_digits(total),
                context.exact(opening)
            );
            let place = spent.first().and_then(|one| context.place(one));
            let places = (place, context.place(opening));
            let finding =
                context.finding_at_both(message, places, ("上年结转资金", "年初结转结余"));
            findings.push(finding.hint(format!("核对资金来源和{}", context.called(keys::OPENING))));
        }
    }
}
