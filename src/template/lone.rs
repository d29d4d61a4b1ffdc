//! Headings and items of lists that stand alone: no （一） where there is no （二）, no 1. where there is no 2..

use crate::doc::numbering::NumberingScheme;
use crate::doc::{Block, BlockKind};

/// Takes the number off each heading of the facts that has no other one of its level beside it.
///
/// A heading of the pack's own keeps its number: the form prescribes it, whatever else is filled in.
pub(super) fn unnumber(blocks: &mut [Block]) {
    let levels: Vec<_> =
        blocks.iter().enumerate().filter_map(|(at, block)| Some((at, level(block)?))).collect();
    for (index, (at, level)) in levels.iter().enumerate() {
        let beside = |(_, other): &&(usize, u8)| other >= level;
        let mut before = levels[..index].iter().rev().take_while(beside);
        let mut behind = levels[index + 1..].iter().take_while(beside);
        let same = |(_, other): &(usize, u8)| other == level;
        if *level > 1 && !before.any(same) && !behind.any(same) && is_of_facts(&blocks[*at]) {
            take_number(&mut blocks[*at]);
        }
    }
}

/// Takes the number off each item of a list that has no other one: it is the first, and none that counts on follows
/// before the next heading, the next first item of its kind or an item of a higher one. Tables between do not matter.
pub(super) fn unnumber_items(blocks: &mut [Block], scheme: &NumberingScheme) {
    let is_alone = |at: &usize| is_lone_item(&blocks[*at..], scheme);
    let alone: Vec<_> = (0..blocks.len()).filter(is_alone).collect();
    for at in alone {
        if let BlockKind::Paragraph { number, .. } = &mut blocks[at].kind {
            number.clear();
        }
    }
}

fn is_lone_item(blocks: &[Block], scheme: &NumberingScheme) -> bool {
    let item = |block: &Block| item(block, scheme);
    let Some((first, behind)) = blocks.split_first() else { return false };
    let Some((kind, true)) = item(first) else { return false };
    let until = |block: &&Block| {
        let ends = |(other, first)| other < kind || (first && other == kind);
        level(block).is_none_or(|level| level >= kind) && !item(block).is_some_and(ends)
    };
    let mut behind = behind.iter().take_while(until);
    // A heading of the same level counts on from the item.
    !behind.any(|block| {
        level(block) == Some(kind) || item(block).is_some_and(|(other, _)| other == kind)
    })
}

/// The level of a numbered paragraph, by the form of its number, and whether it is the first of its list.
fn item(block: &Block, scheme: &NumberingScheme) -> Option<(u8, bool)> {
    let BlockKind::Paragraph { number, .. } = &block.kind else { return None };
    scheme.level_of(number)
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    }
}

fn is_of_facts(block: &Block) -> bool {
    block.inlines().any(|(_, inline)| inline.origin.facts.is_some())
}

fn take_number(block: &mut Block) {
    if let BlockKind::Heading { number, .. } = &mut block.kind {
        number.clear();
    }
}
