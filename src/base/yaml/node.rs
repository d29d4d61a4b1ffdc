//! The tree of a YAML text: scalars stay text, and each node has its span.

use crate::base::diag::is_invisible;
use crate::base::source::Span;

/// A key and its value in a mapping.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// The key's place in the text.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A value and its place in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The characters of a scalar, quotes included; the first character of a sequence or mapping; for a missing
    /// value an empty span after its key or dash.
    pub span: Span,
    /// What it is.
    pub value: NodeValue,
}

/// The kinds of nodes. Scalars are text; the reader of the facts decides what they mean.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeValue {
    /// `null`, `~` or an empty value.
    Null,
    /// A scalar with quotes and escapes resolved.
    Scalar {
        /// The text.
        text: String,
        /// Whether it is quoted or a block scalar (`|`, `>`).
        quoted: bool,
    },
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping in file order; a key may occur twice.
    Mapping(Vec<Entry>),
}

impl Node {
    /// Whether the value is missing.
    pub fn is_null(&self) -> bool {
        self.value == NodeValue::Null
    }

    /// The tree with every scalar that shows nothing read as missing: blanks, full-width ones, characters without width.
    pub fn without_blanks(self) -> Self {
        let value = match self.value {
            NodeValue::Scalar { text, .. } if is_blank(&text) => NodeValue::Null,
            NodeValue::Sequence(items) => {
                NodeValue::Sequence(items.into_iter().map(Self::without_blanks).collect())
            }
            NodeValue::Mapping(entries) => {
                let entry = |entry: Entry| Entry { value: entry.value.without_blanks(), ..entry };
                NodeValue::Mapping(entries.into_iter().map(entry).collect())
            }
            value => value,
        };
        Self { value, ..self }
    }

    /// Its text, if it is a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } => Some(text),
            NodeValue::Null | NodeValue::Sequence(_) | NodeValue::Mapping(_) => None,
        }
    }

    /// Whether it is a mapping, for values that may be short or long.
    pub fn is_mapping(&self) -> bool {
        self.entries().is_some()
    }

    /// Its entries, if it is a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            NodeValue::Mapping(entries) => Some(entries),
            NodeValue::Null | NodeValue::Scalar { .. } | NodeValue::Sequence(_) => None,
        }
    }

    /// Its items, if it is a sequence.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::Sequence(items) => Some(items),
            NodeValue::Null | NodeValue::Scalar { .. } | NodeValue::Mapping(_) => None,
        }
    }

    /// The value of a key; of a duplicate key, the first value.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}

/// Whether a text shows nothing.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}
