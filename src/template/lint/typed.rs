//! What is typed into a template and should come from a figure or from the program: amounts, rates, years, numbering, the
//! numbers of tables and attachments.

use super::linted::{LintFindings, Linted};
use super::numbering::{self, Typed, is_quoted};
use super::own_numbers::OwnNumbers;
use super::typed_dates;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::han::is_numeral;
use crate::base::source::{SourceId, Sources, Span};
use crate::doc::numbering::NumberingScheme;
use crate::pack::{PackText, TextPiece};
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, walk,
};

/// Looks at the text of every template, and at the texts of tables, charts and the outline.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for (_, prepared) in linted.looked_at() {
        let (own, source) = (linted.own, prepared.source);
        let scheme = &linted.pack.outline.numbering;
        let mut walk_texts =
            TypedWalk { own, found, scheme, source, at_line_start: true, in_heading: false };
        walk(&prepared.nodes, &mut walk_texts);
    }
}

/// Looks at a text of a pack's YAML.
pub(super) fn in_text(linted: &Linted<'_>, text: &PackText, found: &mut LintFindings) {
    let own = linted.own;
    for piece in &text.pieces {
        let TextPiece::Words(words) = piece else { continue };
        for one in typed(words, own) {
            let place = within(text.span, &words[one.range.clone()], linted.sources);
            found.push(as_in_yaml(one.finding).at(place));
        }
    }
    let has_note =
        |piece: &TextPiece| matches!(piece, TextPiece::Words(words) if words.contains('#'));
    if text.pieces.iter().any(has_note) {
        let finding = Diagnostic::new(codes::P04, "“#”前面没有空格，不是说明，会照样印出");
        found.push(finding.at(text.span).hint("说明写在另一行，或在 # 前面空一格"));
    }
    if let [TextPiece::Words(words)] = &text.pieces[..] {
        let finding = match words.trim() {
            number if own.counts.contains(number) => typed_count(number),
            "“”" | "‘’" => Diagnostic::new(codes::P04, "这里会印出一对引号")
                .hint("什么都不印的格写 \"\"（半角引号）"),
            _ => return,
        };
        found.push(finding.at(text.span));
    }
}

/// Where words stand within a text of the YAML; the whole text where they are written otherwise.
fn within(span: Span, words: &str, sources: &Sources) -> Span {
    let at = sources.text(span).find(words).map(|at| span.start as usize + at);
    at.map_or(span, |at| Span::new(span.source, at..at + words.len()))
}

/// What to do as it is written in a pack's YAML, where data is cited by `${name}` and a caption has no number.
fn as_in_yaml(mut finding: Diagnostic) -> Diagnostic {
    let is_number = finding.code == codes::T23;
    for hint in &mut finding.hints {
        *hint = match is_number {
            true => "删去它，表、图、附件的编号由程序编".into(),
            false if hint.contains('|') => {
                "删去这个数，或写在章节里：{{ projects | length }}".into()
            }
            false => hint.replace("{{ ", "${").replace(" }}", "}"),
        };
    }
    finding
}

fn typed_count(number: &str) -> Diagnostic {
    let message = format!("“{number}”是手打的，数据里正有这个数");
    let hint = "引用数据里的数：${名称}，名称用 jixiao template vars 查";
    Diagnostic::new(codes::T22, message).hint(hint)
}

/// All that is typed into a text, but for what stands at the beginning of a line.
fn typed(words: &str, own: &OwnNumbers) -> impl Iterator<Item = Typed> {
    let numbers = typed_numbers(words, own).into_iter().chain(typed_dates::in_numerals(words, own));
    let names = typed_names(words, own).into_iter().chain(typed_projects(words, own));
    let names = names.chain(numbering::in_numerals(words));
    numbers.chain(names).chain(numbering::references(words))
}

/// The number of the unit's projects.
fn typed_projects(words: &str, own: &OwnNumbers) -> Vec<Typed> {
    let is_number = |c: char| c.is_ascii_digit() || is_numeral(c) || matches!(c, '百' | '第');
    let one = |said: &String| {
        let at = words.find(said.as_str()).filter(|at| !words[..*at].ends_with(is_number))?;
        let message = format!("“{said}”是手打的，数据里正是这么多");
        let finding = Diagnostic::new(codes::T22, message);
        let finding = finding.hint("写 {{ projects | length }}个项目");
        Some(Typed { finding, range: at..at + said.len() })
    };
    own.projects.iter().filter_map(one).collect()
}

/// Names of the unit that are typed.
fn typed_names(words: &str, own: &OwnNumbers) -> Vec<Typed> {
    const NAMES: [(&str, &str); 3] = [
        ("单位名称", "写 {{ organization.name }}，自称写 {{ organization.short_name }}"),
        ("自称", "写 {{ organization.short_name }}"),
        (
            "项目名称",
            "逐项写 {% for one in projects %}…{{ one.name }}；只写这一项的，写 {{ projects.编号.name }}",
        ),
    ];
    let name = |(what, hint): (&str, &str), name: &String| {
        let at = words.find(name.as_str())?;
        let message = format!("{what}“{name}”是手打的，别的单位、别的年度也会照样印出");
        let finding = Diagnostic::new(codes::T22, message).hint(hint);
        Some(Typed { finding, range: at..at + name.len() })
    };
    let all = NAMES.into_iter().zip([&own.names, &own.short_names, &own.project_names]);
    all.flat_map(|(what, names)| names.iter().filter_map(move |one| name(what, one))).collect()
}

struct TypedWalk<'w> {
    own: &'w OwnNumbers,
    found: &'w mut LintFindings,
    scheme: &'w NumberingScheme,
    source: SourceId,
    at_line_start: bool,
    /// Whether a heading begins right before.
    in_heading: bool,
}

impl Visitor for TypedWalk<'_> {
    fn node(&mut self, node: &TemplateNode) {
        match &node.kind {
            NodeKind::Text(words) => self.words(words, node.span.start),
            NodeKind::Print(value) => {
                if std::mem::take(&mut self.in_heading) {
                    self.titles(value);
                }
                self.at_line_start = false;
            }
            _ => {}
        }
    }
}

impl TypedWalk<'_> {
    fn words(&mut self, words: &str, start: usize) {
        for Typed { finding, range } in typed(words, self.own) {
            let span = start + range.start..start + range.end;
            self.found.push(finding.at(Span::new(self.source, span)));
        }
        let mut at = start;
        for line in words.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start().len();
            let text = line.trim();
            if self.at_line_start
                && let Some(found) =
                    as_it_stands(line).or_else(|| numbering::at_start(text, self.scheme))
            {
                let from = at + blanks;
                let span = from..from + found.range.end;
                self.found.push(found.finding.at(Span::new(self.source, span)));
            }
            at += line.len();
            self.at_line_start = line.ends_with('\n');
        }
        self.in_heading = words.rsplit('\n').next().is_some_and(numbering::is_empty_heading);
    }

    /// Titles that a print chooses from.
    fn titles(&mut self, value: &Expression) {
        match &value.kind {
            Kind::Text(title) => {
                if let Some(found) = numbering::at_start(&format!("# {title}"), self.scheme) {
                    let place = Span::new(self.source, value.span.clone());
                    self.found.push(found.finding.at(place));
                }
            }
            Kind::Choice { then, otherwise, .. } => {
                self.titles(then);
                self.titles(otherwise);
            }
            _ => {}
        }
    }
}

/// What only looks like something: an indent that is typed, a note of another language.
fn as_it_stands(line: &str) -> Option<Typed> {
    let text = line.trim_end();
    let (message, hint) = match () {
        () if text.starts_with("\u{3000}") && !text.trim().is_empty() => {
            ("行首手打了空格，会照样印出", "删去它；首行缩进由 style.yaml 的 indent 定")
        }
        () if text.trim_start().starts_with("//") => {
            ("“//”不是说明，会照样印出", "说明写在 {# … #} 里")
        }
        () => return None,
    };
    let finding = Diagnostic::new(codes::T20, message).hint(hint);
    Some(Typed { finding, range: 0..text.trim_start().len() })
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
/// What stands before a rate that was reached.
const RATES: [&str; 4] = ["率为", "率是", "率达", "率达到"];
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
        return typed_dates::dated(words, start, number, own);
    }
    let unit = unit_behind(behind)?;
    let range = start..end + blanks + unit.len();
    let printed = format!("{}{unit}", number.replace(',', "")).replace('％', "%");
    let has_decimals = number.contains('.');
    // A whole number of points is a weight or a limit as often as a score.
    let is_own = own.printed.contains(&printed) && (unit != "分" || has_decimals);
    let is_rate = RATES.iter().any(|word| words[..start].ends_with(word));
    let is_limit = LIMITS.iter().any(|word| behind[unit.len()..].starts_with(word))
        || !is_rate && BEFORE_LIMITS.iter().any(|word| words[..start].ends_with(word));
    let is_amount = MONEY.contains(&unit);
    let is_typed = is_own
        || is_amount
        || unit.ends_with(['%', '％']) && (has_decimals || is_rate)
        || unit == "分" && has_decimals;
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
        ["人", "个", "辆", "批", "台", "套", "次", "场", "分"]
            .into_iter()
            .find(|unit| behind.starts_with(unit))
    })?;
    Some(&behind[..unit.len()])
}
