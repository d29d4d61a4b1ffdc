//! Trees of template expressions that look random and are the same every time.

use super::operators::Operator;
use super::tree::{
    Argument, BlockFilter, Bytes, Expression, ExpressionKind as Kind, Key, LiteralEntry, LoopNames,
    NodeKind, TemplateNode, Word,
};

/// Numbers that look random and are the same every time.
pub(super) struct Random(pub u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn word(&mut self) -> Word {
        Word { text: self.one(&["income", "total", "one", "parts2", "_x"]).into(), span: 0..0 }
    }

    pub(super) fn expression(&mut self, depth: usize) -> Expression {
        let kinds = if depth == 0 { 5 } else { 17 };
        let kind = match self.below(kinds) {
            0 => Kind::Text(self.one(&["甲", "", "a\"b", "\\n\n", "}} %} {#", "it's `x`"]).into()),
            1 => Kind::Number(self.one(&["0", "5", "0.05", "1089.40"]).into()),
            2 => Kind::Bool(self.below(2) == 0),
            3 => Kind::None,
            4 => Kind::Name(self.word().text),
            5 => self.attribute(),
            6 => {
                let (of, at) = (self.boxed(depth), self.boxed(depth));
                let optional = matches!(of.kind, Kind::Name(_)) && self.below(2) == 0;
                Kind::Index { of, at, optional }
            }
            7 => self.slice(depth),
            8 => Kind::Call { name: self.word(), arguments: self.arguments(depth) },
            9 => Kind::Filter {
                of: self.boxed(depth),
                name: self.word(),
                arguments: self.arguments(depth),
            },
            10 => Kind::Test {
                of: self.boxed(depth),
                negated: self.below(2) == 0,
                name: self.word(),
                arguments: self.arguments(depth),
            },
            11 => Kind::Not(self.boxed(depth)),
            12 => Kind::Minus(self.boxed(depth)),
            13 | 14 => {
                let all = Operator::WRITTEN;
                let operator = match self.below(all.len() + 1) {
                    index if index < all.len() => all[index],
                    _ => Operator::NotIn,
                };
                let (left, right) = (self.boxed(depth), self.boxed(depth));
                Kind::Binary { operator, sign: Bytes::default(), left, right }
            }
            15 => Kind::Choice {
                then: self.boxed(depth),
                condition: self.boxed(depth),
                otherwise: self.boxed(depth),
            },
            _ => self.listing(depth),
        };
        Expression { kind, span: 0..0 }
    }

    fn boxed(&mut self, depth: usize) -> Box<Expression> {
        Box::new(self.expression(depth - 1))
    }

    fn attribute(&mut self) -> Kind {
        let mut of = Expression { kind: Kind::Name(self.word().text), span: 0..0 };
        for _ in 0..self.below(3) {
            let (name, optional) = (self.word(), self.below(4) == 0);
            of = Expression {
                kind: Kind::Attribute { of: Box::new(of), name, optional },
                span: 0..0,
            };
        }
        Kind::Attribute { of: Box::new(of), name: self.word(), optional: false }
    }

    fn slice(&mut self, depth: usize) -> Kind {
        let bound = |random: &mut Self| (random.below(2) == 0).then(|| random.boxed(depth));
        let bounds = [bound(self), bound(self), bound(self)];
        Kind::Slice { of: self.boxed(depth), bounds, optional: false }
    }

    fn arguments(&mut self, depth: usize) -> Vec<Argument> {
        let mut arguments = Vec::new();
        if self.below(2) == 0 {
            let value = self.expression(depth - 1);
            arguments.push(Argument { name: (self.below(2) == 0).then(|| self.word()), value });
            if self.below(3) == 0 {
                let name = Some(Word { text: "more".into(), span: 0..0 });
                arguments.push(Argument { name, value: self.expression(depth - 1) });
            }
        }
        arguments
    }

    fn names(&mut self) -> LoopNames {
        LoopNames { key: (self.below(3) == 0).then(|| self.word()), value: self.word() }
    }

    fn listing(&mut self, depth: usize) -> Kind {
        match self.below(3) {
            0 => {
                let mut entries = Vec::new();
                for _ in 0..self.below(3) {
                    let spread = self.below(4) == 0;
                    entries.push(LiteralEntry { spread, value: self.expression(depth - 1) });
                }
                Kind::List(entries)
            }
            1 => {
                let key = match self.below(4) {
                    0 => None,
                    1 => Some(Key::Number("5".into())),
                    2 => Some(Key::Bool(true)),
                    _ => Some(Key::Text("甲".into())),
                };
                Kind::Map(vec![(key, self.expression(depth - 1))])
            }
            _ => Kind::Comprehension {
                item: self.boxed(depth),
                names: self.names(),
                list: self.boxed(depth),
                condition: (self.below(2) == 0).then(|| self.boxed(depth)),
            },
        }
    }

    pub(super) fn nodes(&mut self, depth: usize) -> Vec<TemplateNode> {
        (0..1 + self.below(2))
            .map(|_| TemplateNode { kind: self.node(depth), span: 0..0 })
            .collect()
    }

    fn node(&mut self, depth: usize) -> NodeKind {
        let body = |random: &mut Self| random.nodes(depth - 1);
        match self.below(if depth == 0 { 4 } else { 9 }) {
            0 => NodeKind::Text("甲\n".into()),
            1 => NodeKind::Print(self.expression(3)),
            2 => NodeKind::Set {
                name: self.word(),
                value: self.expression(3),
                global: self.below(3) == 0,
            },
            3 => NodeKind::Include(Word { text: "sections/part.md.tera".into(), span: 0..0 }),
            4 => {
                let mut branches = vec![(self.expression(3), body(self))];
                if self.below(2) == 0 {
                    branches.push((self.expression(2), body(self)));
                }
                let otherwise = if self.below(2) == 0 { body(self) } else { Vec::new() };
                NodeKind::If { branches, otherwise }
            }
            5 | 6 => NodeKind::For {
                names: self.names(),
                list: self.expression(2),
                body: body(self),
                repeated: Bytes::default(),
                otherwise: if self.below(2) == 0 { body(self) } else { Vec::new() },
            },
            7 => NodeKind::BlockSet {
                name: self.word(),
                filters: self.filters(),
                body: body(self),
                global: false,
                end: Bytes::default(),
            },
            _ => {
                let mut filters = self.filters();
                filters.push(BlockFilter { name: self.word(), arguments: Vec::new() });
                NodeKind::Filtered { filters, body: body(self) }
            }
        }
    }

    fn filters(&mut self) -> Vec<BlockFilter> {
        (0..self.below(2))
            .map(|_| BlockFilter { name: self.word(), arguments: self.arguments(1) })
            .collect()
    }
}
