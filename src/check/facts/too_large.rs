//! G04: figures that cannot be computed because the numbers are too large.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, rule};
use crate::figures::{self, State};

rule! {
    /// 数字大到无法精确计算：金额的和、率超出 28 位十进制数。
    ///
    /// 为什么：宁可不算，也不印一个四舍五入到不知哪里的数。
    ///
    /// 例：预算数 0.000001、决算数 999999999999999999，率有二十几位。
    ///
    /// 怎么办：核对是不是多打了几位，或者金额单位（unit）写错了。
    TOO_LARGE = "G04", "数字太大，无法计算", Lists, too_large
}

fn too_large(context: &CheckContext, findings: &mut Diagnostics) {
    for figure in context.figures.iter() {
        let is = matches!(&figure.state, State::NotApplicable(why) if why == figures::TOO_LARGE);
        if !is {
            continue;
        }
        let place = context.inputs(figure).iter().find_map(|input| input.place);
        let message = format!("{}：{}（{}）", figure.name, figures::TOO_LARGE, figure.formula);
        let finding = Diagnostic::error("G04", message)
            .at(place)
            .hint("核对是不是多打了几位，或者金额单位（unit）写错了")
            .figure(&figure.id);
        findings.push(finding);
    }
}
