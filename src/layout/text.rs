//! Inlines to shaped characters: face, glyph, advance and line-breaking class of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cjk::BreakClass;
use super::origins::Origins;
use super::pages::OriginId;
use super::remembered::Remembered;
use crate::base::id::{ChangeMark, NodeId, Origin};
use crate::base::length::Length;
use crate::doc::{Block, FaceKey, Inline, InlineKind, Role, StyleSheet, TextStyle, change_of};
use crate::fonts::{FaceId, Fonts, GlyphCache, GlyphId};

/// A character with everything that line breaking and drawing need.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShapedChar {
    /// The character.
    pub character: char,
    /// Its face.
    pub face: FaceId,
    /// Its glyph in the face.
    pub glyph: GlyphId,
    /// Its advance, tracking included.
    pub advance: Length,
    /// Its line-breaking class.
    pub class: BreakClass,
    /// Whether it belongs to the same word as the character before it, between which a line is broken only if no other
    /// place will do.
    pub joined: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is a leader dot of a contents list.
    pub leader: bool,
    /// The one of two reports that it stands in, if it does not stand in both.
    pub change: Option<ChangeMark>,
    /// Where it comes from.
    pub origin: OriginId,
}

/// Page numbers and counts that the text shows, known after a first pass.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageRefs {
    /// The number of pages.
    pub page_count: u32,
    /// The page on which each block begins.
    pub pages: BTreeMap<NodeId, u32>,
}

/// Shapes text: finds the faces of each role and the glyph of each character.
pub struct Shaper<'a> {
    style: &'a StyleSheet,
    stacks: BTreeMap<&'a FaceKey, GlyphCache<'a>>,
    page_refs: &'a PageRefs,
    origins: Origins,
    remembered: &'a mut Remembered,
    /// The words that cells do not part, sorted.
    pub(super) cell_words: Arc<[Vec<char>]>,
}

impl<'a> Shaper<'a> {
    /// A shaper for the roles of a style sheet.
    pub fn new(
        style: &'a StyleSheet,
        fonts: &'a Fonts,
        page_refs: &'a PageRefs,
        remembered: &'a mut Remembered,
    ) -> Self {
        let keys = style.roles.values().map(|text| &text.face);
        let stacks = keys.map(|key| (key, GlyphCache::new(fonts, key))).collect();
        let (origins, cell_words) = (Origins::default(), Arc::default());
        Self { style, stacks, page_refs, origins, remembered, cell_words }
    }

    /// What earlier layouts have computed.
    pub(super) fn remembered(&mut self) -> &mut Remembered {
        self.remembered
    }

    /// The shaped characters of a block's number and content in a text style whose face is one of the style sheet's. A
    /// character that no face has is left out; [`Usage`](crate::fonts::Usage) has reported it.
    pub fn shape_block(
        &mut self,
        style: &TextStyle,
        block: &Block,
        content: &[Inline],
    ) -> Vec<ShapedChar> {
        let number = block.number();
        if number.is_empty() {
            return self.shape_styled(style, content, block.id);
        }
        let template = block.origin.template;
        let origin = self.origins.id(&Origin { template, ..Origin::default() });
        let mut out = Vec::with_capacity(number.len() / 2 + 4);
        self.add(&mut out, style, number, (style.bold, origin));
        // A number goes and comes with all of its words.
        let of_all = change_of(content);
        out.iter_mut().for_each(|char| char.change = of_all);
        out.extend(self.shape_styled(style, content, block.id));
        out
    }

    /// The shaped characters of some content.
    pub fn shape(&mut self, role: Role, content: &[Inline], node: NodeId) -> Vec<ShapedChar> {
        self.shape_styled(self.style.of(role), content, node)
    }

    /// The same in a text style whose face is one of the style sheet's.
    pub fn shape_styled(
        &mut self,
        style: &TextStyle,
        content: &[Inline],
        node: NodeId,
    ) -> Vec<ShapedChar> {
        let known = content.iter().map(|inline| inline.as_text().len()).sum::<usize>();
        let mut out = Vec::with_capacity(known / 2 + 4);
        for inline in content {
            let (from, origin) = (out.len(), self.origins.id(&inline.origin));
            let plain = (style.bold, origin);
            match &inline.kind {
                InlineKind::Text { text, strong } => {
                    self.add(&mut out, style, text, (style.bold || *strong, origin));
                }
                InlineKind::Label { text, .. } => self.add(&mut out, style, text, plain),
                InlineKind::Break => out.push(BREAK),
                InlineKind::PageNumber => {
                    let page = self.page_refs.pages.get(&node).copied().unwrap_or(1);
                    self.add(&mut out, style, &page.to_string(), plain);
                }
                InlineKind::Leader => out.push(LEADER),
                InlineKind::PageOf(node) => {
                    let page = self.page_refs.pages.get(node).copied().unwrap_or(1);
                    self.add(&mut out, style, &page.to_string(), plain);
                }
                InlineKind::PageCount => {
                    let count = self.page_refs.page_count.max(1).to_string();
                    self.add(&mut out, style, &count, plain);
                }
            }
            if let Some(change) = inline.origin.change {
                let marked = out[from..].iter_mut().filter(|char| **char != LEADER);
                marked.for_each(|char| char.change = Some(change));
            }
        }
        out
    }

    /// The shaped characters of a text in a role.
    pub fn shape_text(&mut self, role: Role, text: &str) -> Vec<ShapedChar> {
        let style = self.style.of(role);
        let mut out = Vec::new();
        self.add(&mut out, style, text, (style.bold, OriginId::UNKNOWN));
        out
    }

    /// The origins of all that was shaped.
    pub(super) fn finish(self) -> Vec<Origin> {
        self.origins.finish()
    }

    fn add(
        &mut self,
        out: &mut Vec<ShapedChar>,
        style: &TextStyle,
        text: &str,
        (bold, origin): (bool, OriginId),
    ) {
        let Some(glyph_cache) = self.stacks.get_mut(&style.face) else { return };
        out.extend(text.chars().filter_map(|character| {
            let shape = glyph_cache.get(character)?;
            let natural =
                Length::milli(i64::from(shape.advance_milli) * style.size.to_milli() / 1000);
            Some(ShapedChar {
                character,
                face: shape.face,
                glyph: shape.glyph,
                advance: natural + style.tracking,
                class: BreakClass::of(character),
                joined: false,
                bold,
                leader: false,
                change: None,
                origin,
            })
        }));
    }
}

/// Stands for a line break in the text; never drawn.
pub(super) const BREAK: ShapedChar = ShapedChar {
    character: '\n',
    face: FaceId(0),
    glyph: GlyphId(0),
    advance: Length::ZERO,
    class: BreakClass::BREAK,
    joined: false,
    bold: false,
    leader: false,
    change: None,
    origin: OriginId::UNKNOWN,
};

/// Stands for the leader of a contents list until the number of dots is known; never drawn.
pub(super) const LEADER: ShapedChar = ShapedChar { character: '\t', ..BREAK };

/// The width of characters in one line.
pub(super) fn width(chars: &[ShapedChar]) -> Length {
    chars.iter().map(|c| c.advance).sum()
}
