//! The values that a template may print, each with its origin, under the number that its marked text begins with.

use super::private::{CLOSE, OPEN, digits, number, sealed};
use crate::base::amount::fixed;
use crate::base::id::{FigureId, Origin};
use crate::base::source::Span;
use crate::data::model::{Fact, Prose, ProsePiece};
use crate::figures::{Figure, Figures, State, Value};

/// What a marked value is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Known {
    /// Words of the facts.
    Words,
    /// A fact that is not filled in, with the key it would have in the facts.
    Missing,
    /// A figure.
    Figure(State),
}

/// A value that a template may print.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mark {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is.
    pub known: Known,
    /// Its name in the field's words, or its key where it has no name.
    pub name: String,
    /// The key under which templates and facts know it.
    pub key: String,
    /// A figure without its unit; empty for anything else.
    pub bare: String,
}

impl Mark {
    /// Whether nothing was filled in.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self.known, Known::Missing | Known::Figure(State::Missing))
    }

    /// Whether there is anything to print: an empty note is none, though printing it is no fault.
    pub(super) fn is_given(&self) -> bool {
        !self.is_missing() && !matches!(self.value(), Some(Value::Words(words)) if words.is_empty())
    }

    /// Whether it is a figure, known or not.
    pub(super) fn is_figure(&self) -> bool {
        matches!(self.known, Known::Figure(_))
    }

    /// Its value, if it is a known figure.
    pub(super) fn value(&self) -> Option<&Value> {
        match &self.known {
            Known::Figure(State::Known(value)) => Some(value),
            _ => None,
        }
    }
}

/// All marked values of a report by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    all: Vec<Mark>,
}

impl Marks {
    /// The value with this number.
    pub(super) fn get(&self, number: usize) -> Option<&Mark> {
        self.all.get(number)
    }

    /// The value that a marked text begins with.
    pub(super) fn of(&self, text: &str) -> Option<&Mark> {
        let mut characters = text.chars();
        if characters.next() != Some(OPEN) {
            return None;
        }
        self.get(number(&mut characters)?)
    }

    /// Words of the facts, marked.
    pub(super) fn words(&mut self, key: &str, fact: &Fact<String>) -> String {
        let origin = Origin { facts: Some(fact.span), ..Origin::default() };
        self.marked_words(key, origin, &sealed(&fact.value))
    }

    /// Something that stands in the facts in another shape, as words.
    pub(super) fn shown(&mut self, key: &str, span: Option<Span>, text: &str) -> String {
        let origin = Origin { facts: span, ..Origin::default() };
        self.marked_words(key, origin, &sealed(text))
    }

    /// A number of the facts as it is typed, which is the figure `id` too.
    pub(super) fn typed(&mut self, id: &str, span: Span, text: &str) -> String {
        let figure = Some(FigureId::new(id));
        let origin = Origin { facts: Some(span), figure, ..Origin::default() };
        self.marked_words(id, origin, &sealed(text))
    }

    /// Texts that are marked already, one after another, as one value of the facts.
    pub(super) fn joined(&mut self, key: &str, span: Span, pieces: &[String]) -> String {
        let origin = Origin { facts: Some(span), ..Origin::default() };
        self.marked_words(key, origin, &pieces.concat())
    }

    fn marked_words(&mut self, key: &str, origin: Origin, text: &str) -> String {
        let (name, key) = (key.to_string(), key.to_string());
        self.mark(Mark { origin, known: Known::Words, name, key, bare: String::new() }, text)
    }

    /// A fact that is not filled in. Printing it is an error, so no report has a hole.
    pub(super) fn missing(&mut self, key: &str) -> String {
        self.missing_at(key, None)
    }

    fn missing_at(&mut self, key: &str, facts: Option<Span>) -> String {
        let (name, key) = (key.to_string(), key.to_string());
        let origin = Origin { facts, ..Origin::default() };
        self.mark(Mark { origin, known: Known::Missing, name, key, bare: String::new() }, "")
    }

    /// A figure as [`Figures::in_text`]. Unknown ids are missing.
    pub(super) fn figure(
        &mut self,
        id: &FigureId,
        cited: Option<Span>,
        figures: &Figures,
    ) -> String {
        let Some(figure) = figures.get(id) else {
            return self.missing_at(id.as_str(), cited);
        };
        let bare = figures.number(figure);
        let text = figures.in_text(figure);
        self.of_figure(id, cited.or(figure.place), figure, (bare, &text))
    }

    /// A figure as [`Marks::figure`] shows it, but a count with so many decimals.
    pub(super) fn figure_with(
        &mut self,
        id: &FigureId,
        figures: &Figures,
        decimals: u32,
    ) -> String {
        match figures.get(id).and_then(|figure| Some((figure, figure.value()?))) {
            Some((figure, Value::Count(number, _))) => {
                let text = fixed(*number, decimals);
                self.of_figure(id, figure.place, figure, (text.clone(), &text))
            }
            _ => self.figure(id, None, figures),
        }
    }

    /// A figure as running text cites it.
    fn citation(
        &mut self,
        (id, span): (&FigureId, Span),
        has_sign_behind: bool,
        figures: &Figures,
    ) -> String {
        let Some(figure) = figures.get(id) else { return self.missing_at(id.as_str(), Some(span)) };
        let text = figures.cited(figure, has_sign_behind);
        self.of_figure(id, Some(span), figure, (figures.number(figure), &text))
    }

    fn of_figure(
        &mut self,
        id: &FigureId,
        facts: Option<Span>,
        figure: &Figure,
        (bare, text): (String, &str),
    ) -> String {
        let mark = Mark {
            origin: Origin { facts, figure: Some(id.clone()), ..Origin::default() },
            known: Known::Figure(figure.state.clone()),
            name: figure.name.clone(),
            key: id.as_str().into(),
            bare,
        };
        self.mark(mark, text)
    }

    /// Running text of the facts with the figures that it cites, each marked.
    pub(super) fn prose(&mut self, key: &str, prose: &Prose, figures: &Figures) -> String {
        let mut text = String::new();
        for (at, piece) in prose.pieces.iter().enumerate() {
            match piece {
                ProsePiece::Text(words) => text.push_str(&sealed(words)),
                ProsePiece::Cite(id, span) => {
                    let has_sign_behind = prose.has_sign_behind(at);
                    text.push_str(&self.citation((id, *span), has_sign_behind, figures));
                }
            }
        }
        let origin = Origin { facts: Some(prose.span), ..Origin::default() };
        self.marked_words(key, origin, &text)
    }

    fn mark(&mut self, mark: Mark, text: &str) -> String {
        let [high, low] = digits(self.all.len());
        self.all.push(mark);
        format!("{OPEN}{high}{low}{text}{CLOSE}")
    }
}
