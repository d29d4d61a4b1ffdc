//! What an expression stands for, from the names that there are; names that are nowhere are reported.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::ids::{self, WrongPart};
use super::known_names::NameKind;
use super::looked_up::unknown;
use super::names::{NameWalk, loop_scope};
use super::units;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::template::expressions::{Argument, Expression, ExpressionKind as Kind, Operator, Word};
use crate::template::item_path::is_by_id;
use crate::template::refusal::{NO_LIST, NO_LIST_BUT_GROUP};

impl NameWalk<'_, '_> {
    /// What an expression stands for; what is wrong within it is reported.
    pub(super) fn infer(&mut self, expression: &Expression) -> Arc<NameKind> {
        let span = expression.span.clone();
        match &expression.kind {
            Kind::Text(_) => Arc::new(NameKind::words()),
            Kind::Bool(_) => Arc::new(NameKind::Flag),
            Kind::Number(_) | Kind::None => Arc::new(NameKind::Anything),
            Kind::Name(name) => self.name(name, span),
            // What the items are called is known from the facts only.
            Kind::Attribute { .. } if self.is_by_id(expression) => {
                self.wrong_id(expression);
                Arc::new(NameKind::Anything)
            }
            Kind::Attribute { of, name, .. } if of.kind == Kind::Name("loop".into()) => {
                self.of_loop(name)
            }
            Kind::Attribute { of, name, optional } => {
                let of = self.infer(of);
                self.member(&of, &name.text, name.span.clone(), *optional)
            }
            Kind::Index { of, at, optional } => self.at(of, at, *optional),
            Kind::Slice { of, bounds, .. } => {
                bounds.iter().flatten().for_each(|bound| drop(self.infer(bound)));
                self.infer(of)
            }
            Kind::Call { name, arguments } => {
                self.arguments(arguments);
                self.unquoted(name, arguments);
                Arc::new(NameKind::Anything)
            }
            Kind::Filter { of, name, arguments } => self.filtered(of, name, arguments),
            Kind::Test { of, name, arguments, .. } => self.test(of, name, arguments),
            Kind::Not(of) => {
                self.infer(of);
                Arc::new(NameKind::Flag)
            }
            Kind::Minus(of) => self.infer(of),
            Kind::Binary { operator, left, right, .. } => self.binary(*operator, left, right, span),
            Kind::Choice { then, condition, otherwise } => {
                self.infer(condition);
                self.either(then, otherwise)
            }
            Kind::List(entries) => {
                let item = entries.iter().fold(NameKind::Anything, |item, entry| {
                    let kind = self.infer(&entry.value);
                    if entry.spread { NameKind::Anything } else { item.merged(&kind) }
                });
                Arc::new(NameKind::List(Arc::new(item)))
            }
            Kind::Map(entries) => {
                entries.iter().for_each(|(_, value)| drop(self.infer(value)));
                Arc::new(NameKind::Anything)
            }
            Kind::Comprehension { item, names, list, condition } => {
                let scope = loop_scope(names, self.items(list));
                Arc::new(NameKind::List(self.each(scope, condition.as_deref(), item)))
            }
        }
    }

    /// Whether an expression says an item of a list by its id.
    fn is_by_id(&self, expression: &Expression) -> bool {
        let Some((_, path)) = expression.path() else { return false };
        let is_own = self.scopes.iter().any(|scope| scope.contains_key(path[0]));
        !is_own && (is_by_id(&path) || self.linted.names.has_part(&path))
    }

    /// What is asked of something: yes or no.
    fn test(&mut self, of: &Expression, name: &Word, arguments: &[Argument]) -> Arc<NameKind> {
        let limit = arguments.first().map(|one| (self.infer(&one.value), &one.value));
        let kind = self.infer(of);
        self.tested(name, &kind);
        self.always_applies(of, name, &kind);
        self.limited(name, arguments);
        if let Some((other, limit)) = limit {
            self.unlike(&kind, &other, limit.span.clone());
            self.too_much((of, &kind), limit);
        }
        Arc::new(NameKind::Flag)
    }

    /// The name of a table or an attachment without its quotes.
    fn unquoted(&mut self, function: &Word, arguments: &[Argument]) {
        let Some(Argument { value, .. }) = arguments.first() else { return };
        let is_path = matches!(value.kind, Kind::Name(_) | Kind::Attribute { .. });
        let is_other = is_path
            && match &*self.infer(value) {
                NameKind::Group(_) | NameKind::List(_) | NameKind::Flag => true,
                NameKind::Leaf(leaf) => leaf.is_figure() && !leaf.words,
                NameKind::Anything => false,
            };
        if is_other {
            let written = value.path().map_or(String::new(), |(_, path)| path.join("."));
            let message = format!("{} 里写名称，要加引号", function.text);
            let hint = format!("写 {}(\"{written}\")", function.text);
            self.report(Diagnostic::new(codes::T04, message).hint(hint), value.span.clone());
        }
    }

    /// What a loop knows of itself.
    fn of_loop(&mut self, name: &Word) -> Arc<NameKind> {
        if !self.scopes.iter().any(|scope| scope.contains_key("loop")) {
            let finding = Diagnostic::new(codes::T06, "loop 只在 {% for … %} 里面有");
            self.report(finding.hint("移到 {% for … %} 与 {% endfor %} 当中"), name.span.clone());
        } else if !OF_LOOP.contains(&name.text.as_str()) {
            let finding = unknown(&name.text, OF_LOOP.into_iter());
            let finding = finding.instead(format!("可用的有：{}", OF_LOOP.join("、")));
            self.report(finding, name.span.clone());
        }
        Arc::new(NameKind::Anything)
    }

    /// Reports what is wrong with a path by id, at the part of it.
    fn wrong_id(&mut self, expression: &Expression) {
        let Some((_, path)) = expression.path() else { return };
        let no_name = |name: &str, known: &[&str]| unknown(name, known.iter().copied());
        let Some(WrongPart { part, finding }) = ids::wrong(self.linted, &path, no_name) else {
            return;
        };
        let mut at = expression;
        for _ in part + 1..path.len() {
            let Kind::Attribute { of, .. } = &at.kind else { return };
            at = of;
        }
        let span = match &at.kind {
            Kind::Attribute { name, .. } => name.span.clone(),
            _ => at.span.clone(),
        };
        let is_sum = finding.code == codes::P09;
        let finding = match is_sum {
            true => Diagnostic { code: codes::T06, ..finding }.instead(
                "各项的合计放在表里：tables 的文件里写 ${…}，名称用 jixiao template vars 查",
            ),
            false => finding,
        };
        self.report(finding, span);
    }

    /// What an expression stands for within a loop of a comprehension.
    fn each(
        &mut self,
        scope: BTreeMap<String, Arc<NameKind>>,
        condition: Option<&Expression>,
        item: &Expression,
    ) -> Arc<NameKind> {
        let mut kind = Arc::new(NameKind::Anything);
        self.within(scope, |walk| {
            condition.iter().for_each(|one| drop(walk.infer(one)));
            kind = walk.infer(item);
        });
        kind
    }

    /// What stands at an index: an item of a list, a member by its name.
    fn at(&mut self, of: &Expression, at: &Expression, optional: bool) -> Arc<NameKind> {
        let of = self.infer(of);
        self.infer(at);
        match (&*of, &at.kind) {
            (NameKind::List(item), _) => Arc::clone(item),
            (_, Kind::Text(name)) => self.member(&of, name, at.span.clone(), optional),
            _ => Arc::new(NameKind::Anything),
        }
    }

    /// What one of two expressions stands for, whichever is taken.
    fn either(&mut self, then: &Expression, otherwise: &Expression) -> Arc<NameKind> {
        self.depth += 1;
        let then = self.infer(then);
        let otherwise = self.infer(otherwise);
        self.depth -= 1;
        Arc::new(Arc::unwrap_or_clone(then).merged(&otherwise))
    }

    pub(super) fn arguments(&mut self, arguments: &[Argument]) {
        arguments.iter().for_each(|argument| drop(self.infer(&argument.value)));
    }

    /// What the items of a list are.
    pub(super) fn items(&mut self, list: &Expression) -> Arc<NameKind> {
        match &*self.infer(list) {
            NameKind::List(item) => Arc::clone(item),
            NameKind::Leaf(_) | NameKind::Flag => {
                let finding = Diagnostic::new(codes::T04, NO_LIST.0).hint(NO_LIST.1);
                self.report(finding, list.span.clone());
                Arc::new(NameKind::Anything)
            }
            NameKind::Group(_) => {
                let finding = Diagnostic::new(codes::T04, NO_LIST_BUT_GROUP).hint(NO_LIST.1);
                self.report(finding, list.span.clone());
                Arc::new(NameKind::Anything)
            }
            NameKind::Anything => Arc::new(NameKind::Anything),
        }
    }

    /// A name with a hyphen in it, which is read as one less another.
    fn is_hyphenated(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        span: &Range<usize>,
    ) -> bool {
        let (Some((_, path)), Kind::Name(rest)) = (left.path(), &right.kind) else { return false };
        let is_close = left.span.end + 1 == right.span.start;
        let is_one = operator == Operator::Minus && is_close && path.len() > 1;
        if is_one {
            let message = format!("名称里不能有横线：“{}-{rest}”读成了相减", path.join("."));
            let hint =
                format!("横线换成下划线：{}_{rest}；数据文件里的名称也一样改", path.join("."));
            self.report(Diagnostic::new(codes::T04, message).hint(hint), span.clone());
        }
        is_one
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        span: Range<usize>,
    ) -> Arc<NameKind> {
        if self.is_hyphenated(operator, left, right, &span) {
            return Arc::new(NameKind::Anything);
        }
        let a = self.infer(left);
        let settles = matches!(operator, Operator::And | Operator::Or);
        self.depth += usize::from(settles);
        let b = self.infer(right);
        self.depth -= usize::from(settles);
        match operator {
            Operator::And | Operator::Or => Arc::new(Arc::unwrap_or_clone(a).merged(&b)),
            Operator::In | Operator::NotIn => Arc::new(NameKind::Flag),
            Operator::Join => {
                let last = units::last_of(left);
                let kind = if std::ptr::eq(last, left) { a } else { self.infer(last) };
                if let Some(finding) = units::joined(last, &kind, right) {
                    self.report(finding, right.span.clone());
                }
                Arc::new(NameKind::words())
            }
            _ if operator.compares() => {
                self.compared(operator, (left, &a), (right, &b));
                Arc::new(NameKind::Flag)
            }
            _ => {
                let is_figure = |kind: &NameKind| matches!(kind, NameKind::Leaf(leaf) if leaf.is_figure() || leaf.is_words());
                if is_figure(&a) || is_figure(&b) {
                    let finding = Diagnostic::new(codes::T04, "模板不做计算");
                    self.report(finding.hint("数字都由程序算好，直接引用即可"), span);
                }
                Arc::new(NameKind::Anything)
            }
        }
    }
}

/// What a loop knows of itself.
const OF_LOOP: [&str; 4] = ["index", "index0", "first", "last"];
