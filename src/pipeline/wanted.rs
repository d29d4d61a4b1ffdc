//! A facts file and packs to the reports that are wanted: the pack of each, its project, what its files are called.

use std::collections::BTreeMap;
use std::path::Path;

use super::outputs::output_name;
use super::packs::outline_head;
use super::report_choice::{ReportChoice, WantedReport};
use super::run::Pipeline;
use super::unread::decoded;
use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::base::yaml::{self, Node};
use crate::catalogue::keys;
use crate::pack::OutlineHead;
use crate::workspace;

impl Pipeline<'_> {
    /// The reports of a facts file in some packs, or in its own where none is named. At least one: what is wrong with facts or
    /// pack is reported where it is made.
    pub fn wanted(&mut self, facts: &Path, packs: &[String]) -> Vec<WantedReport> {
        let stated = StatedFacts::of(facts);
        let mut named: Vec<Option<&String>> = Vec::new();
        for pack in packs {
            if !named.contains(&Some(pack)) {
                named.push(Some(pack));
            }
        }
        if named.is_empty() {
            named.push(None);
        }
        named.into_iter().flat_map(|pack| self.in_pack(facts, pack, &stated)).collect()
    }

    fn in_pack(
        &mut self,
        facts: &Path,
        named: Option<&String>,
        stated: &StatedFacts,
    ) -> Vec<WantedReport> {
        let pack = named.or(stated.pack.as_ref()).cloned();
        let head = pack.as_ref().and_then(|pack| self.head(pack)).unwrap_or_default();
        let report = |project: Option<String>, behind: &str| WantedReport {
            facts: facts.to_path_buf(),
            choice: ReportChoice { pack: named.cloned(), project },
            pack: pack.clone(),
            name: format!("{}{}{behind}", output_name(facts), head.suffix),
        };
        if !head.each_project || stated.projects.is_empty() {
            return vec![report(None, "")];
        }
        let names = file_names(&stated.projects);
        let ids = stated.projects.iter().map(|(id, _)| id.clone());
        ids.zip(names).map(|(id, name)| report(Some(id), &format!("-{name}"))).collect()
    }

    /// Whether a pack has a report for each project; nothing where its outline cannot be read.
    pub fn is_for_each_project(&mut self, pack: &str) -> Option<bool> {
        self.head(pack).map(|head| head.each_project)
    }

    fn head(&mut self, pack: &str) -> Option<OutlineHead> {
        if let Some(known) = self.heads.get(pack) {
            return known.clone();
        }
        let head = outline_head(self.workspace, pack);
        self.heads.insert(pack.to_string(), head.clone());
        head
    }
}

/// The reports whose files would have the same name as those of another one, with that name.
pub fn same_names(reports: &[WantedReport]) -> Vec<(String, Vec<&WantedReport>)> {
    let mut by_name: BTreeMap<String, Vec<&WantedReport>> = BTreeMap::new();
    for report in reports {
        by_name.entry(report.name.to_lowercase()).or_default().push(report);
    }
    by_name
        .into_values()
        .filter(|all| all.len() > 1)
        .map(|all| (all[0].name.clone(), all))
        .collect()
}

/// What a facts file states of its reports, read without looking at anything else.
#[derive(Default)]
struct StatedFacts {
    pack: Option<String>,
    /// Id and name of each project.
    projects: Vec<(String, String)>,
}

/// The pack of facts that name none.
const STANDARD: &str = "standard";

impl StatedFacts {
    /// Of a file; nothing of one that cannot be read.
    fn of(facts: &Path) -> Self {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let bytes = workspace::read_bytes(facts).unwrap_or_default();
        let source = decoded(facts.display().to_string(), &bytes, &mut sources, &mut found);
        let root = source.and_then(|source| yaml::parse(source, &sources, &mut found));
        let Some(root) = root.filter(|root| root.entries().is_some()) else {
            return Self::default();
        };
        let pack = field(&root, "pack").unwrap_or_else(|| STANDARD.into());
        let list = root.get(keys::PROJECTS).and_then(Node::items).unwrap_or_default();
        let project =
            |one: &Node| Some((field(one, "id")?, field(one, "name").unwrap_or_default()));
        Self { pack: Some(pack), projects: list.iter().filter_map(project).collect() }
    }
}

/// A text of a mapping; none where it is empty.
fn field(node: &Node, key: &str) -> Option<String> {
    let text = node.get(key)?.text()?.trim();
    (!text.is_empty()).then(|| text.to_string())
}

/// How many characters of a project's name stand in a file name.
const LONGEST: usize = 30;

/// What the files of each project are called: its name without what no file name may have, or its id; both where two names
/// are the same.
fn file_names(projects: &[(String, String)]) -> Vec<String> {
    let names: Vec<String> = projects.iter().map(|(id, name)| safe(name, id)).collect();
    let is_twice = |name: &String| {
        names.iter().filter(|other| other.to_lowercase() == name.to_lowercase()).count() > 1
    };
    let own = |(name, (id, _)): (&String, &(String, String))| match is_twice(name) {
        true => format!("{name}-{id}"),
        false => name.clone(),
    };
    names.iter().zip(projects).map(own).collect()
}

fn safe(name: &str, id: &str) -> String {
    let is_kept = |c: &char| {
        !c.is_control() && !c.is_whitespace() && !r#"\/:*?"<>|"#.contains(*c) && *c != '～'
    };
    let kept: String = name.chars().filter(is_kept).take(LONGEST).collect();
    let kept = kept.trim_matches(['.', '-']);
    if kept.is_empty() { id.to_string() } else { kept.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_and_unique() {
        let of = |pairs: &[(&str, &str)]| {
            let owned = pairs.iter().map(|(id, name)| (id.to_string(), name.to_string()));
            file_names(&owned.collect::<Vec<_>>()).join(" ")
        };
        assert_eq!(of(&[("p1", "图书 购置"), ("p2", "a/b:c?")]), "图书购置 abc");
        assert_eq!(of(&[("p1", "Abc"), ("p2", "aBC"), ("p3", "../..")]), "Abc-p1 aBC-p2 p3");
        assert_eq!(of(&[("p1", &"长".repeat(80))]).chars().count(), LONGEST);
    }
}
