//! What an old draft said against what was computed: E04 for amounts and counts, E05 for rates.

use rust_decimal::Decimal;

use super::rule::{Subject, rule};
use crate::base::amount::{Amount, Unit, parse_number};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::model::Fact;
use crate::figures::{Figure, State, Value};

rule! {
    /// 旧稿（stated）里的金额或个数，与数据文件里的不同：同一个量前后不一。
    ///
    /// 为什么：同一个量写成两个数，依它算的率就有两个结果，审核必退。
    ///
    /// 例：“三公”经费预算一处写 100，另一处写完成预算的 82.33%，反推预算是 150。
    ///
    /// 怎么办：查清哪个对，改数据文件里的数；stated 只供核对，不进报告。
    CONTRADICTION = "E04", "旧稿的数与数据不同", All, contradiction
}

rule! {
    /// 旧稿（stated）里的率，与照公式算出的不同。
    ///
    /// 为什么：率多是手算或抄上年的，常常算错；报告里的率一律由程序计算。
    ///
    /// 例：在职 22 人、编制 24 人，22÷24＝91.67%，旧稿写 100%。
    ///
    /// 怎么办：核对分子分母；数据没错就用算出的率，不必再改。
    WRONG_RATE = "E05", "旧稿的率算错", All, wrong_rate
}

fn contradiction(subject: &Subject, findings: &mut Diagnostics) {
    for (id, said) in &subject.report.stated {
        if let Some(figure) = subject.figures.get(&id.value).filter(|figure| !is_rate(figure)) {
            compare("E04", subject, figure, said, findings);
        }
    }
}

fn wrong_rate(subject: &Subject, findings: &mut Diagnostics) {
    for (id, said) in &subject.report.stated {
        if let Some(figure) = subject.figures.get(&id.value).filter(|figure| is_rate(figure)) {
            compare("E05", subject, figure, said, findings);
        }
    }
}

fn is_rate(figure: &Figure) -> bool {
    let id = figure.id.as_str();
    matches!(figure.value(), Some(Value::Ratio(_) | Value::Percent(_)))
        || ["rate", "share", "utilization"].iter().any(|end| id.ends_with(end))
}

fn compare(
    code: &'static str,
    subject: &Subject,
    figure: &Figure,
    said: &Fact<String>,
    findings: &mut Diagnostics,
) {
    let Some(number) = spoken_number(&said.value) else {
        let finding = Diagnostic::warning("D06", format!("旧稿填报数“{}”不是数字", said.value));
        findings.push(finding.at(said.span).hint("照旧稿抄写数字，例如 \"100%\"、\"1089.4\""));
        return;
    };
    if agrees(subject, figure, &said.value, number) {
        return;
    }
    let name = &figure.name;
    let finding = match &figure.state {
        State::Known(_) => {
            let computed = subject
                .arithmetic(figure)
                .unwrap_or_else(|| format!("数据是 {}", subject.exact(figure)));
            Diagnostic::warning(code, format!("{name}：{computed}，填报 {}", said.value))
                .label(said.span, "旧稿填报")
                .label(figure.place, "数据文件所填")
                .hint("报告印算出的数；如果旧稿对，改数据文件里的数")
        }
        State::NotApplicable(why) => {
            Diagnostic::warning(code, format!("{name}不适用（{why}），填报 {}", said.value))
                .at(said.span)
                .hint("分母为 0 没有率可言；核对数据")
        }
        State::Missing => {
            Diagnostic::warning(code, format!("{name}没有填，无法与填报的 {} 核对", said.value))
                .at(said.span)
                .hint("在数据文件里填上它")
        }
    };
    findings.push(finding.figure(&figure.id));
}

/// The number of `1089.4万元`, `100%`, `22人`.
fn spoken_number(said: &str) -> Option<Decimal> {
    let unit = |c: char| !c.is_ascii_digit();
    parse_number(said.trim().trim_end_matches(unit)).ok()
}

/// Whether what was said is the figure's exact value or the one that is shown.
fn agrees(subject: &Subject, figure: &Figure, said: &str, number: Decimal) -> bool {
    let shown = parse_number(&subject.figures.number(figure)).ok();
    match figure.value() {
        Some(Value::Money(amount)) => {
            let unit = match said.trim() {
                text if text.ends_with("万元") => Unit::WanYuan,
                text if text.ends_with('元') => Unit::Yuan,
                _ => subject.figures.unit,
            };
            let said = Amount::new(number, unit);
            said == *amount || shown == Some(said.of(subject.figures.unit))
        }
        Some(Value::Ratio(_) | Value::Percent(_) | Value::Count(..)) => shown == Some(number),
        Some(Value::Words(_)) | None => false,
    }
}
