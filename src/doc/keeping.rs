//! Which blocks stay on the page of the block after them, for layout and for all writers.

use super::block::{Block, BlockKind};
use super::inline::plain_text;
use super::style::{Role, StyleSheet};

/// The most paragraphs that stay with a 署名 after them.
const BEFORE_A_SIGNATURE: usize = 3;

/// The most characters of such a paragraph: two lines.
const SHORT: usize = 56;

/// Whether the block at an index stays on the page of the block after it: because its style says so, or because a 署名
/// follows, which never stands on a page without text (GB/T 9704 7.3.5). Tables and charts keep with nothing.
pub fn keeps_next(blocks: &[Block], index: usize, sheet: &StyleSheet) -> bool {
    let block = &blocks[index];
    is_text(block) && (sheet.of(block.role()).keep_next || leads_to_a_signature(blocks, index))
}

/// Whether the block and all up to the next 署名 are short paragraphs, and few.
fn leads_to_a_signature(blocks: &[Block], index: usize) -> bool {
    let after = blocks[index..].iter().take(BEFORE_A_SIGNATURE + 1);
    let signature = after.clone().position(|block| block.role() == Role::Signature);
    let Some(count) = signature.filter(|count| *count > 0) else { return false };
    after.take(count).all(is_short)
}

fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_) | BlockKind::Chart(_))
}

fn is_short(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph { content, .. } => plain_text(content).chars().count() <= SHORT,
        _ => false,
    }
}
