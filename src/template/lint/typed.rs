//! What is typed into a template and should come from a figure or from the program: amounts, rates, years, numbering, the
//! numbers of tables and attachments.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Found, Linted};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::han::is_numeral;
use crate::base::source::{SourceId, Span};
use crate::figures::{Figures, State, Value};
use crate::pack::{PackText, TextPiece};
use crate::template::expressions::{NodeKind, TemplateNode, Visitor, walk};
use crate::template::near_markup;

/// What the unit's own reports state, as they print it: a typed number that is one of them should be cited.
#[derive(Clone, Default, Debug)]
pub struct OwnNumbers {
    /// The years of the reports and those before them.
    years: BTreeSet<u16>,
    /// Figures with their units: `1089.40万元`, `91.67%`, `24人`.
    printed: BTreeSet<String>,
}

impl OwnNumbers {
    /// Adds those of a report.
    pub fn add(&mut self, year: u16, figures: &Figures) {
        self.years.extend([year, year.saturating_sub(1)]);
        for figure in figures.iter() {
            let State::Known(value) = &figure.state else { continue };
            let shown = figures.shown(figure);
            match value {
                Value::Count(count, unit) if !unit.is_empty() && *count > 1.into() => {
                    self.printed.insert(format!("{shown}{unit}"));
                }
                Value::Money(_) | Value::Ratio(_) | Value::Percent(_) => {
                    self.printed.insert(shown);
                }
                Value::Count(..) | Value::Words(_) => {}
            }
        }
    }
}

/// Looks at the text of every template, and at the texts of tables, charts and the outline.
pub(super) fn look(linted: &Linted<'_>, found: &mut Found) {
    for prepared in linted.templates.values() {
        let mut walk_texts =
            TypedWalk { own: linted.own, found, source: prepared.source, at_line_start: true };
        walk(&prepared.nodes, &mut walk_texts);
    }
}

/// Looks at a text of a pack's YAML.
pub(super) fn in_text(own: &OwnNumbers, text: &PackText, found: &mut Found) {
    for piece in &text.pieces {
        let TextPiece::Words(words) = piece else { continue };
        for typed in typed_numbers(words, own) {
            found.push(typed.finding.at(text.span));
        }
    }
}

struct TypedWalk<'w> {
    own: &'w OwnNumbers,
    found: &'w mut Found,
    source: SourceId,
    at_line_start: bool,
}

impl Visitor for TypedWalk<'_> {
    fn node(&mut self, node: &TemplateNode) {
        match &node.kind {
            NodeKind::Text(words) => self.words(words, node.span.start),
            NodeKind::Print(_) => self.at_line_start = false,
            _ => {}
        }
    }
}

impl TypedWalk<'_> {
    fn words(&mut self, words: &str, start: usize) {
        let found = typed_numbers(words, self.own).into_iter().chain(typed_references(words));
        for Typed { finding, range } in found {
            let span = start + range.start..start + range.end;
            self.found.push(finding.at(Span::new(self.source, span)));
        }
        let mut at = start;
        for line in words.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start().len();
            let text = line.trim();
            if self.at_line_start
                && let Some(found) = numbering(text)
            {
                let from = at + blanks;
                let span = from..from + found.range.end;
                self.found.push(found.finding.at(Span::new(self.source, span)));
            }
            at += line.len();
            self.at_line_start = line.ends_with('\n');
        }
    }
}

/// Something typed, and its bytes within the text.
struct Typed {
    finding: Diagnostic,
    range: Range<usize>,
}

/// What stands behind a number that is a limit or a standard, no figure of the year.
const LIMITS: [&str; 10] =
    ["以上", "以下", "以内", "及以上", "及以下", "（含", "(含", "以上（含", "起", "档"];
/// What stands before such a number.
const BEFORE_LIMITS: [&str; 14] = [
    "单价",
    "限额",
    "超过",
    "不足",
    "低于",
    "高于",
    "不超",
    "达到",
    "大于",
    "小于",
    "不少于",
    "不低于",
    "不高于",
    "满",
];
/// The units of amounts, longest first.
const MONEY: [&str; 4] = ["万元", "亿元", "千元", "元"];

/// Amounts, rates and years that are typed.
fn typed_numbers(words: &str, own: &OwnNumbers) -> Vec<Typed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = words[at..].find(|c: char| c.is_ascii_digit()).map(|begin| at + begin) {
        let is_of_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let rest = &words[start..];
        let length = rest.find(|c: char| !is_of_number(c)).unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches([',', '.']);
        at = start + length;
        if !is_quoted(words, start) {
            found.extend(typed_number(words, start, number, own));
        }
    }
    found
}

fn typed_number(words: &str, start: usize, number: &str, own: &OwnNumbers) -> Option<Typed> {
    let end = start + number.len();
    let behind = words[end..].trim_start_matches(' ');
    let blanks = words[end..].len() - behind.len();
    if blanks == 0 && behind.starts_with('年') && number.len() == 4 {
        return typed_year(words, start, number, own);
    }
    let unit = unit_behind(behind)?;
    let range = start..end + blanks + unit.len();
    let printed = format!("{}{unit}", number.replace(',', "")).replace('％', "%");
    let is_own = own.printed.contains(&printed);
    let is_limit = LIMITS.iter().any(|word| behind[unit.len()..].starts_with(word))
        || BEFORE_LIMITS.iter().any(|word| words[..start].ends_with(word));
    let has_decimals = number.contains('.');
    let is_amount = MONEY.contains(&unit);
    let is_typed =
        is_own || has_decimals && (is_amount || unit.ends_with(['%', '％'])) || is_amount;
    if is_limit || !is_typed || number == "100" && !is_amount {
        return None;
    }
    let message = match is_own {
        true => format!("“{}”是手打的，数据里正有这个数", &words[range.clone()]),
        false => format!("“{}”是手打的，明年、别的单位也会照样印出", &words[range.clone()]),
    };
    let hint = "引用数据里的数：{{ 名称 }}，名称用 jixiao template vars 查；是文件规定的标准的，写清以上、以下";
    Some(Typed { finding: Diagnostic::new(codes::T22, message).hint(hint), range })
}

/// The unit that text begins with; behind a count any one measure word.
fn unit_behind(behind: &str) -> Option<&str> {
    let known = MONEY.iter().chain(&["%", "％"]).find(|unit| behind.starts_with(**unit));
    if let Some(unit) = known {
        return Some(&behind[..unit.len()]);
    }
    let two = ["人次", "批次", "平方米"].into_iter().find(|unit| behind.starts_with(unit));
    let unit = two.or_else(|| {
        ["人", "个", "辆", "批", "台", "套", "次", "场"]
            .into_iter()
            .find(|unit| behind.starts_with(unit))
    })?;
    Some(&behind[..unit.len()])
}

fn typed_year(words: &str, start: usize, number: &str, own: &OwnNumbers) -> Option<Typed> {
    let year: u16 = number.parse().ok()?;
    let behind = &words[start + number.len()..];
    let of_report = behind.starts_with("年度") && (2000..2100).contains(&year);
    if !of_report && !own.years.contains(&year) {
        return None;
    }
    let range = start..start + number.len() + '年'.len_utf8();
    let message = format!("年份“{number}”是手打的，明年也会照样印出");
    let hint = "本年度写 {{ year }}，上年写 {{ previous_year }}";
    Some(Typed { finding: Diagnostic::new(codes::T22, message).hint(hint), range })
}

/// Whether a place stands within 《…》, 〔…〕 or “…”, as in the title or the number of a document.
fn is_quoted(words: &str, at: usize) -> bool {
    [('《', '》'), ('〔', '〕'), ('“', '”')].into_iter().any(|(open, close)| {
        let before = &words[..at];
        before.rfind(open) > before.rfind(close)
    })
}

/// `表1`, `图2`, `附件3`, with the function that prints each.
const REFERENCES: [(&str, &str); 3] = [
    ("表", "表号由程序编：写 {{ table_number(\"表的名称\") }}"),
    ("图", "图号由程序编：写 {{ chart_number(\"图的名称\") }}"),
    ("附件", "附件的号由程序编：写 {{ attachment_number(\"附件的简称\") }}"),
];

/// Typed numbers of tables, charts and attachments.
fn typed_references(words: &str) -> Vec<Typed> {
    let mut found = Vec::new();
    for (word, hint) in REFERENCES {
        for (at, _) in words.match_indices(word) {
            let behind = &words[at + word.len()..];
            let number = behind.chars().take_while(|c| c.is_ascii_digit()).count();
            let next = behind[number..].chars().next();
            let goes_on = next.is_some_and(|c| matches!(c, '.' | '-' | '号' | '位' | '月' | '年'));
            if number == 0 || number > 2 || goes_on || is_quoted(words, at) {
                continue;
            }
            let range = at..at + word.len() + number;
            let message =
                format!("“{}”的号是手打的，前面多一张、少一张就错了", &words[range.clone()]);
            found.push(Typed { finding: Diagnostic::new(codes::T23, message).hint(hint), range });
        }
    }
    found
}

/// Numbering that is typed at the beginning of a line.
fn numbering(line: &str) -> Option<Typed> {
    if line.starts_with('#') {
        let title = line.trim_start_matches('#').trim_start();
        let finding = match near_markup::heading(line) {
            Some(finding) => finding,
            None => typed_part(title).map(|_| typed_heading())?,
        };
        return Some(Typed { finding, range: 0..line.len() });
    }
    let length = item_number(line).or_else(|| typed_part(line))?;
    let message = format!("行首的编号“{}”是手打的", &line[..length]);
    let hint = "条目写“1. ”，标题写“## ”，由程序依次编号；要原样印出的，不放在行首";
    Some(Typed { finding: Diagnostic::new(codes::T23, message).hint(hint), range: 0..length })
}

fn typed_heading() -> Diagnostic {
    Diagnostic::new(codes::T23, "标题前手打了编号，程序会再编一个").hint("删去手打的编号")
}

/// The length of `一、`, `（一）`, `(1)`, `1、`, `１．`, `①` before an item.
fn item_number(line: &str) -> Option<usize> {
    let is_wide = |c: char| ('０'..='９').contains(&c);
    let is_number = |text: &str| {
        let all = |of: &dyn Fn(char) -> bool| !text.is_empty() && text.chars().all(of);
        text.chars().count() <= 3
            && (all(&is_numeral) || all(&|c: char| c.is_ascii_digit()) || all(&is_wide))
    };
    let first = line.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    if let Some(inner) = line.strip_prefix(['（', '(']) {
        let (inner, _) = inner.split_once(['）', ')'])?;
        let length = first.len_utf8() + inner.len();
        let close = line[length..].chars().next()?.len_utf8();
        return is_number(inner).then_some(length + close);
    }
    let (before, behind) = line.split_once(['、', '．', '.'])?;
    let mark = line[before.len()..].chars().next()?;
    // `1. ` is an item; `3.5` and `一、二级` are no numbering.
    let is_item = mark == '.' && before.chars().all(|c| c.is_ascii_digit());
    let goes_on = behind.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c) && mark == '、');
    (is_number(before) && !is_item && !goes_on).then_some(before.len() + mark.len_utf8())
}

/// The length of `第一部分`, `第二章`, `第三条` before words.
fn typed_part(line: &str) -> Option<usize> {
    let rest = line.strip_prefix('第')?;
    let number =
        rest.len() - rest.trim_start_matches(|c| is_numeral(c) || c.is_ascii_digit()).len();
    let behind = &rest[number..];
    let word = ["部分", "章", "节", "条"].into_iter().find(|word| behind.starts_with(word))?;
    let length = '第'.len_utf8() + number + word.len();
    let next = line[length..].chars().next();
    (number > 0 && next.is_none_or(|c| matches!(c, ' ' | '\u{3000}' | '、' | '：' | ':')))
        .then_some(length)
}
