//! Tables of the document tree to rows of the body: caption and unit above, note below, cells with their paragraphs.

use docx_rs::{AlignmentType, Paragraph, Tab, TabValueType};

use super::body::BodyBuilder;
use super::body_text::indented;
use super::both_reports::{BothProperties, ReportSide, words_in};
use super::ids::{AFTER_TABLE, BETWEEN_TABLES, cell_style_id};
use super::page::text_width;
use super::revisions::{Stands, mark_paragraph};
use super::row_keeping::RowKeeping;
use super::table::{TableBuilder, between_sheets, by_shares, open_below, twips};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::{ChangeMark, NodeId, Origin};
use crate::base::length::Length;
use crate::doc::{
    Align, Block, Cell, Indents, Inline, InlineKind, LayoutFacts, Orientation, Role, Table,
    change_of, plain_text,
};

impl BodyBuilder<'_> {
    /// Caption and unit above the table, note below it.
    ///
    /// Word repeats only head rows on the next page, so caption and unit of a table that is continued become head rows.
    pub(super) fn table(&mut self, table: &Table, block: &Block, orientation: Orientation) {
        let node = block.id;
        let mut above = self.above_table(table, node, orientation);
        if !self.layout_facts.continued.contains(&node) && !above.is_empty() {
            above.drain(..).for_each(|paragraph| self.push(paragraph));
            if block.origin.change == Some(ChangeMark::Deleted) {
                self.push(left_above());
            }
        }
        self.grid(table, above, block, orientation);
        if !table.note.is_empty() {
            let role = Role::TableNote;
            let property = |side: ReportSide| {
                let step = side.facts.fits.get(&node).copied();
                self.in_cell((role, self.sheet.of(role).align), step).property
            };
            let own = self.in_both(change_of(&table.note), property);
            let mut paragraph = self.paragraph(role, "", &table.note, node);
            self.ends.end(&mut paragraph, block, own.clone());
            if let Some(change) = change_of(&table.note).filter(|_| block.origin.change.is_none()) {
                self.ends.note(&mut paragraph, (block, change), own);
            }
            self.push(paragraph);
        }
    }

    /// Caption and unit.
    fn above_table(
        &mut self,
        table: &Table,
        node: NodeId,
        orientation: Orientation,
    ) -> Vec<Paragraph> {
        let beside = unit_line(table);
        let lines = [(Role::Caption, &table.caption[..]), (Role::UnitNote, &beside)];
        let above = lines.into_iter().filter(|(_, content)| !content.is_empty());
        let paragraphs = above.map(|(role, content)| {
            let own = self.in_both(change_of(content), |side| {
                let paragraph = self.above(lines, role, node, side);
                match role == Role::UnitNote && !table.left.is_empty() {
                    true => at_both_ends(paragraph, text_width(&self.sheet.page, orientation)),
                    false => paragraph,
                }
                .property
            });
            marked(self.paragraph(role, "", content, node), own, content)
        });
        paragraphs.collect()
    }

    /// The paragraph of caption or unit in a report. The gap goes before the first of them, the room to spare before the last.
    fn above(
        &self,
        lines: [(Role, &[Inline]); 2],
        role: Role,
        node: NodeId,
        side: ReportSide,
    ) -> Paragraph {
        let shown = lines.map(|(role, content)| (role, words_in(content, side.without)));
        let shown: Vec<_> = shown.into_iter().filter(|(_, content)| !content.is_empty()).collect();
        let is = |one: Option<&(Role, _)>| one.is_some_and(|one| one.0 == role);
        let (is_first, is_last) = (is(shown.first()), is(shown.last()));
        let step = side.facts.fits.get(&node).copied().filter(|_| role == Role::UnitNote);
        let mut paragraph = self.in_cell((role, self.sheet.of(role).align), step);
        if is_first {
            paragraph = self.lowered(paragraph, (role, node), side);
        }
        let spare = side.facts.spare.get(&node).copied().unwrap_or_default();
        if !is_last || spare <= Length::ZERO {
            return paragraph;
        }
        let own = paragraph.property.line_spacing.clone().unwrap_or_default();
        let twips = u32::try_from(spare.to_twips()).unwrap_or(0);
        paragraph.line_spacing(if is_first { own.after(twips) } else { own.before(twips) })
    }

    /// A paragraph of a table in a step of its sizes, without words.
    fn in_cell(&self, (role, align): (Role, Align), step: Option<usize>) -> Paragraph {
        Paragraph::new().style(&cell_style_id(role, align, step, self.sheet))
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
        let before = self.layout_facts.before.as_deref();
        let before = before.filter(|_| change != Some(ChangeMark::Inserted));
        let old = before.map(|before| row_keeping(before, node, change.is_none()));
        grid.keeping = (old, row_keeping(self.layout_facts, node, false));
        grid.repeated = self.layout_facts.repeated.get(&node).map_or(&[], Vec::as_slice);
        grid.heads = self.layout_facts.heads_again.get(&node).map_or(&[], Vec::as_slice);
        grid.sheets = sheets;
        let margin = self.layout_facts.margins.get(&node);
        grid.margins = margin.map(|margin| (*margin, self.sheet.table.side));
        let own = self.in_both(change, |side| {
            let step = side.facts.fits.get(&node).copied();
            self.in_cell((Role::TableCell, Align::Left), step).property
        });
        own.give(&mut grid.empty);
        // The cells borrow the rest of the builder.
        let mut body = std::mem::take(&mut self.body);
        let changes: Vec<_> = table.rows().map(|row| change.or(row.change())).collect();
        let fill = |cell, place: (usize, usize)| {
            let change = changes.get(place.0).copied().flatten();
            self.cell(cell, place, (node, change))
        };
        let left_over = grid.table(table, above, &mut body, fill);
        self.body = body;
        self.note(Stands::of(change), true);
        left_over.into_iter().for_each(|cell| self.lost(cell));
    }

    fn lost(&mut self, cell: &Cell) {
        self.runs.findings.push(lost_cell(cell));
    }

    /// The paragraphs of a cell. In a row that came or went none has the properties of two reports: LibreOffice lets such a
    /// row stay, without words.
    fn cell(
        &mut self,
        cell: &Cell,
        (row, column): (usize, usize),
        (node, of_row): (NodeId, Option<ChangeMark>),
    ) -> Vec<Paragraph> {
        let lines: &[Vec<Inline>] = if cell.content.is_empty() { &[vec![]] } else { &cell.content };
        let facts = self.layout_facts;
        // No mark ends the last paragraph of a cell.
        let last = lines.len() - 1;
        let paragraphs = lines.iter().enumerate().map(|(index, content)| {
            let breaks = facts.cell_breaks.get(&(node, row, column, index)).map(Vec::as_slice);
            let own = change_of(content).filter(|_| index < last);
            let own = self
                .in_both(of_row.or(own), |side| self.of_cell(cell, content, (node, side)).property);
            let paragraph = self.broken(cell.role, content, breaks, node);
            marked(paragraph, own, if index < last { content } else { &[] })
        });
        paragraphs.collect()
    }

    /// A paragraph of a cell in a report, without its words.
    fn of_cell(&self, cell: &Cell, content: &[Inline], at: (NodeId, ReportSide)) -> Paragraph {
        let (node, side) = at;
        let step = side.facts.fits.get(&node).copied();
        let paragraph = self.in_cell((cell.role, cell.align), step);
        let own = self.sheet.of_cell(cell.role, step);
        let characters = |count: i64| (own.size + own.tracking) * count;
        let hanging = characters(cell.hanging(&words_in(content, side.without)) as i64);
        let left = characters(i64::from(cell.indent)) + hanging;
        match left > Length::ZERO {
            true => indented(paragraph, &Indents { left, first: -hanging, right: Length::ZERO }),
            false => paragraph,
        }
    }
}

/// The paragraph directly above a table that the old report alone has: LibreOffice leaves it when the table goes, so it has one
/// point and no words, and stands in neither report.
fn left_above() -> Paragraph {
    let mut paragraph = Paragraph::new().style(AFTER_TABLE).keep_next(true);
    Stands::default().mark(&mut paragraph);
    paragraph
}

fn row_keeping(facts: &LayoutFacts, node: NodeId, are_all: bool) -> RowKeeping<'_> {
    let kept = facts.label_rows.get(&node).map_or(&[][..], Vec::as_slice);
    let (whole, has_rows_above) = (facts.whole.contains(&node), facts.continued.contains(&node));
    RowKeeping { whole, has_rows_above, kept, are_all }
}

/// A paragraph with its properties in either report that is marked as a whole if all of its text is.
fn marked(mut paragraph: Paragraph, own: BothProperties, content: &[Inline]) -> Paragraph {
    own.give(&mut paragraph);
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
