//! A pack's files to outline, style, profile, table shapes and section sources, with spans.

pub mod chart;
pub mod cover;
pub mod outline;
pub mod profile;
pub mod rate_kind;
pub mod scoring_rule;
pub mod section;
pub mod shape;
pub mod text;
pub mod words;
mod written_length;

mod each_project;
mod fields;
mod files;
mod head;
mod no_template;
mod numbering;
mod reason_words;
mod root;
mod said_twice;
mod style;
mod style_bounds;
mod style_values;
mod unused;
mod word_sense;
mod wrong_folder;

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Sources, Span};
use crate::base::yaml::{self, Node};
use crate::doc::StyleSheet;

pub use chart::ChartShape;
pub use files::{Extended, PackFiles, extended};
pub use head::{OutlineHead, outline_head};
pub use outline::Outline;
pub use profile::Profile;
pub use rate_kind::RateKind;
pub use reason_words::{CauseWords, ReasonWords};
pub use shape::Shape;
pub use text::{PackText, Path, TextPiece};
pub use words::{Industry, Words};

/// A pack of templates, read and checked.
#[derive(Clone, PartialEq, Debug)]
pub struct Pack {
    /// Title, order of sections, properties.
    pub outline: Outline,
    /// How everything looks.
    pub style: StyleSheet,
    /// What its places score and how, by name.
    pub profiles: Vec<Profile>,
    /// The shapes of its tables, by name.
    pub tables: Vec<Shape>,
    /// The shapes of its charts, by name.
    pub charts: Vec<ChartShape>,
    /// What is looked for in running text.
    pub words: Words,
    /// Every template of the pack by its path, `sections/01-overview.md.tera`; `include` may name any.
    pub templates: Vec<(String, SourceId)>,
    /// The templates of the report's sections in order, by path.
    pub sections: Vec<String>,
    /// The template of each of the outline's attachments, by path.
    pub attachments: Vec<String>,
    /// The template of the cover, by path, if it has one.
    pub cover: Option<String>,
}

/// The folder of the profiles.
const PROFILES: &str = "profiles/";

/// Reads a pack from its files by path within the pack. All findings at once; `None` if any is an error.
pub fn read(files: &PackFiles, sources: &Sources, findings: &mut Diagnostics) -> Option<Pack> {
    if let Some(mistake) = root::mistake(files, sources) {
        findings.push(mistake);
        return None;
    }
    let mut found = Diagnostics::default();
    let outline = root_of(OUTLINE, files, sources, &mut found)
        .and_then(|root| outline::read(&root, sources, &mut found));
    let has_cover = outline.as_ref().is_some_and(|outline| outline.cover.is_some());
    let style = root_of("style.yaml", files, sources, &mut found)
        .and_then(|root| style::read(&root, has_cover, &mut found));
    let profiles = profiles(files, sources, &mut found);
    let tables: Vec<_> = named_files("tables/", files, sources, &mut found)
        .iter()
        .filter_map(|(name, root)| shape::read(name, root, sources, &mut found))
        .collect();
    tables.iter().for_each(|shape| said_twice::report(shape, &mut found));
    let charts = named_files("charts/", files, sources, &mut found)
        .iter()
        .filter_map(|(name, root)| chart::read(name, root, sources, &mut found))
        .collect();
    let words = words::read(files.first(), sources, &mut found);
    let templates = templates(files.first());
    let named = outline.iter().flat_map(|outline| &outline.sections).map(|one| &one.template);
    let sections = named_templates("sections", named, &templates, &mut found);
    let named = outline.iter().flat_map(|outline| &outline.attachments).map(|one| &one.template);
    let attachments = named_templates("attachments", named, &templates, &mut found);
    let cover = outline.iter().filter_map(|outline| outline.cover.as_ref()?.template.as_ref());
    let cover = named_templates("sections", cover, &templates, &mut found);
    let used: Vec<_> = cover.iter().chain(&sections).chain(&attachments).cloned().collect();
    let paths = |named: Vec<(String, Span)>| named.into_iter().map(|(path, _)| path).collect();
    let (cover, sections, attachments) = (paths(cover), paths(sections), paths(attachments));
    // What a faulty outline names is not known.
    if !found.has_errors() {
        if outline.as_ref().is_some_and(|outline| outline.head.each_project) {
            each_project::check(files, sources, &mut found);
        }
        unused::refuse_parts(files, &used, sources, &mut found);
        unused::warn(files, &used, sources, &mut found);
        unused::warn_of_empty(files, &used, sources, &mut found);
    }
    let whole = !found.has_errors();
    findings.extend(found);
    let (outline, mut style) = (outline?, style?);
    style.table.words = words.forms.clone();
    whole.then_some(Pack {
        outline,
        style,
        profiles,
        tables,
        charts,
        words,
        templates,
        sections,
        attachments,
        cover: cover.into_iter().next(),
    })
}

/// The profiles; the weights of one's own add up.
fn profiles(files: &PackFiles, sources: &Sources, findings: &mut Diagnostics) -> Vec<Profile> {
    let named = named_files(PROFILES, files, sources, findings);
    let read = named.iter().filter_map(|(name, root)| {
        let profile = profile::read(name, root, findings)?;
        if files.is_own(&format!("{PROFILES}{name}.yaml")) {
            profile::report_sum(root, &profile, findings);
        }
        Some(profile)
    });
    read.collect()
}

/// The file that says which pack stands behind this one.
const OUTLINE: &str = "report.yaml";

/// Whether a file cannot be read.
fn is_broken(path: &str, files: &PackFiles, sources: &Sources) -> bool {
    let source = files.first().get(path);
    source.is_some_and(|id| yaml::parse(*id, sources, &mut Diagnostics::default()).is_none())
}

fn root_of(
    path: &str,
    files: &PackFiles,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Node> {
    let is_behind = path != OUTLINE && is_broken(OUTLINE, files, sources);
    if !files.first().contains_key(path) && is_behind {
        // What stands behind this pack is said in the file that cannot be read.
        return None;
    }
    if !files.first().contains_key(path) {
        let finding = Diagnostic::new(codes::P07, format!("版式里缺少文件 {path}"));
        findings.push(finding.hint(fields::ONLY_SOME));
        return None;
    }
    let source = files.first()[path];
    if root::is_empty(source, sources) {
        findings.push(root::empty(path, source));
        return None;
    }
    files.merged(path, sources, findings)
}

/// The YAML files of a folder, each with its name. Profiles are merged by key; a table or a chart stands alone.
fn named_files(
    folder: &str,
    files: &PackFiles,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Vec<(String, Node)> {
    let mut found = Vec::new();
    for (path, source) in files.first() {
        let name = path.strip_prefix(folder).and_then(|path| path.strip_suffix(".yaml"));
        let mut read = || match folder {
            PROFILES => files.merged(path, sources, findings),
            _ => yaml::parse(*source, sources, findings),
        };
        let root = name.and_then(|name| Some((name.to_string(), read()?)));
        let Some((name, root)) = root else { continue };
        match wrong_folder::finding(folder, &name, &root) {
            Some(finding) => findings.push(finding),
            None => found.push((name, root)),
        }
    }
    found
}

fn templates(files: &BTreeMap<String, SourceId>) -> Vec<(String, SourceId)> {
    let templates = files.iter().filter(|(path, _)| path.ends_with(".tera"));
    templates.map(|(path, source)| (path.clone(), *source)).collect()
}

/// The path of each named template in a folder, with where it is named; a name without a file is an error at its place.
fn named_templates<'n>(
    folder: &str,
    named: impl Iterator<Item = &'n (String, Span)>,
    templates: &[(String, SourceId)],
    findings: &mut Diagnostics,
) -> Vec<(String, Span)> {
    let mut paths = Vec::new();
    for (name, span) in named {
        let path = format!("{folder}/{name}.md.tera");
        if templates.iter().any(|(known, _)| *known == path) {
            paths.push((path, *span));
        } else {
            findings.push(no_template::finding(folder, name, *span, templates));
        }
    }
    paths
}
