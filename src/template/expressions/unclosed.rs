//! Which tag was not closed, by how the tags around it stand: tags that belong together stand alike.

use std::ops::Range;

use super::one_tag::{ReadTag, Says};

/// A tag that opens or closes.
#[derive(Clone, Debug)]
pub(super) struct TagBracket {
    /// What it opens or closes: `if`.
    word: &'static str,
    opens: bool,
    span: Range<usize>,
}

/// What opens and closes, in order.
pub(super) fn brackets(tags: &[ReadTag]) -> Vec<TagBracket> {
    let one = |tag: &ReadTag| {
        let (word, opens) = match &tag.says {
            Says::Opens(opening) => (opening.words().0, true),
            Says::Closes(word, _) => (word.strip_prefix("end")?, false),
            Says::Node(_) => return None,
        };
        Some(TagBracket { word, opens, span: tag.span.clone() })
    };
    tags.iter().filter_map(one).collect()
}

/// Whether each opening tag has its closing one, so that only their order can be wrong.
pub(super) fn is_crossed(brackets: &[TagBracket]) -> bool {
    let count = |word: &str, opens: bool| {
        brackets.iter().filter(|one| one.word == word && one.opens == opens).count()
    };
    brackets.iter().all(|one| count(one.word, true) == count(one.word, false))
}

/// More tags are not tried one by one.
const MOST: usize = 2000;

/// What a pair of different words costs, beside one that stands differently.
const OTHER_WORD: usize = 10;

/// The tag without which the others go together best; none if that is the closing tag at hand, which is then one too many.
///
/// Of equals it is the one at hand, else the last before it.
pub(super) fn likeliest(
    text: &str,
    brackets: &[TagBracket],
    at_hand: &Range<usize>,
) -> Option<(&'static str, Range<usize>)> {
    if brackets.len() > MOST {
        return None;
    }
    let styles: Vec<_> = brackets.iter().map(|bracket| TagStyle::of(text, &bracket.span)).collect();
    let hand = brackets.iter().position(|bracket| bracket.span == *at_hand)?;
    let cost = |left_out: usize| cost(brackets, &styles, left_out);
    // What is open at the end may be closed by what belongs to another behind it; a closing tag meets what was opened before.
    let is_open = brackets[hand].opens;
    let opens = |index: &usize| brackets[*index].opens && (*index > hand) == is_open;
    let others = (0..brackets.len()).filter(opens).rev();
    let mut best = (cost(hand), hand);
    for index in others {
        let cost = cost(index);
        if cost < best.0 || cost == best.0 && !brackets[best.1].opens {
            best = (cost, index);
        }
    }
    let bracket = &brackets[best.1];
    bracket.opens.then(|| (bracket.word, bracket.span.clone()))
}

/// How badly tags go together without one of them.
fn cost(brackets: &[TagBracket], styles: &[TagStyle], left_out: usize) -> usize {
    let (mut open, mut cost) = (Vec::new(), 0);
    for (index, bracket) in brackets.iter().enumerate().filter(|(index, _)| *index != left_out) {
        if bracket.opens {
            open.push(index);
            continue;
        }
        match open.pop() {
            Some(opening) if brackets[opening].word == bracket.word => {
                cost += styles[opening].unlike(&styles[index]);
            }
            _ => cost += OTHER_WORD,
        }
    }
    cost + open.len() * OTHER_WORD
}

/// How a tag stands: in a line with text or alone, how far indented, behind a line of text or a blank one.
#[derive(Clone, PartialEq, Debug)]
struct TagStyle {
    alone: bool,
    indent: usize,
    behind_text: bool,
}

impl TagStyle {
    fn of(text: &str, span: &Range<usize>) -> Self {
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        let line = &text[start..end];
        let mut before = text[..start].lines().rev().skip_while(|line| is_tags(line));
        Self {
            alone: is_tags(line),
            indent: line.len() - line.trim_start().len(),
            behind_text: before.next().is_some_and(|line| !line.trim().is_empty()),
        }
    }

    fn unlike(&self, other: &Self) -> usize {
        match (self.alone, other.alone) {
            (true, true) => {
                usize::from(self.indent != other.indent) * 2
                    + usize::from(self.behind_text && !other.behind_text)
            }
            (false, false) => 0,
            _ => 2,
        }
    }
}

/// Whether a line is nothing but tags.
fn is_tags(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 4
        && (line.starts_with("{%") && line.ends_with("%}")
            || line.starts_with("{#") && line.ends_with("#}"))
}
