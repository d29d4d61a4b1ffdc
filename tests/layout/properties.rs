//! What holds of every text: thousands of made-up paragraphs and tables.

use std::collections::BTreeMap;

use jixiao::doc::style::{NOT_AT_LINE_END, NOT_AT_LINE_START};
use jixiao::doc::*;
use jixiao::layout::pages::{DrawItem, GlyphRun, PageItem};
use proptest::collection::{SizeRange, vec};
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::builders::*;
use crate::support::property;

const HAN: &str = "负责市直机关事务的管理保障和服务工作协助相关部门拟订全市规章制度并组织实施财政拨款收入支出预算执行率";

/// A text of words, numbers, marks, brackets and Latin words, none longer than a line.
pub(super) fn paragraph_text() -> impl Strategy<Value = String> {
    let mark = weighted(1.0 / 3.0, one_of("，、；。：？！"));
    let pieces = vec((piece(), mark), 1..=40);
    pieces.prop_map(|pieces| {
        let texts = pieces.into_iter().map(|(piece, mark)| piece + &String::from_iter(mark));
        texts.collect()
    })
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => han(1..=12),
        8 => word(),
        1 => han(1..=9).prop_map(|text| format!("“{text}”")),
        1 => han(1..=9).prop_map(|text| format!("《{text}》")),
        1 => han(1..=9).prop_map(|text| format!("（{text}）")),
    ]
}

/// What stays whole, or is of another width than Chinese text.
fn word() -> impl Strategy<Value = String> {
    const LATIN: [&str; 5] = ["PDF ", "LibreOffice", " Word ", "GB/T", "self-evaluation"];
    const SIGNS: [&str; 6] = ["36.5℃", "120㎡", "5‰", "￥100", "±3", "①"];
    let number = || 0..10_000_000_u32;
    prop_oneof![
        number().prop_map(|n| format!("{}.{:02}万元", n / 100, n % 100)),
        number().prop_map(|n| format!("{}.{:02}%", n % 200, n % 100)),
        number().prop_map(|n| format!("-{},{:03}.50元", n % 900 + 1, n % 1000)),
        number().prop_map(|n| format!("{}年", 1900 + n % 200)),
        Just("——".to_string()),
        Just("……".to_string()),
        select(&LATIN[..]).prop_map(String::from),
        select(&SIGNS[..]).prop_map(String::from),
    ]
}

fn han(length: impl Into<SizeRange>) -> impl Strategy<Value = String> {
    text_of(HAN, length)
}

/// A text of so many of these characters.
fn text_of(characters: &str, length: impl Into<SizeRange>) -> impl Strategy<Value = String> {
    vec(one_of(characters), length).prop_map(String::from_iter)
}

fn one_of(characters: &str) -> impl Strategy<Value = char> {
    select(characters.chars().collect::<Vec<_>>())
}

/// The runs of each line of each tag, in reading order.
fn lines_by_tag(laid: &Laid) -> BTreeMap<u32, Vec<Vec<&GlyphRun>>> {
    let mut out: BTreeMap<u32, Vec<Vec<&GlyphRun>>> = BTreeMap::new();
    let mut last = None;
    for (page, PageItem { tag, drawn }) in
        laid.pages.pages.iter().enumerate().flat_map(|(n, p)| p.items.iter().map(move |i| (n, i)))
    {
        let (Some(tag), DrawItem::Run(run)) = (tag, drawn) else { continue };
        let lines = out.entry(tag.0).or_default();
        let place = (page, tag.0, run.origin.y);
        match lines.last_mut() {
            Some(line) if last == Some(place) => line.push(run),
            _ => lines.push(vec![run]),
        }
        last = Some(place);
    }
    out
}

fn line_text(line: &[&GlyphRun]) -> String {
    line.iter().map(|run| text(run)).collect()
}

#[test]
fn every_paragraph_keeps_the_rules() {
    property(4_000, paragraph_text(), |text| check_document(&[text]));
}

#[test]
fn pages_of_paragraphs_keep_the_rules() {
    property(40, vec(paragraph_text(), 1..200), |texts| check_document(&texts));
}

fn check_document(texts: &[String]) {
    check_document_in(texts, style());
    let mut controlled = style().clone();
    controlled.page.lone_line_control = true;
    check_document_in(texts, &controlled);
}

fn check_document_in(texts: &[String], style: &StyleSheet) {
    let laid = laid_in(&document(texts.iter().map(|text| body(text))), style);
    let lines = lines_by_tag(&laid);
    assert_eq!(lines.len(), texts.len());
    for (text, lines) in texts.iter().zip(lines.values()) {
        check_paragraph(text, lines);
    }
    check_pages(&laid, style.page.lone_line_control);
}

/// Every baseline is one of the 22 of the grid. No page but the last is short of a line; where lone lines are controlled,
/// of no more than a line that had to go with the next, and no paragraph leaves one line alone.
fn check_pages(laid: &Laid, controlled: bool) {
    let mut shares: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for page in 0..laid.pages.pages.len() {
        let mut lines: BTreeMap<(u32, i64), ()> = BTreeMap::new();
        for item in &laid.pages.pages[page].items {
            let (Some(tag), DrawItem::Run(run)) = (item.tag, &item.drawn) else { continue };
            let y = run.origin.y.to_milli() - 125_905;
            assert!(y % 28_950 == 0 && (0..22).contains(&(y / 28_950)), "a baseline at {y}");
            lines.insert((tag.0, y / 28_950), ());
        }
        let filled = lines.keys().map(|(_, line)| line + 1).max().unwrap_or(0);
        // A paragraph with a very short last line has the control of its own.
        let any = controlled || !laid.layout_facts.lone_line_control.is_empty();
        let least = if any { 20 } else { 22 };
        assert!(
            filled >= least || page + 1 == laid.pages.pages.len(),
            "page {page}: {filled} lines"
        );
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        lines.keys().for_each(|(tag, _)| *counts.entry(*tag).or_default() += 1);
        counts.into_iter().for_each(|(tag, count)| shares.entry(tag).or_default().push(count));
    }
    for counts in shares.values().filter(|counts| controlled && counts.len() > 1) {
        assert!(counts.iter().all(|&count| count > 1), "a line stands alone: {counts:?}");
    }
}

fn check_paragraph(text: &str, lines: &[Vec<&GlyphRun>]) {
    let texts: Vec<String> = lines.iter().map(|line| line_text(line)).collect();
    assert_eq!(texts.concat(), *text, "every character stands once, in order");
    for pair in texts.windows(2) {
        let (end, start) = (pair[0].trim_end_matches(' '), pair[1].as_str());
        let last = end.chars().last().expect("no line is empty");
        let first = start.chars().next().expect("no line is empty");
        assert!(!NOT_AT_LINE_START.contains(first), "{start} begins with {first}");
        assert!(!NOT_AT_LINE_END.contains(last), "{end} ends with {last}");
        assert!(!(last == '—' && first == '—'), "a dash is torn: {end}|{start}");
        let in_number = |c: char| c.is_ascii_digit() || ".,%-".contains(c);
        let spaced = end.len() < pair[0].len();
        assert!(
            spaced || !(in_number(last) && in_number(first)),
            "a number is torn: {end}|{start}"
        );
        let letters = last.is_ascii_alphabetic() && first.is_ascii_alphabetic();
        assert!(spaced || !letters, "a word is torn: {end}|{start}");
    }
    let (left, right) = (79_350, 79_350 + 442_250);
    for (index, line) in lines.iter().enumerate() {
        let from = line[0].origin.x.to_milli();
        let to = end(line[line.len() - 1]).to_milli();
        assert_eq!(from, left + if index == 0 { 31_500 } else { 0 });
        assert!(to + 250 <= right, "{} ends at {to}", texts[index]);
        let full = index + 1 < lines.len();
        let slack = left + 441_000 - to;
        let ragged = slack > gaps(&texts[index]) * 8_000;
        assert!(!full || slack == 0 || ragged, "{} ends at {to}", texts[index]);
        check_runs(line);
    }
}

/// Between how many characters a line may be opened.
fn gaps(line: &str) -> i64 {
    let characters: Vec<char> = line.trim_end_matches(' ').chars().collect();
    let word = |c: char| c.is_ascii() && c != ' ';
    let whole = |a: char, b: char| {
        let pair = a == b && "—…".contains(a);
        (word(a) && word(b)) || pair || b == ' ' || (a == '±' && b.is_ascii_digit())
    };
    characters.windows(2).filter(|pair| !whole(pair[0], pair[1])).count() as i64
}

/// Runs touch, and no glyph is robbed of more than what makes 28 characters fit.
fn check_runs(line: &[&GlyphRun]) {
    assert!(line.windows(2).all(|pair| end(pair[0]) == pair[1].origin.x));
    for run in line {
        let size = run.size.to_milli();
        for glyph in &run.glyphs {
            let natural =
                i64::from(fonts().face(run.face).advance_milli(glyph.glyph)) * size / 1000 - 250;
            let given = glyph.advance.to_milli() - natural;
            let space = glyph.character == ' ';
            assert!(space || (-130..=8_000).contains(&given), "{} got {given}", glyph.character);
        }
    }
}

/// The texts of a table's head and of its rows.
fn table_texts() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    let cell =
        |most: usize| vec(piece(), 0..most).prop_map(|pieces| pieces.concat().trim().to_string());
    let rows = vec(vec(cell(5), 6), 1..120);
    (1..=6_usize, vec(cell(3), 6), rows).prop_map(|(columns, mut head, mut rows)| {
        head.truncate(columns);
        rows.iter_mut().for_each(|row| row.truncate(columns));
        (head, rows)
    })
}

fn table_of(heads: &[String], rows: &[Vec<String>]) -> Table {
    let body = rows.iter().map(|cells| row(&as_strs(cells))).collect();
    table(heads.len(), vec![head(&as_strs(heads))], body)
}

fn as_strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[test]
fn every_table_keeps_its_text_in_its_cells() {
    property(60, table_texts(), |(heads, rows)| {
        let table = table_of(&heads, &rows);
        let laid = laid(&document([BlockKind::Table(table.clone())]));
        let lines = lines_by_tag(&laid);
        let shown = lines.values();
        let shown = shown.map(|lines| lines.iter().map(|line| line_text(line)).collect::<String>());
        let cells = table.rows().flat_map(|row| &row.cells);
        let cells = cells.map(|cell| plain_text(&cell.content[0]));
        assert!(shown.skip(1).eq(cells.filter(|text| !text.is_empty())));
        for page in 0..laid.pages.pages.len() {
            check_table_page(&laid, page);
        }
    });
}

/// No text touches a rule, and none leaves the text area.
fn check_table_page(laid: &Laid, page: usize) {
    let rules = laid.rules(page);
    for (run, text) in laid.runs(page) {
        let (left, right, y) =
            (run.origin.x.to_milli(), end(run).to_milli(), run.origin.y.to_milli());
        assert!(79_350 <= left && right <= 79_350 + 442_250, "{text} leaves the text area");
        assert!(y < 105_350 + 22 * 28_950, "{text} is under the text area");
        let cuts =
            |r: &[i64; 5]| r[0] == r[2] && left < r[0] && r[0] < right && r[1] < y && y < r[3];
        assert!(!rules.iter().any(cuts), "a rule goes through {text}");
    }
}

#[test]
fn the_same_document_gives_the_same_pages() {
    property(1, (vec(paragraph_text(), 50), table_texts()), |(texts, (heads, rows))| {
        let table = BlockKind::Table(table_of(&heads, &rows));
        let document = document(texts.iter().map(|text| body(text)).chain([table]));
        let (first, second) = (laid(&document), laid(&document));
        assert_eq!((first.pages, first.layout_facts), (second.pages, second.layout_facts));
    });
}

#[test]
fn any_characters_are_laid_out() {
    let any_text = vec(proptest::char::range('\0', '\u{2fffe}'), 0..400).prop_map(|characters| {
        characters.into_iter().filter(|c| !c.is_control()).collect::<String>()
    });
    let marks = text_of("，。（《“￥—…1.%- a", 100);
    let spans = (any::<u16>(), any::<u16>());
    property(200, (any_text, marks, spans), |(text, marks, (rows, columns))| {
        let mut table = table(2, vec![head(&[&marks, ""])], vec![row(&[&text, &marks])]);
        table.body[0].cells[0].row_span = rows;
        table.body[0].cells[1].column_span = columns;
        let blocks =
            [title(&text), heading(1, &marks, &text), body(&marks), BlockKind::Table(table)];
        assert!(!laid(&document(blocks)).pages.pages.is_empty());
    });
}
