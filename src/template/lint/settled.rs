//! What is printed where the conditions on the way there speak against it: what is not filled in, a direction that does not
//! follow from the number, the number of a table that was not asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::path_facts::PathFacts;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::template::expressions::{
    Argument, Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, visit,
};

/// What a template sets, name by name.
type SetValues<'n> = BTreeMap<&'n str, Vec<&'n Expression>>;

/// The values that `set` gives in a template.
pub(super) fn variables(nodes: &[TemplateNode]) -> SetValues<'_> {
    let mut all = SetValues::default();
    collect(nodes, &mut all);
    all
}

fn collect<'n>(nodes: &'n [TemplateNode], all: &mut SetValues<'n>) {
    for node in nodes {
        match &node.kind {
            NodeKind::Set { name, value, .. } => all.entry(&name.text).or_default().push(value),
            NodeKind::If { branches, otherwise } => {
                branches.iter().for_each(|(_, body)| collect(body, all));
                collect(otherwise, all);
            }
            NodeKind::For { body, otherwise, .. } => {
                collect(body, all);
                collect(otherwise, all);
            }
            NodeKind::BlockSet { body, .. }
            | NodeKind::Filtered { body, .. }
            | NodeKind::Block { body, .. } => collect(body, all),
            _ => {}
        }
    }
}

/// What is wrong with a print behind some words.
pub(super) fn look(
    words: &str,
    value: &Expression,
    facts: &PathFacts,
    sets: &SetValues<'_>,
) -> Vec<(Diagnostic, Range<usize>)> {
    let found =
        [not_given(value, facts), directed(words, value, facts, sets), not_alone(words, value)];
    found.into_iter().flatten().chain(other_table(value, facts)).collect()
}

/// Something is printed where it was asked for and is not there.
fn not_given(value: &Expression, facts: &PathFacts) -> Option<(Diagnostic, Range<usize>)> {
    let mut of = value;
    while let Kind::Filter { of: inner, name, .. } = &of.kind {
        if name.text == "default" {
            return None;
        }
        of = inner;
    }
    let says_so = |condition: &Expression| match &condition.kind {
        Kind::Test { of: asked, name, .. } => name.text == "given" && **asked == *of,
        _ => condition == of,
    };
    let is_leaf = matches!(of.kind, Kind::Name(_) | Kind::Attribute { .. });
    let known = is_leaf && facts.known().any(|(condition, holds)| !holds && says_so(condition));
    known.then(|| {
        let finding = Diagnostic::new(codes::T07, "这里已经问明没有填，却要印它");
        (finding.hint("条件是不是写反了？填了的才印，写 is given"), value.span.clone())
    })
}

/// A table or a chart right behind a line of text.
fn not_alone(words: &str, value: &Expression) -> Option<(Diagnostic, Range<usize>)> {
    let Kind::Call { name, .. } = &value.kind else { return None };
    let words = words.trim_end_matches([' ', '\t']);
    let is_placed = matches!(name.text.as_str(), "table" | "chart");
    if !is_placed || words.trim().is_empty() || words.ends_with("\n\n") {
        return None;
    }
    let what = if name.text == "table" { "表" } else { "图" };
    let finding = Diagnostic::new(codes::T11, format!("{what}没有单独成段"));
    Some((finding.hint("单独写一行，前后各空一行"), value.span.clone()))
}

/// Words that say which way a number went.
const LESS: [&str; 11] =
    ["减少", "下降", "追减", "降低", "节约", "压减", "减", "少", "未执行", "没有执行", "未用完"];
const MORE: [&str; 7] = ["增加", "增长", "上升", "追加", "超出", "超支", "增"];

/// A number with a sign behind a word that says the same, or the size of a change behind a word that nothing settles.
fn directed(
    words: &str,
    value: &Expression,
    facts: &PathFacts,
    sets: &SetValues<'_>,
) -> Option<(Diagnostic, Range<usize>)> {
    let words = words.trim_end();
    let less = LESS.iter().find(|word| words.ends_with(**word));
    let word = less.or_else(|| MORE.iter().find(|word| words.ends_with(**word)))?;
    let Kind::Attribute { name, .. } = &value.kind else { return None };
    let has_sign = is_signed(&name.text);
    if has_sign && less.is_some() {
        let message = format!("“{word}”后面的数自己带负号，会印成“{word}-2.00万元”");
        let clause = clause_of(&name.text);
        let hint = format!(
            "先问是不是减了：{{% if … {0} is negative %}}，再印不带负号的 {0}_size{clause}",
            name.text
        );
        return Some((Diagnostic::new(codes::T27, message).hint(hint), name.span.clone()));
    }
    let unsigned = ["_size", "_rate"].iter().find_map(|last| name.text.strip_suffix(last));
    let is_size = unsigned.is_some_and(is_signed);
    let is_settled = facts.known().any(|(condition, _)| tells_direction(condition, sets, 0));
    if !is_size || is_settled {
        return None;
    }
    let message = format!("不管增减都印“{word}”");
    let signed = unsigned.unwrap_or_default();
    let clause = clause_of(signed);
    let hint = format!(
        "问填了没有不够，先问是增是减：{{% if … {signed} is above(0) %}}…{{% elif … {signed} is negative %}}…{clause}"
    );
    Some((Diagnostic::new(codes::T27, message).hint(hint), name.span.clone()))
}

/// What says the whole clause, which way a number went included; only changes have one.
fn clause_of(name: &str) -> String {
    match name.ends_with("change") {
        true => format!("；或印整句的 {name}_clause，增减由数定"),
        false => String::new(),
    }
}

/// Whether a name is that of a difference, which may be negative.
fn is_signed(name: &str) -> bool {
    ["change", "adjustment", "budget_gap", "initial_gap"].iter().any(|last| name.ends_with(last))
}

/// Tests that a number of either sign passes.
const OF_EITHER_SIGN: [&str; 3] = ["given", "zero", "applicable"];

/// Whether a condition asks which way a number went.
fn tells_direction(condition: &Expression, sets: &SetValues<'_>, depth: usize) -> bool {
    let mut asks = AsksDirection { sets, depth, undecided: Vec::new(), found: false };
    visit(condition, &mut asks);
    asks.found
}

/// Looks for the question which way a number went.
struct AsksDirection<'s, 'n> {
    sets: &'s SetValues<'n>,
    /// How many `set`s lie between.
    depth: usize,
    /// Where what is asked for is only whether it is there.
    undecided: Vec<Range<usize>>,
    found: bool,
}

impl Visitor for AsksDirection<'_, '_> {
    fn expression(&mut self, expression: &Expression) {
        self.found |= match &expression.kind {
            Kind::Test { of, name, .. } if OF_EITHER_SIGN.contains(&name.text.as_str()) => {
                self.undecided.push(of.span.clone());
                false
            }
            Kind::Attribute { name, .. } if !self.undecided.contains(&expression.span) => {
                is_signed(&name.text) || name.text.ends_with("rate")
            }
            Kind::Name(name) if self.depth < 4 => {
                let values = self.sets.get(name.as_str()).into_iter().flatten();
                values.into_iter().any(|value| tells_direction(value, self.sets, self.depth + 1))
            }
            _ => false,
        };
    }
}

/// The number of a table where only another one was asked for.
fn other_table(value: &Expression, facts: &PathFacts) -> Vec<(Diagnostic, Range<usize>)> {
    let mut asked = FunctionCalls::of("has_table");
    facts.known().filter(|(_, holds)| *holds).for_each(|(one, _)| visit(one, &mut asked));
    visit(value, &mut asked);
    let mut cited = FunctionCalls::of("table_number");
    visit(value, &mut cited);
    if asked.found.is_empty() {
        return Vec::new();
    }
    let others = cited
        .found
        .into_iter()
        .filter(|(arguments, _)| !asked.found.iter().any(|(known, _)| known == arguments));
    let message = "问的是别的表放了没有，引用的是这一张的号";
    let hint = "has_table 里写同一张表";
    others.map(|(_, span)| (Diagnostic::new(codes::T11, message).hint(hint), span)).collect()
}

/// The calls of one function, with their arguments.
struct FunctionCalls {
    function: &'static str,
    found: Vec<(Vec<Argument>, Range<usize>)>,
}

impl FunctionCalls {
    fn of(function: &'static str) -> Self {
        Self { function, found: Vec::new() }
    }
}

impl Visitor for FunctionCalls {
    fn expression(&mut self, expression: &Expression) {
        if let Kind::Call { name, arguments } = &expression.kind
            && name.text == self.function
        {
            self.found.push((arguments.clone(), expression.span.clone()));
        }
    }
}
