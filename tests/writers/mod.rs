//! The Word file and the PDF: each writer by itself, then what both must show.

mod attached;
mod charts;
mod contents;
mod docx;
mod every_number;
mod font_rights;
mod form_groups;
mod half_em;
mod lowered;
mod pdf;
mod pdf_file;
mod pictures;
mod references;
mod sample_document;
mod sheets;
mod svg;
