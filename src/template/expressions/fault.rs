//! What cannot be read of a template, and where.

use std::ops::Range;

/// What cannot be read, and where.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TemplateFault {
    /// The bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do, if there is more to say.
    pub hint: String,
}

impl TemplateFault {
    /// A fault at some bytes.
    pub(crate) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { span, message: message.into(), hint: hint.into() }
    }
}

/// What can go wrong carries a fault.
pub(super) type Parsed<T> = Result<T, Box<TemplateFault>>;
