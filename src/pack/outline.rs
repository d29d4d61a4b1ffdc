//! `report.yaml` to the outline: title, sections, attachments, what the file's properties say, the printed unit.

use super::fields::{self, PackFields};
use super::text::{self, PackText, Path};
use crate::base::amount::{MoneyStyle, Unit};
use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;
use crate::doc::Orientation;

/// What a report of this pack is made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// The title, line by line.
    pub title: Vec<PackText>,
    /// What kind of document it is.
    pub subject: Option<PackText>,
    /// Words to find it by.
    pub keywords: Vec<PackText>,
    /// How money is printed.
    pub money: MoneyStyle,
    /// The word before the number of a table: `表`.
    pub table_label: String,
    /// What stands before a chart's number: `图`.
    pub chart_label: String,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The attachments in order.
    pub attachments: Vec<Attachment>,
    /// The contents list, if one is wanted.
    pub contents: Option<ContentsHeadings>,
    /// Who signs, printed if the date is given.
    pub signature: Option<PackText>,
    /// The date under the signature.
    pub date: Option<PackText>,
}

/// A section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The name of its template, with where it stands.
    pub template: (String, Span),
    /// Whether it begins on a new page.
    pub new_page: bool,
}

/// An attachment, or one for each item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Attachment {
    /// Its short name, by which a facts file chooses it.
    pub name: Option<String>,
    /// The name of its template, with where it stands.
    pub template: (String, Span),
    /// Its title, which the list of attachments shows too.
    pub title: PackText,
    /// Its number, if it does not simply follow the one before it.
    pub number: Option<u16>,
    /// How its pages are turned.
    pub orientation: Orientation,
    /// The list that gives one attachment for each item.
    pub each: Option<Path>,
    /// What must be given, or it is left out.
    pub when: Vec<Path>,
}

/// A contents list before the report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentsHeadings {
    /// Its title: `目录`.
    pub title: String,
    /// Down to which level of headings, 1 or 2.
    pub levels: u8,
}

/// Reads an outline.
pub fn read(root: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<Outline> {
    let mut fields = PackFields::open(root, findings)?;
    // Which pack stands behind this one is settled before it is read.
    fields.get("extends");
    let title = fields.need("title", findings).map_or(&[][..], fields::list);
    let title = texts(title, sources, findings);
    let subject = fields.get("subject").and_then(|node| text::read(node, sources, findings));
    let keywords = texts(fields.list("keywords"), sources, findings);
    let unit = fields.need("unit", findings).and_then(|node| unit(node, findings));
    // The rest is checked even where the unit is wrong; nothing is printed after an error.
    let unit = unit.unwrap_or(Unit::WanYuan);
    let numbers = fields.get("numbers").and_then(|node| numbers(node, unit, findings));
    let table_label = fields.text("table_label", findings).unwrap_or_default().to_string();
    let chart_label = fields.get("chart_label").and_then(|node| fields::text(node, findings));
    let chart_label = chart_label.unwrap_or("图").to_string();
    let sections = fields.need("sections", findings).map_or(&[][..], fields::list);
    let sections: Vec<_> = sections.iter().filter_map(|node| section(node, findings)).collect();
    let attachments = fields.list("attachments").iter();
    let attachments =
        attachments.filter_map(|node| attachment(node, sources, findings)).collect::<Vec<_>>();
    let contents = fields.get("contents").and_then(|node| contents(node, findings));
    let signature = fields.get("signature").and_then(|node| text::read(node, sources, findings));
    let date = fields.get("date").and_then(|node| text::read(node, sources, findings));
    fields.close(findings);
    Some(Outline {
        title,
        subject,
        keywords,
        money: numbers.unwrap_or(unit.into()),
        table_label,
        chart_label,
        sections,
        attachments,
        contents,
        signature,
        date,
    })
}

/// `contents: {title: 目录, levels: 2}`; `false` or nothing for none.
fn contents(node: &Node, findings: &mut Diagnostics) -> Option<ContentsHeadings> {
    if node.text() == Some("false") {
        return None;
    }
    let mut fields = PackFields::open(node, findings)?;
    let title = fields.text("title", findings)?.to_string();
    let levels = fields.count("levels", 1..=2, 2, findings) as u8;
    fields.close(findings);
    Some(ContentsHeadings { title, levels })
}

fn texts(nodes: &[Node], sources: &Sources, findings: &mut Diagnostics) -> Vec<PackText> {
    nodes.iter().filter_map(|node| text::read(node, sources, findings)).collect()
}

fn unit(node: &Node, findings: &mut Diagnostics) -> Option<Unit> {
    let written = fields::text(node, findings)?;
    let unit =
        [Unit::Yuan, Unit::WanYuan, Unit::YiYuan].into_iter().find(|unit| unit.word() == written);
    if unit.is_none() {
        findings.push(fields::wrong_value(node, written, "写 元、万元 或 亿元"));
    }
    unit
}

/// `numbers: {decimals: 2, separators: true}`: how amounts are printed in the unit.
fn numbers(node: &Node, unit: Unit, findings: &mut Diagnostics) -> Option<MoneyStyle> {
    let mut fields = PackFields::open(node, findings)?;
    let decimals = fields.count("decimals", 0..=6, 2, findings) as u32;
    let separators = fields.get("separators").and_then(|node| fields::flag(node, findings));
    let separators = separators.unwrap_or(false);
    fields.close(findings);
    Some(MoneyStyle { unit, decimals, separators })
}

/// `06-results`, or `{template: 06-results, new_page: true}`.
fn section(node: &Node, findings: &mut Diagnostics) -> Option<Section> {
    if node.entries().is_none() {
        return Some(Section { template: template(node, findings)?, new_page: false });
    }
    let mut fields = PackFields::open(node, findings)?;
    let template =
        fields.need("template", findings).and_then(|node| self::template(node, findings));
    let new_page = fields.get("new_page").and_then(|node| fields::flag(node, findings));
    fields.close(findings);
    Some(Section { template: template?, new_page: new_page.unwrap_or(false) })
}

fn template(node: &Node, findings: &mut Diagnostics) -> Option<(String, Span)> {
    Some((fields::text(node, findings)?.to_string(), node.span))
}

fn attachment(node: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<Attachment> {
    let mut fields = PackFields::open(node, findings)?;
    let template =
        fields.need("template", findings).and_then(|node| self::template(node, findings));
    let title = fields.need("title", findings).and_then(|node| text::read(node, sources, findings));
    let name = fields.get("name").and_then(|node| fields::text(node, findings)).map(String::from);
    let number = fields.get("number").and_then(|node| fields::count(node, 1..=99, findings));
    let turned = fields.get("orientation").and_then(|node| orientation(node, findings));
    let each = fields.get("each").and_then(|node| text::read_path(node, findings));
    let when = fields.list("when").iter();
    let when = when.filter_map(|node| text::read_path(node, findings)).collect();
    fields.close(findings);
    let (template, title) = (template?, title?);
    let orientation = turned.unwrap_or_default();
    Some(Attachment { name, template, title, number, orientation, each, when })
}

fn orientation(node: &Node, findings: &mut Diagnostics) -> Option<Orientation> {
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
