//! Headings that stand alone: no （一） where there is no （二）.

use crate::doc::{Block, BlockKind};

/// Takes the number off each heading of the facts that has no other one of its level beside it.
///
/// A heading of the pack's own keeps its number: the form prescribes it, whatever else is filled in.
pub fn unnumber(blocks: &mut [Block]) {
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
