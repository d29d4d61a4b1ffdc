//! Numbers of items that are typed by hand, doubled or with gaps.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Numbers of items that are typed by hand, doubled or with gaps.
pub(crate) static NUMBERING: CheckRule = CheckRule::new(codes::E21, Needs::Lists, numbering);

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn numbering(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        leading(context, passage, findings);
        if !passage.is_name {
            for style in [Style::Is, Style::Points, Style::Comma, Style::Bracket] {
                sequence(context, passage, style, findings);
            }
        }
    }
}

/// A number typed at the very beginning of an item that the program numbers.
fn leading(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let text = passage.text(0, 6);
    let written = match text.chars().next() {
        Some(c) if c.is_ascii_digit() => {
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let mark = text.chars().nth(digits.len());
            let next = text.chars().nth(digits.len() + 1);
            let item = matches!(mark, Some('、' | ')' | '）'))
                || (mark == Some('.') && next.is_some_and(|c| !c.is_ascii_digit()));
            item.then(|| format!("{digits}{}", mark.unwrap_or('、')))
        }
        Some(c) if NUMERALS.contains(&c) => {
            // 一、二级 lists numbers; an item goes on with words.
            let listed = text.chars().nth(2).is_some_and(|next| NUMERALS.contains(&next));
            let item = text.chars().nth(1) == Some('、') && !listed;
            item.then(|| format!("{c}、"))
        }
        Some(c @ ('①'..='⒇' | '㈠'..='㈩')) => Some(c.to_string()),
        Some('（' | '(') => {
            let inner: String =
                text.chars().skip(1).take_while(|c| !matches!(c, '）' | ')')).collect();
            let number = !inner.is_empty()
                && inner.chars().all(|c| NUMERALS.contains(&c) || c.is_ascii_digit())
                && inner.chars().count() <= 3;
            number.then(|| text.chars().take(inner.chars().count() + 2).collect())
        }
        _ => None,
    };
    if let Some(written) = written {
        let message = format!("“{written}”是手打的序号，程序会再编一个");
        context.report_word(passage, (0, &written), (message, "删去手打的序号"), findings);
    }
}

/// A way of counting inside a text.
#[derive(Clone, Copy)]
enum Style {
    /// 一是、二是.
    Is,
    /// 1. 2.
    Points,
    /// 1、2、
    Comma,
    /// （1）（2）.
    Bracket,
}

/// Items that are counted wrongly inside one text: 一是……三是.
fn sequence(context: &CheckContext, passage: &Passage, style: Style, findings: &mut Diagnostics) {
    let items = items(passage, style);
    if let (Style::Is, Some((at, 2, written))) = (style, items.first()) {
        no_first(context, passage, (*at, written), findings);
    }
    // A lone number may be anything.
    if items.len() < 2 || items[0].1 != 1 {
        return;
    }
    let mut wanted = 1;
    for (at, number, written) in items {
        if number == 1 {
            wanted = 1;
        }
        if number != wanted {
            let message = format!("“{written}”次序不对，前面应接第 {wanted} 项");
            context.report_word(
                passage,
                (at, &written),
                (message, "按次序编号，不重复、不跳号"),
                findings,
            );
        }
        wanted = number + 1;
    }
}

/// 二是 where no 一是 stands before it.
fn no_first(
    context: &CheckContext,
    passage: &Passage,
    (at, written): (usize, &str),
    findings: &mut Diagnostics,
) {
    // 其一，…。二是…; a first one within words: 首先是….
    let before = passage.text(0, at);
    let first = ["一是", "其一", "首先", "第一", "一方面", "（一）", "1."];
    if at > 0 && !first.iter().any(|word| before.contains(word)) {
        let message = format!("“{written}”前面没有“一是”");
        let hint = "前一项前面写“一是”，或删去“二是”";
        context.report_word(passage, (at, written), (message, hint), findings);
    }
}

fn items(passage: &Passage, style: Style) -> Vec<(usize, usize, String)> {
    let chars = &passage.chars;
    let numeral = |c: char| NUMERALS.iter().position(|n| *n == c).map(|n| n + 1);
    let starts =
        |at: usize| at == 0 || matches!(chars[at - 1], '。' | '；' | '，' | '：' | '\n' | ' ');
    let mut found = Vec::new();
    // Items have numbers of at most two digits; the third tells that a number is longer.
    let digits_at =
        |at: usize| chars[at..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    for at in 0..chars.len() {
        let digits = digits_at(at);
        let number = |from: usize, length: usize| passage.text(from, from + length).parse().ok();
        let mark = |offset: usize| chars.get(at + offset).copied();
        let item = match style {
            Style::Is if starts(at) && mark(1) == Some('是') => numeral(chars[at]).map(|n| (n, 2)),
            Style::Points
                if starts(at) && (1..=2).contains(&digits) && mark(digits) == Some('.') =>
            {
                let next = mark(digits + 1).is_some_and(|c| !c.is_ascii_digit());
                number(at, digits).filter(|_| next).map(|n| (n, digits + 1))
            }
            Style::Comma
                if starts(at) && (1..=2).contains(&digits) && mark(digits) == Some('、') =>
            {
                // 1、2、3号楼 lists numbers; an item goes on with words.
                let next = mark(digits + 1).is_some_and(|c| !c.is_ascii_digit());
                number(at, digits).filter(|_| next).map(|n| (n, digits + 1))
            }
            Style::Bracket if matches!(chars[at], '（' | '(') => {
                let inner = digits_at(at + 1);
                let closed = mark(inner + 1).is_some_and(|c| matches!(c, '）' | ')'));
                let short = (1..=2).contains(&inner);
                number(at + 1, inner)
                    .filter(|_| closed && short && starts(at))
                    .map(|n| (n, inner + 2))
            }
            _ => None,
        };
        if let Some((number, length)) = item {
            found.push((at, number, passage.text(at, at + length)));
        }
    }
    found
}
