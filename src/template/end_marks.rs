//! A marked text to a sentence of its own, or to a part of another: one mark at its end, or none.

use super::private;

/// What ends a sentence.
const STOPS: [char; 4] = ['。', '！', '？', '…'];
/// What may stand behind the mark that ends a sentence.
const CLOSERS: [char; 6] = ['”', '’', '）', '》', '」', ')'];
/// What is no end of a sentence, or one too many.
const LOOSE: [char; 4] = ['。', '；', '，', '、'];
/// The same in half width, unless Latin letters stand before it: `Inc.`.
const NARROW: [char; 3] = ['.', ';', ','];

/// What a phrase does not end with.
const OPEN: [char; 10] = ['。', '；', '，', '、', '：', '！', '？', '!', '?', ':'];

/// A text that ends with one mark that ends a sentence; a colon is kept, nothing stays nothing.
pub(super) fn sentence(text: &str) -> String {
    let (words, closing) = opened(text);
    let words = words.trim_end();
    if private::plain(words).trim().is_empty() {
        return text.to_string();
    }
    let stem = bare(words, &LOOSE);
    let loose = &words[stem.len()..];
    let ends = stem.trim_end_matches(CLOSERS).ends_with(STOPS) || stem.ends_with('：');
    if ends || is_ellipsis(loose) {
        let kept = if is_ellipsis(loose) { loose } else { "" };
        return format!("{stem}{kept}{closing}");
    }
    match loose {
        // As typed, so that its origin is the facts.
        "。" => format!("{words}{closing}"),
        _ => format!("{stem}{closing}。"),
    }
}

/// A text without the mark at its end, also without one before its last quotation mark.
pub(super) fn phrase(text: &str) -> String {
    let (words, closing) = opened(text);
    let words = words.trim_end_matches(char::is_whitespace);
    let stem = bare(words, &OPEN);
    if is_ellipsis(&words[stem.len()..]) {
        return format!("{words}{closing}");
    }
    let inner = stem.trim_end_matches(CLOSERS);
    let closers = &stem[inner.len()..];
    let inner = if closers.is_empty() { inner } else { bare(inner, &OPEN) };
    format!("{inner}{closers}{closing}")
}

/// A text without blanks and loose marks at its end.
fn bare<'t>(text: &'t str, loose: &[char]) -> &'t str {
    let mut rest = text;
    loop {
        let less = rest.trim_end_matches(|c: char| loose.contains(&c) || c.is_whitespace());
        let narrow = less.trim_end_matches(NARROW);
        if narrow.ends_with(|c: char| c.is_ascii_alphabetic()) {
            return less;
        }
        if narrow.len() == rest.len() {
            return rest;
        }
        rest = narrow;
    }
}

/// Three points or more.
fn is_ellipsis(loose: &str) -> bool {
    loose.len() > 2 && loose.bytes().all(|c| c == b'.')
}

/// A text without the marks that close its values at its end, and these.
fn opened(text: &str) -> (&str, &str) {
    let words = text.trim_end_matches(private::CLOSE);
    (words, &text[words.len()..])
}
