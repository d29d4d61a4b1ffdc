//! A text of the facts to pieces: words as typed, and citations `${id}` of figures.

use std::ops::Range;

use super::model::{Prose, ProsePiece};
use super::other_brackets;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::full_width;
use crate::base::id::FigureId;
use crate::base::nearby::character_at;
use crate::base::source::{Sources, Span};
use crate::catalogue::keys;

/// Reads a text. `$${` stands for `${` itself; paragraphs lose the blanks that indent them.
pub(super) fn read(text: &str, span: Span, sources: &Sources, findings: &mut Diagnostics) -> Prose {
    let raw = sources.text(span);
    near_misses(raw, span, findings);
    in_other_brackets(raw, span, findings);
    // Where a text was escaped or folded its marks still come in the same order.
    let mut marks = raw.match_indices("${").map(|(at, _)| citation_span(raw, at, span));
    let text = paragraphs(text);
    let mut rest = text.as_str();
    let mut pieces = Vec::new();
    while let Some((words, behind)) = rest.split_once("${") {
        let here = marks.next().unwrap_or(span);
        add_words(&mut pieces, words);
        rest = behind;
        if words.ends_with('$') {
            add_words(&mut pieces, "{");
            continue;
        }
        match citation(behind) {
            Ok((id, behind)) => {
                pieces.push(ProsePiece::Cite(id, here));
                rest = behind;
            }
            Err(finding) => {
                findings.push(finding.at(here));
                add_words(&mut pieces, "${");
            }
        }
    }
    add_words(&mut pieces, rest);
    Prose { span, pieces }
}

/// Reports ids in other brackets than `${…}`.
fn in_other_brackets(raw: &str, span: Span, findings: &mut Diagnostics) {
    for (range, id) in other_brackets::find(raw) {
        let message = format!("“{}”不是引用，会照样印出", &raw[range.clone()]);
        let hint = format!("引用数字只有一种写法：${{{id}}}");
        let start = span.range().start;
        let place = Span::new(span.source, start + range.start..start + range.end);
        findings.push(Diagnostic::new(codes::D09, message).hint(hint).at(place));
    }
}

/// Reports what was meant as a citation but would be printed as it stands: `$｛…｝`, `＄{…}`, `{income.total}`.
fn near_misses(raw: &str, span: Span, findings: &mut Diagnostics) {
    let place = |range: Range<usize>| {
        let start = span.range().start;
        Span::new(span.source, start + range.start..start + range.end)
    };
    for (at, open) in raw.match_indices(['{', '｛']) {
        let before = raw[..at].chars().next_back();
        if let Some((start, end, id)) = doubled_braces(raw, at) {
            let message = format!("“{}”是章节里的写法，数据里照样印出", &raw[start..end]);
            let hint = format!("数据里引用数字写 ${{{id}}}，外面不再套花括号");
            findings.push(Diagnostic::new(codes::D09, message).hint(hint).at(place(start..end)));
            continue;
        }
        let wide = matches!((before, open), (Some('$'), "｛") | (Some('＄'), _));
        if let Some(sign) = before.filter(|_| wide) {
            let written = format!("{sign}{open}");
            let message = format!("引用数字的“{written}”用了全角的符号");
            let finding = Diagnostic::new(codes::D09, message).hint("改成半角的 ${ 和 }");
            findings.push(finding.at(place(at - sign.len_utf8()..at + open.len())));
        } else if let Some(end) = id_within(raw, at + open.len()).filter(|_| before != Some('$')) {
            let message = format!("“{}”前面少了“$”", &raw[at..end]);
            let hint = "引用数字写成 ${income.total} 这样";
            findings.push(Diagnostic::new(codes::D15, message).hint(hint).at(place(at..end)));
        }
    }
}

/// An id within two braces, or a citation within braces, whose inner brace stands at a place: `{{ year }}`, `{${year}}`.
fn doubled_braces(raw: &str, at: usize) -> Option<(usize, usize, &str)> {
    let (start, rest) = match raw[..at].strip_suffix('$') {
        Some(before) => (before.strip_suffix('{')?.len(), &raw[at + 1..]),
        None => (raw[..at].strip_suffix('{')?.len(), raw[at..].strip_prefix('{')?),
    };
    let close = near(rest).find('}')?;
    let id = rest[..close].trim();
    let behind = rest[close + 1..].trim_start();
    let end = raw.len() - behind.strip_prefix('}')?.len();
    FigureId::parse(id).map(|_| (start, end, id))
}

/// What a text that cites nothing has of a citation: `${year}`, `＄{year}`, `{income.total}`, `$(year)`.
pub(super) fn citation_in(text: &str) -> Option<&str> {
    if let Some((range, _)) = other_brackets::find(text).into_iter().next() {
        return Some(&text[range]);
    }
    let found = text.match_indices(['{', '｛']).find_map(|(at, open)| {
        let sign = text[..at].chars().next_back().filter(|sign| matches!(sign, '$' | '＄'));
        let start = at - sign.map_or(0, char::len_utf8);
        let end = id_within(text, at + open.len()).filter(|_| !text[..at].ends_with('{'));
        let end = end.or_else(|| {
            sign.map(|_| text[at..].find(['}', '｝']).map_or(at + open.len(), |end| at + end))
        });
        end.map(|end| (start, end))
    });
    found.map(|(start, end)| &text[start..end])
}

/// Where a brace ends that holds nothing but a dotted name from a place on.
fn id_within(raw: &str, from: usize) -> Option<usize> {
    let close = near(&raw[from..]).find(['}', '｝'])?;
    let id = FigureId::parse(raw[from..from + close].trim())?;
    let end = from + close + raw[from + close..].chars().next()?.len_utf8();
    (id.as_str().contains('.') || id.as_str() == keys::YEAR).then_some(end)
}

/// The part of a line in which a citation closes, if it does: no figure's id is nearly as long.
fn near(text: &str) -> &str {
    const LONGEST: usize = 400;
    text[..character_at(text, LONGEST)].lines().next().unwrap_or("")
}

/// Adds words to the piece before, so that words are never parted without need.
fn add_words(pieces: &mut Vec<ProsePiece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(ProsePiece::Text(before)) => before.push_str(words),
        Some(ProsePiece::Cite(..)) | None => pieces.push(ProsePiece::Text(words.into())),
    }
}

/// The figure that a text cites behind its `${`, and what follows the `}`.
fn citation(behind: &str) -> Result<(FigureId, &str), Box<Diagnostic>> {
    let hint = "写成 ${income.total} 这样；要印出“${”本身，写 $${";
    let Some((cited, _)) = near(behind).split_once('}') else {
        let open = Diagnostic::new(codes::D09, "引用数字的“${”没有用“}”收尾");
        return Err(Box::new(open.hint(hint)));
    };
    let id = FigureId::parse(cited.trim()).ok_or_else(|| {
        let message = match cited.contains("${") {
            true => "引用数字的“${”没有用“}”收尾".to_string(),
            false => format!("“${{{cited}}}”里不是数字编号"),
        };
        let wide = full_width::list_full_width(cited);
        Box::new(match wide.is_empty() {
            true => Diagnostic::new(codes::D09, message).hint(hint),
            false => Diagnostic::new(codes::D09, message).hint(wide),
        })
    })?;
    Ok((id, &behind[cited.len() + 1..]))
}

/// The bytes of `${…}` in the file, or of `${` where it is not closed in its line.
fn citation_span(raw: &str, start: usize, span: Span) -> Span {
    let length = near(&raw[start..]).find('}').map_or("${".len(), |end| end + 1);
    let start = span.range().start + start;
    Span::new(span.source, start..start + length)
}

/// Lines without the blanks around them (also `　　`, which indents by hand), empty ones left out.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace('\t', " ")
}
