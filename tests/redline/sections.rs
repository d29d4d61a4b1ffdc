//! A section that begins a page in one of two reports only is no change of its words.

use jixiao::base::id::{NodeId, Origin};
use jixiao::doc::*;
use jixiao::redline::{RedlineSide, marked, same_words, side};

/// Paragraphs on the pages of parts.
fn document(parts: &[&[&str]]) -> Document {
    let mut next = 0;
    let mut block = |text: &&str| {
        next += 1;
        let content = vec![Inline::text(*text, Origin::default())];
        let kind = BlockKind::Paragraph { role: Role::Body, number: String::new(), content };
        Block { id: NodeId(next), origin: Origin::default(), kind }
    };
    let mut part = |texts: &&[&str]| Part {
        blocks: texts.iter().map(&mut block).collect(),
        ..Part::default()
    };
    Document { meta: Meta::default(), parts: parts.iter().map(&mut part).collect() }
}

const BEFORE: [&str; 2] = ["本年收入12.50万元，其中拨款10万元。", "本年支出12.10万元。"];
const AFTER: [&str; 2] = ["预算执行率为96.80%。", "年末结转0.40万元。"];

#[test]
fn pages_that_begin_elsewhere_are_no_change() {
    let whole = document(&[&[BEFORE, AFTER].concat()]);
    let cut = document(&[&BEFORE, &AFTER]);
    for (old, new) in [(&whole, &cut), (&cut, &whole)] {
        let marked = marked(old, new);
        assert!(marked.is_unchanged(), "{}", dump::dump(&marked.document));
        assert_eq!(marked.document.parts.len(), new.parts.len(), "pages begin as in the new one");
    }
}

#[test]
fn what_went_stays_before_the_page_that_begins_behind_it() {
    let old = document(&[&[&BEFORE[..], &["另有借款3万元。"], &AFTER].concat()]);
    let new = document(&[&BEFORE, &["预算执行率为98.80%。", AFTER[1]]]);
    let both = marked(&old, &new).document;
    let counts: Vec<_> = both.parts.iter().map(|part| part.blocks.len()).collect();
    assert_eq!(counts, [3, 2]);
    assert!(same_words(&side(&both, RedlineSide::Old), &old));
    assert!(same_words(&side(&both, RedlineSide::New), &new));
}
