//! `sections` of `report.yaml`: each with its template, when it is printed, and how its pages stand.

use super::fields::{self, PackFields};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::base::yaml::Node;
use crate::doc::Orientation;

/// A section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The name of its template, with where it stands.
    pub template: (String, Span),
    /// Conditions in the language of templates, with where each stands; it is left out unless all hold.
    pub when: Vec<(String, Span)>,
    /// Whether it begins on a new page.
    pub new_page: bool,
    /// How its pages are turned; where they are turned differently from those before, it begins on a new page.
    pub orientation: Orientation,
}

/// The sections of an outline.
pub(super) fn sections(fields: &mut PackFields, findings: &mut Diagnostics) -> Vec<Section> {
    let node = fields.need("sections", findings);
    let nodes = node.map_or(&[][..], fields::list);
    if let Some(node) = node.filter(|_| nodes.is_empty()) {
        let finding = Diagnostic::new(codes::P02, "sections 里一节也没有，报告是空的");
        findings.push(
            finding.at(node.span).hint("一行一节：“- 01-overview”；删去 sections 就用继承的"),
        );
    }
    let sections: Vec<_> = nodes.iter().filter_map(|node| section(node, findings)).collect();
    twice(&sections, findings);
    sections
}

/// `06-results`, or `{template: 06-results, new_page: true}`.
fn section(node: &Node, findings: &mut Diagnostics) -> Option<Section> {
    if node.entries().is_none() {
        let (when, orientation) = (Vec::new(), Orientation::default());
        let template = template(node, findings)?;
        return Some(Section { template, when, new_page: false, orientation });
    }
    let mut fields = PackFields::open(node, findings)?;
    let template = fields.need("template", findings).and_then(|node| template(node, findings));
    let new_page = fields.get("new_page").and_then(|node| fields::flag(node, findings));
    let turned = fields.get("orientation").and_then(|node| orientation(node, findings));
    let when = fields.list("when").iter();
    let when = when.filter_map(|node| condition(node, findings)).collect();
    fields.close(findings);
    let new_page = new_page.unwrap_or(false);
    Some(Section { template: template?, when, new_page, orientation: turned.unwrap_or_default() })
}

/// A condition as it is written; tags around it are refused.
fn condition(node: &Node, findings: &mut Diagnostics) -> Option<(String, Span)> {
    let written = fields::text(node, findings)?.trim();
    if ["{", "}", "%"].iter().any(|mark| written.contains(mark)) {
        let finding = Diagnostic::new(codes::P04, format!("条件不能写“{written}”"));
        let hint = "只写条件本身，如 when: projects is given and year >= 2023，不加括号";
        findings.push(finding.at(node.span).hint(hint));
        return None;
    }
    let is_name = |c: char| c.is_ascii_lowercase();
    if matches!(written, "true" | "false") || !written.contains(is_name) {
        let finding = Diagnostic::new(codes::P04, format!("“{written}”不是条件"));
        let hint =
            "写问数据的条件，如 when: projects is given；总要印的，删去 when；不印的，删去这一节";
        findings.push(finding.at(node.span).hint(hint));
        return None;
    }
    Some((written.to_string(), node.span))
}

/// Reports sections that the list has twice, so that a chapter would be printed twice.
fn twice(sections: &[Section], findings: &mut Diagnostics) {
    for (index, one) in sections.iter().enumerate() {
        let (name, place) = &one.template;
        let before = sections[..index].iter().find(|other| other.template.0 == *name);
        if let Some(before) = before {
            let finding = Diagnostic::new(codes::P05, format!("章节“{name}”列了两次，会印两遍"));
            let finding = finding.label(*place, "第二次").label(before.template.1, "第一次");
            findings.push(finding.hint("删去一个；是别的章节的，改成它的文件名"));
        }
    }
}

/// The name of a template, with where it stands.
pub(super) fn template(node: &Node, findings: &mut Diagnostics) -> Option<(String, Span)> {
    Some((fields::text(node, findings)?.to_string(), node.span))
}

/// How pages are turned.
pub(super) fn orientation(node: &Node, findings: &mut Diagnostics) -> Option<Orientation> {
    let written = fields::text(node, findings)?;
    match written {
        "portrait" => Some(Orientation::Portrait),
        "landscape" => Some(Orientation::Landscape),
        _ => {
            let hint = "写 portrait（竖排）或 landscape（横排）";
            findings.push(fields::wrong_value(node, written, hint));
            None
        }
    }
}
