//! The view as a tree of names: what templates and table shapes may say, in the order of the facts file.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::Shown;

/// What a name stands for.
#[derive(Clone, Debug)]
pub(crate) enum ViewNode {
    /// A marked text, which may be missing.
    Text(Shown),
    /// Yes or no.
    Flag(bool),
    /// Items.
    List(Vec<ViewNode>),
    /// Names below it.
    Group(Group),
}

/// Names with what they stand for, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group(Vec<(String, ViewNode)>);

impl Group {
    /// A group of these names.
    pub(crate) fn of<const N: usize>(members: [(&str, ViewNode); N]) -> Self {
        Self(members.map(|(name, node)| (name.to_string(), node)).into())
    }

    /// Puts a node under a dotted path; groups on the way are made. A group goes into one that is there.
    pub(crate) fn insert(&mut self, path: &str, node: ViewNode) {
        let (name, below) =
            path.split_once('.').map_or((path, None), |(n, below)| (n, Some(below)));
        match below {
            Some(below) => self.group(name).insert(below, node),
            None => match node {
                ViewNode::Group(members) => {
                    let group = self.group(name);
                    members.0.into_iter().for_each(|(name, node)| group.insert(&name, node));
                }
                node => self.set(name, node),
            },
        }
    }

    /// Gives an item of a list a name of its own beside the list.
    pub(crate) fn name_item(&mut self, name: &str, list: &str, at: usize) {
        let found = self.0.iter().find(|(known, _)| known == list);
        if let Some((_, ViewNode::List(items))) = found
            && let Some(item) = items.get(at).cloned()
        {
            self.set(name, item);
        }
    }

    /// What stands under a dotted path.
    pub(crate) fn at(&self, path: &str) -> Option<&ViewNode> {
        let (name, below) =
            path.split_once('.').map_or((path, None), |(n, below)| (n, Some(below)));
        let (_, node) = self.0.iter().find(|(known, _)| known == name)?;
        match (below, node) {
            (None, node) => Some(node),
            (Some(below), ViewNode::Group(group)) => group.at(below),
            _ => None,
        }
    }

    /// Whether there is anything under a dotted path.
    pub(crate) fn holds(&self, path: &str) -> bool {
        self.at(path).is_some()
    }

    /// Its names with what they stand for.
    pub(crate) fn members(&self) -> &[(String, ViewNode)] {
        &self.0
    }

    /// Adds the members of another group.
    pub(crate) fn and(mut self, other: Self) -> Self {
        other.0.into_iter().for_each(|(name, node)| self.insert(&name, node));
        self
    }

    fn set(&mut self, name: &str, node: ViewNode) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, found)) => *found = node,
            None => self.0.push((name.into(), node)),
        }
    }

    fn group(&mut self, name: &str) -> &mut Self {
        let found = self
            .0
            .iter()
            .position(|(known, node)| known == name && matches!(node, ViewNode::Group(_)));
        let at = found.unwrap_or_else(|| {
            self.0.retain(|(known, _)| known != name);
            self.0.push((name.into(), ViewNode::Group(Self::default())));
            self.0.len() - 1
        });
        match &mut self.0[at].1 {
            ViewNode::Group(group) => group,
            ViewNode::Text(_) | ViewNode::Flag(_) | ViewNode::List(_) => {
                unreachable!("it was found to be one")
            }
        }
    }
}

impl From<Shown> for ViewNode {
    fn from(text: Shown) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for ViewNode {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Group> for ViewNode {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}

impl FromIterator<ViewNode> for ViewNode {
    fn from_iter<T: IntoIterator<Item = ViewNode>>(items: T) -> Self {
        Self::List(items.into_iter().collect())
    }
}

impl Serialize for ViewNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Group(group) => group.serialize(serializer),
        }
    }
}

impl Serialize for Group {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, node) in &self.0 {
            map.serialize_entry(name, node)?;
        }
        map.end()
    }
}
