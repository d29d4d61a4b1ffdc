//! The graphics state of a viewer, so that operators are written only where it changes.

use printpdf::{Color, Greyscale, LineJoinStyle, Op, PdfFontHandle, TextRenderingMode};

use super::fonts::Typeface;
use super::values::points;
use crate::base::length::Length;
use crate::layout::pages::GlyphRun;

/// The graphics state at a point of a page; the default is that at the start of a page (ISO 32000-1 8.4.1, 9.3.1).
#[derive(Default)]
pub(super) struct GraphicsState {
    font: Option<(printpdf::FontId, Length)>,
    bold: bool,
    round: bool,
    spacing: Length,
    thickness: Option<Length>,
    /// The fill colour of areas and characters, in percent of white.
    shade: u8,
}

impl GraphicsState {
    /// The character spacing that is set.
    pub(super) fn current_spacing(&self) -> Length {
        self.spacing
    }

    /// Sets everything that a run needs, except its place.
    pub(super) fn text(
        &mut self,
        ops: &mut Vec<Op>,
        run: &GlyphRun,
        face: &Typeface,
        spacing: Length,
    ) {
        self.font(ops, run, face);
        self.fill(ops, 0);
        self.weight(ops, run);
        if self.spacing != spacing {
            self.spacing = spacing;
            ops.push(Op::SetCharacterSpacing { multiplier: points(spacing).0 });
        }
    }

    /// Sets the line width.
    pub(super) fn thickness(&mut self, ops: &mut Vec<Op>, width: Length) {
        if self.thickness.replace(width) != Some(width) {
            ops.push(Op::SetOutlineThickness { pt: points(width) });
        }
    }

    /// Sets the fill colour, in percent of white.
    pub(super) fn fill(&mut self, ops: &mut Vec<Op>, shade: u8) {
        if std::mem::replace(&mut self.shade, shade) != shade {
            let percent = f32::from(shade) / 100.0;
            let col = Color::Greyscale(Greyscale { percent, icc_profile: None });
            ops.push(Op::SetFillColor { col });
        }
    }

    fn font(&mut self, ops: &mut Vec<Op>, run: &GlyphRun, face: &Typeface) {
        let wanted = Some((face.id.clone(), run.size));
        if self.font != wanted {
            self.font = wanted;
            let font = PdfFontHandle::External(face.id.clone());
            ops.push(Op::SetFont { font, size: points(run.size) });
        }
    }

    /// Fills, or fills and strokes the text. Line joins are round, because mitred joins would form spikes at the
    /// corners of brush strokes.
    fn weight(&mut self, ops: &mut Vec<Op>, run: &GlyphRun) {
        if let Some(width) = run.stroke() {
            self.thickness(ops, width);
            if !std::mem::replace(&mut self.round, true) {
                ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
            }
        }
        if self.bold != run.bold {
            self.bold = run.bold;
            let mode =
                if run.bold { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
            ops.push(Op::SetTextRenderingMode { mode });
        }
    }
}
