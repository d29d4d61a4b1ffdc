//! The names that a pack's files may use, with those of its files that use them.

use std::collections::{BTreeSet, HashSet};

use super::meanings::Meanings;
use super::packs::LoadedPack;
use super::run::{Examined, Pipeline};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::data::Report;
use crate::figures::Figures;
use crate::pack::Pack;
use crate::template::{NAMED_IN_CHINESE, Variable, figures_by_id, variables};
use crate::workspace;

/// A name, and the files of the pack that use it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateName {
    /// The name, what it is and what it is now.
    pub variable: Variable,
    /// The paths of the files, within the pack.
    pub files: Vec<String>,
}

impl Pipeline<'_> {
    /// The names that the pack of an examined report may use, in the order of the facts file; what has no name of its own there,
    /// an item by its id, behind them.
    pub fn template_names(&self, examined: &Examined) -> Vec<TemplateName> {
        let Some(LoadedPack { pack, .. }) = self.packs.get(&examined.report.pack.value) else {
            return Vec::new();
        };
        let texts: Vec<_> = self.pack_texts(&examined.report.pack.value);
        let mut all = variables(&examined.report, &examined.figures, &pack.words.reasons);
        all.extend(of_extra(&texts, &all));
        all.extend(figures_by_id(&examined.figures, &examined.report.catalogue, &all));
        let meanings = Meanings::of(workspace::manual_text());
        for variable in all.iter_mut().filter(|variable| variable.title.is_empty()) {
            variable.title = meanings.title(&variable.name).unwrap_or_default();
        }
        let words: Vec<_> = texts.iter().map(|(_, text)| NamesInText::of(text)).collect();
        let ends = words.iter().flat_map(|words| words.ends.iter().copied()).collect();
        let files = |name: &str| {
            let using = texts.iter().zip(&words).filter(|(_, words)| words.uses(name, &ends));
            using.map(|((path, _), _)| path.to_string()).collect()
        };
        all.into_iter()
            .map(|variable| TemplateName { files: files(&variable.name), variable })
            .collect()
    }

    /// A finding on a name that is written in Chinese, with the names that are called so.
    pub(super) fn with_names(
        &self,
        finding: &Diagnostic,
        (report, figures): (&Report, &Figures),
        pack: &Pack,
    ) -> Diagnostic {
        let word =
            finding.message.strip_prefix(NAMED_IN_CHINESE).map(|rest| rest.trim_end_matches('”'));
        let Some(word) = word.filter(|_| finding.code == codes::T03) else {
            return finding.clone();
        };
        let mut all = variables(report, figures, &pack.words.reasons);
        let meanings = Meanings::of(workspace::manual_text());
        for variable in all.iter_mut().filter(|variable| variable.title.is_empty()) {
            variable.title = meanings.title(&variable.name).unwrap_or_default();
        }
        let mut meant: Vec<_> = all.iter().filter(|one| is_called(&one.title, word)).collect();
        meant.sort_by_key(|one| one.title.chars().count());
        let meant: Vec<_> =
            meant.iter().take(MOST).map(|one| format!("{} {}", one.title, one.name)).collect();
        match meant.is_empty() {
            true => finding.clone(),
            false => finding.clone().instead(format!("写英文名：{}", meant.join("；"))),
        }
    }

    /// The files of a pack that was read: path within it and text.
    fn pack_texts(&self, name: &str) -> Vec<(&str, &str)> {
        let files = self.packs.get(name).map(|loaded| loaded.files.first());
        let texts = files.into_iter().flatten();
        texts.map(|(path, id)| (path.as_str(), self.sources.get(*id).text.as_str())).collect()
    }
}

/// So many names are offered.
const MOST: usize = 3;

/// Whether a title has the characters of a word in their order: 本年收入合计 is called 收入合计.
fn is_called(title: &str, word: &str) -> bool {
    let plain = title.replace(['“', '”'], "");
    let mut characters = plain.chars();
    word.replace(['“', '”'], "").chars().all(|c| characters.any(|other| other == c))
}

/// The texts of `extra` that files of the pack name and the facts do not write.
fn of_extra(texts: &[(&str, &str)], known: &[Variable]) -> Vec<Variable> {
    let mut names = BTreeSet::new();
    for (_, text) in texts {
        for (at, begin) in text.match_indices(EXTRA) {
            let rest = &text[at + begin.len()..];
            let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
            let before = text[..at].chars().next_back();
            if end > 0 && !before.is_some_and(is_of_name) {
                names.insert(format!("{EXTRA}{}", rest[..end].trim_end_matches('.')));
            }
        }
    }
    names.retain(|name| !known.iter().any(|one| one.name == *name));
    names.into_iter().map(Variable::missing_words).collect()
}

/// What the names of the pack's own texts begin with.
const EXTRA: &str = "extra.";

/// The names that a text says, looked up by hash: facts have many.
struct NamesInText<'a> {
    /// What stands between characters that no name has.
    whole: HashSet<&'a str>,
    /// The same and all that it begins with up to a point.
    words: HashSet<&'a str>,
    /// The same and all that it ends with from a point on.
    ends: HashSet<&'a str>,
}

impl<'a> NamesInText<'a> {
    fn of(text: &'a str) -> Self {
        let mut names = Self { whole: HashSet::new(), words: HashSet::new(), ends: HashSet::new() };
        for name in text.split(|c| !is_of_name(c)).filter(|name| !name.is_empty()) {
            if !names.whole.insert(name) {
                continue;
            }
            names.words.insert(name);
            names.ends.insert(name);
            for (point, _) in name.match_indices('.') {
                names.words.insert(&name[..point]);
                names.ends.insert(&name[point..]);
            }
        }
        names
    }

    /// Whether the text uses a name: it says the name, or the group that it is of, and any text says the rest (`ends`): a loop,
    /// `set` and an included file give the group, or an item of a list, a name of its own.
    fn uses(&self, name: &str, ends: &HashSet<&str>) -> bool {
        if let Some((list, rest)) = name.split_once("[]") {
            let mut rest = rest.split("[]").filter(|piece| !piece.is_empty());
            return self.words.contains(list) && rest.all(|piece| self.ends.contains(piece));
        }
        let is_given = |point: usize| {
            let (group, end) = name.split_at(point);
            group.contains('.') && self.whole.contains(group) && ends.contains(end)
        };
        self.words.contains(name) || name.rfind('.').is_some_and(is_given)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::NamesInText;

    fn uses(text: &str, name: &str, others: &[&str]) -> bool {
        let ends = others.iter().flat_map(|text| NamesInText::of(text).ends).collect();
        NamesInText::of(text).uses(name, &ends)
    }

    #[test]
    fn a_name_is_used_whole() {
        assert!(uses("{{ staff.actual }}人", "staff.actual", &[]));
        assert!(!uses("{{ staff.actual_parts }}", "staff.actual", &[]));
        assert!(!uses("{{ other.staff.actual }}", "staff.actual", &[]));
    }

    #[test]
    fn what_items_have_is_used_by_the_name_of_a_loop() {
        let text = "{% for one in projects %}{{ one.name }}{% endfor %}";
        assert!(uses(text, "projects[].name", &[]));
        assert!(!uses(text, "projects[].code", &[]));
        assert!(!uses("{{ one.name }}", "projects[].name", &[]));
        assert!(!uses("columns: {head: ${.name}}", "data_tables[].columns[].name", &[]));
    }

    #[test]
    fn what_a_group_has_is_used_by_who_gives_the_group_on() {
        let given =
            "{% set line = three_public.reception %}{% include \"sections/line.md.tera\" %}";
        let all = [given, "{{ line.change_clause }}"];
        assert!(uses(given, "three_public.reception.change_clause", &all));
        assert!(!uses(given, "three_public.reception.share", &all));
    }
}
