//! Documents made by hand and laid out in the style of the standard pack.

use std::sync::OnceLock;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::{NodeId, Origin};
use jixiao::base::length::Length;
use jixiao::doc::*;
use jixiao::fonts::{FontIndex, FontSearch, Fonts};
use jixiao::layout::pages::{DrawItem, GlyphRun};
use jixiao::layout::{Pages, dump, lay_out};
use jixiao::workspace::font_files;

pub(crate) use crate::support::standard_style as style;

use crate::support::project_file;

/// The shipped faces alone, so that no test depends on the system's.
pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let files = font_files(&project_file("fonts")).files;
        let search = FontSearch { files, ..FontSearch::default() };
        let mut findings = Diagnostics::default();
        let fonts = Fonts::load(style(), &search, &mut FontIndex::default(), &mut findings);
        assert!(!findings.has_errors(), "{findings:?}");
        fonts
    })
}

/// Plain text of no origin.
pub(super) fn words(text: &str) -> Vec<Inline> {
    vec![Inline::text(text, Origin::default())]
}

/// An inline of no origin.
pub(super) fn inline(kind: InlineKind) -> Inline {
    Inline { origin: Origin::default(), kind }
}

/// A document of one upright part; blocks are numbered in order.
pub(super) fn document(kinds: impl IntoIterator<Item = BlockKind>) -> Document {
    parts([(Orientation::Portrait, kinds.into_iter().collect())])
}

/// A document of parts; blocks are numbered in order.
pub(super) fn parts(parts: impl IntoIterator<Item = (Orientation, Vec<BlockKind>)>) -> Document {
    let mut next = 0;
    let mut block = |kind| {
        next += 1;
        Block { id: NodeId(next - 1), origin: Origin::default(), kind }
    };
    let part = |(orientation, kinds): (_, Vec<BlockKind>)| Part {
        orientation,
        blocks: kinds.into_iter().map(&mut block).collect(),
        ..Part::default()
    };
    Document { meta: Meta::default(), parts: parts.into_iter().map(part).collect() }
}

/// A paragraph of a role.
pub(super) fn paragraph(role: Role, text: &str) -> BlockKind {
    BlockKind::Paragraph { role, number: String::new(), content: words(text) }
}

/// A paragraph of body text.
pub(super) fn body(text: &str) -> BlockKind {
    paragraph(Role::Body, text)
}

/// A heading with its number.
pub(super) fn heading(level: u8, number: &str, text: &str) -> BlockKind {
    BlockKind::Heading { level, number: number.into(), content: words(text) }
}

/// A title.
pub(super) fn title(text: &str) -> BlockKind {
    BlockKind::Title(words(text))
}

/// A cell that covers so many columns and rows.
pub(super) fn cell(
    role: Role,
    align: Align,
    text: &str,
    (column_span, row_span): (u16, u16),
) -> Cell {
    let content = vec![words(text)];
    Cell { origin: Origin::default(), role, align, indent: 0, column_span, row_span, content }
}

/// A row of head cells.
pub(super) fn head(texts: &[&str]) -> TableRow {
    let cell = |text: &&str| cell(Role::TableHead, Align::Center, text, (1, 1));
    TableRow { cells: texts.iter().map(cell).collect(), ..TableRow::default() }
}

/// A row of body cells: the first at the left, the others at the right.
pub(super) fn row(texts: &[&str]) -> TableRow {
    let align = |index| if index == 0 { Align::Left } else { Align::Right };
    let cells = texts.iter().enumerate();
    let cells = cells.map(|(index, text)| cell(Role::TableCell, align(index), text, (1, 1)));
    TableRow { cells: cells.collect(), ..TableRow::default() }
}

/// A captioned table whose columns may have any width.
pub(super) fn table(columns: usize, head: Vec<TableRow>, body: Vec<TableRow>) -> Table {
    Table {
        name: "sample".into(),
        caption: words("表1　收入构成表"),
        unit: words("单位：万元"),
        columns: vec![TableColumn { least: 50, most: 900 }; columns],
        head,
        body,
        ..Table::default()
    }
}

/// What became of a document.
pub(super) struct Laid {
    pub pages: Pages,
    pub layout_facts: LayoutFacts,
    pub findings: Diagnostics,
}

/// Lays a document out.
pub(super) fn laid(document: &Document) -> Laid {
    laid_in(document, style())
}

/// Lays a document out in a style sheet.
pub(super) fn laid_in(document: &Document, style: &StyleSheet) -> Laid {
    let mut findings = Diagnostics::default();
    let (pages, layout_facts) = lay_out(document, style, fonts(), &mut findings);
    Laid { pages, layout_facts, findings }
}

/// The lines of a document's text in reading order.
pub(super) fn lines(document: &Document) -> Vec<String> {
    dump::text(&laid(document).pages).lines().map(String::from).collect()
}

/// The lines of one paragraph of body text.
pub(super) fn broken(text: &str) -> Vec<String> {
    lines(&document([body(text)]))
}

/// So many Chinese characters, each as wide as any other.
pub(super) fn plain(count: usize) -> String {
    "负责市直机关事务的管理保障和服务工作协助相关部门".chars().cycle().take(count).collect()
}

impl Laid {
    /// The runs of a page that mean something, with the text of each.
    pub(super) fn runs(&self, page: usize) -> impl Iterator<Item = (&GlyphRun, String)> {
        let items = self.pages.pages[page].items.iter().filter(|item| item.tag.is_some());
        items.filter_map(|item| match &item.drawn {
            DrawItem::Run(run) => Some((run, text(run))),
            DrawItem::Rule { .. } | DrawItem::Area { .. } | DrawItem::Image { .. } => None,
        })
    }

    /// The runs of a page that mean nothing: its number, heads that are shown again.
    pub(super) fn artifacts(&self, page: usize) -> impl Iterator<Item = (&GlyphRun, String)> {
        let items = self.pages.pages[page].items.iter().filter(|item| item.tag.is_none());
        items.filter_map(|item| match &item.drawn {
            DrawItem::Run(run) => Some((run, text(run))),
            DrawItem::Rule { .. } | DrawItem::Area { .. } | DrawItem::Image { .. } => None,
        })
    }

    /// The rules of a page: ends and thickness in thousandths of a point.
    pub(super) fn rules(&self, page: usize) -> Vec<[i64; 5]> {
        let items = self.pages.pages[page].items.iter();
        let rules = items.filter_map(|item| match &item.drawn {
            DrawItem::Rule { from, to, width } => Some([from.x, from.y, to.x, to.y, *width]),
            DrawItem::Run(_) | DrawItem::Area { .. } | DrawItem::Image { .. } => None,
        });
        rules.map(|lengths| lengths.map(Length::to_milli)).collect()
    }
}

/// The characters of a run.
pub(super) fn text(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|glyph| glyph.character).collect()
}

/// Where the pen stands after a run.
pub(super) fn end(run: &GlyphRun) -> Length {
    run.origin.x + run.glyphs.iter().map(|glyph| glyph.advance).sum()
}
