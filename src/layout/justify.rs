//! A broken line to glyph runs at fixed points: aligned, or justified by an equal change of every gap.

use super::linebreak::BrokenLine;
use super::pages::{Glyph, GlyphRun, Point, Turn};
use super::text::ShapedChar;
use crate::base::length::Length;
use crate::doc::Align;

/// The horizontal bounds of the lines of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineBounds {
    /// The left edge.
    pub left: Length,
    /// The width at which lines are broken, the tracking of the last character included.
    pub width: Length,
    /// The width to which full lines are justified.
    pub measure: Length,
}

impl LineBounds {
    /// The bounds without some space at the left, rounded to twips.
    pub fn indented(self, indent: Length) -> Self {
        let indent = Length::twips(indent.to_twips());
        let within = |length: Length| (length - indent).max(Length::milli(1));
        let (width, measure) = (within(self.width), within(self.measure));
        Self { left: self.left + indent, width, measure }
    }
}

/// The runs of a line with its baseline at `y`, starting `indent` to the right of the left edge.
pub(super) fn runs(
    chars: &[ShapedChar],
    line: &BrokenLine,
    size: Length,
    align: Align,
    bounds: LineBounds,
    indent: Length,
    y: Length,
) -> Vec<GlyphRun> {
    let text = &chars[line.chars.clone()];
    let spare = bounds.width - indent - line.natural;
    let (shift, slack) = match align {
        Align::Justify if line.full => (Length::ZERO, bounds.measure - indent - line.natural),
        Align::Justify | Align::Left => (Length::ZERO, Length::ZERO),
        Align::Center => (spare / 2, Length::ZERO),
        Align::Right => (spare, Length::ZERO),
    };
    let pen = GapSharing::new(text, text.len() - line.spaces, slack, size);
    let origin = Point { x: bounds.left + indent + shift, y };
    pen.draw(text, size, origin)
}

/// How the slack of a line is divided among its gaps; it is negative for a line that is too full.
struct GapSharing {
    seen: usize,
    gaps: i64,
    slack: i64,
}

impl GapSharing {
    /// Divides `slack` among the gaps of the first `seen` characters.
    ///
    /// A gap lies between two characters that do not belong to one word, number or dash. If each gap would grow by more
    /// than half a character, the line stays ragged, because large gaps are harder to read than a ragged edge.
    fn new(text: &[ShapedChar], seen: usize, slack: Length, size: Length) -> Self {
        let open = |pair: &[ShapedChar]| pair[0].class.may_stretch_before(pair[1].class);
        let gaps = text[..seen].windows(2).filter(|pair| open(pair)).count() as i64;
        let slack = if slack * 2 > size * gaps { Length::ZERO } else { slack };
        Self { seen, gaps, slack: slack.to_milli() }
    }

    fn draw(&self, text: &[ShapedChar], size: Length, origin: Point) -> Vec<GlyphRun> {
        let mut runs: Vec<GlyphRun> = Vec::new();
        let (mut x, mut gap) = (origin.x, 0);
        for (index, char) in text.iter().enumerate() {
            let mut advance = if index < self.seen { char.advance } else { Length::ZERO };
            let next = text[..self.seen].get(index + 1);
            if next.is_some_and(|next| char.class.may_stretch_before(next.class)) {
                advance += self.share(gap);
                gap += 1;
            }
            let run = match runs.last_mut() {
                Some(run) if goes_on(run, char) => run,
                _ => {
                    let origin = Point { x, y: origin.y };
                    runs.push(GlyphRun {
                        face: char.face,
                        size,
                        bold: char.bold,
                        leader: char.leader,
                        change: char.change,
                        turn: Turn::Upright,
                        origin,
                        glyphs: Vec::with_capacity(text.len() - index),
                    });
                    runs.last_mut().expect("a run was just pushed")
                }
            };
            let ShapedChar { character, glyph, origin, .. } = *char;
            run.glyphs.push(Glyph { character, glyph, origin, advance });
            x += advance;
        }
        runs
    }

    /// The share of gap number `gap`. All shares add up to exactly the slack, and no two differ by more than 0.001 pt.
    fn share(&self, gap: i64) -> Length {
        let up_to = |gap: i64| (self.slack * gap).div_euclid(self.gaps);
        Length::milli(up_to(gap + 1) - up_to(gap))
    }
}

fn goes_on(run: &GlyphRun, char: &ShapedChar) -> bool {
    run.face == char.face
        && run.bold == char.bold
        && run.leader == char.leader
        && run.change == char.change
}
