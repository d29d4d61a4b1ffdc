//! E16: a filing date that does not fit the year.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, rule};

rule! {
    /// 成文日期与年度对不上：在年度结束之前，或者晚了一年以上。
    ///
    /// 为什么：抄上年的稿子，最容易漏改的就是日期和年度。
    ///
    /// 例：2024 年度的报告，成文日期写 2024年3月5日，应是 2025年3月5日。
    ///
    /// 怎么办：核对 year 和 filing.date。
    FILING_DATE = "E16", "成文日期与年度对不上", All, filing_date
}

fn filing_date(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(date) = context.report.values.dates.get(keys::FILING_DATE) else { return };
    let (year, filed) = (context.report.year.value, date.value.year);
    if filed == year + 1 || (filed == year && date.value.month == 12) {
        return;
    }
    let finding = Diagnostic::warning("E16", format!("{year}年度的报告，成文日期是{filed}年"))
        .label(date.span, "成文日期")
        .label(context.report.year.span, "年度")
        .hint(format!("自评在年度结束后进行，成文日期一般在{}年", year + 1));
    findings.push(finding);
}
