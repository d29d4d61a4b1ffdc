//! Tables over pages: heads again, rows and cells that go on, what stays together.

use jixiao::base::diag::Severity;
use jixiao::doc::*;

use super::builders::*;
use super::tables::{amounts, find, place, texts};

#[test]
fn caption_unit_head_and_first_row_stay_together() {
    for before in 0..22 {
        let filler = (0..before).map(|_| body(&plain(9)));
        let laid = laid(&document(filler.chain([BlockKind::Table(amounts(4))])));
        let page =
            laid.layout_facts.pages.values().last().copied().expect("it has a page") as usize - 1;
        let texts = texts(&laid, page);
        for together in ["表1　收入构成表", "单位：万元", "决算数", "第0项收入"]
        {
            assert!(texts.iter().any(|text| text == together), "after {before}: {texts:?}");
        }
    }
}

#[test]
fn a_table_over_pages_shows_its_head_again_and_tears_no_row() {
    let rows = 100;
    let laid = place(amounts(rows));
    let count = laid.pages.pages.len();
    assert!(count > 2);
    let mut seen = 0;
    for page in 0..count {
        let again: Vec<_> = laid.artifacts(page).map(|(_, text)| text).collect();
        if page > 0 {
            for text in ["表1　收入构成表（续表）", "单位：万元", "项目", "决算数", "占比（%）"]
            {
                assert!(again.iter().any(|a| a == text), "{text} is not on page {page}: {again:?}");
            }
        }
        let here = texts(&laid, page);
        let first: Vec<_> = here.iter().filter(|text| text.ends_with("项收入")).cloned().collect();
        for (index, name) in first.iter().enumerate() {
            assert_eq!(*name, format!("第{}项收入", seen + index));
            let amount = format!("{}.50", 7 * (seen + index));
            assert_eq!(find(&laid, page, name)[2], find(&laid, page, &amount)[2]);
        }
        seen += first.len();
        let foot = laid.rules(page).iter().map(|rule| rule[3]).max().expect("there are rules");
        assert!(foot <= 105_350 + 22 * 28_950, "page {page} ends at {foot}");
    }
    assert_eq!(seen, rows);
    assert!(laid.layout_facts.continued.contains(&jixiao::base::id::NodeId(0)));
}

#[test]
fn a_head_row_within_the_body_goes_with_the_row_under_it() {
    let filled = laid(&document([BlockKind::Table(amounts(140))]));
    let on_first = texts(&filled, 0).iter().filter(|text| text.starts_with('第')).count();
    let mut table = amounts(140);
    table.body.insert(on_first - 1, head(&["内部", "标题", "栏"]));
    let laid = place(table);
    let page_of =
        |wanted: &str| (0..3).find(|&page| texts(&laid, page).iter().any(|t| t == wanted));
    assert_eq!(page_of("内部"), Some(1));
    assert_eq!(page_of(&format!("第{}项收入", on_first - 2)), Some(0));
    assert_eq!(page_of(&format!("第{}项收入", on_first - 1)), Some(1));
}

#[test]
fn a_cell_over_many_rows_goes_on_over_pages() {
    let mut rows = vec![TableRow {
        cells: vec![
            cell(Role::TableCell, Align::Left, "产出指标", (1, 60)),
            cell(Role::TableCell, Align::Left, "指标0", (1, 1)),
        ],
        ..TableRow::default()
    }];
    rows.extend((1..60).map(|n| TableRow {
        cells: vec![cell(Role::TableCell, Align::Left, &format!("指标{n}"), (1, 1))],
        ..TableRow::default()
    }));
    let laid = place(table(2, vec![head(&["一级指标", "三级指标"])], rows));
    assert!(laid.pages.pages.len() > 2);
    let all: Vec<_> = (0..laid.pages.pages.len()).flat_map(|page| texts(&laid, page)).collect();
    assert_eq!(all.iter().filter(|text| *text == "产出指标").count(), 1);
    assert!((0..60).all(|n| all.contains(&format!("指标{n}"))));
}

#[test]
fn a_row_higher_than_a_page_is_split_and_says_so() {
    let long = plain(3_000);
    let laid = place(table(
        2,
        vec![head(&["项目", "说明"])],
        vec![row(&["甲", "1.00"]), row(&["乙", &long]), row(&["丙", "3.00"])],
    ));
    assert!(laid.pages.pages.len() > 1);
    let output: Vec<_> =
        laid.findings.iter().map(|f| (f.severity(), f.code.id, f.message.as_str())).collect();
    assert_eq!(output, [(Severity::Note, "L01", "表格“sample”第 3 行高过一页，已拆开分页")]);
    let all: Vec<_> = (0..laid.pages.pages.len()).flat_map(|page| texts(&laid, page)).collect();
    let joined = all.concat();
    assert_eq!(joined.matches(&plain(24)).count(), long.matches(&plain(24)).count());
    assert_eq!(
        joined.chars().count(),
        laid_length(&[
            "表1　收入构成表",
            "单位：万元",
            "项目",
            "说明",
            "甲",
            "1.00",
            "乙",
            &long,
            "丙",
            "3.00"
        ])
    );
}

fn laid_length(texts: &[&str]) -> usize {
    texts.iter().map(|text| text.chars().count()).sum()
}

#[test]
fn a_note_stays_with_the_last_row() {
    for rows in 1..60 {
        let mut table = amounts(rows);
        table.note = words("注：数据来自决算报表。");
        let laid = place(table);
        let last = texts(&laid, laid.pages.pages.len() - 1);
        assert!(last.iter().any(|text| text.starts_with("注：")));
        assert!(last.contains(&format!("第{}项收入", rows - 1)), "{rows} rows: {last:?}");
    }
}

#[test]
fn text_below_a_table_over_pages_is_about_as_near_as_below_any_other() {
    let mut over_pages = 0;
    for count in 22..60 {
        let rows = (0..count).map(|_| row(&["甲", "1.00", "2.00"])).collect();
        let long = table(3, vec![head(&["项目", "收入", "支出"])], rows);
        let laid = laid(&document([BlockKind::Table(long), body("下文。")]));
        let page = laid.pages.pages.len() - 1;
        let foot = laid.rules(page).iter().map(|[_, from, _, to, _]| *from.max(to)).max();
        let below = laid.runs(page).find(|(_, text)| text == "下文。").map(|(run, _)| run.origin.y);
        let (Some(foot), Some(below)) = (foot, below) else { continue };
        let rows = laid.runs(page).filter(|(_, text)| text == "甲").count();
        if page > 0 && rows >= 5 {
            over_pages += 1;
            let distance = below.to_milli() - foot;
            assert!((28_000..38_000).contains(&distance), "{count} rows: {distance}");
        }
    }
    assert!(over_pages > 10, "{over_pages}");
}

/// A form in two tables: equally wide columns, one rule between them, the second one's head again on every page.
#[test]
fn tables_of_one_form_have_the_same_columns() {
    let first = table(3, vec![], vec![row(&["预算单位名称", "12345678901.00", "短"])]);
    let first = Table { caption: vec![], ..first };
    let rows = (0..60).map(|_| row(&["项目支出绩效指标", "1.00", "偏差原因分析及改进措施"]));
    let second = table(3, vec![head(&["指标", "得分", "原因"])], rows.collect());
    let second = Table { caption: vec![], unit: vec![], continues: true, ..second };
    let alone = place(Table { continues: false, ..second.clone() });
    let kinds = [BlockKind::Table(first), BlockKind::Table(second)];
    let laid = laid(&document(kinds));
    let columns: Vec<_> = laid.layout_facts.columns.values().collect();
    assert_eq!(columns.len(), 2);
    assert_eq!(columns[0], columns[1]);
    assert_ne!(Some(columns[1]), alone.layout_facts.columns.values().next());
    let rules = laid.rules(0);
    let level = |rule: &&[i64; 5]| rule[1] == rule[3];
    let mut heights: Vec<_> = rules.iter().filter(level).map(|rule| rule[1]).collect();
    heights.sort_unstable();
    assert!(heights.windows(2).all(|pair| pair[1] == pair[0] || pair[1] - pair[0] > 20_000));
    assert!(laid.layout_facts.joined.contains(&jixiao::base::id::NodeId(1)));
    for page in 1..laid.pages.pages.len() {
        let again: Vec<_> = laid.artifacts(page).map(|(_, text)| text).collect();
        assert!(again.contains(&"得分".to_string()), "page {page}: {again:?}");
    }
}
