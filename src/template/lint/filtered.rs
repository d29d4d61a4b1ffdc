//! What a filter makes of a value; filters without what they need, and in an order that asks too late.

use std::sync::Arc;

use super::known_names::NameKind;
use super::names::NameWalk;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::number_text::parse_number;
use crate::template::expressions::{Argument, Expression, ExpressionKind as Kind, Word};
use crate::template::refusal::GROUP;

impl NameWalk<'_, '_> {
    pub(super) fn filtered(
        &mut self,
        of: &Expression,
        name: &Word,
        arguments: &[Argument],
    ) -> Arc<NameKind> {
        self.arguments(arguments);
        let kind = self.infer(of);
        self.incomplete(of, name, arguments);
        self.misused((of, &kind), name, arguments);
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
                self.without_unit(&kind, arguments);
                let other = arguments.first().map(|one| self.infer(&one.value));
                let other = other.unwrap_or_else(|| Arc::new(NameKind::Anything));
                match &*other {
                    NameKind::Anything => Arc::new(NameKind::Anything),
                    other => Arc::new(Arc::unwrap_or_clone(kind).merged(other)),
                }
            }
            ("bare", NameKind::Leaf(leaf)) if leaf.is_only_words() => {
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

    /// A filter of lists on one value; an index in quotes; words that are joined with nothing between them.
    fn misused(&mut self, (of, kind): (&Expression, &NameKind), name: &Word, given: &[Argument]) {
        let is_one = match kind {
            NameKind::Leaf(leaf) => !leaf.is_blank(),
            NameKind::Flag => true,
            _ => false,
        };
        let of_words = |item: &NameKind| matches!(item, NameKind::Leaf(leaf) if leaf.is_words());
        let is_path = matches!(of.kind, Kind::Name(_) | Kind::Attribute { .. });
        let first = given.first().map(|one| &one.value.kind);
        let (message, hint) = match (name.text.as_str(), kind) {
            ("first" | "last" | "nth" | "join" | "length", _) if is_one => {
                let message = format!("{} 只用在列表上，这里是一项数据", name.text);
                let what =
                    if name.text == "length" { "有几项用 projects | length；" } else { "" };
                (message, format!("{what}一项数据直接印，不加 | {}", name.text))
            }
            ("nth", _) if matches!(first, Some(Kind::Text(_))) => {
                ("nth 里写的是文字，要写数".into(), "不加引号，从 0 数起：nth(0)".into())
            }
            ("join", NameKind::List(item)) if first.is_none() && is_path && of_words(item) => {
                ("join 没有写用什么隔开，各项会连成一片".into(), "写 join(\"、\")".into())
            }
            _ => return,
        };
        self.report(Diagnostic::new(codes::T04, message).hint(hint), name.span.clone());
    }

    /// A number without a unit in the place of one that prints its own.
    fn without_unit(&mut self, kind: &NameKind, arguments: &[Argument]) {
        let (NameKind::Leaf(leaf), Some(Argument { value, .. })) = (kind, arguments.first()) else {
            return;
        };
        let unit = match leaf {
            leaf if leaf.is_money() => self.linted.pack.outline.money.unit.word(),
            leaf if leaf.is_rate() => "%",
            _ => return,
        };
        let number = match &value.kind {
            Kind::Text(number) if parse_number(number.trim()).is_ok() => number.trim(),
            Kind::Number(number) => number,
            _ => return,
        };
        let message = format!("没有填的印成“{number}”，没有单位；填了的自己带“{unit}”");
        let hint = format!(
            "没有填不等于 0：先问 is given，没有填的不印这一句；确是 {number} 的，写 default(\"{number}{unit}\")"
        );
        self.report(Diagnostic::new(codes::T21, message).hint(hint), value.span.clone());
    }

    /// A filter without its argument, or `default` behind one that asks for a value that is there.
    fn incomplete(&mut self, of: &Expression, name: &Word, arguments: &[Argument]) {
        let needed = match name.text.as_str() {
            "default" => "default 没有写拿什么代替，写 default(\"无\")",
            "nth" => "nth 没有写第几项，写 nth(0)",
            "get" => "get 没有写名称，写 get(\"name\")",
            _ => "",
        };
        if arguments.is_empty()
            && let Some((message, hint)) = needed.split_once('，')
        {
            self.report(Diagnostic::new(codes::T04, message).hint(hint), name.span.clone());
        }
        let Kind::Filter { name: before, .. } = &of.kind else { return };
        if name.text == "default" && ["sentence", "phrase", "bare", "join"].contains(&&*before.text)
        {
            let message = format!("没有填的，先到 {}，就报错了，轮不到 default", before.text);
            let hint = format!("default 写在前面：| default(…) | {}", before.text);
            self.report(Diagnostic::new(codes::T04, message).hint(hint), name.span.clone());
        }
    }
}
