//! Texts higher than a page: every character is on a page, none outside of one, and the pages come to an end.

use std::path::PathBuf;

use jixiao::base::diag::Diagnostics;
use jixiao::layout::Pages;
use jixiao::layout::pages::DrawItem;
use jixiao::pipeline::Pipeline;
use jixiao::workspace::Workspace;

use super::limits::{Folder, starter_with};

/// Lays out the facts with the pack's files that lie in the folder.
fn pages(folder: &Folder, facts: &str) -> Pages {
    folder.write("data/单位.yaml", facts);
    let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let workspace = Workspace {
        root: folder.root.clone(),
        templates: folder.root.join("templates"),
        templates_named: false,
        fonts: vec![shipped],
        fonts_named: None,
    };
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let made = pipeline.make(&folder.root.join("data/单位.yaml"), &[], &mut findings);
    let output: String = findings.iter().map(|finding| finding.render(&pipeline.sources)).collect();
    made.unwrap_or_else(|| panic!("{output}")).pages
}

/// How often a character is drawn between the upper and the lower edge of a page.
fn drawn(pages: &Pages, character: char) -> usize {
    let mut count = 0;
    for page in &pages.pages {
        for item in &page.items {
            let DrawItem::Run(run) = &item.drawn else { continue };
            for glyph in run.glyphs.iter().filter(|glyph| glyph.character == character) {
                let y = run.origin.y.to_milli();
                // 天头 37 mm, 版心 225 mm.
                assert!(y > 105_000 && y < 745_000, "{} at {y} is outside", glyph.character);
                count += 1;
            }
        }
    }
    count
}

/// A character that stands nowhere else.
const LONG: char = '鹭';

fn long(count: usize) -> String {
    LONG.to_string().repeat(count)
}

#[test]
fn a_caption_of_pages_is_drawn_whole() {
    let folder = Folder::new("caption");
    let facts = starter_with("title: 公务接待情况", &format!("title: {}", long(3000)));
    // On the pages after the first it is not repeated.
    assert_eq!(drawn(&pages(&folder, &facts), LONG), 3000);
}

#[test]
fn a_head_of_pages_is_drawn_whole() {
    let folder = Folder::new("head");
    let facts = starter_with("name: 类别", &format!("name: {}", long(3000)));
    assert_eq!(drawn(&pages(&folder, &facts), LONG), 3000);
}

#[test]
fn a_cell_of_pages_is_drawn_whole() {
    let folder = Folder::new("cell");
    let facts = starter_with("kind: 考察调研", &format!("kind: {}", long(3000)));
    assert_eq!(drawn(&pages(&folder, &facts), LONG), 3000);
}

/// The shape of the table of incomes with another line.
fn with_income(folder: &Folder, line: &str) {
    let shape = std::fs::read_to_string(
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/standard/tables/income.yaml"),
    );
    let shape = shape.expect("the shape is there").replacen("unit: 单位：${unit}", line, 1);
    let shape = shape.replacen("note: ${income.rounding_note}", "", 1);
    folder.write("templates/standard/tables/income.yaml", shape);
}

#[test]
fn a_note_of_pages_is_drawn_whole() {
    for count in [600, 1105, 3000] {
        let folder = Folder::new("note");
        with_income(&folder, &format!("unit: 单位：${{unit}}\nnote: {}", long(count)));
        let facts = starter_with("name: 陈敏", "name: 陈敏");
        assert_eq!(drawn(&pages(&folder, &facts), LONG), count);
    }
}

#[test]
fn a_unit_of_pages_is_drawn_whole() {
    for count in [600, 1105, 3000] {
        let folder = Folder::new("unit");
        with_income(&folder, &format!("unit: {}", long(count)));
        let facts = starter_with("name: 陈敏", "name: 陈敏");
        assert_eq!(drawn(&pages(&folder, &facts), LONG), count);
    }
}
