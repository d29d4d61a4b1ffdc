//! Findings about facts, the finished document and its pages: one rule for each file.

use crate::base::diag::Diagnostics;
use crate::data::Report;
use crate::figures::Figures;

/// Checks a report's facts and figures against each other.
pub fn facts(_report: &Report, _figures: &Figures, _findings: &mut Diagnostics) {}
