//! Which blocks stay on the page of the block after them, and which stay in one piece, for layout and for all writers.

use super::block::{Block, BlockKind};
use super::inline::plain_text;
use super::style::{Role, StyleSheet};

/// The least number of lines of text on the page of a 署名 (GB/T 9704 7.3.5).
const TEXT: usize = 2;

/// The most paragraphs that make up these lines.
const PARAGRAPHS: usize = 3;

/// The most lines that stay together before a 署名, with its list of attachments: a page less the lines of the 署名, the
/// date and a heading.
const MOST: usize = 16;

/// The entries at the end of a longer list that stay together before a 署名.
const LAST_NOTES: usize = 4;

/// The characters of a line of text, and of an entry of a list of attachments.
const LINE: usize = 28;
const NOTE_LINE: usize = 20;

/// Whether the block at an index stays on the page of the block after it: because its style says so, or because a 署名
/// follows, which never stands on a page without text (GB/T 9704 7.3.5). Tables, charts and pictures keep with nothing.
///
/// Before a 署名 its list of attachments stays in one piece together with the paragraphs above that make up the last two
/// lines of text. A paragraph stays whole, because no word processor keeps only its last lines with what follows.
pub fn keeps_next(blocks: &[Block], index: usize, sheet: &StyleSheet) -> bool {
    let block = &blocks[index];
    is_text(block) && (sheet.of(block.role()).keep_next || leads_to_a_signature(blocks, index))
}

/// Whether a block is not parted over pages, if a page can hold it: an entry of a list of attachments, or of the contents.
pub fn stays_whole(block: &Block) -> bool {
    is_note(block) || block.role().is_contents_entry()
}

fn is_note(block: &Block) -> bool {
    block.role() == Role::AttachmentNote
}

/// Whether the block belongs to the last lines of text before a 署名, or to the list of attachments between them.
fn leads_to_a_signature(blocks: &[Block], index: usize) -> bool {
    let after = blocks[index..].iter().take(PARAGRAPHS + MOST + 1);
    let signature = after.clone().position(|block| block.role() == Role::Signature);
    let Some(signature) = signature.filter(|count| *count > 0) else { return false };
    let before = blocks[..index + signature].iter().rev();
    let notes = before.clone().take_while(|block| is_note(block)).count();
    let list: usize = before.clone().take(notes).map(|note| lines(note, NOTE_LINE)).sum();
    if list > MOST {
        return signature <= LAST_NOTES;
    }
    let (mut text, mut paragraphs) = (0, 0);
    for paragraph in before.skip(notes).take_while(|block| block.role() == Role::Body) {
        let more = lines(paragraph, LINE);
        if text >= TEXT || paragraphs == PARAGRAPHS || list + text + more > MOST {
            break;
        }
        (text, paragraphs) = (text + more, paragraphs + 1);
    }
    signature <= notes + paragraphs
}

fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_) | BlockKind::Chart(_) | BlockKind::Image(_))
}

/// About how many lines a paragraph has, its indent counted as two characters.
fn lines(block: &Block, characters: usize) -> usize {
    match &block.kind {
        BlockKind::Paragraph { number, content, .. } => {
            let all = plain_text(content).chars().count() + number.chars().count() + 2;
            all.div_ceil(characters)
        }
        _ => usize::MAX / 4,
    }
}
