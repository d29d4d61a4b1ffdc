//! The names that a pack's files may use, with those of its files that use them.

use super::packs::LoadedPack;
use super::run::{Examined, Pipeline};
use crate::template::{Variable, variables};

/// A name, and the files of the pack that use it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateName {
    /// The name, what it is and what it is now.
    pub variable: Variable,
    /// The paths of the files, within the pack.
    pub files: Vec<String>,
}

impl Pipeline<'_> {
    /// The names that the pack of an examined report may use, in the order of the facts file.
    pub fn template_names(&self, examined: &Examined) -> Vec<TemplateName> {
        let Some(LoadedPack { pack, .. }) = self.packs.get(&examined.report.pack.value) else {
            return Vec::new();
        };
        let texts: Vec<_> = self.pack_texts(&examined.report.pack.value);
        let all = variables(&examined.report, &examined.figures, &pack.words.reasons);
        let files = |name: &str| {
            let using = texts.iter().filter(|(_, text)| uses(text, name));
            using.map(|(path, _)| path.to_string()).collect()
        };
        all.into_iter()
            .map(|variable| TemplateName { files: files(&variable.name), variable })
            .collect()
    }

    /// The files of a pack that was read: path within it and text.
    fn pack_texts(&self, name: &str) -> Vec<(&str, &str)> {
        let files = self.packs.get(name).map(|loaded| loaded.files.first());
        let texts = files.into_iter().flatten();
        texts.map(|(path, id)| (path.as_str(), self.sources.get(*id).text.as_str())).collect()
    }
}

/// Whether a text uses a name. What an item of a list has is used where the list is named and, behind a point, the rest:
/// a loop gives the item a name of its own.
fn uses(text: &str, name: &str) -> bool {
    match name.rsplit_once("[]") {
        Some((list, rest)) => {
            let list = list.rsplit("[].").next().unwrap_or(list);
            holds_word(text, list) && (rest.is_empty() || holds_end(text, rest))
        }
        None => holds_word(text, name),
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

/// Whether a text has a whole name.
fn holds_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) =
            (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        !before.is_some_and(is_of_name) && !after.is_some_and(|c| is_of_name(c) && c != '.')
    })
}

/// Whether a text has a name that ends so.
fn holds_end(text: &str, end: &str) -> bool {
    text.match_indices(end)
        .any(|(at, _)| !text[at + end.len()..].chars().next().is_some_and(is_of_name))
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn a_name_is_used_whole() {
        assert!(uses("{{ staff.actual }}人", "staff.actual"));
        assert!(!uses("{{ staff.actual_parts }}", "staff.actual"));
        assert!(!uses("{{ other.staff.actual }}", "staff.actual"));
    }

    #[test]
    fn what_items_have_is_used_by_the_name_of_a_loop() {
        let text = "{% for one in projects %}{{ one.name }}{% endfor %}";
        assert!(uses(text, "projects[].name"));
        assert!(!uses(text, "projects[].code"));
        assert!(!uses("{{ one.name }}", "projects[].name"));
    }
}
