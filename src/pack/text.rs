//! A text of a pack's YAML to words and citations: `单位：${unit}` cites, `$${` stands for a literal `${`.

use super::fields;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;

/// A text with what it cites.
#[derive(Clone, PartialEq, Debug)]
pub struct PackText {
    /// Where it stands.
    pub span: Span,
    /// Its pieces in order; none for an empty text.
    pub pieces: Vec<TextPiece>,
}

/// A piece of a text.
#[derive(Clone, PartialEq, Debug)]
pub enum TextPiece {
    /// Characters as typed.
    Words(String),
    /// What stands under this path.
    Cite(Path),
}

/// A dotted name, such as `income.total`; with a point before it, `.actual`, of the item at hand.
#[derive(Clone, PartialEq, Debug)]
pub struct Path {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Path {
    /// The name within the item at hand, if it begins with a point.
    pub fn within_item(&self) -> Option<&str> {
        self.name.strip_prefix('.')
    }
}

/// Reads a scalar as a text.
pub fn read(node: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<PackText> {
    let mut rest = fields::text(node, findings)?;
    if let Some((written, name)) = near_miss(rest) {
        findings.push(no_citation(written, name).at(node.span));
        return None;
    }
    if let Some((written, hint)) = markup(rest) {
        let message = format!("“{written}”会照样印出");
        findings.push(Diagnostic::new(codes::P04, message).at(node.span).hint(hint));
        return None;
    }
    let mut pieces = Vec::new();
    let mut seen = 0;
    while let Some(at) = rest.find("${") {
        if rest[..at].ends_with('$') {
            push_words(&mut pieces, &format!("{}{{", &rest[..at]));
            rest = &rest[at + 2..];
            continue;
        }
        push_words(&mut pieces, &rest[..at]);
        let Some(length) = rest[at..].find('}') else {
            findings.push(unclosed(node.span));
            return None;
        };
        let name = rest[at + 2..at + length].trim();
        let span = cite_span(node.span, &rest[at..=at + length], &mut seen, sources);
        pieces.push(TextPiece::Cite(path(name, span, findings)?));
        rest = &rest[at + length + 1..];
    }
    push_words(&mut pieces, rest);
    Some(PackText { span: node.span, pieces })
}

/// Reads a scalar as a path.
pub fn read_path(node: &Node, findings: &mut Diagnostics) -> Option<Path> {
    path(fields::text(node, findings)?, node.span, findings)
}

/// Reads scalars as paths.
pub fn read_paths(nodes: &[Node], findings: &mut Diagnostics) -> Vec<Path> {
    nodes.iter().filter_map(|node| read_path(node, findings)).collect()
}

fn path(name: &str, span: Span, findings: &mut Diagnostics) -> Option<Path> {
    let good = |part: &str| {
        let characters = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        !part.is_empty() && part.chars().all(characters)
    };
    if name.strip_prefix('.').unwrap_or(name).split('.').all(good) {
        return Some(Path { name: name.into(), span });
    }
    let finding = Diagnostic::new(codes::P04, format!("“{name}”不是名称"))
        .at(span)
        .hint("名称如 income.total；前面加点，如 .actual，指当前这一项的");
    findings.push(finding);
    None
}

/// What was meant as a citation but would be printed as it stands, with the name in it: `{{ year }}`, `{year}`, `$｛year｝`.
fn near_miss(text: &str) -> Option<(&str, &str)> {
    const OPEN: [char; 3] = ['{', '｛', '('];
    const CLOSE: [char; 3] = ['}', '｝', ')'];
    for (at, open) in text.match_indices(OPEN) {
        let before = &text[..at];
        let cites = open == "{" && before.ends_with('$');
        let dollar = before.ends_with(['$', '＄']);
        if cites || (open == "(" && !dollar) {
            continue;
        }
        let behind = &text[at..];
        let inner = behind.trim_start_matches(OPEN);
        let Some(end) = inner.find(CLOSE) else { continue };
        let name = inner[..end].trim();
        let begins = name.trim_start_matches('.').starts_with(|c: char| c.is_ascii_lowercase());
        if begins && name.chars().all(|c| c.is_ascii_alphanumeric() || "._- |".contains(c)) {
            let closed = &inner[end..];
            let length = text.len() - at - closed.trim_start_matches(CLOSE).len();
            return Some((&text[at..at + length], name));
        }
    }
    None
}

/// Markup of sections, which this file does not have: `# 标题`, `**合计**`, `{% if … %}`; what is written, and what to do.
fn markup(text: &str) -> Option<(&str, &'static str)> {
    let signs = text.len() - text.trim_start_matches(['#', '＃']).len();
    if signs > 0 && text[signs..].starts_with([' ', '\u{3000}']) {
        return Some((&text[..signs], "删去井号：它只在章节里是标题，这里的字体由 style.yaml 定"));
    }
    if let Some(at) = text.find(" //") {
        let note = text[at..].trim_start();
        return Some((note, "“//”不是说明：说明写在 # 后面，# 前面空一格"));
    }
    let bold = text.match_indices("**").map(|(at, _)| at).collect::<Vec<_>>();
    if let [open, close, ..] = bold[..]
        && close > open + 2
    {
        return Some((&text[open..close + 2], "删去星号：加粗由 style.yaml 定"));
    }
    let tag = text.find("{%").and_then(|at| Some((at, text[at..].find("%}")?)));
    tag.map(|(at, length)| {
        (&text[at..at + length + 2], "条件写在 when、unless 里；{% … %} 只用在章节和附件的模板里")
    })
}

fn no_citation(written: &str, name: &str) -> Diagnostic {
    let name = name.strip_prefix("item.").map_or(name.to_string(), |name| format!(".{name}"));
    Diagnostic::new(codes::P04, format!("“{written}”会照样印出，不会换成数据"))
        .hint(format!("这个文件里引用数据写 ${{{name}}}；{{{{ … }}}} 只用在章节和附件的模板里"))
}

fn push_words(pieces: &mut Vec<TextPiece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(TextPiece::Words(last)) => last.push_str(words),
        _ => pieces.push(TextPiece::Words(words.into())),
    }
}

fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::new(codes::P04, "${ 没有结束")
        .at(span)
        .hint("引用写作 ${income.total}；要印 ${ 本身，写作 $${")
}

/// The place of a citation in the file; the whole scalar where escapes hide it.
fn cite_span(scalar: Span, cite: &str, seen: &mut usize, sources: &Sources) -> Span {
    let text = sources.text(scalar);
    match text.get(*seen..).and_then(|rest| rest.find(cite)) {
        Some(at) => {
            let start = scalar.start as usize + *seen + at;
            *seen += at + cite.len();
            Span::new(scalar.source, start..start + cite.len())
        }
        None => scalar,
    }
}
