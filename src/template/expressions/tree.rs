//! The tree of a template: nodes of text and tags, expressions within them.

use std::ops::Range;

use super::operators::Operator;

/// A name and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The name.
    pub text: String,
    /// Its bytes.
    pub span: Range<usize>,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Bytes of a template. All are equal, so that trees are equal that say the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes(pub Range<usize>);

impl PartialEq for Bytes {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An expression. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// What it says.
    pub kind: ExpressionKind,
    /// Its bytes, with the brackets around it.
    pub span: Range<usize>,
}

impl Expression {
    /// The names of a dotted path and where it begins; nothing for any other expression.
    pub(crate) fn path(&self) -> Option<(usize, Vec<&str>)> {
        match &self.kind {
            ExpressionKind::Name(name) => Some((self.span.start, vec![name])),
            ExpressionKind::Attribute { of, name, .. } => {
                let (start, mut path) = of.path()?;
                path.push(&name.text);
                Some((start, path))
            }
            _ => None,
        }
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression says.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ExpressionKind {
    /// `"甲"`, without quotes and escapes.
    Text(String),
    /// `5`, `0.05`, as typed.
    Number(String),
    /// `true`.
    Bool(bool),
    /// `none`.
    None,
    /// `income`.
    Name(String),
    /// `income.total`.
    Attribute {
        /// What it is of.
        of: Box<Expression>,
        /// Its name.
        name: Word,
        /// Whether it is written `?.`.
        optional: bool,
    },
    /// `parts[0]`.
    Index {
        /// What it is of.
        of: Box<Expression>,
        /// Which one.
        at: Box<Expression>,
        /// Whether it is written `?[`.
        optional: bool,
    },
    /// `parts[0:2]`.
    Slice {
        /// What it is of.
        of: Box<Expression>,
        /// From, to, in steps of.
        bounds: [Option<Box<Expression>>; 3],
        /// Whether it is written `?[`.
        optional: bool,
    },
    /// `table("income")`.
    Call {
        /// The function.
        name: Word,
        /// Its arguments.
        arguments: Vec<Argument>,
    },
    /// `value | bare`.
    Filter {
        /// What it is applied to.
        of: Box<Expression>,
        /// Its name.
        name: Word,
        /// Its arguments.
        arguments: Vec<Argument>,
    },
    /// `value is above(5)`, `value is not given`.
    Test {
        /// What is tested.
        of: Box<Expression>,
        /// Whether `not` stands before it.
        negated: bool,
        /// Its name.
        name: Word,
        /// Its arguments.
        arguments: Vec<Argument>,
    },
    /// `not value`.
    Not(Box<Expression>),
    /// `-value`.
    Minus(Box<Expression>),
    /// `a == b`, `a and b`, `a ~ b`.
    Binary {
        /// The operator.
        operator: Operator,
        /// Its bytes.
        sign: Bytes,
        /// What stands before it.
        left: Box<Expression>,
        /// What stands behind it.
        right: Box<Expression>,
    },
    /// `a if condition else b`.
    Choice {
        /// What it is if the condition holds.
        then: Box<Expression>,
        /// The condition.
        condition: Box<Expression>,
        /// What it is otherwise.
        otherwise: Box<Expression>,
    },
    /// `[a, ...b]`.
    List(Vec<LiteralEntry>),
    /// `{"a": b, ...c}`.
    Map(Vec<(Option<Key>, Expression)>),
    /// `[a for b in c if d]`.
    Comprehension {
        /// What each item becomes.
        item: Box<Expression>,
        /// The names of the key, if it is asked for, and of the item.
        names: LoopNames,
        /// The list.
        list: Box<Expression>,
        /// Which items are taken.
        condition: Option<Box<Expression>>,
    },
}

/// An item of a list; `...` takes all items of another list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LiteralEntry {
    /// Whether it is all items of another list.
    pub spread: bool,
    /// The item.
    pub value: Expression,
}

/// The key of an entry of a map.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Key {
    /// `"a"`.
    Text(String),
    /// `5`.
    Number(String),
    /// `true`.
    Bool(bool),
}

/// The names that a loop gives to the key, if it is asked for, and to the item.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LoopNames {
    /// `key` in `for key, value in …`.
    pub key: Option<Word>,
    /// `value`.
    pub value: Word,
}

/// An argument of a call, filter or test; the first one may stand without its name.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Argument {
    /// Its name.
    pub name: Option<Word>,
    /// Its value.
    pub value: Expression,
}

/// A filter of a block: `{% filter phrase %}`.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct BlockFilter {
    /// Its name.
    pub name: Word,
    /// Its arguments.
    pub arguments: Vec<Argument>,
}

/// A part of a template. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub(crate) struct TemplateNode {
    /// What it is.
    pub kind: NodeKind,
    /// The bytes of its first tag or of its text.
    pub span: Range<usize>,
}

impl PartialEq for TemplateNode {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What a part of a template is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum NodeKind {
    /// Words that are printed as they stand, also those of `{% raw %}`.
    Text(String),
    /// `{{ value }}`.
    Print(Expression),
    /// `{% if a %}…{% elif b %}…{% else %}…{% endif %}`.
    If {
        /// Each condition with what it prints.
        branches: Vec<(Expression, Vec<TemplateNode>)>,
        /// What is printed where none holds.
        otherwise: Vec<TemplateNode>,
    },
    /// `{% for a in b %}…{% else %}…{% endfor %}`.
    For {
        /// Its names.
        names: LoopNames,
        /// The list.
        list: Expression,
        /// What is printed for each item.
        body: Vec<TemplateNode>,
        /// The bytes of the body.
        repeated: Bytes,
        /// What is printed where there is no item.
        otherwise: Vec<TemplateNode>,
    },
    /// `{% set a = b %}`.
    Set {
        /// The name.
        name: Word,
        /// The value.
        value: Expression,
        /// Whether it is `set_global`.
        global: bool,
    },
    /// `{% set a %}…{% endset %}`.
    BlockSet {
        /// The name.
        name: Word,
        /// What is applied to the text.
        filters: Vec<BlockFilter>,
        /// The text.
        body: Vec<TemplateNode>,
        /// Whether it is `set_global`.
        global: bool,
        /// Its last tag.
        end: Bytes,
    },
    /// `{% include "sections/change.md.tera" %}`.
    Include(Word),
    /// `{% filter phrase %}…{% endfilter %}`.
    Filtered {
        /// What is applied to the text.
        filters: Vec<BlockFilter>,
        /// The text.
        body: Vec<TemplateNode>,
    },
    /// `{% block name %}…{% endblock %}`.
    Block {
        /// Its name.
        name: Word,
        /// What stands in it.
        body: Vec<TemplateNode>,
    },
    /// `{% break %}`.
    Break,
    /// `{% continue %}`.
    Continue,
}
