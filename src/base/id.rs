//! Identifiers of figures and document nodes, and the origin of each piece of a document.

use std::fmt;
use std::sync::Arc;

use super::digest::{digest, digest_twice};
use super::source::Span;

/// The dotted name of a figure, as facts and templates cite it: `three_public.reception.actual`.
///
/// ASCII lower-case letters, digits, `_` and `.`; cheap to clone; ordered by its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FigureId(Arc<str>);

impl FigureId {
    /// An id from a dotted name that is known to be valid.
    pub fn new(name: impl AsRef<str>) -> Self {
        Self(name.as_ref().into())
    }

    /// Parses an id: words of lower-case letters, digits and `_`, separated by dots. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        text.split('.').all(is_id).then(|| Self::new(text))
    }

    /// The dotted name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a member of this one: `staff` and `actual` give `staff.actual`.
    pub fn child(&self, name: &str) -> Self {
        Self(format!("{}.{name}", self.0).into())
    }
}

/// A thing by its name with its id or key behind it, as messages call it: `编制数（staff.established）`; by one of them
/// where they are the same.
pub fn named(name: &str, id: impl fmt::Display) -> String {
    let id = id.to_string();
    if id == name { id } else { format!("{name}（{id}）") }
}

/// Whether a text can be one word of an id: lower-case letters, digits and `_`, at least one character.
pub fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !text.is_empty() && text.chars().all(fits)
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number of a block or table in its document, from 0 in document order.
///
/// `LayoutFacts`, which layout hands to the Word writer, is keyed by it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct NodeId(pub u32);

/// Which make of a report a file is of: both files of one make have the same.
///
/// It follows from what the report is made of, so the same facts with the same pack, fonts and version have it again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MakeId(String);

impl MakeId {
    /// The id of what these pieces make.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let bytes = digest_twice(&digest(pieces).to_be_bytes());
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Self(format!("uuid:{}", parts.join("-")))
    }

    /// The id as the files hold it: `uuid:0fc13bee-…`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In which of two reports a piece stands alone, in a document that shows both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChangeMark {
    /// Only in the old one.
    Deleted,
    /// Only in the new one.
    Inserted,
}

/// Where a piece of the document comes from; each field may be unknown.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Origin {
    /// The line of the template or table file that produced it.
    pub template: Option<Span>,
    /// The value in the facts that it shows.
    pub facts: Option<Span>,
    /// The figure that it shows.
    pub figure: Option<FigureId>,
    /// The one of two reports that it stands in, if it does not stand in both.
    pub change: Option<ChangeMark>,
}

/// What kind of thing a piece of the document comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextSource {
    /// It shows a figure.
    Figure,
    /// It is a text of the facts.
    Facts,
    /// A template or a table says so itself.
    Template,
}

impl TextSource {
    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Facts => "facts",
            Self::Template => "template",
        }
    }
}

impl Origin {
    /// Whether it is a figure, another text of the facts or the template's own wording.
    pub fn source(&self) -> TextSource {
        match (&self.figure, self.facts) {
            (Some(_), _) => TextSource::Figure,
            (None, Some(_)) => TextSource::Facts,
            (None, None) => TextSource::Template,
        }
    }

    /// The place to report to a user: the facts if known, otherwise the template.
    pub fn span(&self) -> Option<Span> {
        self.facts.or(self.template)
    }
}
