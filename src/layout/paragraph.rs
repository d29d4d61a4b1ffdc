//! Shaped characters and a style to a paragraph: its lines, their height, and the runs of each.

use super::justify::{self, LineBounds};
use super::linebreak::{BrokenLine, break_lines, whole_words, without_words, word_breaks};
use super::pages::GlyphRun;
use super::retracked::retracked;
use super::text::ShapedChar;
use super::text_area::{TextArea, centred};
use crate::base::length::Length;
use crate::doc::{Align, Indents, RetrackedLine, TextStyle};

/// A paragraph broken into lines.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its characters.
    pub chars: Vec<ShapedChar>,
    /// The lines; at least one.
    pub lines: Vec<BrokenLine>,
    /// Height of a line.
    pub line: Length,
    /// From the top of a line to its baseline.
    pub baseline: Length,
    size: Length,
    tracking: Length,
    align: Align,
    indent: Length,
    bounds: LineBounds,
}

impl Paragraph {
    /// A paragraph in the text area (GB/T 9704 7.3.3).
    pub fn in_text_area(
        chars: Vec<ShapedChar>,
        style: &TextStyle,
        indents: Indents,
        area: &TextArea,
    ) -> Self {
        let Indents { left, first, right } = indents;
        let bounds = LineBounds {
            left: area.left + left,
            width: area.width - left - right,
            measure: area.measure - left - right,
        };
        Self::new(chars, style, style.align, first, bounds, area.baseline(style))
    }

    /// A paragraph in a cell, without indent; characters are centred vertically in their lines.
    pub fn in_cell(
        chars: Vec<ShapedChar>,
        style: &TextStyle,
        align: Align,
        bounds: LineBounds,
    ) -> Self {
        Self::in_words(chars, None, style, align, (Length::ZERO, bounds))
    }

    /// A paragraph in a cell, whose first line is indented by `indent`.
    ///
    /// Lines that would part a word are broken as those of the `spaced` text, which is as long.
    pub fn in_words(
        chars: Vec<ShapedChar>,
        spaced: Option<&[ShapedChar]>,
        style: &TextStyle,
        align: Align,
        (indent, bounds): (Length, LineBounds),
    ) -> Self {
        let baseline = centred(style.line, style.size);
        let rooms = (bounds.width - indent, bounds.width);
        let lines = whole_words(&chars, spaced.unwrap_or(&chars), rooms);
        let TextStyle { line, size, tracking, .. } = *style;
        Self { chars, lines, line, baseline, size, tracking, align, indent, bounds }
    }

    /// The tracking of a line's last character counts towards its width, as in Word (ECMA-376 17.3.2.35).
    fn new(
        chars: Vec<ShapedChar>,
        style: &TextStyle,
        align: Align,
        indent: Length,
        bounds: LineBounds,
        baseline: Length,
    ) -> Self {
        let bounds = LineBounds { measure: bounds.measure.min(bounds.width), ..bounds };
        let lines = break_lines(&chars, bounds.width - indent, bounds.width);
        let TextStyle { line, size, tracking, .. } = *style;
        Self { chars, lines, line, baseline, size, tracking, align, indent, bounds }
    }

    /// The number of characters before each line that Word must be made to begin, if it would part a word that is whole
    /// here.
    pub fn word_breaks(&self) -> Option<Vec<usize>> {
        let rooms = (self.bounds.width - self.indent, self.bounds.width);
        word_breaks(&self.chars, &self.lines, rooms)
    }

    /// The lines that Word must set wider or narrower to end them where they end here.
    pub fn retracked(&self) -> Vec<RetrackedLine> {
        let rooms = (self.bounds.width - self.indent, self.bounds.width);
        retracked(&self.chars, &self.lines, rooms, self.tracking)
    }

    /// The number of its lines with the widths of the `spaced` text, where Word breaks the lines that part no word.
    pub fn lines_of(&self, spaced: &[ShapedChar]) -> usize {
        let rooms = (self.bounds.width - self.indent, self.bounds.width);
        match self.word_breaks() {
            Some(_) => self.lines.len(),
            None => break_lines(&without_words(spaced), rooms.0, rooms.1).len(),
        }
    }

    /// Whether its last line has only a character or two: `全。`.
    pub fn ends_in_a_rest(&self) -> bool {
        let last = self.lines.last().map_or(Length::ZERO, |line| line.natural);
        self.lines.len() > 1 && last < self.size * 5 / 2
    }

    /// The height of all lines together.
    pub fn height(&self) -> Length {
        self.line * self.lines.len() as i64
    }

    /// The runs of a line with its top at `y`.
    pub fn runs(&self, index: usize, y: Length) -> Vec<GlyphRun> {
        let indent = if index == 0 { self.indent } else { Length::ZERO };
        let (line, y) = (&self.lines[index], y + self.baseline);
        justify::runs(&self.chars, line, self.size, self.align, self.bounds, indent, y)
    }
}
