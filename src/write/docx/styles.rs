//! The style sheet to `word/styles.xml`: a Word style for each role, based on that of body text.

use super::builtin;
use super::font_names::FontNames;
use super::ids::style_id;
use super::namespaces::MAIN;
use super::normalize::normalize;
use super::paragraph_properties::{indent, justification, outer_edge};
use super::xml::XmlElement;
use super::{derived, page};
use crate::base::length::Length;
use crate::doc::{Align, LayoutFacts, Orientation, Role, StyleSheet, TextStyle};

/// The part. In a document with a contents list the titles of attachments are no headings: they have entries of their
/// own, and LibreOffice would list them twice.
pub(super) fn part(
    sheet: &StyleSheet,
    facts: &LayoutFacts,
    names: &FontNames,
    has_contents: bool,
) -> XmlElement {
    let before = facts.before.iter().flat_map(|before| before.fits.values());
    let steps = facts.fits.values().chain(before).copied().collect();
    let others = Role::ALL.iter().map(|(role, _)| *role).filter(|role| *role != Role::Body);
    let others = others.filter(|role| sheet.has(*role));
    let roles = std::iter::once(Role::Body).chain(others);
    let level = |role: Role| match sheet.of(role).outline {
        0 => None,
        _ if has_contents && role == Role::AttachmentTitle => Some(BODY_LEVEL),
        outline => Some(outline - 1),
    };
    let roles = roles.map(|role| role_style(role, sheet, names, level(role)));
    let mut part = XmlElement::new("w:styles")
        .attribute("xmlns:w", MAIN)
        .child(defaults(sheet, names))
        .child(builtin::latent())
        .child(normal(sheet, names))
        .children(roles)
        .children(derived::styles(sheet, &steps));
    normalize(&mut part);
    part
}

/// The outline level of what is no heading (ECMA-376 17.3.1.20).
const BODY_LEVEL: u8 = 9;

fn defaults(sheet: &StyleSheet, names: &FontNames) -> XmlElement {
    let body = sheet.of(Role::Body);
    // Latin text has its own language, because LibreOffice breaks numbers in Chinese text (`1|00%`).
    let language = XmlElement::val("w:lang", "en-US")
        .attribute("w:eastAsia", "zh-CN")
        .attribute("w:bidi", "ar-SA");
    let runs =
        XmlElement::new("w:rPr").child(fonts(body, names)).children(size(body)).child(language);
    XmlElement::new("w:docDefaults")
        .child(XmlElement::new("w:rPrDefault").child(runs))
        .child(XmlElement::new("w:pPrDefault"))
}

/// The style that all others are based on: the face and size of body text and the rules of line breaking, without indent
/// and without a fixed line height, so that a picture pasted by hand is not cut to one line.
fn normal(sheet: &StyleSheet, names: &FontNames) -> XmlElement {
    let mut properties = XmlElement::new("w:pPr");
    line_breaking(sheet).into_iter().for_each(|property| properties.push(property));
    XmlElement::new("w:style")
        .attribute("w:type", "paragraph")
        .attribute("w:default", 1)
        .attribute("w:styleId", builtin::NORMAL)
        .child(XmlElement::val("w:name", "Normal"))
        .child(XmlElement::new("w:qFormat"))
        .child(properties)
        .child(run_properties(sheet.of(Role::Body), None, names))
}

/// The style of a role: only what differs from 正文, which is based on Word's own.
fn role_style(role: Role, sheet: &StyleSheet, names: &FontNames, level: Option<u8>) -> XmlElement {
    let own = sheet.of(role);
    let body = sheet.of(Role::Body);
    let (base, over) = match role {
        Role::Body => (builtin::NORMAL, None),
        // By their base, programs that do not read outline levels find the titles of attachments.
        Role::AttachmentTitle if own.outline > 0 => {
            let heading = Role::heading(own.outline);
            (style_id(heading), Some(sheet.of(heading)))
        }
        // By their base they find the captions of pictures, which keep with nothing.
        Role::ChartCaption => (style_id(Role::Caption), Some(sheet.of(Role::Caption))),
        _ => (style_id(Role::Body), Some(body)),
    };
    let next = role.key().starts_with("heading");
    let next = next.then(|| XmlElement::val("w:next", style_id(Role::Body)));
    named(role, own)
        .child(XmlElement::val("w:basedOn", base))
        .children(next)
        .child(XmlElement::new("w:qFormat"))
        .child(paragraph_properties(role, sheet, over).children(level.map(outline_level)))
        .child(run_properties(own, over.or(Some(body)), names))
}

/// One of Word's own styles with the style sheet's name as an alias, or a style of the report.
fn named(role: Role, own: &TextStyle) -> XmlElement {
    let style = XmlElement::new("w:style").attribute("w:type", "paragraph");
    match builtin::of(role) {
        Some((name, id)) => style
            .attribute("w:styleId", id)
            .child(XmlElement::val("w:name", name))
            .child(XmlElement::val("w:aliases", own.name.replace(',', "，"))),
        None => style
            .attribute("w:customStyle", 1)
            .attribute("w:styleId", style_id(role))
            .child(XmlElement::val("w:name", &own.name)),
    }
}

/// Paragraph properties that differ from the base style; all of them without a base style.
fn paragraph_properties(role: Role, sheet: &StyleSheet, base: Option<&TextStyle>) -> XmlElement {
    let own = sheet.of(role);
    let differs = |field: fn(&TextStyle) -> i64| base.is_none_or(|b| field(b) != field(own));
    let mut properties = XmlElement::new("w:pPr");
    if keeps_next(role, own) {
        properties.push(XmlElement::new("w:keepNext"));
    } else if role == Role::ChartCaption || base.is_some_and(|base| base.keep_next) {
        properties.push(XmlElement::val("w:keepNext", 0));
    }
    if role.is_contents_entry() {
        let edge = page::text_width(&sheet.page, Orientation::Portrait);
        let tab = XmlElement::val("w:tab", "right")
            .attribute("w:leader", "middleDot")
            .attribute("w:pos", edge.to_twips());
        properties.push(XmlElement::new("w:tabs").child(tab));
    }
    if own.line != sheet.page.pitch {
        // Otherwise LibreOffice makes every such line as high as one or two lines of the grid.
        properties.push(XmlElement::val("w:snapToGrid", 0));
    }
    if differs(|s| s.line.to_twips())
        || differs(|s| i64::from(s.before))
        || differs(|s| i64::from(s.after))
    {
        properties.push(spacing(own));
    }
    if role == Role::PageNumber {
        return outer_edge(properties, Align::Right, sheet);
    }
    if differs(|s| s.indent.into())
        || differs(|s| s.hanging.into())
        || differs(|s| s.right_indent.into())
        || resized(own, base)
    {
        properties.push(indents(role, sheet));
    }
    if own.together {
        properties.push(XmlElement::new("w:contextualSpacing"));
    }
    if base.is_none_or(|b| b.align != own.align) {
        properties.push(XmlElement::val("w:jc", justification(own.align)));
    }
    properties
}

fn outline_level(level: u8) -> XmlElement {
    XmlElement::val("w:outlineLvl", level)
}

/// Captions, units and head cells keep with the next paragraph, whatever the style sheet says.
fn keeps_next(role: Role, own: &TextStyle) -> bool {
    own.keep_next || matches!(role, Role::Caption | Role::UnitNote | Role::TableHead)
}

/// Whether its indents differ from the base style's although they count as many characters, because its characters have
/// another advance.
fn resized(own: &TextStyle, base: Option<&TextStyle>) -> bool {
    let advance = |s: &TextStyle| s.size + s.tracking;
    own.indent + own.hanging + own.right_indent > 0
        && base.is_some_and(|b| advance(b) != advance(own))
}

/// The rules of line breaking, the same as in layout.
fn line_breaking(sheet: &StyleSheet) -> [XmlElement; 7] {
    [
        XmlElement::val("w:widowControl", u8::from(sheet.page.lone_line_control)),
        XmlElement::val("w:kinsoku", 1),
        XmlElement::val("w:overflowPunct", 0),
        XmlElement::val("w:topLinePunct", 0),
        XmlElement::val("w:autoSpaceDE", 0),
        XmlElement::val("w:autoSpaceDN", 0),
        XmlElement::val("w:adjustRightInd", 0),
    ]
}

fn spacing(own: &TextStyle) -> XmlElement {
    XmlElement::new("w:spacing")
        .attribute("w:before", before(own).to_twips())
        .attribute("w:after", (own.line * i64::from(own.after) / 100).to_twips())
        .attribute("w:line", own.line.to_twips())
        .attribute("w:lineRule", "exact")
}

/// The space before a paragraph of a style.
pub(super) fn before(style: &TextStyle) -> Length {
    style.line * i64::from(style.before) / 100
}

/// Indents in characters and in twips; LibreOffice reads only the twips.
fn indents(role: Role, sheet: &StyleSheet) -> XmlElement {
    let own = sheet.of(role);
    let [left, first] = match own.hanging {
        0 => [("left", 0), ("firstLine", own.indent)],
        hanging => [("left", own.indent.saturating_add(hanging)), ("hanging", hanging)],
    };
    let indents = [left, ("right", own.right_indent), first];
    let indents =
        indents.into_iter().filter(|(side, characters)| *side != "left" || *characters > 0);
    indents.fold(XmlElement::new("w:ind"), |element, (side, characters)| {
        indent(element, side, characters, sheet.character(role))
    })
}

/// Run properties that differ from the base style; all of them without a base style.
fn run_properties(own: &TextStyle, base: Option<&TextStyle>, names: &FontNames) -> XmlElement {
    let mut properties = XmlElement::new("w:rPr");
    if base.is_none_or(|b| b.face != own.face) {
        properties.push(fonts(own, names));
    }
    if own.bold {
        properties = properties.child(XmlElement::new("w:b")).child(XmlElement::new("w:bCs"));
    } else if base.is_some_and(|base| base.bold) {
        let off = ["w:b", "w:bCs"].map(|name| XmlElement::val(name, 0));
        properties = properties.children(off);
    }
    if base.is_none_or(|b| b.tracking != own.tracking) {
        properties.push(XmlElement::val("w:spacing", own.tracking.to_twips()));
    }
    if base.is_none_or(|b| b.size != own.size) {
        properties = properties.children(size(own));
    }
    properties
}

fn fonts(own: &TextStyle, names: &FontNames) -> XmlElement {
    let name = names.official(&own.face);
    let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    slots.iter().fold(XmlElement::new("w:rFonts"), |fonts, slot| fonts.attribute(slot, name))
}

fn size(own: &TextStyle) -> [XmlElement; 2] {
    ["w:sz", "w:szCs"].map(|name| XmlElement::val(name, own.size.to_half_points()))
}
