//! What stays in one line in running text: the number of what is pointed to, units; and what Word
//! is told of it.

use jixiao::base::id::NodeId;
use jixiao::base::length::Length;
use jixiao::doc::RetrackedLine;

use super::builders::*;

/// The lines of a text behind 0 to 27 characters.
fn phases(text: &str) -> impl Iterator<Item = Vec<String>> {
    (0..28).map(move |before| broken(&format!("{}{text}{}", plain(before), plain(30))))
}

#[test]
fn the_number_of_what_is_pointed_to_stays_with_its_word() {
    for label in ["（见表4）", "原因见附件2。", "详见图12、图13。", "见附件3-1"]
    {
        for lines in phases(label) {
            let parted = lines.iter().any(|line| line.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!parted, "{lines:?}");
        }
    }
}

#[test]
fn a_unit_of_several_characters_is_not_parted() {
    for (text, unit) in
        [("支出1089.40万元", "万元"), ("接待433600人次", "人次"), ("420.5平方米", "平方米")]
    {
        for lines in phases(text) {
            assert!(lines.iter().any(|line| line.contains(unit)), "{unit}: {lines:?}");
        }
    }
}

#[test]
fn a_unit_may_begin_a_line_behind_a_number() {
    let parted = |lines: Vec<String>| lines.iter().any(|line| line.starts_with("万元"));
    assert!(phases("支出1089.40万元").any(parted));
}

/// The lines of a text behind so many characters that are set wider, each with what it has no room for then.
fn retracked(before: usize, text: &str) -> Vec<(Length, String)> {
    let text = format!("{}{text}{}", plain(before), plain(30));
    let laid = laid(&document([body(&text)]));
    let lines = laid.layout_facts.retracked.get(&NodeId(0)).cloned().unwrap_or_default();
    let behind = |line: &RetrackedLine| text.chars().skip(line.chars.end).take(4).collect();
    lines.iter().map(|line| (line.by, behind(line))).collect()
}

#[test]
fn word_is_kept_from_breaking_where_it_would() {
    let all: Vec<_> =
        (0..28).flat_map(|before| retracked(before, "支出5.20万元（见表4）")).collect();
    assert!((2..5).contains(&all.len()), "a phase or two for each: {all:?}");
    for (by, behind) in &all {
        assert!(behind.starts_with("万元") || behind.starts_with("表4"), "{all:?}");
        assert!((Length::ZERO..Length::pt(1.0)).contains(by), "{all:?}");
    }
}

#[test]
fn word_does_not_part_a_number_from_its_minus() {
    let all: Vec<_> = (0..28).flat_map(|before| retracked(before, "支出-3.20万元，")).collect();
    assert!(all.iter().any(|(_, behind)| behind == "-3.2"), "where a line begins so: {all:?}");
}
