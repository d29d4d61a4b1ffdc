//! Investments against what their projects paid.

use rust_decimal::Decimal;

use crate::base::diag::Diagnostics;
use crate::catalogue::Column;
use crate::check::facts::relations::number;
use crate::check::rule::CheckContext;
use crate::data::model::Project;
use crate::figures::Figure;

/// What a project paid, this year and last.
fn paid(context: &CheckContext, project: &Project) -> Option<Decimal> {
    let now = number(context, context.of(&project.fact, Column::Actual)?)?;
    let before = context.of(&project.fact, Column::LastYear).and_then(|one| number(context, one));
    Some(now + before.unwrap_or_default())
}

pub(super) fn less_than_paid(
    context: &CheckContext,
    (name, invested): (&str, &Figure),
    project: &Project,
    findings: &mut Diagnostics,
) {
    let (Some(whole), Some(paid)) = (number(context, invested), paid(context, project)) else {
        return;
    };
    if paid <= whole + context.slack(3) {
        return;
    }
    let message = format!(
        "{name}实际投资 {}，项目“{}”本年和上年已支出 {}",
        context.exact(invested),
        project.name.value,
        context.all_digits(paid)
    );
    let places = (invested.place, Some(project.name.span));
    let finding = context.finding_at_both(message, places, ("实际投资", "付款的项目"));
    findings.push(
        finding
            .hint("核对投资和项目的支出；项目里有别的开支的，把投资以外的分开，或换一个名称")
            .figure(&invested.id),
    );
}
