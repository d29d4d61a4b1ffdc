//! Why a text is not a number, in the words that users read; a text cut to fit a message.

use crate::base::alike;
use crate::base::codes;
use crate::base::diag::{Diagnostic, is_invisible};
use crate::base::full_width::{self, half_width};
use crate::base::number_text::{NumberError, parse_number};

/// The finding about a text that is not a number, with what to write instead.
pub(super) fn why_not(error: NumberError, text: &str, called: &str) -> Diagnostic {
    let (what, hint) = by_slip(error, text).unwrap_or_else(|| by_error(error, text));
    Diagnostic::new(codes::D06, format!("{called}的{what}")).hint(hint)
}

/// What is wrong with a number in which one character is another one's, and what is meant.
fn by_slip(error: NumberError, text: &str) -> Option<(String, String)> {
    let (shown, text) = (shortened(text), text.trim());
    let guessed = matches!(error, NumberError::Unit | NumberError::Malformed);
    if let Some((letter, digit, meant)) = letter_for_digit(text).filter(|_| guessed) {
        let hint = format!("是不是数字 {digit}？写成 {meant}");
        return Some((format!("“{shown}”里有字母“{letter}”"), hint));
    }
    if let Some(hint) = negative(text) {
        return Some((format!("“{shown}”不是数字"), hint));
    }
    let meant = with_full_stop(text)?;
    let hint = format!("“。”（U+3002）应是半角的“.”；写成 {meant}");
    Some((format!("“{shown}”里有“。”"), hint))
}

/// What is wrong with a number by what its parser says, and what to write.
fn by_error(error: NumberError, text: &str) -> (String, String) {
    let shown = shortened(text);
    let invisible = text.chars().find(|c| is_odd_blank(*c));
    match error {
        NumberError::Empty => ("是空的".to_string(), "填上数字；没有数据就写 null".to_string()),
        NumberError::FullWidth => {
            let half = half_width(text.trim());
            let meant = match parse_number(&half) {
                Ok(_) => format!("写成 {half}"),
                Err(_) => "小数点写“.”，千分撇从个位起每三位一个，或不写".into(),
            };
            let hint = format!("{}；{meant}", full_width::list_full_width(text.trim()));
            (format!("“{shown}”里有全角字符"), hint)
        }
        NumberError::Exponent => {
            (format!("“{shown}”用了科学记数法"), "写出完整的数，例如 1000".into())
        }
        NumberError::Base => {
            let hint = match of_other_base(text.trim()) {
                Some(number) => format!("用十进制写：{number}"),
                None => "用十进制写，例如 1089.40".into(),
            };
            (format!("“{shown}”是十六进制之类的写法"), hint)
        }
        NumberError::BarePoint => {
            (format!("“{shown}”的小数点一边没有数字"), "写成 5.00 或 0.50 这样".into())
        }
        NumberError::Grouping => (
            format!("“{shown}”的千分撇位置不对"),
            "每三位一个半角逗号，例如 1,089.40；也可以不写".into(),
        ),
        NumberError::Unit => {
            (format!("“{shown}”带了单位"), "只写数字；金额单位写在文件开头的 unit 里".into())
        }
        NumberError::TooLong => {
            (format!("“{shown}”太长"), "整数部分至多 19 位，小数至多 6 位".into())
        }
        NumberError::Malformed if text.contains("${") => {
            (format!("“{shown}”是引用"), "这里直接写数字；引用只用在文字里".into())
        }
        NumberError::Malformed => match invisible {
            Some(c) => {
                let what = format!("“{shown}”里有看不见的字符 U+{:04X}", c as u32);
                (what, "删去这一项重新输入".into())
            }
            None => (format!("“{shown}”不是数字"), "只写数字，例如 1089.40".into()),
        },
    }
}

/// The number that `0b101`, `0o17` or `0x1F` stands for.
fn of_other_base(text: &str) -> Option<String> {
    let (sign, number) = text.strip_prefix('-').map_or(("", text), |number| ("-", number));
    let base = match number.get(..2)?.to_ascii_lowercase().as_str() {
        "0b" => 2,
        "0o" => 8,
        _ => 16,
    };
    Some(format!("{sign}{}", u64::from_str_radix(&number[2..], base).ok()?))
}

/// What to write for a negative number with a dash, or within brackets as accountants write it.
fn negative(text: &str) -> Option<String> {
    let number = |text: &str| parse_number(text).ok().map(|_| text.to_string());
    let first = text.chars().next()?;
    if matches!(first, '—' | '–' | '−' | '－' | '一') {
        let number = number(text.trim_start_matches(first).trim())?;
        return Some(format!("“{first}”（U+{:04X}）不是负号，写成 -{number}", first as u32));
    }
    let inner = text.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    Some(format!("括号不表示负数，写成 -{}", number(inner.trim())?))
}

/// The number that a text is with a point for its 。: `9。80`.
fn with_full_stop(text: &str) -> Option<String> {
    let meant = half_width(&text.replace('。', "."));
    (text.contains('。') && parse_number(meant.trim_end_matches('%')).is_ok()).then_some(meant)
}

/// The letter O, l or I in the place of a digit, where the rest is a number: `98O`, `l2.50`.
fn letter_for_digit(text: &str) -> Option<(char, char, String)> {
    let twin = |c: char| alike::digit(c).filter(|_| c.is_ascii_alphabetic()).unwrap_or(c);
    let letter = text.chars().find(|c| twin(*c) != *c)?;
    let meant: String = text.chars().map(twin).collect();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    (digits && parse_number(&meant).is_ok()).then(|| (letter, twin(letter), meant))
}

/// Whether a character is a blank that looks like another one, or cannot be seen at all.
fn is_odd_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{3000}') || is_invisible(c)
}

/// A text cut to what fits in a message.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() > 16 || line.len() < text.len() {
        format!("{}……", line.chars().take(16).collect::<String>())
    } else {
        line.into()
    }
}
