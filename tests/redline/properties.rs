//! What holds of every two documents: the marked one has both in it.

use jixiao::base::id::{ChangeMark, NodeId, Origin};
use jixiao::doc::numbering::Numbering;
use jixiao::doc::*;
use jixiao::redline::{RedlineSide, marked, same_words, side};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::support::property;

const PIECES: [&str; 24] = [
    "单位",
    "收入",
    "支出",
    "12.50",
    "1,067.03",
    "95.5%",
    "万元",
    "，",
    "。",
    "增加",
    "减少",
    "比上年",
    "2023",
    "年",
    "图书",
    "购置",
    "项目",
    "（",
    "）",
    "完成",
    "率",
    "A",
    "不含",
    "-3",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat())
}

/// Inlines of several kinds, so that words go over their ends.
fn content() -> impl Strategy<Value = Vec<Inline>> {
    let inline = prop_oneof![
        8 => (text(), any::<bool>()).prop_map(|(text, strong)| InlineKind::Text { text, strong }),
        1 => Just(InlineKind::Break),
        1 => (0..3usize).prop_map(|of| InlineKind::Label {
            text: format!("表{of}"),
            of,
            in_caption: false,
        }),
    ];
    let inline = inline.prop_map(|kind| Inline { origin: Origin::default(), kind });
    vec(inline, 0..4)
}

fn plain() -> impl Strategy<Value = Vec<Inline>> {
    text().prop_map(|text| vec![Inline::text(text, Origin::default())])
}

/// A table whose first column may have labels of several rows.
fn table() -> impl Strategy<Value = Table> {
    let rows = vec((0..3u16, vec(plain(), 2), plain()), 0..5);
    let columns = prop_oneof![4 => Just(3usize), 1 => Just(2usize)];
    (rows, columns, plain(), any::<bool>()).prop_map(|(groups, columns, caption, noted)| Table {
        name: "sample".into(),
        caption,
        note: if noted {
            vec![Inline::text("注：不含", Origin::default())]
        } else {
            Vec::new()
        },
        columns: vec![TableColumn { least: 50, most: 900 }; columns],
        head: vec![TableRow {
            cells: (0..columns).map(|_| cell(Vec::new(), 1)).collect(),
            keep: false,
        }],
        body: groups.into_iter().flat_map(|group| rows_of(group, columns)).collect(),
        ..Table::default()
    })
}

fn rows_of(
    (more, cells, label): (u16, Vec<Vec<Inline>>, Vec<Inline>),
    columns: usize,
) -> Vec<TableRow> {
    let span = more + 1;
    let others = |cells: &[Vec<Inline>]| -> Vec<Cell> {
        cells.iter().take(columns - 1).map(|content| cell(content.clone(), 1)).collect()
    };
    let mut first = vec![cell(label, span)];
    first.extend(others(&cells));
    let mut rows = vec![TableRow { cells: first, keep: false }];
    rows.extend((0..more).map(|number| {
        let mut cells = others(&cells);
        cells[0].content[0].push(Inline::text(number.to_string(), Origin::default()));
        TableRow { cells, keep: false }
    }));
    rows
}

fn cell(content: Vec<Inline>, row_span: u16) -> Cell {
    Cell {
        origin: Origin::default(),
        role: Role::TableCell,
        align: Align::Left,
        indent: 0,
        column_span: 1,
        row_span,
        content: vec![content],
    }
}

/// The number of the heading that is the so many-th of its level.
fn number(level: u8, count: u32) -> String {
    let mut numbering = Numbering::default();
    (0..count).map(|_| numbering.next(level)).last().unwrap_or_default()
}

fn block() -> impl Strategy<Value = BlockKind> {
    let role = select(&[Role::Body, Role::Body, Role::AttachmentNote, Role::Signature][..]);
    prop_oneof![
        3 => (role, content()).prop_map(|(role, content)| BlockKind::Paragraph {
            role,
            number: String::new(),
            content,
        }),
        2 => (1..3u8, 1..4u32, content()).prop_map(|(level, count, content)| BlockKind::Heading {
            level,
            number: number(level, count),
            content,
        }),
        2 => table().prop_map(BlockKind::Table),
    ]
}

/// Parts of blocks, and another document that has most of them, too.
fn documents() -> impl Strategy<Value = (Document, Document)> {
    let part = || (any::<bool>(), vec(block(), 1..6));
    let edits = vec((0..5u8, 0..8usize, block()), 0..6);
    (vec(part(), 1..4), edits, vec(part(), 0..2)).prop_map(|(parts, edits, more)| {
        let mut changed = parts.clone();
        for (what, at, block) in edits {
            let count = changed.len();
            let blocks = &mut changed[at % count].1;
            let at = at % blocks.len();
            match what {
                0 => blocks[at] = block,
                1 => blocks.insert(at, block),
                2 if blocks.len() > 1 => drop(blocks.remove(at)),
                _ => shift(&mut blocks[at]),
            }
        }
        changed.extend(more);
        (document(parts), document(changed))
    })
}

/// Changes some words of a block.
fn shift(block: &mut BlockKind) {
    match block {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => {
            content.insert(0, Inline::text("另", Origin::default()));
        }
        BlockKind::Table(table) => {
            if let Some(row) = table.body.last_mut() {
                row.cells[0].content.insert(0, vec![Inline::text("新行", Origin::default())]);
            }
        }
        BlockKind::Chart(_) | BlockKind::Image(_) => {}
    }
}

fn document(parts: Vec<(bool, Vec<BlockKind>)>) -> Document {
    let mut next = 0;
    let mut block = |kind| {
        next += 1;
        Block { id: NodeId(next - 1), origin: Origin::default(), kind }
    };
    let parts = parts.into_iter().map(|(landscape, kinds)| Part {
        orientation: if landscape { Orientation::Landscape } else { Orientation::Portrait },
        blocks: kinds.into_iter().map(&mut block).collect(),
        ..Part::default()
    });
    Document { meta: Meta::default(), parts: parts.collect() }
}

#[test]
fn the_marked_document_has_both() {
    property(2000, documents(), |(old, new)| {
        let both = marked(&old, &new).document;
        let [was, is] = [RedlineSide::Old, RedlineSide::New].map(|of| side(&both, of));
        let (was, old) = (unlabelled(&was), unlabelled(&old));
        assert!(same_words(&was, &old), "{}\n---\n{}", dump::dump(&was), dump::dump(&old));
        assert!(same_words(&is, &new), "{}\n---\n{}", dump::dump(&is), dump::dump(&new));
        let mut ids: Vec<_> = both.blocks().map(|block| block.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    });
}

/// A document whose labels are all of one table: beside those of a new document an old one's are others.
fn unlabelled(document: &Document) -> Document {
    let mut document = document.clone();
    for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
        if let BlockKind::Heading { content, .. } | BlockKind::Paragraph { content, .. } =
            &mut block.kind
        {
            for inline in content {
                if let InlineKind::Label { of, .. } = &mut inline.kind {
                    *of = 0;
                }
            }
        }
    }
    document
}

#[test]
fn two_documents_that_read_the_same_have_no_mark() {
    property(300, documents(), |(old, _)| {
        assert!(marked(&old, &old).is_unchanged());
    });
}

#[test]
fn a_number_is_never_parted() {
    let numbers = (0..20_000_000_u64, 0..20_000_000_u64);
    property(500, numbers, |(one, other)| {
        let shown = |number: u64| format!("{}.{:02}", number / 100, number % 100);
        let text =
            |number: u64| format!("收入{}万元，占{}%。", shown(number), shown(number % 9999));
        let of = |number: u64| {
            document(vec![(
                false,
                vec![BlockKind::Paragraph {
                    role: Role::Body,
                    number: String::new(),
                    content: vec![Inline::text(text(number), Origin::default())],
                }],
            )])
        };
        let both = marked(&of(one), &of(other)).document;
        for (_, inline) in both.inlines().filter(|(_, inline)| inline.origin.change.is_some()) {
            let wanted =
                if inline.origin.change == Some(ChangeMark::Deleted) { one } else { other };
            let whole = [shown(wanted), format!("{}%", shown(wanted % 9999))];
            let text = inline.as_text();
            assert!(whole.iter().any(|number| number == text), "{text}: {one} {other}");
        }
    });
}
