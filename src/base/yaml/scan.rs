//! Raw text to the faults that YAML would explain badly or swallow, each with the edit that mends it.

use std::ops::Range;

use super::mended::Edit;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Span};

/// Something wrong in the raw text.
pub struct Fault {
    /// The bytes to point at.
    pub at: Range<usize>,
    /// Edits after which the text can be read.
    pub mend: Vec<Edit>,
    /// Whether nothing is lost by them.
    pub whole: bool,
    code: &'static str,
    message: String,
    hint: String,
}

impl Fault {
    /// The finding about it.
    pub fn report(self, source: SourceId) -> Diagnostic {
        Diagnostic::error(self.code, self.message).at(Span::new(source, self.at)).hint(self.hint)
    }
}

/// All faults of a text in file order.
pub fn faults(_text: &str) -> Vec<Fault> {
    Vec::new()
}

/// How many blanks of any kind a line begins with.
pub fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// The part of a line up to the colon of its key: indent, dashes, key; empty if it has no key.
pub fn key_prefix(line: &str) -> &str {
    let body = line.trim_start_matches([' ', '-']);
    let key = body.len() - body.trim_start_matches(is_key_character).len();
    let end = line.len() - body.len() + key;
    if key > 0 && line[end..].starts_with(':') { &line[..=end] } else { "" }
}

fn is_key_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.')
}
