//! The one diagnostic type: what is wrong, where, and what to do, rendered here for people.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use indexmap::IndexSet;

use super::codes::Code;
pub use super::codes::Severity;
use super::id::FigureId;
use super::source::{Sources, Span, display_width};

/// A place and the words about it (may be empty).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Label {
    /// The characters it points at.
    pub span: Span,
    /// Words printed behind the carets.
    pub text: String,
}

/// One finding, in Chinese, with the places it refers to and what to do about it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: &'static Code,
    /// One sentence, no full stop at its end.
    pub message: String,
    /// Places, the first being the main one.
    pub labels: Vec<Label>,
    /// What to do, a sentence each.
    pub hints: Vec<String>,
    /// The figure it is about.
    pub figure: Option<FigureId>,
}

impl Diagnostic {
    /// A finding of that kind.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        let message = clipped(message.into());
        Self { code, message, labels: Vec::new(), hints: Vec::new(), figure: None }
    }

    /// How bad it is: its code says.
    pub fn severity(&self) -> Severity {
        self.code.severity
    }

    /// Points at a place.
    pub fn at(self, span: impl Into<Option<Span>>) -> Self {
        self.label(span, "")
    }

    /// Points at a place and says something of it.
    pub fn label(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        if let Some(span) = span.into() {
            self.labels.push(Label { span, text: clipped(text.into()) });
        }
        self
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(clipped(hint.into()));
        self
    }

    /// The same with another hint in place of those that it has.
    pub fn instead(mut self, hint: impl Into<String>) -> Self {
        self.hints = vec![clipped(hint.into())];
        self
    }

    /// Names the figure it is about.
    pub fn figure(mut self, id: &FigureId) -> Self {
        self.figure = Some(id.clone());
        self
    }

    /// The finding as people read it: a headline, the line with carets, the hints. Ends with a line end.
    pub fn render(&self, sources: &Sources) -> String {
        let mut out = format!("{}[{}]：{}\n", self.severity().word(), self.code, self.message);
        let shown = &self.labels[..self.labels.len().min(MOST_PLACES)];
        for label in shown {
            render_label(&mut out, label, sources);
        }
        let left = self.labels.len() - shown.len();
        if left > 0 {
            let _ = writeln!(out, "  另有 {left} 处没有列出，check --json 全部列出");
        }
        for hint in &self.hints {
            let _ = writeln!(out, "  提示：{hint}");
        }
        out
    }
}

/// The most places of a finding that are printed.
const MOST_PLACES: usize = 10;

/// A text without the middle of its long runs: users' texts that it quotes may be of any length.
fn clipped(text: String) -> String {
    // Far more than a sentence of our own or a list of names has between two marks.
    const LONGEST: usize = 300;
    const KEPT: usize = 40;
    if text.len() <= LONGEST {
        return text;
    }
    let mut out = String::new();
    for run in text.split_inclusive(['“', '”', '：', '、', '；', '\n']) {
        let count = run.chars().count();
        if count <= LONGEST {
            out.push_str(run);
            continue;
        }
        out.extend(run.chars().take(KEPT));
        out.push_str("……");
        out.extend(run.chars().skip(count - 1));
    }
    shortened(out)
}

/// A text of a length that can still be read.
fn shortened(text: String) -> String {
    const LONGEST: usize = 4000;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &text[..end]),
        None => text,
    }
}

fn render_label(out: &mut String, label: &Label, sources: &Sources) {
    let source = sources.get(label.span.source);
    let at = source.position(label.span.start as usize);
    let _ = writeln!(out, "  --> {}:{}:{}", source.name, at.line, at.column);
    let line = source.line(at.line);
    let line_start = source.line_range(at.line).start;
    let start = (label.span.start as usize - line_start).min(line.len());
    let end = (label.span.end as usize).saturating_sub(line_start).clamp(start, line.len());
    let (window, cut) = window(line, start);
    let width =
        |range: Range<usize>| line.get(range).unwrap_or("").chars().map(shown_width).sum::<usize>();
    let mark = if window.start > 0 { display_width('…') } else { 0 };
    let before = mark + width(window.start..start);
    let carets = width(start..end.min(window.end)).max(1);
    let gutter = at.line.to_string().len();
    let text = if label.text.is_empty() { String::new() } else { format!(" {}", label.text) };
    let _ = writeln!(out, " {:gutter$} |", "");
    let _ = writeln!(out, " {} | {cut}", at.line);
    let _ = writeln!(out, " {:gutter$} | {:before$}{}{text}", "", "", "^".repeat(carets));
}

/// The part of a line around a byte that fits on a screen, and how it is shown: tabs as arrows, `…` where cut.
fn window(line: &str, at: usize) -> (Range<usize>, String) {
    const BEFORE: usize = 40;
    const WHOLE: usize = 96;
    let mut room = BEFORE;
    let fits = |room: &mut usize, c: char| {
        let left = room.checked_sub(shown_width(c));
        *room = left.unwrap_or(0);
        left.is_some()
    };
    let all: usize = line.chars().map(shown_width).sum();
    let mut range = 0..line.len();
    if all > WHOLE {
        let before = line[..at].char_indices().rev().take_while(|(_, c)| fits(&mut room, *c));
        range.start = before.last().map_or(at, |(byte, _)| byte);
        room += WHOLE - BEFORE;
        let after = line[at..].char_indices().take_while(|(_, c)| fits(&mut room, *c));
        range.end = after.last().map_or(at, |(byte, c)| at + byte + c.len_utf8());
    }
    let mut shown = String::from(if range.start > 0 { "…" } else { "" });
    for c in line[range.clone()].chars() {
        if c == '\t' { shown.push_str("→   ") } else { shown.push(visible(c)) }
    }
    shown.push_str(if range.end < line.len() { "…" } else { "" });
    (range, shown)
}

/// Columns of a character in a snippet, where a tab is shown as an arrow four wide.
fn shown_width(c: char) -> usize {
    if c == '\t' { 4 } else { display_width(visible(c)) }
}

/// What a terminal is shown for a character that would move its cursor, turn its text around or not be seen.
pub fn visible(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(c as u32 + 0x2400).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        c if c.is_control() || is_invisible(c) => '\u{fffd}',
        c => c,
    }
}

/// Lines without characters that a terminal would obey: names of files and words of facts may hold any.
pub fn printable(lines: &str) -> Cow<'_, str> {
    let keeps = |c: char| matches!(c, '\n' | '\t') || visible(c) == c;
    if lines.chars().all(keeps) {
        return lines.into();
    }
    lines.chars().map(|c| if keeps(c) { c } else { visible(c) }).collect()
}

/// Whether a character has no shape of its own: zero-width blanks, joiners, marks of direction, a byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The findings of a run, in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    all: IndexSet<Diagnostic>,
}

impl Diagnostics {
    /// Adds one, unless it is there already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.insert(diagnostic);
    }

    /// Keeps those of which something holds.
    pub fn retain(&mut self, holds: impl FnMut(&Diagnostic) -> bool) {
        self.all.retain(holds);
    }

    /// All findings so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// Takes over another run's findings.
    pub fn extend(&mut self, other: Diagnostics) {
        self.all.extend(other.all);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|d| d.severity() == severity).count()
    }
}
