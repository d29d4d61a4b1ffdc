//! Any bytes to a run of one part of the program: the facts reader, a template with facts, the layout, a font.
//!
//! The fuzzers of `cargo fuzz` and the tests use the same. What may not happen is a panic, a hang, or a broken promise
//! that is asserted here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jixiao::base::diag::Diagnostics;
use jixiao::base::encoding;
use jixiao::base::id::{NodeId, Origin};
use jixiao::base::source::Sources;
use jixiao::doc::{
    Align, Block, BlockKind, Cell, Document, Fit, Inline, Meta, Orientation, Part, Role, Table,
    TableColumn, TableRow,
};
use jixiao::fonts::{Face, FontIndex, FontSearch, Fonts, Subset};
use jixiao::layout::lay_out;
use jixiao::layout::pages::DrawItem;
use jixiao::pack::{Pack, PackFiles};
use jixiao::workspace::font_files;
use jixiao::{check, data, figures, pack, template};

/// A facts file: decoded, read, computed; every finding can be shown.
pub(super) fn facts(bytes: &[u8]) {
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    match encoding::decode("数据.yaml", bytes, &mut sources) {
        Ok(source) => {
            if let Some(report) = data::read(source, &sources, &mut findings) {
                let unit = report.unit;
                let figures = figures::compute(&report, unit, None, None);
                check::citations(&report, &figures, &mut findings);
            }
        }
        Err(finding) => findings.push(*finding),
    }
    show(&findings, &sources);
}

/// A section of the standard pack with the starter's facts.
pub(super) fn template(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    let mut files = standard();
    files.insert("sections/07-problems.md.tera".into(), text.into());
    let files = files.into_iter().map(|(path, text)| (path.clone(), sources.add(path, text)));
    let files: PackFiles = files.collect();
    let source = sources.add("数据.yaml", jixiao::workspace::starter(None));
    let pack = pack::read(&files, &sources, &mut findings);
    if let (Some(pack), Some(report)) = (pack, data::read(source, &sources, &mut findings)) {
        let figures = figures::compute(&report, pack.outline.money, None, None);
        let document = template::render(&report, &figures, &pack, &sources, &mut findings);
        assert!(document.is_some() || findings.has_errors(), "no document and nothing is said");
    }
    show(&findings, &sources);
}

/// A document that the bytes describe, laid out: it comes to an end, and nothing is drawn outside of its page.
pub(super) fn layout(bytes: &[u8]) {
    let document = described(bytes);
    let mut findings = Diagnostics::default();
    let (pages, _) = lay_out(&document, &standard_pack().style, shipped_fonts(), &mut findings);
    assert!(!pages.pages.is_empty());
    for page in &pages.pages {
        for item in &page.items {
            if let DrawItem::Run(run) = &item.drawn {
                let y = run.origin.y.to_milli();
                assert!(y >= 0 && y <= page.height.to_milli(), "a line at {y} is outside");
            }
        }
    }
}

/// A font file: read, looked at, asked for glyphs, cut.
pub(super) fn fonts(bytes: &[u8]) {
    let data = Arc::new(bytes.to_vec());
    let face = Face::read("任何".into(), PathBuf::from("任何.ttf"), data, 0);
    let Some(face) = face else { return };
    let characters = "一二三，。1A“—\u{20000}".chars().collect();
    for &character in &characters {
        if let Some(glyph) = face.glyph(character) {
            let _ = (face.advance_milli(glyph), face.top_milli(glyph));
        }
    }
    if face.fault().is_none() {
        let _ = Subset::cut(&face, &characters);
    }
}

fn show(findings: &Diagnostics, sources: &Sources) {
    for finding in findings.iter() {
        let _ = finding.render(sources);
    }
}

/// The files of the standard pack.
fn standard() -> BTreeMap<String, String> {
    let built_in = jixiao::workspace::built_in();
    let files = built_in.filter_map(|(path, text)| Some((path.strip_prefix("standard/")?, text)));
    files.map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn standard_pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
        let files = standard().into_iter();
        let files = files.map(|(path, text)| (path.clone(), sources.add(path, text)));
        let files: PackFiles = files.collect();
        pack::read(&files, &sources, &mut findings).expect("the standard pack can be read")
    })
}

fn shipped_fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = [root.join("fonts"), root.join("../fonts")];
        let files = folders.into_iter().flat_map(|folder| font_files(&folder).files).collect();
        let search = FontSearch { files, ..FontSearch::default() };
        Fonts::load(
            &standard_pack().style,
            &search,
            &mut FontIndex::default(),
            &mut Diagnostics::default(),
        )
    })
}

/// Bytes as choices, one after another; zeros behind the last.
struct Choices<'b>(std::slice::Iter<'b, u8>);

impl Choices<'_> {
    fn next(&mut self) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte))
    }

    fn any(&self) -> bool {
        self.0.len() > 0
    }

    /// Characters of every class, a few or a page of them.
    fn words(&mut self) -> Vec<Inline> {
        const PIECES: [&str; 16] = [
            "馆",
            "，",
            "“",
            "”",
            "（",
            "——",
            "……",
            "2024年",
            "1,089.40",
            " ",
            "A",
            "https://a.b",
            "。",
            "《",
            "、",
            "%",
        ];
        let (piece, more) = (self.next(), self.next());
        let count = if more > 250 { 400 } else { more % 48 };
        let text: String =
            (0..count).map(|index| PIECES[(piece + index * (more / 48)) % PIECES.len()]).collect();
        vec![Inline::text(text, Origin::default())]
    }
}

/// A document: parts of paragraphs, headings and tables.
fn described(bytes: &[u8]) -> Document {
    let mut choices = Choices(bytes.iter());
    let (mut parts, mut count) = (vec![Part::default()], 0);
    while choices.any() && count < 24 {
        let kind = match choices.next() % 8 {
            0 => BlockKind::Title(choices.words()),
            1 | 2 => BlockKind::Heading {
                level: (choices.next() % 4 + 1) as u8,
                number: "一、".into(),
                content: choices.words(),
            },
            3 | 4 => {
                let roles = [Role::Body, Role::Signature, Role::DateLine, Role::AttachmentTitle];
                let role = roles[choices.next() % roles.len()];
                BlockKind::Paragraph { role, number: String::new(), content: choices.words() }
            }
            5 | 6 => BlockKind::Table(table(&mut choices)),
            _ => {
                let turned = choices.next().is_multiple_of(2);
                let orientation =
                    if turned { Orientation::Landscape } else { Orientation::Portrait };
                parts.push(Part { orientation, ..Part::default() });
                continue;
            }
        };
        let block = Block { id: NodeId(count), origin: Origin::default(), kind };
        parts.last_mut().expect("there is a part").blocks.push(block);
        count += 1;
    }
    Document { meta: Meta::default(), parts }
}

fn table(choices: &mut Choices) -> Table {
    let columns = choices.next() % 6 + 1;
    let rows = |choices: &mut Choices, most: usize, role: Role| -> Vec<TableRow> {
        let count = choices.next() % most;
        let cell = |choices: &mut Choices| Cell {
            role,
            align: Align::Left,
            indent: (choices.next() % 4) as u8,
            column_span: (choices.next() % 3) as u16,
            row_span: (choices.next() % 4) as u16,
            content: vec![choices.words()],
            origin: Origin::default(),
        };
        let row = |choices: &mut Choices| {
            let cells = choices.next() % (columns + 1);
            let cells = (0..cells).map(|_| cell(choices)).collect();
            TableRow { cells, keep: choices.next().is_multiple_of(5) }
        };
        (0..count).map(|_| row(choices)).collect()
    };
    let head = rows(choices, 4, Role::TableHead);
    let body = rows(choices, 12, Role::TableCell);
    Table {
        name: "任何".into(),
        caption: choices.words(),
        unit: choices.words(),
        left: choices.words(),
        note: choices.words(),
        columns: vec![TableColumn { least: 50, most: 600 }; columns],
        head,
        body,
        continues: choices.next().is_multiple_of(7),
        fit: choices.next().is_multiple_of(3).then(Fit::default),
    }
}
