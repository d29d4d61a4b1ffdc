//! The files of a pack that name a value, and the condition there that is not met.

use super::condition;
use crate::base::fact_path::FactPath;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::keys;
use crate::data::places::Leaf;
use crate::figures::Figures;
use crate::pack::Pack;

/// Where a pack names values.
#[derive(Default)]
pub(super) struct NamingFiles {
    /// The templates and tables, by their paths in the pack.
    pub(super) files: Vec<String>,
    /// The first condition there that is known not to hold.
    pub(super) condition: Option<String>,
}

impl NamingFiles {
    pub(super) fn of(group: &[&Leaf], figures: &Figures, pack: &Pack, sources: &Sources) -> Self {
        let tables = pack.tables.iter().filter_map(|table| {
            let cell = table.rows.iter().flat_map(|row| &row.cells).next()?;
            Some((format!("tables/{}.yaml", table.name), cell.text.span.source))
        });
        let all = pack.templates.iter().cloned().chain(tables);
        let names: Vec<_> = group.iter().flat_map(|leaf| template_names(&leaf.path)).collect();
        let mut found = Self::default();
        for (path, id) in all {
            found.add(path, &sources.get(id).text, &names, figures);
        }
        found
    }

    fn add(&mut self, path: String, text: &str, names: &[String], figures: &Figures) {
        let places = || names.iter().flat_map(|name| text.match_indices(name.as_str()));
        // Where it is printed, not where a condition asks for it.
        let printed = |at: &usize| text[..*at].rfind("{{") > text[..*at].rfind("{%");
        let at = places().map(|(at, _)| at).find(printed);
        if let Some(at) = at.or_else(|| places().map(|(at, _)| at).next()) {
            self.files.push(path);
            self.condition = self.condition.take().or_else(|| condition_at(text, at, figures));
        }
    }
}

/// Whether a file of a pack names one of these.
pub(super) fn speaks(names: &[String], id: SourceId, sources: &Sources) -> bool {
    let text = &sources.get(id).text;
    names.iter().any(|name| text.contains(name.as_str()))
}

/// How templates name a value: by its whole path, or by its line and its column (`three.abroad.trips`).
pub(super) fn template_names(path: &FactPath) -> Vec<String> {
    let whole = path.dotted_keys();
    let mut keys = path.keys().rev();
    let last = keys.next().filter(|last| *last != keys::REASON);
    let short = last.zip(keys.next()).map(|(last, line)| format!(".{line}.{last}"));
    let short = short.filter(|short| short.len() < whole.len());
    // Projects that name no department of their own print the unit's.
    let of_projects = (whole == keys::UNIT_DEPARTMENT).then(|| ".department".to_string());
    std::iter::once(whole).chain(short).chain(of_projects).collect()
}

/// The outermost `{% if … %}` around a place of a template that is known not to hold: `three.abroad.trips is above(0)`.
fn condition_at(text: &str, at: usize, figures: &Figures) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = 0;
    while let Some(begin) =
        text[rest..].find("{%").map(|begin| rest + begin).filter(|begin| *begin < at)
    {
        let Some(end) = text[begin..].find("%}").map(|end| begin + end) else { break };
        let tag = text[begin + 2..end].trim();
        match tag.split_whitespace().next() {
            Some("if") => open.push(tag.strip_prefix("if")?.trim()),
            Some("elif") => {
                open.pop();
                open.push(tag.strip_prefix("elif")?.trim());
            }
            Some("else") => {
                open.pop();
                open.push("");
            }
            Some("endif") => {
                open.pop();
            }
            _ => {}
        }
        rest = end;
    }
    let failed = open.into_iter().find(|one| condition::fails(one, text, figures))?;
    Some(format!("{{% if {failed} %}}"))
}
