//! Random trees: printed and read again they are the same, and Tera can read them and what is made of them.

use tera::Tera;

use super::super::pieces::split;
use super::random_trees::Random;
use super::tree::{NodeKind, TemplateNode};
use super::{edits, parse};

fn printed(nodes: &[TemplateNode]) -> String {
    nodes.iter().map(ToString::to_string).collect()
}

/// Neighbouring texts as one, as they are read; `loop` bodies differ in their places only.
fn read(text: &str) -> Result<Vec<TemplateNode>, String> {
    parse(text, &split(text)).map_err(|faults| format!("{faults:?}"))
}

/// A template with its edits.
fn rewritten(text: &str, nodes: &[TemplateNode]) -> String {
    let mut edits = edits(text, nodes);
    edits.sort_by_key(|edit| edit.range.start);
    let (mut out, mut done) = (String::new(), 0);
    for edit in edits {
        out.push_str(&text[done..edit.range.start]);
        out.push_str(&edit.put);
        done = edit.range.end;
    }
    out + &text[done..]
}

/// Why Tera cannot read a template, if it cannot; unknown names are no matter of reading.
fn tera_refuses(text: &str) -> Option<String> {
    let error = Tera::default().add_raw_template("a", text).err()?;
    matches!(error.kind(), tera::ErrorKind::SyntaxError(_)).then(|| error.to_string())
}

#[test]
fn printed_and_read_again_a_tree_is_the_same() {
    let mut random = Random(2024);
    let mut read_again = 0;
    for round in 0..4000 {
        let nodes = vec![TemplateNode {
            kind: NodeKind::Print(random.expression(1 + round % 4)),
            span: 0..0,
        }];
        let text = printed(&nodes);
        match read(&text) {
            Ok(again) => assert_eq!(again, nodes, "{text}"),
            // Signs of one tag in another end it early, as in Tera.
            Err(why) => assert!(
                text[2..text.len() - 2].contains("}}") || why.contains("太复杂"),
                "{text}: {why}"
            ),
        }
        read_again += usize::from(read(&text).is_ok());
    }
    assert!(read_again > 3500, "{read_again}");
}

#[test]
fn printed_and_read_again_a_template_is_the_same() {
    let mut random = Random(7);
    for _ in 0..600 {
        let mut nodes = random.nodes(3);
        merge_texts(&mut nodes);
        let text = printed(&nodes);
        match read(&text) {
            Ok(again) => assert_eq!(printed(&again), text),
            Err(why) => assert!(
                why.contains("太复杂") || why.contains("引号") || text.contains("}} %}"),
                "{text}: {why}"
            ),
        }
    }
}

fn merge_texts(nodes: &mut Vec<TemplateNode>) {
    nodes.dedup_by(|next, one| {
        matches!((&next.kind, &one.kind), (NodeKind::Text(_), NodeKind::Text(_)))
    });
}

#[test]
fn tera_reads_what_is_made_of_a_tree() {
    let mut random = Random(99);
    let mut tried = 0;
    for round in 0..3000 {
        let text = printed(&[TemplateNode {
            kind: NodeKind::Print(random.expression(1 + round % 3)),
            span: 0..0,
        }]);
        let Ok(nodes) = read(&text) else { continue };
        let rewritten = rewritten(&text, &nodes);
        if let Some(why) = tera_refuses(&rewritten) {
            // What Tera refuses of its own language is not made by the edits.
            let plain = named(&text);
            assert!(tera_refuses(&plain).is_some(), "{text}\n{rewritten}\n{why}");
            continue;
        }
        tried += 1;
    }
    assert!(tried > 2000, "{tried}");
}

/// A template whose first arguments all have names, otherwise as it stands.
fn named(text: &str) -> String {
    text.replace("(\"", "(value=\"")
}

/// The templates of the standard pack.
const SHIPPED: [&str; 14] = [
    include_str!("../../../templates/standard/sections/01-overview.md.tera"),
    include_str!("../../../templates/standard/sections/02-evaluation.md.tera"),
    include_str!("../../../templates/standard/sections/03-goals.md.tera"),
    include_str!("../../../templates/standard/sections/04-spending.md.tera"),
    include_str!("../../../templates/standard/sections/05-management.md.tera"),
    include_str!("../../../templates/standard/sections/06-results.md.tera"),
    include_str!("../../../templates/standard/sections/07-problems.md.tera"),
    include_str!("../../../templates/standard/sections/08-improvements.md.tera"),
    include_str!("../../../templates/standard/sections/change.md.tera"),
    include_str!("../../../templates/standard/sections/own.md.tera"),
    include_str!("../../../templates/standard/attachments/01-base-data.md.tera"),
    include_str!("../../../templates/standard/attachments/02-self-evaluation.md.tera"),
    include_str!("../../../templates/standard/attachments/03-project.md.tera"),
    include_str!("../../../templates/standard/attachments/04-pictures.md.tera"),
];

#[test]
fn every_shipped_template_is_read() {
    for text in SHIPPED {
        let nodes = read(text).unwrap_or_else(|why| panic!("{why}: {text}"));
        let again = read(&printed(&nodes)).expect("what is printed is read");
        assert_eq!(printed(&again), printed(&nodes));
    }
}
