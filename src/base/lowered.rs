//! The point of a lowered number, which the program tells from a full stop and readers do not.

/// The point of PM₂․₅ within the program, U+2024: Unicode has no lowered full stop.
pub const LOWERED_POINT: char = '\u{2024}';

/// A text as files have it, outside of what is drawn: a bookmark, a title, a field.
pub fn text_as_written(text: &str) -> String {
    text.chars().map(as_written).collect()
}

/// A character as files have it: the lowered point is a full stop, so that a search for PM₂.₅ finds it.
pub fn as_written(character: char) -> char {
    if character == LOWERED_POINT { '.' } else { character }
}
