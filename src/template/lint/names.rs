//! Every name, comparison and print of every branch, held against the names that there are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::known_names::{LeafKinds, NameKind};
use super::units::{self, PrintedValue};
use super::{Found, Linted, printed, shapes};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};
use crate::template::budget;
use crate::template::expressions::{
    Argument, Expression, ExpressionKind as Kind, LoopNames, NodeKind, Operator, TemplateNode, Word,
};
use crate::template::refusal::{self, GROUP};
use crate::template::refused_comparisons as refused;

/// Looks at every section and attachment, and at what they include.
pub(super) fn look(linted: &Linted<'_>, found: &mut Found) {
    for (path, prepared) in printed(linted) {
        let mut scope = BTreeMap::new();
        if let Some(item) = shapes::item_of_attachment(linted, path) {
            scope.insert("item".to_string(), item);
        }
        let source = prepared.source;
        let mut walk =
            NameWalk { linted, found, source, scopes: vec![scope], includes: Vec::new() };
        walk.body(&prepared.nodes);
    }
}

/// A walk through a template with the names that are known where it stands.
struct NameWalk<'w, 'a> {
    linted: &'w Linted<'a>,
    found: &'w mut Found,
    /// The file that is looked at.
    source: SourceId,
    /// The names that loops and `set` gave, innermost last.
    scopes: Vec<BTreeMap<String, Arc<NameKind>>>,
    /// The files that are being included.
    includes: Vec<String>,
}

impl NameWalk<'_, '_> {
    fn body(&mut self, nodes: &[TemplateNode]) {
        let mut before: Option<PrintedValue> = None;
        for node in nodes {
            match &node.kind {
                NodeKind::Text(words) => {
                    if let Some(value) = &before {
                        self.found_at(units::behind(value, words, node.span.start));
                    }
                }
                NodeKind::Print(value) => {
                    let kind = self.infer(value);
                    self.printed(value, &kind, node.span.clone());
                    before = PrintedValue::of(value, &kind, node.span.clone());
                    continue;
                }
                _ => self.tag(node),
            }
            before = None;
        }
    }

    fn tag(&mut self, node: &TemplateNode) {
        match &node.kind {
            NodeKind::If { branches, otherwise } => {
                for (condition, body) in branches {
                    self.infer(condition);
                    self.body(body);
                }
                self.body(otherwise);
            }
            NodeKind::For { names, list, body, otherwise, .. } => {
                let list = self.items(list);
                self.within(loop_scope(names, list), |walk| walk.body(body));
                self.body(otherwise);
            }
            NodeKind::Set { name, value, .. } => {
                let kind = self.infer(value);
                self.set(name, kind);
            }
            NodeKind::BlockSet { name, filters, body, .. } => {
                filters.iter().for_each(|filter| self.arguments(&filter.arguments));
                self.body(body);
                self.set(name, Arc::new(NameKind::words()));
            }
            NodeKind::Filtered { filters, body } => {
                filters.iter().for_each(|filter| self.arguments(&filter.arguments));
                self.body(body);
            }
            NodeKind::Block { body, .. } => self.body(body),
            NodeKind::Include(path) => self.include(path),
            NodeKind::Text(_) | NodeKind::Print(_) | NodeKind::Break | NodeKind::Continue => {}
        }
    }

    fn include(&mut self, path: &Word) {
        let Some(prepared) = self.linted.templates.get(&path.text) else { return };
        if self.includes.contains(&path.text) || self.includes.len() > budget::INCLUDES {
            return;
        }
        self.includes.push(path.text.clone());
        let source = std::mem::replace(&mut self.source, prepared.source);
        self.within(BTreeMap::new(), |walk| walk.body(&prepared.nodes));
        self.source = source;
        self.includes.pop();
    }

    fn within(&mut self, scope: BTreeMap<String, Arc<NameKind>>, look: impl FnOnce(&mut Self)) {
        self.scopes.push(scope);
        look(self);
        self.scopes.pop();
    }

    fn set(&mut self, name: &Word, kind: Arc<NameKind>) {
        let Some(scope) = self.scopes.last_mut() else { return };
        let merged = match scope.remove(&name.text) {
            Some(known) => Arc::new(Arc::unwrap_or_clone(known).merged(&kind)),
            None => kind,
        };
        scope.insert(name.text.clone(), merged);
    }

    /// What an expression stands for; what is wrong within it is reported.
    fn infer(&mut self, expression: &Expression) -> Arc<NameKind> {
        let span = expression.span.clone();
        match &expression.kind {
            Kind::Text(_) => Arc::new(NameKind::words()),
            Kind::Bool(_) => Arc::new(NameKind::Flag),
            Kind::Number(_) | Kind::None => Arc::new(NameKind::Anything),
            Kind::Name(name) => self.name(name, span),
            Kind::Attribute { of, name, optional } => {
                let of = self.infer(of);
                self.member(&of, &name.text, name.span.clone(), *optional)
            }
            Kind::Index { of, at, optional } => {
                let of = self.infer(of);
                self.infer(at);
                match (&*of, &at.kind) {
                    (NameKind::List(item), _) => Arc::clone(item),
                    (_, Kind::Text(name)) => self.member(&of, name, at.span.clone(), *optional),
                    _ => Arc::new(NameKind::Anything),
                }
            }
            Kind::Slice { of, bounds, .. } => {
                bounds.iter().flatten().for_each(|bound| drop(self.infer(bound)));
                self.infer(of)
            }
            Kind::Call { arguments, .. } => {
                self.arguments(arguments);
                Arc::new(NameKind::Anything)
            }
            Kind::Filter { of, name, arguments } => self.filtered(of, name, arguments),
            Kind::Test { of, name, arguments, .. } => {
                self.arguments(arguments);
                let of = self.infer(of);
                self.tested(name, &of);
                Arc::new(NameKind::Flag)
            }
            Kind::Not(of) => {
                self.infer(of);
                Arc::new(NameKind::Flag)
            }
            Kind::Minus(of) => self.infer(of),
            Kind::Binary { operator, left, right, .. } => self.binary(*operator, left, right, span),
            Kind::Choice { then, condition, otherwise } => {
                self.infer(condition);
                let then = self.infer(then);
                let otherwise = self.infer(otherwise);
                Arc::new(Arc::unwrap_or_clone(then).merged(&otherwise))
            }
            Kind::List(entries) => {
                let mut item = NameKind::Anything;
                for entry in entries {
                    let kind = self.infer(&entry.value);
                    item = if entry.spread { NameKind::Anything } else { item.merged(&kind) };
                }
                Arc::new(NameKind::List(Arc::new(item)))
            }
            Kind::Map(entries) => {
                entries.iter().for_each(|(_, value)| drop(self.infer(value)));
                Arc::new(NameKind::Anything)
            }
            Kind::Comprehension { item, names, list, condition } => {
                let items = self.items(list);
                let mut kind = Arc::new(NameKind::Anything);
                self.within(loop_scope(names, items), |walk| {
                    condition.iter().for_each(|one| drop(walk.infer(one)));
                    kind = walk.infer(item);
                });
                Arc::new(NameKind::List(kind))
            }
        }
    }

    fn arguments(&mut self, arguments: &[Argument]) {
        arguments.iter().for_each(|argument| drop(self.infer(&argument.value)));
    }

    /// A name by itself: one that a loop or `set` gave, or one of the view.
    fn name(&mut self, name: &str, span: Range<usize>) -> Arc<NameKind> {
        if let Some(kind) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return Arc::clone(kind);
        }
        let names = Arc::clone(&self.linted.names);
        let NameKind::Group(names) = &*names else { return Arc::new(NameKind::Anything) };
        match names.get(name) {
            Some(kind) => Arc::clone(kind),
            None if name == "loop" || name == "item" => Arc::new(NameKind::Anything),
            None => {
                let own = self.scopes.iter().flat_map(BTreeMap::keys).map(String::as_str);
                let known = own.chain(names.keys().map(String::as_str));
                let finding = unknown(name, known);
                self.report(finding, span);
                Arc::new(NameKind::Anything)
            }
        }
    }

    /// What stands under a name of something.
    fn member(
        &mut self,
        of: &NameKind,
        name: &str,
        span: Range<usize>,
        optional: bool,
    ) -> Arc<NameKind> {
        let finding = match of {
            NameKind::Anything => return Arc::new(NameKind::Anything),
            NameKind::Group(members) => match members.get(name) {
                Some(kind) => return Arc::clone(kind),
                None => unknown(name, members.keys().map(String::as_str)),
            },
            NameKind::List(_) => {
                let message = format!("这是一个列表，没有“{name}”；列表里的每一项才有");
                Diagnostic::new(codes::T06, message)
                    .hint("用 {% for 一项 in 列表 %} 逐项写，或写 (列表 | first).名称")
            }
            NameKind::Leaf(_) | NameKind::Flag => {
                let message = format!("这是一项数据，下面没有“{name}”");
                Diagnostic::new(codes::T06, message).hint("可用的名称：jixiao template vars")
            }
        };
        if !optional {
            self.report(finding, span);
        }
        Arc::new(NameKind::Anything)
    }

    /// What the items of a list are.
    fn items(&mut self, list: &Expression) -> Arc<NameKind> {
        match &*self.infer(list) {
            NameKind::List(item) => Arc::clone(item),
            NameKind::Leaf(_) | NameKind::Flag => {
                let finding = Diagnostic::new(codes::T04, "此项不是列表，不能用 for")
                    .hint("可以用 for 的列表见 templates/README.md");
                self.report(finding, list.span.clone());
                Arc::new(NameKind::Anything)
            }
            NameKind::Group(_) | NameKind::Anything => Arc::new(NameKind::Anything),
        }
    }

    fn filtered(&mut self, of: &Expression, name: &Word, arguments: &[Argument]) -> Arc<NameKind> {
        self.arguments(arguments);
        let kind = self.infer(of);
        match (name.text.as_str(), &*kind) {
            ("first" | "last" | "nth", NameKind::List(item)) => Arc::clone(item),
            ("get", NameKind::Group(_)) => match arguments.first().map(|one| &one.value) {
                Some(Expression { kind: Kind::Text(key), span }) => {
                    let has_default = arguments.len() > 1;
                    self.member(&kind, key, span.clone(), has_default)
                }
                _ => Arc::new(NameKind::Anything),
            },
            ("default", _) => {
                let other = arguments.first().map(|one| self.infer(&one.value));
                let other = other.unwrap_or_else(|| Arc::new(NameKind::Anything));
                match &*other {
                    NameKind::Anything => Arc::new(NameKind::Anything),
                    other => Arc::new(Arc::unwrap_or_clone(kind).merged(other)),
                }
            }
            ("bare", NameKind::Leaf(leaf)) if leaf.is_words() && !leaf.unknown => {
                let finding = Diagnostic::new(codes::T04, "此处要用一个数字，这里写的是文字");
                self.report(finding.hint("bare 只用在数上；文字直接印"), name.span.clone());
                kind
            }
            ("bare", _) => kind,
            ("join" | "plain" | "phrase" | "sentence", NameKind::Group(_)) => {
                let finding = Diagnostic::new(codes::T08, GROUP.0).hint(GROUP.1);
                self.report(finding, of.span.clone());
                Arc::new(NameKind::words())
            }
            ("join" | "plain" | "phrase" | "sentence", _) => Arc::new(NameKind::words()),
            _ => Arc::new(NameKind::Anything),
        }
    }

    /// A test of a kind that it can never hold of.
    fn tested(&mut self, name: &Word, of: &NameKind) {
        let of_numbers = matches!(
            name.text.as_str(),
            "above" | "below" | "equal_to" | "zero" | "negative" | "applicable"
        );
        let is_no_number = match of {
            NameKind::Leaf(kinds) => kinds.is_words() && !kinds.unknown,
            NameKind::Flag | NameKind::List(_) | NameKind::Group(_) => true,
            NameKind::Anything => false,
        };
        if of_numbers && is_no_number {
            let message = format!("is {} 只问数，这里问的不是数", name.text);
            let hint =
                "文字只问填了没有（is given），或是不是某几个字（==）；列表问 is given 或 | length";
            self.report(Diagnostic::new(codes::T04, message).hint(hint), name.span.clone());
        }
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        span: Range<usize>,
    ) -> Arc<NameKind> {
        let (a, b) = (self.infer(left), self.infer(right));
        match operator {
            Operator::And | Operator::Or => Arc::new(Arc::unwrap_or_clone(a).merged(&b)),
            Operator::In | Operator::NotIn => Arc::new(NameKind::Flag),
            Operator::Join => Arc::new(NameKind::words()),
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

    /// A comparison that can never hold, or that printing refuses.
    fn compared(
        &mut self,
        operator: Operator,
        (left, a): (&Expression, &NameKind),
        (right, b): (&Expression, &NameKind),
    ) {
        for (this, (other, kind)) in [(a, (right, b)), (b, (left, a))] {
            if let Some(error) = refused_sides(operator, this, other, kind) {
                let message = error.to_string();
                let (message, hint) = refusal::unpacked(&message).unwrap_or((&message, ""));
                let finding = Diagnostic::new(codes::T04, message).hint(hint);
                self.report(finding, other.span.clone());
                return;
            }
        }
    }

    /// A list, a group, or yes and no, where one value is to be printed.
    fn printed(&mut self, value: &Expression, kind: &NameKind, span: Range<usize>) {
        let finding = match kind {
            NameKind::List(_) | NameKind::Group(_) => {
                Diagnostic::new(codes::T08, GROUP.0).hint(GROUP.1)
            }
            // What is written as a condition is reported when the template is read.
            NameKind::Flag if matches!(value.kind, Kind::Name(_) | Kind::Attribute { .. }) => {
                Diagnostic::new(codes::T08, "此处印的是“是”或“否”，不是一项数据")
                    .hint("条件写在 {% if … %} 里，或写 {{ \"甲\" if … else \"乙\" }}")
            }
            _ => return,
        };
        self.report(finding, span);
    }

    fn report(&mut self, finding: Diagnostic, span: Range<usize>) {
        self.found.push(finding.at(Span::new(self.source, span)));
    }

    fn found_at(&mut self, found: Option<(Diagnostic, Range<usize>)>) {
        if let Some((finding, span)) = found {
            self.report(finding, span);
        }
    }
}

/// The names that a loop gives.
fn loop_scope(names: &LoopNames, item: Arc<NameKind>) -> BTreeMap<String, Arc<NameKind>> {
    let key = names.key.iter().map(|key| (key.text.clone(), Arc::new(NameKind::words())));
    key.chain([(names.value.text.clone(), item)]).collect()
}

/// Why a value of a kind cannot be compared with what stands on the other side.
fn refused_sides(
    operator: Operator,
    this: &NameKind,
    other: &Expression,
    kind: &NameKind,
) -> Option<tera::Error> {
    let orders = !matches!(operator, Operator::Equal | Operator::Unequal);
    match (this, &other.kind) {
        (_, Kind::None) => None,
        (NameKind::List(_) | NameKind::Group(_), _) => Some(refused::group()),
        (NameKind::Flag, Kind::Text(_) | Kind::Number(_)) => Some(refused::flag()),
        (NameKind::Flag, _) if matches!(kind, NameKind::Leaf(_)) => Some(refused::flag()),
        (NameKind::Leaf(leaf), Kind::Text(words)) if leaf.is_figure() && !leaf.words => {
            (!says_number(words)).then(|| match orders {
                true => refused::words(),
                false => refused::no_number(words, "0"),
            })
        }
        (NameKind::Leaf(leaf), Kind::Text(_)) if orders && leaf.is_words() && !leaf.unknown => {
            Some(refused::words())
        }
        (NameKind::Leaf(leaf), Kind::Number(number)) if leaf.is_rate() => {
            refused::no_fraction(number.parse().ok()?).err()
        }
        _ => None,
    }
}

/// Whether words say a number, with or without its unit.
fn says_number(words: &str) -> bool {
    let words = words.trim();
    let number = ["万元", "元", "%"].iter().find_map(|unit| words.strip_suffix(unit));
    crate::base::number_text::parse_number(number.unwrap_or(words)).is_ok()
}

fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Diagnostic {
    let finding = Diagnostic::new(codes::T06, format!("模板里没有“{name}”这个名称"));
    match nearest(name, known) {
        Some(near) => finding.hint(format!("是否想写“{near}”？")),
        None => finding.hint("可用的名称：jixiao template vars"),
    }
}

/// What a print of these kinds is called, for a message.
pub(super) fn word_of(kinds: &LeafKinds) -> &'static str {
    match kinds {
        kinds if kinds.is_money() => "金额",
        kinds if kinds.is_rate() => "率",
        _ => "数",
    }
}
