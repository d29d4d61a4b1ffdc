//! YAML nodes to plain values, every mistake reported with its place: unknown, missing and double keys, wrong kinds.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::base::yaml::{Entry, Node, NodeValue};

/// A mapping that is being read: what is asked for is known, what is left over is a mistake.
pub(super) struct PackFields<'n> {
    entries: &'n [Entry],
    span: Span,
    asked: Vec<&'static str>,
}

/// What to do about a pack that lacks something.
pub(super) const ONLY_SOME: &str =
    "补上它；只改几处的版式，在 report.yaml 里写 extends: standard，没有写的都用 standard 的";

/// What stands at the top of `report.yaml` and `style.yaml`, which another pack may give.
const IN_OUTLINE: [&str; 9] =
    ["title", "unit", "table_label", "sections", "page", "faces", "fallback", "roles", "table"];

impl<'n> PackFields<'n> {
    /// Begins to read a mapping.
    pub(super) fn open(node: &'n Node, findings: &mut Diagnostics) -> Option<Self> {
        let NodeValue::Mapping(entries) = &node.value else {
            findings.push(wrong_kind(node, "一组“键: 值”"));
            return None;
        };
        for (index, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..index].iter().find(|e| e.key == entry.key) {
                findings.push(twice(entry, first.key_span));
            }
        }
        Some(Self { entries, span: node.span, asked: Vec::new() })
    }

    /// All entries, for a mapping whose keys are names that the pack gives itself.
    pub(super) fn entries(&self) -> &'n [Entry] {
        self.entries
    }

    /// The value of a key, if it is there and not empty.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (entry.value.value != NodeValue::Null).then_some(&entry.value)
    }

    /// The value of a key that must be there.
    pub(super) fn need(
        &mut self,
        key: &'static str,
        findings: &mut Diagnostics,
    ) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() {
            findings.push(self.lacks(key));
        }
        found
    }

    /// Reports a key with nothing behind it that may as well not be there.
    pub(super) fn refuse_blank(&self, key: &str, hint: &str, findings: &mut Diagnostics) {
        let is_blank = |entry: &&Entry| entry.key == key && entry.value.value == NodeValue::Null;
        if let Some(entry) = self.entries.iter().find(is_blank) {
            let finding = Diagnostic::new(codes::P02, format!("{key} 是空的"));
            findings.push(finding.at(entry.key_span).hint(hint));
        }
    }

    /// The finding for a key that is not there, or has nothing behind it.
    fn lacks(&self, key: &str) -> Diagnostic {
        match self.entries.iter().find(|entry| entry.key == key) {
            Some(entry) => Diagnostic::new(codes::P02, format!("{key} 是空的"))
                .at(entry.key_span)
                .hint("这一项不能没有：写上内容；继承别的版式的，删去这一行就用它的"),
            None => Diagnostic::new(codes::P02, format!("缺少 {key}"))
                .at(self.span)
                .hint(if IN_OUTLINE.contains(&key) { ONLY_SOME } else { "补上它" }),
        }
    }

    /// The value of a key that must be there, as text.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        findings: &mut Diagnostics,
    ) -> Option<&'n str> {
        self.need(key, findings).and_then(|node| text(node, findings))
    }

    /// The whole number of a key within a range; `otherwise` if it is not there.
    pub(super) fn count(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u16>,
        otherwise: u16,
        findings: &mut Diagnostics,
    ) -> u16 {
        self.get(key).and_then(|node| count(node, range, findings)).unwrap_or(otherwise)
    }

    /// The items of a key that holds a list, or one item alone; none if it is not there.
    pub(super) fn list(&mut self, key: &'static str) -> &'n [Node] {
        self.get(key).map_or(&[], list)
    }

    /// Ends reading and reports the keys that nobody asked for.
    pub(super) fn close(self, findings: &mut Diagnostics) {
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                findings.push(unknown_key(entry, &self.asked));
            }
        }
    }
}

/// Reports what is no mapping, with how one is written.
pub(super) fn of_kind(node: &Node, hint: &str, findings: &mut Diagnostics) {
    findings.push(wrong_kind(node, "一组“键: 值”").hint(hint));
}

/// Reports what is no list, with how one is written.
pub(super) fn no_list(node: &Node, hint: &str, findings: &mut Diagnostics) {
    findings.push(wrong_kind(node, "一个列表").hint(hint));
}

/// A scalar's text.
pub(super) fn text<'n>(node: &'n Node, findings: &mut Diagnostics) -> Option<&'n str> {
    match &node.value {
        NodeValue::Scalar { text, .. } => Some(text),
        NodeValue::Null | NodeValue::Sequence(_) | NodeValue::Mapping(_) => {
            findings.push(wrong_kind(node, "一段文字"));
            None
        }
    }
}

/// The items of a list; anything else is a list of itself.
pub(super) fn list(node: &Node) -> &[Node] {
    match &node.value {
        NodeValue::Sequence(items) => items,
        NodeValue::Null => &[],
        NodeValue::Scalar { .. } | NodeValue::Mapping(_) => std::slice::from_ref(node),
    }
}

/// Whether a switch is on.
pub(super) fn flag(node: &Node, findings: &mut Diagnostics) -> Option<bool> {
    match text(node, findings)? {
        "true" => Some(true),
        "false" => Some(false),
        other => {
            findings.push(wrong_value(node, other, "写 true（是）或 false（否）"));
            None
        }
    }
}

/// A whole number within a range.
pub(super) fn count(
    node: &Node,
    range: std::ops::RangeInclusive<u16>,
    findings: &mut Diagnostics,
) -> Option<u16> {
    let written = text(node, findings)?;
    let number = written.parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        let hint = match written.contains(['，', '、']) {
            true => format!("各项之间用半角逗号：[{}]", written.replace(['，', '、'], ", ")),
            false => format!("写 {} 到 {} 之间的整数", range.start(), range.end()),
        };
        findings.push(wrong_value(node, written, &hint));
    }
    number
}

/// A value that is not one of those allowed.
pub(super) fn wrong_value(node: &Node, written: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(codes::P04, format!("不能写“{written}”")).at(node.span).hint(hint)
}

fn wrong_kind(node: &Node, wanted: &str) -> Diagnostic {
    let found = match &node.value {
        NodeValue::Null => "空着",
        NodeValue::Scalar { .. } => "一段文字",
        NodeValue::Sequence(_) => "一个列表",
        NodeValue::Mapping(_) => "一组“键: 值”",
    };
    Diagnostic::new(codes::P03, format!("此处应是{wanted}，现在是{found}")).at(node.span)
}

fn twice(entry: &Entry, first: Span) -> Diagnostic {
    Diagnostic::new(codes::P05, format!("键 {} 写了两次", entry.key))
        .at(entry.key_span)
        .label(first, "第一次在这里")
        .hint("请删去一个")
}

fn unknown_key(entry: &Entry, asked: &[&'static str]) -> Diagnostic {
    let finding =
        Diagnostic::new(codes::P01, format!("不认识的键 {}", entry.key)).at(entry.key_span);
    match nearest(&entry.key, asked.iter().copied()) {
        Some(near) => finding.hint(format!("是否想写 {near}？")),
        None => finding.hint(format!("此处可写：{}", asked.join("、"))),
    }
}

/// The items of a word list. An empty word would be found everywhere.
pub(super) fn words(nodes: &[Node], findings: &mut Diagnostics) -> Vec<String> {
    let mut texts = Vec::new();
    for node in nodes {
        match text(node, findings) {
            Some(text) if text.trim().is_empty() => findings.push(empty_word().at(node.span)),
            Some(text) => texts.push(text.to_string()),
            None => {}
        }
    }
    texts
}

/// A word that is empty.
pub(super) fn empty_word() -> Diagnostic {
    Diagnostic::new(codes::P04, "词不能是空的").hint("写上要找的词，或删去这一项")
}
