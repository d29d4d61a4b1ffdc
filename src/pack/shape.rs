//! `tables/*.yaml` to the shape of a table: caption, unit, columns, head, rows; no numbers.

use super::fields::{self, PackFields};
use super::style_values::read_length;
use super::text::{self, PackText, Path};
use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::base::yaml::{Node, NodeValue};
use crate::doc::{Align, Fit};

/// The shape of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    /// Its name: `income` for `tables/income.yaml`.
    pub name: String,
    /// The list that gives one table for each item; `None` for a single table.
    pub each: Option<Path>,
    /// What must be given, or the table is left out.
    pub when: Vec<Path>,
    /// The caption without its number; a table without a caption has no number either.
    pub caption: Option<PackText>,
    /// What stands above it at the right.
    pub unit: Option<PackText>,
    /// What stands at the left of the line of `unit`.
    pub left: Option<PackText>,
    /// Whether it is one form with the table placed right above it.
    pub continues: bool,
    /// Whether layout fits the form into as few pages as possible.
    pub fit: Option<Fit>,
    /// Its columns.
    pub columns: Vec<ColumnShape>,
    /// Its head rows; where there are none, one row of the columns' heads, if any has one.
    pub head: Vec<RowShape>,
    /// Its other rows.
    pub rows: Vec<RowShape>,
    /// The note under it.
    pub note: Option<PackText>,
    /// What stands where nothing is given.
    pub missing: String,
}

/// A column, or one for each item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct ColumnShape {
    /// Where it stands.
    pub span: Span,
    /// The list that gives one column for each item.
    pub each: Option<Path>,
    /// Its head.
    pub head: Option<PackText>,
    /// Its least share of the width, in thousandths.
    pub least: u16,
    /// Its greatest share of the width, in thousandths.
    pub most: u16,
    /// Across.
    pub align: CellAlign,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellAlign {
    /// As the shape's file states it.
    Fixed(Align),
    /// Figures at the right, words at the left.
    Auto,
}

/// A row, or one for each item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct RowShape {
    /// Where it stands.
    pub span: Span,
    /// The list that gives one row for each item.
    pub each: Option<Path>,
    /// What must be given, or the row is left out.
    pub when: Vec<Path>,
    /// What must not be given all, or the row is left out.
    pub unless: Vec<Path>,
    /// Whether it looks like a head, wherever it stands.
    pub head: bool,
    /// Whether it stays on the page of the row above it.
    pub keep: bool,
    /// Its cells.
    pub cells: Vec<CellShape>,
    /// Rows that follow it, of its item.
    pub rows: Vec<RowShape>,
}

/// A cell, or one for each item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct CellShape {
    /// The list that gives one cell for each item.
    pub each: Option<Path>,
    /// What it shows.
    pub text: PackText,
    /// How many columns it covers.
    pub columns: u16,
    /// How many rows it covers.
    pub rows: u16,
    /// Whether it looks like a head: a label beside rows that do not.
    pub head: bool,
    /// The indent of its text, in characters.
    pub indent: u8,
    /// Whether it is one with the cell above it where both show the same, and so does the cell at its left.
    pub merge: bool,
    /// Across, if it differs from its column.
    pub align: Option<CellAlign>,
    /// What stands in it where nothing is given, if it differs from the table's.
    pub missing: Option<String>,
}

/// Reads a shape.
pub fn read(
    name: &str,
    root: &Node,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Shape> {
    let mut reader = ShapeReader { sources, findings };
    let mut fields = PackFields::open(root, reader.findings)?;
    let each = reader.path(fields.get("each"));
    let when = reader.paths(fields.list("when"));
    fields.refuse_blank("caption", "写上表题；不要表题和表号的，删去这一行", reader.findings);
    let caption = fields.get("caption").and_then(|node| reader.text(node));
    let unit = fields.get("unit").and_then(|node| reader.text(node));
    let left = fields.get("left").and_then(|node| reader.text(node));
    let continues = reader.flag(fields.get("continues"));
    let fit = reader.fit(fields.get("fit"), fields.get("smallest"));
    let columns = fields.need("columns", reader.findings).map_or(&[][..], fields::list);
    let columns: Vec<_> = columns.iter().filter_map(|node| reader.column(node)).collect();
    let head: Vec<_> = fields.list("head").iter().filter_map(|node| reader.row(node)).collect();
    let rows = fields.need("rows", reader.findings).map_or(&[][..], fields::list);
    let rows: Vec<_> = rows.iter().filter_map(|node| reader.row(node)).collect();
    let note = fields.get("note").and_then(|node| reader.text(node));
    let missing = fields.get("missing").and_then(|node| fields::text(node, reader.findings));
    let missing = missing.unwrap_or("").to_string();
    fields.close(reader.findings);
    let name = name.to_string();
    Some(Shape {
        name,
        each,
        when,
        caption,
        unit,
        left,
        continues,
        fit,
        columns,
        head,
        rows,
        note,
        missing,
    })
}

struct ShapeReader<'r> {
    sources: &'r Sources,
    findings: &'r mut Diagnostics,
}

impl ShapeReader<'_> {
    fn text(&mut self, node: &Node) -> Option<PackText> {
        text::read(node, self.sources, self.findings)
    }

    fn path(&mut self, node: Option<&Node>) -> Option<Path> {
        node.and_then(|node| text::read_path(node, self.findings))
    }

    fn paths(&mut self, nodes: &[Node]) -> Vec<Path> {
        text::read_paths(nodes, self.findings)
    }

    /// Whether a switch is on; off if it is not there.
    fn flag(&mut self, node: Option<&Node>) -> bool {
        node.and_then(|node| fields::flag(node, self.findings)).unwrap_or(false)
    }

    /// `fit: page`, with `smallest` as the least font size.
    fn fit(&mut self, fit: Option<&Node>, smallest: Option<&Node>) -> Option<Fit> {
        let least = smallest.and_then(|node| read_length(node, self.findings));
        let node = fit?;
        match fields::text(node, self.findings)? {
            "page" => Some(Fit { smallest: least.unwrap_or_default() }),
            other => {
                let hint = "写 page：字号和行高由程序选，使这张表占的页数最少";
                self.findings.push(fields::wrong_value(node, other, hint));
                None
            }
        }
    }

    fn column(&mut self, node: &Node) -> Option<ColumnShape> {
        let mut fields = PackFields::open(node, self.findings)?;
        let each = self.path(fields.get("each"));
        let head = fields.get("head").and_then(|node| self.text(node));
        let width = fields.need("width", self.findings);
        let (least, most) = self.width(width);
        let align = fields.get("align").and_then(|node| self.align(node));
        fields.close(self.findings);
        let (span, align) = (node.span, align.unwrap_or(CellAlign::Auto));
        Some(ColumnShape { span, each, head, least, most, align })
    }

    /// `[least, most]` or one number, in percent of the table's width.
    fn width(&mut self, node: Option<&Node>) -> (u16, u16) {
        let Some(node) = node else { return (0, 1000) };
        let shares =
            fields::list(node).iter().map(|node| fields::count(node, 1..=100, self.findings));
        let shares: Option<Vec<_>> = shares.collect();
        match shares.as_deref() {
            Some([share]) => (share * 10, share * 10),
            Some([least, most]) if least <= most => (least * 10, most * 10),
            Some(_) => {
                let hint = "写 [最小, 最大]，如 [20, 40]，是占表宽的百分比";
                self.findings.push(fields::wrong_value(node, self.sources.text(node.span), hint));
                (0, 1000)
            }
            None => (0, 1000),
        }
    }

    fn align(&mut self, node: &Node) -> Option<CellAlign> {
        let written = fields::text(node, self.findings)?;
        let align = match written {
            "left" => CellAlign::Fixed(Align::Left),
            "center" => CellAlign::Fixed(Align::Center),
            "right" => CellAlign::Fixed(Align::Right),
            "auto" => CellAlign::Auto,
            _ => {
                let hint = "写 left（左）、center（中）、right（右）或 auto（数字靠右、文字靠左）";
                self.findings.push(fields::wrong_value(node, written, hint));
                return None;
            }
        };
        Some(align)
    }

    /// A list of cells, or a mapping with `cells` and what else a row may say.
    fn row(&mut self, node: &Node) -> Option<RowShape> {
        if let NodeValue::Sequence(cells) = &node.value {
            let cells = cells.iter().filter_map(|node| self.cell(node)).collect();
            let (when, unless, rows) = (Vec::new(), Vec::new(), Vec::new());
            let (span, each, head, keep) = (node.span, None, false, false);
            return Some(RowShape { span, each, when, unless, head, keep, cells, rows });
        }
        let mut fields = PackFields::open(node, self.findings)?;
        let each = self.path(fields.get("each"));
        let when = self.paths(fields.list("when"));
        let unless = self.paths(fields.list("unless"));
        let head = self.flag(fields.get("head"));
        let keep = self.flag(fields.get("keep"));
        let nodes = fields.get("cells").filter(|node| !is_run_together(node, self.findings));
        let nodes = nodes.map_or(&[][..], fields::list);
        let cells = nodes.iter().filter_map(|node| self.cell(node)).collect();
        let rows = fields.list("rows").iter().filter_map(|node| self.row(node)).collect();
        fields.close(self.findings);
        Some(RowShape { span: node.span, each, when, unless, head, keep, cells, rows })
    }

    /// A text, or a mapping with `text` and what else a cell may say; nothing for an empty cell.
    fn cell(&mut self, node: &Node) -> Option<CellShape> {
        let plain = |text| CellShape {
            each: None,
            text,
            columns: 1,
            rows: 1,
            head: false,
            indent: 0,
            merge: false,
            align: None,
            missing: None,
        };
        match &node.value {
            NodeValue::Null => {
                return Some(plain(PackText { span: node.span, pieces: Vec::new() }));
            }
            NodeValue::Scalar { .. } => return self.text(node).map(plain),
            NodeValue::Sequence(_) | NodeValue::Mapping(_) => {}
        }
        let mut fields = PackFields::open(node, self.findings)?;
        let each = self.path(fields.get("each"));
        let text = fields.need("text", self.findings).and_then(|node| self.text(node));
        let columns = fields.count("columns", 1..=99, 1, self.findings);
        let rows = fields.count("rows", 1..=99, 1, self.findings);
        let head = self.flag(fields.get("head"));
        let indent = fields.count("indent", 0..=10, 0, self.findings) as u8;
        let merge = self.flag(fields.get("merge"));
        let align = fields.get("align").and_then(|node| self.align(node));
        let missing = fields.get("missing").and_then(|node| fields::text(node, self.findings));
        let missing = missing.map(str::to_string);
        fields.close(self.findings);
        Some(CellShape { each, text: text?, columns, rows, head, indent, merge, align, missing })
    }
}

/// Cells that are written as one text: `cells: 项目、决算`.
fn is_run_together(node: &Node, findings: &mut Diagnostics) -> bool {
    let is_one = node.text().is_some_and(|text| text.contains(['、', '，', ',', '|']));
    if is_one {
        fields::no_list(
            node,
            "各格用半角逗号隔开，写在方括号里：cells: [项目, \"${.actual}\"]",
            findings,
        );
    }
    is_one
}
