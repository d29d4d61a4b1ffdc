//! Tables and charts that no template places: reported where the user's own template leaves them out, or of the user's own.

use super::packs::LoadedPack;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{SourceId, Sources, Span};
use crate::workspace;

/// A finding as it is; one on a table that comes with the program stands at the template of the user's own that the built-in
/// one placed it from, or is none: packs have more than one report shows.
pub(super) fn placed(
    finding: &Diagnostic,
    loaded: &LoadedPack,
    sources: &Sources,
) -> Option<Diagnostic> {
    let place = finding.labels.first().map(|label| label.span);
    let Some(place) = place.filter(|_| finding.code == codes::P18) else {
        return Some(finding.clone());
    };
    let is_built_in = |text: &str| workspace::built_in().any(|(_, known)| known == text);
    if !is_built_in(&sources.get(place.source).text) {
        return Some(finding.clone());
    }
    let (path, _) = loaded.files.all().find(|(_, id)| *id == place.source)?;
    let name = path.split_once('/')?.1.strip_suffix(".yaml")?;
    let templates = loaded.files.all().filter(|(path, _)| path.ends_with(".tera"));
    let left_out = templates.into_iter().find_map(|(path, id)| {
        let known = workspace::built_in()
            .find(|(known, _)| known.split_once('/').is_some_and(|(_, own)| own == path))?;
        gap(name, known.1, id, sources)
    })?;
    let mut moved = finding.clone();
    moved.labels[0].span = left_out;
    Some(moved)
}

/// Where a template had a name that it has no more: the line that stood before it.
fn gap(name: &str, before: &str, now: SourceId, sources: &Sources) -> Option<Span> {
    let text = &sources.get(now).text;
    let quoted = format!("\"{name}\"");
    let asks = |line: &&str| line.contains(&quoted) && !line.contains("has_table");
    if before == text || text.lines().any(|line| asks(&line)) {
        return None;
    }
    let lines: Vec<_> = before.lines().collect();
    let at = lines.iter().position(asks)?;
    let kept = lines[..at].iter().rev().filter(|line| !line.trim().is_empty());
    let (line, start) = kept.into_iter().find_map(|line| Some((*line, text.find(*line)?)))?;
    Some(Span::new(now, start..start + line.len()))
}
