//! `report.yaml` to the outline: title, sections, attachments, what the file's properties say, the printed unit.

use super::cover::{self, Cover};
use super::fields::{self, PackFields};
use super::head::{self, OutlineHead};
use super::numbering;
use super::section::{self, Section, orientation, template};
use super::text::{self, PackText, Path, TextPiece};
use crate::base::amount::{MoneyStyle, Unit};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;
use crate::catalogue::Catalogue;
use crate::doc::Orientation;
use crate::doc::numbering::NumberingScheme;

/// What a report of this pack is made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// What the files of its reports are called, whether there is one for each project, whether a report is an excerpt.
    pub head: OutlineHead,
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
    /// What the numbers of headings and lists look like.
    pub numbering: NumberingScheme,
    /// Where the pack says so, if it does.
    pub numbering_place: Option<Span>,
    /// The page before everything else, if one is wanted.
    pub cover: Option<Cover>,
    /// The attachments in order.
    pub attachments: Vec<Attachment>,
    /// The contents list, if one is wanted.
    pub contents: Option<ContentsHeadings>,
    /// Who signs, printed if the date is given.
    pub signature: Option<PackText>,
    /// The date under the signature.
    pub date: Option<PackText>,
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
    if let Some(behind) = fields.get("extends") {
        fields::text(behind, findings);
    }
    let head = head::read(&mut fields, findings);
    let title = fields.need("title", findings).map_or(&[][..], fields::list);
    let title = texts(title, sources, findings);
    let subject = fields.get("subject").and_then(|node| text::read(node, sources, findings));
    let keywords = texts(fields.list("keywords"), sources, findings);
    let unit = fields.need("unit", findings).and_then(|node| unit(node, findings));
    // The rest is checked even where the unit is wrong; nothing is printed after an error.
    let unit = unit.unwrap_or(Unit::WanYuan);
    let numbers = fields.get("numbers").and_then(|node| numbers(node, unit, findings));
    let table_label = fields.need("table_label", findings);
    let table_label = table_label.and_then(|node| label(node, sources, findings));
    let table_label = table_label.unwrap_or_default();
    let chart_label = fields.get("chart_label").and_then(|node| fields::text(node, findings));
    let chart_label = chart_label.unwrap_or("图").to_string();
    let sections = section::sections(&mut fields, findings);
    let numbered = fields.get("numbering");
    let numbering = numbered.and_then(|node| numbering::read(node, findings));
    let cover = fields.get("cover").and_then(|node| cover::read(node, sources, findings));
    let attachments = fields.list("attachments").iter();
    let attachments =
        attachments.filter_map(|node| attachment(node, sources, findings)).collect::<Vec<_>>();
    named_twice(&attachments, findings);
    let contents = fields.get("contents").and_then(|node| contents(node, findings));
    let signature = fields.get("signature").and_then(|node| text::read(node, sources, findings));
    let date = fields.get("date").and_then(|node| text::read(node, sources, findings));
    date.iter().for_each(|date| day(date, findings));
    fields.close(findings);
    Some(Outline {
        head,
        title,
        subject,
        keywords,
        money: numbers.unwrap_or(unit.into()),
        table_label,
        chart_label,
        sections,
        numbering: numbering.unwrap_or_default(),
        numbering_place: numbered.map(|node| node.span),
        cover,
        attachments,
        contents,
        signature,
        date,
    })
}

/// The word before the number of a table.
fn label(node: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<String> {
    let read = text::read(node, sources, findings)?;
    match read.pieces.as_slice() {
        [TextPiece::Words(words)] if !words.trim().is_empty() => Some(words.clone()),
        _ => {
            let finding =
                Diagnostic::new(codes::P04, "表号前面的字（table_label）要写几个字，如 表");
            findings.push(finding.at(node.span).hint("表号由程序编在它后面：表1、表2"));
            None
        }
    }
}

/// Reports a 成文日期 that is typed into the pack, or cites what is no day.
fn day(date: &PackText, findings: &mut Diagnostics) {
    let catalogue = Catalogue::shared();
    let cites_day = |piece: &TextPiece| match piece {
        TextPiece::Cite(path) => catalogue.may_be_day(&path.name),
        TextPiece::Words(_) => false,
    };
    if !date.pieces.iter().any(cites_day) {
        let finding = Diagnostic::new(codes::P04, "成文日期要引用数据里的日期");
        findings
            .push(finding.at(date.span).hint("写 ${filing.date}；日期填在数据文件的 filing 里"));
    }
}

/// `contents: {title: 目录, levels: 2}`; `false` or nothing for none.
fn contents(node: &Node, findings: &mut Diagnostics) -> Option<ContentsHeadings> {
    if node.text() == Some("false") {
        return None;
    }
    if node.entries().is_none() {
        let hint = "要目录的，写 contents: {title: 目录, levels: 2}；不要的，删去这一行";
        fields::of_kind(node, hint, findings);
        return None;
    }
    let mut fields = PackFields::open(node, findings)?;
    let title = fields.get("title").map_or(Some("目录"), |node| fields::text(node, findings))?;
    let title = title.to_string();
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
    if each.is_none() {
        without_item(&title, findings);
    }
    let orientation = turned.unwrap_or_default();
    Some(Attachment { name, template, title, number, orientation, each, when })
}

/// Reports attachments of one short name: a reference to it means one of them.
fn named_twice(attachments: &[Attachment], findings: &mut Diagnostics) {
    for (index, one) in attachments.iter().enumerate() {
        let Some(name) = &one.name else { continue };
        // Two with conditions may stand for one another.
        let is_always = |other: &Attachment| other.when.is_empty() || one.when.is_empty();
        let same = |other: &&Attachment| other.name == one.name && is_always(other);
        let first = attachments[..index].iter().find(same);
        if let Some(first) = first {
            let finding =
                Diagnostic::new(codes::P05, format!("两份附件的简称（name）都是“{name}”"));
            let finding = finding.label(one.template.1, "第二份").label(first.template.1, "第一份");
            findings.push(finding.hint("改正其中一个；章节里按简称引用附件的号"));
        }
    }
}

/// Reports a title that cites a field of an item, where there is no list.
fn without_item(title: &PackText, findings: &mut Diagnostics) {
    let within = title.pieces.iter().find_map(|piece| match piece {
        TextPiece::Cite(path) if path.within_item().is_some() => Some(path),
        _ => None,
    });
    if let Some(path) = within {
        let message = format!("“{}”是列表里一项的名称，这个附件没有写 each", path.name);
        let finding = Diagnostic::new(codes::P09, message).at(path.span);
        findings.push(
            finding.hint(
                "每项一个附件的，写 each: projects；不是的，引用全名，如 ${organization.name}",
            ),
        );
    }
}
