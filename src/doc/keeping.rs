//! Which blocks stay on the page of the block after them, and which stay in one piece, for layout and for all writers.

use super::block::{Block, BlockKind};
use super::inline::plain_text;
use super::style::{Role, StyleSheet};

/// The least number of lines on the page of a 署名, of text or of the list of attachments (GB/T 9704 7.3.5).
const LINES: usize = 2;

/// The most blocks that make up these lines.
const BLOCKS: usize = 3;

/// The most lines of text that stay together before a 署名: a page less the lines of the 署名, the date and a heading.
const MOST: usize = 16;

/// The most lines of a list of attachments that takes the last paragraph of the text along, and of that paragraph: so
/// much may stay empty at the foot of the page before.
const SHORT_LIST: usize = 5;
const SHORT_TEXT: usize = 4;

/// The characters of a line of text, and of an entry of a list of attachments behind its number.
const LINE: usize = 28;
const NOTE_LINE: usize = 20;

/// Whether the block at an index stays on the page of the block after it: because its style says so, or because a 署名
/// follows, which never stands on a page alone (GB/T 9704 7.3.5). Tables, charts and pictures keep with nothing.
///
/// Before a 署名 a short list of attachments stays with it, and the paragraph before the list, so that text stands on its
/// page; of a longer list the last entries, or the last paragraphs where there is none, that make up two lines. The list
/// begins with two entries on a page. A paragraph stays whole, because no word processor keeps only its last
/// lines with what follows.
pub fn keeps_next(blocks: &[Block], index: usize, sheet: &StyleSheet) -> bool {
    let block = &blocks[index];
    let begins_list =
        || is_note(block) && !index.checked_sub(1).is_some_and(|i| is_note(&blocks[i]));
    let goes_on = || blocks.get(index + 1).is_some_and(is_note);
    is_text(block)
        && (sheet.of(block.role()).keep_next
            || leads_to_a_signature(blocks, index)
            || (begins_list() && goes_on()))
}

/// Whether a block is not parted over pages, if a page can hold it: an entry of a list of attachments, or of the contents.
pub fn stays_whole(block: &Block) -> bool {
    is_note(block) || block.role().is_contents_entry()
}

fn is_note(block: &Block) -> bool {
    block.role() == Role::AttachmentNote
}

/// Whether the block belongs to the last lines before a 署名.
fn leads_to_a_signature(blocks: &[Block], index: usize) -> bool {
    let mut after = blocks[index..].iter().take(SHORT_LIST + 2);
    let signature = after.position(|block| block.role() == Role::Signature);
    let Some(signature) = signature.filter(|count| *count > 0) else { return false };
    let before = blocks[..index + signature].iter().rev();
    if let Some(list) = short_list(before.clone()) {
        return signature <= list + 1;
    }
    let (mut count, mut kept) = (0, 0);
    let text = before.take_while(|block| is_note(block) || block.role() == Role::Body);
    for block in text.take(BLOCKS) {
        let more = lines(block);
        if count >= LINES || count + more > MOST {
            break;
        }
        (count, kept) = (count + more, kept + 1);
    }
    signature <= kept
}

/// How many entries a short list of attachments has, behind a short paragraph; blocks come from the last on.
fn short_list<'b>(before: impl Iterator<Item = &'b Block> + Clone) -> Option<usize> {
    let list = before.clone().take_while(|block| is_note(block));
    let count = list.clone().count();
    let text = before.clone().nth(count).filter(|block| block.role() == Role::Body)?;
    let is_short = list.map(lines).sum::<usize>() <= SHORT_LIST && lines(text) <= SHORT_TEXT;
    (count > 0 && is_short).then_some(count)
}

fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_) | BlockKind::Chart(_) | BlockKind::Image(_))
}

/// About how many lines a paragraph has: ASCII characters are half as wide as others, the indent of text two of these.
fn lines(block: &Block) -> usize {
    let halves = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    match &block.kind {
        BlockKind::Paragraph { content, .. } if is_note(block) => {
            halves(&plain_text(content)).div_ceil(NOTE_LINE * 2)
        }
        BlockKind::Paragraph { number, content, .. } => {
            (halves(number) + halves(&plain_text(content)) + 4).div_ceil(LINE * 2)
        }
        _ => usize::MAX / 4,
    }
}
