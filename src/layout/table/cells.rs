//! Cells to shaped and broken text, and rows to heights.

use std::hash::{DefaultHasher, Hash};
use std::ops::Range;

use super::metrics::{TableLook, cell_bounds};
use super::{reader, words};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::{Block, Cell, Role, Table, TextStyle};
use crate::layout::linebreak::{Extent, extent};
use crate::layout::paragraph::Paragraph;
use crate::layout::remembered::state;
use crate::layout::text::{ShapedChar, Shaper};

/// The cell that covers each grid position, row by row.
pub(super) type Owners = Vec<Vec<Option<usize>>>;

/// The grid positions that a cell covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CellPlace {
    /// Its first row.
    pub row: usize,
    /// The number of rows.
    pub rows: usize,
    /// Its first column.
    pub column: usize,
    /// The number of columns.
    pub columns: usize,
}

impl CellPlace {
    /// The rows it covers.
    pub(crate) fn row_range(&self) -> Range<usize> {
        self.row..self.row + self.rows
    }

    /// The columns it covers.
    pub(crate) fn column_range(&self) -> Range<usize> {
        self.column..self.column + self.columns
    }
}

/// What a cell asks of the widths of columns.
#[derive(Clone, Debug)]
pub(crate) struct CellDemand {
    /// The natural width of each of its paragraphs.
    pub wide: Vec<Length>,
    /// The widths that its text asks for.
    pub demands: Demands,
    /// The advance of a character of its role.
    pub character: Length,
}

/// A paragraph of a cell before its lines are broken.
struct CellText {
    chars: Vec<ShapedChar>,
    /// With the space that some programs add, if they add any.
    spaced: Option<Vec<ShapedChar>>,
    /// The indent of its lines but the first.
    hanging: Length,
}

impl CellText {
    /// What the widths of columns are measured by.
    fn measured(&self) -> &[ShapedChar] {
        self.spaced.as_deref().unwrap_or(&self.chars)
    }
}

/// A cell with its grid position and its text.
pub(crate) struct TypesetCell<'d> {
    /// The cell of the document.
    pub cell: &'d Cell,
    /// The grid positions it covers.
    pub place: CellPlace,
    /// What it asks of the widths of columns.
    pub demand: CellDemand,
    /// Whether each of its paragraphs should stay in one line: it is one of the row of signatures.
    pub whole: bool,
    /// The text of its paragraphs, until its lines are broken.
    texts: Vec<CellText>,
    /// The height of its text in programs that add space between Chinese characters and digits.
    pub reader_height: Length,
    /// Its paragraphs; empty until the widths of the columns are known.
    pub paragraphs: Vec<Paragraph>,
}

/// The cells with shaped text, and the cell that covers each grid position.
///
/// A row span ends with the head or the body that the cell begins in. A cell that finds fewer columns in its row than
/// it spans is an error (L03) and takes what is free; a cell that finds none is left out.
pub(super) fn shape<'d>(
    table: &'d Table,
    block: &Block,
    look: &TableLook,
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) -> (Vec<TypesetCell<'d>>, Owners) {
    let mut owners = vec![vec![None; table.columns.len()]; table.rows().count()];
    let mut cells = Vec::new();
    for (row, (of_row, starts)) in table.rows().zip(table.starts()).enumerate() {
        let end = if row < table.head.len() { table.head.len() } else { owners.len() };
        for (cell, column) in of_row.cells.iter().zip(starts) {
            let wanted = usize::from(cell.column_span.max(1));
            let free = owners[row].iter().skip(column).take(wanted);
            let columns = free.take_while(|owner| owner.is_none()).count();
            let rows = usize::from(cell.row_span.max(1)).min(end - row);
            if columns < wanted {
                findings.push(no_room(&table.name, row).at(cell.origin.span()));
            }
            if columns > 0 {
                let places = &mut owners[row..row + rows];
                places
                    .iter_mut()
                    .for_each(|row| row[column..column + columns].fill(Some(cells.len())));
                let place = CellPlace { row, rows, column, columns };
                let whole = of_row.keep && row >= table.head.len();
                cells.push(TypesetCell::new((cell, whole), place, block, look, shaper));
            }
        }
    }
    (cells, owners)
}

fn no_room(table: &str, row: usize) -> Diagnostic {
    let message = format!("表格“{table}”第 {} 行的单元格比列多", row + 1);
    Diagnostic::new(codes::L03, message).hint("请在模板的 tables/ 里核对这一行和它上面合并的单元格")
}

/// The widths that a cell's text asks for: of its longest number, of its longest word, of its first few characters, of its
/// widest paragraph in one line.
pub(super) type Demands = [Length; 4];

/// The number of characters that should fit on a line of a cell.
const FEW: i64 = 6;

/// The number of characters that must fit on a line of a cell.
const LEAST: i64 = 2;

/// The natural width of each paragraph, and the widths that the text asks for.
///
/// Negative tracking is left out: LibreOffice drops it where digits and Chinese characters meet, so a cell that just
/// holds its text here would be broken there.
fn demands(texts: &[CellText], style: &TextStyle) -> (Vec<Length>, Demands) {
    let loosened = -style.tracking.min(Length::ZERO);
    let extents: Vec<_> = texts.iter().map(|text| extent(text.measured(), loosened)).collect();
    let hanging = |(extent, text): (&Extent, &CellText)| {
        let hanging = if extent.word < extent.line { text.hanging } else { Length::ZERO };
        extent.word + hanging
    };
    let longest = |widths: &mut dyn Iterator<Item = Length>| widths.max().unwrap_or_default();
    let widest = longest(&mut extents.iter().map(|extent| extent.line));
    let word = longest(&mut extents.iter().zip(texts).map(hanging));
    let number = longest(&mut extents.iter().map(|extent| extent.number));
    let few = word.max(widest.min(style.size * FEW));
    let least = number.max(widest.min(style.size * LEAST));
    (extents.iter().map(|extent| extent.line).collect(), [least, word, few, widest])
}

impl<'d> TypesetCell<'d> {
    /// A cell; one of the row of signatures is `whole`, so that its name or number stays in one line.
    fn new(
        (cell, whole): (&'d Cell, bool),
        place: CellPlace,
        block: &Block,
        look: &TableLook,
        shaper: &mut Shaper,
    ) -> Self {
        let style = look.text(cell.role);
        let advance = style.size + style.tracking;
        let shape = |content: &Vec<_>| {
            let mut chars = shaper.shape_styled(style, content, block.id);
            words::join(&mut chars, &look.words);
            if whole {
                words::join_labelled(&mut chars);
            }
            let spaced = reader::spaced(&chars, style.size);
            let hanging = Length::twips((advance * cell.hanging(content) as i64).to_twips());
            CellText { chars, spaced, hanging }
        };
        let texts: Vec<_> = cell.content.iter().map(shape).collect();
        let (wide, demands) = demands(&texts, style);
        let character = style.size + style.tracking;
        let indent = character * i64::from(cell.indent);
        let wide = wide.into_iter().map(|width| width + indent).collect();
        let demands = demands.map(|width| width + indent);
        let demand = CellDemand { wide, demands, character };
        let (reader_height, paragraphs) = Default::default();
        Self { cell, place, demand, whole, texts, reader_height, paragraphs }
    }

    /// The shaped text of its paragraphs as some programs space it, each with the indent of its lines but the first; none
    /// once its lines are broken.
    pub(super) fn measured(&self) -> impl Iterator<Item = (&[ShapedChar], Length)> {
        self.texts.iter().map(|text| (text.measured(), text.hanging))
    }

    /// States all that the widths of columns depend on.
    pub(super) fn state_for_widths(&self, digest: &mut DefaultHasher) {
        let CellPlace { row, rows, column, columns } = self.place;
        (row, rows, column, columns, self.whole, self.indent()).hash(digest);
        let CellDemand { wide, demands, character } = &self.demand;
        (wide, demands, character).hash(digest);
        for (text, hanging) in self.measured() {
            hanging.hash(digest);
            state(
                digest,
                text.iter().map(|char| (char.character, char.advance, char.class, char.joined)),
            );
        }
    }

    /// The indent of its text from the left.
    pub(super) fn indent(&self) -> Length {
        self.demand.character * i64::from(self.cell.indent)
    }

    /// Breaks its text into lines, once the edges of the columns are known.
    pub(crate) fn break_lines(&mut self, look: &TableLook, edges: &[Length]) {
        let columns = self.place.column_range();
        let bounds = cell_bounds(edges[columns.start], edges[columns.end], look.side);
        let (text_style, align) = (look.text(self.cell.role), self.cell.align);
        let bounds = bounds.indented(self.indent());
        for CellText { chars, spaced, hanging } in std::mem::take(&mut self.texts) {
            let bounds = (-hanging, bounds.indented(hanging));
            let paragraph =
                Paragraph::in_words(chars, spaced.as_deref(), text_style, align, bounds);
            let lines = spaced.map_or(paragraph.lines.len(), |text| paragraph.lines_of(&text));
            self.reader_height += paragraph.line * lines as i64;
            self.paragraphs.push(paragraph);
        }
    }

    /// Whether a line begins within a number, or between a number and its unit.
    pub(super) fn parts_a_number(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| {
            let starts = paragraph.lines[1..].iter().map(|line| line.chars.start);
            starts.into_iter().any(|at| words::parts_a_number(&paragraph.chars, at))
        })
    }

    /// Whether a line between its first and its last has so many characters at most.
    pub(super) fn is_squeezed(&self, most: usize) -> bool {
        self.paragraphs.iter().any(|paragraph| {
            let lines = paragraph.lines.get(1..paragraph.lines.len() - 1).unwrap_or_default();
            lines.iter().any(|line| line.full && line.chars.len() - line.spaces <= most)
        })
    }

    /// The breaks of each of its paragraphs that Word would break within a word.
    pub(crate) fn word_breaks(&self) -> impl Iterator<Item = (usize, Vec<usize>)> {
        let paragraphs = self.paragraphs.iter().enumerate();
        paragraphs.filter_map(|(index, paragraph)| Some((index, paragraph.word_breaks()?)))
    }

    /// Its lines, as index of the paragraph and index of the line in it.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, usize)> {
        let paragraphs = self.paragraphs.iter().enumerate();
        paragraphs.flat_map(|(index, paragraph)| {
            (0..paragraph.lines.len()).map(move |line| (index, line))
        })
    }

    /// The line height.
    pub(crate) fn pitch(&self) -> Length {
        self.paragraphs.first().map_or(Length::ZERO, |paragraph| paragraph.line)
    }

    /// The height of its text.
    pub(crate) fn height(&self) -> Length {
        self.paragraphs.iter().map(Paragraph::height).sum()
    }
}

/// The height of each row with its upper rule.
pub(super) fn row_heights(
    cells: &[TypesetCell],
    rows: usize,
    look: &TableLook,
    height: impl for<'c, 'd> Fn(&'c TypesetCell<'d>) -> Length,
) -> Vec<Length> {
    let around = look.around();
    let mut heights = vec![around + look.text(Role::TableCell).line; rows];
    for cell in cells.iter().filter(|cell| cell.place.rows == 1) {
        let row = &mut heights[cell.place.row];
        *row = (*row).max(around + height(cell));
    }
    for cell in cells.iter().filter(|cell| cell.place.rows > 1) {
        let covered = cell.place.row_range();
        let there: Length = heights[covered.clone()].iter().copied().sum();
        heights[covered.end - 1] += (around + height(cell) - there).or_zero();
    }
    heights
}
