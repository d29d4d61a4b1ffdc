//! The laid-out pages: glyph runs, rules and filled areas at fixed points, with tags in reading order.

mod caption_below;
mod changes;
pub mod chart;
mod cjk;
mod contents;
pub mod dump;
mod flow;
mod flow_block;
mod held;
mod image;
mod indents;
mod justify;
mod leaders;
mod linebreak;
mod numbers;
mod origins;
mod page_builder;
pub mod pages;
mod paragraph;
mod remembered;
mod retracked;
mod siblings;
mod table;
mod tags;
mod text;
mod text_area;
mod title_words;
mod titles;

pub use pages::Pages;
pub use remembered::Remembered;

use crate::base::diag::Diagnostics;
use crate::doc::{Document, InlineKind, LayoutFacts, StyleSheet};
use crate::fonts::Fonts;
use siblings::Siblings;
use text::{PageRefs, Shaper};

/// Lays a document out: breaks lines, fills pages, draws tables, charts and pictures, numbers pages.
///
/// A row that is split over pages (L01) and a word that is broken in a cell (L02) are notes. A character that no face
/// has is left out; [`Usage`](crate::fonts::Usage) reports it.
pub fn lay_out(
    document: &Document,
    style: &StyleSheet,
    fonts: &Fonts,
    findings: &mut Diagnostics,
) -> (Pages, LayoutFacts) {
    lay_out_again(document, style, fonts, &mut Remembered::default(), findings)
}

/// The same, in less time where much of it was laid out before.
pub fn lay_out_again(
    document: &Document,
    style: &StyleSheet,
    fonts: &Fonts,
    remembered: &mut Remembered,
    findings: &mut Diagnostics,
) -> (Pages, LayoutFacts) {
    let mut found = Diagnostics::default();
    let known = FirstPass::default();
    let (pages, layout_facts) = pass(document, style, (fonts, remembered), &known, &mut found);
    let mut laid_out = (pages, layout_facts);
    let steps = siblings::steps(document, style, &laid_out.1);
    if !steps.is_empty() {
        found = Diagnostics::default();
        let known = FirstPass { siblings: steps.clone(), ..FirstPass::default() };
        laid_out = pass(document, style, (fonts, remembered), &known, &mut found);
    }
    let heights = siblings::heights(document, style, &laid_out.1, &steps);
    if !shows_page_refs(document) && heights.is_empty() {
        findings.extend(found);
        return laid_out;
    }
    let siblings = if heights.is_empty() { steps } else { heights };
    let page_refs = PageRefs { page_count: laid_out.1.page_count, pages: laid_out.1.pages };
    pass(document, style, (fonts, remembered), &FirstPass { page_refs, siblings }, findings)
}

/// What is known from an earlier pass.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct FirstPass {
    page_refs: PageRefs,
    siblings: Siblings,
}

/// Whether the text shows page numbers or counts, which need a first pass.
fn shows_page_refs(document: &Document) -> bool {
    let is_page_ref = |kind: &InlineKind| {
        matches!(kind, InlineKind::PageNumber | InlineKind::PageCount | InlineKind::PageOf(_))
    };
    document.inlines().any(|(_, inline)| is_page_ref(&inline.kind))
}

fn pass(
    document: &Document,
    style: &StyleSheet,
    (fonts, remembered): (&Fonts, &mut Remembered),
    known: &FirstPass,
    findings: &mut Diagnostics,
) -> (Pages, LayoutFacts) {
    let mut shaper = Shaper::new(style, fonts, &known.page_refs, remembered);
    let flowed = flow::flow(document, style, &known.siblings, &mut shaper, findings);
    let uncounted = flowed.builder.uncounted() as usize;
    let mut pages = flowed.builder.finish();
    numbers::number(&mut pages, style, fonts, &mut shaper);
    let flow::Flowed { tags, outline, links, pictures, layout_facts, .. } = flowed;
    let origins = shaper.finish();
    let tags = tags.finish();
    changes::mark(&mut pages, document, &pictures, &tags);
    let pages = pages.into_iter().map(|(page, _)| page).collect();
    (Pages { pages, uncounted, tags, outline, links, pictures, origins }, layout_facts)
}
