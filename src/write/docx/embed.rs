//! Subsets of faces to obfuscated font parts of the Word file, and to the font table that lists them.

use super::font_names::FontNames;
use super::namespaces::{MAIN, RELATIONS};
use super::part::{Owner, PackagePart};
use super::xml::XmlElement;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::digest::digest_twice;
use crate::doc::StyleSheet;
use crate::fonts::{Face, FaceId, Fonts, Subsets, panose, word_font};

/// A face that is embedded in the file.
pub(super) struct Embedded {
    /// Its name in the file.
    name: String,
    /// The name of its part: `word/fonts/font1.odttf`.
    part: String,
    /// The id of its relationship: `rIdFont1`.
    id: String,
    /// The key that its first bytes are obfuscated with.
    key: [u8; 16],
    /// The obfuscated font.
    bytes: Vec<u8>,
}

/// The embedded subsets of all named faces. A face that may not or cannot be embedded is a note (W03) and left out.
pub(super) fn embed(
    style: &StyleSheet,
    fonts: &Fonts,
    subsets: &Subsets,
    names: &FontNames,
    findings: &mut Diagnostics,
) -> Vec<Embedded> {
    let mut embedded = Vec::new();
    for (name, id) in names.iter().filter(|_| style.embed_fonts) {
        let Some(subset) = subsets.get(&id) else { continue };
        let face = fonts.face(id);
        if let Some(reason) = obstacle(face) {
            findings.push(not_embedded(face, reason));
            continue;
        }
        match word_font(subset, face, name) {
            Ok(font) => embedded.push(Embedded::new(embedded.len() + 1, name, font)),
            Err(_) => findings.push(not_embedded(face, "字体文件不完整")),
        }
    }
    embedded
}

/// Why a face cannot be embedded. Word reads only TrueType outlines.
fn obstacle(face: &Face) -> Option<&'static str> {
    if !face.may_embed() {
        Some("字体的授权不许嵌入")
    } else if !face.may_subset() {
        Some("字体的授权不许只嵌入用到的字")
    } else if !face.truetype {
        Some("它不是 TrueType 轮廓，Word 不能嵌入")
    } else {
        None
    }
}

fn not_embedded(face: &Face, reason: &str) -> Diagnostic {
    Diagnostic::new(codes::W03, format!("Word 文件中没有嵌入字体“{}”：{reason}", face.family))
        .hint("没有安装此字体的电脑会用别的字体显示")
}

impl Embedded {
    fn new(number: usize, name: &str, mut font: Vec<u8>) -> Self {
        let key = content_key(&font);
        obfuscate(&mut font, key);
        Self {
            name: name.into(),
            part: format!("word/fonts/font{number}.odttf"),
            id: format!("rIdFont{number}"),
            key,
            bytes: font,
        }
    }

    /// As a part of the file.
    pub(super) fn into_part(self) -> PackagePart {
        PackagePart {
            name: self.part,
            owner: Owner::FontTable,
            id: self.id,
            relation: "font",
            content_type: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
            bytes: self.bytes,
        }
    }
}

/// A key that depends only on the bytes, in the form of a GUID of version 8 (RFC 9562 5.8).
fn content_key(bytes: &[u8]) -> [u8; 16] {
    let mut key = digest_twice(bytes);
    key[6] = key[6] & 0x0f | 0x80;
    key[8] = key[8] & 0x3f | 0x80;
    key
}

/// Obfuscates a font: its first 32 bytes are XORed with the bytes of the key in reverse order (ECMA-376 part 4,
/// 15.2.13).
fn obfuscate(font: &mut [u8], key: [u8; 16]) {
    let key = key.iter().rev().cycle();
    font.iter_mut().take(32).zip(key).for_each(|(byte, key)| *byte ^= key);
}

/// The key as a GUID, for `w:fontKey`.
fn guid(key: [u8; 16]) -> String {
    let hex: String = key.iter().map(|byte| format!("{byte:02X}")).collect();
    let groups = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("{{{}}}", groups.join("-"))
}

/// `word/fontTable.xml`: every font name of styles and runs, alternative names, and the embedded subset.
pub(super) fn font_table(
    style: &StyleSheet,
    fonts: &Fonts,
    subsets: &Subsets,
    names: &FontNames,
    embedded: &[Embedded],
) -> XmlElement {
    let entry = |(name, id): (&str, FaceId)| {
        let part = embedded.iter().find(|e| e.name == name);
        font_entry(name, fonts.face(id), style, part)
    };
    XmlElement::new("w:fonts")
        .attribute("xmlns:w", MAIN)
        .attribute("xmlns:r", RELATIONS)
        .children(names.used(subsets).map(entry))
}

fn font_entry(name: &str, face: &Face, style: &StyleSheet, part: Option<&Embedded>) -> XmlElement {
    let panose = panose(face);
    let hex: String = panose.iter().map(|byte| format!("{byte:02X}")).collect();
    let others = other_names(name, face, style);
    let others = (!others.is_empty()).then(|| XmlElement::val("w:altName", others));
    let part = part.map(|part| {
        XmlElement::new("w:embedRegular")
            .attribute("r:id", &part.id)
            .attribute("w:fontKey", guid(part.key))
    });
    XmlElement::new("w:font")
        .attribute("w:name", name)
        .children(others)
        .child(XmlElement::val("w:panose1", hex))
        .child(XmlElement::val("w:charset", GB2312))
        .child(XmlElement::val("w:family", family(panose)))
        .child(XmlElement::val("w:pitch", "variable"))
        .children(part)
}

/// The character set of simplified Chinese in Windows, in hexadecimal.
const GB2312: &str = "86";

/// Alternative names of a face, separated by commas (ECMA-376 17.8.3.1).
fn other_names(name: &str, face: &Face, style: &StyleSheet) -> String {
    let stack = style.faces.values().find(|stack| stack.official == name);
    let mut others: Vec<&str> =
        stack.into_iter().flat_map(|s| s.families.iter()).map(String::as_str).collect();
    if !others.contains(&face.family.as_str()) {
        others.push(&face.family);
    }
    others.retain(|other| *other != name && !other.contains(','));
    others.join(",")
}

/// Word's font family by PANOSE: serif styles 11 to 15 are sans serif.
fn family(panose: [u8; 10]) -> &'static str {
    match panose[1] {
        2..=10 => "roman",
        11..=15 => "swiss",
        _ => "auto",
    }
}
