//! Reports as a reader of the finance bureau took them the fourth time: a test a kind of what was found.

use super::readings::{check, dump, holds, lacks, sample, unit, with};
use crate::support::replaced;

#[test]
fn what_there_was_none_of_last_year_is_said_once() {
    let bureau = dump(&unit("bureau"), &[]);
    holds(&bureau, "（团组1个、1人次），占“三公”经费的");
    lacks(&bureau, "上年无出访");
    // Money without journeys is no journey less.
    let paid = [("last_year: 0, last_year_budget: 0, trips: 1", "last_year: 1.20, trips: 1")];
    holds(&dump(&unit("bureau"), &paid), "（团组1个、1人次，上年无出访）");
}

#[test]
fn fiscal_totals_say_what_they_are_made_of() {
    holds(
        &dump(&unit("bureau"), &[]),
        "增长8.37%。财政拨款收入总计由本年财政拨款收入3583.98万元和年初财政拨款结转结余64.20万元组成，财政拨款支出总计由本年财政拨款支出3595.43万元和年末财政拨款结转结余52.75万元组成。",
    );
    let total = "fiscal_totals: {actual: 3648.18, last_year: 3366.40}";
    let none = dump(&unit("bureau"), &[(total, "fiscal_totals: {actual: 3595.43}")]);
    holds(
        &none,
        "年初财政拨款结转结余11.45万元组成，财政拨款支出总计与本年财政拨款支出相同，年末无财政拨款结转结余。",
    );
    // What is all of it was said above.
    let all = [(total, "fiscal_totals: {actual: 3732.54, last_year: 3458.20}")];
    let all = dump(&unit("bureau"), &all);
    holds(&all, "财政拨款收支总计3732.54万元，与收支总计相同，比上年增加274.34万元，增长7.93%。");
    lacks(&all, "财政拨款收入总计由");
    // Without its sources nobody knows what it is made of.
    let unknown = [("{id: general, source: general_budget, ", "{id: general, ")];
    lacks(&dump(&unit("bureau"), &unknown), "财政拨款收入总计由");
}

#[test]
fn what_is_left_of_the_budget_goes_on_from_last_year() {
    let bureau = |total: &str| {
        let old = "fiscal_totals: {actual: 3648.18, last_year: 3366.40}";
        check(&replaced(&unit("bureau"), &[(old, &format!("fiscal_totals: {total}"))]))
    };
    lacks(&bureau("{actual: 3648.18, last_year: 3366.40}"), "[E22]");
    let other = bureau("{actual: 3648.18, last_year: 3350.00}");
    holds(&other, "[E22]");
    holds(&other, "年初财政拨款结转结余 64.20（3648.18 － 3583.98 = 64.20），上年年末是 47.80");
    let more = bureau("{actual: 3720.00, last_year: 3438.22}");
    holds(&more, "年初财政拨款结转结余 136.02 大于年初结转结余 64.20：3720.00 － 3583.98 = 136.02");
    // The year before may not be known.
    lacks(&bureau("{actual: 3648.18}"), "[E22]");
}

#[test]
fn surplus_is_used_where_money_is_short() {
    let school = unit("school");
    lacks(&check(&school), "[E22]");
    let enough = replaced(
        &school,
        &[
            (
                "actual: 2963.56, last_year: 2824.80, basic_spending: 2310.66",
                "actual: 3003.56, last_year: 2824.80, basic_spending: 2350.66",
            ),
            (
                "actual: 352.60, last_year: 291.00, basic_spending: 201.80",
                "actual: 312.60, last_year: 291.00, basic_spending: 161.80",
            ),
        ],
    );
    let found = check(&enough);
    holds(&found, "[E22]");
    holds(&found, "使用非财政拨款结余 40.00，而财政拨款以外的各种资金收入都不少于支出");
    // What a unit below is short of does not show in the sum.
    let more = "  subordinates:\n    - {name: 江源县实训基地, budget_unit: true}\n\nstaff:\n";
    lacks(&check(&replaced(&enough, &[("\nstaff:\n", more)])), "没有要弥补的差额");
}

#[test]
fn scores_come_from_the_numbers_and_not_from_a_rounded_rate() {
    let forestry = unit("forestry");
    let report = dump(&forestry, &[]);
    holds(&report, "| 50 | 33.33 |");
    holds(&report, "82.58");
    let indicator = "actual: \"2\", weight: 50, reason";
    let filled = |score: &str| {
        let typed = format!("actual: \"2\", weight: 50, score: {score}, reason");
        check(&replaced(&forestry, &[(indicator, &typed)]))
    };
    // Who takes the rounded rate gets the other one.
    for score in ["33.33", "33.34"] {
        lacks(&filled(score), "[E08]");
    }
    holds(&filled("33.35"), "[E08]");
}

#[test]
fn tables_stand_by_what_they_are_of() {
    let hospital = dump(&unit("hospital"), &[]);
    holds(&hospital, "基本支出2146.95万元（经济分类情况见表3），占支出合计的");
    holds(&hospital, "固定资产利用率为98.00%（固定资产构成情况见表7）。");
    lacks(&hospital, "决算数合计2146.95万元");
    holds(&dump(&unit("township"), &[]), "（见表5，资金来源情况见表6），比上年");
    let school = dump(&unit("school"), &[]);
    holds(&school, "在职人员182人（专业技术人员情况见表1），比上年增加2人");
    let classes = dump(&unit("school"), &[("title: 专业技术人员情况", "title: 专业设置")]);
    holds(&classes, "在校学生2486人。专业设置情况见表1。");
    holds(
        &dump(&unit("kindergarten"), &[]),
        "（事业编制人员55人、工勤编制人员7人，在编教职工职称和岗位情况见表1），",
    );
}

#[test]
fn a_table_that_no_result_cites_has_a_heading() {
    let uncited = [(
        "全年门急诊${data_tables.service.total.visits}人次，出院患者${data_tables.service.total.discharges}人次，其中骨伤科门急诊${data_tables.service.bone.visits}人次",
        "门诊、住院都有增加",
    )];
    let hospital = dump(&unit("hospital"), &uncited);
    holds(&hospital, "（三）医疗服务情况\n");
    holds(&hospital, "门急诊合计89240人次（见表8）。");
}

#[test]
fn spending_has_its_reason_though_the_income_has_the_same() {
    let bureau = unit("bureau");
    let same = [
        ("totals: {last_year: 3458.20, reason: 高标准农田建设规模扩大}\n", ""),
        ("reason: 项目支出和人员经费增加", "reason: 高标准农田建设拨款增加"),
        ("    reason: 高标准农田建设面积增加\n", "    reason: 高标准农田建设拨款增加\n"),
    ];
    let text = dump(&bureau, &same);
    holds(&text, "增长8.42%，主要原因与收入相同。");
    assert_eq!(text.matches("主要原因是高标准农田建设拨款增加").count(), 1, "{text}");
}

#[test]
fn reasons_that_are_joined_are_said_once() {
    let joined = replaced(
        &unit("bureau"),
        &[(
            "  total: {reason: 更新一辆执法车辆}",
            "  total: {reason: 更新一辆执法车辆，参加省里组织的农业考察}",
        )],
    );
    let text = dump(&joined, &[]);
    assert_eq!(text.matches("更新一辆执法车辆").count(), 1, "{text}");
    assert_eq!(text.matches("参加省里组织的农业考察").count(), 1, "{text}");
    lacks(&check(&joined), "[D33]");
    // A part of a clause is not the reason.
    holds(&dump(&unit("township"), &[]), "增长1.62%，主要原因是人员经费增加。其中：");
}

#[test]
fn a_reason_of_the_year_is_none_of_the_budget() {
    let hospital = replaced(
        &unit("hospital"),
        &[("last_year: 0, last_year_budget: 0, count: 1, last_count: 0, ", "count: 1, ")],
    );
    lacks(&check(&hospital), "[E15]");
}

#[test]
fn a_village_is_no_part() {
    let last = "      - {id: periodicals, kind: 报刊合订本,";
    let row = |name: &str| {
        with(
            last,
            &format!("      - {{id: more, kind: {name}, copies: 300, amount: 1.23}}\n{last}"),
        )
    };
    for name in ["其中村", "其中镇"] {
        lacks(&check(&row(name)), "加进了合计");
    }
    for name in ["其中", "其中市级", "其中图书"] {
        holds(&check(&row(name)), "加进了合计");
    }
}

#[test]
fn sources_without_halves_have_no_columns_of_them() {
    let town = unit("township");
    let halves: String = town
        .lines()
        .map(|line| match line.find(", basic_spending: ").filter(|_| line.contains("source:")) {
            Some(at) => format!("{}}}\n", &line[..at]),
            None => format!("{line}\n"),
        })
        .collect();
    let whole = replaced(
        &halves,
        &[(
            "{source: special_account, received: 0}",
            "{source: special_account, received: 0, initial: 0, adjustment: 0, actual: 0, last_year: 0}",
        )],
    );
    let text = dump(&whole, &[]);
    holds(&text, "各种资金收支情况表");
    holds(&text, "| 资金 | 收入 | 支出 | 上年支出 |");
}

#[test]
fn parts_of_one_thing_say_once_of_what() {
    holds(
        &dump(&unit("school"), &[]),
        "财政拨款安排的采购支出412.30万元，占政府采购支出的83.01%；事业收入安排的采购支出84.40万元，占16.99%。",
    );
}

#[test]
fn a_group_of_results_that_says_nothing_is_asked_for_more() {
    let school = sample("school-2024.yaml");
    lacks(&check(&school), "只有标题");
    let at = school.find("results:\n").expect("there are results");
    let end = school.find("problems:\n").expect("there are problems");
    let with = |groups: &str| format!("{}results:\n{groups}\n{}", &school[..at], &school[end..]);
    let found = check(&with("  - title: 教育教学质量稳步提高"));
    holds(&found, "[D30]");
    holds(&found, "整体绩效的“教育教学质量稳步提高”只有标题，没有内容");
    lacks(&check(&with("  - title: 资助困难学生628人")), "只有标题");
}

/// Facts in which every number of last year is 0, without grand totals and without reasons of lines.
fn of_a_new_unit(facts: &str) -> String {
    let lines = facts.lines().filter(|line| !line.contains("totals: {"));
    let bare = |line: &str| {
        let of_line = !line.contains("path: ");
        format!("{}\n", if of_line { without_reason(&zeros(line)) } else { line.to_string() })
    };
    lines.map(bare).collect()
}

/// A line whose numbers of last year are 0.
fn zeros(line: &str) -> String {
    let mut pieces = line.split("last_");
    let mut all = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let colon = piece.find(": ").expect("a key has a value") + 2;
        let end = piece[colon..].find([',', '}']).map_or(piece.len(), |end| colon + end);
        all.push_str(&format!("last_{}0{}", &piece[..colon], &piece[end..]));
    }
    all
}

/// A line without the reason of a change.
fn without_reason(line: &str) -> String {
    let Some(at) = line.find("reason: ").filter(|at| !line[..*at].ends_with('_')) else {
        return line.to_string();
    };
    let end = line[at..].find([',', '}']).map_or(line.len(), |end| at + end);
    match line[end..].strip_prefix(", ") {
        Some(behind) => format!("{}{behind}", &line[..at]),
        None => format!("{}{}", line[..at].trim_end_matches(", "), &line[end..]),
    }
}

#[test]
fn a_new_unit_says_once_that_it_is_new() {
    let facts = of_a_new_unit(&unit("party"))
        .replace("carryover: {opening: 26.40}", "carryover: {opening: 0}");
    let text = dump(&facts, &[]);
    assert_eq!(text.matches("上年无收支").count(), 1, "{text}");
    lacks(&text, "上年未安排预算");
    let found = check(&facts);
    assert_eq!(found.matches("没有写主要原因").count(), 1, "{found}");
    let spending = "\nexpenditure:\n  total: {";
    let told = replaced(&facts, &[(spending, &format!("{spending}reason: 本年度新设, "))]);
    lacks(&check(&told), "没有写主要原因");
    holds(&dump(&told, &[]), "上年无收支，主要原因是本年度新设");
}
