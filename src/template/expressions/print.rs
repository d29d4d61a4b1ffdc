//! A tree to text again, with brackets where operators need them.

use std::fmt::{self, Display, Formatter};

use super::operators::{ABOVE_CHOICE, IS, MINUS, NOT, Operator, PIPE};
use super::tree::{
    Argument, BlockFilter, Expression, ExpressionKind as Kind, Key, LoopNames, NodeKind,
    TemplateNode,
};

/// How tightly what hangs on names binds.
const TIGHT: u8 = 30;

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Text(text) => quoted(f, text),
            Kind::Number(number) => f.write_str(number),
            Kind::Bool(value) => write!(f, "{value}"),
            Kind::None => f.write_str("none"),
            Kind::Name(name) => f.write_str(name),
            Kind::Attribute { of, name, optional } => {
                write!(f, "{of}{}.{}", question(*optional), name.text)
            }
            Kind::Index { of, at, optional } => {
                within(f, of, TIGHT)?;
                write!(f, "{}[{at}]", question(*optional))
            }
            Kind::Slice { of, bounds, optional } => slice(f, of, bounds, *optional),
            Kind::Call { name, arguments } => {
                write!(f, "{}(", name.text)?;
                list(f, arguments)?;
                f.write_str(")")
            }
            Kind::Filter { of, name, arguments } => {
                within(f, of, PIPE)?;
                write!(f, " | {}", name.text)?;
                called(f, arguments)
            }
            Kind::Test { of, negated, name, arguments } => {
                within(f, of, IS)?;
                write!(f, " is {}{}", if *negated { "not " } else { "" }, name.text)?;
                called(f, arguments)
            }
            Kind::Not(of) => unary(f, "not ", of, NOT),
            Kind::Minus(of) => unary(f, "-", of, MINUS),
            Kind::Binary { operator, left, right, .. } => binary(f, *operator, left, right),
            Kind::Choice { then, condition, otherwise } => {
                within(f, then, ABOVE_CHOICE)?;
                write!(f, " if {condition} else {otherwise}")
            }
            Kind::List(entries) => {
                f.write_str("[")?;
                for (index, entry) in entries.iter().enumerate() {
                    comma(f, index)?;
                    write!(f, "{}{}", if entry.spread { "..." } else { "" }, entry.value)?;
                }
                f.write_str("]")
            }
            Kind::Map(entries) => map(f, entries),
            Kind::Comprehension { item, names, list, condition } => {
                write!(f, "[{item} for {names} in ")?;
                within(f, list, ABOVE_CHOICE)?;
                if let Some(condition) = condition {
                    f.write_str(" if ")?;
                    within(f, condition, ABOVE_CHOICE)?;
                }
                f.write_str("]")
            }
        }
    }
}

/// How tightly an expression holds together.
fn binding(expression: &Expression) -> u8 {
    match &expression.kind {
        Kind::Choice { .. } => 0,
        Kind::Binary { operator, .. } => operator.binding().0,
        Kind::Test { .. } => IS,
        Kind::Not(_) => NOT,
        Kind::Filter { .. } => PIPE,
        Kind::Minus(_) => MINUS,
        _ => TIGHT,
    }
}

/// An expression, in brackets unless it holds together so tightly.
fn within(f: &mut Formatter<'_>, expression: &Expression, least: u8) -> fmt::Result {
    // `not` and `-` take what follows into themselves.
    let unary = matches!(expression.kind, Kind::Not(_) | Kind::Minus(_));
    if binding(expression) < least || unary {
        write!(f, "({expression})")
    } else {
        write!(f, "{expression}")
    }
}

fn unary(f: &mut Formatter<'_>, sign: &str, of: &Expression, binds: u8) -> fmt::Result {
    f.write_str(sign)?;
    within(f, of, binds)
}

fn binary(
    f: &mut Formatter<'_>,
    operator: Operator,
    left: &Expression,
    right: &Expression,
) -> fmt::Result {
    let (before, behind) = operator.binding();
    // Comparisons are not read one behind another without brackets.
    let compares =
        |kind: &Kind| matches!(kind, Kind::Binary { operator, .. } if operator.compares());
    let chained = operator.compares() && compares(&left.kind);
    within(f, left, if chained { TIGHT } else { before })?;
    write!(f, " {} ", operator.sign())?;
    within(f, right, behind)
}

fn slice(
    f: &mut Formatter<'_>,
    of: &Expression,
    [from, to, step]: &[Option<Box<Expression>>; 3],
    optional: bool,
) -> fmt::Result {
    within(f, of, TIGHT)?;
    let bound = |bound: &Option<Box<Expression>>| {
        bound.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    write!(f, "{}[{}:{}", question(optional), bound(from), bound(to))?;
    match step {
        Some(step) => write!(f, ":{step}]"),
        None => f.write_str("]"),
    }
}

fn map(f: &mut Formatter<'_>, entries: &[(Option<Key>, Expression)]) -> fmt::Result {
    // A space, so that no bracket of a tag comes of it.
    f.write_str("{ ")?;
    for (index, (key, value)) in entries.iter().enumerate() {
        comma(f, index)?;
        match key {
            Some(Key::Text(text)) => quoted(f, text)?,
            Some(Key::Number(number)) => f.write_str(number)?,
            Some(Key::Bool(key)) => write!(f, "{key}")?,
            None => f.write_str("...")?,
        }
        let sign = if key.is_some() { ": " } else { "" };
        write!(f, "{sign}{value}")?;
    }
    f.write_str(" }")
}

fn question(optional: bool) -> &'static str {
    if optional { "?" } else { "" }
}

fn comma(f: &mut Formatter<'_>, index: usize) -> fmt::Result {
    f.write_str(if index > 0 { ", " } else { "" })
}

fn called(f: &mut Formatter<'_>, arguments: &[Argument]) -> fmt::Result {
    if arguments.is_empty() {
        return Ok(());
    }
    f.write_str("(")?;
    list(f, arguments)?;
    f.write_str(")")
}

fn list(f: &mut Formatter<'_>, arguments: &[Argument]) -> fmt::Result {
    for (index, Argument { name, value }) in arguments.iter().enumerate() {
        comma(f, index)?;
        if let Some(name) = name {
            write!(f, "{}=", name.text)?;
        }
        write!(f, "{value}")?;
    }
    Ok(())
}

/// A text in quotes.
fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            '\t' => f.write_str("\\t")?,
            '\r' => f.write_str("\\r")?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}

impl Display for LoopNames {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(key) = &self.key {
            write!(f, "{}, ", key.text)?;
        }
        f.write_str(&self.value.text)
    }
}

impl Display for TemplateNode {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            NodeKind::Text(text) => f.write_str(text),
            NodeKind::Print(value) => write!(f, "{{{{ {value} }}}}"),
            NodeKind::If { branches, otherwise } => {
                for (index, (condition, body)) in branches.iter().enumerate() {
                    let word = if index == 0 { "if" } else { "elif" };
                    write!(f, "{{% {word} {condition} %}}")?;
                    all(f, body)?;
                }
                rest(f, otherwise)?;
                f.write_str("{% endif %}")
            }
            NodeKind::For { names, list, body, otherwise, .. } => {
                write!(f, "{{% for {names} in {list} %}}")?;
                all(f, body)?;
                rest(f, otherwise)?;
                f.write_str("{% endfor %}")
            }
            NodeKind::Set { name, value, global } => {
                write!(f, "{{% {} {} = {value} %}}", set(*global), name.text)
            }
            NodeKind::BlockSet { name, filters, body, global, .. } => {
                write!(f, "{{% {} {}", set(*global), name.text)?;
                filters.iter().try_for_each(|filter| write!(f, " | {filter}"))?;
                f.write_str(" %}")?;
                all(f, body)?;
                f.write_str("{% endset %}")
            }
            NodeKind::Include(path) => {
                f.write_str("{% include ")?;
                quoted(f, &path.text)?;
                f.write_str(" %}")
            }
            NodeKind::Filtered { filters, body } => {
                let filters: Vec<_> = filters.iter().map(ToString::to_string).collect();
                write!(f, "{{% filter {} %}}", filters.join(" | "))?;
                all(f, body)?;
                f.write_str("{% endfilter %}")
            }
            NodeKind::Block { name, body } => {
                write!(f, "{{% block {} %}}", name.text)?;
                all(f, body)?;
                f.write_str("{% endblock %}")
            }
            NodeKind::Break => f.write_str("{% break %}"),
            NodeKind::Continue => f.write_str("{% continue %}"),
        }
    }
}

impl Display for BlockFilter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name.text)?;
        called(f, &self.arguments)
    }
}

fn set(global: bool) -> &'static str {
    if global { "set_global" } else { "set" }
}

fn all(f: &mut Formatter<'_>, nodes: &[TemplateNode]) -> fmt::Result {
    nodes.iter().try_for_each(|node| write!(f, "{node}"))
}

fn rest(f: &mut Formatter<'_>, otherwise: &[TemplateNode]) -> fmt::Result {
    if otherwise.is_empty() {
        return Ok(());
    }
    f.write_str("{% else %}")?;
    all(f, otherwise)
}
