//! Pictures of pages in shades of grey, and how much two of them differ.

use libtest_mimic::Failed;

/// Shades that differ by more than this, a fifth of 255, are different; less is the edge of a character or a thin rule,
/// which two programs smooth in two ways.
const UNLIKE: u8 = 51;

/// A picture in shades of grey.
pub(super) struct Grey {
    pub width: usize,
    pub height: usize,
    /// Row by row from the top, 0 for black.
    pub shades: Vec<u8>,
}

impl Grey {
    /// Reads what mutool writes: `P5`, width, height, 255, shades.
    pub(super) fn from_pgm(file: &[u8]) -> Result<Self, Failed> {
        let mut rest = file;
        let mut words = Vec::new();
        while words.len() < 4 {
            let end = rest.iter().position(u8::is_ascii_whitespace).ok_or("a cut picture")?;
            words.push(String::from_utf8_lossy(&rest[..end]).into_owned());
            rest = &rest[end + 1..];
        }
        let [width, height] = [words[1].parse()?, words[2].parse()?];
        if words[0] != "P5" || rest.len() != width * height {
            return Err("no picture in shades of grey".into());
        }
        Ok(Self { width, height, shades: rest.to_vec() })
    }

    /// The same, written.
    pub(super) fn to_pgm(&self) -> Vec<u8> {
        let head = format!("P5\n{} {}\n255\n", self.width, self.height);
        [head.as_bytes(), &self.shades].concat()
    }

    /// Both pictures in one: what only the first has is red, what only the second has is blue.
    pub(super) fn to_ppm_beside(&self, other: &Self) -> Vec<u8> {
        let mut out = format!("P6\n{} {}\n255\n", self.width, self.height).into_bytes();
        for y in 0..self.height {
            for x in 0..self.width {
                let (ours, theirs) = (self.at(x, y), other.at(x, y));
                out.extend([theirs, ours.max(theirs), ours]);
            }
        }
        out
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        let inside = x < self.width && y < self.height;
        if inside { self.shades[y * self.width + x] } else { 255 }
    }

    /// The share of pixels that differ.
    pub(super) fn unlike(&self, other: &Self) -> f64 {
        let all = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let unlike = all.filter(|&(x, y)| self.at(x, y).abs_diff(other.at(x, y)) > UNLIKE).count();
        unlike as f64 / (self.width * self.height) as f64
    }
}
