//! Styles that are derived from those of the roles: other alignments of cells, even page numbers, tables, charts.

use std::collections::BTreeSet;

use super::chart;
use super::ids::{
    AFTER_TABLE, BETWEEN_TABLES, EVEN_PAGE_NUMBER, TABLE, aligned_style_id, cell_style_id, style_id,
};
use super::paragraph_properties::{indent, justification, outer_edge};
use super::xml::XmlElement;
use crate::base::length::Length;
use crate::doc::{Align, Role, StyleSheet};

/// All derived styles; `steps` are the sizes in which forms of the report are set.
pub(super) fn styles(sheet: &StyleSheet, steps: &BTreeSet<usize>) -> Vec<XmlElement> {
    let cells = [Role::TableHead, Role::TableCell];
    let mut styles: Vec<_> = cells.iter().flat_map(|role| aligned_styles(*role, sheet)).collect();
    styles.extend(steps.iter().flat_map(|step| fitted_styles(*step, sheet)));
    styles.extend([even_page_number(sheet), after_table(), between_tables()]);
    styles.extend([chart::style(), table_style(sheet)]);
    styles
}

/// The alignments with their names.
const ALIGNS: [(Align, &str); 4] = [
    (Align::Left, "居左"),
    (Align::Center, "居中"),
    (Align::Right, "居右"),
    (Align::Justify, "两端对齐"),
];

/// The styles of the cells of forms in one size.
fn fitted_styles(step: usize, sheet: &StyleSheet) -> Vec<XmlElement> {
    let mut styles = Vec::new();
    for role in [Role::TableHead, Role::TableCell, Role::TableNote, Role::UnitNote] {
        let own = sheet.of_cell(role, Some(step));
        let beside = matches!(role, Role::TableNote | Role::UnitNote);
        let is_used = |(align, _): &(Align, _)| !beside || *align == own.align;
        for (align, word) in ALIGNS.into_iter().filter(is_used) {
            let points = own.size.to_half_points() as f32 / 2.0;
            let name = format!("{}（{points}磅，行距{}磅，{word}）", own.name, shown(own.line));
            let spacing = XmlElement::new("w:spacing")
                .attribute("w:line", own.line.to_twips())
                .attribute("w:lineRule", "exact");
            let properties = XmlElement::new("w:pPr")
                .child(spacing)
                .child(XmlElement::val("w:jc", justification(align)));
            let size = ["w:sz", "w:szCs"];
            let size = size.map(|name| XmlElement::val(name, own.size.to_half_points()));
            let id = cell_style_id(role, align, Some(step), sheet);
            let style = derived(&id, &name, role).child(properties);
            styles.push(style.child(XmlElement::new("w:rPr").children(size)));
        }
    }
    styles
}

/// A length in points without zeros at the end.
fn shown(length: Length) -> f64 {
    length.to_twips() as f64 / 20.0
}

/// The other alignments of a role as styles of their own, so that a user can change all amounts at once.
fn aligned_styles(role: Role, sheet: &StyleSheet) -> Vec<XmlElement> {
    let others = ALIGNS.into_iter().filter(|(align, _)| *align != sheet.of(role).align);
    let style = |(align, word): (Align, &str)| {
        let name = format!("{}（{word}）", sheet.of(role).name);
        let justified = XmlElement::val("w:jc", justification(align));
        derived(&aligned_style_id(role, align, sheet), &name, role)
            .child(XmlElement::new("w:pPr").child(justified))
    };
    others.map(style).collect()
}

/// 双页码居左空一字 (GB/T 9704 7.5); the role's own style is for odd pages.
fn even_page_number(sheet: &StyleSheet) -> XmlElement {
    let name = format!("{}（双页）", sheet.of(Role::PageNumber).name);
    derived(EVEN_PAGE_NUMBER, &name, Role::PageNumber).child(outer_edge(
        XmlElement::new("w:pPr"),
        Align::Left,
        sheet,
    ))
}

/// A paragraph of one point in height: Word needs it there, the page does not.
fn after_table() -> XmlElement {
    let line = XmlElement::new("w:spacing")
        .attribute("w:before", 0)
        .attribute("w:after", 0)
        .attribute("w:line", Length::pt(1.0).to_twips())
        .attribute("w:lineRule", "exact");
    let indents = indent(XmlElement::new("w:ind"), "firstLine", 0, Length::ZERO);
    let size = ["w:sz", "w:szCs"].map(|name| XmlElement::val(name, 2));
    let grid = XmlElement::val("w:snapToGrid", 0);
    derived(AFTER_TABLE, "表后", Role::Body)
        .child(XmlElement::new("w:pPr").child(grid).child(line).child(indents))
        .child(XmlElement::new("w:rPr").children(size))
}

/// A hidden paragraph: Word joins two tables without a paragraph between them into one.
fn between_tables() -> XmlElement {
    let hidden = XmlElement::new("w:rPr").child(XmlElement::new("w:vanish"));
    XmlElement::new("w:style")
        .attribute("w:type", "paragraph")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", BETWEEN_TABLES)
        .child(XmlElement::val("w:name", "表间"))
        .child(XmlElement::val("w:basedOn", AFTER_TABLE))
        .child(hidden)
}

fn derived(id: &str, name: &str, base: Role) -> XmlElement {
    XmlElement::new("w:style")
        .attribute("w:type", "paragraph")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", id)
        .child(XmlElement::val("w:name", name))
        .child(XmlElement::val("w:basedOn", style_id(base)))
}

/// The table style: rules and cell margins.
fn table_style(sheet: &StyleSheet) -> XmlElement {
    let table = &sheet.table;
    // Border widths are in eighths of a point (ECMA-376 17.18.2).
    let eighths = (table.rule.to_milli() * 8 / 1000).max(2);
    let rule = |name: &str| {
        XmlElement::val(name, "single")
            .attribute("w:sz", eighths)
            .attribute("w:space", 0)
            .attribute("w:color", "000000")
    };
    let margin = |name: &str, width: Length| {
        XmlElement::new(name).attribute("w:w", width.to_twips()).attribute("w:type", "dxa")
    };
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let margins = XmlElement::new("w:tblCellMar")
        .child(margin("w:top", table.above))
        .child(margin("w:left", table.side))
        .child(margin("w:bottom", table.above))
        .child(margin("w:right", table.side));
    let properties = XmlElement::new("w:tblPr")
        .child(XmlElement::new("w:tblBorders").children(edges.map(rule)))
        .child(margins);
    XmlElement::new("w:style")
        .attribute("w:type", "table")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", TABLE)
        .child(XmlElement::val("w:name", "报告表格"))
        .child(properties)
}
