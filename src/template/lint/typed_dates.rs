//! Years and days that are typed into a template: 2024年度, 二〇二四年, 2025年3月5日.

use super::numbering::{Typed, is_quoted};
use super::own_numbers::OwnNumbers;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearby::character_at;

/// A year of four digits with 年 behind it, or the day that goes on from it.
pub(super) fn dated(words: &str, start: usize, number: &str, own: &OwnNumbers) -> Option<Typed> {
    let year: u16 = number.parse().ok()?;
    let behind = &words[start + number.len()..];
    if let Some(length) = rest_of_day(behind) {
        return typed_day(words, start..start + number.len() + length, year, own);
    }
    typed_year(words, start..start + number.len(), year, own)
}

/// 二〇二四年: years that are written in numerals.
pub(super) fn in_numerals(words: &str, own: &OwnNumbers) -> Vec<Typed> {
    let mut found = Vec::new();
    for (end, _) in words.match_indices('年') {
        let mut digits = words[..end].char_indices().rev().take(4);
        let mut year = 0;
        let mut start = end;
        for place in [1, 10, 100, 1000] {
            let Some((at, digit)) = digits.next().and_then(|(at, c)| Some((at, digit(c)?))) else {
                break;
            };
            year += digit * place;
            start = at;
        }
        if year >= 1000 && !is_quoted(words, start) {
            found.extend(typed_year(words, start..end, year, own));
        }
    }
    found
}

fn digit(c: char) -> Option<u16> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let c = if matches!(c, '零' | '○' | 'Ｏ') { '〇' } else { c };
    DIGITS.chars().position(|digit| digit == c).map(|digit| digit as u16)
}

/// The length of `年3月5日`.
fn rest_of_day(behind: &str) -> Option<usize> {
    let number = |text: &str| {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        matches!(length, 1 | 2).then_some(length)
    };
    let month = behind.strip_prefix('年')?;
    let day = month[number(month)?..].strip_prefix('月')?;
    let rest = day[number(day)?..].strip_prefix('日')?;
    Some(behind.len() - rest.len())
}

/// A day of a year that the reports are about, or of the year in which they are made.
fn typed_day(
    words: &str,
    range: std::ops::Range<usize>,
    year: u16,
    own: &OwnNumbers,
) -> Option<Typed> {
    let behind = &words[range.end..];
    let is_near = own.years.contains(&year) || own.years.contains(&(year - year.min(1)));
    let holds_from = ["起", "以前", "前", "施行", "实施", "印发", "发布", "公布", "成立", "批准"];
    if !is_near || is_of_document(behind) || holds_from.iter().any(|word| behind.starts_with(word))
    {
        return None;
    }
    let message = format!("日期“{}”是手打的，明年也会照样印出", &words[range.clone()]);
    let hint = "成文日期写 {{ filing.date }}；年末写 {{ year }}年12月31日";
    Some(Typed { finding: Diagnostic::new(codes::T22, message).hint(hint), range })
}

fn typed_year(
    words: &str,
    number: std::ops::Range<usize>,
    year: u16,
    own: &OwnNumbers,
) -> Option<Typed> {
    let behind = &words[number.end..];
    let of_report = behind.starts_with("年度") && (2000..2100).contains(&year);
    if !of_report && !own.years.contains(&year) || is_of_document(behind) {
        return None;
    }
    let message = format!("年份“{}”是手打的，明年也会照样印出", &words[number.clone()]);
    let hint = "本年度写 {{ year }}，上年写 {{ previous_year }}";
    let range = number.start..number.end + '年'.len_utf8();
    Some(Typed { finding: Diagnostic::new(codes::T22, message).hint(hint), range })
}

/// Whether a year is that from which something holds, or of a document that is named without marks.
fn is_of_document(behind: &str) -> bool {
    const DOCUMENTS: [&str; 10] =
        ["要求", "要点", "通知", "办法", "意见", "方案", "规定", "精神", "文件", "部署"];
    const LONGEST: usize = 600;
    let near = &behind[..character_at(behind, LONGEST)];
    let clause = near.split(['，', '。', '；', '\n']).next().unwrap_or("");
    behind.starts_with("年起") || DOCUMENTS.iter().any(|word| clause.contains(word))
}
