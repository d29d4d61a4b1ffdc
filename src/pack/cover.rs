//! `cover` of `report.yaml`: what stands on the page before everything else.

use super::fields::{self, PackFields};
use super::section::template;
use super::text::{self, PackText};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;

/// A cover: texts of the outline, then what its template prints.
#[derive(Clone, PartialEq, Debug)]
pub struct Cover {
    /// The title, line by line; the report's own where it is empty and there is no template.
    pub title: Vec<PackText>,
    /// Who files the report, and when.
    pub lines: Vec<PackText>,
    /// The name of its template, with where it stands.
    pub template: Option<(String, Span)>,
    /// Whether it counts as the first page, though it shows no number.
    pub is_counted: bool,
    /// Whether the title stands above the text again.
    pub repeats_title: bool,
}

/// Reads a cover; `true` is one with the report's title, signature and date, `false` none.
pub(super) fn read(node: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<Cover> {
    if let Some(written @ ("true" | "false")) = node.text() {
        return (written == "true").then(Cover::plain);
    }
    if node.entries().is_none() {
        let hint = "要封面的，写 cover: true，或 cover: {template: cover}；不要的，删去这一行";
        fields::of_kind(node, hint, findings);
        return None;
    }
    let mut fields = PackFields::open(node, findings)?;
    let texts = |nodes: &[Node], findings: &mut Diagnostics| -> Vec<PackText> {
        nodes.iter().filter_map(|node| text::read(node, sources, findings)).collect()
    };
    let title = texts(fields.list("title"), findings);
    let [unit, date] = ["unit", "date"].map(|key| texts(fields.list(key), findings));
    let template = fields.get("template").and_then(|node| template(node, findings));
    let mut flag = |key| fields.get(key).and_then(|node| fields::flag(node, findings));
    let (counts, repeats) = (flag("counts"), flag("repeat_title"));
    fields.close(findings);
    if template.is_some() && !(title.is_empty() && unit.is_empty() && date.is_empty()) {
        let message = "封面写了 template，又写了 title、unit 或 date";
        let hint = "留一种：封面的文字都写在模板里，或删去 template";
        findings.push(Diagnostic::new(codes::P04, message).at(node.span).hint(hint));
    }
    let lines = unit.into_iter().chain(date).collect();
    let (is_counted, repeats_title) = (counts.unwrap_or(false), repeats.unwrap_or(true));
    Some(Cover { title, lines, template, is_counted, repeats_title })
}

impl Cover {
    fn plain() -> Self {
        let (title, lines) = (Vec::new(), Vec::new());
        Self { title, lines, template: None, is_counted: false, repeats_title: true }
    }
}
