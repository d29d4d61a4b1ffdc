//! Tables to column widths, row heights and broken text, then to pages with rules and repeated heads.
//!
//! # The model, shared with Word
//!
//! All lengths are whole twips. The table is centred in the text area; its outer rules lie inside it, so its columns
//! together are at most as wide as the text area less one rule.
//!
//! - **Across**: columns are measured between the centres of rules; a cell's text is `side` inside them (`w:tblCellMar`
//!   left and right are `side`, `w:tblGrid` and `w:tcW` are the columns of [`LayoutFacts`](crate::doc::LayoutFacts)).
//! - **Down**: a row is its upper rule, `above`, its lines, `above`: `rule + 2 × above + lines × pitch`, where the
//!   pitch is the exact line height of the cell's role; below the last row is one more rule. LibreOffice lays out the
//!   same from `w:tblCellMar` top and bottom `above`, borders of `rule` and exact line spacing without `w:snapToGrid`
//!   (measured: lines of 20 pt, margins of 2.85 pt and rules of ½ pt gave rows of 26.2 pt, and one rule below the
//!   last).
//! - Text is centred vertically in its cell, and characters in their lines. LibreOffice puts the baseline of an exact
//!   line at four fifths of it, lower by `d = line × 4/5 − ((line − size) / 2 + 0.88 × size)`; top and bottom margins
//!   of `above − d` and `above + d` would move it to the same place.
//! - A cell over several rows that needs more height than they have increases the height of the last of them.
//! - The caption is a paragraph, followed by a right-aligned paragraph with the table's unit; both keep with the table.
//!   Text after the table returns to the line grid; `LayoutFacts` holds the gap.
//! - Two tables of a form share the rule between them: the upper one has none below its last row in Word, and a hidden
//!   paragraph, without height, keeps them apart.
//! - A form that is fitted to its pages is a table of Word's for each sheet, with a page break before each but the first,
//!   so that labels that are repeated stand where a sheet begins, and every sheet has its lower rule. A sheet leaves room
//!   for the lines that its cells have in programs that add space between Chinese characters and digits.
//! - A table that is continued on another page repeats its head below its caption with `（续表）` and its unit, as Word
//!   repeats the rows that hold them; `LayoutFacts` holds which tables are continued.

mod asked;
mod balance;
mod cells;
mod columns;
mod draw;
mod form;
mod groups;
mod labels;
mod metrics;
mod place;
mod reader;
mod relief;
mod rules;
mod shares;
mod tagging;
mod torn;
mod typeset;
pub(super) mod words;

pub(super) use form::{TableForm, typeset};
pub(super) use place::{BETWEEN_SHEETS, place};
pub(super) use typeset::{BELOW, TypesetTable};
