//! The numbers of running text that were read, and what each was read as.

use std::path::Path;

use super::report_choice::ReportChoice;
use super::run::{Examined, Pipeline};
use crate::base::diag::Diagnostics;
use crate::check::read_numbers::{ReadNumber, read_numbers};

impl Pipeline<'_> {
    /// The numbers in the running text of a facts file; none where it cannot be read.
    pub fn statements(&mut self, facts: &Path, choice: &ReportChoice) -> Vec<ReadNumber> {
        let Some(Examined { report, figures, .. }) =
            self.examine_wanted(facts, choice, &mut Diagnostics::default())
        else {
            return Vec::new();
        };
        read_numbers(&report, &figures, &self.sources)
    }
}
