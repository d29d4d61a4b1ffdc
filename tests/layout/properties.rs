//! What holds of every text: thousands of paragraphs and tables made up from a seed.

use std::collections::BTreeMap;

use jixiao::doc::style::{NOT_AT_LINE_END, NOT_AT_LINE_START};
use jixiao::doc::*;
use jixiao::layout::pages::{DrawItem, Item, Run};

use super::house::*;
use super::random::Random;

const HAN: &str = "负责市直机关事务的管理保障和服务工作协助相关部门拟订全市规章制度并组织实施财政拨款收入支出预算执行率";

/// A text of words, numbers, marks, brackets and Latin words, none longer than a line.
fn paragraph_text(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(40) {
        piece(&mut text, random);
        if random.below(3) == 0 {
            text.push(pick(random, "，、；。：？！"));
        }
    }
    text
}

fn piece(text: &mut String, random: &mut Random) {
    let number = random.below(10_000_000);
    match random.below(14) {
        0 => text.push_str(&format!("{}.{:02}万元", number / 100, number % 100)),
        1 => text.push_str(&format!("{}.{:02}%", number % 200, number % 100)),
        2 => text.push_str(&format!("-{},{:03}.50元", number % 900 + 1, number % 1000)),
        3 => text.push_str(&format!("{}年", 1900 + number % 200)),
        4 => surround(text, random, '“', '”'),
        5 => surround(text, random, '《', '》'),
        6 => surround(text, random, '（', '）'),
        7 => text.push_str("——"),
        8 => text.push_str("……"),
        9 => {
            text.push_str(["PDF ", "LibreOffice", " Word ", "GB/T", "self-evaluation"][number % 5])
        }
        10 => text.push_str(["36.5℃", "120㎡", "5‰", "￥100", "±3", "①"][number % 6]),
        _ => han(text, random, 12),
    }
}

fn surround(text: &mut String, random: &mut Random, open: char, close: char) {
    text.push(open);
    han(text, random, 9);
    text.push(close);
}

fn han(text: &mut String, random: &mut Random, most: usize) {
    (0..1 + random.below(most)).for_each(|_| text.push(pick(random, HAN)));
}

fn pick(random: &mut Random, from: &str) -> char {
    from.chars().nth(random.below(from.chars().count())).expect("it is below the count")
}

/// The runs of each line of each tag, in reading order.
fn lines_by_tag(laid: &Laid) -> BTreeMap<u32, Vec<Vec<&Run>>> {
    let mut out: BTreeMap<u32, Vec<Vec<&Run>>> = BTreeMap::new();
    let mut last = None;
    for (page, Item { tag, drawn }) in
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

fn line_text(line: &[&Run]) -> String {
    line.iter().map(|run| text(run)).collect()
}

#[test]
fn every_paragraph_keeps_the_rules() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let texts: Vec<String> = (0..100).map(|_| paragraph_text(&mut random)).collect();
        let laid = laid(&document(texts.iter().map(|text| body(text))));
        let lines = lines_by_tag(&laid);
        assert_eq!(lines.len(), texts.len());
        for (text, lines) in texts.iter().zip(lines.values()) {
            check_paragraph(text, lines);
        }
        check_pages(&laid);
    }
}

/// Every baseline is one of the 22 of the grid, no page but the last is short of more than a line that had to go with
/// the next, and no paragraph leaves one line alone.
fn check_pages(laid: &Laid) {
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
        assert!(filled >= 20 || page + 1 == laid.pages.pages.len(), "page {page}: {filled} lines");
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        lines.keys().for_each(|(tag, _)| *counts.entry(*tag).or_default() += 1);
        counts.into_iter().for_each(|(tag, count)| shares.entry(tag).or_default().push(count));
    }
    for counts in shares.values().filter(|counts| counts.len() > 1) {
        assert!(counts.iter().all(|&count| count > 1), "a line stands alone: {counts:?}");
    }
}

fn check_paragraph(text: &str, lines: &[Vec<&Run>]) {
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
fn check_runs(line: &[&Run]) {
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

fn table_of(random: &mut Random) -> Table {
    let columns = 1 + random.below(6);
    let mut cell_text = |most: usize| {
        let mut text = String::new();
        (0..random.below(most)).for_each(|_| piece(&mut text, random));
        text.trim().to_string()
    };
    let heads: Vec<String> = (0..columns).map(|_| cell_text(3)).collect();
    let rows: Vec<Vec<String>> =
        (0..60).map(|_| (0..columns).map(|_| cell_text(5)).collect()).collect();
    let as_row =
        |row: &Vec<String>| super::house::row(&row.iter().map(String::as_str).collect::<Vec<_>>());
    let heads = head(&heads.iter().map(String::as_str).collect::<Vec<_>>());
    table(columns, vec![heads], rows.iter().map(as_row).collect())
}

#[test]
fn every_table_keeps_its_text_in_its_cells() {
    for seed in 0..60 {
        let table = table_of(&mut Random::new(seed));
        let laid = laid(&document([BlockKind::Table(table.clone())]));
        let lines = lines_by_tag(&laid);
        let shown: Vec<String> = lines
            .values()
            .map(|lines| lines.iter().map(|line| line_text(line)).collect())
            .collect();
        let cells = table.rows().flat_map(|row| &row.cells);
        let cells = cells.map(|cell| plain_text(&cell.content[0])).filter(|text| !text.is_empty());
        assert!(shown.iter().skip(1).eq(cells.collect::<Vec<_>>().iter()), "seed {seed}");
        for page in 0..laid.pages.pages.len() {
            check_table_page(&laid, page);
        }
    }
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
    let table = table_of(&mut Random::new(7));
    let mut random = Random::new(8);
    let texts: Vec<String> = (0..50).map(|_| paragraph_text(&mut random)).collect();
    let kinds = texts.iter().map(|text| body(text)).chain([BlockKind::Table(table)]);
    let document = document(kinds);
    let (first, second) = (laid(&document), laid(&document));
    assert_eq!((first.pages, first.layout_facts), (second.pages, second.layout_facts));
}

#[test]
fn any_characters_are_laid_out() {
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let any: String = (0..random.below(400))
            .filter_map(|_| char::from_u32(random.below(0x2_ffff) as u32))
            .filter(|c| !c.is_control())
            .collect();
        let marks: String = (0..100).map(|_| pick(&mut random, "，。（《“￥—…1.%- a")).collect();
        let mut table = table(2, vec![head(&[&marks, ""])], vec![row(&[&any, &marks])]);
        table.body[0].cells[0].row_span = random.below(70_000) as u16;
        table.body[0].cells[1].column_span = random.below(70_000) as u16;
        let blocks = [title(&any), heading(1, &marks, &any), body(&marks), BlockKind::Table(table)];
        assert!(!laid(&document(blocks)).pages.pages.is_empty());
    }
}
