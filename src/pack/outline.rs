//! `report.yaml` to the outline: title, order of sections, what the file's properties say, the printed unit.

use super::fields::{self, Fields};
use super::text::{self, Text};
use crate::base::amount::Unit;
use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;

/// What a report of this pack is made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// The title, line by line.
    pub title: Vec<Text>,
    /// What kind of document it is.
    pub subject: Option<Text>,
    /// Words to find it by.
    pub keywords: Vec<Text>,
    /// The unit in which money is printed.
    pub unit: Unit,
    /// The word before the number of a table: `表`.
    pub table_label: String,
    /// The sections in order, each with where its name stands.
    pub sections: Vec<(String, Span)>,
    /// Who signs, printed if the date is given.
    pub signature: Option<Text>,
    /// The date under the signature.
    pub date: Option<Text>,
}

/// Reads an outline.
pub fn read(root: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<Outline> {
    let mut fields = Fields::open(root, findings)?;
    let title = fields.need("title", findings).map_or(&[][..], fields::list);
    let title = texts(title, sources, findings);
    let subject = fields.get("subject").and_then(|node| text::read(node, sources, findings));
    let keywords = texts(fields.list("keywords"), sources, findings);
    let unit = fields.need("unit", findings).and_then(|node| unit(node, findings));
    let table_label = fields.text("table_label", findings).unwrap_or_default().to_string();
    let sections = fields.need("sections", findings).map_or(&[][..], fields::list);
    let sections: Vec<_> = sections.iter().filter_map(|node| section(node, findings)).collect();
    let signature = fields.get("signature").and_then(|node| text::read(node, sources, findings));
    let date = fields.get("date").and_then(|node| text::read(node, sources, findings));
    fields.close(findings);
    // The rest is checked even where the unit is wrong; nothing is printed after an error.
    let unit = unit.unwrap_or(Unit::WanYuan);
    Some(Outline { title, subject, keywords, unit, table_label, sections, signature, date })
}

fn texts(nodes: &[Node], sources: &Sources, findings: &mut Diagnostics) -> Vec<Text> {
    nodes.iter().filter_map(|node| text::read(node, sources, findings)).collect()
}

fn unit(node: &Node, findings: &mut Diagnostics) -> Option<Unit> {
    let written = fields::text(node, findings)?;
    let unit = [Unit::Yuan, Unit::WanYuan].into_iter().find(|unit| unit.word() == written);
    if unit.is_none() {
        findings.push(fields::wrong_value(node, written, "写 元 或 万元"));
    }
    unit
}

fn section(node: &Node, findings: &mut Diagnostics) -> Option<(String, Span)> {
    Some((fields::text(node, findings)?.to_string(), node.span))
}
