//! The blocks of two parts to pairs: which of the old stands for which of the new.

use super::words::Bag;
use crate::base::digest::digest;
use crate::changes::{Matched, matched};
use crate::doc::{Block, BlockKind, Chart, ChartPart, Image, Role, Table, dump, plain_text};

/// A block of the old document, of the new one, or the same of both.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paired<T> {
    /// Stands in both, changed or not.
    Both(T, T),
    /// Stands in the old one only.
    Old(T),
    /// Stands in the new one only.
    New(T),
}

impl<T> Paired<T> {
    /// The same of what is made of each.
    pub(super) fn map<U>(self, made: impl Fn(T) -> U) -> Paired<U> {
        match self {
            Self::Both(old, new) => Paired::Both(made(old), made(new)),
            Self::Old(old) => Paired::Old(made(old)),
            Self::New(new) => Paired::New(made(new)),
        }
    }
}

impl<T> From<(Matched, &[T], &[T])> for Paired<T>
where
    T: Copy,
{
    fn from((matched, old, new): (Matched, &[T], &[T])) -> Self {
        match matched {
            Matched::Same(one, other) | Matched::Replaced(one, other) => {
                Self::Both(old[one], new[other])
            }
            Matched::Removed(one) => Self::Old(old[one]),
            Matched::Added(other) => Self::New(new[other]),
        }
    }
}

/// A block with what it is compared by.
struct Comparable {
    /// What it is: blocks of different kinds never stand for each other.
    kind: String,
    text: String,
    bag: Bag,
}

impl Comparable {
    fn of(block: &Block) -> Self {
        let text = text_of(block);
        Self { kind: kind_of(block), bag: Bag::of(&text), text }
    }
}

/// The blocks of a section of each document, in an order that is that of both. Contents lists of both are one: a list is made
/// from headings, and that of the new document stands for both.
pub(super) fn paired<'d>(old: &[&'d Block], new: &[&'d Block]) -> Vec<Paired<&'d Block>> {
    let is_entry = |block: &&Block| block.role().is_contents_entry();
    let lists = [old, new].iter().all(|blocks| blocks.iter().any(is_entry));
    let of = |blocks: &[&'d Block]| -> Vec<&'d Block> {
        blocks.iter().filter(|block| !(lists && is_entry(block))).copied().collect()
    };
    let mut all = in_both_orders(&of(old), &of(new));
    if lists {
        put_back(&mut all, new, is_entry);
    }
    all
}

/// Text first, then the tables between the texts that both have: a table stands for another one only where it moved over
/// none of these, so that of a table and a text that changed places the table goes and comes.
fn in_both_orders<'d>(mut old: &[&'d Block], mut new: &[&'d Block]) -> Vec<Paired<&'d Block>> {
    let texts = |blocks: &[&'d Block]| -> Vec<&'d Block> {
        blocks.iter().filter(|block| !is_table(block)).copied().collect()
    };
    let mut all = Vec::new();
    for pair in aligned(&texts(old), &texts(new), |_| true) {
        let Paired::Both(before, after) = pair else { continue };
        let (gone, come) = (up_to(&mut old, before), up_to(&mut new, after));
        all.extend(aligned(gone, come, is_table));
        all.push(pair);
    }
    all.extend(aligned(old, new, is_table));
    all
}

/// The blocks before one, which are taken away with it.
fn up_to<'b, 'd>(blocks: &mut &'b [&'d Block], one: &Block) -> &'b [&'d Block] {
    let at = blocks.iter().position(|block| block.id == one.id).expect("it is one of them");
    let (before, rest) = blocks.split_at(at);
    *blocks = &rest[1..];
    before
}

fn is_table(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_))
}

/// Puts the entries of the new document's contents list behind the block that they follow.
fn put_back<'d>(
    all: &mut Vec<Paired<&'d Block>>,
    new: &[&'d Block],
    is_entry: impl Fn(&&Block) -> bool,
) {
    let Some(first) = new.iter().position(&is_entry) else { return };
    let before = first.checked_sub(1).map(|before| new[before].id);
    let is_before = |one: &Paired<&Block>| match one {
        Paired::Both(_, new) | Paired::New(new) => Some(new.id) == before,
        Paired::Old(_) => false,
    };
    let at = all.iter().position(is_before).map_or(0, |at| at + 1);
    let entries = new.iter().copied().filter(is_entry).map(|entry| Paired::Both(entry, entry));
    all.splice(at..at, entries);
}

/// Blocks in an order that is that of both; only those that `may` stand for others do.
fn aligned<'d>(
    old: &[&'d Block],
    new: &[&'d Block],
    may: impl Fn(&Block) -> bool,
) -> Vec<Paired<&'d Block>> {
    let of = |blocks: &[&Block]| -> Vec<Comparable> {
        blocks.iter().map(|block| Comparable::of(block)).collect()
    };
    let (before, after) = (of(old), of(new));
    let keys = |all: &[Comparable]| -> Vec<(String, String)> {
        all.iter().map(|one| (one.kind.clone(), one.text.clone())).collect()
    };
    let alike = |one: usize, other: usize| {
        if before[one].kind != after[other].kind || !may(old[one]) {
            return 0;
        }
        likeness(old[one], before[one].bag.likeness(&after[other].bag))
    };
    let all = matched(&keys(&before), &keys(&after), alike).into_iter();
    all.map(|one| Paired::from((one, old, new))).collect()
}

/// The least that two paragraphs have in common where one stands for the other, in percent.
const LEAST: usize = 40;

/// There is one title; a table of a name is the one of that name, whatever it says; charts and pictures of one kind here are
/// the same but for their captions.
fn likeness(block: &Block, common: usize) -> usize {
    match &block.kind {
        BlockKind::Title(_) | BlockKind::Table(_) | BlockKind::Chart(_) | BlockKind::Image(_) => {
            common + 1
        }
        BlockKind::Heading { .. } | BlockKind::Paragraph { .. } => match block.role() {
            Role::AttachmentTitle | Role::AttachmentMark | Role::Signature | Role::DateLine => {
                common + 1
            }
            _ if common >= LEAST => common,
            _ => 0,
        },
    }
}

/// What a block is. An entry of the list of attachments is another one under another number, which its indent depends on;
/// a chart is another one with other parts, a picture with another file or width. Its description is no mark's: that of
/// the new one stands.
fn kind_of(block: &Block) -> String {
    let role = block.role();
    match &block.kind {
        BlockKind::Table(Table { name, columns, continues, .. }) => {
            format!("table {name} {} {continues}", columns.len())
        }
        BlockKind::Chart(Chart { name, kind, parts, .. }) => {
            let part = |part: &ChartPart| {
                let (name, label) = (plain_text(&part.name), plain_text(&part.label));
                format!("{name} | {label} | {}\n", part.value.normalize())
            };
            format!("chart {name} {kind:?}\n{}", parts.iter().map(part).collect::<String>())
        }
        BlockKind::Image(Image { name, width, file, .. }) => {
            let file = digest([file.bytes.as_slice()]);
            format!("image {name} {width:?} {file}")
        }
        _ if role == Role::AttachmentNote => format!("{} {}", role.key(), block.number()),
        _ => role.key().into(),
    }
}

/// What a block says.
fn text_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => {
            format!("{}{}", block.number(), plain_text(content))
        }
        BlockKind::Table(_) => dump::block(block),
        BlockKind::Chart(Chart { caption, .. }) | BlockKind::Image(Image { caption, .. }) => {
            plain_text(caption)
        }
    }
}
