//! A template's source to a tree of everything that stands in `{{ }}` and `{% %}`, each part with its bytes.
//!
//! Tera's own parser is private and its tree cannot be changed. This one reads the same language, reports what it cannot
//! read in Chinese, and gives a tree that three readers share: `rewrite` asks Tera for what authors mean, `print` writes
//! a tree as text again, and a [`visit::Visitor`] sees every name, filter, test and call, in all branches.

mod chinese;
mod cursor;
mod fault;
mod one_tag;
mod operators;
mod parse;
mod postfix;
mod print;
mod rewrite;
mod tags;
mod tokens;
mod tree;
mod typing;
mod unclosed;
mod visit;

#[cfg(test)]
mod generated;
#[cfg(test)]
mod random_trees;

pub(crate) use chinese::NAMED_IN_CHINESE;
pub(super) use fault::TemplateFault;
pub(super) use operators::Operator;
pub(super) use rewrite::{COMPARE, EITHER, ITEM, KNOWN, LISTED};
pub(super) use rewrite::{Rewriting, edits};
pub(super) use tags::parse;
pub(super) use tree::{
    Argument, BlockFilter, Expression, ExpressionKind, LoopNames, NodeKind, TemplateNode, Word,
};
pub(super) use typing::narrow;
pub(super) use visit::{Visitor, includes, visit, walk};
