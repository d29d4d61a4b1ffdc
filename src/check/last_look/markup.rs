//! Marks of markup in a finished text that made nothing and print as they stand.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::check::mistakes;

pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    raised(text, found);
    struck(text, found);
    ruled(text, found);
    linked(text, found);
}

/// `m^2`.
fn raised(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let all = &text.characters;
    let digit = |at: usize| all.get(at).is_some_and(char::is_ascii_digit);
    let power = (1..all.len())
        .find(|at| all[*at] == '^' && all[*at - 1].is_alphanumeric() && digit(*at + 1));
    if let Some(at) = power {
        let message = format!("成稿里有“^”：“{}”", text.around(at, 2));
        found.push(leftover(text, (at, 2), message, "上标前后都写 ^：m^2^，或直接写 m²、㎡"));
    }
}

/// `~~甲~~`.
fn struck(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    if let Some(at) = text.find("~~").first() {
        let message = format!("成稿里有“~~”：“{}”", text.around(*at, 2));
        found.push(leftover(text, (*at, 2), message, "公文不用删除线，删去这几个符号"));
    }
}

/// `|甲|乙|`, a row of a table drawn with bars; two bars alone stand around a value.
fn ruled(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let bars = text.find("|");
    if let ([first, .., last], true) = (bars.as_slice(), bars.len() > 2) {
        let message = format!("用竖线画的表不会成为表，会照样印出：“{}”", text.around(*first, 3));
        let hint = "表写在 data_tables 里，一列一列地填；不是表的，删去竖线";
        found.push(leftover(text, (*first, last + 1 - first), message, hint));
    }
}

/// `[网站](http://a.cn)`: a link as web pages are typed.
fn linked(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let all = &text.characters;
    for at in text.find("](") {
        let open =
            (0..at).rev().find(|at| matches!(all[*at], '[' | ']')).filter(|at| all[*at] == '[');
        let close = (at + 2..all.len()).find(|at| all[*at] == ')');
        let (Some(open), Some(close)) = (open, close) else { continue };
        let message = format!("链接的写法会照样印出：“{}”", text.around(open, close + 1 - open));
        let hint = "正文里没有链接：只写名称，网址要印的写在后面";
        found.push(leftover(text, (open, close + 1 - open), message, hint));
    }
}

fn leftover(
    text: &PrintedText,
    (at, length): (usize, usize),
    message: String,
    hint: &str,
) -> Diagnostic {
    text.report(at, length, Diagnostic::new(mistakes::LEFTOVER_CODE, message).hint(hint))
}
