//! The output formats: a table of writers, each from the document tree or the laid-out pages to the bytes of a file.

pub mod docx;
pub mod pdf;
pub mod svg;

use crate::base::diag::Diagnostics;
use crate::doc::{Document, FileLine, LayoutFacts, StyleSheet};
use crate::fonts::{Fonts, Subsets};
use crate::layout::Pages;

/// A file format that reports are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Word (ECMA-376).
    Docx,
    /// PDF (ISO 32000-1).
    Pdf,
}

/// Reads the lines of a file of a format; `None` where it is none.
pub type LineReader = fn(&[u8]) -> Option<Vec<FileLine>>;

/// Everything known of a report that can be written; each writer reads what it needs.
#[derive(Clone, Copy, Debug)]
pub struct WriterInput<'a> {
    /// The document tree.
    pub document: &'a Document,
    /// Its pages.
    pub pages: &'a Pages,
    /// The style sheet.
    pub style: &'a StyleSheet,
    /// The results of layout, for formats whose programs lay out by themselves.
    pub layout_facts: &'a LayoutFacts,
    /// The faces of the style sheet.
    pub fonts: &'a Fonts,
    /// The subset of each face that the document uses.
    pub subsets: &'a Subsets,
}

/// How a format is written: a row of [`WRITERS`].
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// The bytes of a file; `None` if it cannot be written, which is an error among the findings.
    pub write: fn(&WriterInput, &mut Diagnostics) -> Option<Vec<u8>>,
    /// Whether the bytes of an existing file are unchanged since this program wrote them. A file that was edited is
    /// kept. `None` for a format that nobody edits: its files are always replaced.
    pub is_as_written: Option<fn(&[u8]) -> bool>,
    /// Whether the bytes of a file with a numbered name were written by this program, so that it may be replaced.
    pub is_own: fn(&[u8]) -> bool,
    /// How a file of the format is looked into that anybody may have made or changed.
    pub inspection: FileInspection,
}

/// How files of a format are looked into.
#[derive(Clone, Copy, Debug)]
pub struct FileInspection {
    /// What every file of the format begins with.
    pub head: &'static [u8],
    /// Whether a file is whole, neither cut nor damaged.
    pub is_whole: fn(&[u8]) -> bool,
    /// Whether a file unpacks to more than is read.
    pub is_too_large: fn(&[u8]) -> bool,
    /// Whether a file is unchanged, byte for byte, since this program wrote it.
    pub is_unchanged: fn(&[u8]) -> bool,
    /// The id of the make that a file states, edited or not.
    pub stated_make: fn(&[u8]) -> Option<String>,
    /// Whether a file shows two reports, with marks.
    pub is_redline: fn(&[u8]) -> bool,
    /// What it reads; `None` for a format whose text is not read line by line.
    pub lines: Option<LineReader>,
}

/// A row for each format, in the order in which files are written and listed.
pub const WRITERS: &[Writer] = &[
    Writer {
        format: Format::Docx,
        name: "docx",
        extension: "docx",
        write: |report, findings| {
            let WriterInput { document, style, layout_facts, fonts, subsets, .. } = report;
            docx::write(document, style, layout_facts, fonts, subsets, findings)
        },
        is_as_written: Some(docx::is_as_written),
        is_own: docx::is_as_written,
        inspection: FileInspection {
            head: b"PK",
            is_whole: docx::is_whole,
            is_too_large: docx::is_too_large,
            is_unchanged: docx::is_as_written,
            stated_make: docx::make_of,
            is_redline: docx::is_redline,
            lines: Some(docx::lines_of),
        },
    },
    Writer {
        format: Format::Pdf,
        name: "pdf",
        extension: "pdf",
        write: |report, findings| {
            let WriterInput { pages, document, fonts, subsets, .. } = report;
            pdf::write(pages, &document.meta, fonts, subsets, findings)
        },
        is_as_written: None,
        is_own: pdf::is_own,
        inspection: FileInspection {
            head: b"%PDF",
            is_whole: pdf::is_whole,
            is_too_large: |_| false,
            is_unchanged: pdf::is_as_written,
            stated_make: pdf::make_of,
            is_redline: pdf::is_redline,
            lines: None,
        },
    },
];

impl Format {
    /// All formats, in the order of [`WRITERS`].
    pub const ALL: &[Self] = &{
        let mut all = [Self::Docx; WRITERS.len()];
        let mut row = 0;
        while row < all.len() {
            all[row] = WRITERS[row].format;
            row += 1;
        }
        all
    };

    /// The format of a file, by what it begins with.
    pub fn of(file: &[u8]) -> Option<Self> {
        let row = WRITERS.iter().find(|writer| file.starts_with(writer.inspection.head));
        row.map(|writer| writer.format)
    }

    /// The row of the format.
    pub fn writer(self) -> &'static Writer {
        let found = WRITERS.iter().find(|writer| writer.format == self);
        found.expect("WRITERS has a row for each format")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_a_format_a_name_and_an_ending_of_its_own() {
        for (index, row) in WRITERS.iter().enumerate() {
            for other in &WRITERS[..index] {
                assert_ne!(row.format, other.format);
                assert_ne!(row.name, other.name);
                assert_ne!(row.extension, other.extension);
            }
        }
    }
}
