//! E04 to E08, E11, E12, E15, E19: values that an old draft states against the figures.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, rule};
use crate::check::stated_value::StatedValue;
use crate::check::verdict::{Verdict, judge};

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

rule! {
    /// 旧稿（stated）里的数截掉了尾数，没有四舍五入。
    ///
    /// 为什么：截断的数与别处四舍五入的数差 0.01，对不上。
    ///
    /// 例：99.868% 应写 99.87%，旧稿写 99.86%。
    ///
    /// 怎么办：用算出的数，程序一律四舍五入到两位小数。
    TRUNCATED = "E06", "截断代替了四舍五入", All, truncated
}

rule! {
    /// 旧稿（stated）里的率漏了百分号。
    ///
    /// 为什么：“增长13.95”读成 13.95 倍还是 13.95 个百分点，说不清。
    ///
    /// 例：staff.control_rate: "91.67" 应写 "91.67%"。
    ///
    /// 怎么办：补上半角百分号 %。
    NO_PERCENT = "E07", "漏了百分号", All, no_percent
}

rule! {
    /// 旧稿（stated）里的得分、等级，与口径（profile）算出的不同。
    ///
    /// 为什么：得分违反自己列的评分标准，是抽查复核时一看便知的错。
    ///
    /// 例：预算控制率 32.94%，标准是大于 30% 得 0 分，旧稿得 5 分。
    ///
    /// 怎么办：照算出的得分改；认为标准不同的，改口径文件。
    WRONG_SCORE = "E08", "旧稿的得分、等级与口径不符", All, wrong_score
}

rule! {
    /// 旧稿（stated）里写了增减百分比，而上年数是 0。
    ///
    /// 为什么：0 不能作除数，“增长100%”没有意义。
    ///
    /// 例：上年 0，本年 0.30 万元，写“由0.00万元增加至0.30万元”，不写“增长100%”。
    ///
    /// 怎么办：删去百分比；报告会印“由……增加至……”。
    ZERO_BASE = "E11", "上年为 0 却写了增减百分比", All, zero_base
}

rule! {
    /// 旧稿（stated）里写了完成率、控制率，而预算数是 0。
    ///
    /// 为什么：没有预算就没有完成率可言。
    ///
    /// 例：年初预算为 0，写“完成年初预算的95.89%”。
    ///
    /// 怎么办：改说完成全年预算的百分之几，或写明年初未安排预算。
    ZERO_BUDGET = "E12", "预算为 0 却写了完成率", All, zero_budget
}

rule! {
    /// 旧稿（stated）里的方向词与数字相反。
    ///
    /// 为什么：决算比上年少却写“增加”，数字再对也是错的。
    ///
    /// 例：本年 1511.89，上年 1560.05，写“增长3.09%”，应是“下降3.09%”。
    ///
    /// 怎么办：照数字改方向词；方向词没错的，核对数据。
    WRONG_WAY = "E15", "增减方向与数字相反", All, wrong_way
}

rule! {
    /// 旧稿（stated）里的金额与数据差一万倍：元与万元混了。
    ///
    /// 为什么：单位错一个字，金额错一万倍。
    ///
    /// 例：超出预算 214.80 万元，旧稿写“214.8元”。
    ///
    /// 怎么办：改单位；数据文件的单位（unit）也核对一遍。
    WRONG_UNIT = "E19", "元与万元混用", All, wrong_unit
}

fn contradiction(context: &CheckContext, findings: &mut Diagnostics) {
    report("E04", context, findings);
}

fn wrong_rate(context: &CheckContext, findings: &mut Diagnostics) {
    report("E05", context, findings);
}

fn truncated(context: &CheckContext, findings: &mut Diagnostics) {
    report("E06", context, findings);
}

fn no_percent(context: &CheckContext, findings: &mut Diagnostics) {
    report("E07", context, findings);
}

fn wrong_score(context: &CheckContext, findings: &mut Diagnostics) {
    report("E08", context, findings);
}

fn zero_base(context: &CheckContext, findings: &mut Diagnostics) {
    report("E11", context, findings);
}

fn zero_budget(context: &CheckContext, findings: &mut Diagnostics) {
    report("E12", context, findings);
}

fn wrong_way(context: &CheckContext, findings: &mut Diagnostics) {
    report("E15", context, findings);
}

fn wrong_unit(context: &CheckContext, findings: &mut Diagnostics) {
    report("E19", context, findings);
}

/// Reports every stated value that breaks the rule of this code.
fn report(code: &'static str, context: &CheckContext, findings: &mut Diagnostics) {
    for (id, said) in &context.report.stated {
        // An id that no figure has is reported where citations are checked.
        let Some(figure) = context.figures.get(&id.value) else { continue };
        let verdict = judge(context, figure, &StatedValue::of(&said.value));
        if let Some(Verdict { message, hint, .. }) = verdict.filter(|v| v.code == code) {
            let finding = Diagnostic::warning(code, message)
                .label(said.span, "旧稿填报")
                .label(figure.place, "数据文件所填")
                .hint(hint)
                .figure(&figure.id);
            findings.push(finding);
        }
    }
}
