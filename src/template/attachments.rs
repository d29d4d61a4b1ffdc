//! The outline's attachments and the facts to parts of a document, and the list of them (GB/T 9704 7.3.4, 7.3.7).

use std::collections::{BTreeMap, BTreeSet};

use tera::Value as View;

use super::blocks::Assembler;
use super::item_fit;
use super::markup::Draft;
use super::prepare::Prepared;
use super::scope::{Scope, Shapes};
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::data::model::Fact;
use crate::doc::{BlockKind, Inline, Orientation, Role};
use crate::pack::outline::Attachment;
use crate::pack::{Outline, Pack};

/// The word that an attachment's mark and the list of attachments begin with.
const WORD: &str = "附件";

/// An attachment whose facts are there, before it is printed.
pub(super) struct Planned {
    /// The path of its template.
    pub template: String,
    /// The item that it is about, if there is one for each item of a list.
    pub item: Option<View>,
    title: Vec<Inline>,
    /// Which of the outline's attachments it is.
    of: usize,
    place: Span,
}

/// The attachments that are chosen and whose facts are there, in the outline's order. Where the facts choose none, all are.
pub(super) fn plan(
    pack: &Pack,
    chosen: &[Fact<String>],
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Vec<Planned> {
    let root = Scope::root(facts.view);
    let mut planned = Vec::new();
    let templates = pack.outline.attachments.iter().zip(&pack.attachments);
    for (of, (shape, template)) in templates.enumerate() {
        let named = |one: &Fact<String>| shape.name.as_ref() == Some(&one.value);
        let is_chosen = chosen.is_empty() || chosen.iter().any(named);
        if !is_chosen || !facts.all_given(&shape.when, &root, findings) {
            continue;
        }
        for scope in facts.scopes(shape.each.as_ref(), &root, findings) {
            let title = facts.line(&shape.title, &scope, findings);
            let (template, item) = (template.clone(), scope.item().cloned());
            planned.push(Planned { template, item, title, of, place: shape.template.1 });
        }
    }
    planned
}

/// Whether the items of the attachments are what their templates are written for.
pub(super) fn fit(
    pack: &Pack,
    planned: &[Planned],
    templates: &BTreeMap<String, Prepared>,
    view: &View,
    findings: &mut Diagnostics,
) -> bool {
    let has = |group: &View, name: &str| {
        let names = group.as_map().into_iter().flat_map(|names| names.keys());
        names.into_iter().any(|known| known.as_str() == Some(name))
    };
    let meant = |asked: &BTreeSet<String>| {
        let lists = view.as_map().into_iter().flatten();
        let mut named =
            lists.filter_map(|(name, list)| Some((name.as_str()?, list.as_array()?.first()?)));
        let found = named.find(|(_, item)| asked.iter().all(|name| has(item, name)));
        found.map(|(name, _)| name.to_string())
    };
    let one = |one: &Planned| {
        let item = one.item.as_ref()?;
        let nodes = &templates.get(&one.template)?.nodes;
        item_fit::unfit(&pack.outline.attachments[one.of], nodes, |name| has(item, name), meant)
    };
    let first = planned.iter().find_map(one);
    let fits = first.is_none();
    first.into_iter().for_each(|finding| findings.push(finding));
    fits
}

/// The pack's attachments by their short names, without one by that of their template, and whether each is planned.
pub(super) fn planned_by_name(pack: &Pack, planned: &[Planned]) -> Vec<(String, bool)> {
    let attachments = pack.outline.attachments.iter().enumerate();
    let name = |shape: &Attachment| shape.name.clone().unwrap_or_else(|| shape.template.0.clone());
    let is_planned = |of: usize| planned.iter().any(|one| one.of == of);
    attachments.map(|(of, shape)| (name(shape), is_planned(of))).collect()
}

/// An attachment with its text and its number.
pub(super) struct Attached<'a> {
    planned: &'a Planned,
    drafts: &'a [Draft],
    /// `1`, `3-2`; empty for one that is alone.
    number: String,
    orientation: Orientation,
}

/// Numbers the attachments that are not empty.
///
/// Each has the number that the outline gives it, or the next one; where there are several for one entry of the outline,
/// they are parted as `3-1`, `3-2`. One that is alone has no number.
pub(super) fn number<'a>(
    planned: &'a [Planned],
    drafts: &'a [Vec<Draft>],
    outline: &Outline,
) -> Vec<Attached<'a>> {
    let filled: Vec<_> = planned.iter().zip(drafts).filter(|(_, d)| !d.is_empty()).collect();
    let mut attached = Vec::new();
    let mut count = 0;
    for group in filled.chunk_by(|(a, _), (b, _)| a.of == b.of) {
        let shape = &outline.attachments[group[0].0.of];
        count = shape.number.unwrap_or(count + 1);
        for (index, (planned, drafts)) in group.iter().enumerate() {
            let number = match (filled.len(), group.len()) {
                (1, _) => String::new(),
                (_, 1) => count.to_string(),
                _ => format!("{count}-{}", index + 1),
            };
            let orientation = shape.orientation;
            attached.push(Attached { planned, drafts, number, orientation });
        }
    }
    attached
}

/// The label of each of the outline's attachments, `附件2`; one that is not in the report has none. Those of one entry share
/// its number: `附件3` for 附件3-1 and 附件3-2.
pub(super) fn labels(attached: &[Attached<'_>], outline: &Outline) -> Vec<Option<String>> {
    let label = |of: usize| {
        let first = attached.iter().find(|one| one.planned.of == of)?;
        let number = first.number.split('-').next().unwrap_or_default();
        Some(format!("{WORD}{number}"))
    };
    (0..outline.attachments.len()).map(label).collect()
}

/// Puts the list of attachments under the body: `附件：1.基础数据表`, the next ones under the first.
pub(super) fn list(attached: &[Attached<'_>], assembler: &mut Assembler<'_, '_>) {
    for (index, one) in attached.iter().enumerate() {
        let word = if index == 0 { format!("{WORD}：") } else { String::new() };
        let point = if one.number.is_empty() { "" } else { "." };
        let number = format!("{word}{}{point}", one.number);
        let content = one.planned.title.clone();
        let kind = BlockKind::Paragraph { role: Role::AttachmentNote, number, content };
        assembler.push(kind, Some(one.planned.place));
    }
}

/// Adds the attachments, each a part of its own: its mark, its title, its text.
pub(super) fn add(attached: &[Attached<'_>], assembler: &mut Assembler<'_, '_>) {
    for one in attached {
        let place = one.planned.place;
        assembler.begin_part(one.orientation);
        let (role, number) = (Role::AttachmentMark, format!("{WORD}{}", one.number));
        let mark = BlockKind::Paragraph { role, number, content: Vec::new() };
        assembler.push(mark, Some(place));
        let (role, content) = (Role::AttachmentTitle, one.planned.title.clone());
        let title = BlockKind::Paragraph { role, number: String::new(), content };
        assembler.push(title, Some(place));
        assembler.section(one.drafts);
    }
}
