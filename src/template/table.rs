//! A shape and the facts to a table: columns, head and rows laid on one grid.

use super::grid::Grid;
use super::merge::{self, BuiltCell, BuiltRow};
use super::scope::{Manner, Scope, Shapes};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::Origin;
use crate::base::source::Span;
use crate::doc::{Align, Cell, Inline, Role, Table, TableColumn, TableRow};
use crate::pack::shape::{CellAlign, CellShape, ColumnShape, RowShape};
use crate::pack::{PackText, Shape};

/// Builds a table. `None` if what it needs is not given, or if no row is left.
pub(super) fn build(
    shape: &Shape,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Option<Table> {
    if !facts.all_given(&shape.when, scope, findings) {
        return None;
    }
    let columns = Vec::new();
    let mut builder = TableExpansion { shape, facts, findings, columns, grid: Grid::new(0) };
    let heads = builder.columns(scope);
    let headed = shape.columns.iter().any(|column| column.head.is_some());
    let head = match shape.head.is_empty() {
        true if headed => vec![TableRow { cells: heads, ..TableRow::default() }],
        true => Vec::new(),
        false => builder.half(&shape.head, scope, Role::TableHead),
    };
    let body = builder.half(&shape.rows, scope, Role::TableCell);
    if body.is_empty() {
        return None;
    }
    Some(Table {
        name: shape.name.clone(),
        caption: builder.line(shape.caption.as_ref(), scope),
        unit: builder.line(shape.unit.as_ref(), scope),
        left: builder.line(shape.left.as_ref(), scope),
        continues: shape.continues,
        fit: shape.fit,
        note: builder.line(shape.note.as_ref(), scope),
        columns: builder.columns.into_iter().map(|(column, _)| column).collect(),
        head,
        body,
    })
}

struct TableExpansion<'b, 'a> {
    shape: &'b Shape,
    facts: &'b mut Shapes<'a>,
    findings: &'b mut Diagnostics,
    columns: Vec<(TableColumn, CellAlign)>,
    grid: Grid,
}

impl TableExpansion<'_, '_> {
    /// Lays out the columns and gives their heads.
    fn columns(&mut self, scope: &Scope) -> Vec<Cell> {
        let mut heads = Vec::new();
        for column in &self.shape.columns {
            for scope in self.facts.scopes(column.each.as_ref(), scope, self.findings) {
                let grid = TableColumn { least: column.least, most: column.most };
                self.columns.push((grid, column.align));
                heads.push(self.column_head(column, &scope));
            }
        }
        heads
    }

    fn column_head(&mut self, column: &ColumnShape, scope: &Scope) -> Cell {
        let text = column.head.as_ref();
        let manner = Manner::Cell("");
        let content = text.map(|text| self.facts.text(text, scope, manner, self.findings));
        Cell {
            origin: from_template(text.map(|text| text.span)),
            role: Role::TableHead,
            align: Align::Center,
            indent: 0,
            column_span: 1,
            row_span: 1,
            content: content.unwrap_or_else(|| vec![Vec::new()]),
        }
    }

    /// The head or the body, on a grid of its own: no cell reaches from one into the other.
    fn half(&mut self, shapes: &[RowShape], scope: &Scope, role: Role) -> Vec<TableRow> {
        self.grid = Grid::new(self.columns.len());
        let rows = self.rows(shapes, scope, role);
        if let (false, Some(last)) = (self.grid.is_closed(), shapes.last()) {
            let finding = Diagnostic::new(codes::P10, "有格子伸到了最后一行下面").at(last.span);
            self.findings.push(finding.hint("减小该格的 rows"));
        }
        merge::rows(rows)
    }

    fn rows(&mut self, shapes: &[RowShape], scope: &Scope, role: Role) -> Vec<BuiltRow> {
        let mut rows = Vec::new();
        for shape in shapes {
            for scope in self.facts.scopes(shape.each.as_ref(), scope, self.findings) {
                if !self.is_wanted(shape, &scope) {
                    continue;
                }
                if !shape.cells.is_empty() {
                    let cells = self.row(shape, &scope, role);
                    rows.push(BuiltRow { cells, keep: shape.keep });
                }
                let mut parts = self.rows(&shape.rows, &scope, role);
                // The first of its parts: no page ends with the row that names them.
                if let Some(first) = parts.first_mut().filter(|_| !shape.cells.is_empty()) {
                    first.keep = true;
                }
                rows.extend(parts);
            }
        }
        rows
    }

    fn is_wanted(&mut self, shape: &RowShape, scope: &Scope) -> bool {
        self.facts.all_given(&shape.when, scope, self.findings)
            && (shape.unless.is_empty()
                || !self.facts.all_given(&shape.unless, scope, self.findings))
    }

    fn row(&mut self, shape: &RowShape, scope: &Scope, role: Role) -> Vec<BuiltCell> {
        let role = if shape.head { Role::TableHead } else { role };
        let mut cells = Vec::new();
        for cell in &shape.cells {
            for scope in self.facts.scopes(cell.each.as_ref(), scope, self.findings) {
                let column = self.grid.column();
                let (merge, cell) = (cell.merge, self.cell(cell, &scope, role));
                self.grid.fill(cell.column_span, cell.row_span);
                cells.push(BuiltCell { cell, column, merge });
            }
        }
        if !self.grid.end_row() {
            let message = format!("这一行的格子与表的 {} 列对不上", self.grid.columns());
            let place = shape.cells.first().map_or(shape.span, |cell| cell.text.span);
            let finding = Diagnostic::new(codes::P10, message)
                .at(place)
                .hint("补上或删去格子；一格占几列写 columns，占几行写 rows");
            self.findings.push(finding);
        }
        cells
    }

    fn cell(&mut self, shape: &CellShape, scope: &Scope, role: Role) -> Cell {
        let role = if shape.head { Role::TableHead } else { role };
        let manner = Manner::Cell(shape.missing.as_ref().unwrap_or(&self.shape.missing));
        let content = self.facts.text(&shape.text, scope, manner, self.findings);
        let of_column = self.columns.get(self.grid.column()).map(|(_, align)| *align);
        let align = match (shape.align, role) {
            (Some(align), _) => align,
            (None, Role::TableHead) => CellAlign::Fixed(Align::Center),
            (None, _) => of_column.unwrap_or(CellAlign::Auto),
        };
        Cell {
            origin: cell_origin(&content, shape.text.span),
            role,
            align: resolve(align, &content),
            indent: shape.indent,
            column_span: shape.columns,
            row_span: shape.rows,
            content,
        }
    }

    /// A caption, unit or note: one paragraph, cited as in prose.
    fn line(&mut self, text: Option<&PackText>, scope: &Scope) -> Vec<Inline> {
        text.map(|text| self.facts.line(text, scope, self.findings)).unwrap_or_default()
    }
}

/// Where a cell comes from: its template place, and the figure or fact that it shows alone.
fn cell_origin(content: &[Vec<Inline>], span: Span) -> Origin {
    let mut inlines = content.iter().flatten();
    match (inlines.next(), inlines.next()) {
        (Some(only), None) => Origin { template: Some(span), ..only.origin.clone() },
        _ => from_template(Some(span)),
    }
}

fn from_template(template: Option<Span>) -> Origin {
    Origin { template, ..Origin::default() }
}

fn resolve(align: CellAlign, content: &[Vec<Inline>]) -> Align {
    let shows_figure = content.iter().flatten().any(|inline| inline.origin.figure.is_some());
    match align {
        CellAlign::Fixed(align) => align,
        CellAlign::Auto if shows_figure => Align::Right,
        CellAlign::Auto => Align::Left,
    }
}
