//! Forms: as few sheets as possible, labels on every sheet, no sheet with nothing but signatures, words whole.

use jixiao::base::id::NodeId;
use jixiao::base::length::Length;
use jixiao::doc::*;

use super::builders::*;

/// A form of so many indicators on a landscape page, with 总分 and signatures that stay with the last indicator.
fn form(indicators: usize) -> Document {
    let label = |text: &str, rows| cell(Role::TableCell, Align::Center, text, (1, rows));
    let mut rows: Vec<TableRow> = (0..indicators).map(|n| indicator(n, indicators)).collect();
    rows.push(TableRow {
        cells: vec![cell(Role::TableHead, Align::Center, "总分", (4, 1))],
        keep: true,
    });
    rows.push(TableRow {
        cells: vec![label("填表人：罗启明", 1), label("", 1), label("", 1), label("", 1)],
        keep: true,
    });
    let table = Table {
        caption: Vec::new(),
        fit: Some(Fit::default()),
        ..table(4, vec![head(&["", "一级指标", "三级指标", "得分"])], rows)
    };
    let title = paragraph(Role::AttachmentTitle, "项目支出绩效自评表");
    parts([(Orientation::Landscape, vec![title, BlockKind::Table(table)])])
}

fn indicator(number: usize, all: usize) -> TableRow {
    let own = [&*format!("第{number}项指标"), "9.5"];
    let label = |text| cell(Role::TableCell, Align::Center, text, (1, all as u16));
    let labels = [label("绩效指标"), label("产出指标")].into_iter().filter(|_| number == 0);
    let own = own.map(|text| cell(Role::TableCell, Align::Left, text, (1, 1)));
    TableRow { cells: labels.chain(own).collect(), keep: false }
}

fn texts(laid: &Laid, page: usize) -> Vec<String> {
    laid.runs(page).map(|(_, text)| text).collect()
}

#[test]
fn a_form_takes_the_largest_size_with_the_fewest_sheets() {
    let (mut last, mut counts) = (0, Vec::new());
    for indicators in 5..40 {
        let laid = laid(&form(indicators));
        let step = laid.layout_facts.fits[&NodeId(1)];
        let pages = laid.pages.pages.len();
        if counts.last() == Some(&pages) {
            assert!(step >= last, "{indicators} indicators are smaller than more of them");
        } else {
            counts.push(pages);
            assert_eq!(step, if pages == 1 { 0 } else { step });
        }
        last = step;
    }
    assert_eq!(counts, [1, 2]);
    let steps = &style().table.fit;
    assert_eq!((steps[0].size, steps[steps.len() - 1].size), (Length::pt(10.5), Length::pt(9.0)));
}

#[test]
fn a_table_file_sets_the_least_size() {
    let mut document = form(20);
    let BlockKind::Table(table) = &mut document.parts[0].blocks[1].kind else { unreachable!() };
    table.fit = Some(Fit { smallest: Length::pt(10.5) });
    let laid = laid(&document);
    let step = laid.layout_facts.fits[&NodeId(1)];
    assert_eq!(style().table.fit[step].size, Length::pt(10.5));
}

#[test]
fn every_sheet_has_its_labels_and_an_indicator_beside_the_signatures() {
    let mut over_pages = 0;
    for indicators in 24..50 {
        let laid = laid(&form(indicators));
        let last = laid.pages.pages.len() - 1;
        let end = texts(&laid, last);
        assert!(
            end.iter().any(|text| text == "总分") && end.iter().any(|text| text.contains("罗启明"))
        );
        assert!(end.iter().any(|text| text.ends_with("项指标")), "{indicators}: {end:?}");
        for page in 1..=last {
            over_pages += 1;
            let again: Vec<_> = laid.artifacts(page).map(|(_, text)| text).collect();
            for label in ["绩效指标", "产出指标"] {
                assert!(again.iter().any(|text| text == label), "{indicators}: {again:?}");
            }
        }
        let repeated = laid.layout_facts.repeated.get(&NodeId(1)).map_or(0, Vec::len);
        assert_eq!(repeated, 2 * last, "Word receives them");
    }
    assert!(over_pages > 10);
}

/// Lines of text above a table of 24 rows, all of which one label of two lines covers.
fn labelled(lines: usize) -> Document {
    let rows = (0..24).map(|number| {
        let mut label = cell(Role::TableCell, Align::Center, "绩效", (1, 24));
        label.content.push(words("指标"));
        let own = cell(Role::TableCell, Align::Left, &format!("第{number}项"), (1, 1));
        let label = Some(label).filter(|_| number == 0);
        TableRow { cells: label.into_iter().chain([own]).collect(), keep: false }
    });
    let table = table(2, vec![head(&["", "三级指标"])], rows.collect());
    let text = (0..lines).map(|_| body("一行"));
    document(text.chain([BlockKind::Table(table)]))
}

#[test]
fn no_page_breaks_the_words_of_a_label() {
    let mut splits = 0;
    for lines in 0..22 {
        let laid = laid(&labelled(lines));
        for page in 0..laid.pages.pages.len() {
            let texts = texts(&laid, page);
            let has = |word| texts.iter().filter(|text| text.contains(word)).count();
            assert_eq!(has("绩效"), has("指标") - has("三级指标"), "{lines} lines, page {page}");
        }
        splits += usize::from(laid.pages.pages.len() > 1);
        assert_eq!(laid.layout_facts.label_rows[&NodeId(lines as u32)], [1 + 1]);
    }
    assert!(splits > 10, "{splits}");
}

#[test]
fn words_and_units_are_whole_in_narrow_columns() {
    let texts = [
        "社会效益指标",
        "≥420000人次",
        "一般公共预算",
        "工程验收合格率",
        "预算投资",
        "按收入性质分",
    ];
    let mut narrow = table(6, Vec::new(), vec![row(&texts)]);
    narrow.columns = vec![TableColumn { least: 80, most: 200 }; 6];
    narrow.caption = Vec::new();
    let laid = laid(&document([BlockKind::Table(narrow)]));
    let lines: Vec<_> = laid.runs(0).map(|(_, text)| text).collect();
    for whole in ["社会效益", "指标", "≥420000人次", "一般公共", "预算", "合格率", "投资", "性质分"]
    {
        let parts = |line: &String| line.contains(whole);
        assert!(lines.iter().any(parts), "{whole}: {lines:?}");
    }
    let breaks = &laid.layout_facts.cell_breaks;
    assert!(breaks.keys().all(|(node, row, ..)| (*node, *row) == (NodeId(0), 0)), "{breaks:?}");
}

#[test]
fn text_of_its_section_stands_above_a_small_table_that_has_no_room() {
    let small =
        || table(2, vec![head(&["项目", "金额"])], (0..7).map(|_| row(&["甲", "1.00"])).collect());
    let filler = || (0..16).map(|_| body(&plain(9)));
    let after =
        || [body(&plain(40)), body(&plain(60)), heading(1, "二、", "下一节"), body(&plain(9))];
    let blocks = filler().chain([BlockKind::Table(small())]).chain(after());
    let laid = laid(&document(blocks));
    let place = |number| laid.layout_facts.pages[&NodeId(number)];
    assert_eq!((place(17), place(18)), (1, 1), "text fills the page");
    assert_eq!((place(16), place(19)), (2, 2), "the table comes before the next section");
    assert_eq!(laid.layout_facts.moved[&NodeId(16)], NodeId(18));
}

/// The forms of some projects on pages of their own, with so many indicators each.
fn siblings(indicators: &[usize], note: &str) -> Document {
    let mut all = Vec::new();
    for count in indicators {
        let mut document = form(*count);
        let part = document.parts.remove(0);
        let kinds = part.blocks.into_iter().map(|block| match block.kind {
            BlockKind::Table(table) => BlockKind::Table(Table { note: words(note), ..table }),
            other => other,
        });
        all.push((Orientation::Landscape, kinds.collect()));
    }
    parts(all)
}

#[test]
fn forms_have_one_size_unless_few_of_them_save_a_sheet_by_a_smaller_one() {
    let sizes = |document: &Document| -> Vec<Length> {
        let fits = laid(document).layout_facts.fits;
        fits.values().map(|step| style().table.fit[*step].size).collect()
    };
    let long = (5..40).find(|count| sizes(&form(*count))[0] < style().table.fit[0].size);
    let long = long.expect("a form that is set in a smaller size");
    let few = sizes(&siblings(&[5, 5, 5, long, 5], ""));
    assert_eq!(few.iter().filter(|size| **size == style().table.fit[0].size).count(), 4);
    let all = sizes(&siblings(&[5, long, 8], ""));
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|size| *size == all[0] && *size < style().table.fit[0].size), "{all:?}");
}

#[test]
fn rows_of_a_form_take_the_room_of_its_sheet() {
    let above = |indicators: usize| {
        let laid = laid(&form(indicators));
        let step = laid.layout_facts.fits[&NodeId(1)];
        let own = style().table.fit[step].above;
        (laid.pages.pages.len(), laid.layout_facts.margins.get(&NodeId(1)).map(|all| *all - own))
    };
    assert_eq!(above(5), (1, Some(Length::pt(2.5))), "as much as looks well");
    let (mut some, mut none) = (0, 0);
    for indicators in 5..40 {
        let (pages, more) = above(indicators);
        let more = more.unwrap_or_default();
        assert!(more >= Length::ZERO && more <= Length::pt(2.5));
        some += usize::from(pages == 1 && more > Length::ZERO && more < Length::pt(2.5));
        none += usize::from(pages == 1 && more == Length::ZERO);
    }
    assert!(some > 3 && none < 10, "{some} forms have some room, {none} none");
}

#[test]
fn forms_of_one_shape_have_rows_of_one_height() {
    let heights = |document: &Document| -> Vec<(usize, Option<Length>)> {
        let facts = laid(document).layout_facts;
        facts.fits.iter().map(|(id, step)| (*step, facts.margins.get(id).copied())).collect()
    };
    for indicators in [[5, 16, 20], [12, 21, 18], [3, 4, 23]] {
        let all = heights(&siblings(&indicators, ""));
        assert!(all.iter().all(|one| *one == all[0]), "{indicators:?}: {all:?}");
    }
}

#[test]
fn what_is_written_behind_a_label_stays_in_one_line() {
    let mut document = form(6);
    let BlockKind::Table(table) = &mut document.parts[0].blocks[1].kind else { unreachable!() };
    table.columns = [(80, 150), (80, 300), (80, 800), (80, 200)]
        .map(|(least, most)| TableColumn { least, most })
        .to_vec();
    let signatures = table.body.last_mut().expect("it has signatures");
    let words = ["填表人：欧阳诸葛罗启明", "联系电话：0730-5550123转80128", "", ""];
    for (cell, words) in signatures.cells.iter_mut().zip(words) {
        cell.content = vec![super::builders::words(words)];
    }
    let texts = texts(&laid(&document), 0);
    for whole in ["填表人：欧阳诸葛罗启明", "联系电话：0730-5550123转80128"] {
        assert!(texts.iter().any(|text| text == whole), "{texts:?}");
    }
}

#[test]
fn the_note_of_a_form_has_the_size_of_the_form() {
    let laid = laid(&siblings(&[6], "注：不适用的指标不计分。"));
    let size = laid.runs(0).find(|(_, text)| text.starts_with("注：")).map(|(run, _)| run.size);
    let step = laid.layout_facts.fits[&NodeId(1)];
    assert_eq!(size, Some(style().table.fit[step].size));
}

#[test]
fn a_form_leaves_a_little_free_at_the_foot_of_its_sheet() {
    for indicators in 5..40 {
        let laid = laid(&form(indicators));
        if laid.pages.pages.len() > 1 {
            break;
        }
        let foot = laid.rules(0).iter().map(|[_, from, _, to, _]| *from.max(to)).max();
        let page = &laid.pages.pages[0];
        let end = page.height.to_milli() - Length::mm(26.0).to_milli();
        assert!(foot.expect("it has rules") < end - 2_000, "{indicators} indicators");
    }
}

#[test]
fn width_goes_to_columns_whose_words_would_be_broken() {
    let reason = "设备到货推迟；资金偏紧，发放率不变。";
    let cells = ["甲", "产出", "10", "9.5", reason];
    let mut form = table(5, Vec::new(), vec![row(&cells), row(&cells)]);
    let shares = [(80, 100), (80, 110), (200, 300), (200, 300), (150, 260)];
    form.columns =
        shares.iter().map(|(least, most)| TableColumn { least: *least, most: *most }).collect();
    form.caption = Vec::new();
    let laid = laid(&document([BlockKind::Table(form)]));
    let lines: Vec<_> = laid.runs(0).map(|(_, text)| text).collect();
    for word in ["设备", "到货", "推迟", "偏紧", "发放率", "不变"] {
        assert!(lines.iter().any(|line| line.contains(word)), "{word}: {lines:?}");
    }
    let columns = &laid.layout_facts.columns[&NodeId(0)];
    assert!(columns[4] > columns[2], "{columns:?}");
}

/// A form whose indicators are texts of Chinese characters and digits in turn.
fn dated(indicators: usize) -> Document {
    let mut document = form(indicators);
    let BlockKind::Table(table) = &mut document.parts[0].blocks[1].kind else { unreachable!() };
    for row in &mut table.body[..indicators] {
        let cell = row.cells.iter_mut().rev().nth(1).expect("an indicator");
        cell.content = vec![words(&"于2024年9月26日开馆1处".repeat(6))];
    }
    document
}

#[test]
fn a_sheet_leaves_room_for_programs_that_add_space_beside_digits() {
    let foot = |laid: &Laid| {
        let rules = laid.rules(0).into_iter();
        rules.map(|rule| rule[1].max(rule[3])).max().expect("it has rules")
    };
    let most = (4..40).take_while(|count| laid(&dated(*count)).pages.pages.len() == 1).last();
    let laid = laid(&dated(most.expect("some fit one sheet")));
    let end = laid.pages.pages[0].height.to_milli() - Length::mm(26.0).to_milli();
    // Rows that take a line more where such a program sets them have it free, and every sheet what rounding needs.
    assert!(foot(&laid) + 2_500 <= end, "{} of {end}", foot(&laid));
}

#[test]
fn word_receives_a_table_for_each_sheet_of_a_form() {
    let laid = laid(&form(45));
    let pages = laid.pages.pages.len();
    assert!(pages > 1);
    let sheets = &laid.layout_facts.sheets[&NodeId(1)];
    assert_eq!(sheets.len(), pages - 1);
    let begins: Vec<_> =
        laid.layout_facts.repeated[&NodeId(1)].iter().map(|(row, _)| *row).collect();
    assert!(begins.iter().all(|row| sheets.contains(row)), "{begins:?} and {sheets:?}");
}
