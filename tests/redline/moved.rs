//! A table that changed places with text goes and comes; the text stays.

use jixiao::base::id::{NodeId, Origin};
use jixiao::doc::*;
use jixiao::redline::{RedlineSide, marked, same_words, side};

const TEXTS: [&str; 3] = ["本年收入12万元。", "本年支出14万元。", "结余2万元。"];

fn text(text: &str) -> BlockKind {
    let content = vec![Inline::text(text, Origin::default())];
    BlockKind::Paragraph { role: Role::Body, number: String::new(), content }
}

fn table(columns: usize) -> BlockKind {
    let label = InlineKind::Label { text: "表1".into(), of: 0, in_caption: true };
    BlockKind::Table(Table {
        name: "sample".into(),
        caption: vec![Inline { origin: Origin::default(), kind: label }],
        columns: vec![TableColumn { least: 50, most: 900 }; columns],
        ..Table::default()
    })
}

fn reference() -> BlockKind {
    let kind = InlineKind::Label { text: "表1".into(), of: 0, in_caption: false };
    let label = Inline { origin: Origin::default(), kind };
    let content = vec![Inline::text("情况见", Origin::default()), label];
    BlockKind::Paragraph { role: Role::Body, number: String::new(), content }
}

fn document(kinds: Vec<BlockKind>) -> Document {
    let block = |(id, kind)| Block { id: NodeId(id), origin: Origin::default(), kind };
    let blocks = (0..).zip(kinds).map(block).collect();
    Document { meta: Meta::default(), parts: vec![Part { blocks, ..Part::default() }] }
}

/// What is marked: 表 for a table, the words of others.
fn marks(old: &Document, new: &Document) -> Vec<String> {
    let both = marked(old, new).document;
    assert!(same_words(&side(&both, RedlineSide::New), new), "{}", dump::dump(&both));
    let marked = both.blocks().filter_map(|block| {
        let words = match &block.kind {
            BlockKind::Table(_) => "表".into(),
            _ => block.inlines().map(|(_, inline)| inline.as_text()).collect::<String>(),
        };
        let inside = block.inlines().any(|(_, inline)| inline.origin.change.is_some());
        match (block.origin.change, inside) {
            (Some(change), _) => Some(format!("{change:?} {words}")),
            (None, true) => Some(format!("among {words}")),
            (None, false) => None,
        }
    });
    marked.collect()
}

#[test]
fn a_table_that_moved_over_text_goes_and_comes() {
    let [first, second, third] = TEXTS.map(text);
    let old = document(vec![first.clone(), table(1), second.clone(), third.clone()]);
    let new = document(vec![first, second, third, table(1)]);
    assert_eq!(marks(&old, &new), ["Deleted 表", "Inserted 表"]);
    assert_eq!(marks(&new, &old), ["Inserted 表", "Deleted 表"]);
}

#[test]
fn a_table_that_moved_over_what_went_or_came_is_not_marked() {
    let [first, second, third] = TEXTS.map(text);
    let old = document(vec![first.clone(), table(1), second.clone(), third.clone()]);
    let other = text("完全不同的话，毫无共同之处");
    let new = document(vec![first.clone(), other.clone(), table(1), third.clone()]);
    let wanted =
        [format!("Inserted {}", "完全不同的话，毫无共同之处"), format!("Deleted {}", TEXTS[1])];
    assert_eq!(marks(&old, &new), wanted);
    let new = document(vec![first, table(1), third]);
    assert_eq!(marks(&old, &new), [format!("Deleted {}", TEXTS[1])]);
}

#[test]
fn what_refers_to_a_table_that_goes_and_comes_is_not_marked() {
    let old = document(vec![text(TEXTS[0]), reference(), table(1)]);
    let new = document(vec![text(TEXTS[0]), reference(), table(2)]);
    assert_eq!(marks(&old, &new), ["Deleted 表", "Inserted 表"]);
    let new = document(vec![text(TEXTS[0]), table(1), reference()]);
    assert_eq!(marks(&old, &new), ["Inserted 表", "Deleted 表"]);
}
