//! The tree that a YAML text becomes: scalars as text, with the bytes that each stands on.

use crate::base::source::Span;

/// A key and its value in a mapping.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The characters of a scalar, quotes included; the first character of a sequence or mapping; an
    /// empty span behind the key or dash of a value that is not there.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node can be. Scalars are text: what they mean is for the reader to decide.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// `null`, `~` or nothing at all.
    Null,
    /// A scalar with its quotes and escapes undone.
    Scalar {
        /// Its text as it reads.
        text: String,
        /// Whether it was quoted or a block (`|`, `>`).
        quoted: bool,
    },
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping in file order; a key may stand twice.
    Mapping(Vec<Entry>),
}

impl Node {
    /// Whether nothing was filled in.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Its text, if it is a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Its entries, if it is a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            Value::Null | Value::Scalar { .. } | Value::Sequence(_) => None,
        }
    }

    /// Its items, if it is a sequence.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            Value::Null | Value::Scalar { .. } | Value::Mapping(_) => None,
        }
    }

    /// The value of a key, the first if it stands twice.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}
