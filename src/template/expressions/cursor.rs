//! The tokens of one tag, taken one by one, with the faults of what stands where it may not.

use std::ops::Range;

use super::fault::{Parsed, TemplateFault};
use super::tokens::{Token, TokenKind, tokens};
use super::tree::Word;

/// How many parts one tag may have.
const PARTS: usize = 100;

/// Names that the language keeps for itself.
const RESERVED: [&str; 16] = [
    "true", "True", "false", "False", "loop", "self", "and", "or", "not", "is", "in", "continue",
    "break", "none", "None", "null",
];

/// Reads the tokens of one tag.
pub(super) struct Parser {
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) depth: usize,
    parts: usize,
}

impl Parser {
    /// A reader of the bytes between the brackets of a tag.
    pub(super) fn new(text: &str, range: Range<usize>) -> Parsed<Self> {
        Ok(Self { tokens: tokens(text, range)?, at: 0, depth: 0, parts: 0 })
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> &Token {
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    /// The token behind it.
    pub(super) fn peek_second(&self) -> &Token {
        &self.tokens[(self.at + 1).min(self.tokens.len() - 1)]
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    /// Whether a sign comes next.
    pub(super) fn is_sign(&self, wanted: &str) -> bool {
        matches!(self.peek().kind, TokenKind::Sign(sign) if sign == wanted)
    }

    /// Whether a word comes next.
    pub(super) fn is_word(&self, wanted: &str) -> bool {
        matches!(&self.peek().kind, TokenKind::Name(name) if name == wanted)
    }

    /// Takes a sign if it comes next.
    pub(super) fn takes(&mut self, wanted: &str) -> bool {
        let found = self.is_sign(wanted);
        self.at += usize::from(found);
        found
    }

    /// Takes a word if it comes next.
    pub(super) fn takes_word(&mut self, wanted: &str) -> bool {
        let found = self.is_word(wanted);
        self.at += usize::from(found);
        found
    }

    /// Takes a sign that must come next.
    pub(super) fn expect(&mut self, wanted: &str) -> Parsed<Token> {
        if self.is_sign(wanted) { Ok(self.take()) } else { Err(self.expected(wanted)) }
    }

    /// Takes a name that must come next.
    pub(super) fn name(&mut self) -> Parsed<Word> {
        let Token { kind, span } = self.peek().clone();
        let TokenKind::Name(text) = kind else { return Err(self.expected("名称")) };
        self.at += 1;
        Ok(Word { text, span })
    }

    /// Takes a name that a template may give to something.
    pub(super) fn own_name(&mut self) -> Parsed<Word> {
        let name = self.name()?;
        if RESERVED.contains(&name.text.as_str()) || name.text.starts_with("jixiao") {
            let message = format!("“{}”是保留字，不能用作名称", name.text);
            return Err(Box::new(TemplateFault::new(name.span, message, "请换一个名称")));
        }
        Ok(name)
    }

    /// Refuses what stands behind the end.
    pub(super) fn end(&mut self) -> Parsed<()> {
        if self.peek().kind == TokenKind::End { Ok(()) } else { Err(self.misplaced()) }
    }

    /// The fault that something else should come next.
    pub(super) fn expected(&self, wanted: &str) -> Box<TemplateFault> {
        let mut fault = self.misplaced();
        if fault.hint.is_empty() {
            fault.hint = format!("此处应是 {wanted}");
        }
        fault
    }

    /// The fault of what comes next.
    pub(super) fn misplaced(&self) -> Box<TemplateFault> {
        let Token { kind, span } = self.peek();
        let found = match kind {
            TokenKind::End => {
                let message = "模板语法有误：花括号里没有写完";
                return Box::new(TemplateFault::new(span.clone(), message, ""));
            }
            TokenKind::Name(name) => format!("名称 {name}"),
            TokenKind::Text(_) => "引号中的文字".into(),
            TokenKind::Number(number) => format!("数字 {number}"),
            TokenKind::Sign(sign) => format!(" {sign} "),
        };
        let hint = match kind {
            TokenKind::Sign("=") => "相等写两个等号：==",
            TokenKind::Sign("&") => "并且写 and",
            TokenKind::Sign("!") => "不是写 not，不等写 !=",
            TokenKind::Sign(";") => "参数之间用逗号",
            _ => "",
        };
        let message = format!("模板语法有误：此处不能写{found}");
        if let Some(hint) = self.of_filter() {
            return Box::new(TemplateFault::new(span.clone(), message, hint));
        }
        Box::new(TemplateFault::new(span.clone(), message, hint))
    }

    /// What to write for the argument of a filter that other languages put behind a colon: `default: "无"`.
    fn of_filter(&self) -> Option<String> {
        let [pipe, name] = self.tokens.get(self.at.checked_sub(2)?..self.at)? else { return None };
        let TokenKind::Name(filter) = &name.kind else { return None };
        let argument = match &self.peek_second().kind {
            TokenKind::Text(text) => format!("\"{text}\""),
            TokenKind::Number(number) => number.clone(),
            _ => "…".into(),
        };
        let is_colon = self.is_sign(":") && pipe.kind == TokenKind::Sign("|");
        is_colon.then(|| format!("冒号后面的写在括号里：{filter}({argument})"))
    }

    /// The fault that the tag is too much for one.
    pub(super) fn too_complex(&self) -> Box<TemplateFault> {
        let message = "花括号里的写法太复杂，一层套一层太多";
        Box::new(TemplateFault::new(self.peek().span.clone(), message, "用 {% set %} 分成几步写"))
    }

    /// Counts a part of the tag.
    pub(super) fn count(&mut self) -> Parsed<()> {
        self.parts += 1;
        if self.parts > PARTS { Err(self.too_complex()) } else { Ok(()) }
    }

    /// Where the token taken last ends.
    pub(super) fn passed(&self) -> usize {
        self.tokens[self.at.max(1) - 1].span.end
    }
}
