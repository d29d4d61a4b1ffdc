//! The inside of a tag to tokens: names, texts, numbers, signs.

use std::ops::Range;

use super::super::pieces::identifier_length;
use super::fault::{Parsed, TemplateFault};
use super::typing::unexpected;

/// A token and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes.
    pub span: Range<usize>,
}

/// What a token is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum TokenKind {
    /// `income`, also the words of the language: `is`, `and`.
    Name(String),
    /// `"甲"`, without quotes and escapes.
    Text(String),
    /// `5`, `0.05`, as typed.
    Number(String),
    /// `==`, `(`.
    Sign(&'static str),
    /// Behind the last one.
    End,
}

/// Signs; those that begin others stand behind them.
const SIGNS: [&str; 32] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",",
    ":", "~", "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@", "&", ";",
];

/// The tokens of the bytes between the brackets of a tag; one that ends them is always last.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Parsed<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    while let Some(first) = text[at..range.end].chars().next() {
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let token = token(text, at, first, range.end)?;
        at = token.span.end;
        tokens.push(token);
    }
    tokens.push(Token { kind: TokenKind::End, span: range.end..range.end });
    Ok(tokens)
}

fn token(text: &str, at: usize, first: char, end: usize) -> Parsed<Token> {
    let rest = &text[at..end];
    let (kind, length) = if first.is_ascii_alphabetic() || first == '_' {
        let length = identifier_length(rest);
        (TokenKind::Name(rest[..length].into()), length)
    } else if first.is_ascii_digit() {
        number(rest)
    } else if matches!(first, '"' | '\'' | '`') {
        quoted(rest, first, at)?
    } else {
        let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
        let sign = sign.ok_or_else(|| Box::new(unexpected(text, at, first)))?;
        (TokenKind::Sign(sign), sign.len())
    };
    Ok(Token { kind, span: at..at + length })
}

fn number(rest: &str) -> (TokenKind, usize) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(rest);
    let decimals = rest[whole..].strip_prefix('.').map_or(0, digits);
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    (TokenKind::Number(rest[..length].into()), length)
}

fn quoted(rest: &str, quote: char, at: usize) -> Parsed<(TokenKind, usize)> {
    let mut text = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((offset, c)) = characters.next() {
        match c {
            c if c == quote => return Ok((TokenKind::Text(text), offset + 1)),
            '\\' => match characters.next().map(|(_, escaped)| escaped) {
                Some(c @ ('"' | '\'' | '/' | '\\')) => text.push(c),
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                _ => {
                    let span = at + offset..at + offset + 1;
                    let message = "引号里的反斜杠后面只能是 \\\\、\\\"、\\n 这几种";
                    return Err(Box::new(TemplateFault::new(
                        span,
                        message,
                        "不要反斜杠，直接写文字",
                    )));
                }
            },
            c => text.push(c),
        }
    }
    Err(Box::new(TemplateFault::new(at..at + 1, "引号没有成对", "文字两边都要加引号")))
}
