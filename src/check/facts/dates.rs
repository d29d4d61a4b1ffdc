//! A filing date that is not there, or does not fit the year.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};

/// A filing date that does not fit the year.
pub(crate) static FILING_DATE: CheckRule = CheckRule::new(codes::E16, Needs::All, filing_date);

/// No filing date.
pub(crate) static NO_DATE: CheckRule = CheckRule::new(codes::D35, Needs::All, no_date);

fn no_date(context: &CheckContext, findings: &mut Diagnostics) {
    if !context.report.values.dates.contains_key(keys::FILING_DATE) {
        let finding = context.finding("没有填成文日期，落款只有署名".to_string());
        let place = context.report.place(keys::FILING);
        findings.push(finding.at(place).hint("写 filing: {date: 2025-03-05}，换成本报告的日期"));
    }
}

fn filing_date(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(date) = context.report.values.dates.get(keys::FILING_DATE) else { return };
    let (year, filed) = (context.report.year.value, date.value.year);
    if filed == year + 1 || (filed == year && date.value.month == 12) {
        return;
    }
    let finding = context
        .finding(format!("{year}年度的报告，成文日期是{filed}年"))
        .label(date.span, "成文日期")
        .label(context.report.year.span, "年度")
        .hint(format!("自评在年度结束后进行，成文日期一般在{}年", year + 1));
    findings.push(finding);
}
