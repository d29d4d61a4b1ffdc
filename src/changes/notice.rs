//! Changes to a 更正说明, the document by which a unit reports what it corrects in a report that it has filed.

use super::{Changes, LineChange};
use crate::base::id::{NodeId, Origin};
use crate::data::Report;
use crate::doc::{
    Align, Block, BlockKind, Cell, Document, Inline, Meta, Part, Role, Table, TableColumn, TableRow,
};

/// The columns: name, least and greatest share of the width in thousandths.
const COLUMNS: [(&str, u16, u16); 5] = [
    ("序号", 60, 80),
    ("位置", 140, 220),
    ("原报告", 250, 380),
    ("更正为", 250, 380),
    ("原因", 90, 170),
];

/// The notice on what changed in the lines of a report; `page` is where a line stands in the old report. Without a
/// reason its column is left blank for the pen; the date is the clerk's to write.
pub fn notice(
    changes: &Changes,
    (report, of): (&Report, &Meta),
    reason: Option<&str>,
    page: impl Fn(&LineChange) -> Option<u32>,
) -> Document {
    let count = changes.lines.len();
    let because = reason.map_or(String::new(), |reason| format!("因{}，", without_end(reason)));
    let text = format!(
        "{because}现对我单位报送的《{}》作{count}处更正，列明如下，未列入的内容不变。",
        of.title
    );
    let blocks = [
        BlockKind::Title(vec![plain(format!("关于《{}》的更正说明", of.title))]),
        paragraph(Role::Body, text),
        BlockKind::Table(table(changes, reason, page)),
        paragraph(Role::Signature, report.unit_name().to_string()),
    ];
    let blocks = blocks.into_iter().zip(0..).map(|(kind, id)| Block {
        id: NodeId(id),
        origin: Origin::default(),
        kind,
    });
    let title = format!("关于《{}》的更正说明", of.title);
    let meta = Meta { title, author: of.author.clone(), ..Meta::default() };
    Document { meta, parts: vec![Part { blocks: blocks.collect(), ..Part::default() }] }
}

fn without_end(reason: &str) -> &str {
    reason.trim().trim_start_matches('因').trim_end_matches(['。', '，', '；'])
}

fn table(
    changes: &Changes,
    reason: Option<&str>,
    page: impl Fn(&LineChange) -> Option<u32>,
) -> Table {
    let head = COLUMNS.iter().map(|(name, ..)| cell(Role::TableHead, Align::Center, name));
    let rows = changes.lines.iter().zip(1..).map(|(line, number)| {
        let (before, after) = line.excerpts();
        let place = match page(line) {
            Some(page) if line.section.is_empty() => format!("第{page}页"),
            Some(page) => format!("{}（第{page}页）", line.section),
            None => line.section.clone(),
        };
        let or_none = |text: String, none: &str| if text.is_empty() { none.into() } else { text };
        TableRow {
            cells: vec![
                cell(Role::TableCell, Align::Center, &number.to_string()),
                cell(Role::TableCell, Align::Left, &place),
                cell(Role::TableCell, Align::Left, &or_none(before, "（无）")),
                cell(Role::TableCell, Align::Left, &or_none(after, "（删去）")),
                cell(Role::TableCell, Align::Left, reason.unwrap_or_default()),
            ],
            keep: false,
        }
    });
    Table {
        name: "更正说明".into(),
        columns: COLUMNS.map(|(_, least, most)| TableColumn { least, most }).to_vec(),
        head: vec![TableRow { cells: head.collect(), keep: false }],
        body: rows.collect(),
        ..Table::default()
    }
}

fn cell(role: Role, align: Align, text: &str) -> Cell {
    let content = if text.is_empty() { Vec::new() } else { vec![plain(text)] };
    Cell {
        origin: Origin::default(),
        role,
        align,
        indent: 0,
        column_span: 1,
        row_span: 1,
        content: vec![content],
    }
}

fn paragraph(role: Role, text: String) -> BlockKind {
    BlockKind::Paragraph { role, number: String::new(), content: vec![plain(text)] }
}

fn plain(text: impl Into<String>) -> Inline {
    Inline::text(text, Origin::default())
}
