//! Pages of draw items made by hand, for tests of what comes after layout.

use std::collections::{BTreeMap, BTreeSet};

use jixiao::base::diag::Diagnostics;
use jixiao::base::length::Length;
use jixiao::doc::style::{FaceStack, TableStyle};
use jixiao::doc::{FaceKey, Meta, PageStyle, StyleSheet};
use jixiao::fonts::{FaceId, FontIndex, FontSearch, Fonts, Subset, Subsets};
use jixiao::layout::Pages;
use jixiao::layout::pages::{
    DrawItem, Glyph, GlyphRun, Link, LinkTarget, OriginId, OutlineEntry, Page, PageItem, Point,
    Tag, TagId, TagKind, Turn,
};
use jixiao::workspace::font_files;
use jixiao::write::pdf;

use super::project_file;

/// A document of pages that are drawn item by item.
pub(crate) struct PagesBuilder {
    pub fonts: Fonts,
    pub pages: Pages,
    pub meta: Meta,
}

/// How a line of text is set.
#[derive(Clone, Copy)]
pub(crate) struct LineStyle {
    pub face: &'static str,
    pub size: f64,
    pub bold: bool,
    /// Added to every advance.
    pub tracking: f64,
}

impl LineStyle {
    pub(crate) const BODY: Self =
        Self { face: "fangsong", size: 16.0, bold: false, tracking: -0.25 };
    pub(crate) const HEAD: Self = Self { face: "hei", size: 16.0, bold: false, tracking: 0.0 };
}

impl PagesBuilder {
    /// The fonts of the project and one empty page.
    pub(crate) fn new() -> Self {
        let files = font_files(&project_file("fonts")).files;
        let search = FontSearch { files, ..FontSearch::default() };
        let mut findings = Diagnostics::default();
        let fonts = Fonts::load(&style_sheet(), &search, &mut FontIndex::default(), &mut findings);
        assert!(!findings.has_errors(), "{findings:?}");
        let mut builder = Self { fonts, pages: Pages::default(), meta: Meta::default() };
        builder.meta.title = "整体支出绩效自评报告".into();
        builder.new_page();
        builder
    }

    /// A new page, upright A4.
    pub(crate) fn new_page(&mut self) {
        let (width, height) = (Length::mm(210.0), Length::mm(297.0));
        self.pages.pages.push(Page { width, height, items: Vec::new() });
    }

    /// A tag under another, or at the top.
    pub(crate) fn tag(&mut self, kind: TagKind, parent: Option<TagId>) -> TagId {
        self.pages.tags.push(Tag { parent, kind, node: None });
        TagId(self.pages.tags.len() as u32 - 1)
    }

    /// A heading of the outline on the last page.
    pub(crate) fn heading(&mut self, level: u8, text: &str, y: f64) {
        let place = LinkTarget { page: self.pages.pages.len() - 1, y: Length::pt(y) };
        self.pages.outline.push(OutlineEntry { level, text: text.into(), place });
    }

    /// A link on the last page to a place on it.
    pub(crate) fn link(&mut self, tag: TagId, from: (f64, f64), to: (f64, f64), y: f64) {
        let point = |(x, y)| Point { x: Length::pt(x), y: Length::pt(y) };
        let (page, text) = (self.pages.pages.len() - 1, "一、部门概况".to_string());
        let target = LinkTarget { page, y: Length::pt(y) };
        self.pages.links.push(Link { tag, page, from: point(from), to: point(to), target, text });
    }

    /// A line of text on the last page, from (x, y); returns where it ends.
    pub(crate) fn line(
        &mut self,
        tag: Option<TagId>,
        style: LineStyle,
        x: f64,
        y: f64,
        text: &str,
    ) -> f64 {
        let mut runs: Vec<GlyphRun> = Vec::new();
        let (key, size) = (FaceKey(style.face.into()), Length::pt(style.size));
        let mut at = Length::pt(x);
        for character in text.chars() {
            let picked = self.fonts.pick(&key, character);
            let (face, glyph) = picked.unwrap_or_else(|| panic!("no face has {character}"));
            let advance = self.fonts.face(face).advance(glyph, size) + Length::pt(style.tracking);
            if runs.last().is_none_or(|run| run.face != face) {
                let origin = Point { x: at, y: Length::pt(y) };
                let (bold, turn, glyphs) = (style.bold, Turn::Upright, Vec::new());
                let leader = tag.is_none() && character == '…';
                let change = None;
                runs.push(GlyphRun { face, size, bold, leader, change, turn, origin, glyphs });
            }
            let run = runs.last_mut().expect("one was just begun");
            run.glyphs.push(Glyph { character, glyph, origin: OriginId::UNKNOWN, advance });
            at += advance;
        }
        runs.into_iter().for_each(|run| self.put(tag, DrawItem::Run(run)));
        at.to_pt()
    }

    /// A rule on the last page.
    pub(crate) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let point = |(x, y)| Point { x: Length::pt(x), y: Length::pt(y) };
        self.put(None, DrawItem::Rule { from: point(from), to: point(to), width: Length::pt(0.5) });
    }

    /// The last line that was drawn, where one face drew it.
    pub(crate) fn last_run(&mut self) -> &mut GlyphRun {
        let items = self.pages.pages.last_mut().and_then(|page| page.items.last_mut());
        match items.map(|item| &mut item.drawn) {
            Some(DrawItem::Run(run)) => run,
            other => panic!("{other:?} is no line"),
        }
    }

    /// Any item on the last page.
    pub(crate) fn put(&mut self, tag: Option<TagId>, item: DrawItem) {
        let page = self.pages.pages.last_mut().expect("there is a page");
        page.items.push(PageItem { tag, drawn: item });
    }

    /// The faces cut down to what the pages use.
    pub(crate) fn subsets(&self) -> Subsets {
        let mut used: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
        for item in self.pages.pages.iter().flat_map(|page| &page.items) {
            let DrawItem::Run(run) = &item.drawn else { continue };
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|g| g.character));
        }
        let cut = |(id, characters): (FaceId, BTreeSet<char>)| {
            let subset = Subset::cut(self.fonts.face(id), &characters);
            (id, subset.expect("a shipped face can be cut"))
        };
        used.into_iter().map(cut).collect()
    }

    /// The PDF of it all.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut findings = Diagnostics::default();
        let subsets = self.subsets();
        let pdf = pdf::write(&self.pages, &self.meta, &self.fonts, &subsets, &mut findings);
        pdf.unwrap_or_else(|| panic!("{findings:?}"))
    }
}

fn style_sheet() -> StyleSheet {
    let stack = |family: &str| FaceStack { official: family.into(), families: vec![family.into()] };
    let faces = [
        ("fangsong", "Jixiao FangSong"),
        ("kai", "Jixiao Kai"),
        ("hei", "Jixiao Hei"),
        ("song", "Jixiao Song"),
        ("biaosong", "Jixiao BiaoSong"),
    ];
    let zero = Length::ZERO;
    StyleSheet {
        page: PageStyle {
            width: zero,
            height: zero,
            top: zero,
            left: zero,
            bottom: zero,
            right: zero,
            pitch: zero,
            number_drop: zero,
            lone_line_control: true,
        },
        faces: faces.map(|(key, family)| (FaceKey(key.into()), stack(family))).into(),
        fallback: vec![FaceKey("song".into())],
        roles: BTreeMap::new(),
        table: TableStyle {
            rule: zero,
            side: zero,
            above: zero,
            continued: String::new(),
            ..TableStyle::default()
        },
        embed_fonts: true,
    }
}
