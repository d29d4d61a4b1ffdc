//! Sentences as a leader takes them who must sign 28 reports of six more units: a test a kind.

use super::readings::{check, dump, holds, lacks, sample};
use crate::support::{DEMO, replaced};

/// The demo with one thing in the place of another.
fn with(old: &str, new: &str) -> String {
    replaced(DEMO, &[(old, new)])
}

#[test]
fn what_is_exceeded_is_not_called_unreached() {
    let more = with(
        r#"阅读推广活动场次], target: {op: ">=", value: 200, unit: 场}"#,
        r#"阅读推广活动场次], target: {op: "=", value: 180, unit: 场}"#,
    );
    let text = dump(&more, &[]);
    holds(&text, "项未达到年度指标要求，即阅读推广活动场次、");
    holds(&text, "，其中阅读推广活动场次高于年度指标值");
}

#[test]
fn an_owner_with_a_rarer_surname_is_a_person() {
    let text = dump(
        &with("measures:\n", "measures:\n  - {title: 加强调度, text: 按月调度。, owner: 洪月华}\n"),
        &[],
    );
    holds(&text, "责任人：洪月华。");
}

#[test]
fn the_totals_of_last_year_follow_where_their_reason_is_filled_in() {
    holds(
        &dump(&sample("township-2024.yaml"), &[]),
        "收支总计2365.00万元，比上年增加128.71万元，增长5.76%，主要原因是人居环境整治和道路维修投入增加。",
    );
}

#[test]
fn spending_without_a_budget_is_part_of_the_overrun() {
    let line = "affiliated: {budget: 0, actual: 52.20, last_year: 10.00, reason: 补助增加, budget_reason: 附属场馆灾后重建}";
    let text = dump(&with("  basic:\n", &format!("  {line}\n  basic:\n")), &[]);
    holds(&text, "对附属单位补助支出未安排预算，支出52.20万元，主要原因是附属场馆灾后重建。");
}

#[test]
fn what_was_not_spent_at_all_is_said_once() {
    let line =
        "operating: {budget: 30.00, actual: 0, last_year: 21.40, budget_reason: 实习工厂停产改造}";
    let text = dump(&with("  basic:\n", &format!("  {line}\n  basic:\n")), &[]);
    assert_eq!(text.matches("实习工厂停产改造").count(), 1, "{text}");
    holds(
        &text,
        "经营支出预算30.00万元，上年支出21.40万元，本年度无此项支出，主要原因是实习工厂停产改造。",
    );
}

#[test]
fn a_reason_of_income_that_is_of_both_differences_is_said_once() {
    let other = dump(DEMO, &[]);
    lacks(&other, "两项合计");
    holds(&other, "；公务用车购置及运行维护费合计23.00万元，占73.25%");
}

#[test]
fn reasons_stand_in_the_text_where_no_sheet_is_attached() {
    let none = with("filing:", "attachments: [基础数据表]\nfiling:");
    let text = dump(&none, &[]);
    holds(
        &text,
        "阅读推广活动场次未达到年度指标值的主要原因是汛期部分下乡活动取消；下一年度提前安排场次。",
    );
}

#[test]
fn a_board_alone_is_a_sentence() {
    let from = DEMO.find("results:").expect("it has results");
    let to = DEMO.find("# ── 七").expect("problems follow");
    let one = "results:\n  - title: 阵地服务稳步提升\n    items:\n      - {title: 免费开放成效明显, text: 全年正常开放。}\n\n";
    let text = dump(&DEMO.replace(&DEMO[from..to], one), &[]);
    holds(&text, "阵地服务稳步提升。");
}

#[test]
fn a_number_reads_as_its_table_shows_it() {
    let copies = "- {id: copies, name: 数量, unit: 册}";
    let price =
        format!("{copies}\n      - {{id: price, name: 每千册, unit: 册, formula: 数量÷3000×100}}");
    let cited = ("全年新增文献", "每千册${data_tables.books.adult.price}册。全年新增文献");
    let text = dump(DEMO, &[(copies, &price), cited]);
    holds(&text, "每千册373.33册。");
    let even = price.replace("÷3000", "÷2000");
    holds(&dump(DEMO, &[(copies, &even), cited]), "每千册560.00册。");
}

#[test]
fn people_and_money_that_stayed_the_same_stand_beside_each_other() {
    let fleet = "last_year: 5.60, last_year_budget: 6.50, fleet: 3, reason: 合理安排送书下乡线路，燃油支出减少";
    let same = "last_year: 5.20, last_year_budget: 6.50, fleet: 3, last_fleet: 3";
    let text = dump(&with(fleet, same), &[]);
    holds(&text, "公务用车运行维护费支出5.20万元，年末公务用车保有量3辆，均与上年持平，占16.56%");
}

#[test]
fn a_market_is_no_city() {
    let renamed = DEMO.replace("青溪县图书馆", "青溪县市场监督管理局");
    let found = check(&renamed.replace("全年正常", "全县正常"));
    lacks(&found, "是“市”一级的");
}

#[test]
fn a_reason_of_the_whole_is_not_said_of_what_is_gone() {
    let gone = "    - {id: gift, source: superior, name: 上级补助收入, actual: 0, last_year: 300.00, reason: 一次性补助到期}\n";
    let text = dump(
        DEMO,
        &[(
            "  total: {reason: 人员经费和场馆建设拨款增加}\n  parts:\n",
            &format!("  total: {{reason: 一次性补助到期}}\n  parts:\n{gone}"),
        )],
    );
    assert_eq!(text.matches("一次性补助到期").count(), 1, "{text}");
    holds(&text, "上级补助收入上年300.00万元，本年度无此项收入。");
}

#[test]
fn one_reason_of_both_differences_of_spending_is_said_once() {
    let one = "total: {reason: 人员经费增加，东城分馆集中建设}";
    let both = "total: {reason: 东城分馆集中建设, budget_reason: 东城分馆集中建设}";
    let text = dump(&with(one, both), &[]);
    lacks(&text, "同上");
    assert_eq!(text.matches("主要原因是东城分馆集中建设").count(), 1, "{text}");
}

#[test]
fn a_stop_at_its_end_makes_no_other_reason_of_it() {
    let same = "reason: 人员经费和场馆建设拨款增加}";
    let stopped = "reason: 人员经费和场馆建设拨款增加。}";
    let general = format!("last_year: 1105.20, {same}");
    assert!(DEMO.contains(&general));
    let text = dump(DEMO, &[(&general, &format!("last_year: 1105.20, {stopped}"))]);
    assert_eq!(text, dump(DEMO, &[]));
}
