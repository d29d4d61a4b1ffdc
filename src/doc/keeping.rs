//! Which blocks stay on the page of the block after them, for layout and for all writers.

use super::block::{Block, BlockKind};
use super::inline::plain_text;
use super::style::{Role, StyleSheet};

/// The most paragraphs that stay with a 署名 after them.
const BEFORE_A_SIGNATURE: usize = 3;

/// The most characters of such a paragraph: two lines.
const SHORT: usize = 56;

/// The most entries of a list of attachments that stays on one page with the 署名 after it.
const NOTES: usize = 12;

/// The most characters of such an entry: four lines.
const NOTE: usize = 100;

/// Whether the block at an index stays on the page of the block after it: because its style says so, or because a 署名
/// follows, which never stands on a page without text (GB/T 9704 7.3.5). Tables, charts and pictures keep with nothing.
pub fn keeps_next(blocks: &[Block], index: usize, sheet: &StyleSheet) -> bool {
    let block = &blocks[index];
    is_text(block) && (sheet.of(block.role()).keep_next || leads_to_a_signature(blocks, index))
}

/// Whether the block and all up to the next 署名 are short paragraphs, and few. A list of attachments before it stays in one
/// piece, unless it is long.
fn leads_to_a_signature(blocks: &[Block], index: usize) -> bool {
    let after = blocks[index..].iter().take(BEFORE_A_SIGNATURE + NOTES + 1);
    let signature = after.clone().position(|block| block.role() == Role::Signature);
    let Some(count) = signature.filter(|count| *count > 0) else { return false };
    let is_note = |block: &&Block| block.role() == Role::AttachmentNote;
    let list = blocks[..index + count].iter().rev().take_while(is_note);
    let in_one_piece =
        list.clone().count() <= NOTES && list.clone().all(|note| is_within(note, NOTE));
    let (notes, text): (Vec<_>, Vec<_>) =
        after.take(count).partition(|block| in_one_piece && is_note(block));
    let few = notes.len() <= NOTES && text.len() <= BEFORE_A_SIGNATURE;
    few && text.iter().all(|block| is_within(block, SHORT))
}

fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_) | BlockKind::Chart(_) | BlockKind::Image(_))
}

/// Whether a block is a paragraph of at most so many characters.
fn is_within(block: &Block, most: usize) -> bool {
    match &block.kind {
        BlockKind::Paragraph { content, .. } => plain_text(content).chars().count() <= most,
        _ => false,
    }
}
