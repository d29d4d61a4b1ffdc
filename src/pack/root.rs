//! Whether `report.yaml` can be read at all: one that is empty, no mapping, or extends what is no name lacks everything, and a
//! finding for each thing that it lacks would hide the one mistake.

use super::fields;
use super::files::PackFiles;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Sources, Span};
use crate::base::yaml::{self, Entry, Node, NodeValue};

/// The key that names the pack behind this one.
const EXTENDS: &str = "extends";

/// The one mistake of an outline that lacks everything by it.
pub(super) fn mistake(files: &PackFiles, sources: &Sources) -> Option<Diagnostic> {
    let source = *files.first().get("report.yaml")?;
    if is_empty(source, sources) {
        return Some(empty("report.yaml", source));
    }
    // What else is wrong with it is reported when it is read.
    let root = yaml::parse(source, sources, &mut Diagnostics::default())?;
    let NodeValue::Mapping(entries) = &root.value else {
        let mut found = Diagnostics::default();
        fields::PackFields::open(&root, &mut found);
        let hint = "一行一个“键: 值”，前面没有横线，如 extends: standard";
        return found.iter().next().map(|finding| finding.clone().hint(hint));
    };
    match entries.iter().find(|entry| entry.key == EXTENDS) {
        Some(entry) => no_name(&entry.value),
        None => misspelt(entries),
    }
}

/// Whether a file has nothing in it but blanks and comments.
pub(super) fn is_empty(source: SourceId, sources: &Sources) -> bool {
    let says = |line: &str| !line.trim().is_empty() && !line.trim().starts_with('#');
    !sources.get(source).text.lines().any(says)
}

/// The finding about a file with nothing in it.
pub(super) fn empty(path: &str, source: SourceId) -> Diagnostic {
    Diagnostic::new(codes::P02, format!("{path} 是空的")).at(Span::new(source, 0..0)).hint(
        "写上内容；继承别的版式的，report.yaml 至少写一行 extends: standard，别的删去就用它的",
    )
}

/// What is extended and is no name.
fn no_name(value: &Node) -> Option<Diagnostic> {
    let mut found = Diagnostics::default();
    if fields::text(value, &mut found).is_some() {
        return None;
    }
    let hint = "写一个版式的名称，如 extends: standard";
    found.iter().next().map(|finding| finding.clone().hint(hint))
}

/// A key that was meant to be `extends`, in a file that could not do without it.
fn misspelt(entries: &[Entry]) -> Option<Diagnostic> {
    let is_whole = entries.iter().any(|entry| entry.key == "sections");
    let near = |entry: &&Entry| nearest(&entry.key, [EXTENDS]).is_some();
    let entry = entries.iter().find(near).filter(|_| !is_whole)?;
    let finding = Diagnostic::new(codes::P01, format!("不认识的键 {}", entry.key));
    Some(finding.at(entry.key_span).hint(format!("是否想写 {EXTENDS}？")))
}
