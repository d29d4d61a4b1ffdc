//! What each name of the view stands for in any of several reports: the names that templates may use, with their kinds.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::{Kind as FactKind, Row};
use crate::figures::{State, Value};
use crate::template::item_path::PARTS;
use crate::template::marks::{Known, Mark, Marks};
use crate::template::view::{Group, ViewNode};

/// What a name stands for, in all reports that were looked at.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum NameKind {
    /// Something that is printed: words or a figure, of these kinds.
    Leaf(LeafKinds),
    /// Yes or no.
    Flag,
    /// A list with items of this kind.
    List(Arc<NameKind>),
    /// Names below it.
    Group(BTreeMap<String, Arc<NameKind>>),
    /// Anything; nothing is known of it.
    Anything,
}

/// The kinds of values that were seen under a name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct LeafKinds {
    /// Words of the facts, or that the program makes.
    pub words: bool,
    /// Money.
    pub money: bool,
    /// A rate in percent.
    pub rate: bool,
    /// A count, and its units.
    pub count: Vec<String>,
    /// Nothing was filled in.
    pub missing: bool,
    /// A figure that was not known, or does not apply.
    pub unknown: bool,
}

impl LeafKinds {
    /// Words that the program makes or a template writes.
    pub(super) fn words() -> Self {
        Self { words: true, ..Self::default() }
    }

    /// Whether all that was seen is words.
    pub(super) fn is_words(&self) -> bool {
        self.words && !self.is_figure()
    }

    /// Whether nothing was seen but that nothing was filled in.
    pub(super) fn is_blank(&self) -> bool {
        !self.words && !self.is_figure()
    }

    /// Whether it is words in every report where it is filled in.
    pub(super) fn is_only_words(&self) -> bool {
        self.is_words() && !self.unknown
    }

    /// Whether a figure was seen.
    pub(super) fn is_figure(&self) -> bool {
        self.money || self.rate || !self.count.is_empty()
    }

    /// Whether all that was seen is money.
    pub(super) fn is_money(&self) -> bool {
        self.money && !self.words && !self.rate && self.count.is_empty()
    }

    /// Whether all that was seen is rates.
    pub(super) fn is_rate(&self) -> bool {
        self.rate && !self.words && !self.money && self.count.is_empty()
    }

    /// What the numbers that were seen count, if it is one kind: 金额, 率 or 个数.
    pub(super) fn counts(&self) -> Option<&'static str> {
        match (self.words, self.money, self.rate, self.count.is_empty()) {
            (false, true, false, true) => Some("金额"),
            (false, false, true, true) => Some("率"),
            (false, false, false, false) => Some("个数"),
            _ => None,
        }
    }

    /// The unit of what was seen, if all are counts of it.
    pub(super) fn counted_in(&self) -> Option<&str> {
        match self.count.as_slice() {
            [unit] if !self.words && !self.money && !self.rate => Some(unit),
            _ => None,
        }
    }

    fn and(mut self, other: &Self) -> Self {
        self.words |= other.words;
        self.money |= other.money;
        self.rate |= other.rate;
        self.missing |= other.missing;
        self.unknown |= other.unknown;
        let more = other.count.iter().filter(|unit| !self.count.contains(unit)).cloned();
        let more: Vec<_> = more.collect();
        self.count.extend(more);
        self
    }

    fn of(mark: &Mark) -> Self {
        let mut kinds = Self::default();
        match &mark.known {
            Known::Words | Known::Figure(State::Known(Value::Words(_))) => kinds.words = true,
            Known::Figure(State::Known(value)) => match value {
                Value::Money(_) => kinds.money = true,
                Value::Percent(_) | Value::Ratio(_) => kinds.rate = true,
                Value::Count(_, unit) => kinds.count.push(unit.to_string()),
                Value::Words(_) => {}
            },
            Known::Missing => kinds.missing = true,
            Known::Figure(_) => kinds.unknown = true,
        }
        kinds
    }
}

impl NameKind {
    /// What the items of a list are.
    pub(super) fn item(&self) -> Option<Arc<NameKind>> {
        match self {
            Self::List(item) => Some(Arc::clone(item)),
            _ => None,
        }
    }

    /// Whether a path goes through a part by its id: a name that a group with parts lacks, and behind it one that it has.
    pub(super) fn has_part(&self, path: &[&str]) -> bool {
        let mut at = self;
        for (name, next) in path.iter().zip(path.iter().skip(1)) {
            let Self::Group(members) = at else { return false };
            match members.get(*name) {
                Some(member) => at = member,
                None => return members.contains_key(PARTS) && members.contains_key(*next),
            }
        }
        false
    }

    /// A leaf of words.
    pub(super) fn words() -> Self {
        Self::Leaf(LeafKinds::words())
    }

    /// The kinds of the names of a view.
    pub(super) fn of_group(group: &Group, marks: &Marks) -> Self {
        let members = group.members().iter();
        Self::Group(members.map(|(name, node)| (name.clone(), Arc::new(of(node, marks)))).collect())
    }

    /// Says what a fact of the catalogue is that no report has filled in.
    pub(super) fn fill_in(&mut self, row: &Row) {
        let mut kinds = LeafKinds { missing: true, ..LeafKinds::default() };
        match row.kind {
            FactKind::Count => kinds.count.push(row.unit.clone()),
            FactKind::Amount => kinds.money = true,
            FactKind::Words | FactKind::Prose => kinds.words = true,
            _ => return,
        }
        self.fill(&mut row.key.split('.'), kinds);
    }

    fn fill<'p>(&mut self, path: &mut impl Iterator<Item = &'p str>, kinds: LeafKinds) {
        match (self, path.next()) {
            (Self::Leaf(leaf), None) if leaf.is_blank() => *leaf = leaf.clone().and(&kinds),
            (Self::Group(members), Some(part)) => {
                if let Some(member) = members.get_mut(part) {
                    Arc::make_mut(member).fill(path, kinds);
                }
            }
            _ => {}
        }
    }

    /// What a name stands for where it is this in one report and the other in another.
    pub(super) fn merged(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Anything, other) => other.clone(),
            (this, Self::Anything) => this,
            (Self::Leaf(a), Self::Leaf(b)) => Self::Leaf(a.and(b)),
            (Self::List(a), Self::List(b)) => {
                Self::List(Arc::new(Arc::unwrap_or_clone(a).merged(b)))
            }
            (Self::Group(mut a), Self::Group(b)) => {
                for (name, kind) in b {
                    let merged = match a.remove(name) {
                        Some(known) => Arc::new(Arc::unwrap_or_clone(known).merged(kind)),
                        None => Arc::clone(kind),
                    };
                    a.insert(name.clone(), merged);
                }
                Self::Group(a)
            }
            (Self::Flag, Self::Flag) => Self::Flag,
            _ => Self::Anything,
        }
    }
}

fn of(node: &ViewNode, marks: &Marks) -> NameKind {
    match node {
        ViewNode::Text(text) => match marks.of(text) {
            Some(mark) => NameKind::Leaf(LeafKinds::of(mark)),
            None => NameKind::words(),
        },
        ViewNode::Flag(_) => NameKind::Flag,
        ViewNode::List(items) => {
            let items = items.iter().map(|item| of(item, marks));
            NameKind::List(Arc::new(
                items.fold(NameKind::Anything, |known, item| known.merged(&item)),
            ))
        }
        ViewNode::Group(group) => NameKind::of_group(group, marks),
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
