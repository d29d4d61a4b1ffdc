//! `style.yaml` to the style sheet: page, faces, roles, tables. A role says only how it differs from `body`.

use std::collections::BTreeMap;

use super::fields::{self, PackFields};
use super::style_bounds;
use super::style_values::{StyleValues, read_face};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::base::yaml::{Entry, Node};
use crate::doc::style::{FaceStack, TableStyle};
use crate::doc::{Align, FaceKey, FitStep, PageStyle, Role, StyleSheet, TextStyle};

/// The stacks of faces by name.
type Faces = BTreeMap<FaceKey, FaceStack>;

/// Reads a style sheet.
pub(super) fn read(root: &Node, has_cover: bool, findings: &mut Diagnostics) -> Option<StyleSheet> {
    let mut fields = PackFields::open(root, findings)?;
    let page = fields.need("page", findings).and_then(|node| page(node, findings));
    let faces = fields.need("faces", findings).and_then(|node| faces(node, findings));
    // Without them every name of one would be unknown.
    let faces = faces?;
    let fallback = fields.need("fallback", findings);
    let fallback = fallback.map_or(&[][..], fields::list);
    let fallback: Option<Vec<_>> =
        fallback.iter().map(|node| read_face(node, &faces, findings)).collect();
    let roles = fields.need("roles", findings);
    let roles = roles.and_then(|node| roles_of(node, &faces, has_cover, findings));
    let table = fields.need("table", findings).and_then(|node| table(node, findings));
    let embed_fonts = fields.get("embed_fonts").map(|node| fields::flag(node, findings));
    let embed_fonts = embed_fonts.unwrap_or(Some(true));
    fields.close(findings);
    if let (Some(page), Some(roles)) = (&page, &roles) {
        style_bounds::pitch(root, page, &roles[&Role::Body], findings);
    }
    Some(StyleSheet {
        page: page?,
        faces,
        fallback: fallback?,
        roles: roles?,
        table: table?,
        embed_fonts: embed_fonts?,
    })
}

fn page(node: &Node, findings: &mut Diagnostics) -> Option<PageStyle> {
    let mut values = StyleValues::open(node, findings)?;
    let page = PageStyle {
        width: values.length("width", None),
        height: values.length("height", None),
        top: values.length("top", None),
        left: values.length("left", None),
        bottom: values.length("bottom", None),
        right: values.length("right", None),
        pitch: values.length("pitch", None),
        number_drop: values.length("number_drop", None),
        lone_line_control: values.switch("lone_line_control", true),
    };
    let sound = values.close();
    style_bounds::page(node, &page, findings);
    let across = page.width - page.left - page.right;
    let down = page.height - page.top - page.bottom;
    let has_room = across > Length::ZERO && page.pitch > Length::ZERO && down >= page.pitch;
    if sound && !has_room {
        let (first, second) = match (page.pitch > Length::ZERO, across > Length::ZERO) {
            (false, _) => (("pitch", Length::ZERO), ("pitch", Length::ZERO)),
            (true, false) => (("left", page.left), ("right", page.right)),
            (true, true) => (("top", page.top), ("bottom", page.bottom)),
        };
        let key = if second.1 > first.1 { second.0 } else { first.0 };
        let place = node.get(key).map_or(node.span, |value| value.span);
        let finding = Diagnostic::new(codes::P06, "页边距太大，纸上放不下一行字").at(place);
        findings.push(finding.hint("检查 page 的各项尺寸"));
    }
    (sound && has_room).then_some(page)
}

/// Each key is a stack: a list of families, the official one first.
fn faces(node: &Node, findings: &mut Diagnostics) -> Option<Faces> {
    let entries = PackFields::open(node, findings)?.entries();
    Some(entries.iter().filter_map(|entry| stack(entry, findings)).collect())
}

fn stack(entry: &Entry, findings: &mut Diagnostics) -> Option<(FaceKey, FaceStack)> {
    let mut families = Vec::new();
    for node in fields::list(&entry.value) {
        families.push(fields::text(node, findings)?.to_string());
    }
    let Some(official) = families.first().cloned() else {
        let message = format!("字体 {} 没有写字体名", entry.key);
        findings.push(Diagnostic::new(codes::P02, message).at(entry.key_span));
        return None;
    };
    Some((FaceKey(entry.key.clone()), FaceStack { official, families }))
}

fn roles_of(
    node: &Node,
    faces: &Faces,
    has_cover: bool,
    findings: &mut Diagnostics,
) -> Option<BTreeMap<Role, TextStyle>> {
    let mut fields = PackFields::open(node, findings)?;
    let body = fields.need(Role::Body.key(), findings);
    let (body, mut sound) = body.and_then(|node| role(node, None, faces, findings))?;
    let mut roles = BTreeMap::new();
    for (each, key) in Role::ALL.iter().filter(|(each, _)| *each != Role::Body) {
        let later = LATER.iter().find(|(later, _)| later == each);
        let cover = COVER.iter().find(|(cover, ..)| cover == each);
        let node = match (fields.get(key), later) {
            (None, _) if cover.is_some() => {
                let title = roles.get(&Role::Title).unwrap_or(&body);
                let style = cover.filter(|_| has_cover).map(|cover| on_cover(*cover, title, &body));
                roles.extend(style.map(|style| (*each, style)));
                continue;
            }
            (None, Some((_, name))) => {
                roles.insert(*each, unstyled(name, &body));
                continue;
            }
            (node, _) => node.or_else(|| fields.need(key, findings)),
        };
        let style = node.and_then(|node| role(node, Some(&body), faces, findings));
        sound &= style.as_ref().is_some_and(|(_, sound)| *sound);
        roles.extend(style.map(|(style, _)| (*each, style)));
    }
    fields.close(findings);
    style_bounds::outlines(node, &roles, findings);
    roles.insert(Role::Body, body);
    sound.then_some(roles)
}

/// Roles that a style sheet may leave out, with the name of each in Word: packs were made before there were any.
const LATER: [(Role, &str); 4] = [
    (Role::ContentsTitle, "目录标题"),
    (Role::Contents1, "目录一级"),
    (Role::Contents2, "目录二级"),
    (Role::ChartCaption, "图题"),
];

/// What stands on a cover: the name of its style in Word, the lines above it in hundredths. A style sheet may leave them out,
/// and without a cover there are none.
const COVER: [(Role, &str, u16); 2] =
    [(Role::CoverTitle, "封面标题", 500), (Role::CoverText, "封面文字", 900)];

/// A role of a cover that a style sheet leaves out: like the title with wider lines, or like body text in the middle.
fn on_cover(
    (role, name, before): (Role, &str, u16),
    title: &TextStyle,
    body: &TextStyle,
) -> TextStyle {
    let (like, line) = match role {
        Role::CoverTitle => (title, title.line * 3 / 2),
        _ => (body, body.line),
    };
    let (name, align) = (name.to_string(), Align::Center);
    let (indent, after, together, keep_next, outline) = (0, 0, true, false, 0);
    TextStyle {
        name,
        line,
        align,
        indent,
        before,
        after,
        together,
        keep_next,
        outline,
        ..like.clone()
    }
}

/// A role that a style sheet leaves out: body text without an indent, in the middle where it is a title.
fn unstyled(name: &str, body: &TextStyle) -> TextStyle {
    let align = if name.ends_with('题') { Align::Center } else { Align::Left };
    TextStyle { name: name.into(), align, indent: 0, ..body.clone() }
}

/// The most characters of an indent, which leave most of a line.
const MOST_INDENT: u8 = 10;
/// The most of other small numbers.
const MOST: u8 = 20;

/// Reads a role over the values of `body`; `body` itself over nothing, so it must say its sizes.
///
/// Gives what could be read and whether all of it was sound, so that the roles over a faulty body are looked at too.
fn role(
    node: &Node,
    body: Option<&TextStyle>,
    faces: &Faces,
    findings: &mut Diagnostics,
) -> Option<(TextStyle, bool)> {
    let mut values = StyleValues::open(node, findings)?;
    let style = TextStyle {
        name: values.text("name"),
        face: values.face("face", faces, body.map(|body| body.face.clone())),
        size: values.length("size", body.map(|body| body.size)),
        tracking: values.length("tracking", body.map(|body| body.tracking)),
        line: values.length("line", body.map(|body| body.line)),
        align: values.align(body.map(|body| body.align).unwrap_or_default()),
        indent: values.small("indent", MOST_INDENT, body.map_or(0, |body| body.indent)),
        hanging: values.small("hanging", MOST, 0),
        right_indent: values.small("right_indent", MOST, 0),
        before: values.count("before", 2000, 0),
        after: values.count("after", 2000, 0),
        together: values.flag("together"),
        keep_next: values.flag("keep_next"),
        bold: values.flag("bold"),
        outline: values.small("outline", MOST, 0).min(9),
    };
    let sound = values.close();
    let is_seen = style.size > Length::ZERO && style.line > Length::ZERO;
    // What is wrong with body text has been told there.
    let is_told = body.is_some_and(|body| body.line < body.size || body.size <= Length::ZERO);
    if sound && !is_seen && !is_told {
        findings.push(unseen(node));
    }
    if sound && is_seen && style.line < style.size && !is_told {
        findings.push(too_low(node));
    }
    if sound && is_seen && !is_told {
        style_bounds::role(node, &style, body, findings);
    }
    Some((style, sound && is_seen))
}

/// A line that is lower than its type.
fn too_low(node: &Node) -> Diagnostic {
    let place = node.get("line").or_else(|| node.get("size")).unwrap_or(node).span;
    Diagnostic::new(codes::P19, "行高小于字号，字的上下会切掉、叠在一起")
        .at(place)
        .hint("line 不小于 size；没有写 line 的，用正文的 line")
}

fn table(node: &Node, findings: &mut Diagnostics) -> Option<TableStyle> {
    let mut values = StyleValues::open(node, findings)?;
    let table = TableStyle {
        rule: values.length("rule", None),
        side: values.length("side", None),
        above: values.length("above", None),
        continued: values.text("continued"),
        fit: values.each("fit", fit_step),
        words: Vec::new(),
    };
    values.close().then_some(table)
}

/// A size in which a form may be set.
fn fit_step(node: &Node, findings: &mut Diagnostics) -> Option<FitStep> {
    let mut values = StyleValues::open(node, findings)?;
    let step = FitStep {
        size: values.length("size", None),
        line: values.length("line", None),
        above: values.length("above", None),
    };
    let sound = values.close();
    let is_seen = step.size > Length::ZERO && step.line > Length::ZERO;
    if sound && !is_seen {
        findings.push(unseen(node));
    }
    if sound && is_seen && step.line < step.size {
        findings.push(too_low(node));
    }
    (sound && is_seen).then_some(step)
}

fn unseen(node: &Node) -> Diagnostic {
    Diagnostic::new(codes::P06, "字号和行距要大于 0").at(node.span).hint("检查 size 和 line")
}
