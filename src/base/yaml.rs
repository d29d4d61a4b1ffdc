//! YAML text to nodes with spans; the only file that knows the YAML crate.
//!
//! The crate's events are read rather than its typed values: a number keeps its characters, a key that
//! stands twice is seen twice, and what a text would lose in silence (anchors, tags, a second document) is
//! reported. A fault that can be mended is reported and mended, so that the rest of the file is still read.

mod characters;
mod mended;
mod node;
mod scan;

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use serde_saphyr::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle};

use self::mended::{Edit, Mended};
use super::diag::{Diagnostic, Diagnostics};
use super::source::{SourceId, Sources, Span};

pub use node::{Entry, Node, Value};

/// What could be read of a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The tree; `None` if there is nothing, or nothing can be made of it.
    pub root: Option<Node>,
    /// Whether every line is in the tree. If not, what seems to be missing may stand in a faulty line.
    pub whole: bool,
}

/// Reads a text whose every line must be right: a tree, or findings and `None`.
pub fn parse(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> Option<Node> {
    let reading = read(source, sources, findings);
    reading.root.filter(|_| reading.whole)
}

/// Reads what can be read of a text and reports everything else, all in one go.
pub fn read(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> Reading {
    let text = &sources.get(source).text;
    let faults = scan::faults(text);
    let mut edits: Vec<_> = faults.iter().flat_map(|fault| fault.mend.clone()).collect();
    let mut known: Vec<_> =
        faults.iter().map(|fault| sources.get(source).position(fault.at.start).line).collect();
    let mut whole = true;
    faults.iter().for_each(|fault| findings.push(fault.report(source)));
    // Each round takes a line away.
    for _ in 0..ROUNDS {
        let mended = Mended::new(text, &edits);
        let fault = match Builder::new(source, text, &mended).read() {
            Ok((root, found)) => {
                found.into_iter().for_each(|finding| findings.push(finding));
                report_empty(&root, whole, source, findings);
                return Reading { root, whole };
            }
            Err(fault) => fault,
        };
        let at = mended.old(fault.at);
        let line = sources.get(source).position(at).line;
        if !known.contains(&line) {
            findings.push(syntax_error(&fault.kind, source, text, at));
        }
        known.push(line);
        whole = false;
        let Some(edit) = without_line(text, line, &mut edits) else {
            return Reading { root: None, whole };
        };
        edits.push(edit);
    }
    Reading { root: None, whole }
}

/// So many lines that cannot be read are no facts file: the rest would only be guesses.
const ROUNDS: usize = 50;

fn report_empty(root: &Option<Node>, whole: bool, source: SourceId, findings: &mut Diagnostics) {
    if whole && root.as_ref().is_none_or(Node::is_null) {
        let finding = Diagnostic::error("Y12", "文件里没有内容")
            .at(Span::new(source, 0..0))
            .hint("参照示例数据文件填写，或用 jixiao new 生成一份带说明的起始文件");
        findings.push(finding);
    }
}

/// The edit that takes a faulty line and what hangs under it away, keeping its key the first time.
fn without_line(text: &str, line: usize, edits: &mut Vec<Edit>) -> Option<Edit> {
    let lines = line_ranges(text);
    let index = (line - 1).min(lines.len().checked_sub(1)?);
    let start = lines[index].start;
    let indent = scan::indent(&text[lines[index].clone()]);
    let under = lines[index + 1..].iter().take_while(|range| {
        let below = text[(*range).clone()].trim_end();
        below.trim().is_empty() || scan::indent(below) > indent
    });
    let end = under.last().unwrap_or(&lines[index]).end;
    let key = scan::key_prefix(&text[lines[index].clone()]);
    let kept = format!("{key}\n");
    let tried = |new: &str| edits.iter().any(|edit| edit.old == (start..end) && edit.new == new);
    let new = if tried(&kept) { "\n".to_string() } else { kept };
    if tried(&new) && (new == "\n" || key.is_empty()) {
        return None;
    }
    edits.retain(|edit| edit.old.end <= start || edit.old.start >= end);
    Some(Edit::new(start..end, new))
}

/// The bytes of each line, its line end included.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end;
        range
    });
    ends.collect()
}

/// Where the crate could not go on and why.
struct SyntaxFault {
    kind: ErrorKind,
    /// A byte of the mended text.
    at: usize,
}

/// An event and the bytes of the mended text that it stands on.
type Placed<'t> = (Event<'t>, Range<usize>);

/// Puts events together to nodes.
struct Builder<'t> {
    source: SourceId,
    text: &'t str,
    mended: &'t Mended,
    findings: Vec<Diagnostic>,
}

impl<'t> Builder<'t> {
    fn new(source: SourceId, text: &'t str, mended: &'t Mended) -> Self {
        Self { source, text, mended, findings: Vec::new() }
    }

    fn read(mut self) -> Result<(Option<Node>, Vec<Diagnostic>), SyntaxFault> {
        let mut events = self.events()?.into_iter().peekable();
        let root = events.peek().is_some().then(|| self.node(&mut events, 0..0));
        if let Some((_, range)) = events.next() {
            let finding = Diagnostic::error("Y10", "文件里有第二份数据")
                .label(self.span(range), "从这里起是第二份")
                .hint("一个文件只写一份；删去“---”，或把第二份另存为一个文件");
            self.findings.push(finding);
        }
        Ok((root, self.findings))
    }

    /// All events that stand for nodes; documents after the first are kept as their start alone.
    fn events(&mut self) -> Result<Vec<Placed<'t>>, SyntaxFault> {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
        };
        let mut events = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(&self.mended.text, options) {
            let (event, span) = event.map_err(|error| SyntaxFault {
                kind: error.kind().clone(),
                at: error.marker().byte_offset().unwrap_or(0),
            })?;
            let byte = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(0);
            if let Some(tag) = span.tag_start {
                self.refuse_tag(byte(tag));
            }
            let range = byte(span.start)..byte(span.end).max(byte(span.start));
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        events.push((event, range));
                    }
                }
                Event::Anchor(..) => self.refuse_anchor(range),
                _ if documents < 2 => events.push((event, range)),
                _ => {}
            }
        }
        Ok(events)
    }

    /// The next node; `before` is where its key or dash ends, for a value that is not there.
    fn node(&mut self, events: &mut Peekable<IntoIter<Placed<'t>>>, before: Range<usize>) -> Node {
        let Some((event, range)) = events.next() else {
            return Node { span: self.span(before), value: Value::Null };
        };
        match event {
            Event::Scalar(text, style, _, _) => self.scalar(&text, style, range, before),
            Event::SequenceStart(..) => self.sequence(events, range),
            Event::MappingStart(..) => self.mapping(events, range),
            // The crate closes what it opens, so only an alias is left.
            _ => {
                self.refuse_alias(range.clone());
                Node { span: self.span(range), value: Value::Null }
            }
        }
    }

    fn sequence(
        &mut self,
        events: &mut Peekable<IntoIter<Placed<'t>>>,
        start: Range<usize>,
    ) -> Node {
        let mut items = Vec::new();
        let mut before = start.clone();
        while events.peek().is_some_and(|(event, _)| *event != Event::SequenceEnd) {
            before = events.peek().map_or(before, |(_, range)| range.start..range.start);
            items.push(self.node(events, before.clone()));
        }
        events.next();
        Node { span: self.first_character(start), value: Value::Sequence(items) }
    }

    fn mapping(
        &mut self,
        events: &mut Peekable<IntoIter<Placed<'t>>>,
        start: Range<usize>,
    ) -> Node {
        let mut entries = Vec::new();
        while events.peek().is_some_and(|(event, _)| *event != Event::MappingEnd) {
            let key = self.node(events, start.clone());
            let colon = key.span.range().end..key.span.range().end;
            let value = self.value(events, colon);
            match key.value {
                Value::Scalar { text, .. } => {
                    entries.push(Entry { key: text, key_span: key.span, value });
                }
                Value::Null => self.refuse_key(key.span, "键没有写名称"),
                Value::Sequence(_) | Value::Mapping(_) => {
                    self.refuse_key(key.span, "键只能是一个词");
                }
            }
        }
        events.next();
        Node { span: self.first_character(start), value: Value::Mapping(entries) }
    }

    /// A value behind a key that ends at a byte of the text as it was.
    fn value(
        &mut self,
        events: &mut Peekable<IntoIter<Placed<'t>>>,
        key_end: Range<usize>,
    ) -> Node {
        let mut node = self.node(events, 0..0);
        if node.is_null() && node.span.start == node.span.end {
            node.span = Span::new(self.source, key_end);
        }
        node
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        range: Range<usize>,
        before: Range<usize>,
    ) -> Node {
        let quoted = style != ScalarStyle::Plain;
        let absent = range.is_empty() && !quoted;
        let span = self.span(if absent { before } else { range });
        if !quoted && (absent || matches!(text, "~" | "null" | "Null" | "NULL" | "")) {
            return Node { span, value: Value::Null };
        }
        let raw = &self.text[span.range()];
        let text = if style == ScalarStyle::Literal { text.to_string() } else { unfold(text, raw) };
        self.findings.extend(characters::odd(&text, raw, span));
        Node { span, value: Value::Scalar { text, quoted } }
    }

    /// Bytes of the mended text as a span of the text as it was.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.mended.old_range(range))
    }

    fn first_character(&self, range: Range<usize>) -> Span {
        let start = self.mended.old(range.start);
        let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(self.source, start..start + width)
    }

    fn refuse_anchor(&mut self, range: Range<usize>) {
        let finding = Diagnostic::error("Y11", "不支持 YAML 的锚点（&）")
            .at(self.span(range))
            .hint("文字本身以 & 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_alias(&mut self, range: Range<usize>) {
        let finding = Diagnostic::error("Y11", "不支持 YAML 的别名（*）")
            .at(self.span(range))
            .hint("文字本身以 * 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_tag(&mut self, byte: usize) {
        let finding = Diagnostic::error("Y11", "不支持 YAML 的标签（!）")
            .at(self.first_character(byte..byte))
            .hint("文字本身以 ! 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_key(&mut self, span: Span, message: &str) {
        let finding = Diagnostic::error("Y11", message).at(span).hint("写成“键: 值”");
        self.findings.push(finding);
    }
}

/// Takes out the blank that YAML puts where a text goes on in the next line, if Chinese stands on both sides.
fn unfold(text: &str, raw: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    let lines: Vec<_> = raw.lines().map(str::trim).collect();
    for pair in lines.windows(2) {
        let ends = (pair[0].chars().next_back(), pair[1].chars().next());
        let (Some(left), Some(right)) = ends else { continue };
        if !(characters::is_chinese(left) && characters::is_chinese(right)) {
            continue;
        }
        if let Some(at) = rest.find(&format!("{left} {right}")) {
            out.push_str(&rest[..at + left.len_utf8()]);
            rest = &rest[at + left.len_utf8() + 1..];
        }
    }
    out + rest
}

fn syntax_error(kind: &ErrorKind, source: SourceId, text: &str, at: usize) -> Diagnostic {
    let (message, hint) = words(kind);
    let at = at.min(text.len());
    // At the end of the file the last character is a better place than none.
    let at = if at == text.len() { text.trim_end().len() } else { at };
    let width = text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Diagnostic::error("Y20", message).at(Span::new(source, at..at + width)).hint(hint)
}

/// What the crate found wrong, in Chinese, and what to do about it.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as K;
    let (message, hint) = match kind {
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (
                "这里的冒号让这一行无法读懂",
                "文字里有半角冒号加空格（: ）时，把整段文字加上引号；并检查上一行是否写完、缩进是否对齐",
            )
        }
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::MappingKeyNotAllowed => {
            ("这一行的缩进与上面的内容对不上", "同一级的键左边对齐，下一级比上一级多缩进两个空格")
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            ("这一行不是“键: 值”的写法", "键后面写半角冒号和一个空格，例如 year: 2023")
        }
        K::BlockSequenceEntryNotAllowed
        | K::ExpectedBlockSequenceEntry
        | K::InvalidBlockEntryWhitespace
        | K::BlockEntryInFlowCollection => {
            ("列表写得不对", "列表每项另起一行，以“- ”（短横加空格）开头，各项左边对齐")
        }
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => ("引号没有配对", "补上另一半引号"),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            ("引号后面还有文字", "把整段文字都放在引号里；文字里的引号用中文引号“”")
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => {
            ("双引号里的反斜杠（\\）写法不对", "改用单引号，或把反斜杠写成两个（\\\\）")
        }
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::InvalidFlowScalarIndent
        | K::FlowMappingValueAdjacentCollection => (
            "括号里的内容写得不对，或括号没有配对",
            "各项之间用半角逗号，写成 {budget: 1.00, actual: 1.00}；文字含逗号、括号时加引号",
        ),
        K::UnexpectedCharacter { character } => {
            let message = format!("没加引号的文字不能以“{character}”开头");
            return (message, "把整段文字加上引号");
        }
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => ("这里有制表符（Tab）", "缩进只用空格，每级两个"),
        K::InvalidBlockScalarHeader
        | K::ZeroBlockScalarIndent
        | K::InvalidBlockScalarIndent
        | K::UnexpectedEndOfPlainScalar => {
            ("多行文字写得不对", "“|”后面换行，下面每行文字都比键多缩进两个空格")
        }
        K::CommentInterceptedScalar | K::CommentNotSeparated => {
            ("注释的位置不对", "“#”前面空一格；多行文字中间不写注释")
        }
        K::MissingAnchorOrAliasName | K::PlainScalarStartsWithDashFlowIndicator => {
            ("没加引号的文字不能这样开头", "把整段文字加上引号")
        }
        K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => ("没加引号的文字不能以“!”开头", "把整段文字加上引号"),
        K::MissingDirectiveName | K::InvalidDirectiveName | K::InvalidDirectiveTerminator => {
            ("没加引号的文字不能以“%”开头", "把整段文字加上引号")
        }
        K::RecursionLimitExceeded => ("嵌套的层数太多", "减少层数，参照示例数据文件的写法"),
        K::InvalidDocumentEnd | K::ExpectedDocumentStart | K::MissingDocumentEndBeforeDirective => {
            ("“---”或“...”用得不对", "一个文件只写一份数据，不需要这些符号")
        }
        _ => ("这里不合 YAML 的写法", "检查这一行的冒号、引号、括号和缩进；把文字加上引号再试"),
    };
    (message.to_string(), hint)
}
