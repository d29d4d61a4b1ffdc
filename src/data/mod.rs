//! A facts file as typed facts, each with the place where it stands.

pub mod column_decimals;
mod fields;
pub mod formula;
pub mod model;
mod number;
mod other_brackets;
pub mod places;
mod prose;
mod proses;
mod reader;
mod sections;
mod text_kind;
mod texts;
mod values;

pub use fields::LIST;
pub use model::Report;
pub use text_kind::TextKind;

use std::sync::Arc;

use crate::base::diag::Diagnostics;
use crate::base::source::{SourceId, Sources};
use crate::base::yaml;
use crate::catalogue::Catalogue;

/// Reads a facts file and reports all that is wrong with its text and shape, in one run.
///
/// With errors in `findings` the report holds what could be read, for checks that find more errors;
/// no document may be made of it. `None` if the text holds nothing of this shape at all.
pub fn read(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> Option<Report> {
    read_with(&Catalogue::shared(), source, sources, findings)
}

/// [`read`], for the facts of a catalogue.
pub fn read_with(
    catalogue: &Arc<Catalogue>,
    source: SourceId,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Report> {
    let reading = yaml::read(source, sources, findings);
    // Blank is not filled, whatever the value is.
    let root = reading.root?.without_blanks();
    let mut found = Diagnostics::default();
    let mut reader = reader::Reader::new(sources, catalogue, reading.whole, &mut found);
    let report = sections::report(source, &root, &mut reader);
    findings.extend(in_file_order(&found));
    report
}

/// Findings in the order of the file, whatever was read first.
fn in_file_order(found: &Diagnostics) -> Diagnostics {
    let mut all: Vec<_> = found.iter().cloned().collect();
    all.sort_by_key(|finding| finding.labels.first().map(|label| label.span.range().start));
    let mut sorted = Diagnostics::default();
    all.into_iter().for_each(|finding| sorted.push(finding));
    sorted
}
