//! Private characters that carry origins and data through Tera and Markdown, where both see opaque letters.
//!
//! Planes 15 and 16 are private use, and no template may hold them. Plane 15 holds encoded data: each UTF-16 unit of
//! a printed value as one letter, so that no value can be markup. Plane 16 is for marks: where a value begins
//! and ends, which template line is being printed, where a table or chart stands. Data that holds such characters is
//! encoded before it enters a view, so it can forge neither.

use std::io::{self, Write};

use super::budget;
use crate::base::amount::fixed;
use crate::base::id::{FigureId, Origin};
use crate::base::source::Span;
use crate::catalogue::FigureKey;
use crate::data::model::{Fact, Prose, ProsePiece};
use crate::figures::{Figure, Figures, State, Value};

/// Begins a value; two digits follow: its number in [`Marks`].
pub(super) const OPEN: char = '\u{10FF00}';
/// Ends the value begun last.
pub(super) const CLOSE: char = '\u{10FF01}';
/// A line of a template; two digits follow: the file and the line.
pub(super) const LINE: char = '\u{10FF02}';
/// A line of a template that holds tags only and shall leave no line behind.
pub(super) const TAGS: char = '\u{10FF03}';
/// A table or chart; two digits follow: its number among those that were built.
pub(super) const PLACED: char = '\u{10FF04}';
/// The number of a table or chart; two digits follow: as [`PLACED`].
pub(super) const LABEL: char = '\u{10FF05}';

/// A line end that a template asks for.
pub(super) const BREAK: char = '\u{10FF06}';

/// The end of a page.
pub(super) const PAGE: char = '\u{10FF07}';

const VEIL: u32 = 0xF_0000;
const DIGIT: u32 = 0x10_0000;
const BASE: u32 = 0x8000;

/// Whether a character is of the planes that only this stage uses.
pub(super) fn is_private(c: char) -> bool {
    c as u32 >= VEIL
}

/// A number as two private digits.
pub(super) fn digits(number: usize) -> [char; 2] {
    let number = u32::try_from(number).unwrap_or(u32::MAX).min(BASE * BASE - 1);
    pair(number / BASE, number % BASE)
}

/// Two numbers below 32768 as a private digit each; greater ones stop there.
pub(super) fn pair(first: u32, second: u32) -> [char; 2] {
    let digit = |n: u32| char::from_u32(DIGIT + n.min(BASE - 1)).expect("below U+10FFFE");
    [digit(first), digit(second)]
}

/// The value of a private digit.
pub(super) fn digit(c: char) -> Option<u32> {
    (c as u32).checked_sub(DIGIT).filter(|n| *n < BASE)
}

/// The UTF-16 unit that an encoded character stands for.
pub(super) fn decode_private(c: char) -> Option<u16> {
    (c as u32).checked_sub(VEIL).and_then(|unit| u16::try_from(unit).ok())
}

/// Tera's escape hook: encodes a printed value. Marks, and what is encoded already, stay as they are.
pub(super) fn encode_private(text: &str, out: &mut dyn Write) -> io::Result<()> {
    budget::print(text)?;
    let mut encoded = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if is_private(c) { encoded.push(c) } else { push_encoded(&mut encoded, c) }
    }
    out.write_all(encoded.as_bytes())
}

fn push_encoded(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push(char::from_u32(VEIL + u32::from(*unit)).expect("plane 15 holds no surrogates"));
    }
}

/// Data as a view may hold it: private characters encoded, line ends as `\n`, no control characters.
fn sealed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c if is_private(c) => push_encoded(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

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
    /// Whether there is anything to print.
    pub(super) fn is_given(&self) -> bool {
        !matches!(self.known, Known::Missing | Known::Figure(State::Missing))
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

    /// A figure as prose shows it: money and rates with their unit, counts without. Unknown ids are missing.
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
        let text = match figure.value() {
            Some(Value::Count(..)) => bare.clone(),
            _ => figures.shown(figure),
        };
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

    /// A figure as running text cites it: a percentage of one of the unit's own tables as its column prints it, with its
    /// sign; all others as [`Marks::figure`] shows them.
    fn cited(&mut self, id: &FigureId, span: Span, figures: &Figures) -> String {
        let found =
            figures.get(id).and_then(|figure| Some((figure, percent_decimals(figures, figure)?)));
        match found.and_then(|(figure, decimals)| Some((figure, decimals, figure.value()?))) {
            Some((figure, decimals, Value::Count(number, _))) => {
                let bare = fixed(*number, decimals);
                let text = format!("{bare}%");
                self.of_figure(id, Some(span), figure, (bare, &text))
            }
            _ => self.figure(id, Some(span), figures),
        }
    }

    fn of_figure(
        &mut self,
        id: &FigureId,
        facts: Option<Span>,
        figure: &Figure,
        (bare, text): (String, &str),
    ) -> String {
        let mark = Mark {
            origin: Origin { template: None, facts, figure: Some(id.clone()) },
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
            let signed = matches!(prose.pieces.get(at + 1), Some(ProsePiece::Text(behind)) if behind.starts_with(['%', '％']));
            match piece {
                ProsePiece::Text(words) => text.push_str(&sealed(words)),
                ProsePiece::Cite(id, span) if !signed => {
                    text.push_str(&self.cited(id, *span, figures));
                }
                ProsePiece::Cite(id, span) => text.push_str(&self.figure(id, Some(*span), figures)),
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

/// With how many decimals the column of a percentage prints it: two where it is computed, else as many as one of its
/// cells is typed with; nothing for what is no percentage of one of the unit's own tables.
fn percent_decimals(figures: &Figures, figure: &Figure) -> Option<u32> {
    let FigureKey::Cell { table, column, .. } = &figure.key else { return None };
    let of_column = |one: &&Figure| match &one.key {
        FigureKey::Cell { table: of, column: at, .. } => of == table && at == column,
        FigureKey::Of(..) => false,
    };
    let percent = matches!(figure.value()?, Value::Count(_, unit) if unit == "%");
    let cells = figures.iter().filter(of_column).filter(|one| one.place.is_some());
    let typed = cells.filter_map(|one| match one.value()? {
        Value::Count(number, _) => Some(number.scale()),
        Value::Money(_) | Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
    });
    percent.then(|| typed.max().unwrap_or(2))
}

/// Reads the two digits of a number.
pub(super) fn number(characters: &mut impl Iterator<Item = char>) -> Option<usize> {
    let high = digit(characters.next()?)?;
    let low = digit(characters.next()?)?;
    Some((high * BASE + low) as usize)
}

/// Whether a text is one marked value from its first character to its last.
pub(super) fn is_one(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && characters.peek().is_some() {
            return false;
        }
    }
    text.starts_with(OPEN)
}

/// A marked text without its marks and decoded.
pub(super) fn plain(text: &str) -> String {
    let mut units = Vec::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            OPEN | LINE | PLACED | LABEL => drop(number(&mut characters)),
            CLOSE | TAGS | BREAK => {}
            c => match decode_private(c) {
                Some(unit) => units.push(unit),
                None => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            },
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str) -> String {
        let mut out = Vec::new();
        encode_private(text, &mut out).expect("a Vec takes every write");
        String::from_utf8(out).expect("the encoding is made of characters")
    }

    #[test]
    fn encoding_hides_everything_and_gives_it_back() {
        let data = "# 1. **a** <A&B> {{ }} \\ 😀 \u{F0041} \u{10FF00}";
        let sealed = sealed(data);
        let hidden = encoded(&sealed);
        assert!(hidden.chars().all(|c| decode_private(c).is_some()), "{hidden:?}");
        assert_eq!(plain(&hidden), data);
        assert_eq!(encoded(&hidden), hidden);
    }

    #[test]
    fn data_cannot_forge_a_mark() {
        let mut marks = Marks::default();
        let forged = format!("{OPEN}{}{}", digits(7)[0], digits(7)[1]);
        let text = marks.shown("name", None, &forged);
        assert_eq!(marks.of(&text).map(|mark| mark.key.as_str()), Some("name"));
        assert_eq!(plain(&text), forged);
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(plain(&sealed("唐\u{7}\t鑫\u{2028}")), "唐 鑫\n");
    }

    #[test]
    fn numbers_survive_as_digits() {
        for number in [0, 1, 32767, 32768, 123_456_789] {
            let mut characters = digits(number).into_iter();
            assert_eq!(super::number(&mut characters), Some(number));
        }
    }
}
