//! A pack's files with those of the packs that it extends: what a pack does not have comes from the pack behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::fields;
use crate::base::diag::Diagnostics;
use crate::base::source::{SourceId, Sources, Span};
use crate::base::yaml::{self, Entry, Node, NodeValue};

/// The files of a pack by path within it.
#[derive(Clone, Default, Debug)]
pub struct PackFiles {
    /// The text of each path: the pack's own, or else that of the nearest pack that has it.
    files: BTreeMap<String, SourceId>,
    /// The texts behind it, of the packs that are extended, nearest first.
    behind: BTreeMap<String, Vec<SourceId>>,
    /// The paths that the pack itself does not have.
    inherited: BTreeSet<String>,
    /// The paths of the pack's files that are built in.
    built_in: BTreeSet<String>,
}

/// The pack that another one extends, and where it says so.
pub type Extended = (String, Span);

impl From<BTreeMap<String, SourceId>> for PackFiles {
    fn from(files: BTreeMap<String, SourceId>) -> Self {
        Self { files, ..Self::default() }
    }
}

impl FromIterator<(String, SourceId)> for PackFiles {
    fn from_iter<T: IntoIterator<Item = (String, SourceId)>>(files: T) -> Self {
        Self::from(files.into_iter().collect::<BTreeMap<_, _>>())
    }
}

impl PackFiles {
    /// Adds the files of the pack that is extended behind those that are there.
    pub fn extend(&mut self, files: BTreeMap<String, SourceId>) {
        for (path, source) in files {
            if self.files.contains_key(&path) {
                self.behind.entry(path).or_default().push(source);
            } else {
                self.inherited.insert(path.clone());
                self.files.insert(path, source);
            }
        }
    }

    /// Says which of the pack's files are built in.
    pub fn built_in(&mut self, paths: Vec<String>) {
        self.built_in.extend(paths);
    }

    /// Whether a file is one that comes with the program.
    pub(super) fn is_built_in(&self, path: &str) -> bool {
        self.built_in.contains(path)
    }

    /// Whether a file is one of the user's own, in the pack itself.
    pub(super) fn is_own(&self, path: &str) -> bool {
        !self.inherited.contains(path) && !self.built_in.contains(path)
    }

    /// The text of each path that is used first.
    pub fn first(&self) -> &BTreeMap<String, SourceId> {
        &self.files
    }

    /// All texts, also those that others are merged with.
    pub fn all(&self) -> impl Iterator<Item = (&String, SourceId)> {
        let behind =
            self.behind.iter().flat_map(|(path, ids)| ids.iter().map(move |id| (path, *id)));
        self.files.iter().map(|(path, id)| (path, *id)).chain(behind)
    }

    /// Whether a path that nothing uses is a mistake: a file of the user's own, or a built-in section or attachment that the
    /// user's outline leaves out. What these include is nobody's to put into an outline.
    pub(super) fn is_to_be_used(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_numbered = path.contains('/') && name.starts_with(|c: char| c.is_ascii_digit());
        !self.inherited.contains(path) && (is_numbered || !self.built_in.contains(path))
    }

    /// A YAML file, merged by key with those behind it; `None` where it is not there or cannot be read.
    pub(super) fn merged(
        &self,
        path: &str,
        sources: &Sources,
        findings: &mut Diagnostics,
    ) -> Option<Node> {
        let first = yaml::parse(*self.files.get(path)?, sources, findings)?;
        let mut behind = self.behind.get(path).into_iter().flatten();
        behind.try_fold(first, |node, source| {
            Some(merge(node, yaml::parse(*source, sources, findings)?))
        })
    }
}

/// The pack that a `report.yaml` extends.
pub fn extended(source: SourceId, sources: &Sources) -> Option<Extended> {
    // What is wrong with the file is reported when the pack is read.
    let root = yaml::parse(source, sources, &mut Diagnostics::default())?;
    let NodeValue::Mapping(entries) = &root.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == "extends")?;
    let name = fields::text(&entry.value, &mut Diagnostics::default())?;
    Some((name.trim().to_string(), entry.value.span))
}

/// A mapping with the keys of the one behind it that it does not have; mappings below it likewise. An empty value takes
/// a key away. Anything else stands alone.
fn merge(node: Node, behind: Node) -> Node {
    let Node { value: NodeValue::Mapping(mut entries), span, .. } = node else { return node };
    let NodeValue::Mapping(others) = behind.value else {
        return Node { value: NodeValue::Mapping(entries), span };
    };
    for other in others {
        match entries.iter_mut().find(|entry| entry.key == other.key) {
            Some(entry) => merge_entry(entry, other),
            None => entries.push(other),
        }
    }
    Node { value: NodeValue::Mapping(entries), span }
}

fn merge_entry(entry: &mut Entry, behind: Entry) {
    let null = Node { value: NodeValue::Null, span: entry.value.span };
    let own = std::mem::replace(&mut entry.value, null);
    entry.value = merge(own, behind.value);
}
