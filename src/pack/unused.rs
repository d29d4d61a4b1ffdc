//! The files of a pack that nothing uses (most likely their names are misspelt), and templates in which nothing stands.

use std::collections::BTreeMap;

use super::files::PackFiles;
use super::{words, wrong_folder};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Sources, Span};

/// Warns of each file of the pack itself that is neither read as YAML, nor among the templates `used`, nor included by a template.
pub(super) fn warn(
    all: &PackFiles,
    used: &[(String, Span)],
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let files = all.first();
    let is_used = |path: &String| used.iter().any(|(known, _)| known == path);
    for (path, source) in files.iter().filter(|(path, _)| all.is_to_be_used(path)) {
        if !is_read(path) && !is_used(path) && !is_named(path, files, sources) {
            let left_out = beside(path, used).filter(|_| all.is_built_in(path));
            let known = files.keys().filter(|other| {
                is_read(other) || is_used(other) || is_named(other, files, sources)
            });
            let text = &sources.get(*source).text;
            let finding = unused(path, text, &known.collect::<Vec<_>>()).at(left_out);
            findings.push(finding.at(Span::new(*source, 0..0)));
        }
    }
}

/// Reports what the outline lists as a section and another one includes: a part without a heading of its own.
pub(super) fn refuse_parts(
    all: &PackFiles,
    used: &[(String, Span)],
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let text = |path: &String| all.first().get(path).map(|id| sources.get(*id).text.as_str());
    for (path, place) in used.iter().filter(|(path, _)| !is_numbered(path)) {
        let has_title =
            text(path).is_some_and(|text| text.lines().any(|line| line.starts_with("# ")));
        let quoted = format!("\"{path}\"");
        let includes = |other: &&(String, Span)| {
            other.0 != *path && text(&other.0).is_some_and(|text| text.contains(&quoted))
        };
        if let Some((other, _)) = used.iter().find(includes).filter(|_| !has_title) {
            let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md.tera");
            let message = format!("“{name}”是 {other} 里的一小段，不能单独列成一节");
            let finding = Diagnostic::new(codes::P05, message).at(*place);
            findings.push(finding.hint("删去这一行：它已经由那个文件印出了"));
        }
    }
}

/// Where the outline has the file before one that it leaves out.
fn beside(path: &str, used: &[(String, Span)]) -> Option<Span> {
    let folder = path.split('/').next()?;
    let beside = used.iter().filter(|(other, _)| other.split('/').next() == Some(folder));
    let before = beside.filter(|(other, _)| other.as_str() < path);
    before.max_by_key(|(other, _)| other.clone()).map(|(_, place)| *place)
}

/// Warns of each template that is `used` and has nothing in it.
pub(super) fn warn_of_empty(
    all: &PackFiles,
    used: &[(String, Span)],
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let is_used = |path: &String| used.iter().any(|(known, _)| known == path);
    for (path, source) in all.first().iter().filter(|(path, _)| is_used(path)) {
        if sources.get(*source).text.trim().is_empty() {
            let message = format!("{path} 是空的，报告里没有这一节");
            let finding = Diagnostic::new(codes::P17, message).at(Span::new(*source, 0..0));
            let hint =
                "删去这个文件就用内置的；真的不要这一节，在 report.yaml 的 sections 里删去它";
            findings.push(finding.hint(hint));
        }
    }
}

fn is_read(path: &str) -> bool {
    let below = |folder: &str| {
        let name = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".yaml"));
        name.is_some_and(|name| !name.contains('/'))
    };
    matches!(path, "report.yaml" | "style.yaml")
        || below("tables/")
        || below("charts/")
        || below("profiles/")
        || words::is_list(path)
}

/// Whether another template names it in quotes, as `include` does; a comment may refer to any file.
fn is_named(path: &str, files: &BTreeMap<String, SourceId>, sources: &Sources) -> bool {
    let templates = files.iter().filter(|(other, _)| *other != path && other.ends_with(".tera"));
    let mut texts = templates.map(|(_, source)| &sources.get(*source).text);
    let quoted = [format!("\"{path}\""), format!("'{path}'")];
    path.ends_with(".tera") && texts.any(|text| quoted.iter().any(|named| text.contains(named)))
}

/// The name of a file without its folder, its number and what follows a point: `problems` of `sections/07-problems.md.tera`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.split('.').next().unwrap_or(name);
    name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-')
}

/// Whether the name of a file begins with a number: it is printed by itself.
fn is_numbered(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with(|c: char| c.is_ascii_digit()))
}

/// What to do with a template that the outline does not name.
fn unlisted(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.trim_end_matches(".md.tera");
    match path.split('/').next() {
        Some("sections") => {
            format!("要印它，在 report.yaml 的 sections 里加一行“- {name}”；不用的，删去这个文件")
        }
        Some("attachments") => format!(
            "要印它，在 report.yaml 的 attachments 里加一项“- {{template: {name}, title: 标题}}”；不用的，删去这个文件"
        ),
        _ => "把它写进 report.yaml 的 sections 或 attachments，或删去这个文件".into(),
    }
}

/// The folders of a pack, each with the ending of its files.
const FOLDERS: [(&str, &str); 6] = [
    ("sections", ".md.tera"),
    ("attachments", ".md.tera"),
    ("tables", ".yaml"),
    ("charts", ".yaml"),
    ("profiles", ".yaml"),
    ("words", ".yaml"),
];

/// What to do with a file that lies in no folder of a pack, in one whose name is misspelt, or has another ending.
fn misfiled(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if let Some((_, ending)) = FOLDERS.iter().find(|(known, _)| *known == folder) {
        let stem = name.split('.').next().unwrap_or(name);
        let is_other = !name.ends_with(ending) && !stem.is_empty();
        return is_other.then(|| format!("后缀不对：{folder} 里的文件名写 {stem}{ending}"));
    }
    if !folder.is_empty() {
        let near = nearest(folder, FOLDERS.map(|(known, _)| known))?;
        return Some(format!("文件夹名不对：移到 {near} 文件夹里"));
    }
    Some(match path.ends_with(".tera") {
        true => "移到 sections 文件夹里（附件的移到 attachments），再写进 report.yaml".into(),
        false => "表移到 tables 文件夹里，图移到 charts 文件夹里".into(),
    })
}

/// The finding about a file, with what it was most likely meant to be among those that are used.
fn unused(path: &str, text: &str, known: &[&String]) -> Diagnostic {
    let finding = Diagnostic::new(codes::P11, format!("版式没有用到 {path}"));
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    if let Some(same) = known.iter().find(|other| other.to_lowercase() == path.to_lowercase()) {
        return finding.hint(format!("大小写不对：版式用的是 {same}"));
    }
    if let Some(hint) = wrong_folder::of_unused(path, text) {
        return finding.hint(hint);
    }
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(at, _)| at.to_string());
    let is_folder =
        FOLDERS.iter().any(|(known, _)| *known == folder(path)) || folder(path).is_empty();
    if let Some(moved) = known.iter().find(|other| is_folder && name(other) == name(path)) {
        return finding.hint(format!("是不是放错了文件夹？版式用的是 {moved}"));
    }
    if let Some(hint) = misfiled(path) {
        return finding.hint(hint);
    }
    if path.starts_with("words/") {
        let lists = known.iter().filter_map(|other| other.strip_prefix("words/"));
        let lists = lists.collect::<Vec<_>>().join("、");
        return finding.hint(format!("词表只认这几个文件名：{lists}"));
    }
    // Alike are the names, not the folder that all are in; one that is numbered is no part that others include.
    let beside = known.iter().filter(|other| folder(other) == folder(path));
    let beside = beside.filter(|other| stem(other) != stem(path) || is_numbered(other));
    let stems: Vec<_> = beside.map(|other| (stem(other), *other)).collect();
    let near = nearest(stem(path), stems.iter().map(|(stem, _)| *stem));
    match near.and_then(|near| stems.iter().find(|(stem, _)| *stem == near)) {
        Some((_, near)) => finding.hint(format!("文件名是不是写错了？版式用的是 {near}")),
        None => finding.hint(unlisted(path)),
    }
}
