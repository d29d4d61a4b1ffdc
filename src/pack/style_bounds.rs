//! Sizes of a style sheet that no page is meant to have, each with the bound that it goes beyond.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::base::source::Span;
use crate::base::yaml::Node;
use crate::doc::{PageStyle, Role, TextStyle};

/// The least and the greatest side of a sheet: A6 and A2.
const SHEET: [(&str, f64); 2] = [("90mm", 90.0), ("600mm", 600.0)];
/// The least and the greatest size of type.
const TYPE: [(&str, f64); 2] = [("5pt", 5.0), ("96pt", 96.0)];

/// Reports a sheet that no printer has, and a page number that falls off the sheet.
pub(super) fn page(node: &Node, page: &PageStyle, findings: &mut Diagnostics) {
    for (key, side) in [("width", page.width), ("height", page.height)] {
        let [least, most] = SHEET.map(|(_, millimetres)| Length::mm(millimetres));
        if side > Length::ZERO && !(least..=most).contains(&side) {
            let message = format!("纸的 {key} 不像一张纸的尺寸");
            let hint = format!("写 {} 到 {} 之间；A4 是 210mm × 297mm", SHEET[0].0, SHEET[1].0);
            findings.push(beyond(message, node, key).hint(hint));
        }
    }
    if page.number_drop > page.bottom && page.bottom > Length::ZERO {
        let message = "页码会落到纸外：number_drop 比下边距（bottom）还大".to_string();
        findings.push(beyond(message, node, "number_drop").hint("写得比 bottom 小；公文写 7mm"));
    }
}

/// Reports type that is too small or too large, and characters that stand too far apart.
pub(super) fn role(
    node: &Node,
    style: &TextStyle,
    body: Option<&TextStyle>,
    findings: &mut Diagnostics,
) {
    let [least, most] = TYPE.map(|(_, points)| Length::pt(points));
    // What a role has from body text is told there.
    let is_own_size = body.is_none_or(|body| body.size != style.size);
    if is_own_size && !(least..=most).contains(&style.size) {
        let message = format!("“{}”的字号（size）太小或太大", style.name);
        let hint = format!("写 {} 到 {} 之间；三号是 16pt，小四是 12pt", TYPE[0].0, TYPE[1].0);
        findings.push(beyond(message, node, "size").hint(hint));
        return;
    }
    let half = style.size / 2;
    let is_own = body.is_none_or(|body| body.tracking != style.tracking);
    if is_own && (style.tracking > half || style.tracking + half < Length::ZERO) {
        let message = format!("“{}”的字距（tracking）超过字号的一半", style.name);
        findings
            .push(beyond(message, node, "tracking").hint("字距增减写字号的一半以内，一般是 0pt"));
    }
}

/// Reports lines of a page that are not those of body text, so that pages hold more or fewer than they are counted for.
pub(super) fn pitch(root: &Node, page: &PageStyle, body: &TextStyle, findings: &mut Diagnostics) {
    let apart = body.line / 4;
    // Lines lower than their type are told as such.
    if body.line < body.size {
        return;
    }
    if page.pitch > body.line + apart || page.pitch + apart < body.line {
        let message = "page 的行距（pitch）与正文的行高（line）差得多".to_string();
        let node = root.get("page").unwrap_or(root);
        let finding = Diagnostic { code: codes::P19, ..beyond(message, node, "pitch") };
        findings.push(finding.hint("两处写成一样，如 28.95pt"));
    }
}

/// Reports a heading that stands no deeper in the outline than the one above it.
pub(super) fn outlines(node: &Node, roles: &BTreeMap<Role, TextStyle>, findings: &mut Diagnostics) {
    let headings = [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4];
    for pair in headings.windows(2) {
        let (Some(above), Some(below)) = (roles.get(&pair[0]), roles.get(&pair[1])) else {
            continue;
        };
        if below.outline > 0 && below.outline <= above.outline {
            let message = format!(
                "“{}”的大纲级别（outline）是 {}，不比“{}”的低",
                below.name, below.outline, above.name
            );
            let of_role = node.get(pair[1].key());
            let place =
                of_role.and_then(|role| role.get("outline")).or(of_role).unwrap_or(node).span;
            let hint = "依次写 1、2、3、4：Word 的目录和导航照它分级";
            findings.push(Diagnostic::new(codes::P19, message).at(place).hint(hint));
        }
    }
}

/// A size that cannot be meant, at its key.
fn beyond(message: String, node: &Node, key: &str) -> Diagnostic {
    let place: Span = node.get(key).unwrap_or(node).span;
    Diagnostic::new(codes::P06, message).at(place)
}
