//! `style.yaml` to the style sheet: page, faces, roles, tables. A role says only how it differs from `body`.

use std::collections::BTreeMap;

use super::fields::{self, Fields};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::base::nearest::nearest;
use crate::base::yaml::Node;
use crate::doc::style::{FaceStack, TableStyle};
use crate::doc::{Align, FaceKey, PageStyle, Role, StyleSheet, TextStyle};

/// Reads a style sheet.
pub fn read(root: &Node, findings: &mut Diagnostics) -> Option<StyleSheet> {
    let mut fields = Fields::open(root, findings)?;
    let page = fields.need("page", findings).and_then(|node| page(node, findings));
    let faces = fields.need("faces", findings).and_then(|node| faces(node, findings));
    let faces = faces.unwrap_or_default();
    let fallback = fields.need("fallback", findings);
    let fallback = fallback.and_then(|node| face(node, &faces, findings));
    let roles = fields.need("roles", findings).and_then(|node| roles(node, &faces, findings));
    let table = fields.need("table", findings).and_then(|node| table(node, findings));
    let embed_fonts = fields.flag("embed_fonts", true, findings);
    fields.close(findings);
    let (page, fallback, roles, table) = (page?, fallback?, roles?, table?);
    Some(StyleSheet { page, faces, fallback, roles, table, embed_fonts })
}

fn page(node: &Node, findings: &mut Diagnostics) -> Option<PageStyle> {
    let mut fields = Fields::open(node, findings)?;
    let mut length = |key| need_length(&mut fields, key, findings);
    let (width, height) = (length("width"), length("height"));
    let (top, left) = (length("top"), length("left"));
    let (bottom, right) = (length("bottom"), length("right"));
    let (pitch, number_drop) = (length("pitch"), length("number_drop"));
    let span = node.span;
    fields.close(findings);
    let page = PageStyle {
        width: width?,
        height: height?,
        top: top?,
        left: left?,
        bottom: bottom?,
        right: right?,
        pitch: pitch?,
        number_drop: number_drop?,
    };
    let across = page.width - page.left - page.right;
    let down = page.height - page.top - page.bottom;
    if across <= Length::ZERO || page.pitch <= Length::ZERO || down < page.pitch {
        let finding = Diagnostic::error("P06", "页边距太大，纸上放不下一行字")
            .at(span)
            .hint("检查 page 的各项尺寸");
        findings.push(finding);
        return None;
    }
    Some(page)
}

/// Each key is a stack: a list of families, the official one first.
fn faces(node: &Node, findings: &mut Diagnostics) -> Option<BTreeMap<FaceKey, FaceStack>> {
    Fields::open(node, findings)?;
    let crate::base::yaml::Value::Mapping(entries) = &node.value else { return None };
    let mut faces = BTreeMap::new();
    for entry in entries {
        let families = fields::list(&entry.value).iter();
        let families: Vec<_> =
            families.filter_map(|node| fields::text(node, findings).map(String::from)).collect();
        match families.first() {
            Some(official) => {
                let stack = FaceStack { official: official.clone(), families };
                faces.insert(FaceKey(entry.key.clone()), stack);
            }
            None => {
                let message = format!("字体 {} 没有写字体名", entry.key);
                findings.push(Diagnostic::error("P02", message).at(entry.key_span));
            }
        }
    }
    Some(faces)
}

fn face(
    node: &Node,
    faces: &BTreeMap<FaceKey, FaceStack>,
    findings: &mut Diagnostics,
) -> Option<FaceKey> {
    let written = fields::text(node, findings)?;
    let key = FaceKey(written.into());
    if faces.contains_key(&key) {
        return Some(key);
    }
    let known: Vec<_> = faces.keys().map(|key| key.0.as_str()).collect();
    let near = nearest(written, known.iter().copied());
    let hint = near.map_or_else(
        || format!("faces 里有：{}", known.join("、")),
        |near| format!("是否想写 {near}？"),
    );
    findings.push(fields::wrong_value(node, written, &hint));
    None
}

fn roles(
    node: &Node,
    faces: &BTreeMap<FaceKey, FaceStack>,
    findings: &mut Diagnostics,
) -> Option<BTreeMap<Role, TextStyle>> {
    let mut fields = Fields::open(node, findings)?;
    let body = fields.need(Role::Body.key(), findings)?;
    let body = role(body, None, faces, findings);
    let mut roles = BTreeMap::new();
    for (each, key) in Role::ALL.iter().filter(|(each, _)| *each != Role::Body) {
        let style = fields.need(key, findings);
        let style = style.and_then(|node| role(node, body.as_ref(), faces, findings));
        style.and_then(|style| roles.insert(*each, style));
    }
    fields.close(findings);
    roles.insert(Role::Body, body?);
    (roles.len() == Role::ALL.len()).then_some(roles)
}

/// Reads a role over the values of `body`; `body` itself over nothing, so it must say its measures.
fn role(
    node: &Node,
    body: Option<&TextStyle>,
    faces: &BTreeMap<FaceKey, FaceStack>,
    findings: &mut Diagnostics,
) -> Option<TextStyle> {
    let mut fields = Fields::open(node, findings)?;
    let name = fields.text("name", findings).map(String::from);
    let own_face = body_or(&mut fields, "face", body, findings);
    let own_face = own_face.and_then(|node| face(node, faces, findings));
    let size = role_length(&mut fields, "size", body.map(|b| b.size), findings);
    let tracking = role_length(&mut fields, "tracking", body.map(|b| b.tracking), findings);
    let line = role_length(&mut fields, "line", body.map(|b| b.line), findings);
    let own_align = fields.get("align").and_then(|node| align(node, findings));
    let otherwise = |of: fn(&TextStyle) -> u16| body.map_or(0, of);
    let indent = fields.count("indent", 0..=20, otherwise(|b| b.indent.into()), findings);
    let right = fields.count("right_indent", 0..=20, 0, findings);
    let before = fields.count("before", 0..=2000, 0, findings);
    let after = fields.count("after", 0..=2000, 0, findings);
    let keep_next = fields.flag("keep_next", false, findings);
    let bold = fields.flag("bold", false, findings);
    let outline = fields.count("outline", 0..=9, 0, findings);
    fields.close(findings);
    let small = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
    Some(TextStyle {
        name: name?,
        face: own_face.or_else(|| body.map(|body| body.face.clone()))?,
        size: size?,
        tracking: tracking?,
        line: line?,
        align: own_align.or(body.map(|body| body.align)).unwrap_or_default(),
        indent: small(indent),
        right_indent: small(right),
        before,
        after,
        keep_next,
        bold,
        outline: small(outline),
    })
}

/// The value of a key that only `body` must have.
fn body_or<'n>(
    fields: &mut Fields<'n>,
    key: &'static str,
    body: Option<&TextStyle>,
    findings: &mut Diagnostics,
) -> Option<&'n Node> {
    if body.is_some() { fields.get(key) } else { fields.need(key, findings) }
}

fn role_length(
    fields: &mut Fields<'_>,
    key: &'static str,
    body: Option<Length>,
    findings: &mut Diagnostics,
) -> Option<Length> {
    match body {
        Some(length) => fields.get(key).map_or(Some(length), |node| read_length(node, findings)),
        None => need_length(fields, key, findings),
    }
}

fn table(node: &Node, findings: &mut Diagnostics) -> Option<TableStyle> {
    let mut fields = Fields::open(node, findings)?;
    let rule = need_length(&mut fields, "rule", findings);
    let side = need_length(&mut fields, "side", findings);
    let above = need_length(&mut fields, "above", findings);
    let continued = fields.text("continued", findings).map(String::from);
    fields.close(findings);
    Some(TableStyle { rule: rule?, side: side?, above: above?, continued: continued? })
}

fn align(node: &Node, findings: &mut Diagnostics) -> Option<Align> {
    let written = fields::text(node, findings)?;
    let align = match written {
        "justify" => Align::Justify,
        "left" => Align::Left,
        "center" => Align::Center,
        "right" => Align::Right,
        _ => {
            let hint = "写 justify（两端对齐）、left（左）、center（中）或 right（右）";
            findings.push(fields::wrong_value(node, written, hint));
            return None;
        }
    };
    Some(align)
}

fn need_length(
    fields: &mut Fields<'_>,
    key: &'static str,
    findings: &mut Diagnostics,
) -> Option<Length> {
    fields.need(key, findings).and_then(|node| read_length(node, findings))
}

/// `16pt` or `37mm`, up to 2000 of either.
fn read_length(node: &Node, findings: &mut Diagnostics) -> Option<Length> {
    let written = fields::text(node, findings)?;
    let length = length(written);
    if length.is_none() {
        let hint = "写数字和单位，如 16pt（磅）或 37mm（毫米）";
        findings.push(fields::wrong_value(node, written, hint));
    }
    length
}

fn length(written: &str) -> Option<Length> {
    let number = |text: &str| {
        let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
        let number: f64 = text.chars().all(plain).then(|| text.parse().ok()).flatten()?;
        (number.abs() <= 2000.0).then_some(number)
    };
    match written.strip_suffix("pt") {
        Some(points) => number(points).map(Length::pt),
        None => number(written.strip_suffix("mm")?).map(Length::mm),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_units() {
        assert_eq!(length("16pt"), Some(Length::pt(16.0)));
        assert_eq!(length("-0.25pt"), Some(Length::pt(-0.25)));
        assert_eq!(length("37mm"), Some(Length::mm(37.0)));
        for wrong in ["16", "16 pt", "1e3pt", "pt", "infpt", "9999mm"] {
            assert_eq!(length(wrong), None, "{wrong}");
        }
    }
}
