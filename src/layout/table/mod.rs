//! Tables to set tables and then to pages: columns from content, cells that wrap, rows, rules, heads repeated.
//!
//! # The model, so that Word can be given the same numbers
//!
//! All lengths are whole twips. The table stands in the middle of the text area; its outer rules lie inside it, so its
//! columns together are at most the text's width less one rule.
//!
//! - **Across**: columns are measured between the middles of rules; a cell's text stands `side` inside them
//!   (`w:tblCellMar` left and right are `side`, `w:tblGrid` and `w:tcW` are the columns of
//!   [`LayoutFacts`](crate::doc::LayoutFacts)).
//! - **Down**: a row is its upper rule, `above`, its lines, `above`: `rule + 2 × above + lines × pitch`, the pitch being
//!   the exact line height of the cell's role; under the last row one rule more. LibreOffice lays out the same from
//!   `w:tblCellMar` top and bottom `above`, borders of `rule` and exact line spacing without `w:snapToGrid` (measured:
//!   lines of 20 pt, margins of 2.85 pt and rules of ½ pt gave rows of 26.2 pt, and one rule under the last).
//! - Text stands in the middle of its cell, and characters in the middle of their lines. LibreOffice puts the baseline of
//!   an exact line at four fifths of it, lower by `d = line × 4/5 − ((line − size) / 2 + 0.88 × size)`; top and bottom
//!   margins of `above − d` and `above + d` bring it to the same place there.
//! - A cell over several rows that needs more than they have lengthens the last of them.
//! - The caption is a paragraph with the table's unit, a paragraph at the right, under it; both keep with the table.
//!   Text after the table returns to the line grid; `LayoutFacts` hands the gap over.
//! - A table that goes on repeats its head under its caption with `（续表）` and its unit, as Word repeats the rows that
//!   hold them; `LayoutFacts` says which tables go on.

mod balance;
mod cells;
mod columns;
mod metrics;
mod place;
mod rules;
mod shares;
mod tagging;
mod typeset;

pub use place::place;
pub use typeset::TypesetTable;
