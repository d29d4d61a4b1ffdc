//! E02 and E22: columns of amounts that do not add up: budgets by their steps, other columns by their parts.

use rust_decimal::Decimal;

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::keys;
use crate::check::facts::consequences::with_consequences;
use crate::check::facts::relations::{Concern, Relation, breaches, number};
use crate::check::rule::{CheckContext, rule};

rule! {
    /// 预算或上年的各列对不上：全年预算数不等于年初预算数加追加追减数；合计的一列不等于各分项同列之和。
    ///
    /// 判断：n 个数，差额不超过 0.005×(n+1)（数据文件的金额单位）的算尾差，不提示。
    ///
    /// 例：年初预算 1922.76＋追加 767.86＝2690.62，全年预算填 2690.26。
    ///
    /// 怎么办：对照预算指标账和上年决算核对；全年预算可以不填，由程序相加。
    COLUMNS = "E02", "预算、上年各列对不上", All, columns
}

fn columns(context: &CheckContext, findings: &mut Diagnostics) {
    for breach in breaches(context).iter().filter(|one| one.lead.concern == Concern::Columns) {
        let Relation { whole, plus, .. } = &breach.lead;
        let numbers: Option<Vec<_>> = plus.iter().map(|part| number(context, part)).collect();
        let sum: Decimal = numbers.unwrap_or_default().iter().sum();
        let shown: Vec<_> = plus.iter().map(|part| context.exact(part)).collect();
        let message = format!(
            "{}对不上：{} = {sum:.2}，填报 {}",
            whole.name,
            shown.join(" ＋ "),
            context.exact(whole)
        );
        let finding =
            Diagnostic::error("E02", message).label(context.place(whole), whole.name.clone());
        let finding = plus
            .iter()
            .fold(finding, |finding, part| finding.label(context.place(part), part.name.clone()));
        let finding = finding.hint("核对合计和每个分项，改掉错的一个").figure(&whole.id);
        findings.push(with_consequences(context, breach, finding));
    }
}

rule! {
    /// 年初结转结余与上年年末结转结余不同。
    ///
    /// 为什么：上年年末的就是本年年初的；不同的，要有调整的依据。
    ///
    /// 例：年初结转结余 20.00，上年年末 2.00。
    ///
    /// 怎么办：对照上年决算核对；确有调整的，在正文里说明。
    OPENING = "E22", "年初与上年年末结转结余不同", All, opening
}

fn opening(context: &CheckContext, findings: &mut Diagnostics) {
    let [opening, before] = [keys::OPENING, keys::LAST_YEAR_CLOSING].map(|key| context.stated(key));
    let (Some(opening), Some(before)) = (opening, before) else { return };
    let (Some(now), Some(then)) = (opening.money(), before.money()) else { return };
    let own = before.place.is_some_and(|place| place.source == context.report.source);
    if now == then || !own {
        return;
    }
    let [start, end] = [opening, before].map(|figure| context.exact(figure));
    let message = format!("{} {start}，{} {end}，两者应相同", opening.name, before.name);
    let finding = Diagnostic::warning("E22", message)
        .label(opening.place, opening.name.clone())
        .label(before.place, before.name.clone());
    findings.push(finding.hint("对照上年决算核对；确有调整的，在正文里说明").figure(&opening.id));
}
