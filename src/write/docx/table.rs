//! A table to Word's rows and cells: every grid position belongs to a cell, including continued merged cells.

use docx_rs::{
    Paragraph, TableAlignmentType, TableCell, TableCellBorderPosition, TableCellBorders,
    TableCellContent, TableCellMargins, TableLayoutType, TableRow as DocxRow, TableRowChild,
    VAlignType, VMergeType, WidthType,
};

use super::blocks::BodyWriter;
use super::ids::{AFTER_TABLE, TABLE, style_id};
use super::revisions::{Stands, mark_paragraph, mark_row};
use super::row_keeping::{KeptRows, RowKeeping};
use crate::base::id::ChangeMark;
use crate::base::length::Length;
use crate::doc::{Cell, Role, Table, TableRow};

/// The widths of columns in twips; each compensates the rounding of the one before.
pub(super) fn twips(columns: &[Length]) -> Vec<usize> {
    let mut edge = Length::ZERO;
    let mut widths = Vec::new();
    for &column in columns {
        let before = edge.to_twips();
        edge += column;
        widths.push(usize::try_from(edge.to_twips() - before).unwrap_or(0));
    }
    widths
}

/// Widths by the shares of the columns, for a table without widths from layout.
pub(super) fn by_shares(table: &Table, whole: Length) -> Vec<Length> {
    let share = |least: u16, most: u16| i64::from(least) + i64::from(most).max(1);
    let shares: Vec<_> = table.columns.iter().map(|c| share(c.least, c.most)).collect();
    let sum: i64 = shares.iter().sum::<i64>().max(1);
    shares.into_iter().map(|share| whole * share / sum).collect()
}

/// A cell that is continued in the rows below.
#[derive(Clone, Copy)]
struct VerticalMerge<'t> {
    cell: &'t Cell,
    /// Its first row and column.
    place: (usize, usize),
    rows: u16,
    columns: usize,
}

/// Builds one table.
pub(super) struct TableBuilder<'t> {
    /// Width of each column in twips.
    widths: Vec<usize>,
    /// The cells that are continued below, by their first column.
    below: Vec<Option<VerticalMerge<'t>>>,
    /// How its rows stay together in the old and in the new report.
    pub keeping: (Option<RowKeeping<'t>>, RowKeeping<'t>),
    /// The cells whose text is repeated where a page begins: row and first column.
    pub repeated: &'t [(usize, usize)],
    /// The head rows that are repeated where a sheet begins within their group: first row of the sheet and head row.
    pub heads: &'t [(usize, usize)],
    /// The first rows of sheets, at which another table begins.
    pub sheets: &'t [usize],
    /// The vertical cell margin, if it is not that of the table style, with the horizontal one.
    pub margins: Option<(Length, Length)>,
    /// The paragraph of a cell without text.
    pub empty: Paragraph,
    /// The mark of the whole table.
    pub change: Option<ChangeMark>,
}

impl<'t> TableBuilder<'t> {
    /// A builder for columns of these widths.
    pub(super) fn new(widths: Vec<usize>) -> Self {
        let below = vec![None; widths.len()];
        let empty = Paragraph::new().style(style_id(Role::TableCell));
        let (repeated, heads, sheets, keeping) = Default::default();
        let (margins, change) = (None, None);
        Self { widths, below, keeping, repeated, heads, sheets, margins, empty, change }
    }

    /// Adds the table to the body, row by row; `fill` turns a cell into its paragraphs. Cells without a grid position are
    /// returned.
    ///
    /// The paragraphs `above` become rows of their own above the first rule.
    pub(super) fn table(
        mut self,
        table: &'t Table,
        above: Vec<Paragraph>,
        body: &mut BodyWriter,
        mut fill: impl FnMut(&'t Cell, (usize, usize)) -> Vec<Paragraph>,
    ) -> Vec<&'t Cell> {
        let heads = above.len() + table.head.len();
        body.table(&self.shell(), heads);
        let mut left_over = Vec::new();
        let kept = KeptRows::of(table, self.keeping.0, self.keeping.1);
        let again = above.clone();
        for paragraph in above {
            body.row(kept.keep(self.bare(paragraph), None));
        }
        for (index, row) in table.rows().enumerate() {
            if index == 0 || index == table.head.len() {
                self.below.fill(None);
            }
            if index > 0 && self.sheets.contains(&index) {
                let change = self.change.or(self.change_of_sheet(table, index));
                let mut between = between_sheets();
                if let Some(change) = change {
                    mark_paragraph(&mut between, change);
                }
                body.paragraph(between);
                body.table(&self.shell(), heads);
                self.begin_sheet((table, index, change), &again, body, &mut fill);
            }
            let row = self.row((index, row), &mut fill, &mut left_over);
            body.row(kept.keep(row, Some(index)));
        }
        left_over
    }

    /// Repeats the head in the table of another sheet, and the head row of the group that the sheet begins in.
    fn begin_sheet(
        &mut self,
        (table, first, change): (&'t Table, usize, Option<ChangeMark>),
        above: &[Paragraph],
        body: &mut BodyWriter,
        fill: &mut impl FnMut(&'t Cell, (usize, usize)) -> Vec<Paragraph>,
    ) {
        let above = above.iter().map(|paragraph| self.bare(paragraph.clone()));
        above.for_each(|row| body.row(said_again(row, change)));
        let below = std::mem::replace(&mut self.below, vec![None; self.widths.len()]);
        let of_group = self.heads.iter().find(|(row, _)| *row == first).map(|(_, head)| *head);
        for index in (0..table.head.len()).chain(of_group) {
            let row = table.rows().nth(index).map(|row| (index, row));
            let row = row.map(|row| self.row(row, fill, &mut Vec::new()));
            row.into_iter().for_each(|row| body.row(said_again(row, change)));
        }
        self.below = below;
    }

    /// The mark of all rows of the sheet that begins with a row.
    fn change_of_sheet(&self, table: &Table, first: usize) -> Option<ChangeMark> {
        let end = self.sheets.iter().copied().find(|row| *row > first).unwrap_or(usize::MAX);
        let mut rows = table.rows().take(end).skip(first).map(TableRow::change);
        let change = rows.next()??;
        rows.all(|other| other == Some(change)).then_some(change)
    }

    /// The table without rows.
    fn shell(&self) -> docx_rs::Table {
        let built = docx_rs::Table::without_borders(Vec::new())
            .style(TABLE)
            .width(self.widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .set_grid(self.widths.clone());
        match self.margins {
            Some((above, side)) => built.margins(margins(above, side)),
            None => built,
        }
    }

    /// A row with only a paragraph: without rules and margins, so exactly as high as the paragraph.
    fn bare(&self, paragraph: Paragraph) -> DocxRow {
        use TableCellBorderPosition::{Bottom, Left, Right, Top};
        let nil = |borders: TableCellBorders, edge| borders.clear(edge);
        let borders = [Top, Left, Bottom, Right];
        let borders = borders.into_iter().fold(TableCellBorders::with_empty(), nil);
        let mut cell = self.sized(0, self.widths.len()).set_borders(borders);
        cell.property = cell
            .property
            .margin_top(0, WidthType::Dxa)
            .margin_bottom(0, WidthType::Dxa)
            .margin_left(0, WidthType::Dxa)
            .margin_right(0, WidthType::Dxa);
        let stands = Stands::of_paragraph(&paragraph);
        let mut row = DocxRow::new(vec![cell.add_paragraph(paragraph)]).cant_split();
        if !stands.in_old {
            mark_row(&mut row, ChangeMark::Inserted);
        }
        if !stands.in_new {
            mark_row(&mut row, ChangeMark::Deleted);
        }
        row
    }

    fn row(
        &mut self,
        (index, row): (usize, &'t TableRow),
        fill: &mut impl FnMut(&'t Cell, (usize, usize)) -> Vec<Paragraph>,
        left_over: &mut Vec<&'t Cell>,
    ) -> DocxRow {
        let mut cells = row.cells.iter();
        let mut built = Vec::new();
        let mut at = 0;
        while at < self.widths.len() {
            let (cell, columns) = match self.below[at].take() {
                Some(merge) => (self.continued((index, at), merge, fill), merge.columns),
                None => match cells.next() {
                    Some(cell) => self.cell((index, at), cell, fill(cell, (index, at))),
                    None => (self.empty(at, 1), 1),
                },
            };
            built.push(cell);
            at += columns;
        }
        left_over.extend(cells);
        let mut built = DocxRow::new(built).cant_split();
        if let Some(change) = row.change() {
            mark_row(&mut built, change);
        }
        built
    }

    fn cell(
        &mut self,
        (row, at): (usize, usize),
        cell: &'t Cell,
        paragraphs: Vec<Paragraph>,
    ) -> (TableCell, usize) {
        let columns = self.free(at, usize::from(cell.column_span.max(1)));
        let mut built = self.sized(at, columns);
        if cell.row_span > 1 {
            self.below[at] =
                Some(VerticalMerge { cell, place: (row, at), rows: cell.row_span - 1, columns });
            built = built.vertical_merge(VMergeType::Restart);
        }
        let built = paragraphs.into_iter().fold(built, TableCell::add_paragraph);
        (built, columns)
    }

    /// How many of the columns asked for exist and are not covered by a cell from above.
    fn free(&self, at: usize, asked: usize) -> usize {
        let end = (at + asked).min(self.widths.len());
        let taken = self.below[at + 1..end].iter().position(Option::is_some);
        taken.map_or(end - at, |taken| taken + 1)
    }

    /// The continuation of a cell that began in a row above; one whose text is repeated begins again.
    fn continued(
        &mut self,
        (row, at): (usize, usize),
        merge: VerticalMerge<'t>,
        fill: &mut impl FnMut(&'t Cell, (usize, usize)) -> Vec<Paragraph>,
    ) -> TableCell {
        if merge.rows > 1 {
            self.below[at] = Some(VerticalMerge { rows: merge.rows - 1, ..merge });
        }
        if self.repeated.contains(&(row, at)) {
            let begun = self.sized(at, merge.columns);
            let begun =
                if merge.rows > 1 { begun.vertical_merge(VMergeType::Restart) } else { begun };
            return fill(merge.cell, merge.place).into_iter().fold(begun, TableCell::add_paragraph);
        }
        let empty = self.empty(at, merge.columns);
        if self.heads.contains(&(row, merge.place.0)) {
            return empty.vertical_merge(VMergeType::Continue);
        }
        match (self.sheets.contains(&row), merge.rows > 1) {
            (false, _) => empty.vertical_merge(VMergeType::Continue),
            (true, true) => empty.vertical_merge(VMergeType::Restart),
            (true, false) => empty,
        }
    }

    /// A cell without text, one line high. It has the style of body cells even below a head cell: rows of head cells
    /// keep with the next row, and the rows beside a merged head cell could never be split.
    fn empty(&self, at: usize, columns: usize) -> TableCell {
        self.sized(at, columns).add_paragraph(self.empty.clone())
    }

    fn sized(&self, at: usize, columns: usize) -> TableCell {
        let width = self.widths[at..at + columns].iter().sum();
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        if columns > 1 { cell.grid_span(columns) } else { cell }
    }
}

/// A row that another sheet says again, with the mark of all rows of that sheet.
fn said_again(mut row: DocxRow, change: Option<ChangeMark>) -> DocxRow {
    let Some(change) = change else { return row };
    for TableRowChild::TableCell(cell) in &mut row.cells {
        for content in &mut cell.children {
            if let TableCellContent::Paragraph(paragraph) = content {
                // LibreOffice keeps a row that went with the properties of two reports.
                paragraph.property.paragraph_property_change = None;
            }
        }
    }
    mark_row(&mut row, change);
    row
}

fn margins(above: Length, side: Length) -> TableCellMargins {
    let twips = |length: Length| usize::try_from(length.to_twips()).unwrap_or(0);
    TableCellMargins::new().margin(twips(above), twips(side), twips(above), twips(side))
}

/// The paragraph between the tables of two sheets of a form, at the top of the second.
pub(super) fn between_sheets() -> Paragraph {
    Paragraph::new().style(AFTER_TABLE).page_break_before(true)
}

/// Removes the rules below the last row of a table: those above the next table stand there.
pub(super) fn open_below(last: &mut DocxRow) {
    for TableRowChild::TableCell(cell) in &mut last.cells {
        let borders = TableCellBorders::with_empty().clear(TableCellBorderPosition::Bottom);
        *cell = std::mem::take(cell).set_borders(borders);
    }
}
