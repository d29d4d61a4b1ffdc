//! The run-in heading of a paragraph: its first sentence behind a number of the second level (GB/T 9704 7.3.3).

use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind, plain_text};
use super::style::Role;

/// The most characters of such a sentence with its number: a line.
const LINE: usize = 28;

/// How many characters of a paragraph, its number included, are a heading that runs in: `（一）` and a short first sentence.
/// 0 if there is none.
pub fn run_in(block: &Block) -> usize {
    let BlockKind::Paragraph { role: Role::Body, number, content } = &block.kind else { return 0 };
    let is_text =
        |inline: &Inline| matches!(inline.kind, InlineKind::Text { .. } | InlineKind::Label { .. });
    if !is_of_the_second_level(number) || !content.iter().all(is_text) {
        return 0;
    }
    let text = plain_text(content);
    let end = text.chars().position(|c| c == '。').map(|at| number.chars().count() + at + 1);
    end.filter(|end| *end <= LINE).unwrap_or(0)
}

/// `（一）`; `（1）` is of the fourth level.
fn is_of_the_second_level(number: &str) -> bool {
    let inside = number.trim_end().strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
    inside
        .is_some_and(|inside| !inside.is_empty() && !inside.contains(|c: char| c.is_ascii_digit()))
}
