//! What stands behind an expression: `.total`, `[0]`, `| bare`, `is given`; and names with their calls.

use super::cursor::Parser;
use super::fault::{Parsed, TemplateFault};
use super::tokens::TokenKind;
use super::tree::{Expression, ExpressionKind as Kind};

/// Tests that want a number behind them, in brackets.
const LIMITED: [&str; 3] = ["above", "below", "equal_to"];

impl Parser {
    /// A name with what hangs on it: `income.parts[0].name`, `table("income")`.
    pub(super) fn chain(&mut self) -> Parsed<Expression> {
        let name = self.name()?;
        let start = name.span.start;
        if self.is_sign("(") {
            let arguments = self.arguments()?;
            let span = start..self.passed();
            return Ok(Expression { kind: Kind::Call { name, arguments }, span });
        }
        let mut whole = Expression { kind: Kind::Name(name.text), span: name.span };
        loop {
            whole = if self.is_sign(".") || self.is_sign("?.") {
                self.count()?;
                let optional = self.takes("?.") || !self.takes(".");
                let name = self.name()?;
                let span = start..name.span.end;
                let of = Box::new(whole);
                Expression { kind: Kind::Attribute { of, name, optional }, span }
            } else if self.is_sign("[") || self.is_sign("?[") {
                self.count()?;
                let part = self.subscript(whole)?;
                if matches!(part.kind, Kind::Slice { .. }) {
                    return Ok(part);
                }
                part
            } else if self.is_sign("(") {
                let message = "只有函数后面能写括号";
                let hint = "可用的函数是 table、has_table、table_number，chart、has_chart、chart_number，picture、has_picture、picture_number，has_attachment、attachment_number，new_page";
                return Err(Box::new(TemplateFault::new(self.peek().span.clone(), message, hint)));
            } else {
                return Ok(whole);
            };
        }
    }

    /// `[0]`, `["name"]`, `[0:2]`.
    pub(super) fn subscript(&mut self, of: Expression) -> Parsed<Expression> {
        let optional = self.takes("?[") || !self.takes("[");
        let (start, of) = (of.span.start, Box::new(of));
        let mut bounds = [None, None, None];
        let mut colons = 0;
        loop {
            if !self.is_sign(":") && !self.is_sign("]") {
                bounds[colons] = Some(Box::new(self.expression()?));
            }
            if colons == 2 || !self.takes(":") {
                break;
            }
            colons += 1;
        }
        let missing = colons == 0 && bounds[0].is_none() || colons == 2 && bounds[2].is_none();
        if missing {
            return Err(self.expected("数字或引号中的文字"));
        }
        let span = start..self.expect("]")?.span.end;
        let kind = match (colons, bounds) {
            (0, [Some(at), ..]) => Kind::Index { of, at, optional },
            (_, bounds) => Kind::Slice { of, bounds, optional },
        };
        Ok(Expression { kind, span })
    }

    /// `| name(arguments)`.
    pub(super) fn filter(&mut self, of: Box<Expression>) -> Parsed<Kind> {
        self.count()?;
        self.expect("|")?;
        let name = self.name()?;
        Ok(Kind::Filter { of, name, arguments: self.arguments()? })
    }

    /// `is not name(arguments)`.
    pub(super) fn test(&mut self, of: Box<Expression>) -> Parsed<Kind> {
        self.count()?;
        self.take();
        let negated = self.takes_word("not");
        let name = self.name()?;
        if let TokenKind::Number(number) = &self.peek().kind
            && LIMITED.contains(&name.text.as_str())
        {
            let message = format!("is {} 后面的数要放在括号里", name.text);
            let hint = format!("写 is {}({number})", name.text);
            return Err(Box::new(TemplateFault::new(self.peek().span.clone(), message, hint)));
        }
        Ok(Kind::Test { of, negated, name, arguments: self.arguments()? })
    }
}
