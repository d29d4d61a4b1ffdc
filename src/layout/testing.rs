//! Documents made by hand and the house's looks, for this stage's tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use super::{Pages, dump, lay_out};
use crate::base::diag::Diagnostics;
use crate::base::id::{NodeId, Origin};
use crate::base::length::Length;
use crate::doc::style::{FaceStack, TableStyle};
use crate::doc::*;
use crate::fonts::{Fonts, Search};

/// The style sheet that GB/T 9704 asks for.
pub fn style() -> StyleSheet {
    let faces = [
        ("fangsong", "仿宋_GB2312", "Jixiao FangSong"),
        ("kai", "楷体_GB2312", "Jixiao Kai"),
        ("hei", "黑体", "Jixiao Hei"),
        ("song", "宋体", "Jixiao Song"),
        ("biaosong", "方正小标宋简体", "Jixiao BiaoSong"),
    ];
    let stack = |official: &str, family: &str| FaceStack {
        official: official.into(),
        families: vec![family.into()],
    };
    let key = |name: &str| FaceKey(name.into());
    StyleSheet {
        page: PageStyle {
            width: Length::mm(210.0),
            height: Length::mm(297.0),
            top: Length::mm(37.0),
            left: Length::mm(28.0),
            bottom: Length::mm(35.0),
            right: Length::mm(26.0),
            pitch: Length::pt(28.95),
            number_drop: Length::mm(7.0),
        },
        faces: faces.map(|(name, official, family)| (key(name), stack(official, family))).into(),
        fallback: key("song"),
        roles: roles(),
        table: TableStyle {
            rule: Length::pt(0.75),
            side: Length::pt(4.25),
            above: Length::pt(4.45),
            continued: "（续表）".into(),
        },
        embed_fonts: true,
    }
}

fn roles() -> BTreeMap<Role, TextStyle> {
    Role::ALL.into_iter().map(|(role, name)| (role, text_style(role, name))).collect()
}

fn text_style(role: Role, name: &str) -> TextStyle {
    let (face, size, align, indent) = match role {
        Role::Title | Role::AttachmentTitle => ("biaosong", 22.0, Align::Center, 0),
        Role::Heading1 => ("hei", 16.0, Align::Justify, 2),
        Role::Heading2 => ("kai", 16.0, Align::Justify, 2),
        Role::Caption => ("hei", 14.0, Align::Center, 0),
        Role::UnitNote => ("fangsong", 12.0, Align::Right, 0),
        Role::TableHead => ("hei", 12.0, Align::Center, 0),
        Role::TableCell => ("fangsong", 12.0, Align::Left, 0),
        Role::TableNote => ("fangsong", 12.0, Align::Justify, 0),
        Role::AttachmentMark => ("hei", 16.0, Align::Left, 0),
        Role::Signature | Role::DateLine => ("fangsong", 16.0, Align::Right, 0),
        Role::PageNumber => ("song", 14.0, Align::Left, 0),
        _ => ("fangsong", 16.0, Align::Justify, 2),
    };
    let small =
        matches!(role, Role::UnitNote | Role::TableHead | Role::TableCell | Role::TableNote);
    let heading = matches!(role, Role::Heading1 | Role::Heading2 | Role::Heading3 | Role::Heading4);
    let level = match role {
        Role::Heading1 | Role::AttachmentTitle => 1,
        Role::Heading2 => 2,
        Role::Heading3 => 3,
        Role::Heading4 => 4,
        _ => 0,
    };
    TextStyle {
        name: name.into(),
        face: FaceKey(face.into()),
        size: Length::pt(size),
        tracking: Length::pt(-0.25),
        line: if small { Length::twips(386) } else { Length::pt(28.95) },
        align,
        indent,
        right_indent: 0,
        before: 0,
        after: if role == Role::Title { 100 } else { 0 },
        keep_next: heading
            || matches!(role, Role::Title | Role::AttachmentMark | Role::AttachmentTitle),
        bold: false,
        outline: level,
    }
}

/// The shipped fonts for a style sheet.
pub fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let search = Search { folders: vec![folder], system: false };
        let mut findings = Diagnostics::default();
        let fonts = Fonts::load(&style(), &search, &mut findings);
        assert!(!findings.has_errors(), "the shipped fonts are there");
        fonts
    })
}

/// Plain text of no origin.
pub fn words(text: &str) -> Vec<Inline> {
    vec![Inline::text(text, Origin::default())]
}

/// A document of one upright part; blocks are numbered in order.
pub fn document(kinds: impl IntoIterator<Item = BlockKind>) -> Document {
    parts([(Orientation::Portrait, kinds.into_iter().collect())])
}

/// A document of parts; blocks are numbered in order.
pub fn parts(parts: impl IntoIterator<Item = (Orientation, Vec<BlockKind>)>) -> Document {
    let mut next = 0;
    let mut block = |kind| {
        next += 1;
        Block { id: NodeId(next - 1), origin: Origin::default(), kind }
    };
    let part = |(orientation, kinds): (_, Vec<BlockKind>)| Part {
        orientation,
        blocks: kinds.into_iter().map(&mut block).collect(),
    };
    Document { meta: Meta::default(), parts: parts.into_iter().map(part).collect() }
}

/// A paragraph of a role.
pub fn paragraph(role: Role, text: &str) -> BlockKind {
    BlockKind::Paragraph { role, number: String::new(), content: words(text) }
}

/// A paragraph of body text.
pub fn body(text: &str) -> BlockKind {
    paragraph(Role::Body, text)
}

/// A heading with its number.
pub fn heading(level: u8, number: &str, text: &str) -> BlockKind {
    BlockKind::Heading { level, number: number.into(), content: words(text) }
}

/// A title.
pub fn title(text: &str) -> BlockKind {
    BlockKind::Title(words(text))
}

/// A cell of one place.
pub fn cell(role: Role, align: Align, text: &str) -> Cell {
    let content = vec![words(text)];
    Cell { origin: Origin::default(), role, align, column_span: 1, row_span: 1, content }
}

/// A table with one head row: words at the left, everything after them at the right.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> Table {
    let heads = head.iter().map(|text| cell(Role::TableHead, Align::Center, text)).collect();
    let body = rows.iter().map(|row| Row {
        cells: row
            .iter()
            .enumerate()
            .map(|(i, text)| {
                cell(Role::TableCell, if i == 0 { Align::Left } else { Align::Right }, text)
            })
            .collect(),
    });
    Table {
        name: "sample".into(),
        caption: words("表1　收入构成表"),
        unit: words("单位：万元"),
        columns: head.iter().map(|_| Column { least: 100, most: 800 }).collect(),
        head: vec![Row { cells: heads }],
        body: body.collect(),
        note: Vec::new(),
    }
}

/// Lays a document out in the house's looks.
pub fn pages(document: &Document) -> (Pages, Resolved) {
    let mut findings = Diagnostics::default();
    lay_out(document, &style(), fonts(), &mut findings)
}

/// The dump of a laid-out document.
pub fn dumped(document: &Document) -> String {
    dump::dump(&pages(document).0, fonts())
}

/// The lines of a document's text.
pub fn lines(document: &Document) -> Vec<String> {
    dump::text(&pages(document).0).lines().map(String::from).collect()
}
