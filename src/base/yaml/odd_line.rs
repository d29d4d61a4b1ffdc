//! A line that is written otherwise than its neighbours to what is wrong with it: the YAML crate finds fault with those that
//! follow it.

use std::ops::Range;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};
use crate::base::yaml::scan::indent as indent_of;

/// A line with the fault in it.
pub(super) struct OddLine {
    /// Its number, from 1.
    pub(super) line: usize,
    pub(super) finding: Diagnostic,
}

/// How a line of a block is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LineForm {
    /// `固有资产: 国有资产`.
    Pair,
    /// `- 固有资产`.
    Item,
    Other,
}

impl LineForm {
    fn of(body: &str) -> Self {
        let key = body.split(": ").next().unwrap_or(body);
        match () {
            () if body.starts_with("- ") => Self::Item,
            () if key.len() < body.len() || body.trim_end().ends_with(':') => Self::Pair,
            () => Self::Other,
        }
    }
}

/// The odd line of the block that a faulty one is in, at or above it; nothing where none is certain. Keys of facts are told by
/// the pass before.
pub(super) fn at_or_above(
    source: SourceId,
    text: &str,
    lines: &[Range<usize>],
    faulty: usize,
) -> Option<OddLine> {
    let block = block(text, lines, faulty - 1);
    let written = |at: &usize| LineForm::of(text[lines[*at].clone()].trim_start());
    let of = |wanted: LineForm| block.iter().filter(|at| written(at) == wanted).count();
    let usual =
        [LineForm::Pair, LineForm::Item].into_iter().find(|one| of(*one) * 4 > block.len() * 3)?;
    let odd = block.iter().rev().find(|at| **at < faulty && written(at) != usual)?;
    let range = lines[*odd].clone();
    let line = &text[range.clone()];
    let body = line.trim();
    let start = range.start + line.len() - line.trim_start().len();
    let finding = fault(body, usual)?;
    let place = Span::new(source, start..start + body.len());
    Some(OddLine { line: odd + 1, finding: finding.at(place) })
}

/// The lines of one indent around a line, and nothing that stands less far in between them.
fn block(text: &str, lines: &[Range<usize>], at: usize) -> Vec<usize> {
    let said = |at: &usize| {
        let body = text[lines[*at].clone()].trim();
        !body.is_empty() && !body.starts_with('#')
    };
    let indent = |at: usize| indent_of(&text[lines[at].clone()]);
    let Some(own) = lines.get(at).map(|_| indent(at)) else { return Vec::new() };
    let within = |at: &usize| indent(*at) >= own;
    let mut above: Vec<_> = (0..at).rev().filter(said).take_while(within).collect();
    above.reverse();
    let all = above.into_iter().chain((at..lines.len()).filter(said).take_while(within));
    all.filter(|at| indent(*at) == own).collect()
}

/// What is wrong with a line among others.
fn fault(body: &str, usual: LineForm) -> Option<Diagnostic> {
    if usual == LineForm::Item {
        let rest = body.strip_prefix('-').filter(|rest| !rest.starts_with([' ', '-']))?;
        let finding = Diagnostic::new(codes::Y20, "短横后面没有空格，不成列表的一项");
        return Some(finding.hint(format!("写成 - {rest}")));
    }
    if let Some(rest) = body.strip_prefix("- ") {
        let finding = Diagnostic::new(codes::Y20, "这一行前面多了短横，与上下各行的写法不同");
        return Some(finding.hint(format!("删去短横，写成 {rest}")));
    }
    let (key, value, mark) = ["：", "->", "→", "=>", "＝", "=", ":"].iter().find_map(|mark| {
        let (key, value) = body.split_once(mark)?;
        Some((key.trim_end(), value.trim_start(), *mark))
    })?;
    if key.is_empty() || key.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let (code, message) = match mark {
        "：" => (codes::Y04, "键后面用了全角冒号“：”（U+FF1A）".to_string()),
        ":" => (codes::Y09, "冒号后面没有空格".to_string()),
        _ => (codes::Y20, format!("“{mark}”不能代替冒号，这一行不是“键: 值”的写法")),
    };
    Some(Diagnostic::new(code, message).hint(format!("写成半角冒号加一个空格：{key}: {value}")))
}
