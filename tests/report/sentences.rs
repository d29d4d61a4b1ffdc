//! The numbers choose the sentence, and what is not filled in takes its sentence and table with it.

use super::readings::{holds, lacks};
use crate::support::{Outcome, SAMPLE, project_file, replaced};

/// The dump of the sample with some of its text replaced.
fn with(changes: &[(&str, &str)]) -> String {
    Outcome::of(replaced(SAMPLE, changes)).dump()
}

#[test]
fn staff_change() {
    let with_last_year = |last_year: &str| {
        with(&[("last_year: 23, retired", &format!("last_year: {last_year}, retired"))])
    };
    holds(&with_last_year("23"), "我中心编制数24人，2023年年末实有在职人员22人，比上年减少1人。");
    holds(&with_last_year("20"), "年末实有在职人员22人，比上年增加2人。");
    holds(&with_last_year("22"), "年末实有在职人员22人，与上年持平。");
    holds(&with_last_year("null"), "我中心编制数24人，2023年年末实有在职人员22人。");
}

#[test]
fn staff_control() {
    holds(
        &with(&[]),
        "实际在职人员为22人，在职人员控制率（实际在职人员数与编制数的比率）为91.67%，在职人员没有超编。",
    );
    let over = with(&[("{established: 24,", "{established: 20,")]);
    holds(&over, "为110.00%，在职人员超出编制2人。");
    let none = with(&[("{established: 24,", "{established: 0,")]);
    holds(&none, "实际在职人员为22人，无核定编制，在职人员控制率不适用。");
    holds(&none, "我中心无核定编制，2023年年末实有在职人员22人");
    let unknown = with(&[("{established: 24,", "{established: null,")]);
    holds(&unknown, "我中心2023年年末实有在职人员22人");
    lacks(&unknown, "无核定编制");
    lacks(&unknown, "在职人员控制率");
}

#[test]
fn three_public_lines() {
    let sample = with(&[]);
    holds(
        &sample,
        "全年支出123.49万元，全部为公务接待费支出，完成预算的82.33%（比预算减少26.51万元）。因公出国（境）费、公务用车购置费、公务用车运行维护费均无支出。",
    );
    let spent = with(&[(
        "vehicle_operation: {budget: 0, actual: 0,",
        "vehicle_operation: {budget: 10, actual: 12,",
    )]);
    holds(
        &spent,
        "公务用车运行维护费支出12.00万元，占“三公”经费的8.86%，完成预算的120.00%（超出预算2.00万元）；公务接待费支出",
    );
    holds(&spent, "。因公出国（境）费、公务用车购置费均无支出。");
    let unplanned = with(&[("reception: {budget: 150.00,", "reception: {budget: 0,")]);
    holds(&unplanned, "全部为公务接待费支出，未安排预算。");
    holds(&unplanned, "2023年度未安排“三公”经费预算，实际支出数为123.49万元，控制率不适用。");
    lacks(&unplanned, "table three_public");
    let none = with(&[("reception: {budget: 150.00, actual: 123.49}", "reception: 0")]);
    holds(&none, "2023年度无“三公”经费支出。\n");
}

#[test]
fn spending_over_budget() {
    let over = with(&[("budget: 34.32", "budget: 20.00")]);
    holds(&over, "（超出预算2.90万元），公用经费控制率为114.50%。");
    let even = with(&[("budget: 34.32", "budget: 22.90")]);
    holds(&even, "公用经费控制率为100.00%。");
}

#[test]
fn rounding_is_explained_only_where_parts_differ() {
    holds(&with(&[]), "注：支出合计与分项之和相差0.01万元，是四舍五入的尾差。");
    lacks(&with(&[("    actual: 832.43 ", "    actual: 832.44 ")]), "尾差");
    let wrong = replaced(SAMPLE, &[("    actual: 832.43 ", "    actual: 732.43 ")]);
    assert!(Outcome::of(wrong).errors().contains("差 100.01"));
}

#[test]
fn carryover() {
    lacks(&with(&[]), "结转");
    let both = with(&[("{opening: null, closing: null,", "{opening: 12, closing: 0,")]);
    holds(
        &both,
        "收支总计1101.40万元。收入总计由本年收入1089.40万元和年初结转结余12.00万元组成，支出总计与本年支出相同，年末无结转结余。",
    );
}

#[test]
fn tables_that_lack_facts_take_their_sentence_with_them() {
    let start = SAMPLE.find("three_public:  ").expect("the sample has the section");
    let end = SAMPLE.find("procurement:").expect("the sample has the next one");
    let stated = "  three_public.budget: \"100\"";
    let facts = replaced(SAMPLE, &[(&SAMPLE[start..end], ""), (stated, "")]);
    let dump = Outcome::of(&facts).dump();
    lacks(&dump, "table three_public");
    lacks(&dump, "“三公”经费支出情况");
    holds(&dump, "body: 公用经费控制率。");
}

#[test]
fn tables_of_the_unit_follow_the_text_that_cites_them() {
    let dump = with(&[]);
    let at = |text: &str| dump.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("推进我市经济社会发展做了重要贡献（见表3）。") < at("table data_table: 表3"));
    assert!(at("table data_table: 表3") < at("2.公共机构节能建设稳中求新"));
    let uncited = dump_without_citations();
    let at = |text: &str| uncited.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("2.清廉机关建设走深走实") < at("table data_table: 表3"));
    assert!(at("table data_table: 表3") < at("h1: 七、存在问题"));
}

fn dump_without_citations() -> String {
    let facts = SAMPLE.lines().map(|line| match line.find("text: 今年") {
        Some(at) => format!("{}text: 完成接待。\n", &line[..at]),
        None => format!("{line}\n"),
    });
    Outcome::of(facts.collect::<String>()).dump()
}

#[test]
fn date_and_signature_come_together() {
    assert!(with(&[]).ends_with("signature: 中共常宁市委机关和事务接待中心\n"));
    let dated = with(&[("filing: {date: null,", "filing: {date: 2024-03-05,")]);
    assert!(
        dated.ends_with("signature: 中共常宁市委机关和事务接待中心\ndate_line: 2024年3月5日\n")
    );
}

#[test]
fn headings_go_with_what_stands_under_them() {
    let start = SAMPLE.find("management:\n").expect("the sample has the section");
    let end = SAMPLE.find("indicators:").expect("the sample has the next one");
    let dump = with(&[(&SAMPLE[start..end], "management: {}\n\n")]);
    lacks(&dump, "项目管理");
    holds(&dump, "h1: 五、预算管理情况\nh2: （一）资产管理\nbody: 固定资产利用率。");
}

#[test]
fn agency_operation() {
    lacks(&with(&[]), "机关运行经费");
    let line = "agency_operation: {budget: 30.00, actual: 28.60, last_year: 26.00, reason: 水电费增加}\nassets:";
    let stated = with(&[("assets:", line)]);
    holds(
        &stated,
        "机关运行经费支出28.60万元，完成预算的95.33%（比预算减少1.40万元），比上年增加2.60万元，增长10.00%，主要原因是水电费增加。",
    );
}

/// The samples, all of them.
fn samples() -> Vec<String> {
    ["demo-2024", "changning-2023", "township-2024", "school-2024"]
        .map(|name| {
            let path = project_file(&format!("data/{name}.yaml"));
            let text = std::fs::read_to_string(path).expect("the sample is there");
            Outcome::of(text).dump()
        })
        .into()
}

/// The paragraphs of a dump, without its tables.
fn paragraphs(dump: &str) -> impl Iterator<Item = &str> {
    dump.lines().filter_map(|line| line.strip_prefix("body: "))
}

#[test]
fn a_share_says_of_what() {
    for dump in samples() {
        for paragraph in paragraphs(&dump) {
            // The first share of a sentence names its whole; those that follow in it are of the same.
            for sentence in paragraph.split('。') {
                let first =
                    sentence.match_indices('占').find(|(at, _)| sentence[*at..].contains('%'));
                let Some((at, _)) = first else { continue };
                let behind = sentence[at + '占'.len_utf8()..].chars().next();
                assert!(!behind.is_some_and(|c| c.is_ascii_digit()), "{sentence}");
            }
        }
    }
}

#[test]
fn a_rate_is_not_stated_twice_in_a_paragraph() {
    for dump in samples() {
        for paragraph in paragraphs(&dump) {
            for sentence in paragraph.split('。') {
                let rates: Vec<_> =
                    sentence.split(['，', '；']).filter(|part| part.ends_with('%')).collect();
                for (at, rate) in rates.iter().enumerate() {
                    assert!(!rates[..at].contains(rate), "{rate} twice: {sentence}");
                }
            }
        }
    }
}

#[test]
fn set_phrases_are_plain() {
    let clumsy = [
        "由0.00万元",
        "支出为",
        "绩效自评分",
        "“公用经费”控制率",
        "“三公经费”",
        "持平，主要原因",
        "主要职能职责：\n",
        "占0.00%",
        "完成率完成率",
        "其中：，",
        "，，",
        "。。",
        "；。",
    ];
    for dump in samples() {
        for text in clumsy {
            lacks(&dump, text);
        }
        for heading in dump.lines().filter(|line| line.starts_with('h')) {
            assert!(!heading.ends_with('。'), "{heading}");
        }
    }
}

#[test]
fn a_list_of_one_item_has_no_number() {
    let alone = "  supervision: 部门定期对所实施项目进行检查，严格监控、及时督促。";
    let one = with(&[(alone, "  supervision: null")]);
    lacks(&one, "body: 1.项目实施程序");
    holds(&one, "body: 项目实施程序。");
    holds(&with(&[]), "body: 1.项目实施程序。");
}

#[test]
fn thrift_is_praised_only_by_the_unit_itself() {
    let praise = "认真贯彻落实中央八项规定精神";
    let own = "  three_public: 我中心认真贯彻落实中央八项规定精神和厉行节约的要求。\n";
    holds(&with(&[]), "和厉行节约的要求。2023年度“三公”经费预算安排数为150.00万元，");
    lacks(&with(&[(own, "")]), praise);
    let several = own.replace("要求。", "要求。接待从简。");
    holds(&with(&[(own, &several)]), "要求。接待从简。2023年度“三公”经费");
}

#[test]
fn subordinate_units_and_the_scope_of_the_budget() {
    holds(&with(&[]), "我中心内设机构7个。我中心纳入2023年部门预算编制范围。");
    let units = |flag: &str| {
        let unit = |name: &str| format!("{{name: {name}, kind: 公益一类事业单位{flag}}}");
        with(&[(
            "subordinates: []",
            &format!("subordinates: [{}, {}]", unit("甲站"), unit("乙站")),
        )])
    };
    holds(&units(""), "下属单位2个（均为公益一类事业单位），分别是甲站、乙站。\n");
    holds(
        &units(", budget_unit: true"),
        "纳入2023年部门预算编制范围的是我中心本级和上述下属单位。",
    );
    holds(
        &units(", budget_unit: false"),
        "纳入2023年部门预算编制范围的是我中心本级，下属单位未单独编制预算。",
    );
}

#[test]
fn the_responsible_are_departments_or_people() {
    let owner = |name: &str| {
        with(&[("    answers: [q2]", &format!("    answers: [q2]\n    owner: {name}"))])
    };
    holds(&owner("办公室、财务股"), "责任部门：办公室、财务股。");
    holds(&owner("刘振华"), "责任人：刘振华。");
    holds(&owner("办公室主任"), "责任人：办公室主任。");
}

#[test]
fn columns_of_the_units_own_tables_are_computed() {
    let tables = "\ndata_tables:
  books:
    title: 图书
    columns:
      - {id: kind, name: 类别}
      - {id: copies, name: 数量, unit: 册}
      - {id: amount, name: 金额, unit: 万元}
      - {id: price, name: 单价, unit: 元/册, formula: 金额÷数量}
      - {id: share, name: 占比, unit: '%', formula: 金额÷合计（金额）}
    rows:
      - {id: a, kind: 成人, copies: 300, amount: 1.20}
      - {id: b, kind: 少儿, copies: 0, amount: 0.40}
";
    let facts = |tables: &str| {
        let start = SAMPLE.find("\ndata_tables:\n").expect("the sample has tables");
        let end = SAMPLE.find("\nresults:\n").expect("it has results");
        let text = format!("{}{tables}{}", &SAMPLE[..start], &SAMPLE[end..]);
        text.lines()
            .map(|line| match line.find("text: 今年") {
                Some(at) => format!("{}text: 完成接待。\n", &line[..at]),
                None => format!("{line}\n"),
            })
            .collect::<String>()
    };
    let dump = Outcome::of(facts(tables)).dump();
    holds(&dump, "| 类别 | 数量（册） | 金额（万元） | 单价（元/册） | 占比（%） |");
    holds(&dump, "| 成人 | 300 | 1.20 | 40.00 | 75.00 |");
    holds(&dump, "| 少儿 | 0 | 0.40 | 不适用 | 25.00 |");
    holds(&dump, "| 合计 | 300 | 1.60 | 53.33 | 100.00 |");
    for (wrong, expected) in [
        ("金额÷册数", "没有“册数”这一列"),
        ("sum(金额)", "没有“sum”这一列"),
        ("（金额÷数量", "括号没有配对"),
        ("占比÷2", "没有“占比”这一列"),
    ] {
        let output =
            Outcome::of(facts(&tables.replace("formula: 金额÷数量", &format!("formula: {wrong}"))));
        assert!(output.errors().contains(expected), "{wrong}: {}", output.errors());
    }
}

#[test]
fn what_did_not_happen_is_printed_in_words() {
    let facts = with(&[
        ("{opening: null, closing: null,", "{opening: 0, closing: 0,"),
        ("reception: {budget: 150.00, actual: 123.49}", "reception: {budget: 0, actual: 0}"),
    ]);
    holds(&facts, "收支总计1089.40万元。年初、年末均无结转结余。\n");
    holds(&facts, "控制率。2023年度未安排“三公”经费预算，控制率不适用。");
}

#[test]
fn lines_and_paragraphs_of_the_units_own() {
    let own = "lines:
  - {id: relief, name: 困难群众救助资金, actual: 12.00, last_year: 10.00, part_of: expenditure.project, reason: 救助标准提高}
  - {id: visits, name: 走访慰问, unit: 人次, actual: 320, last_year: 300, place: results}
additions:
  - {place: management, title: 内部控制, text: '内部控制制度健全，救助资金${lines.relief.actual}全部按时发放。'}
results:\n";
    let dump = with(&[("\nresults:\n", &format!("\n{own}"))]);
    holds(
        &dump,
        "困难群众救助资金支出12.00万元，占项目支出的1.44%，比上年增加2.00万元，增长20.00%，主要原因是救助标准提高。",
    );
    holds(&dump, "body: 走访慰问320人次，比上年增加20人次，增长6.67%。");
    holds(&dump, "h2: （五）内部控制\nbody: 内部控制制度健全，救助资金12.00万元全部按时发放。");
    let unknown = replaced(
        SAMPLE,
        &[(
            "\nresults:\n",
            "\nlines: [{id: a, name: 甲, actual: 1, part_of: expenditure.none}]\nresults:\n",
        )],
    );
    assert!(Outcome::of(unknown).errors().contains("不是可以有部分的编号"));
}
