//! Signatures and lists of attachments: what they take along, where they part, where their lines stand.

use jixiao::base::id::NodeId;
use jixiao::base::length::Length;
use jixiao::doc::*;
use jixiao::layout::pages::GlyphRun;

use super::builders::*;
use super::flow::{PITCH, body_of, filler, grid_lines, page_text};

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
