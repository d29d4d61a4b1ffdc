//! What a reader of a redline sees marked: no more than what changed, and all of it.

use jixiao::base::id::{ChangeMark, Origin};
use jixiao::doc::{
    Align, Block, BlockKind, Cell, Document, Inline, Part, Role, Table, TableColumn, TableRow,
};
use jixiao::redline::marked;

use super::ends::{FACTS, body, redlined};
use super::tracked::{Decision, Element};
use super::word_lines::all_paragraphs;
use crate::support::{DEMO, Sandbox, illustrate, word_part};

fn row(words: [&str; 3]) -> TableRow {
    let cell = |words: &str| Cell {
        origin: Origin::default(),
        role: Role::TableCell,
        align: Align::Left,
        indent: 0,
        column_span: 1,
        row_span: 1,
        content: vec![vec![Inline::text(words, Origin::default())]],
    };
    TableRow { cells: words.into_iter().map(cell).collect(), keep: false }
}

fn document(rows: &[[&str; 3]]) -> Document {
    let table = Table {
        name: "sample".into(),
        columns: vec![TableColumn { least: 50, most: 900 }; 3],
        body: rows.iter().copied().map(row).collect(),
        ..Table::default()
    };
    let block =
        Block { id: Default::default(), origin: Origin::default(), kind: BlockKind::Table(table) };
    let parts = vec![Part { blocks: vec![block], ..Part::default() }];
    Document { parts, ..Document::default() }
}

fn changes(old: &[[&str; 3]], new: &[[&str; 3]]) -> Vec<Option<ChangeMark>> {
    let marked = marked(&document(old), &document(new)).document;
    let Some(BlockKind::Table(table)) = marked.blocks().next().map(|block| &block.kind) else {
        panic!("a table");
    };
    table.body.iter().map(TableRow::change).collect()
}

#[test]
fn a_row_does_not_stand_for_one_of_another_name() {
    let [post, travel, meeting] =
        ["　　　邮电费", "　　　差旅费", "　　　会议费"].map(|name| [name, "—", "9.80"]);
    let (came, went) = (Some(ChangeMark::Inserted), Some(ChangeMark::Deleted));
    assert_eq!(changes(&[post, travel], &[post, meeting]), [None, went, came]);
    assert_eq!(changes(&[post, travel, meeting], &[post, meeting]), [None, went, None]);
    let renamed = ["　　　差旅交通费", "—", "9.80"];
    assert_eq!(changes(&[post, travel], &[post, renamed]), [None, None]);
}

#[test]
fn a_lead_that_only_one_report_has_comes_back() {
    // A problem alone has no number, and no lead.
    let mut one = DEMO.to_string();
    for id in ["loans", "branches"] {
        one = one.replace(&format!("answers: [{id}], "), "");
        let item = one.find(&format!("  - {{id: {id}, text: ")).expect("a problem");
        let end = one[item..].find('\n').expect("a line");
        one.replace_range(item..=item + end, "");
    }
    for (name, old, new) in
        [("redline-lead-goes", DEMO, one.as_str()), ("redline-lead-comes", &one, DEMO)]
    {
        let [old, new, marked] = redlined(name, old, new);
        assert_eq!(line(&Decision::Reject.resolve(&marked)), line(&old), "{name}");
        assert_eq!(line(&Decision::Accept.resolve(&marked)), line(&new), "{name}");
        assert_ne!(line(&old).contains("楷体"), line(&new).contains("楷体"), "{name}");
    }
}

/// The line of the first problem.
fn line(body: &Element) -> String {
    let mut all = all_paragraphs(body).into_iter();
    all.find(|line| plain(line).contains("活动场次未达年度目标")).expect("a problem")
}

/// A line without the faces behind its characters.
fn plain(line: &str) -> String {
    let pieces = line.split('(').map(|piece| piece.split_once(')').map_or(piece, |(_, rest)| rest));
    pieces.collect()
}

#[test]
fn a_contents_list_that_comes_or_goes_marks_no_text() {
    let sandbox = Sandbox::new("redline-contents");
    sandbox.write(FACTS, DEMO);
    assert_eq!(sandbox.jixiao(&["build", FACTS]).code, 0);
    illustrate(&sandbox, 2);
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let marked = sandbox.read("out/单位-修订.docx");
    let document = word_part(&marked, "word/document.xml");
    assert!(!document.contains("<w:delText"), "nothing went");
    assert!(document.contains("<w:instrText>TC ") && document.contains("<w:ins "), "a list came");
    let rejected = Decision::Reject.resolve(&body(&marked));
    let fields = rejected.all().into_iter().filter(|one| one.name == "w:instrText");
    let listed = fields.filter(|field| super::word_lines::plain(field).starts_with("TC "));
    assert_eq!(listed.count(), 0, "the old report lists no attachment");
}

#[test]
fn what_refers_to_a_table_with_other_columns_is_not_marked_and_refers_to_one_that_is_there() {
    let column = "      - {id: activities, name: 阅读推广活动, unit: 场}\n";
    let more = format!("{column}      - {{id: seats, name: 阅览座席, unit: 个}}\n");
    let wider =
        DEMO.replacen(column, &more, 1).replace("activities: 84}", "activities: 84, seats: 320}");
    let wider = wider.replace("activities: 38}", "activities: 38, seats: 120}");
    let wider = wider.replace("activities: 64}", "activities: 64, seats: 90}");
    let [old, new, marked] = redlined("redline-references", DEMO, &wider);
    for (decision, plain) in [(Decision::Reject, &old), (Decision::Accept, &new)] {
        let resolved = decision.resolve(&marked);
        assert_eq!(references(&resolved).len(), references(plain).len(), "{decision:?}");
        let lost: Vec<_> = references(&resolved)
            .into_iter()
            .filter(|to| !bookmarks(&resolved).contains(to))
            .collect();
        assert_eq!(lost, [""; 0], "{decision:?}");
    }
    let gone = marked.all().into_iter().filter(|one| one.name == "w:delText");
    let words: String = gone.map(super::word_lines::plain).collect();
    assert_eq!(words.matches("表4").count(), 1, "only the caption of the table goes: {words}");
}

/// The bookmarks to which references lead.
fn references(body: &Element) -> Vec<String> {
    let fields = body.all().into_iter().filter(|one| one.name == "w:instrText");
    let words = fields.map(super::word_lines::plain);
    words.filter_map(|words| Some(words.strip_prefix("REF ")?.split(' ').next()?.into())).collect()
}

fn bookmarks(body: &Element) -> Vec<String> {
    let all = body.all().into_iter().filter(|one| one.name == "w:bookmarkStart");
    all.filter_map(|one| one.attribute("w:name").map(String::from)).collect()
}
