//! Sentences and findings that somebody met who went through the reports line by line; the facts of some texts of the field.

use super::readings::{check, dump, holds, lacks, sample, unit, with};
use crate::support::{DEMO, replaced};

#[test]
fn a_unit_alone_says_what_its_budget_covers() {
    holds(&dump(&sample("school-2024.yaml"), &[]), "我校纳入2024年部门预算编制范围。");
}

#[test]
fn a_table_is_pointed_to_within_the_sentence_before_it() {
    let text = dump(DEMO, &[]);
    holds(&text, "其中东城分馆接待读者82400人次（见表4）。");
    lacks(&text, "详见表");
}

#[test]
fn things_are_counted_in_one_way() {
    let text = "text: \"全年接待读者${data_tables.service.total.visitors}人次，";
    let wan = with(text, "text: \"全年接待读者43.36万人次，");
    let found = check(&wan);
    holds(&found, "[B09]");
    holds(&found, "“43.36万人次”以万计，另一处写全：“433600人次”");
    lacks(&check(DEMO), "B09");
    // Below ten thousand nobody writes 万, a target and a rough number may be round, money has its own rules.
    for honest in ["约43万人次，", "40万人次以上，", "2.60万册，", "0.80万元，"] {
        let text = with(text, &format!("{text}{honest}"));
        lacks(&check(&text), "B09");
    }
}

#[test]
fn a_reason_of_a_change_needs_last_year() {
    let of =
        |line: &str| with("data_tables:\n", &format!("lines:\n  - {{{line}}}\n\ndata_tables:\n"));
    let deposit = of("id: dep, name: 代管保证金, actual: 36.00, reason: 新开工项目增加");
    let text = dump(&deposit, &[]);
    holds(&text, "代管保证金36.00万元。");
    lacks(&text, "新开工项目增加");
    holds(&check(&deposit), "[D33]");
    let count =
        of("id: help, name: 志愿服务, unit: 人次, actual: 320, reason: 广泛发动, place: results");
    lacks(&dump(&count, &[]), "广泛发动");
    let debt = of("id: debt, name: 工程欠款, actual: 12.00, reason: 工程尾款未付");
    holds(&dump(&debt, &[]), "工程欠款12.00万元，主要原因是工程尾款未付。");
}

#[test]
fn a_price_is_completed_by_its_own_unit() {
    let facts = with(
        "其中少儿图书${data_tables.books.children.copies}册",
        "其中少儿图书单价${data_tables.books.children.price}",
    );
    let facts = replaced(
        &facts,
        &[(
            "{id: amount, name: 金额, unit: 万元}\n",
            "{id: amount, name: 金额, unit: 万元}\n      - {id: price, name: 单价, unit: 元/册, formula: 金额÷数量}\n",
        )],
    );
    let found = check(&facts);
    holds(&found, "[E19]");
    holds(&found, "在后面补上“元”");
}

#[test]
fn a_reason_of_the_totals_asks_for_last_year() {
    let facts = replaced(
        &sample("school-2024.yaml"),
        &[(
            "totals: {last_year: 3742.18, reason: 财政拨款和学费收入增加}",
            "totals: {reason: 上年结转增加}",
        )],
    );
    let found = check(&facts);
    holds(&found, "[D33]");
    holds(&found, "这一行没有上年数，填上 last_year 就印");
}

#[test]
fn a_project_without_a_form_has_no_empty_cells() {
    let facts = unit("bureau");
    holds(&facts, "name: 农技推广和疫病防控运行维护");
    lacks(&check(&facts), "D30");
    holds(&check(&(facts + "attachments: [整体自评表, 项目自评表]\n")), "[D30]");
}

#[test]
fn facts_of_the_field_have_their_sentences() {
    let school = dump(&unit("school"), &[]);
    holds(
        &school,
        "编制数188人，均为事业编制（全额拨款176人、差额拨款12人），另核定人员控制数24人，",
    );
    holds(&school, "财政拨款收支总计");
    holds(&school, "预留给中小企业的采购金额390.00万元，占政府采购预算的75.00%。");
    let bureau = dump(&unit("bureau"), &[]);
    holds(&bureau, "工勤编制4人，事业编制中全额拨款58人、差额拨款10人）");
    holds(&bureau, "外事接待1批次、4人次");
    holds(&bureau, "；无国（境）外接待");
    holds(&dump(&unit("party"), &[]), "；国（境）外接待1批次、3人次");
}

#[test]
fn parts_of_institution_posts_add_up() {
    let facts = unit("school");
    let typed = replaced(&facts, &[("{full: 176,", "{established: 190, full: 176,")]);
    holds(&check(&typed), "[E02]");
    let over = replaced(&facts, &[("reserved: 390.00", "reserved: 590.00")]);
    holds(&check(&over), "预留的金额不能多于政府采购预算");
    let fiscal = facts.replacen("fiscal_totals: {actual: ", "fiscal_totals: {actual: 9", 1);
    holds(&check(&fiscal), "财政拨款收支是全部收支的一部分");
}
