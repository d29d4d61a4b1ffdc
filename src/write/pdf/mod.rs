//! The laid-out pages to a PDF 1.7 that meets PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
//!
//! printpdf makes operators, fonts and page objects; lopdf adds what printpdf does not support (structure, outline,
//! metadata, output intent) and writes the file.

mod catalog;
mod colour;
mod content;
mod error;
mod file;
mod finish;
mod fonts;
mod graphics_state;
mod huffman;
mod images;
mod links;
mod metadata;
mod outline;
mod packer;
mod run;
mod sheets;
mod structure;
mod values;

pub use self::metadata::{is_redline, make_of};

use self::error::WriteError;
use self::fonts::Typefaces;
use self::images::Pictures;
use self::sheets::Sheets;
use crate::base::diag::Diagnostics;
use crate::doc::Meta;
use crate::fonts::{Fonts, Subsets};
use crate::layout::Pages;

/// The PDF of `pages`; the same pages give the same bytes. `None` if it cannot be written, with errors W21 to W24.
pub fn write(
    pages: &Pages,
    meta: &Meta,
    fonts: &Fonts,
    subsets: &Subsets,
    findings: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let written = Typefaces::gather(pages, fonts, subsets)
        .and_then(|typefaces| assemble(pages, meta, &typefaces).map_err(|error| [error].into()));
    match written {
        Ok(bytes) => Some(bytes),
        Err(errors) => {
            errors.iter().for_each(|error| findings.push(error.to_diagnostic(fonts)));
            None
        }
    }
}

/// Whether a PDF is unchanged since this program wrote it.
pub fn is_as_written(file: &[u8]) -> bool {
    is_own(file) && finish::is_as_written(file)
}

/// Whether a PDF has its end; one that was cut has none.
pub fn is_whole(file: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    // Readers look for it in the last 1024 bytes: what passes a file on may have put something behind it.
    let tail = &file[file.len().saturating_sub(1024)..];
    tail.windows(END.len()).any(|piece| piece == END)
}

/// Whether a file is a PDF whose metadata name this program as its producer.
pub fn is_own(file: &[u8]) -> bool {
    let mark = metadata::producer();
    file.starts_with(b"%PDF") && file.windows(mark.len()).any(|piece| piece == mark.as_bytes())
}

fn assemble(pages: &Pages, meta: &Meta, typefaces: &Typefaces) -> Result<Vec<u8>, WriteError> {
    if !structure::is_sound(pages) {
        return Err(WriteError::Unsound);
    }
    let roles = structure::roles(&pages.tags);
    let pictures = Pictures::gather(pages);
    let Sheets { mut document, ids, marks } = sheets::draw(pages, &roles, typefaces, &pictures)?;
    let links = links::add(&mut document, pages, &ids)?;
    let (structure, elements) = structure::build(&mut document, pages, &ids, &marks, &links)?;
    let outline = outline::build(&mut document, pages, &ids);
    let metadata = metadata::add(&mut document, meta);
    let intent = colour::output_intent(&mut document);
    catalog::fill(&mut document, structure, outline, metadata, (intent, pages.uncounted))?;
    finish::finish(document, &elements, &ids, typefaces)
}
