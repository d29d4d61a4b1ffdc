//! The path of a value in a facts file: keys with dots between them, items of lists by their number from 1.

use std::fmt;
use std::sync::Arc;

/// A part of a path.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PathStep {
    /// A key of a mapping; where users write a path, also the name of an item.
    Key(Arc<str>),
    /// The number of an item of a list, from 1.
    Item(usize),
}

/// A path such as `projects[1].indicators[2].actual`; the tree itself has none.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct FactPath(Vec<PathStep>);

impl FactPath {
    /// The path that a text spells: `projects[2].goals.expected`.
    pub fn parse(text: &str) -> Self {
        let mut steps = Vec::new();
        for part in text.split('.') {
            let (word, rest) = part.split_once('[').unwrap_or((part, ""));
            if !word.is_empty() {
                steps.push(PathStep::Key(word.trim().into()));
            }
            let numbers =
                rest.split('[').filter_map(|item| item.trim_end_matches(']').parse().ok());
            steps.extend(numbers.map(PathStep::Item));
        }
        Self(steps)
    }

    /// Its parts.
    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    /// The path of what stands in it under a key or a number.
    pub fn with(&self, step: PathStep) -> Self {
        self.0.iter().cloned().chain([step]).collect()
    }

    /// Its keys, without the numbers of items.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.0.iter().filter_map(|step| match step {
            PathStep::Key(key) => Some(&**key),
            PathStep::Item(_) => None,
        })
    }

    /// Its keys with dots between them: what all items of a list have in common.
    pub fn dotted_keys(&self) -> String {
        self.keys().collect::<Vec<_>>().join(".")
    }

    /// The last of its keys: `uses` of `expenditure.project.uses[1]`.
    pub fn key(&self) -> &str {
        self.keys().next_back().unwrap_or_default()
    }

    /// The mapping that its last key stands in: `expenditure.project` of `expenditure.project.uses[1]`.
    pub fn mapping(&self) -> Self {
        let last = self.0.iter().rposition(|step| matches!(step, PathStep::Key(_)));
        Self(self.0[..last.unwrap_or(0)].to_vec())
    }

    /// The part of the file that it belongs to, its first key and the number behind it: `three_public`, `projects[1]`.
    pub fn part(&self) -> Self {
        let is_key = |step: &PathStep| matches!(step, PathStep::Key(_));
        let end = self.0.iter().skip(1).position(is_key).map_or(self.0.len(), |at| at + 1);
        Self(self.0[..end].to_vec())
    }

    /// The lists that it stands in, the outermost first.
    pub fn lists(&self) -> impl DoubleEndedIterator<Item = Self> {
        let is_item =
            |(at, step): (usize, &PathStep)| matches!(step, PathStep::Item(_)).then_some(at);
        let ends = self.0.iter().enumerate().filter_map(is_item);
        ends.map(|end| Self(self.0[..end].to_vec()))
    }

    /// In which item of a list it stands, and its path within that item: 2 and `actual` for `lines` of `lines[2].actual`.
    pub fn within_item_of(&self, list: &str) -> Option<(usize, Self)> {
        let list = Self::parse(list);
        match self.0.strip_prefix(list.steps())? {
            [PathStep::Item(number), within @ ..] => Some((*number, Self(within.to_vec()))),
            _ => None,
        }
    }
}

impl FromIterator<PathStep> for FactPath {
    fn from_iter<I: IntoIterator<Item = PathStep>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl fmt::Display for FactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Key(key) if at == 0 => f.write_str(key)?,
                PathStep::Key(key) => write!(f, ".{key}")?,
                PathStep::Item(number) => write!(f, "[{number}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_keys_and_numbers() {
        let key = |key: &str| PathStep::Key(key.into());
        let path = FactPath::parse("projects[2].goals.expected");
        let steps = [key("projects"), PathStep::Item(2), key("goals"), key("expected")];
        assert_eq!(path.steps(), steps);
        assert_eq!(path.to_string(), "projects[2].goals.expected");
        assert_eq!(path.dotted_keys(), "projects.goals.expected");
        assert_eq!(path.part().to_string(), "projects[2]");
        assert_eq!(path.within_item_of("projects"), Some((2, FactPath::parse("goals.expected"))));
        assert_eq!(path.within_item_of("goals"), None);
    }

    #[test]
    fn a_path_knows_the_lists_it_stands_in() {
        let path = FactPath::parse("projects[1].indicators[2].actual");
        let lists: Vec<_> = path.lists().map(|list| list.to_string()).collect();
        assert_eq!(lists, ["projects", "projects[1].indicators"]);
        assert_eq!(path.key(), "actual");
        assert_eq!(path.mapping().to_string(), "projects[1].indicators[2]");
        assert_eq!(FactPath::parse("a.b[1]").mapping().to_string(), "a");
    }
}
