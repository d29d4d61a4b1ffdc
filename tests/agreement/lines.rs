//! A PDF to the lines of each page: characters on one baseline, those of neighbouring cells apart.

use std::path::Path;
use std::process::Command;

/// A line as it stands on a page.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    /// Its characters without spaces.
    pub text: String,
    /// Where it is: its baseline for text, its left edge for a line of a cell; in points.
    pub place: f64,
    /// Whether it is of the size that only tables have.
    pub in_table: bool,
    /// How near the same line must be, in points. Titles have the baseline of body text here, LibreOffice puts them at
    /// four fifths of their lines.
    pub near: f64,
}

/// A character on a page; lengths in points.
struct Glyph {
    character: char,
    y: f64,
    left: f64,
    right: f64,
    size: f64,
}

/// Baselines this near are one line: a fallback face may sit a hair higher.
const SAME_LINE: f64 = 1.5;
/// Text of tables is no larger than this; cells have 10.8 pt between them, characters in them never 9.
const TABLE_SIZE: f64 = 13.0;
/// Text of titles is larger than this.
const TITLE_SIZE: f64 = 18.0;
const CELL_GAP: f64 = 9.0;

/// The lines of every page from top to bottom.
pub(super) fn pages(pdf: &Path) -> Result<Vec<Vec<Line>>, String> {
    let output = Command::new("mutool")
        .args(["draw", "-q", "-F", "stext", "-o", "-"])
        .arg(pdf)
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || !text.contains("<page ") {
        return Err(format!("mutool: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(text.split("<page ").skip(1).map(|page| lines(glyphs(page))).collect())
}

fn glyphs(page: &str) -> Vec<Glyph> {
    let mut size = 0.0;
    let mut glyphs = Vec::new();
    for row in page.lines() {
        if row.starts_with("<font ") {
            size = number(row, "size");
        } else if row.starts_with("<char ") {
            glyphs.extend(glyph(row, size));
        }
    }
    glyphs
}

fn glyph(row: &str, size: f64) -> Option<Glyph> {
    let text = quick_xml::escape::unescape(attribute(row, "c")).ok()?;
    let character = text.chars().next()?;
    let seen = !character.is_whitespace()
        && !"\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}".contains(character);
    let right = attribute(row, "quad").split(' ').nth(2)?.parse().ok()?;
    let (left, y) = (number(row, "x"), number(row, "y"));
    seen.then_some(Glyph { character, y, left, right, size })
}

fn attribute<'r>(row: &'r str, name: &str) -> &'r str {
    let after = row.split_once(&format!(" {name}=\"")).map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default()
}

fn number(row: &str, name: &str) -> f64 {
    attribute(row, name).parse().unwrap_or_default()
}

fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if glyph.y - row[0].y < SAME_LINE => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().flat_map(cells).collect()
}

fn cells(mut row: Vec<Glyph>) -> Vec<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut lines: Vec<Line> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for glyph in row {
        let apart = glyph.size < TABLE_SIZE && glyph.left - end > CELL_GAP;
        end = glyph.right;
        match lines.last_mut() {
            Some(line) if !apart => line.text.push(glyph.character),
            _ => lines.push(line(&glyph)),
        }
    }
    lines
}

/// A line of one character so far. LibreOffice sets cells at the top of their rows where a merged cell goes on on the
/// next page, so in tables it is the column that tells where a line is.
fn line(glyph: &Glyph) -> Line {
    let in_table = glyph.size < TABLE_SIZE;
    let place = if in_table { glyph.left } else { glyph.y };
    let near = if in_table || glyph.size > TITLE_SIZE { 3.0 } else { 1.0 };
    Line { text: glyph.character.into(), place, in_table, near }
}
