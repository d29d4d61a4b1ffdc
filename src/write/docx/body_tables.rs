//! Tables of the document tree to rows of the body: caption and unit above, note below, cells with their paragraphs.

use docx_rs::{
    AlignmentType, Paragraph, ParagraphProperty, ParagraphPropertyChange, Tab, TabValueType,
};

use super::body::BodyBuilder;
use super::body_text::indented;
use super::ids::{AFTER_TABLE, BETWEEN_TABLES, cell_style_id};
use super::page::text_width;
use super::revisions::{Stands, mark_paragraph};
use super::table::{TableBuilder, between_sheets, by_shares, open_below, twips};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::{NodeId, Origin};
use crate::base::length::Length;
use crate::doc::{
    Align, Block, Cell, Indents, Inline, InlineKind, Orientation, Role, Table, change_of,
    plain_text,
};

impl BodyBuilder<'_> {
    /// Caption and unit above the table, note below it.
    ///
    /// Word repeats only head rows on the next page, so caption and unit of a table that is continued become head rows.
    pub(super) fn table(&mut self, table: &Table, block: &Block, orientation: Orientation) {
        let node = block.id;
        let mut above = self.above_table(table, node, orientation);
        if !self.layout_facts.continued.contains(&node) {
            above.drain(..).for_each(|paragraph| self.push(paragraph));
        }
        self.grid(table, above, block, orientation);
        if !table.note.is_empty() {
            let step = self.layout_facts.fits.get(&node).copied();
            let align = self.sheet.of(Role::TableNote).align;
            let style = cell_style_id(Role::TableNote, align, step, self.sheet);
            let note = self.styled(&style, Role::TableNote, "", &table.note, node);
            let note = self.resized(marked(note, &table.note), (Role::TableNote, align), node);
            self.push(note);
        }
    }

    /// Caption and unit. The gap goes before the first of them.
    fn above_table(
        &mut self,
        table: &Table,
        node: NodeId,
        orientation: Orientation,
    ) -> Vec<Paragraph> {
        let beside = unit_line(table);
        let step = self.layout_facts.fits.get(&node).copied();
        let above = [(Role::Caption, &table.caption), (Role::UnitNote, &beside)];
        let above = above.into_iter().filter(|(_, content)| !content.is_empty());
        let mut paragraphs = Vec::new();
        for (role, content) in above {
            let align = self.sheet.of(role).align;
            let step = step.filter(|_| role == Role::UnitNote);
            let style = cell_style_id(role, align, step, self.sheet);
            let mut paragraph = self.styled(&style, role, "", content, node);
            if role == Role::UnitNote && !table.left.is_empty() {
                paragraph = at_both_ends(paragraph, text_width(&self.sheet.page, orientation));
            }
            if role == Role::UnitNote {
                paragraph = self.resized(paragraph, (role, align), node);
            }
            let paragraph = marked(paragraph, content);
            let first = paragraphs.is_empty();
            paragraphs.push(if first { self.placed(paragraph, role, node) } else { paragraph });
        }
        let spare = self.layout_facts.spare.get(&node).copied().unwrap_or_default();
        if spare > Length::ZERO
            && let Some(last) = paragraphs.pop()
        {
            let own = last.property.line_spacing.clone().unwrap_or_default();
            let twips = u32::try_from(spare.to_twips()).unwrap_or(0);
            let spaced = if paragraphs.is_empty() { own.after(twips) } else { own.before(twips) };
            paragraphs.push(last.line_spacing(spaced));
        }
        paragraphs
    }

    /// Separates two tables, which Word would otherwise join, in the reports in which one follows the other.
    fn keep_apart(&mut self, table: Stands, joined: bool, begins_sheet: bool) {
        let stands = self.after_table.and(table);
        let above = self.body.last_row();
        if above.is_none() && stands.is_nowhere() {
            return;
        }
        if let Some(above) = above.filter(|_| joined) {
            open_below(above);
        }
        let mut between = match (joined, begins_sheet) {
            (true, _) => Paragraph::new().style(BETWEEN_TABLES),
            (false, true) => between_sheets(),
            (false, false) => Paragraph::new().style(AFTER_TABLE),
        };
        stands.mark(&mut between);
        self.push(between);
    }

    fn grid(
        &mut self,
        table: &Table,
        above: Vec<Paragraph>,
        block: &Block,
        orientation: Orientation,
    ) {
        let (node, change) = (block.id, block.origin.change);
        if table.rows().next().is_none() || table.columns.is_empty() {
            table.rows().flat_map(|row| &row.cells).for_each(|cell| self.lost(cell));
            return above.into_iter().for_each(|paragraph| self.push(paragraph));
        }
        let sheets = self.layout_facts.sheets.get(&node).map_or(&[][..], Vec::as_slice);
        let joined = self.layout_facts.joined.contains(&node);
        self.keep_apart(Stands::of(change), joined, sheets.first() == Some(&0));
        let whole = text_width(&self.sheet.page, orientation) - self.sheet.table.rule;
        let measured =
            self.layout_facts.columns.get(&node).filter(|c| c.len() == table.columns.len());
        let widths = measured.cloned().unwrap_or_else(|| by_shares(table, whole));
        let mut grid = TableBuilder::new(twips(&widths));
        grid.change = change;
        grid.whole = self.layout_facts.whole.contains(&node);
        grid.repeated = self.layout_facts.repeated.get(&node).map_or(&[], Vec::as_slice);
        grid.sheets = sheets;
        grid.kept = self.layout_facts.label_rows.get(&node).map_or(&[], Vec::as_slice);
        let step = self.layout_facts.fits.get(&node).copied();
        let margin = self.layout_facts.margins.get(&node);
        grid.margins = margin.map(|margin| (*margin, self.sheet.table.side));
        if step.is_some() {
            let empty = cell_style_id(Role::TableCell, Align::Left, step, self.sheet);
            grid.empty = Paragraph::new().style(&empty);
        }
        grid.empty = self.resized(grid.empty, (Role::TableCell, Align::Left), node);
        // The cells borrow the rest of the builder.
        let mut body = std::mem::take(&mut self.body);
        let fill = |cell, place| self.cell(cell, place, step, node);
        let left_over = grid.table(table, above, &mut body, fill);
        self.body = body;
        self.note(Stands::of(change), true);
        left_over.into_iter().for_each(|cell| self.lost(cell));
    }

    /// A paragraph of a table that had another style in the old report, as it had another size there.
    fn resized(
        &self,
        mut paragraph: Paragraph,
        (role, align): (Role, Align),
        node: NodeId,
    ) -> Paragraph {
        if let Some(before) = self.layout_facts.fits_before.get(&node) {
            let style = cell_style_id(role, align, *before, self.sheet);
            let old = ParagraphProperty::new().style(&style);
            let change = ParagraphPropertyChange::new().property(old);
            paragraph.property.paragraph_property_change = Some(change);
        }
        paragraph
    }

    fn lost(&mut self, cell: &Cell) {
        self.runs.findings.push(lost_cell(cell));
    }

    fn cell(
        &mut self,
        cell: &Cell,
        (row, column): (usize, usize),
        step: Option<usize>,
        node: NodeId,
    ) -> Vec<Paragraph> {
        let style = cell_style_id(cell.role, cell.align, step, self.sheet);
        let lines: &[Vec<Inline>] = if cell.content.is_empty() { &[vec![]] } else { &cell.content };
        let facts = self.layout_facts;
        let paragraphs = lines.iter().enumerate().map(|(index, content)| {
            let breaks = facts.cell_breaks.get(&(node, row, column, index)).map(Vec::as_slice);
            let paragraph = self.broken(&style, cell.role, content, breaks, node);
            let own = self.sheet.of_cell(cell.role, step);
            let characters = |count: i64| (own.size + own.tracking) * count;
            let hanging = characters(cell.hanging(content) as i64);
            let left = characters(i64::from(cell.indent)) + hanging;
            match left > Length::ZERO {
                true => {
                    indented(paragraph, &Indents { left, first: -hanging, right: Length::ZERO })
                }
                false => paragraph,
            }
        });
        let paragraphs: Vec<_> = paragraphs.collect();
        // No mark ends the last paragraph of a cell.
        let last = lines.len() - 1;
        let paragraphs =
            paragraphs.into_iter().zip(lines).enumerate().map(|(index, (paragraph, content))| {
                let paragraph = self.resized(paragraph, (cell.role, cell.align), node);
                if index < last { marked(paragraph, content) } else { paragraph }
            });
        paragraphs.collect()
    }
}

/// A paragraph that is marked as a whole if all of its text is.
fn marked(mut paragraph: Paragraph, content: &[Inline]) -> Paragraph {
    if let Some(change) = change_of(content) {
        mark_paragraph(&mut paragraph, change);
    }
    paragraph
}

/// What stands at the left above a table, a tab, and its unit; the unit alone if nothing is at the left.
fn unit_line(table: &Table) -> Vec<Inline> {
    let origin = Origin { change: change_of(&table.left), ..Origin::default() };
    let tab = Inline { origin, kind: InlineKind::Leader };
    let left = table.left.iter().cloned().chain([tab]);
    let left = left.take(if table.left.is_empty() { 0 } else { usize::MAX });
    left.chain(table.unit.iter().cloned()).collect()
}

/// A paragraph whose tab leads to the right edge of the text area.
fn at_both_ends(paragraph: Paragraph, width: Length) -> Paragraph {
    let position = usize::try_from(width.to_twips()).unwrap_or(0);
    let tab = Tab::new().val(TabValueType::Right).pos(position);
    paragraph.add_tab(tab).align(AlignmentType::Left)
}

fn lost_cell(cell: &Cell) -> Diagnostic {
    let text: String = cell.content.iter().map(|p| plain_text(p)).collect();
    Diagnostic::new(codes::W02, format!("表格的列数不够，放不下这一格：“{text}”"))
        .at(cell.origin.span())
        .hint("请检查表格样式文件中的列数和合并的格数")
}
