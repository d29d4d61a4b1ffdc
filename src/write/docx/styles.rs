//! The style sheet as `word/styles.xml`: a Word style for each role, built on 正文.

use super::MAIN;
use super::faces::Names;
use super::xml::Element;
use crate::base::length::Length;
use crate::doc::{Align, Role, StyleSheet, TextStyle};

/// The style of tables.
pub const TABLE: &str = "report_table";
/// The style of page numbers on even pages.
pub const EVEN_PAGE_NUMBER: &str = "page_number_even";
/// The style of the paragraph that must stand between a table and the end of a section.
pub const AFTER_TABLE: &str = "after_table";

/// The style of a role.
pub fn style_id(role: Role) -> &'static str {
    if role == Role::Body { "Normal" } else { role.key() }
}

/// The style of text in a role that stands elsewhere across the line than the role says.
pub fn aligned_id(role: Role, align: Align, sheet: &StyleSheet) -> String {
    let id = style_id(role);
    if sheet.of(role).align == align { id.into() } else { format!("{id}_{}", justification(align)) }
}

/// The part.
pub fn part(sheet: &StyleSheet, names: &Names) -> Element {
    let roles = Role::ALL.iter().map(|(role, _)| role_style(*role, sheet, names));
    let cells = [Role::TableHead, Role::TableCell];
    let aligned = cells.iter().flat_map(|role| aligned_styles(*role, sheet));
    Element::new("w:styles")
        .attribute("xmlns:w", MAIN)
        .child(defaults(sheet, names))
        .children(roles)
        .children(aligned)
        .child(even_page_number(sheet))
        .child(after_table())
        .child(table_style(sheet))
}

fn defaults(sheet: &StyleSheet, names: &Names) -> Element {
    let body = sheet.of(Role::Body);
    let language = Element::val("w:lang", "zh-CN")
        .attribute("w:eastAsia", "zh-CN")
        .attribute("w:bidi", "ar-SA");
    let runs = Element::new("w:rPr").child(fonts(body, names)).children(size(body)).child(language);
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(runs))
        .child(Element::new("w:pPrDefault"))
}

/// The style of a role: what it has of its own; the rest comes from 正文.
fn role_style(role: Role, sheet: &StyleSheet, names: &Names) -> Element {
    let own = sheet.of(role);
    let style = named(style_id(role), role, own);
    let body = (role != Role::Body).then(|| sheet.of(Role::Body));
    let base = body.map(|_| Element::val("w:basedOn", style_id(Role::Body)));
    let next = role.key().starts_with("heading");
    let next = next.then(|| Element::val("w:next", style_id(Role::Body)));
    style
        .children(base)
        .children(next)
        .child(Element::new("w:qFormat"))
        .child(paragraph_properties(role, sheet, body))
        .child(run_properties(own, body, names))
}

/// 正文 is the default style. Word keeps its default style under an English name, shows it as 正文 to Chinese
/// readers, and would take one that is named 正文 in the file for a second one of that name.
fn named(id: &str, role: Role, own: &TextStyle) -> Element {
    let style = Element::new("w:style").attribute("w:type", "paragraph");
    if role == Role::Body {
        return style
            .attribute("w:default", 1)
            .attribute("w:styleId", id)
            .child(Element::val("w:name", "Normal"))
            .child(Element::val("w:aliases", &own.name));
    }
    style
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", id)
        .child(Element::val("w:name", &own.name))
}

/// Paragraph properties that differ from the base's; all of them where there is no base.
fn paragraph_properties(role: Role, sheet: &StyleSheet, base: Option<&TextStyle>) -> Element {
    let own = sheet.of(role);
    let differs = |field: fn(&TextStyle) -> i64| base.is_none_or(|b| field(b) != field(own));
    let mut properties = Element::new("w:pPr");
    if keeps_next(role, own) {
        properties.push(Element::new("w:keepNext"));
    }
    if base.is_none() {
        line_breaking().into_iter().for_each(|property| properties.push(property));
    }
    if own.line != sheet.page.pitch {
        // LibreOffice would make every such line as high as one or two of the grid.
        properties.push(Element::val("w:snapToGrid", 0));
    }
    if differs(|s| s.line.to_twips())
        || differs(|s| i64::from(s.before))
        || differs(|s| i64::from(s.after))
    {
        properties.push(spacing(own));
    }
    if differs(|s| s.indent.into()) || differs(|s| s.right_indent.into()) || resized(own, base) {
        properties.push(indents(role, sheet));
    }
    if base.is_none_or(|b| b.align != own.align) {
        properties.push(Element::val("w:jc", justification(own.align)));
    }
    if own.outline > 0 {
        properties.push(Element::val("w:outlineLvl", own.outline - 1));
    }
    properties
}

/// Captions and units stay with their table whatever the style sheet says.
fn keeps_next(role: Role, own: &TextStyle) -> bool {
    own.keep_next || matches!(role, Role::Caption | Role::UnitNote | Role::TableHead)
}

/// An indent counts characters: with another advance it is another length.
fn resized(own: &TextStyle, base: Option<&TextStyle>) -> bool {
    let advance = |s: &TextStyle| s.size + s.tracking;
    own.indent + own.right_indent > 0 && base.is_some_and(|b| advance(b) != advance(own))
}

/// How lines break: as layout does it.
fn line_breaking() -> [Element; 7] {
    [
        Element::val("w:widowControl", 1),
        Element::val("w:kinsoku", 1),
        Element::val("w:overflowPunct", 0),
        Element::val("w:topLinePunct", 0),
        Element::val("w:autoSpaceDE", 0),
        Element::val("w:autoSpaceDN", 0),
        Element::val("w:adjustRightInd", 0),
    ]
}

fn spacing(own: &TextStyle) -> Element {
    Element::new("w:spacing")
        .attribute("w:before", before(own).to_twips())
        .attribute("w:after", (own.line * i64::from(own.after) / 100).to_twips())
        .attribute("w:line", own.line.to_twips())
        .attribute("w:lineRule", "exact")
}

/// The space over a paragraph of a style.
pub fn before(style: &TextStyle) -> Length {
    style.line * i64::from(style.before) / 100
}

/// Indents in characters and in twips: LibreOffice knows the twips only.
fn indents(role: Role, sheet: &StyleSheet) -> Element {
    let own = sheet.of(role);
    let twips = |characters: u8| (sheet.character(role) * i64::from(characters)).to_twips();
    let hundredths = |characters: u8| u32::from(characters) * 100;
    let right = (own.right_indent > 0).then_some(own.right_indent);
    let mut indents = Element::new("w:ind");
    if let Some(right) = right {
        indents =
            indents.attribute("w:rightChars", hundredths(right)).attribute("w:right", twips(right));
    }
    indents
        .attribute("w:firstLineChars", hundredths(own.indent))
        .attribute("w:firstLine", twips(own.indent))
}

/// Run properties that differ from the base's; all of them where there is no base.
fn run_properties(own: &TextStyle, base: Option<&TextStyle>, names: &Names) -> Element {
    let mut properties = Element::new("w:rPr");
    if base.is_none_or(|b| b.face != own.face) {
        properties.push(fonts(own, names));
    }
    if own.bold {
        properties = properties.child(Element::new("w:b")).child(Element::new("w:bCs"));
    }
    if base.is_none_or(|b| b.tracking != own.tracking) {
        properties.push(Element::val("w:spacing", own.tracking.to_twips()));
    }
    if base.is_none_or(|b| b.size != own.size) {
        properties = properties.children(size(own));
    }
    properties
}

fn fonts(own: &TextStyle, names: &Names) -> Element {
    let name = names.official(&own.face);
    let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    slots.iter().fold(Element::new("w:rFonts"), |fonts, slot| fonts.attribute(slot, name))
}

fn size(own: &TextStyle) -> [Element; 2] {
    ["w:sz", "w:szCs"].map(|name| Element::val(name, own.size.to_half_points()))
}

/// The word for a place across the line (ECMA-376 17.18.44).
pub fn justification(align: Align) -> &'static str {
    match align {
        Align::Justify => "both",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// A role's other places across the line, as styles of their own: so a person can move all amounts at once.
fn aligned_styles(role: Role, sheet: &StyleSheet) -> Vec<Element> {
    let words = [
        (Align::Left, "居左"),
        (Align::Center, "居中"),
        (Align::Right, "居右"),
        (Align::Justify, "两端"),
    ];
    let others = words.into_iter().filter(|(align, _)| *align != sheet.of(role).align);
    let style = |(align, word): (Align, &str)| {
        let name = format!("{}（{word}）", sheet.of(role).name);
        let justified = Element::val("w:jc", justification(align));
        derived(&aligned_id(role, align, sheet), &name, role)
            .child(Element::new("w:pPr").child(justified))
    };
    others.map(style).collect()
}

/// 双页码居左空一字 (GB/T 9704 7.5); single ones stand right, as the role says.
fn even_page_number(sheet: &StyleSheet) -> Element {
    let own = sheet.of(Role::PageNumber);
    let characters = own.indent.max(own.right_indent);
    let left = sheet.character(Role::PageNumber) * i64::from(characters);
    let indents = Element::new("w:ind")
        .attribute("w:leftChars", u32::from(characters) * 100)
        .attribute("w:left", left.to_twips())
        .attribute("w:rightChars", 0)
        .attribute("w:right", 0);
    let properties = Element::new("w:pPr").child(indents).child(Element::val("w:jc", "left"));
    derived(EVEN_PAGE_NUMBER, &format!("{}（双页）", own.name), Role::PageNumber).child(properties)
}

/// One point high: Word asks for a paragraph there, the page does not.
fn after_table() -> Element {
    let line = Element::new("w:spacing")
        .attribute("w:before", 0)
        .attribute("w:after", 0)
        .attribute("w:line", Length::pt(1.0).to_twips())
        .attribute("w:lineRule", "exact");
    let indents =
        Element::new("w:ind").attribute("w:firstLineChars", 0).attribute("w:firstLine", 0);
    let size = ["w:sz", "w:szCs"].map(|name| Element::val(name, 2));
    let grid = Element::val("w:snapToGrid", 0);
    derived(AFTER_TABLE, "表后", Role::Body)
        .child(Element::new("w:pPr").child(grid).child(line).child(indents))
        .child(Element::new("w:rPr").children(size))
}

fn derived(id: &str, name: &str, base: Role) -> Element {
    Element::new("w:style")
        .attribute("w:type", "paragraph")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", id)
        .child(Element::val("w:name", name))
        .child(Element::val("w:basedOn", style_id(base)))
}

/// Rules and cell margins of every table.
fn table_style(sheet: &StyleSheet) -> Element {
    let table = &sheet.table;
    // Border widths count eighths of a point (ECMA-376 17.18.2).
    let eighths = (table.rule.to_milli() * 8 / 1000).max(2);
    let rule = |name: &str| {
        Element::val(name, "single")
            .attribute("w:sz", eighths)
            .attribute("w:space", 0)
            .attribute("w:color", "000000")
    };
    let margin = |name: &str, width: Length| {
        Element::new(name).attribute("w:w", width.to_twips()).attribute("w:type", "dxa")
    };
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let margins = Element::new("w:tblCellMar")
        .child(margin("w:top", table.above))
        .child(margin("w:left", table.side))
        .child(margin("w:bottom", table.above))
        .child(margin("w:right", table.side));
    let properties = Element::new("w:tblPr")
        .child(Element::new("w:tblBorders").children(edges.map(rule)))
        .child(margins);
    Element::new("w:style")
        .attribute("w:type", "table")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", TABLE)
        .child(Element::val("w:name", "报告表格"))
        .child(properties)
}
