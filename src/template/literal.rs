//! Words of a template that look like code: `｛｛ year ｝｝`, `${year}`, `{ year }`, `[[year]]`. Each would be printed as it stands.

use std::ops::Range;

use super::expressions::narrow;
use super::pieces::{PieceKind, TemplatePiece};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearby::character_at;
use crate::base::source::{SourceId, Span};

/// Reports what looks like code, once for each place.
pub(super) fn refuse(
    source: SourceId,
    text: &str,
    pieces: &[TemplatePiece],
    findings: &mut Diagnostics,
) {
    let (mut before, mut is_nested) = (None, false);
    for piece in pieces {
        if piece.kind == PieceKind::Text {
            let words = &text[piece.range.clone()];
            let mut at = 0;
            if is_nested && words.trim_start().starts_with("}}") {
                // The tag before it has been told to hold another one.
                at = words.find("}}").map_or(0, |at| at + 2);
            }
            if before == Some(PieceKind::Print) && words.starts_with('}') {
                let span = piece.range.start..piece.range.start + 1;
                let message = "“}}”后面多了一个“}”";
                findings.push(looks_like_code(source, span, message, "请删去"));
                at = 1;
            }
            while let Some(found) = next(words, at) {
                at = found.range.end;
                let span = piece.range.start + found.range.start..piece.range.start + at;
                findings.push(looks_like_code(source, span, &found.message, &found.hint));
            }
        }
        before = Some(piece.kind);
        let inner = text[piece.range.clone()].get(2..).unwrap_or_default();
        is_nested = piece.kind == PieceKind::Print && inner.trim_start().starts_with("{{");
    }
}

fn looks_like_code(source: SourceId, span: Range<usize>, message: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(codes::T20, message).at(Span::new(source, span)).hint(hint)
}

/// A place that looks like code.
struct Found {
    range: Range<usize>,
    message: String,
    hint: String,
}

/// The next such place from a byte on.
fn next(words: &str, from: usize) -> Option<Found> {
    let places = words[from..].char_indices().map(|(at, c)| (from + at, c));
    let mut places = places.filter(|(at, _)| !words[..*at].ends_with('\\'));
    places.find_map(|(at, c)| match c {
        '{' | '｛' => opened(words, at),
        '}' | '｝' | '％' | '#' | '＃' => closed(words, at),
        '%' => closed(words, at).or_else(|| between(words, at, c)),
        '$' | '＄' => between(words, at, c).or_else(|| dollar(words, at, c)),
        '[' | '［' => footnote(words, at).or_else(|| in_brackets(words, at)),
        '=' => marked(words, at),
        '\\' => command(words, at),
        '&' => entity(words, at),
        _ => None,
    })
}

/// A mark as it is meant.
fn meant(mark: char) -> char {
    narrow(mark).unwrap_or(mark)
}

/// What stands from a place on, as far as anything goes on that looks like code.
fn near(words: &str, from: usize) -> &str {
    const FAR: usize = 300;
    let rest = &words[from..];
    &rest[..character_at(rest, FAR)]
}

/// `｛｛ year ｝｝`, `{％ if … ％}`, `{ year }`.
fn opened(words: &str, at: usize) -> Option<Found> {
    let rest = near(words, at);
    let mut marks = rest.chars();
    let (first, second) = (marks.next()?, marks.next().unwrap_or(' '));
    if let Some(found) = spaced(rest, at) {
        return Some(found);
    }
    if matches!(meant(second), '{' | '%' | '#') {
        let length = first.len_utf8() + second.len_utf8();
        let inner = &rest[length..];
        let line = inner.lines().next().unwrap_or("");
        let close = |c: char| matches!(c, '}' | '｝');
        let end = line.find(close).map_or(0, |end| {
            let behind = &line[end..];
            end + behind.len() - behind.trim_start_matches(close).len()
        });
        let written = format!("{first}{second}");
        let (open, shut) = (meant(second), if meant(second) == '{' { '}' } else { meant(second) });
        let name =
            inner[..end].trim_matches(|c: char| c.is_whitespace() || "｝}％%＃#".contains(c));
        let name = if name.is_empty() { "…" } else { name };
        return Some(Found {
            range: at..at + length + end,
            message: format!("“{written}”{}，不会当作标签，会照样印出", wide(&written)),
            hint: format!("写成半角的 {{{open} {name} {shut}}}"),
        });
    }
    let end = rest.find(['}', '｝'])?;
    let inner = &rest[first.len_utf8()..end];
    let name = expression(inner)?;
    let length = end + rest[end..].chars().next()?.len_utf8();
    Some(Found {
        range: at..at + length,
        message: format!("“{}”会照样印出，不会换成数据", &rest[..length]),
        hint: format!("引用数据写两层花括号：{{{{ {name} }}}}"),
    })
}

/// `{ % if … % }`, `{ { year } }`: a tag with a blank between its marks.
fn spaced(rest: &str, at: usize) -> Option<Found> {
    let behind = rest.strip_prefix('{')?;
    let inner = behind.trim_start_matches(' ');
    let mark = inner.chars().next().filter(|c| matches!(c, '%' | '{'))?;
    if inner.len() == behind.len() {
        return None;
    }
    let line = rest.lines().next().unwrap_or(rest);
    let end = line.find('}').map_or(line.len(), |end| end + 1);
    let name = inner[1..].lines().next().unwrap_or("");
    let name = name.split(['%', '}']).next().unwrap_or("").trim();
    let shut = if mark == '%' { '%' } else { '}' };
    Some(Found {
        range: at..at + end,
        message: format!("“{{ {mark}”两个符号当中有空格，不会当作标签，会照样印出"),
        hint: format!("写成 {{{mark} {name} {shut}}}，符号当中不空格"),
    })
}

/// Which characters of a mark are wide.
fn wide(written: &str) -> String {
    let wide = written.chars().filter(|c| !c.is_ascii());
    let codes: Vec<_> = wide.map(|c| format!("U+{:04X}", c as u32)).collect();
    if codes.is_empty() {
        String::new()
    } else {
        format!("里有全角符号（{}）", codes.join("、"))
    }
}

/// `}}`, `%}` or `#}` that nothing was opened before.
fn closed(words: &str, at: usize) -> Option<Found> {
    let mut marks = words[at..].chars();
    let (first, second) = (marks.next()?, marks.next()?);
    if !matches!(second, '}' | '｝') {
        return None;
    }
    let open = if meant(first) == '}' { '{' } else { meant(first) };
    let written = format!("{first}{second}");
    Some(Found {
        range: at..at + written.len(),
        message: format!("“{written}”前面没有“{{{open}”，会照样印出"),
        hint: format!("标签要写完整：{{{open} … {}{}", meant(first), '}'),
    })
}

/// `${year}`, `$｛year｝`, `$(year)`.
fn dollar(words: &str, at: usize, sign: char) -> Option<Found> {
    let rest = near(words, at + sign.len_utf8());
    let open = rest.chars().next().filter(|c| matches!(c, '{' | '｛' | '('))?;
    let end = rest.find(['}', '｝', ')'])?;
    let name = expression(&rest[open.len_utf8()..end])?;
    let end = at + sign.len_utf8() + end + rest[end..].chars().next()?.len_utf8();
    Some(Found {
        range: at..end,
        message: format!("“{}”会照样印出，不会换成数据", &words[at..end]),
        hint: format!("${{…}} 是数据文件和表格文件里的写法，章节里写 {{{{ {name} }}}}"),
    })
}

/// `$year$`, `%year%`.
fn between(words: &str, at: usize, sign: char) -> Option<Found> {
    let rest = near(words, at + sign.len_utf8());
    let end = rest.find(sign)?;
    let name = expression(&rest[..end]).filter(|name| name.len() == end)?;
    let end = at + 2 * sign.len_utf8() + end;
    Some(Found {
        range: at..end,
        message: format!("“{}”会照样印出，不会换成数据", &words[at..end]),
        hint: format!("引用数据写 {{{{ {name} }}}}"),
    })
}

/// `&nbsp;`.
fn entity(words: &str, at: usize) -> Option<Found> {
    let rest = &near(words, at)[1..];
    let end = rest.find(';').filter(|end| (2..=8).contains(end))?;
    let name = rest[..end].trim_start_matches('#');
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    is_name.then(|| Found {
        range: at..at + end + 2,
        message: format!("“&{};”是网页里的写法，这里不用", &rest[..end]),
        hint: "直接打这个字；要空一格的打一个空格，不需要的删去".into(),
    })
}

/// `[^1]`.
fn footnote(words: &str, at: usize) -> Option<Found> {
    let number = near(words, at).strip_prefix("[^")?.split_once(']')?.0;
    let is_number =
        !number.is_empty() && number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| Found {
        range: at..at + number.len() + 3,
        message: format!("“[^{number}]”不会成为脚注，会照样印出"),
        hint: "没有脚注：要说明的写在正文里，用括号".into(),
    })
}

/// `==重点==`.
fn marked(words: &str, at: usize) -> Option<Found> {
    let rest = near(words, at).strip_prefix("==")?.lines().next()?;
    let inner = rest.split_once("==")?.0;
    let is_words =
        !inner.trim().is_empty() && !inner.starts_with('=') && !words[..at].ends_with('=');
    is_words.then(|| Found {
        range: at..at + inner.len() + 4,
        message: format!("“=={inner}==”不会突出显示，会照样印出"),
        hint: format!("删去等号；要加粗的写 **{inner}**"),
    })
}

/// `\\newpage`.
fn command(words: &str, at: usize) -> Option<Found> {
    let rest = &near(words, at)[1..];
    let length = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    (length > 2).then(|| Found {
        range: at..at + 1 + length,
        message: format!("“\\{}”是别的软件的命令，会照样印出", &rest[..length]),
        hint: "删去它；另起一页单独写一行 {{ new_page() }}".into(),
    })
}

/// `[[year]]`.
fn in_brackets(words: &str, at: usize) -> Option<Found> {
    let text = near(words, at);
    let rest = text.strip_prefix("[[").or_else(|| text.strip_prefix("［［"))?;
    let end = rest.find([']', '］'])?;
    let close = rest[end..].strip_prefix("]]").or_else(|| rest[end..].strip_prefix("］］"))?;
    let name = expression(&rest[..end])?;
    let range = at..at + text.len() - close.len();
    Some(Found {
        message: format!("“{}”会照样印出，不会换成数据", &words[range.clone()]),
        hint: format!("引用数据写 {{{{ {name} }}}}"),
        range,
    })
}

/// What stands in braces, if it is a name, which may go on with points and filters.
fn expression(inner: &str) -> Option<&str> {
    let name = inner.trim();
    let begins =
        name.trim_start_matches('.').starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    (begins && name.chars().all(|c| c.is_ascii_graphic() || c == ' ')).then_some(name)
}
