//! Source texts, and byte spans in them to line, column and display width.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use unicode_width::UnicodeWidthChar;

use super::digest::digest;

/// The number of a source text in its [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub u32);

/// A byte range of a source text; an empty one (`start == end`) points between two characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The text that it is in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range` of `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { source, start: byte(range.start), end: byte(range.end) }
    }

    /// The bytes it covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, both from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// Line number from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
}

/// One text that was read: a facts file, a template or another file of a pack.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name as users see it: a path, or `内置模板/standard/report.yaml`.
    pub name: String,
    /// The text, without byte order mark.
    pub text: String,
    lines: Vec<u32>,
    /// The characters before each block of [`BLOCK`] bytes, once a place beyond the first block was asked for.
    blocks: OnceLock<Vec<u32>>,
}

/// Columns are counted from the block that a place is in, so that a thousand places in one long line cost no more than
/// in short ones.
const BLOCK: usize = 4096;

impl Source {
    /// The line and column of a byte; for a byte past the end, those of the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.floor(byte);
        let line = self.lines.partition_point(|&start| start as usize <= byte);
        let start = self.lines[line - 1] as usize;
        Position { line, column: self.characters(start..byte) + 1 }
    }

    /// How many characters begin in a range of bytes.
    fn characters(&self, range: Range<usize>) -> usize {
        if range.len() <= BLOCK {
            return begun(&self.text.as_bytes()[range]);
        }
        let blocks = self.blocks.get_or_init(|| blocks(self.text.as_bytes()));
        let before = |byte: usize| {
            let block = byte / BLOCK;
            blocks[block] as usize + begun(&self.text.as_bytes()[block * BLOCK..byte])
        };
        before(range.end) - before(range.start)
    }

    /// The text of line `line` (from 1) without its line end.
    pub fn line(&self, line: usize) -> &str {
        let range = self.line_range(line);
        self.text[range].trim_end_matches(['\n', '\r'])
    }

    /// The bytes of line `line` (from 1), its line end included.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line - 1).map_or(self.text.len(), |&b| b as usize);
        let end = self.lines.get(line).map_or(self.text.len(), |&b| b as usize);
        start..end
    }

    /// A digest of its lines, the same whether they end as on Unix or as on Windows.
    pub fn digest(&self) -> u64 {
        digest(self.text.lines().flat_map(|line| [line.as_bytes(), b"\n"]))
    }

    fn floor(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

/// The characters that begin in bytes of UTF-8, which may be cut anywhere.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// The characters before each block, and before what is behind the last whole one.
fn blocks(text: &[u8]) -> Vec<u32> {
    let mut before = 0;
    let starts = text.chunks_exact(BLOCK).map(|block| {
        before += begun(block) as u32;
        before
    });
    std::iter::once(0).chain(starts).collect()
}

/// All source texts of a run, by their numbers. A clone shares the texts.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    all: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a text under its name and returns its number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text = text.into();
        let starts = text.match_indices('\n').map(|(byte, _)| byte + 1);
        let lines = std::iter::once(0).chain(starts).map(|byte| byte as u32).collect();
        let id = SourceId(self.all.len() as u32);
        let (name, blocks) = (name.into(), OnceLock::new());
        self.all.push(Arc::new(Source { name, text, lines, blocks }));
        id
    }

    /// Frees a text whose positions will not be reported any more; its name and number stay valid.
    pub fn forget(&mut self, id: SourceId) {
        let source = &mut self.all[id.0 as usize];
        let (name, text, blocks) = (source.name.clone(), String::new(), OnceLock::new());
        *source = Arc::new(Source { name, text, lines: vec![0], blocks });
    }

    /// The text with this number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// The last text with this name that was not forgotten.
    pub fn named(&self, name: &str) -> Option<&Source> {
        let named = self.all.iter().rev().filter(|source| source.name == name);
        named.map(Arc::as_ref).find(|source| !source.text.is_empty())
    }

    /// The characters that a span covers.
    pub fn text(&self, span: Span) -> &str {
        let source = self.get(span.source);
        &source.text[source.floor(span.start as usize)..source.floor(span.end as usize)]
    }

    /// Name, line and column of a span's start.
    pub fn locate(&self, span: Span) -> (&str, Position) {
        let source = self.get(span.source);
        (&source.name, source.position(span.start as usize))
    }
}

/// The terminal columns of a character as UAX #11 has them where the locale is Chinese: characters of ambiguous width
/// (`“`, `—`, `①`) count 2, controls 0.
pub fn display_width(c: char) -> usize {
    c.width_cjk().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let mut sources = Sources::default();
        let id = sources.add("facts.yaml", "年: 2023\n单位: 甲\n");
        let source = sources.get(id);
        let at = source.text.find('甲').expect("the sample holds 甲");
        assert_eq!(source.position(at), Position { line: 2, column: 5 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
        assert_eq!(source.line(2), "单位: 甲");
    }

    #[test]
    fn columns_of_a_long_line_count_from_its_start() {
        let mut sources = Sources::default();
        let text = format!("年: 2023\n{}", "单位a".repeat(3 * BLOCK));
        let id = sources.add("facts.yaml", text);
        let source = sources.get(id);
        for (byte, _) in source.text.char_indices().step_by(997).skip(1) {
            let start = if byte < 9 { 0 } else { "年: 2023\n".len() };
            let column = source.text.get(start..byte).map_or(0, |text| text.chars().count()) + 1;
            assert_eq!(source.position(byte).column, column, "byte {byte}");
        }
        let end = source.position(usize::MAX);
        assert_eq!(end, Position { line: 2, column: 9 * BLOCK + 1 });
    }
}
