//! A report with all that is compared of it.

use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::data::Report;
use crate::doc::Document;
use crate::figures::Figures;

/// A report, as much of it as could be made.
pub struct ReportState<'a> {
    /// The facts.
    pub report: &'a Report,
    /// Their figures.
    pub figures: &'a Figures,
    /// The document tree, unless an error prevents it.
    pub document: Option<&'a Document>,
    /// What was found.
    pub findings: &'a Diagnostics,
    /// The texts of the facts.
    pub sources: &'a Sources,
}
