//! The pictures of an earlier report, which its record does not hold: those that the new report has too, and those whose
//! files lie where they lay.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::finish::Made;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::sha256::sha256;
use crate::doc::{Block, BlockKind, Document, Image, Role};
use crate::images::{self, ImageFile, KnownImages};
use crate::record::{Input, InputKind, Recorded};
use crate::workspace;

/// The pictures of a report.
pub(super) fn of_report(document: &Document) -> KnownImages {
    let files = document.blocks().filter_map(image).map(|image| &image.file);
    files.map(|file| (sha256(&file.bytes), Arc::clone(file))).collect()
}

/// The pictures of a report and those of a recorded one that can still be read.
pub(super) fn of_both(recorded: &Recorded, made: &Made) -> KnownImages {
    let mut known = of_report(&made.document);
    let read: BTreeSet<&str> = made.inputs.iter().map(|input| input.sha256.as_str()).collect();
    let others = recorded.inputs.iter().filter(|input| !read.contains(input.sha256.as_str()));
    for file in others.filter_map(as_it_was) {
        known.entry(sha256(&file.bytes)).or_insert_with(|| Arc::new(file));
    }
    known
}

/// A picture whose file is still the one that was read.
fn as_it_was(input: &Input) -> Option<ImageFile> {
    if input.kind != InputKind::Picture {
        return None;
    }
    let bytes = workspace::read_bytes(Path::new(&input.name)).ok()?;
    let is_same = sha256(&bytes) == input.sha256;
    is_same.then(|| images::read(bytes).ok())?
}

fn image(block: &Block) -> Option<&Image> {
    match &block.kind {
        BlockKind::Image(image) => Some(image),
        _ => None,
    }
}

/// Replaces the pictures whose files are lost by their captions.
pub(super) fn without_lost(document: &mut Document, findings: &mut Diagnostics) {
    for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
        let Some(lost) = image(block).filter(|image| image.file.bytes.is_empty()) else { continue };
        findings.push(lost_picture(&lost.name));
        let (number, content) = (String::new(), lost.caption.clone());
        block.kind = BlockKind::Paragraph { role: Role::ChartCaption, number, content };
    }
}

fn lost_picture(name: &str) -> Diagnostic {
    let message = format!(
        "原来的图片“{name}”的文件换了、删了或挪了地方，生成记录里不存图片，修订稿里只有它的图题"
    );
    Diagnostic::new(codes::C27, message)
        .hint("要连图一起对照的，换图片时另用一个文件名，原来的文件留着；原来的数据和图片另外留着的，写 --redline=原来的数据")
}
