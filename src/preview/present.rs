//! What is shown now: the last good report, the findings on the files as they are, what may be chosen.

use std::sync::Arc;
use std::time::Duration;

use super::shown_finding::ShownFinding;
use crate::base::source::Sources;
use crate::pipeline::{ExampleFacts, LaidOutReport, Made, SvgReport};

/// What is shown now.
#[derive(Clone)]
pub(super) struct Present {
    /// The last report without errors.
    pub report: Option<Arc<PresentReport>>,
    /// Whether that is of earlier files: those of now have errors.
    pub is_old: bool,
    /// The findings on the files as they are; nothing where they are still looked for, and those of before hold.
    pub findings: Option<Arc<[ShownFinding]>>,
    /// How many findings there are besides those that are shown.
    pub more: usize,
    /// The reports that may be shown, by what they are called.
    pub reports: Arc<[String]>,
    /// The number of the one that is.
    pub at: usize,
    /// A number that is another one whenever another report is shown, or the same of other facts.
    pub shown: usize,
    /// The example facts that it is made of, if it is not of its own.
    pub facts: Option<ExampleFacts>,
    /// How long it took to make.
    pub took: Duration,
}

/// A report without errors, and the texts that it was made of.
pub(super) struct PresentReport {
    pub laid_out: ShownReport,
    pub svg: SvgReport,
    pub sources: Sources,
}

/// A report that was laid out: of the user's own facts, or of example facts.
pub(super) enum ShownReport {
    Own(Box<LaidOutReport>),
    Example(Box<Made>),
}

impl PresentReport {
    /// The report.
    pub(super) fn made(&self) -> &Made {
        self.laid_out.made()
    }
}

impl ShownReport {
    /// The report.
    pub(super) fn made(&self) -> &Made {
        match self {
            Self::Own(laid_out) => &laid_out.made,
            Self::Example(made) => made,
        }
    }
}
