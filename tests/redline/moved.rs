//! A table that only layout put elsewhere is no change.

use std::collections::BTreeMap;

use jixiao::base::id::{NodeId, Origin};
use jixiao::doc::*;
use jixiao::redline::{marked, moved_alike};

/// A table between paragraphs.
fn document(texts: [&str; 3]) -> Document {
    let text = |text: &str| BlockKind::Paragraph {
        role: Role::Body,
        number: String::new(),
        content: vec![Inline::text(text, Origin::default())],
    };
    let table = BlockKind::Table(Table {
        name: "sample".into(),
        columns: vec![TableColumn { least: 50, most: 900 }],
        ..Table::default()
    });
    let kinds = [text(texts[0]), table, text(texts[1]), text(texts[2])];
    let blocks = kinds.into_iter().zip(0..).map(|(kind, id)| Block {
        id: NodeId(id),
        origin: Origin::default(),
        kind,
    });
    Document {
        meta: Meta::default(),
        parts: vec![Part { blocks: blocks.collect(), ..Part::default() }],
    }
}

fn in_order(document: &Document, moved: &BTreeMap<NodeId, NodeId>) -> Document {
    let facts = LayoutFacts { moved: moved.clone(), ..LayoutFacts::default() };
    let mut document = document.clone();
    for part in &mut document.parts {
        part.blocks = facts.in_order(&part.blocks).into_iter().cloned().collect();
    }
    document
}

#[test]
fn a_table_that_layout_moved_is_not_marked() {
    let texts = ["本年收入12万元。", "本年支出14万元。", "结余2万元。"];
    let document = document(texts);
    let places = [None, Some(2), Some(3)].map(|last| {
        let moved = last.map(|last| (NodeId(1), NodeId(last))).into_iter().collect();
        LayoutFacts { moved, ..LayoutFacts::default() }
    });
    for old in &places {
        for new in &places {
            let moved = moved_alike((&document, old), (&document, new));
            let (before, after) = (in_order(&document, &moved), in_order(&document, &new.moved));
            assert!(marked(&before, &after).is_unchanged(), "{:?} {:?}", old.moved, new.moved);
        }
    }
}

#[test]
fn a_table_stands_behind_the_last_text_that_both_have() {
    let old = document(["本年收入12万元。", "本年支出14万元。", "另见附件说明的各项情况。"]);
    let new = document(["本年收入12万元。", "本年支出14万元。", "完全不同的话，毫无共同之处"]);
    let facts =
        LayoutFacts { moved: BTreeMap::from([(NodeId(1), NodeId(3))]), ..LayoutFacts::default() };
    let moved = moved_alike((&old, &LayoutFacts::default()), (&new, &facts));
    assert_eq!(moved, BTreeMap::from([(NodeId(1), NodeId(2))]));
}
