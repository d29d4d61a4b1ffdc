//! A value and where it stands; running text; texts under titles.

use crate::base::id::FigureId;
use crate::base::source::Span;

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact<T> {
    /// What it says.
    pub value: T,
    /// The characters that say it.
    pub span: Span,
}

/// A fact that may be missing.
pub type Maybe<T> = Option<Fact<T>>;

/// Running text of the unit, in which `${id}` cites a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Prose {
    /// The whole text in the file.
    pub span: Span,
    /// Its pieces in order.
    pub pieces: Vec<ProsePiece>,
}

impl Prose {
    /// Whether the text goes on with a percent sign behind one of its pieces.
    pub fn has_sign_behind(&self, piece: usize) -> bool {
        let behind = self.pieces.get(piece + 1);
        matches!(behind, Some(ProsePiece::Text(words)) if words.starts_with(['%', '％']))
    }
}

/// A piece of prose.
#[derive(Clone, PartialEq, Debug)]
pub enum ProsePiece {
    /// Characters as typed; `\n` parts paragraphs.
    Text(String),
    /// A figure to be shown here; the span covers `${id}`.
    Cite(FigureId, Span),
}

/// A text under a title.
#[derive(Clone, PartialEq, Debug)]
pub struct Titled {
    /// Its title.
    pub title: Prose,
    /// Its text.
    pub text: Option<Prose>,
}
