//! Quotation marks and brackets of which only one of the two is there.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_numeral;
use crate::base::unpaired;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Marks that stand alone.
pub(crate) static UNPAIRED: CheckRule = CheckRule::new(codes::B05, Needs::Lists, without_other);

/// Marks that open, and those that close them.
const PAIRS: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('〔', '〕'), ('【', '】')];

fn without_other(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        for (open, close) in PAIRS {
            if !is_even_around(passage, open, close) {
                continue;
            }
            for at in alone(passage, open, close) {
                let mark = passage.chars[at];
                let other = if mark == open { close } else { open };
                let text = (unpaired::message(mark, other), unpaired::HINT);
                context.report_word(passage, (at, &mark.to_string()), text, findings);
            }
        }
    }
}

/// Whether what is not to be reported here, words of the facts within those of a template, has as many of one as of the
/// other.
fn is_even_around(passage: &Passage, open: char, close: char) -> bool {
    let count = |mark: char| {
        let marks = passage.chars.iter().enumerate().filter(|(_, c)| **c == mark);
        marks.filter(|(at, _)| passage.span(*at, 1).is_none()).count()
    };
    count(open) == count(close)
}

/// Where one mark of a pair stands without the other in its paragraph.
fn alone(passage: &Passage, open: char, close: char) -> Vec<usize> {
    let (mut alone, mut opened) = (Vec::new(), Vec::new());
    for (at, &c) in passage.chars.iter().enumerate() {
        if c == '\n' {
            alone.append(&mut opened);
        } else if c == open {
            opened.push(at);
        } else if c == close && opened.pop().is_none() && !is_counter(passage, at) {
            alone.push(at);
        }
    }
    alone.append(&mut opened);
    alone
}

/// Whether a bracket closes the number of an item, `1）`, or is an apostrophe.
fn is_counter(passage: &Passage, at: usize) -> bool {
    let number = |c: &&char| c.is_ascii_alphanumeric() || is_numeral(**c);
    let length = passage.chars[..at].iter().rev().take_while(number).count();
    let begins =
        |at: usize| matches!(passage.chars[at], '。' | '；' | '：' | '，' | '、' | '\n' | ' ');
    let is_item = length.checked_sub(1).is_some_and(|more| more < 3)
        && (at == length || begins(at - length - 1));
    match passage.chars[at] {
        '）' => is_item,
        '’' => at > 0 && passage.chars[at - 1].is_ascii_alphabetic(),
        _ => false,
    }
}
