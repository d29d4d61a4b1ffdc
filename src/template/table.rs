//! A shape and the facts to a table: columns, head and rows laid on one grid.

use super::scope::{Manner, Scope, Shapes};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::Origin;
use crate::base::source::Span;
use crate::doc::{Align, Cell, Column, Inline, Role, Row, Table};
use crate::pack::Shape;
use crate::pack::shape::{CellAlign, CellShape, ColumnShape, RowShape};

/// Builds a table. `None` if what it needs is not given, or if no row is left.
pub fn build(
    shape: &Shape,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Option<Table> {
    if !facts.all_given(&shape.when, scope, findings) {
        return None;
    }
    let mut builder = Builder { shape, facts, findings, columns: Vec::new() };
    let head = builder.columns(scope);
    let head = if shape.head.is_empty() {
        vec![Row { cells: head }]
    } else {
        builder.rows(&shape.head, scope, Role::TableHead)
    };
    let body = builder.rows(&shape.rows, scope, Role::TableCell);
    if body.is_empty() {
        return None;
    }
    let table = Table {
        name: shape.name.clone(),
        caption: builder.line(Some(&shape.caption), scope),
        unit: builder.line(shape.unit.as_ref(), scope),
        columns: builder.columns.iter().map(|(column, _)| column.clone()).collect(),
        head,
        body,
        note: builder.line(shape.note.as_ref(), scope),
    };
    check_grid(&table, shape, builder.findings);
    Some(table)
}

struct Builder<'b, 'a> {
    shape: &'b Shape,
    facts: &'b mut Shapes<'a>,
    findings: &'b mut Diagnostics,
    columns: Vec<(Column, CellAlign)>,
}

impl Builder<'_, '_> {
    /// Lays out the columns and gives their heads.
    fn columns(&mut self, scope: &Scope) -> Vec<Cell> {
        let mut heads = Vec::new();
        for column in &self.shape.columns {
            for scope in self.scopes(column.each.as_ref(), scope) {
                let grid = Column { least: column.least, most: column.most };
                self.columns.push((grid, column.align));
                heads.push(self.head(column, &scope));
            }
        }
        heads
    }

    fn head(&mut self, column: &ColumnShape, scope: &Scope) -> Cell {
        let manner = Manner::Cell("");
        let text = column.head.as_ref();
        let content = text.map(|text| self.facts.text(text, scope, manner, self.findings));
        Cell {
            origin: place(text.map(|text| text.span)),
            role: Role::TableHead,
            align: Align::Center,
            column_span: 1,
            row_span: 1,
            content: content.unwrap_or_else(|| vec![Vec::new()]),
        }
    }

    /// The scope itself, or one for each item of a list.
    fn scopes(&mut self, each: Option<&crate::pack::Path>, scope: &Scope) -> Vec<Scope> {
        match each {
            None => vec![scope.clone()],
            Some(path) => {
                let items = self.facts.list(path, scope, self.findings);
                items.iter().map(|item| scope.with(item)).collect()
            }
        }
    }

    fn rows(&mut self, shapes: &[RowShape], scope: &Scope, role: Role) -> Vec<Row> {
        let mut rows = Vec::new();
        for shape in shapes {
            for scope in self.scopes(shape.each.as_ref(), scope) {
                if !self.facts.all_given(&shape.when, &scope, self.findings) {
                    continue;
                }
                if !shape.cells.is_empty() {
                    rows.push(self.row(shape, &scope, role));
                }
                rows.extend(self.rows(&shape.rows, &scope, role));
            }
        }
        rows
    }

    fn row(&mut self, shape: &RowShape, scope: &Scope, role: Role) -> Row {
        let mut cells: Vec<Cell> = Vec::new();
        for cell in &shape.cells {
            for scope in self.scopes(cell.each.as_ref(), scope) {
                let column: usize = cells.iter().map(|cell| cell.column_span as usize).sum();
                cells.push(self.cell(cell, column, &scope, role));
            }
        }
        Row { cells }
    }

    fn cell(&mut self, shape: &CellShape, column: usize, scope: &Scope, role: Role) -> Cell {
        let manner = Manner::Cell(&self.shape.missing);
        let content = self.facts.text(&shape.text, scope, manner, self.findings);
        let of_column = self.columns.get(column).map(|(_, align)| *align);
        let align = match (shape.align, role) {
            (Some(align), _) => align,
            (None, Role::TableHead) => CellAlign::Fixed(Align::Center),
            (None, _) => of_column.unwrap_or(CellAlign::Auto),
        };
        Cell {
            origin: cell_origin(&content, shape.text.span),
            role,
            align: resolve(align, &content),
            column_span: shape.columns,
            row_span: shape.rows,
            content,
        }
    }

    /// A caption, unit or note: one paragraph, cited as in prose.
    fn line(&mut self, text: Option<&crate::pack::Text>, scope: &Scope) -> Vec<Inline> {
        let paragraphs =
            text.map(|text| self.facts.text(text, scope, Manner::Prose, self.findings));
        paragraphs.unwrap_or_default().into_iter().flatten().collect()
    }
}

/// Where a cell comes from: its template place, and the figure or fact that it shows alone.
fn cell_origin(content: &[Vec<Inline>], span: Span) -> Origin {
    let mut inlines = content.iter().flatten();
    match (inlines.next(), inlines.next()) {
        (Some(only), None) => Origin { template: Some(span), ..only.origin.clone() },
        _ => place(Some(span)),
    }
}

fn place(template: Option<Span>) -> Origin {
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

/// Every row must fill the grid exactly, spans from above included.
fn check_grid(table: &Table, shape: &Shape, findings: &mut Diagnostics) {
    for (half, rows) in [("表头", &table.head), ("表身", &table.body)] {
        let mut covered = vec![0u16; table.columns.len()];
        for (number, row) in (1..).zip(rows) {
            if !fill(&mut covered, row) {
                findings.push(ragged(half, number, row, table, shape));
                return;
            }
        }
        if covered.iter().any(|rows| *rows > 0) {
            let message = format!("{half}最后一行的格子伸出了表外");
            let finding = Diagnostic::error("P10", message).at(shape.caption.span);
            findings.push(finding.hint("减小该格的 rows"));
        }
    }
}

/// Lays a row on the grid; `false` if it has too few or too many cells.
fn fill(covered: &mut [u16], row: &Row) -> bool {
    let mut at = 0;
    for cell in &row.cells {
        while covered.get(at).is_some_and(|rows| *rows > 0) {
            at += 1;
        }
        for _ in 0..cell.column_span {
            match covered.get_mut(at) {
                Some(rows) if *rows == 0 => *rows = cell.row_span,
                _ => return false,
            }
            at += 1;
        }
    }
    let full = covered.iter().all(|rows| *rows > 0);
    covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    full
}

fn ragged(half: &str, number: usize, row: &Row, table: &Table, shape: &Shape) -> Diagnostic {
    let cells: u16 = row.cells.iter().map(|cell| cell.column_span).sum();
    let message = format!("{half}第{number}行占 {cells} 列，表有 {} 列", table.columns.len());
    let span = row.cells.first().and_then(|cell| cell.origin.template);
    Diagnostic::error("P10", message)
        .at(span.or(Some(shape.caption.span)))
        .hint("补上或删去格子；一格占几列写 columns，占几行写 rows")
}
