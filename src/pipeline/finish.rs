//! Document tree to laid-out pages to the bytes of files.

use std::sync::PoisonError;
use std::thread;

use super::packs::LoadedPack;
use crate::base::diag::Diagnostics;
use crate::base::digest::digest;
use crate::base::id::MakeId;
use crate::doc::{BlockKind, Document, LayoutFacts};
use crate::figures::Figures;
use crate::fonts::{self, Face, Fonts, Usage};
use crate::layout::{self, Pages};
use crate::record::{FaceVersion, Input};
use crate::write::{Format, WriterInput};

/// A report with its files.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its figures.
    pub figures: Figures,
    /// Its document tree.
    pub document: Document,
    /// Its laid-out pages.
    pub pages: Pages,
    /// What layout computed for the Word file.
    pub layout_facts: LayoutFacts,
    /// The faces that draw it.
    pub faces: Vec<FaceVersion>,
    /// Everything that was read for it, but for what is built in.
    pub inputs: Vec<Input>,
    /// The name of its pack.
    pub pack: String,
    /// Who fills the report in, if the facts say so.
    pub preparer: Option<String>,
    /// The bytes of its files, in the order in which the formats were asked for; one that could not be written is left out.
    pub files: Vec<(Format, Vec<u8>)>,
}

impl Made {
    /// The bytes of the file of a format, if it was asked for and could be written.
    pub fn file(&self, format: Format) -> Option<&[u8]> {
        let found = self.files.iter().find(|(of, _)| *of == format);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    /// The id of the make.
    pub fn make(&self) -> Option<&str> {
        self.document.meta.make.as_ref().map(MakeId::as_str)
    }
}

/// Document tree to laid-out pages to the bytes of files.
pub(super) fn finish(
    mut document: Document,
    figures: Figures,
    facts: u64,
    ready: &LoadedPack,
    formats: &[Format],
    findings: &mut Diagnostics,
) -> Option<Made> {
    let LoadedPack { pack, fonts, digest, .. } = ready;
    let style = &pack.style;
    let usage = Usage::of(&document, style, fonts, findings);
    if findings.has_errors() {
        return None;
    }
    document.meta.make = Some(make_id([facts, *digest, of_pictures(&document)], &usage, fonts));
    let subsets = fonts::cut_all(fonts, &usage, findings);
    let mut remembered = ready.remembered.lock().unwrap_or_else(PoisonError::into_inner);
    let (pages, layout_facts) =
        layout::lay_out_again(&document, style, fonts, &mut remembered, findings);
    drop(remembered);
    if findings.has_errors() {
        return None;
    }
    let input = WriterInput {
        document: &document,
        pages: &pages,
        style,
        layout_facts: &layout_facts,
        fonts,
        subsets: &subsets,
    };
    let files = write_all(&input, formats, findings);
    let (faces, inputs, pack) = (face_versions(&usage, fonts), Vec::new(), String::new());
    let preparer = None;
    Some(Made { figures, document, pages, layout_facts, faces, inputs, pack, preparer, files })
}

/// A digest of the files of all pictures.
fn of_pictures(document: &Document) -> u64 {
    let files = document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Image(image) => Some(image.file.bytes.as_slice()),
        _ => None,
    });
    digest(files)
}

/// The id of a make: from the digests of facts, pack and pictures, the fonts that draw it and the program's version, not
/// its file.
fn make_id(made_of: [u64; 3], usage: &Usage, fonts: &Fonts) -> MakeId {
    let faces = usage.faces.keys().map(|id| fonts.face(*id).digest());
    let digests: Vec<_> = made_of.into_iter().chain(faces).map(u64::to_be_bytes).collect();
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    MakeId::of(std::iter::once(version).chain(digests.iter().map(<[u8; 8]>::as_slice)))
}

/// The faces that draw a document, each with what tells its version.
fn face_versions(usage: &Usage, fonts: &Fonts) -> Vec<FaceVersion> {
    let version = |face: &Face| FaceVersion {
        family: face.family.clone(),
        file: face.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        digest: format!("{:016x}", face.digest()),
    };
    usage.faces.keys().map(|id| version(fonts.face(*id))).collect()
}

/// What a writer returns: the bytes, if it could write the file, and its findings.
pub(super) type Written = (Option<Vec<u8>>, Diagnostics);

/// The bytes of some formats; of one that could not be written there is a finding.
pub(super) fn write_all(
    input: &WriterInput,
    formats: &[Format],
    findings: &mut Diagnostics,
) -> Vec<(Format, Vec<u8>)> {
    let mut files = Vec::new();
    for (format, (bytes, found)) in formats.iter().zip(run_writers(input, formats)) {
        findings.extend(found);
        files.extend(bytes.map(|bytes| (*format, bytes)));
    }
    files
}

/// Runs the writers of some formats at the same time: each in a thread of its own, the last one in this thread, and with it
/// those for which the system gives no thread.
fn run_writers<'f>(input: &WriterInput, formats: &'f [Format]) -> Vec<Written> {
    let Some((last, others)) = formats.split_last() else { return Vec::new() };
    thread::scope(|scope| {
        let write = |format: &Format| write_one(input, *format);
        let spawn = |format: &'f Format| {
            thread::Builder::new().spawn_scoped(scope, move || write(format)).map_err(|_| format)
        };
        let threads: Vec<_> = others.iter().map(spawn).collect();
        let last = write(last);
        let written = threads.into_iter().map(|thread| match thread {
            Ok(thread) => thread.join().expect("a writer does not panic"),
            Err(format) => write(format),
        });
        written.chain([last]).collect()
    })
}

fn write_one(input: &WriterInput, format: Format) -> Written {
    let mut findings = Diagnostics::default();
    let bytes = (format.writer().write)(input, &mut findings);
    (bytes, findings)
}
