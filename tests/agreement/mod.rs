//! The Word files' lines, as LibreOffice breaks them, beside the PDFs' own: page by page, line by line.
//!
//! `tests/README.md` says what is compared, what is undone of LibreOffice's ways, and lists documents and exceptions.

mod compare;
pub(crate) mod documents;
mod libreoffice;
mod lines;
mod undo;
mod updated_contents;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use compare::{Exceptions, Figure};
use documents::Document;
use libtest_mimic::Failed;

use crate::ToolTest;
use crate::support::Sandbox;

/// All tests of this topic.
pub(crate) fn tests() -> Vec<ToolTest> {
    let name = "word_breaks_pages_and_lines_as_the_pdf_does".into();
    let agreement = ToolTest { name, tools: &["soffice", "mutool"], run: Box::new(agreement) };
    vec![agreement, updated_contents::test()]
}

/// Measures the whole set, prints a figure for each document, and holds the promises.
fn agreement() -> Result<(), Failed> {
    let chosen = std::env::var("DOCUMENT").ok();
    let documents = documents::all();
    let documents: Vec<_> =
        documents.into_iter().filter(|d| chosen.as_ref().is_none_or(|c| *c == d.name)).collect();
    let exceptions = Exceptions::read()?;
    let figures = measure(&documents, &exceptions)?;
    println!("{}", compare::table(&figures));
    let mut faults: Vec<_> = figures.iter().flat_map(Figure::faults).collect();
    if chosen.is_none() {
        faults.extend(compare::faults_of_the_set(&figures, &exceptions));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// Measures documents, two at a time: LibreOffice uses one processor each.
fn measure(documents: &[Document], exceptions: &Exceptions) -> Result<Vec<Figure>, Failed> {
    let next = AtomicUsize::new(0);
    let figures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((at, document)) = take(documents, &next) {
                    let figure = figure(document, exceptions);
                    figures.lock().expect("no thread panics").push((at, figure));
                }
            });
        }
    });
    let mut figures = figures.into_inner().expect("no thread panics");
    figures.sort_by_key(|(at, _)| *at);
    figures.into_iter().map(|(_, figure)| figure.map_err(Failed::from)).collect()
}

fn take<'d>(documents: &'d [Document], next: &AtomicUsize) -> Option<(usize, &'d Document)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    documents.get(at).map(|document| (at, document))
}

/// Builds a document with the binary, has LibreOffice lay out the Word file, and compares.
fn figure(document: &Document, exceptions: &Exceptions) -> Result<Figure, String> {
    let sandbox = Sandbox::new("agreement");
    document.write(&sandbox);
    let ran = sandbox.jixiao(&["build"]);
    if ran.code != 0 {
        return Err(format!("{}: {}", document.name, ran.stderr));
    }
    let file = |kind: &str| sandbox.root.join(format!("out/{}.{kind}", document.name));
    let theirs = libreoffice::lay_out(&file("docx"), &sandbox.root.join("lo"))?;
    keep(document.name, &[file("pdf"), theirs.with_extension("fodt"), theirs.clone()]);
    let (ours, theirs) = (lines::pages(&file("pdf"))?, lines::pages(&theirs)?);
    Ok(compare::figure(document.name, &ours, &theirs, document.in_charts, exceptions))
}

/// With `KEEP=folder` in the environment copies files there, so that somebody can look at them.
fn keep(name: &str, files: &[PathBuf]) {
    let Some(folder) = std::env::var_os("KEEP").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (whose, file) in ["ours", "libreoffice", "libreoffice"].iter().zip(files) {
        let kind = file.extension().unwrap_or_default().display();
        let copy = folder.join(format!("{name}-{whose}.{kind}"));
        std::fs::copy(file, copy).expect("a file can be copied");
    }
}
