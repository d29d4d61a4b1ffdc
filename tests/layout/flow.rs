//! What stands where on a page, what is kept together, and what is noted about it.

use jixiao::base::id::NodeId;
use jixiao::base::length::Length;
use jixiao::doc::*;
use jixiao::layout::pages::{GlyphRun, TagKind, Turn};

use super::builders::*;

/// Thousandths of a point.
const PITCH: i64 = 28_950;
const FIRST_BASELINE: i64 = 104_900 + 450 + 20_555;

/// The baselines of a page's text, counted in lines of the grid.
fn grid_lines(laid: &Laid, page: usize) -> Vec<i64> {
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

fn page_text(laid: &Laid, page: usize) -> Vec<String> {
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
fn body_of(lines: usize) -> BlockKind {
    body(&plain(28 * lines - 2))
}

/// So many paragraphs of one line.
fn filler(lines: usize) -> impl Iterator<Item = BlockKind> {
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
fn a_long_signature_is_divided_by_sense_and_centred_on_the_date() {
    let name = "青溪县公共资源交易中心和机关事务服务中心";
    let date = paragraph(Role::DateLine, "2024年3月5日");
    let laid = laid(&document([paragraph(Role::Signature, name), date]));
    let lines: Vec<_> = laid.runs(0).map(|(run, text)| (run.origin.x + end(run), text)).collect();
    let (texts, middles): (Vec<_>, Vec<_>) =
        lines.iter().map(|(both, text)| (text.clone(), both.to_milli() / 2)).unzip();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert_eq!(texts[..2].concat(), name);
    assert!(texts[0].ends_with("中心") || texts[1].starts_with("机关"), "{texts:?}");
    assert!(middles.iter().all(|middle| (middle - middles[0]).abs() < 200), "{middles:?}");
}

#[test]
fn a_signature_gives_up_a_line_above_it_rather_than_leave_its_page() {
    let end = [paragraph(Role::Signature, "某局"), paragraph(Role::DateLine, "2024年3月5日")];
    for (before, pages, line) in [(18, 1, 20), (19, 1, 20), (20, 2, 4)] {
        let laid = laid(&document(filler(before).chain(end.clone())));
        assert_eq!(laid.pages.pages.len(), pages, "{before}");
        assert!(grid_lines(&laid, pages - 1).contains(&line), "{before}");
        let gap = laid.layout_facts.gaps.get(&NodeId(before as u32)).copied();
        let less = Length::milli(-PITCH);
        assert_eq!(gap == Some(less), before == 19, "Word leaves the line out too: {gap:?}");
    }
}

#[test]
fn a_very_long_signature_has_the_fewest_lines_and_its_date_moves() {
    let name = "青溪县文化旅游广电体育局图书馆暨青溪县全民阅读推广与公共文化服务中心";
    for (name, count, second) in [(name, 2, "暨"), (&name[..17 * 3], 1, "2025")] {
        let date = paragraph(Role::DateLine, "2025年3月5日");
        let laid = laid(&document([paragraph(Role::Signature, name), date]));
        let lines: Vec<_> = laid.runs(0).collect();
        assert_eq!(lines.len(), count + 1, "{lines:?}");
        assert!(lines[1].1.starts_with(second), "{lines:?}");
        let middle = |run| (left(run) + end(run)).to_milli() / 2;
        let middles: Vec<_> = lines.iter().map(|(run, _)| middle(run)).collect();
        assert!(middles.iter().all(|at| (at - middles[0]).abs() < 200), "{middles:?}");
        let edge = style().page.left + style().page.width - style().page.left - style().page.right;
        assert!(lines.iter().all(|(run, _)| end(run) < edge - style().of(Role::Body).size * 3 / 2));
        assert!(laid.layout_facts.indents.contains_key(&NodeId(1)), "Word moves the date too");
    }
}

#[test]
fn a_signature_does_not_part_the_name_of_a_body_of_several_words() {
    let name = "青溪县文化旅游广电体育局直属公共文化服务体系建设与古籍文献抢救保护中心图书馆";
    let date = paragraph(Role::DateLine, "2025年3月5日");
    let laid = laid(&document([paragraph(Role::Signature, name), date]));
    let lines: Vec<_> = laid.runs(0).map(|(_, text)| text).collect();
    assert_eq!(lines[0], "青溪县文化旅游广电体育局", "{lines:?}");
}

fn left(run: &GlyphRun) -> Length {
    run.origin.x
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
fn a_signature_takes_text_along_to_its_page() {
    let end = [paragraph(Role::Signature, "某局"), paragraph(Role::DateLine, "2024年3月5日")];
    let laid = laid(&document(filler(20).chain(end)));
    assert_eq!(grid_lines(&laid, 1), [0, 1, 4, 5], "two short paragraphs, two empty lines");
}

/// An entry of a list of attachments.
fn note(number: &str, text: &str) -> BlockKind {
    let (role, number) = (Role::AttachmentNote, number.into());
    BlockKind::Paragraph { role, number, content: words(text) }
}

#[test]
fn a_short_list_of_attachments_takes_text_along_to_the_signature() {
    let list = (1..=4).map(|number| note(&format!("{number}."), "某表"));
    let end = [paragraph(Role::Signature, "某局"), paragraph(Role::DateLine, "2024年3月5日")];
    // The list would begin the second page by itself.
    let laid = laid(&document(filler(20).chain([body("最后一段。")]).chain(list).chain(end)));
    let text = page_text(&laid, 1);
    assert!(text[0].contains("最后一段"), "{text:?}");
    assert!(text.iter().any(|line| line.contains("某局")), "{text:?}");
}

#[test]
fn no_page_has_only_a_signature() {
    for notes in [0, 1, 3, 6] {
        for (before, length) in (0..22).flat_map(|before| [1, 2, 3, 5].map(|l| (before, l))) {
            let list = (1..=notes).map(|number| note(&format!("{number}."), "某表"));
            let end =
                [paragraph(Role::Signature, "某局"), paragraph(Role::DateLine, "2024年3月5日")];
            let text = filler(before + 22).chain([body_of(length)]);
            let laid = laid(&document(text.chain(list).chain(end)));
            let last = page_text(&laid, laid.pages.pages.len() - 1);
            let with_it = last.iter().filter(|line| line.len() > 3 * 8 || line.contains("某表"));
            assert!(with_it.count() >= 2, "{before} + {length}, {notes}: {last:?}");
            assert!(last.iter().any(|line| line == "某局"), "{last:?}");
        }
    }
}

#[test]
fn all_entries_of_a_list_of_attachments_begin_at_one_place() {
    let long = "项目支出绩效自评表（农村人居环境整治和乡村道路维修）";
    let list = [note("附件：1.", "基础数据表"), note("2.", "自评表"), note("3-1.", long)];
    let laid = laid(&document(list));
    let from = |words: &str| {
        let found = laid.runs(0).flat_map(|(run, text)| {
            let at = text.find(words).map(|at| text[..at].chars().count());
            let before = |at: usize| run.glyphs[..at].iter().map(|glyph| glyph.advance).sum();
            at.map(|at| run.origin.x + before(at))
        });
        found.last().unwrap_or_else(|| panic!("no {words}")).to_milli()
    };
    let own = from("基础");
    assert!((from("自评表") - own).abs() < 60 || (from("项目支出") - own).abs() < 60);
    assert!((from("项目支出") - own).abs() < 60, "{} and {own}", from("项目支出"));
    let last: Vec<_> = page_text(&laid, 0).into_iter().rev().take(1).collect();
    assert!(last[0].chars().count() >= 3, "{last:?}");
    assert_eq!(laid.layout_facts.tabbed.len(), 2, "Word receives the gaps of 1. and 2.");
}

#[test]
fn an_entry_of_a_list_of_attachments_ends_in_no_single_character() {
    for length in 15..60 {
        let laid = laid(&document([note("附件：1.", &plain(length)), note("2.", &plain(length))]));
        let lines = page_text(&laid, 0);
        assert!(lines.iter().all(|line| line.chars().count() > 2), "{length}: {lines:?}");
    }
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

/// How many lines of text and entries of a list of six attachments stand on each page, behind so many lines.
fn list_behind(lines: usize) -> Vec<(usize, usize)> {
    let list = (0..6).map(|_| paragraph(Role::AttachmentNote, "某表"));
    let end = [paragraph(Role::Signature, "某局"), paragraph(Role::DateLine, "2024年3月5日")];
    let laid = laid(&document(filler(lines).chain(list).chain(end)));
    let count = |page: usize| {
        let texts: Vec<_> = laid.runs(page).map(|(_, text)| text).collect();
        let notes = texts.iter().filter(|text| *text == "某表").count();
        (
            texts.len() - notes - texts.iter().filter(|text| text.contains(['局', '日'])).count(),
            notes,
        )
    };
    (0..laid.pages.pages.len()).map(count).collect()
}

#[test]
fn a_list_of_attachments_may_part_and_two_entries_stay_at_either_end() {
    let mut parted = 0;
    for lines in 1..44 {
        let pages = list_behind(lines);
        let with_list: Vec<_> = pages.iter().filter(|(_, notes)| *notes > 0).collect();
        assert!(with_list.iter().all(|(_, notes)| *notes >= 2), "{lines}: {pages:?}");
        parted += usize::from(with_list.len() > 1);
        // No page is left early but for what the signature takes along: two entries, and its own distance.
        let full = pages[..pages.len() - 1].iter().all(|(text, notes)| text + notes >= 16);
        assert!(full, "{lines}: {pages:?}");
    }
    assert!(parted > 2, "{parted}");
}

#[test]
fn an_entry_of_a_list_of_attachments_parts_no_word() {
    let name = "项目支出绩效自评表（公共图书馆免费开放和馆舍维修34）";
    for more in 0..8 {
        let note = note("附件：3-1.", &format!("{}{name}", plain(more)));
        let laid = laid(&document([note]));
        let lines = page_text(&laid, 0);
        for word in ["项目", "支出", "绩效", "图书馆", "免费", "开放", "维修34"] {
            assert!(lines.iter().any(|line| line.contains(word)), "{word}: {lines:?}");
        }
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
fn names_of_attachments_hang() {
    let note = |number: &str, text: &str| BlockKind::Paragraph {
        role: Role::AttachmentNote,
        number: number.into(),
        content: words(text),
    };
    let laid = laid(&document([note("附件：1.", &plain(30)), note("2.", &plain(30))]));
    let starts: Vec<_> = laid
        .runs(0)
        .map(|(run, text)| (run.origin.x.to_milli(), text.chars().take(3).collect::<String>()))
        .collect();
    let number = 79_350 + 5 * 15_750;
    let name = number + 2 * 7_750;
    assert_eq!(starts[0].0, 79_350 + 2 * 15_750);
    assert_eq!(starts[1].0, name);
    assert_eq!(starts[2], (number, format!("2.{}", plain(1))));
    assert_eq!(starts[3].0, name);
    assert_eq!(laid.layout_facts.indents.len(), 2);
}

#[test]
fn a_signature_stands_over_the_middle_of_its_date() {
    let laid = laid(&document([
        paragraph(Role::Signature, "常宁市财政局"),
        paragraph(Role::DateLine, "2024年3月5日"),
    ]));
    let middles: Vec<_> =
        laid.runs(0).map(|(run, _)| (run.origin.x + end(run)).to_milli()).collect();
    assert!((middles[0] - middles[1]).abs() <= 100, "{middles:?}");
}

#[test]
fn an_empty_document_is_an_empty_page() {
    assert_eq!(laid(&Document::default()).pages.pages.len(), 1);
    assert_eq!(laid(&document([body("")])).pages.pages.len(), 1);
}
