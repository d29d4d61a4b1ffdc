//! A glyph to the steps of its outline.

use ttf_parser::OutlineBuilder;

use super::face::{Face, GlyphId};

/// A step of an outline, with places in units of the face, y upward.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum OutlineStep {
    /// A new contour begins here.
    Move([[f32; 2]; 1]),
    /// A straight line.
    Line([[f32; 2]; 1]),
    /// A curve with one control point, then its end.
    Quadratic([[f32; 2]; 2]),
    /// A curve with two control points, then its end.
    Cubic([[f32; 2]; 3]),
    /// The contour ends where it began.
    Close,
}

impl Face {
    /// The outline of a glyph; nothing for a blank.
    pub fn outline(&self, glyph: GlyphId) -> Vec<OutlineStep> {
        let mut steps = OutlineSteps::default();
        if let Ok(face) = ttf_parser::Face::parse(self.data(), self.index) {
            face.outline_glyph(ttf_parser::GlyphId(glyph.0), &mut steps);
        }
        steps.0
    }
}

#[derive(Default)]
struct OutlineSteps(Vec<OutlineStep>);

impl OutlineBuilder for OutlineSteps {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineStep::Move([[x, y]]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineStep::Line([[x, y]]));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(OutlineStep::Quadratic([[x1, y1], [x, y]]));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(OutlineStep::Cubic([[x1, y1], [x2, y2], [x, y]]));
    }

    fn close(&mut self) {
        self.0.push(OutlineStep::Close);
    }
}
