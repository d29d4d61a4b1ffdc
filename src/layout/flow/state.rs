//! The state while a document is placed.

use std::collections::{BTreeMap, VecDeque};

use super::super::contents::Contents;
use super::super::page_builder::PageBuilder;
use super::super::pages::{LinkTarget, OutlineEntry, Picture};
use super::super::siblings::Siblings;
use super::super::table::{TypesetTable, words};
use super::super::tags::Tags;
use super::super::text::Shaper;
use super::super::title_words;
use crate::base::diag::Diagnostics;
use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::doc::{LayoutFacts, StyleSheet};

/// What is placed so far, and what places it.
pub(super) struct Flow<'a, 'p> {
    pub(super) style: &'a StyleSheet,
    /// What the forms of a shape share.
    pub(super) siblings: &'a Siblings,
    pub(super) shaper: &'p mut Shaper<'a>,
    pub(super) findings: &'p mut Diagnostics,
    pub(super) builder: PageBuilder,
    pub(super) tags: Tags,
    pub(super) outline: Vec<OutlineEntry>,
    pub(super) contents: Contents,
    pub(super) pictures: Vec<Picture>,
    pub(super) places: BTreeMap<NodeId, LinkTarget>,
    pub(super) layout_facts: LayoutFacts,
    /// The width of the widest number in the list of attachments.
    pub(super) note_number: Length,
    /// How far the next date stands to the left of its own place, below a wide 署名.
    pub(super) date_moves: Length,
    /// The words that lists of attachments and contents do not part, sorted.
    pub(super) words: Vec<Vec<char>>,
    /// The tables of the current form that are not placed yet.
    pub(super) form: VecDeque<TypesetTable<'a>>,
}

impl<'a, 'p> Flow<'a, 'p> {
    /// Nothing placed yet.
    pub(super) fn new(
        style: &'a StyleSheet,
        siblings: &'a Siblings,
        shaper: &'p mut Shaper<'a>,
        findings: &'p mut Diagnostics,
        builder: PageBuilder,
    ) -> Self {
        let (tags, outline, contents, pictures, places, layout_facts, form) = Default::default();
        let (note_number, date_moves) = (Length::ZERO, Length::ZERO);
        shaper.cell_words = words::sorted(&style.table.words).into();
        let words = style.table.words.iter().map(String::as_str);
        let words = words::sorted(words.chain(title_words::WORDS.iter().copied()));
        Self {
            style,
            siblings,
            shaper,
            findings,
            builder,
            tags,
            outline,
            contents,
            pictures,
            places,
            layout_facts,
            note_number,
            date_moves,
            words,
            form,
        }
    }
}
