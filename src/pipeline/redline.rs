//! A report and an older one to the files that show what changed.

use std::collections::BTreeSet;
use std::path::Path;

use super::finish::{Made, write_all};
use super::old_pictures::{of_both, of_report, without_lost};
use super::report_choice::ReportChoice;
use super::run::{Examined, Pipeline};
use super::unread::unreadable;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::doc::{Document, LayoutFacts, Revision, StyleSheet};
use crate::fonts::{self, Fonts, Usage};
use crate::layout;
use crate::record::{Input, InputKind, Recorded};
use crate::redline::{LaidOut, for_word, marked, same_words};
use crate::workspace;
use crate::write::{Format, WriterInput};

/// The report that a redline compares with.
#[derive(Clone, Copy)]
pub enum OldReport<'a> {
    /// That of a facts file: which of its reports.
    Facts(&'a Path, &'a ReportChoice),
    /// That of an earlier build.
    Recorded(&'a Recorded),
}

/// A report with marks, in each format.
#[derive(Clone, Debug)]
pub struct Redline {
    /// How many pages it has as PDF.
    pub pages: usize,
    /// The bytes of its files; one that could not be written is left out.
    pub files: Vec<(Format, Vec<u8>)>,
}

/// What came of a redline.
#[derive(Clone, Debug)]
pub enum Redlined {
    /// Both reports read the same, and nothing is to be marked.
    Same,
    /// It was made.
    Made(Redline),
    /// An error among the findings prevents it.
    Not,
}

/// Whether a recorded report reads as the one that was made; `None` where the record does not hold what can be read.
pub fn reads_as(recorded: &Recorded, made: &Made) -> Option<bool> {
    let document = recorded.document_with(&of_report(&made.document))?;
    Some(same_words(&document, &made.document))
}

/// Whether a recorded report reads as the one that was made and has the same pictures.
pub fn shows_the_same(recorded: &Recorded, made: &Made) -> bool {
    let pictures = |inputs: &[Input]| -> BTreeSet<String> {
        let pictures = inputs.iter().filter(|input| input.kind == InputKind::Picture);
        pictures.map(|input| input.sha256.clone()).collect()
    };
    reads_as(recorded, made) == Some(true) && pictures(&recorded.inputs) == pictures(&made.inputs)
}

impl Pipeline<'_> {
    /// Shows what changed from an old report to one that was made, in each of `formats`. Without an author or a date they are
    /// those of the report: who fills it in, or the unit, and the day on which it is filed.
    pub fn redline(
        &mut self,
        old: OldReport,
        made: &Made,
        revision: &Revision,
        formats: &[Format],
        findings: &mut Diagnostics,
    ) -> Redlined {
        let Some(mut old_document) = self.old_document(old, made, findings) else {
            return Redlined::Not;
        };
        if same_words(&old_document, &made.document) {
            return Redlined::Same;
        }
        let Some(ready) = self.packs.get(&made.pack) else { return Redlined::Not };
        without_lost(&mut old_document, findings);
        let (style, fonts) = (&ready.pack.style, &ready.fonts);
        let old = in_page_order(&old_document, laid_out(&old_document, style, fonts));
        let new = in_page_order(&made.document, made.layout_facts.clone());
        let mut marked = marked(&old.document, &new.document);
        let meta = &mut marked.document.meta;
        meta.title.push_str("（修订稿）");
        meta.revision = Some(with_defaults(revision, made));
        let usage = Usage::of(&marked.document, style, fonts, findings);
        if findings.has_errors() {
            return Redlined::Not;
        }
        let subsets = fonts::cut_all(fonts, &usage, findings);
        let (pages, _) = layout::lay_out(&marked.document, style, fonts, findings);
        if findings.has_errors() {
            return Redlined::Not;
        }
        let word = for_word(&marked, &old, &new.layout_facts);
        let input = WriterInput {
            document: &word.document,
            pages: &pages,
            style,
            layout_facts: &word.layout_facts,
            fonts,
            subsets: &subsets,
        };
        let files = write_all(&input, formats, findings);
        Redlined::Made(Redline { pages: pages.pages.len(), files })
    }

    fn old_document(
        &mut self,
        old: OldReport,
        made: &Made,
        findings: &mut Diagnostics,
    ) -> Option<Document> {
        match old {
            OldReport::Facts(path, choice) => {
                if let Err(failure) = workspace::read_bytes(path) {
                    findings.push(unreadable(&failure));
                    return None;
                }
                let mut found = Diagnostics::default();
                let examined = self.examine_wanted(path, choice, &mut found);
                let document = examined.and_then(|Examined { document, .. }| document);
                if document.is_none() {
                    findings.push(no_old_report(path));
                }
                document
            }
            OldReport::Recorded(recorded) => recorded.document_with(&of_both(recorded, made)),
        }
    }
}

/// A report with its blocks in the order in which they stand in its Word file.
fn in_page_order(document: &Document, layout_facts: LayoutFacts) -> LaidOut {
    let mut document = document.clone();
    for part in &mut document.parts {
        part.blocks = layout_facts.in_order(&part.blocks).into_iter().cloned().collect();
    }
    LaidOut { document, layout_facts }
}

/// The results of layout of the old report. What it says of it was said when it was made.
fn laid_out(document: &Document, style: &StyleSheet, fonts: &Fonts) -> LayoutFacts {
    layout::lay_out(document, style, fonts, &mut Diagnostics::default()).1
}

fn with_defaults(revision: &Revision, made: &Made) -> Revision {
    let meta = &made.document.meta;
    let author = match revision.author.trim() {
        "" => made.preparer.clone().unwrap_or_else(|| meta.author.clone()),
        author => author.into(),
    };
    Revision { author, date: revision.date.or(meta.date) }
}

fn no_old_report(old: &Path) -> Diagnostic {
    let message = format!("{} 有错误，做不出原来的报告，没有可以对照的", old.display());
    Diagnostic::new(codes::C26, message)
        .hint(format!("先用 jixiao check {} 核对，改好再生成修订稿", old.display()))
}
