//! What layout found of two documents to what the Word writer needs for the one that shows both.

use std::collections::BTreeMap;

use super::line_breaks::{TwoSides, retracked_among, with_breaks};
use super::merge::Marked;
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, BlockKind, Document, Inline, LayoutFacts, Table, change_of};

/// A document with the results of its layout.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The document; its blocks stand in the order of its pages.
    pub document: Document,
    /// The results.
    pub layout_facts: LayoutFacts,
}

/// A marked document for the Word writer: the lines that layout divided by sense end in it where they do in either of the
/// documents, and are marked.
#[derive(Clone, Debug)]
pub struct ForWord {
    /// The document.
    pub document: Document,
    /// The results of layout: of the new document, and of blocks that only the old one has.
    pub layout_facts: LayoutFacts,
}

/// A marked document of which both documents have their blocks in the order of their pages, with the results of layout from
/// which the Word files of both were written.
pub fn for_word(marked: &Marked, old: &LaidOut, new: &LayoutFacts) -> ForWord {
    let LaidOut { document: old_document, layout_facts: old } = old;
    let mut document = marked.document.clone();
    // The blocks stand in the order of the pages already.
    let mut layout_facts = LayoutFacts { moved: BTreeMap::new(), ..new.clone() };
    let of = |block: &Block| Some((*marked.of_old.get(&block.id)?, block.id));
    let is_gone = |block: &&Block| block.origin.change == Some(ChangeMark::Deleted);
    let gone = marked.document.blocks().filter(is_gone).filter_map(of).collect();
    add(&mut layout_facts, old, &gone);
    let mut before = LayoutFacts::default();
    add(&mut before, old, &marked.document.blocks().filter_map(of).collect());
    layout_facts.before = Some(Box::new(before));
    let facts = BothFacts { marked, old, new, old_tables: tables(old_document) };
    for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
        match &mut block.kind {
            BlockKind::Title(_) | BlockKind::Heading { .. } | BlockKind::Paragraph { .. } => {
                facts.divide_text(block, &mut layout_facts);
            }
            BlockKind::Table(_) => facts.divide_cells(block, &mut layout_facts),
            BlockKind::Chart(_) | BlockKind::Image(_) => {}
        }
    }
    ForWord { document, layout_facts }
}

/// Adds what is known of some blocks of the old document, which have other ids in the marked one.
fn add(to: &mut LayoutFacts, old: &LayoutFacts, ids: &BTreeMap<NodeId, NodeId>) {
    // What is not known here would be lost in silence: a new field does not compile until it is decided.
    let LayoutFacts {
        columns,
        continued,
        whole,
        fits,
        margins,
        spare,
        moved: _,
        joined,
        repeated,
        heads_again,
        sheets,
        label_rows,
        cell_breaks,
        title_breaks,
        retracked,
        gaps,
        drawings,
        images,
        indents,
        tabbed,
        lone_line_control,
        pages,
        page_count: _,
        before: _,
    } = old.clone();
    copy(&mut to.columns, columns, ids);
    copy(&mut to.fits, fits, ids);
    copy(&mut to.margins, margins, ids);
    copy(&mut to.spare, spare, ids);
    copy(&mut to.repeated, repeated, ids);
    copy(&mut to.heads_again, heads_again, ids);
    copy(&mut to.sheets, sheets, ids);
    copy(&mut to.label_rows, label_rows, ids);
    copy(&mut to.title_breaks, title_breaks, ids);
    copy(&mut to.retracked, retracked, ids);
    copy(&mut to.gaps, gaps, ids);
    copy(&mut to.drawings, drawings, ids);
    copy(&mut to.images, images, ids);
    copy(&mut to.indents, indents, ids);
    copy(&mut to.pages, pages, ids);
    let sets = [
        (&mut to.continued, continued),
        (&mut to.whole, whole),
        (&mut to.joined, joined),
        (&mut to.tabbed, tabbed),
        (&mut to.lone_line_control, lone_line_control),
    ];
    for (to, from) in sets {
        to.extend(from.iter().filter_map(|id| ids.get(id)));
    }
    to.cell_breaks.extend(cell_breaks.into_iter().filter_map(
        |((id, row, column, paragraph), breaks)| {
            Some(((*ids.get(&id)?, row, column, paragraph), breaks))
        },
    ));
}

fn copy<T>(
    to: &mut BTreeMap<NodeId, T>,
    from: BTreeMap<NodeId, T>,
    ids: &BTreeMap<NodeId, NodeId>,
) {
    to.extend(from.into_iter().filter_map(|(id, value)| Some((*ids.get(&id)?, value))));
}

/// The results of both layouts.
struct BothFacts<'a> {
    marked: &'a Marked,
    old: &'a LayoutFacts,
    new: &'a LayoutFacts,
    old_tables: BTreeMap<NodeId, &'a Table>,
}

fn tables(document: &Document) -> BTreeMap<NodeId, &Table> {
    let mut all = BTreeMap::new();
    for block in document.blocks() {
        if let BlockKind::Table(table) = &block.kind {
            all.insert(block.id, table);
        }
    }
    all
}

/// The rows of a table that stay on the page of the row above because they are such rows or because layout found it.
fn kept_rows(table: &Table, found: &[usize]) -> Vec<usize> {
    let rows = table.rows().enumerate();
    let kept = rows.filter(|(at, row)| row.keep || found.contains(at));
    kept.map(|(at, _)| at).collect()
}

impl<'a> BothFacts<'a> {
    /// The id in the old document of a block that stands in both.
    fn of_old(&self, block: &Block) -> Option<NodeId> {
        let of_both = block.origin.change.is_none();
        self.marked.of_old.get(&block.id).copied().filter(|_| of_both)
    }

    /// The lines of a text that stands in both documents.
    fn divide_text(&self, block: &mut Block, to: &mut LayoutFacts) {
        let Some(of_old) = self.of_old(block) else { return };
        let (old, new) = (self.old, self.new);
        let breaks = TwoSides::of((&old.title_breaks, of_old), (&new.title_breaks, block.id));
        let retracked = TwoSides::of((&old.retracked, of_old), (&new.retracked, block.id));
        // A number stands before the words where it did not change, and among them where it did.
        let number = block.number().chars().count();
        let (BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. }) = &mut block.kind
        else {
            return;
        };
        to.retracked.remove(&block.id);
        let retracked = retracked_among(content, number, retracked);
        to.retracked.extend((!retracked.is_empty()).then_some((block.id, retracked)));
        if let Some(divided) = divided(content, number, breaks) {
            *content = divided;
            to.title_breaks.remove(&block.id);
        }
    }

    /// The rows and the lines in cells of a table that stands in both documents.
    fn divide_cells(&self, block: &mut Block, to: &mut LayoutFacts) {
        let Some(of_old) = self.of_old(block) else { return };
        let id = block.id;
        let BlockKind::Table(table) = &mut block.kind else { return };
        let starts = table.starts();
        let (mut old, mut new) = (0, 0);
        let [mut old_rows, mut rows] = [Vec::new(), Vec::new()];
        let mut breaks = Vec::new();
        let places = table.head.iter_mut().chain(&mut table.body).zip(starts).enumerate();
        for (at, (row, starts)) in places {
            let change = row.change();
            let of_row = [
                (change != Some(ChangeMark::Inserted)).then_some(old),
                (change != Some(ChangeMark::Deleted)).then_some(new),
            ];
            for (cell, column) in row.cells.iter_mut().zip(starts) {
                let place = |of: Option<usize>, id| of.map(|row| (id, row, column));
                let places = [place(of_row[0], of_old), place(of_row[1], id)];
                let kept = self.divide_cell(&mut cell.content, places).into_iter();
                breaks.extend(kept.map(|(paragraph, kept)| ((id, at, column, paragraph), kept)));
            }
            old_rows.extend(of_row[0].map(|_| at));
            rows.extend(of_row[1].map(|_| at));
            old += usize::from(of_row[0].is_some());
            new += usize::from(of_row[1].is_some());
        }
        to.cell_breaks.retain(|(of, ..), _| *of != id);
        to.cell_breaks.extend(breaks);
        move_rows(id, &rows, to);
        if let Some(before) = &mut to.before {
            if let Some(table) = self.old_tables.get(&of_old) {
                let found = before.label_rows.get(&id).map_or(&[][..], Vec::as_slice);
                let kept = kept_rows(table, found);
                before.label_rows.insert(id, kept);
            }
            move_rows(id, &old_rows, before);
        }
    }

    /// Divides the paragraphs of a cell, which has a place in the old and in the new table or in one of them; gives the line
    /// ends of those that read the same in both.
    fn divide_cell(
        &self,
        content: &mut [Vec<Inline>],
        [old, new]: [Option<(NodeId, usize, usize)>; 2],
    ) -> Vec<(usize, Vec<usize>)> {
        let mut kept = Vec::new();
        let (mut at_old, mut at_new) = (0, 0);
        let last = content.len().saturating_sub(1);
        for (index, paragraph) in content.iter_mut().enumerate() {
            let change = change_of(paragraph).filter(|_| index < last);
            let in_old = change != Some(ChangeMark::Inserted);
            let in_new = change != Some(ChangeMark::Deleted);
            let of = |facts: &'a LayoutFacts, place: Option<(NodeId, usize, usize)>, at: usize| {
                let (id, row, column) = place?;
                facts.cell_breaks.get(&(id, row, column, at)).map(Vec::as_slice)
            };
            let breaks = TwoSides {
                old: of(self.old, old.filter(|_| in_old), at_old),
                new: of(self.new, new.filter(|_| in_new), at_new),
            };
            match divided(paragraph, 0, breaks) {
                Some(divided) => *paragraph = divided,
                None => kept.extend(breaks.new.map(|breaks| (index, breaks.to_vec()))),
            }
            at_old += usize::from(in_old);
            at_new += usize::from(in_new);
        }
        kept
    }
}

/// A text with its line ends, if the two texts do not have the same ones at the same places.
fn divided(content: &[Inline], number: usize, breaks: TwoSides) -> Option<Vec<Inline>> {
    let is_marked = content.iter().any(|inline| inline.origin.change.is_some());
    let has_breaks = breaks.old.is_some() || breaks.new.is_some();
    (has_breaks && (is_marked || breaks.old != breaks.new))
        .then(|| with_breaks(content, number, breaks))
}

/// Gives what is known of the rows of the new table to those of the marked one; `rows` is where each of them is there.
fn move_rows(id: NodeId, rows: &[usize], to: &mut LayoutFacts) {
    let moved = |row: usize| rows.get(row).copied().unwrap_or(row);
    if let Some(sheets) = to.sheets.get_mut(&id) {
        sheets.iter_mut().for_each(|row| *row = moved(*row));
    }
    if let Some(kept) = to.label_rows.get_mut(&id) {
        kept.iter_mut().for_each(|row| *row = moved(*row));
    }
    if let Some(repeated) = to.repeated.get_mut(&id) {
        repeated.iter_mut().for_each(|(row, _)| *row = moved(*row));
    }
    if let Some(heads) = to.heads_again.get_mut(&id) {
        heads.iter_mut().for_each(|pair| *pair = (moved(pair.0), moved(pair.1)));
    }
}
