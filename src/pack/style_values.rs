//! The style_values of a mapping, each by its key: lengths, alignments, faces, counts, switches.

use std::collections::BTreeMap;

use super::fields::{self, PackFields};
use super::written_length::meant_length;
use crate::base::diag::Diagnostics;
use crate::base::length::Length;
use crate::base::nearest::nearest;
use crate::base::yaml::Node;
use crate::doc::style::FaceStack;
use crate::doc::{Align, FaceKey};

/// A mapping of style_values. A faulty one reads as nothing, so that all of them are looked at in one go.
pub(super) struct StyleValues<'n, 'f> {
    fields: PackFields<'n>,
    findings: &'f mut Diagnostics,
    sound: bool,
}

impl<'n, 'f> StyleValues<'n, 'f> {
    /// Begins to read.
    pub(super) fn open(node: &'n Node, findings: &'f mut Diagnostics) -> Option<Self> {
        let fields = PackFields::open(node, findings)?;
        Some(Self { fields, findings, sound: true })
    }

    /// Ends reading; whether all was sound.
    pub(super) fn close(self) -> bool {
        self.fields.close(self.findings);
        self.sound
    }

    /// The text of a key that must be there.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        let text = self.fields.text(key, self.findings).map(String::from);
        self.sound &= text.is_some();
        text.unwrap_or_default()
    }

    /// The length of a key; without `otherwise` the key must be there.
    pub(super) fn length(&mut self, key: &'static str, otherwise: Option<Length>) -> Length {
        self.read(key, otherwise, read_length).unwrap_or_default()
    }

    /// The stack of faces that a key names; without `otherwise` the key must be there.
    pub(super) fn face(
        &mut self,
        key: &'static str,
        faces: &BTreeMap<FaceKey, FaceStack>,
        otherwise: Option<FaceKey>,
    ) -> FaceKey {
        let face = self.read(key, otherwise, |node, findings| read_face(node, faces, findings));
        face.unwrap_or_else(|| FaceKey(String::new()))
    }

    /// How something stands across the line.
    pub(super) fn align(&mut self, otherwise: Align) -> Align {
        self.read("align", Some(otherwise), read_align).unwrap_or(otherwise)
    }

    /// A whole number up to `most`.
    pub(super) fn count(&mut self, key: &'static str, most: u16, otherwise: u16) -> u16 {
        let count =
            |node: &Node, findings: &mut Diagnostics| fields::count(node, 0..=most, findings);
        self.read(key, Some(otherwise), count).unwrap_or(otherwise)
    }

    /// As [`Self::count`], of small numbers.
    pub(super) fn small(&mut self, key: &'static str, most: u8, otherwise: u8) -> u8 {
        u8::try_from(self.count(key, most.into(), otherwise.into())).unwrap_or(otherwise)
    }

    /// Whether a switch is on; off if it is not there.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.switch(key, false)
    }

    /// Whether a switch is on, with its position if it is not there.
    pub(super) fn switch(&mut self, key: &'static str, otherwise: bool) -> bool {
        self.read(key, Some(otherwise), fields::flag).unwrap_or(otherwise)
    }

    /// The items of a list, each read by `read`; none if the key is not there.
    pub(super) fn each<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&Node, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let mut items = Vec::new();
        for node in self.fields.list(key) {
            let item = read(node, self.findings);
            self.sound &= item.is_some();
            items.extend(item);
        }
        items
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        otherwise: Option<T>,
        read: impl FnOnce(&Node, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let node = match otherwise {
            Some(otherwise) => match self.fields.get(key) {
                Some(node) => Some(node),
                None => return Some(otherwise),
            },
            None => self.fields.need(key, self.findings),
        };
        let value = node.and_then(|node| read(node, self.findings));
        self.sound &= value.is_some();
        value
    }
}

/// The stack of faces that a scalar names.
pub(super) fn read_face(
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
    let hint = match nearest(written, known.iter().copied()) {
        Some(near) => format!("是否想写 {near}？"),
        None => format!("faces 里有：{}", known.join("、")),
    };
    findings.push(fields::wrong_value(node, written, &hint));
    None
}

fn read_align(node: &Node, findings: &mut Diagnostics) -> Option<Align> {
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

/// A length with its unit.
pub(super) fn read_length(node: &Node, findings: &mut Diagnostics) -> Option<Length> {
    let written = fields::text(node, findings)?;
    let length = length(written);
    if length.is_none() {
        let hint = match meant_length(written) {
            Some(meant) => format!("“{written}”写成 {meant}"),
            None => "写数字和单位，如 16pt（磅）或 37mm（毫米）".into(),
        };
        findings.push(fields::wrong_value(node, written, &hint));
    }
    length
}

/// `16pt` or `37mm`, up to 2000 of either.
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
