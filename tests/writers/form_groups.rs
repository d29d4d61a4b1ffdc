//! Groups of rows of a form over two sheets: whole where a size allows it, otherwise their column heads are said again.

use jixiao::doc::{BlockKind, Table};
use jixiao::layout::dump::text;
use jixiao::layout::pages::{DrawItem, Page};
use jixiao::pipeline::Made;

use crate::support::{Sandbox, make, project_file, replaced, word, word_part};

const TABLE: &str = "templates/standard/tables/self_evaluation.yaml";

const HEADS: [&str; 3] = ["年初预算数", "全年预算数", "全年执行数"];

/// The report of a unit with many kinds of funds, and 附件2 in it.
fn report(name: &str) -> Made {
    make(&project_file(&format!("tests/coverage/{name}.yaml")), None)
}

fn form(made: &Made) -> (&Table, &[usize]) {
    let forms = made.document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Table(table) if table.name == "self_evaluation" => Some((block.id, table)),
        _ => None,
    });
    let (id, table) = forms.last().expect("it has 附件2");
    (table, made.layout_facts.sheets.get(&id).map_or(&[], Vec::as_slice))
}

/// What a page says again: its text that is no content.
fn repeated(page: &Page) -> String {
    let untagged = page.items.iter().filter(|item| item.tag.is_none());
    let runs = untagged.filter_map(|item| match &item.drawn {
        DrawItem::Run(run) => Some(run),
        _ => None,
    });
    runs.flat_map(|run| &run.glyphs).map(|glyph| glyph.character).collect()
}

#[test]
fn of_sizes_with_as_many_sheets_one_that_parts_no_group_is_taken() {
    let made = report("hospital");
    let (table, sheets) = form(&made);
    let of_funds = table.body[2].cells[0].row_span as usize;
    let inside = sheets.iter().filter(|row| (3..2 + of_funds).contains(*row));
    assert_eq!(inside.count(), 0, "{sheets:?}");
}

#[test]
fn the_heads_of_a_parted_group_are_said_again_in_both_files() {
    // Below ten more rows the group has no room on the first sheet.
    let sandbox = Sandbox::new("form-groups");
    let table = std::fs::read_to_string(project_file(TABLE)).expect("a shipped file");
    let code = table.lines().find(|line| line.contains("预算编码")).expect("a row");
    sandbox.write(TABLE, replaced(&table, &[(code, &[code; 11].join("\n"))]));
    let facts = project_file("tests/coverage/highway.yaml");
    let made = make(&facts, Some(sandbox.root.join("templates")));
    let (table, sheets) = form(&made);
    let of_funds = table.body[12].cells[0].row_span as usize;
    assert!(sheets.iter().any(|row| (13..12 + of_funds).contains(row)), "{sheets:?}");
    let again = made
        .pages
        .pages
        .iter()
        .map(repeated)
        .filter(|words| HEADS.iter().all(|head| words.contains(*head)));
    assert!(again.count() > 0, "no page says the heads again");
    let body = word_part(word(&made), "word/document.xml");
    let sheets = body.split("<w:pageBreakBefore/>").skip(1);
    // The first row of a sheet is the unit.
    let heads = sheets.filter_map(|sheet| sheet.split("</w:tr>").nth(1));
    let again = |row: &&str| HEADS.iter().all(|head| row.contains(head));
    let row = heads.into_iter().find(again).expect("a sheet begins with the heads of its group");
    assert!(row.contains("<w:vMerge w:val=\"restart\"/>"), "{row}");
    assert!(!row.contains("<w:vMerge w:val=\"continue\"/>"), "{row}");
}

#[test]
fn a_long_name_of_who_fills_the_form_in_stays_in_one_line() {
    let sandbox = Sandbox::new("form-names");
    let facts = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("shipped");
    let name = "阿依古丽·吾斯曼江·买合木提";
    let facts = replaced(&facts, &[("preparer: 罗启明", &format!("preparer: {name}"))]);
    sandbox.write("data/long.yaml", facts);
    let made = make(&sandbox.root.join("data/long.yaml"), None);
    let whole = text(&made.pages);
    let lines = whole.lines().filter(|line| line.contains(&format!("填表人：{name}")));
    assert!(lines.count() >= 3, "{whole}");
}
