//! What stands where on a page, what is kept together, numbers of pages, the outline.

use jixiao::doc::*;
use jixiao::layout::pages::{TagKind, Turn};

use super::builders::*;

/// Thousandths of a point.
pub(super) const PITCH: i64 = 28_950;
const FIRST_BASELINE: i64 = 104_900 + 450 + 20_555;

/// The baselines of a page's text, counted in lines of the grid.
pub(super) fn grid_lines(laid: &Laid, page: usize) -> Vec<i64> {
    let baselines = laid.runs(page).map(|(run, _)| run.origin.y.to_milli() - FIRST_BASELINE);
    let mut lines: Vec<i64> = baselines
        .map(|y| {
            assert_eq!(y % PITCH, 0, "page {page} has a baseline beside the grid");
            y / PITCH
        })
        .collect();
    lines.dedup();
    lines
}

pub(super) fn page_text(laid: &Laid, page: usize) -> Vec<String> {
    let mut lines: Vec<(i64, String)> = Vec::new();
    for (run, text) in laid.runs(page) {
        match lines.last_mut() {
            Some((y, line)) if *y == run.origin.y.to_milli() => line.push_str(&text),
            _ => lines.push((run.origin.y.to_milli(), text)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Body text of so many lines.
pub(super) fn body_of(lines: usize) -> BlockKind {
    body(&plain(28 * lines - 2))
}

/// So many paragraphs of one line.
pub(super) fn filler(lines: usize) -> impl Iterator<Item = BlockKind> {
    (0..lines).map(|_| body(&plain(9)))
}

#[test]
fn a_page_has_22_lines_on_the_grid() {
    let laid = laid(&document([body_of(50)]));
    assert_eq!(laid.pages.pages.len(), 3);
    for page in 0..2 {
        assert_eq!(grid_lines(&laid, page), (0..22).collect::<Vec<_>>());
    }
    assert_eq!(grid_lines(&laid, 2), (0..6).collect::<Vec<_>>());
}

#[test]
fn text_of_every_size_is_on_the_grid() {
    let laid = laid(&document([
        title("中共常宁市委机关和事务接待中心2023年整体支出绩效自评报告"),
        heading(1, "一、", "部门概况"),
        heading(2, "（一）", "部门基本情况"),
        body_of(3),
    ]));
    assert_eq!(grid_lines(&laid, 0), [2, 3, 5, 6, 7, 8, 9]);
}

#[test]
fn nothing_stands_alone_at_a_pages_edge_where_lone_lines_are_controlled() {
    let mut style = style().clone();
    style.page.lone_line_control = true;
    for before in 0..44 {
        for length in 2..8 {
            let laid = laid_in(&document(filler(before).chain([body_of(length)])), &style);
            let tag = laid.pages.tags.len() as u32 - 1;
            let of_last = |page: &jixiao::layout::pages::Page| {
                page.items.iter().filter(|item| item.tag.is_some_and(|t| t.0 == tag)).count()
            };
            let counts: Vec<_> = laid.pages.pages.iter().map(of_last).filter(|&c| c > 0).collect();
            assert_eq!(counts.iter().sum::<usize>(), length);
            assert!(counts.iter().all(|&count| count > 1), "{length} after {before}: {counts:?}");
        }
    }
}

#[test]
fn paragraphs_fill_pages_to_the_foot() {
    for before in 1..4 {
        let laid = laid(&document(filler(before).chain([body_of(40)])));
        assert_eq!(grid_lines(&laid, 0).len(), 22, "after {before}");
        assert_eq!(grid_lines(&laid, 1).len(), 18 + before);
    }
}

#[test]
fn headings_stay_with_what_follows() {
    for before in 0..44 {
        let chain = [heading(1, "一、", "甲"), heading(2, "（一）", "乙"), body_of(4)];
        let laid = laid(&document(filler(before).chain(chain)));
        let pages = &laid.layout_facts.pages;
        let page = |back: usize| pages.values().rev().nth(back).copied();
        assert_eq!((page(2), page(1)), (page(0), page(0)), "after {before} lines");
        let last = page_text(&laid, page(0).expect("it has a page") as usize - 1);
        let heading = last.iter().position(|line| line.starts_with("（一）")).expect("it is here");
        assert!(last.len() > heading + 1, "a line follows the heading after {before} lines");
    }
}

#[test]
fn more_headings_than_a_page_holds_go_on() {
    let laid = laid(&document((0..60).map(|_| heading(1, "一、", "部门概况"))));
    assert_eq!(laid.pages.pages.len(), 3);
}

#[test]
fn a_turned_page_swallows_the_space_over_a_block() {
    let first = laid(&document([paragraph(Role::AttachmentTitle, "某表")]));
    assert_eq!(grid_lines(&first, 0), [1], "but not where a part begins");
    let second = laid(&document(filler(22).chain([paragraph(Role::AttachmentTitle, "某表")])));
    assert_eq!(grid_lines(&second, 1), [0]);
}

#[test]
fn a_first_sentence_behind_a_second_level_number_is_a_heading() {
    let item = |number: &str, text: &str| BlockKind::Paragraph {
        role: Role::Body,
        number: number.into(),
        content: words(text),
    };
    let long = format!("{}。{}。", plain(30), plain(5));
    let laid = laid(&document([
        item("（一）", "均衡安排活动计划。按季度编制活动计划。"),
        item("（1）", "另一层的一句。不是标题。"),
        item("（二）", &long),
    ]));
    let faces: Vec<_> =
        laid.runs(0).map(|(run, text)| (fonts().face(run.face).family.clone(), text)).collect();
    assert!(faces[0].0.contains("Kai") && faces[0].1 == "（一）均衡安排活动计划。", "{faces:?}");
    assert!(faces[1..].iter().all(|(face, _)| !face.contains("Kai")), "{faces:?}");
}

#[test]
fn a_single_character_never_begins_a_page() {
    for before in 0..22 {
        let short = body(&format!("{}。", plain(28 * 3 - 2 + 1)));
        let laid = laid(&document(filler(before).chain([short]).chain(filler(30))));
        for page in 1..laid.pages.pages.len() {
            let lines = page_text(&laid, page);
            assert!(lines[0].chars().count() > 2, "after {before}: {lines:?}");
        }
        assert_eq!(laid.layout_facts.lone_line_control.len(), 1, "Word receives it");
    }
}

#[test]
fn paragraphs_over_two_pages_are_one_tag() {
    let laid = laid(&document([body_of(30)]));
    assert_eq!(laid.pages.tags.len(), 1);
    assert_eq!(laid.pages.tags[0].kind, TagKind::Paragraph);
}

#[test]
fn numbers_stand_at_the_outer_side_7_mm_under_the_text() {
    let laid = laid(&document([body_of(50)]));
    for (index, edge) in
        [(0, 79_350 + 442_250 - 14_000), (1, 79_350 + 14_000), (2, 79_350 + 442_250 - 14_000)]
    {
        let (run, text) = laid.artifacts(index).next().expect("a page has a number");
        assert_eq!(text, format!("— {} —", index + 1));
        let side = if index % 2 == 0 { end(run) } else { run.origin.x };
        assert_eq!(side.to_milli(), edge, "one character in from the edge");
        let dash = fonts().face(run.face).top_milli(run.glyphs[0].glyph);
        let top = run.origin.y.to_milli() - i64::from(dash) * 14;
        let text_foot = (16_838 - 1_984) * 50;
        assert!((top - text_foot - 19_843).abs() < 15, "the dash is at {top}");
        assert_eq!(fonts().face(run.face).family, "Jixiao Song");
    }
}

#[test]
fn a_turned_page_has_its_number_where_the_upright_sheet_has_it() {
    let turned = laid(&parts([
        (Orientation::Portrait, vec![body_of(3)]),
        (Orientation::Landscape, vec![body_of(40)]),
        (Orientation::Portrait, vec![body_of(3)]),
    ]));
    let wide: Vec<_> = turned.pages.pages.iter().map(|page| page.width > page.height).collect();
    assert_eq!(wide, [false, true, true, false]);
    let upright = laid(&document([body_of(80)]));
    for (page, wide) in wide.into_iter().enumerate() {
        let (number, text) = turned.artifacts(page).next().expect("a page has a number");
        let (same, same_text) = upright.artifacts(page).next().expect("a page has a number");
        assert_eq!(text, same_text);
        let (x, y) = (same.origin.x, same.origin.y);
        let (turn, place) = match wide {
            true => (Turn::Clockwise, (turned.pages.pages[page].width - y, x)),
            false => (Turn::Upright, (x, y)),
        };
        assert_eq!((number.turn, (number.origin.x, number.origin.y)), (turn, place));
    }
}

#[test]
fn turned_pages_keep_the_grid() {
    let laid = laid(&parts([(Orientation::Landscape, vec![body_of(40)])]));
    let top = (1_587 * 50, 11_906 * 50 - 1_474 * 50);
    for (run, _) in laid.runs(0) {
        let y = run.origin.y.to_milli();
        assert!(top.0 < y && y < top.1);
    }
    let lines = page_text(&laid, 0);
    assert_eq!(lines.len(), 15, "442.25 pt of lines of 28.95");
    assert_eq!(lines[1].chars().count(), 40, "637.85 pt of characters of 15.75");
}

#[test]
fn page_numbers_in_the_text_are_the_right_ones() {
    let content = vec![
        words("本报告共").remove(0),
        inline(InlineKind::PageCount),
        words("页，此为第").remove(0),
        inline(InlineKind::PageNumber),
        words("页。").remove(0),
    ];
    let number = BlockKind::Paragraph { role: Role::Body, number: String::new(), content };
    let document = document([body_of(30), number]);
    assert_eq!(lines(&document).pop().as_deref(), Some("本报告共2页，此为第2页。"));
}

#[test]
fn headings_are_in_the_outline_with_their_places() {
    let laid = laid(&document([
        heading(1, "一、", "部门概况"),
        body_of(30),
        heading(2, "（一）", "基本情况"),
        body_of(2),
    ]));
    let entries: Vec<_> = laid
        .pages
        .outline
        .iter()
        .map(|e| (e.level, e.text.as_str(), e.place.page, e.place.y.to_milli()))
        .collect();
    assert_eq!(
        entries,
        [
            (1, "一、部门概况", 0, 104_900 + 450),
            (2, "（一）基本情况", 1, 104_900 + 450 + 9 * PITCH),
        ]
    );
    assert_eq!(laid.layout_facts.page_count, 2);
}

#[test]
fn an_empty_document_is_an_empty_page() {
    assert_eq!(laid(&Document::default()).pages.pages.len(), 1);
    assert_eq!(laid(&document([body("")])).pages.pages.len(), 1);
}
