//! Reports that contradict themselves or say a thing twice, as a leader met them who read ten complete ones: a test a kind.

use super::readings::{check, dump, holds, lacks, sample, unit, with};
use crate::support::replaced;

#[test]
fn grand_totals_contain_the_income_and_the_spending() {
    let school = sample("school-2024.yaml");
    lacks(&check(&school), "[E22]");
    let last = |total: &str| replaced(&school, &[("totals: {last_year: 3742.18, ", total)]);
    let less = check(&last("totals: {last_year: 3442.18, "));
    holds(&less, "[E22]");
    // Without 年初结转结余 nothing else says that the total cannot be.
    let alone =
        with("carryover: {opening: 20.00}", "totals: {actual: 1000.00, last_year: 1000.00}");
    let found = check(&alone);
    holds(&found, "收支总计决算数 1000.00 小于同年的");
    holds(&found, "收支总计上年决算数 1000.00 小于同年的");
}

#[test]
fn fiscal_totals_contain_the_fiscal_income_and_spending() {
    let less = with(
        "carryover: {opening: 20.00}",
        "fiscal_totals: {actual: 100.00, last_year: 90.00}\n\ncarryover: {opening: 20.00}",
    );
    let found = check(&less);
    holds(&found, "财政拨款收支总计决算数 100.00 小于同年的财政拨款");
    holds(&found, "财政拨款收支总计上年决算数 90.00 小于同年的财政拨款");
    holds(&found, "财政拨款收支总计＝财政拨款收入＋年初财政拨款结转结余");
}

/// The demo whose table of books has a row more.
fn books(row: &str) -> String {
    let last = "      - {id: periodicals, kind: 报刊合订本,";
    with(last, &format!("      - {row}\n{last}"))
}

#[test]
fn rows_that_are_called_subtotals_are_not_added_up() {
    for name in ["图书小计", "小计（图书）", "图书（小计）", "图书合计", "合计：图书", "小计1"]
    {
        let found =
            check(&books(&format!("{{id: sub, kind: {name}, copies: 18600, amount: 62.40}}")));
        holds(&found, "[E02]");
        holds(&found, "是小计的，在这一行写 subtotal: true");
    }
    for name in ["其中图书", "其中：图书", "其中:图书"] {
        let row = format!("{{id: sub, kind: \"{name}\", copies: 7000, amount: 22.40}}");
        let found = check(&books(&row));
        holds(&found, "[E02]");
        holds(&found, "“其中”的数在上面的行里已经有了");
    }
    let marked = books("{id: sub, kind: 图书小计, subtotal: true}");
    lacks(&check(&marked), "小计");
}

#[test]
fn names_that_only_hold_such_words_are_names() {
    let names = [
        "合计数核对工作",
        "图书（其中少儿读物为主）",
        "小计量器具",
        "会计资料",
        "设计图集",
        "累计借阅榜",
    ];
    for name in names {
        let row = format!("{{id: more, kind: {name}, copies: 18600, amount: 62.41}}");
        lacks(&check(&books(&row)), "加进了合计");
    }
}

#[test]
fn a_row_that_is_what_those_above_make_up_is_met() {
    let sum = "{id: more, kind: 图书, copies: 18600, amount: 62.40}";
    let found = check(&books(sum));
    holds(&found, "[E27]");
    holds(&found, "“图书”的各个数恰是上面 2 行之和");
    lacks(&check(&books("{id: more, kind: 图书, copies: 18600, amount: 62.30}")), "加进了合计");
    // Round numbers may meet by chance.
    let round = replaced(
        &books("{id: more, kind: 图书, copies: 300, amount: 30}"),
        &[
            ("copies: 11200, amount: 40.20", "copies: 100, amount: 10"),
            ("copies: 7400, amount: 22.20", "copies: 200, amount: 20"),
        ],
    );
    lacks(&check(&round), "加进了合计");
}

#[test]
fn the_budget_pays_no_money_to_other_bodies() {
    let hospital = unit("hospital");
    let paid = replaced(
        &hospital,
        &[("basic_spending: 717.95", "basic_spending: 708.15"), ("1375.40", "1385.20")],
    );
    let found = check(&paid);
    holds(&found, "[E10]");
    holds(&found, "对附属单位补助支出不用财政拨款开支");
    lacks(&check(&hospital), "[E10]");
}

#[test]
fn a_reason_is_said_once_for_the_totals_and_what_is_in_them() {
    let same = "医疗业务收入和设备购置拨款增加";
    let hospital = replaced(
        &unit("hospital"),
        &[
            (
                "fiscal_totals: {actual: 1158.00, last_year: 1061.60}",
                &format!("fiscal_totals: {{actual: 1158.00, last_year: 1061.60, reason: {same}}}"),
            ),
            ("  total: {reason: 门诊和住院量增加}", &format!("  total: {{reason: {same}}}")),
            ("reason: 人员经费、公用经费和设备购置支出增加,", &format!("reason: {same},")),
            ("    reason: 医疗设备购置增加\n", &format!("    reason: {same}\n")),
        ],
    );
    let text = dump(&hospital, &[]);
    assert_eq!(text.matches(same).count(), 1, "{text}");
    lacks(&check(&hospital), "[D3");
    // What went the other way has its reason said.
    let fewer = replaced(
        &hospital,
        &[
            ("fiscal_totals: {actual: 1158.00,", "fiscal_totals: {actual: 1147.00,"),
            ("last_year: 1061.60,", "last_year: 1161.60,"),
        ],
    );
    assert_eq!(dump(&fewer, &[]).matches(same).count(), 2);
}

#[test]
fn what_procurement_saved_and_what_is_carried_forward_are_facts() {
    let school = dump(&unit("school"), &[]);
    holds(&school, "节约资金23.30万元，节约率4.48%，主要原因是集中采购价格下降；执行率为95.52%");
    holds(
        &school,
        "未执行预算40.74万元（其中结转下年6.30万元），主要原因是人员经费和公用经费节余，部分设备尾款没有到支付时间。",
    );
    holds(
        &dump(&unit("bureau"), &[]),
        "比预算减少41.80万元（其中节约资金36.40万元，节约率4.23%），主要原因是工程招标价格下浮",
    );
    // A budget that is not used up has not saved anything by itself.
    let less = dump(&replaced(&unit("school"), &[(" saved: 23.30,", "")]), &[]);
    holds(&less, "比预算减少23.30万元，主要原因是集中采购价格下降");
    lacks(&less, "节约资金");
    let more = replaced(&unit("school"), &[("saved: 23.30", "saved: 43.30")]);
    holds(&check(&more), "节约的资金在采购预算没有用完的部分里");
    let closing = replaced(&unit("school"), &[("carried_forward: 6.30", "carried_forward: 46.30")]);
    holds(&check(&closing), "结转下年使用的在没有执行完的预算里");
}

#[test]
fn posts_of_one_kind_are_named_once() {
    holds(&dump(&unit("kindergarten"), &[]), "编制数71人（全额拨款事业编制64人、工勤编制7人），");
    holds(
        &dump(&unit("school"), &[]),
        "编制数188人，均为事业编制（全额拨款176人、差额拨款12人），",
    );
    holds(&dump(&sample("school-2024.yaml"), &[]), "另核定人员控制数16人，");
    let full = replaced(&unit("school"), &[("{full: 176, partial: 12,", "{full: 188,")]);
    holds(&dump(&full, &[]), "编制数188人，均为全额拨款事业编制，");
}

#[test]
fn a_table_is_not_only_pointed_to() {
    let school = dump(&unit("school"), &[]);
    holds(&school, "实有在职人员182人（专业技术人员情况见表1），");
    lacks(&school, "专业技术人员情况见表1。");
    let hospital = dump(&unit("hospital"), &[]);
    holds(&hospital, "固定资产利用率为98.00%（固定资产构成情况见表");
    lacks(&hospital, "固定资产构成情况见表7。");
    lacks(&hospital, "决算数合计2146.95万元");
}

#[test]
fn purchases_of_all_sources_are_called_alike() {
    let named = replaced(
        &unit("school"),
        &[
            ("name: 财政拨款安排的采购支出,", "name: 财政拨款安排的采购,"),
            ("name: 事业收入安排的采购支出,", "name: 事业收入安排的采购,"),
        ],
    );
    let text = dump(&named, &[]);
    holds(&text, "财政拨款安排的采购支出412.30万元");
    holds(&text, "事业收入安排的采购支出84.40万元");
}

#[test]
fn a_rate_behind_a_target_is_not_of_the_target() {
    let told = "开展阅读活动186场，没有达到200场的目标；读者满意度94.6%。";
    let library = unit("library");
    let at = library.find("  achieved: 接待读者").expect("the goal is there");
    let end = library[at..].find('\n').expect("the line ends") + at;
    let facts = |text: &str| format!("{}  achieved: {text}{}", &library[..at], &library[end..]);
    for text in [told, &told.replace('；', "，")] {
        lacks(&check(&facts(text)), "[E05]");
    }
    // A rate of completion is.
    holds(&check(&facts("开展阅读活动186场，占计划200场的94.6%。")), "[E05]");
}

#[test]
fn what_is_stated_of_a_years_beginning_is_no_next_year() {
    let told = |text: &str| with("problems:", &format!("scope: [{text}]\n\nproblems:"));
    let clear = told("本报告的预算数除写明年初预算数的外，均为调整后的全年预算数");
    lacks(&check(&clear), "[E16]");
    holds(&check(&told("部分设备尾款明年支付")), "[E16]");
}
