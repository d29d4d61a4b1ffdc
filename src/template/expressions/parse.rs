//! Tokens to expressions, by how tightly their operators bind.

use super::cursor::Parser;
use super::fault::{Parsed, TemplateFault};
use super::operators::{ABOVE_CHOICE, IS, MINUS, NOT, Operator, PIPE};
use super::tokens::TokenKind;
use super::tree::{
    Argument, Bytes, Expression, ExpressionKind as Kind, Key, LiteralEntry, LoopNames,
};

/// How deep expressions may stand in one another.
const DEPTH: usize = 12;

/// Whether an expression compares two things, without brackets around it.
fn is_comparison(expression: &Expression) -> bool {
    matches!(&expression.kind, Kind::Binary { operator, left, .. }
        if operator.compares() && left.span.start == expression.span.start)
}

impl Parser {
    /// A whole expression.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        self.binding(0)
    }

    /// An expression without `a if b else c` outside of brackets.
    pub(super) fn simple(&mut self) -> Parsed<Expression> {
        self.binding(ABOVE_CHOICE)
    }

    /// An expression of operators that bind at least so tightly.
    fn binding(&mut self, least: u8) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.too_complex());
        }
        let mut left = self.first()?;
        while let Some(whole) = self.next_part(&left, least)? {
            left = whole;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// What begins an expression.
    fn first(&mut self) -> Parsed<Expression> {
        self.count()?;
        let token = self.peek().clone();
        match &token.kind {
            TokenKind::Text(text) => Ok(self.leaf(Kind::Text(text.clone()))),
            TokenKind::Number(number) => Ok(self.leaf(Kind::Number(number.clone()))),
            TokenKind::Name(name) => match name.as_str() {
                "true" | "True" => Ok(self.leaf(Kind::Bool(true))),
                "false" | "False" => Ok(self.leaf(Kind::Bool(false))),
                "none" | "None" | "null" => Ok(self.leaf(Kind::None)),
                "not" => self.unary(NOT, Kind::Not),
                _ => self.chain(),
            },
            TokenKind::Sign("-") => self.unary(MINUS, Kind::Minus),
            TokenKind::Sign("(") => {
                let open = self.take();
                let mut inner = self.expression()?;
                inner.span = open.span.start..self.expect(")")?.span.end;
                Ok(inner)
            }
            TokenKind::Sign("[") => self.list(),
            TokenKind::Sign("{") if self.peek_second().kind == TokenKind::Sign("{") => {
                let message = "花括号里不能再写花括号";
                let hint = "里面直接写名称，如 {{ year }}";
                Err(Box::new(TemplateFault::new(token.span, message, hint)))
            }
            TokenKind::Sign("{") if self.is_third_brace() => {
                let message = "“{{”后面多了一个“{”";
                Err(Box::new(TemplateFault::new(token.span, message, "请删去")))
            }
            TokenKind::Sign("{") => self.map(),
            TokenKind::Sign(_) | TokenKind::End => {
                Err(self.percent().unwrap_or_else(|| self.expected("名称、数字或引号中的文字")))
            }
        }
    }

    /// Whether a brace opens the tag once more: `{{{ year }}}`. A map has a key and a colon.
    fn is_third_brace(&self) -> bool {
        let behind = self.tokens.get(self.at + 1..).unwrap_or_default();
        let is_name = matches!(behind.first().map(|one| &one.kind), Some(TokenKind::Name(_)));
        self.at == 0 && is_name && behind.get(1).is_some_and(|one| one.kind != TokenKind::Sign(":"))
    }

    /// The fault of a number with `%` behind it.
    fn percent(&self) -> Option<Box<TemplateFault>> {
        let [number, sign] = self.tokens.get(self.at.checked_sub(2)?..self.at)? else {
            return None;
        };
        let TokenKind::Number(written) = &number.kind else { return None };
        (sign.kind == TokenKind::Sign("%")).then(|| {
            let span = number.span.start..sign.span.end;
            let hint = format!("率按百分数比，只写数：{written}");
            Box::new(TemplateFault::new(span, "数后面不写 %", hint))
        })
    }

    fn leaf(&mut self, kind: Kind) -> Expression {
        Expression { kind, span: self.take().span }
    }

    fn unary(
        &mut self,
        binds: u8,
        kind: impl FnOnce(Box<Expression>) -> Kind,
    ) -> Parsed<Expression> {
        let sign = self.take();
        if self.is_word("not") || self.is_sign("-") {
            return Err(self.misplaced());
        }
        let of = self.binding(binds)?;
        let span = sign.span.start..of.span.end;
        Ok(Expression { kind: kind(Box::new(of)), span })
    }

    /// The expression with the next operator, if it binds at least so tightly; nothing if it does not.
    fn next_part(&mut self, left_of: &Expression, least: u8) -> Parsed<Option<Expression>> {
        let start = left_of.span.start;
        let left = || Box::new(left_of.clone());
        let token = self.peek().clone();
        let word = match &token.kind {
            TokenKind::Sign(sign) => sign,
            TokenKind::Name(name) => name.as_str(),
            _ => return Ok(None),
        };
        let kind = match word {
            "[" => {
                self.count()?;
                self.subscript(*left())?.kind
            }
            "|" if PIPE >= least => self.filter(left())?,
            "is" if IS >= least => self.test(left())?,
            "if" if least == 0 => self.choice(left())?,
            _ => {
                let Some((operator, words)) = self.operator(word) else { return Ok(None) };
                let (before, behind) = operator.binding();
                if before < least {
                    return Ok(None);
                }
                if operator.compares() && is_comparison(left_of) {
                    let message = "一次只能比较两项，不能连着写";
                    let hint = "分成两个比较，当中写 and：50 < staff.actual and staff.actual < 70";
                    return Err(Box::new(TemplateFault::new(token.span, message, hint)));
                }
                self.count()?;
                let sign = Bytes(token.span.start..self.tokens[self.at + words - 1].span.end);
                self.at += words;
                let right = Box::new(self.binding(behind)?);
                Kind::Binary { operator, sign, left: left(), right }
            }
        };
        Ok(Some(Expression { kind, span: start..self.passed() }))
    }

    /// The operator that comes next and how many tokens it has.
    fn operator(&self, word: &str) -> Option<(Operator, usize)> {
        if word == "not" {
            let second = &self.peek_second().kind;
            let is_in = matches!(second, TokenKind::Name(name) if name == "in");
            return is_in.then_some((Operator::NotIn, 2));
        }
        Some((Operator::of(word)?, 1))
    }

    fn choice(&mut self, then: Box<Expression>) -> Parsed<Kind> {
        self.count()?;
        self.take();
        let condition = Box::new(self.expression()?);
        if !self.takes_word("else") {
            return Err(self.expected("else"));
        }
        let otherwise = Box::new(self.expression()?);
        Ok(Kind::Choice { then, condition, otherwise })
    }

    fn list(&mut self) -> Parsed<Expression> {
        let open = self.take();
        let mut entries = Vec::new();
        while !self.is_sign("]") {
            let spread = self.takes("...");
            let value = self.expression()?;
            if entries.is_empty() && !spread && self.takes_word("for") {
                return self.comprehension(open.span.start, value);
            }
            entries.push(LiteralEntry { spread, value });
            if !self.takes(",") {
                break;
            }
        }
        let close = self.expect("]")?;
        Ok(Expression { kind: Kind::List(entries), span: open.span.start..close.span.end })
    }

    fn comprehension(&mut self, start: usize, item: Expression) -> Parsed<Expression> {
        let names = self.names()?;
        let list = Box::new(self.simple()?);
        let condition = match self.takes_word("if") {
            true => Some(Box::new(self.simple()?)),
            false => None,
        };
        let close = self.expect("]")?;
        let kind = Kind::Comprehension { item: Box::new(item), names, list, condition };
        Ok(Expression { kind, span: start..close.span.end })
    }

    /// `item in` or `key, value in`.
    pub(super) fn names(&mut self) -> Parsed<LoopNames> {
        let mut names = LoopNames { key: None, value: self.own_name()? };
        if self.takes(",") {
            names = LoopNames { key: Some(names.value), value: self.own_name()? };
        }
        if self.takes_word("in") { Ok(names) } else { Err(self.expected("in")) }
    }

    fn map(&mut self) -> Parsed<Expression> {
        let open = self.take();
        let mut entries = Vec::new();
        while !self.is_sign("}") {
            let key = match self.takes("...") {
                true => None,
                false => Some(self.key()?),
            };
            entries.push((key, self.expression()?));
            if !self.takes(",") {
                break;
            }
        }
        let close = self.expect("}")?;
        Ok(Expression { kind: Kind::Map(entries), span: open.span.start..close.span.end })
    }

    fn key(&mut self) -> Parsed<Key> {
        let key = match &self.peek().kind {
            TokenKind::Text(text) => Key::Text(text.clone()),
            TokenKind::Number(number) if !number.contains('.') => Key::Number(number.clone()),
            TokenKind::Name(name) if name == "true" => Key::Bool(true),
            TokenKind::Name(name) if name == "false" => Key::Bool(false),
            _ => return Err(self.expected("引号中的文字")),
        };
        self.take();
        self.expect(":")?;
        Ok(key)
    }

    /// `(a, name=b)`; only the first may stand without its name.
    pub(super) fn arguments(&mut self) -> Parsed<Vec<Argument>> {
        let mut arguments: Vec<Argument> = Vec::new();
        if !self.takes("(") {
            return Ok(arguments);
        }
        while !self.is_sign(")") {
            let named = matches!(self.peek().kind, TokenKind::Name(_))
                && self.peek_second().kind == TokenKind::Sign("=");
            let name = match named {
                true => Some(self.name()?),
                false if arguments.is_empty() => None,
                false => {
                    let fault =
                        TemplateFault::new(self.peek().span.clone(), "这个参数没有写名称", "");
                    return Err(Box::new(fault));
                }
            };
            if name.is_some() && arguments.iter().any(|earlier| earlier.name == name) {
                let word = name.map(|name| name.text).unwrap_or_default();
                let span = self.peek().span.clone();
                let message = format!("参数 {word} 写了两次");
                return Err(Box::new(TemplateFault::new(span, message, "请删去一个")));
            }
            self.at += usize::from(named);
            arguments.push(Argument { name, value: self.expression()? });
            if !self.takes(",") {
                break;
            }
        }
        self.expect(")")?;
        Ok(arguments)
    }
}
