//! The YAML crate's events to nodes; YAML features that facts files do not use are reported.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use serde_saphyr::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle};

use super::characters;
use super::node::{Entry, Node, NodeValue};
use super::repaired::Repaired;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};

/// Where the crate stopped reading, and why.
pub(super) struct SyntaxFault {
    /// The crate's error.
    pub kind: ErrorKind,
    /// The byte of the repaired text where it stopped.
    pub at: usize,
}

/// An event and its byte range in the repaired text.
type Placed<'t> = (Event<'t>, Range<usize>);

/// Builds nodes from events.
pub(super) struct TreeBuilder<'t> {
    source: SourceId,
    text: &'t str,
    repaired: &'t Repaired,
    findings: Vec<Diagnostic>,
}

impl<'t> TreeBuilder<'t> {
    /// A builder for a repaired text, with the original text.
    pub(super) fn new(source: SourceId, text: &'t str, repaired: &'t Repaired) -> Self {
        Self { source, text, repaired, findings: Vec::new() }
    }

    /// The tree, and a finding for each feature that the crate accepts but facts files do not use.
    pub(super) fn read(mut self) -> Result<(Option<Node>, Vec<Diagnostic>), SyntaxFault> {
        let mut events = self.events()?.into_iter().peekable();
        let root = events.peek().is_some().then(|| self.node(&mut events, 0..0));
        if let Some((_, range)) = events.next() {
            let finding = Diagnostic::new(codes::Y10, "文件里有第二份数据")
                .label(self.span(range), "从这里起是第二份")
                .hint("一个文件只写一份；删去“---”，或把第二份另存为一个文件");
            self.findings.push(finding);
        }
        Ok((root, self.findings))
    }

    /// The events of the first document's nodes, and the start of the second document if there is one.
    fn events(&mut self) -> Result<Vec<Placed<'t>>, SyntaxFault> {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
        };
        let mut events = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(&self.repaired.text, options) {
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

    /// The next node; a missing value gets the span `before`, the end of its key or dash.
    fn node(&mut self, events: &mut Peekable<IntoIter<Placed<'t>>>, before: Range<usize>) -> Node {
        let Some((event, range)) = events.next() else {
            return Node { span: self.span(before), value: NodeValue::Null };
        };
        match event {
            Event::Scalar(text, style, _, _) => self.scalar(&text, style, range, before),
            Event::SequenceStart(..) => self.sequence(events, range),
            Event::MappingStart(..) => self.mapping(events, range),
            // The crate's events are balanced, so this can only be an alias.
            _ => {
                self.refuse_alias(range.clone());
                Node { span: self.span(range), value: NodeValue::Null }
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
        Node { span: self.first_character(start), value: NodeValue::Sequence(items) }
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
                NodeValue::Scalar { text, .. } => {
                    entries.push(Entry { key: text, key_span: key.span, value });
                }
                NodeValue::Null => self.refuse_key(key.span, "键没有写名称"),
                NodeValue::Sequence(_) | NodeValue::Mapping(_) => {
                    self.refuse_key(key.span, "键只能是一个词");
                }
            }
        }
        events.next();
        Node { span: self.first_character(start), value: NodeValue::Mapping(entries) }
    }

    /// The value of a key that ends at `key_end` in the original text.
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
            return Node { span, value: NodeValue::Null };
        }
        let raw = &self.text[span.range()];
        let text = if style == ScalarStyle::Literal { text.to_string() } else { unfold(text, raw) };
        self.findings.extend(characters::odd(&text, raw, span));
        Node { span, value: NodeValue::Scalar { text, quoted } }
    }

    /// A byte range of the repaired text as a span of the original text.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.repaired.old_range(range))
    }

    fn first_character(&self, range: Range<usize>) -> Span {
        let start = self.repaired.old(range.start);
        let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(self.source, start..start + width)
    }

    fn refuse_anchor(&mut self, range: Range<usize>) {
        let finding = Diagnostic::new(codes::Y11, "不支持 YAML 的锚点（&）")
            .at(self.span(range))
            .hint("文字本身以 & 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_alias(&mut self, range: Range<usize>) {
        let finding = Diagnostic::new(codes::Y11, "不支持 YAML 的别名（*）")
            .at(self.span(range))
            .hint("文字本身以 * 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_tag(&mut self, byte: usize) {
        let finding = Diagnostic::new(codes::Y11, "不支持 YAML 的标签（!）")
            .at(self.first_character(byte..byte))
            .hint("文字本身以 ! 开头时，把整段文字加上引号");
        self.findings.push(finding);
    }

    fn refuse_key(&mut self, span: Span, message: &str) {
        let finding = Diagnostic::new(codes::Y11, message).at(span).hint("写成“键: 值”");
        self.findings.push(finding);
    }
}

/// Removes the space that YAML inserts at a folded line end, where both neighbours are Chinese characters.
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
