//! Values of two facts files that differ. Items of lists are known by their ids, so that one may be put before another.

use std::collections::{BTreeMap, HashMap};

use super::matching::{Matched, matched};
use super::report_state::ReportState;
use crate::base::fact_path::{FactPath, PathStep};
use crate::base::source::Span;
use crate::data::places::Leaf;

/// A value that was changed, added or removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactChange {
    /// Its path, items by id or by their number from 1: `projects.p01.indicators.loans.actual`, `duties[2]`.
    pub path: String,
    /// The value that was; `None` if it was added.
    pub before: Option<String>,
    /// The value that is; `None` if it was removed.
    pub after: Option<String>,
    /// Where it stands in the new file, or stood in the old one.
    pub place: Span,
}

/// A value with its path by ids.
struct NamedLeaf<'a> {
    leaf: &'a Leaf,
    path: FactPath,
    words: String,
}

/// The values that differ, in the order of the new file.
pub(super) fn facts(old: &ReportState, new: &ReportState) -> Vec<FactChange> {
    let (before, after) = (named(old), named(new));
    // Items that have no id are compared by what they say.
    let all = |leaves: &[NamedLeaf]| -> Vec<(String, String)> {
        leaves.iter().map(|one| (one.path.dotted_keys(), one.words.clone())).collect()
    };
    let (old_values, new_values) = (all(&before), all(&after));
    let same_kind = |old: usize, new: usize| usize::from(old_values[old].0 == new_values[new].0);
    let mut changes: Vec<FactChange> = Vec::new();
    for one in matched(&old_values, &new_values, same_kind) {
        let (old, new) = match one {
            Matched::Same(..) => continue,
            Matched::Replaced(old, new) => (Some(&before[old]), Some(&after[new])),
            Matched::Removed(old) => (Some(&before[old]), None),
            Matched::Added(new) => (None, Some(&after[new])),
        };
        let Some(shown) = new.or(old) else { continue };
        changes.push(FactChange {
            path: shown.path.to_string(),
            before: old.map(|one| one.words.clone()),
            after: new.map(|one| one.words.clone()),
            place: shown.leaf.span,
        });
    }
    without_moved(changes)
}

/// A value that was removed in one place and added in another under the same path has moved, changed or not.
fn without_moved(changes: Vec<FactChange>) -> Vec<FactChange> {
    let gone = changes.iter().filter(|change| change.after.is_none());
    let mut gone: BTreeMap<String, Option<String>> =
        gone.map(|change| (change.path.clone(), change.before.clone())).collect();
    let mut paired: Vec<String> = Vec::new();
    let mut all: Vec<FactChange> = Vec::new();
    for mut change in changes {
        if change.before.is_none()
            && let Some(before) = gone.remove(&change.path)
        {
            paired.push(change.path.clone());
            if before == change.after {
                continue;
            }
            change.before = before;
        }
        all.push(change);
    }
    all.retain(|change| change.after.is_some() || !paired.contains(&change.path));
    all
}

fn named<'a>(state: &ReportState<'a>) -> Vec<NamedLeaf<'a>> {
    let words = |leaf: &Leaf| value(state.sources.text(leaf.span));
    // An item without an id is known by its code or source.
    let mut ids: HashMap<&[PathStep], String> = HashMap::new();
    for naming in ["source", "code", "id"] {
        let items = state.report.leaves.iter().filter_map(|leaf| match leaf.path.steps() {
            [item @ .., PathStep::Key(key)] if **key == *naming => Some((item, words(leaf))),
            _ => None,
        });
        ids.extend(items.filter(|(item, _)| matches!(item.last(), Some(PathStep::Item(_)))));
    }
    let leaves = state.report.leaves.iter();
    leaves
        .map(|leaf| NamedLeaf { leaf, path: by_ids(&leaf.path, &ids), words: words(leaf) })
        .collect()
}

/// A path with the ids of items instead of their numbers.
fn by_ids(path: &FactPath, ids: &HashMap<&[PathStep], String>) -> FactPath {
    let steps = path.steps();
    let named = |(at, step): (usize, &PathStep)| match (step, ids.get(&steps[..=at])) {
        (PathStep::Item(_), Some(id)) => PathStep::Key(id.as_str().into()),
        _ => step.clone(),
    };
    steps.iter().enumerate().map(named).collect()
}

/// The characters of a value without quotes and without the line ends of a block.
fn value(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix(['|', '>']).map_or(text, |block| {
        let (head, rest) = block.split_once('\n').unwrap_or((block, ""));
        if head.chars().all(|c| matches!(c, '+' | '-' | '0'..='9')) { rest } else { text }
    });
    let inside = ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote).and_then(|rest| rest.strip_suffix(*quote)));
    let lines = inside.unwrap_or(text).lines().map(str::trim);
    lines.collect::<Vec<_>>().join(" ").trim().to_string()
}
