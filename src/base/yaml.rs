//! YAML text to nodes with spans; the only file that knows the YAML crate.

use super::source::Span;

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
    /// The characters of a scalar; the start of a sequence or mapping.
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
