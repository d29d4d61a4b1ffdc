//! Tables on a page: columns, cells, rules, numbers, tags.

use jixiao::base::diag::Severity;
use jixiao::base::length::Length;
use jixiao::doc::*;
use jixiao::layout::pages::TagKind;

use super::builders::*;

pub(super) fn amounts(rows: usize) -> Table {
    let rows =
        (0..rows).map(|n| row(&[&format!("第{n}项收入"), &format!("{}.50", 7 * n), "97.95"]));
    table(3, vec![head(&["项目", "决算数", "占比（%）"])], rows.collect())
}

pub(super) fn place(table: Table) -> Laid {
    laid(&document([BlockKind::Table(table)]))
}

/// Where the text of a cell begins and ends and its baseline, on a page.
pub(super) fn find(laid: &Laid, page: usize, wanted: &str) -> [i64; 3] {
    let run = laid.runs(page).find(|(_, text)| text == wanted).map(|(run, _)| run);
    let run = run.unwrap_or_else(|| panic!("{wanted} is not on page {page}"));
    [run.origin.x, end(run), run.origin.y].map(Length::to_milli)
}

pub(super) fn texts(laid: &Laid, page: usize) -> Vec<String> {
    laid.runs(page).map(|(_, text)| text).collect()
}

#[test]
fn a_table_fills_the_text_area_and_does_not_leave_it() {
    let laid = place(amounts(3));
    let columns: Length =
        laid.layout_facts.columns[&jixiao::base::id::NodeId(0)].iter().copied().sum();
    assert_eq!(columns + style().table.rule, Length::twips(11_906 - 1_587 - 1_474));
    let rules = laid.rules(0);
    let (left, right) = (79_350, 79_350 + 442_250);
    let half = style().table.rule.to_milli() / 2;
    for [x, y, to_x, to_y, width] in rules {
        let flat = y == to_y;
        let (from, to) = if flat { (x, to_x) } else { (x - half, to_x + half) };
        assert!(left <= from && to <= right, "{from} to {to}");
        assert_eq!(width, style().table.rule.to_milli());
    }
}

#[test]
fn columns_are_whole_twips_within_their_shares() {
    let mut table = amounts(3);
    table.columns = vec![
        TableColumn { least: 300, most: 320 },
        TableColumn { least: 100, most: 200 },
        TableColumn { least: 100, most: 900 },
    ];
    let laid = place(table);
    let columns = &laid.layout_facts.columns[&jixiao::base::id::NodeId(0)];
    let total = (Length::twips(8_845) - style().table.rule).to_milli();
    let shares: Vec<i64> = columns.iter().map(|c| c.to_milli() * 1000 / total).collect();
    assert!((299..=320).contains(&shares[0]) && (99..=200).contains(&shares[1]), "{shares:?}");
    assert!(columns.iter().all(|column| column.to_milli() % 50 == 0));
    assert_eq!(columns.iter().copied().sum::<Length>().to_milli(), total);
}

#[test]
fn short_texts_stay_on_one_line_beside_long_ones() {
    let long =
        "主要用于接待国家审计署、省委巡视组等工作组的支出，严格按照标准执行，没有超出标准的情况";
    let laid = place(table(
        4,
        vec![head(&["项目", "全年预算数", "完成率（%）", "备注"])],
        vec![row(&["公务接待费", "150.00", "82.33", long])],
    ));
    let texts = texts(&laid, 0);
    for whole in ["项目", "全年预算数", "完成率（%）", "公务接待费", "150.00"] {
        assert!(texts.iter().any(|text| text == whole), "{whole}: {texts:?}");
    }
}

#[test]
fn amounts_stand_on_their_points() {
    let laid = place(table(
        2,
        vec![head(&["项目", "决算数"])],
        vec![row(&["甲", "1,067.03"]), row(&["乙", "-2.37"]), row(&["丙", "0.00"])],
    ));
    let ends: Vec<_> = ["1,067.03", "-2.37", "0.00"].map(|amount| find(&laid, 0, amount)[1]).into();
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}");
}

#[test]
fn rows_are_rule_margins_and_lines_high_and_text_is_in_the_middle() {
    let laid = place(amounts(3));
    let looks = &style().table;
    let line = style().of(Role::TableCell).line;
    let above = laid.layout_facts.margins[&jixiao::base::id::NodeId(0)];
    assert!(above >= looks.above - jixiao::base::length::Length::pt(0.75));
    let row = (looks.rule + above * 2 + line).to_milli();
    let flat: Vec<_> = laid.rules(0).into_iter().filter(|r| r[1] == r[3]).map(|r| r[1]).collect();
    assert!(flat.windows(2).all(|pair| pair[1] - pair[0] == row), "{flat:?} by {row}");
    let size = style().of(Role::TableCell).size.to_milli();
    let [_, _, baseline] = find(&laid, 0, "第0项收入");
    let (over, under) =
        (baseline - size * 88 / 100 - flat[1], flat[2] - (baseline + size * 12 / 100));
    assert!((over - under).abs() <= 1, "{over} over, {under} under");
}

#[test]
fn text_after_a_table_is_on_the_grid_again() {
    for rows in 1..9 {
        let laid = laid(&document([BlockKind::Table(amounts(rows)), body(&plain(9))]));
        let [_, _, baseline] = find(&laid, 0, &plain(9));
        assert_eq!((baseline - 125_905) % 28_950, 0);
        let foot = laid.rules(0).iter().map(|rule| rule[3]).max().expect("there are rules");
        let gap = laid.layout_facts.gaps[&jixiao::base::id::NodeId(1)].to_milli();
        assert_eq!(gap, 8000, "the same below every table");
        let half = style().table.rule.to_milli() / 2;
        let foot = foot.max(rule_below(&laid) + half);
        assert_eq!(foot + gap, baseline - 20_555, "the gap leads from the last rule to the line");
    }
}

#[test]
fn rows_of_all_tables_are_about_as_high() {
    let heights: Vec<_> = (3..12)
        .map(|rows| {
            let laid = place(amounts(rows));
            let above = laid.layout_facts.margins.get(&jixiao::base::id::NodeId(0)).copied();
            let above = above.unwrap_or(style().table.above);
            (above * 2 + style().of(Role::TableCell).line).to_milli()
        })
        .collect();
    let (least, most) = (heights.iter().min().unwrap(), heights.iter().max().unwrap());
    assert!(most - least <= 4_500, "{heights:?}");
}

/// The centre of the lowest rule across.
fn rule_below(laid: &Laid) -> i64 {
    let across = laid.rules(0).into_iter().filter(|rule| rule[1] == rule[3]);
    across.map(|rule| rule[1]).max().expect("there are rules")
}

#[test]
fn cells_over_columns_and_rows_have_no_rules_in_them() {
    let heads = vec![
        TableRow {
            cells: vec![
                cell(Role::TableHead, Align::Center, "项目", (1, 2)),
                cell(Role::TableHead, Align::Center, "决算数", (2, 1)),
            ],
            ..TableRow::default()
        },
        TableRow {
            cells: vec![
                cell(Role::TableHead, Align::Center, "上年", (1, 1)),
                cell(Role::TableHead, Align::Center, "本年", (1, 1)),
            ],
            ..TableRow::default()
        },
    ];
    let laid = place(table(3, heads, vec![row(&["收入", "1.00", "2.00"])]));
    let rules = laid.rules(0);
    let [item_from, item_to, item_y] = find(&laid, 0, "项目");
    let crosses = |r: &&[i64; 5]| r[1] == r[3] && r[0] < item_to && item_from < r[2];
    let flat: Vec<_> = rules.iter().filter(crosses).map(|r| r[1]).collect();
    assert_eq!(flat.len(), 3, "over and under 项目, and under the row: {flat:?}");
    let middle = (flat[0] + flat[1]) / 2;
    assert!((item_y - middle - 12_000 * 38 / 100).abs() < 500, "项目 is in the middle");
    let [both_from, both_to, both_y] = find(&laid, 0, "决算数");
    let parts = |r: &&[i64; 5]| {
        r[0] == r[2] && both_from < r[0] && r[0] < both_to && r[1] < both_y && both_y < r[3]
    };
    assert_eq!(rules.iter().filter(parts).count(), 0, "no rule goes through 决算数");
}

#[test]
fn a_cell_over_rows_that_needs_more_than_they_have_lengthens_the_last() {
    let text = plain(300);
    let rows = vec![
        TableRow {
            cells: vec![
                cell(Role::TableCell, Align::Left, &text, (1, 2)),
                cell(Role::TableCell, Align::Left, "甲", (1, 1)),
            ],
            ..TableRow::default()
        },
        TableRow {
            cells: vec![cell(Role::TableCell, Align::Left, "乙", (1, 1))],
            ..TableRow::default()
        },
    ];
    let laid = place(table(2, vec![head(&["说明", "项目"])], rows));
    let all: String = texts(&laid, 0).concat();
    assert!(all.contains("乙"));
    let foot = laid.rules(0).iter().map(|rule| rule[3]).max().expect("there are rules");
    let lowest = laid.runs(0).map(|(run, _)| run.origin.y.to_milli()).max().expect("there is text");
    assert!(lowest < foot);
}

#[test]
fn a_word_too_long_for_its_cell_is_torn_and_says_so() {
    let mut table =
        table(2, vec![head(&["项目", "代码"])], vec![row(&["甲", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])]);
    table.columns =
        vec![TableColumn { least: 900, most: 900 }, TableColumn { least: 100, most: 100 }];
    let laid = place(table);
    let codes: Vec<_> = laid.findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["L02"]);
    assert!(texts(&laid, 0).concat().contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

#[test]
fn more_cells_than_columns_are_an_error() {
    let laid = place(table(2, vec![head(&["项目", "决算数"])], vec![row(&["甲", "1.00", "2.00"])]));
    let codes: Vec<_> =
        laid.findings.iter().map(|finding| (finding.severity(), finding.code.id)).collect();
    assert_eq!(codes, [(Severity::Error, "L03")]);
}

#[test]
fn tags_tell_the_table() {
    let mut table = amounts(1);
    table.body[0].cells[0].content.push(words("第二段"));
    let laid = place(table);
    let kinds: Vec<_> =
        laid.pages.tags.iter().map(|tag| (tag.kind, tag.parent.map(|p| p.0))).collect();
    let (one, head) =
        (TagKind::Cell { columns: 1, rows: 1 }, TagKind::HeadCell { columns: 1, rows: 1 });
    let wanted = [
        (TagKind::Table, None),
        (TagKind::Caption, Some(0)),
        (TagKind::Row, Some(0)),
        (head, Some(2)),
        (head, Some(2)),
        (head, Some(2)),
        (TagKind::Row, Some(0)),
        (one, Some(6)),
        (TagKind::Paragraph, Some(7)),
        (TagKind::Paragraph, Some(7)),
        (one, Some(6)),
        (one, Some(6)),
    ];
    assert_eq!(kinds, wanted);
}

#[test]
fn tables_without_caption_columns_or_rows_do_no_harm() {
    let bare = Table { columns: vec![TableColumn { least: 0, most: 1000 }], ..Table::default() };
    assert!(place(bare.clone()).rules(0).is_empty(), "no row, no rule");
    assert_eq!(place(Table::default()).pages.pages.len(), 1);
    let rowless = Table { body: vec![TableRow::default()], ..bare };
    assert_eq!(place(rowless).pages.pages.len(), 1);
}

/// A table of six columns of amounts in 元 beside one of words.
fn in_yuan(longest: &str) -> Table {
    let cells = ["国有资本经营预算", longest, longest, longest, longest, longest];
    let head = head(&["资金", "收入", "支出", "基本支出", "项目支出", "上年支出"]);
    let mut table = table(6, vec![head], (0..4).map(|_| row(&cells)).collect());
    table.columns = vec![TableColumn { least: 140, most: 200 }; 6];
    table.columns[0] = TableColumn { least: 200, most: 400 };
    table
}

#[test]
fn numbers_are_whole_and_other_columns_give_way() {
    for longest in ["160,000.00", "8,642,315.20", "18,642,315.20", "118,642,315.20"] {
        let laid = place(in_yuan(longest));
        let whole = texts(&laid, 0).iter().filter(|text| *text == longest).count();
        assert_eq!(whole, 20, "{longest}: {:?}", texts(&laid, 0));
        assert!(laid.findings.iter().all(|finding| finding.code.id != "L06"));
    }
    let step = |longest| place(in_yuan(longest)).layout_facts.fits.values().next().copied();
    assert_eq!(step("160,000.00"), None, "it fits in the size of tables");
    let small = step("118,642,315.20").expect("a smaller size");
    assert!(style().table.fit[small].size < style().of(Role::TableCell).size);
    // Words in pairs of characters, line under line, ask for a smaller size as a broken number does.
    let laid = place(in_yuan("18,642,315.20"));
    assert!(texts(&laid, 0).iter().all(|text| text != "资本"), "{:?}", texts(&laid, 0));
}

#[test]
fn the_lines_of_a_part_begin_below_its_name() {
    let parts = ["其中：国有资本经营预算资金安排的支出", "　　　国有资本经营预算资金安排的支出"];
    let rows = parts.map(|part| row(&[part, "1.00"])).into();
    let mut table = table(2, Vec::new(), rows);
    table.columns =
        vec![TableColumn { least: 300, most: 300 }, TableColumn { least: 700, most: 700 }];
    let laid = place(table);
    let spaces = |text: &str| text.chars().take_while(|c| *c == '　').count() as i64 * 12_000;
    let mut begins: Vec<_> = laid
        .runs(0)
        .filter(|(_, text)| !text.contains("1.00") && !text.contains("单位"))
        .map(|(run, text)| run.origin.x.to_milli() + spaces(&text))
        .collect();
    begins.sort_unstable();
    begins.dedup_by_key(|x| *x / 100);
    assert_eq!(begins.len(), 3, "caption, 其中 and the names: {begins:?}");
    let hanging =
        laid.runs(0).filter(|(_, text)| text.starts_with('支') || text.starts_with("资金"));
    assert!(hanging.count() >= 2);
}
