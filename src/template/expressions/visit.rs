//! A walk over a tree that sees every part of every branch.

use super::tree::{
    Argument, BlockFilter, Expression, ExpressionKind as Kind, LoopNames, NodeKind, TemplateNode,
};

/// What looks at the parts of a tree. Each method is called before what stands within the part.
pub(crate) trait Visitor {
    /// A part of the template.
    fn node(&mut self, _node: &TemplateNode) {}
    /// An expression; names, filters, tests and calls are among them.
    fn expression(&mut self, _expression: &Expression) {}
    /// A filter of a block.
    fn block_filter(&mut self, _filter: &BlockFilter) {}
    /// The names that a loop gives.
    fn names(&mut self, _names: &LoopNames) {}
}

/// The paths that templates include, in all branches.
pub(crate) fn includes(nodes: &[TemplateNode]) -> Vec<String> {
    let mut includes = Includes(Vec::new());
    walk(nodes, &mut includes);
    includes.0
}

struct Includes(Vec<String>);

impl Visitor for Includes {
    fn node(&mut self, node: &TemplateNode) {
        if let NodeKind::Include(path) = &node.kind {
            self.0.push(path.text.clone());
        }
    }
}

/// Shows all nodes to a visitor.
pub(crate) fn walk(nodes: &[TemplateNode], visitor: &mut impl Visitor) {
    for node in nodes {
        visitor.node(node);
        match &node.kind {
            NodeKind::Print(value) | NodeKind::Set { value, .. } => visit(value, visitor),
            NodeKind::If { branches, otherwise } => {
                for (condition, body) in branches {
                    visit(condition, visitor);
                    walk(body, visitor);
                }
                walk(otherwise, visitor);
            }
            NodeKind::For { names, list, body, otherwise, .. } => {
                visitor.names(names);
                visit(list, visitor);
                walk(body, visitor);
                walk(otherwise, visitor);
            }
            NodeKind::BlockSet { filters, body, .. } | NodeKind::Filtered { filters, body } => {
                for filter in filters {
                    visitor.block_filter(filter);
                    walk_arguments(&filter.arguments, visitor);
                }
                walk(body, visitor);
            }
            NodeKind::Block { body, .. } => walk(body, visitor),
            NodeKind::Text(_) | NodeKind::Include(_) | NodeKind::Break | NodeKind::Continue => {}
        }
    }
}

/// Shows an expression and all within it to a visitor.
pub(crate) fn visit(expression: &Expression, visitor: &mut impl Visitor) {
    visitor.expression(expression);
    match &expression.kind {
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::None | Kind::Name(_) => {}
        Kind::Attribute { of, .. } | Kind::Not(of) | Kind::Minus(of) => visit(of, visitor),
        Kind::Index { of, at, .. } => {
            visit(of, visitor);
            visit(at, visitor);
        }
        Kind::Slice { of, bounds, .. } => {
            visit(of, visitor);
            bounds.iter().flatten().for_each(|bound| visit(bound, visitor));
        }
        Kind::Call { arguments, .. } => walk_arguments(arguments, visitor),
        Kind::Filter { of, arguments, .. } | Kind::Test { of, arguments, .. } => {
            visit(of, visitor);
            walk_arguments(arguments, visitor);
        }
        Kind::Binary { left, right, .. } => {
            visit(left, visitor);
            visit(right, visitor);
        }
        Kind::Choice { then, condition, otherwise } => {
            [then, condition, otherwise].into_iter().for_each(|one| visit(one, visitor));
        }
        Kind::List(entries) => {
            entries.iter().for_each(|entry| visit(&entry.value, visitor));
        }
        Kind::Map(entries) => {
            entries.iter().for_each(|(_, value)| visit(value, visitor));
        }
        Kind::Comprehension { item, names, list, condition } => {
            visitor.names(names);
            visit(list, visitor);
            condition.iter().for_each(|one| visit(one, visitor));
            visit(item, visitor);
        }
    }
}

fn walk_arguments(arguments: &[Argument], visitor: &mut impl Visitor) {
    arguments.iter().for_each(|argument| visit(&argument.value, visitor));
}
