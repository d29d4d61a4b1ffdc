//! A report's pages before what is only reported about it: who looks at the pages should not wait for that.

use super::finish::{Made, finish};
use super::report_choice::WantedReport;
use super::run::{Examined, Pipeline};
use crate::base::diag::Diagnostics;
use crate::check;
use crate::data::Report;
use crate::doc::Document;
use crate::figures::Figures;
use crate::images::Images;
use crate::pack::Pack;
use crate::template::Given;

/// A report that is laid out; its words, and the files of its pack, are still to be checked.
#[derive(Debug)]
pub struct LaidOutReport {
    /// The report.
    pub made: Made,
    report: Report,
    project: Option<String>,
}

impl Pipeline<'_> {
    /// Lays out a report. What would prevent it is found; [`Pipeline::check_later`] finds the rest.
    pub fn lay_out_first(
        &mut self,
        wanted: &WantedReport,
        findings: &mut Diagnostics,
    ) -> Option<LaidOutReport> {
        self.inputs.clear();
        self.pages_first = true;
        let examined = self.examine_wanted(&wanted.facts, &wanted.choice, findings);
        self.pages_first = false;
        let Examined { report, figures, document, project } = examined?;
        let loaded = self.packs.get(&report.pack.value)?;
        let made = finish(document?, figures, 0, loaded, &[], findings)?;
        let inputs = std::mem::take(&mut self.inputs);
        let made = Made { inputs, pack: report.pack.value.clone(), ..made };
        Some(LaidOutReport { made, report, project })
    }

    /// What is only reported: in the words of a report that was laid out, and in the user's own files of its pack.
    pub fn check_later(&mut self, laid_out: &LaidOutReport, findings: &mut Diagnostics) {
        let LaidOutReport { made, report, project } = laid_out;
        if let Some(loaded) = self.packs.get(&made.pack) {
            let images = Images::new();
            let given = Given { report, images: &images, project: project.as_deref() };
            self.check_document(given, &made.figures, &loaded.pack, &made.document, findings);
        }
        self.lint_own(&made.pack, (report, &made.figures), findings);
    }

    /// What is found in a document that is only reported.
    pub(super) fn check_document(
        &self,
        given: Given,
        figures: &Figures,
        pack: &Pack,
        document: &Document,
        findings: &mut Diagnostics,
    ) {
        let Given { report, project, .. } = given;
        check::wording(report, figures, &pack.words, document, findings);
        check::unprinted((report, project), figures, pack, (document, &self.sources), findings);
        check::no_attachments(report, pack, document, findings);
        check::pointed_to(pack, document, findings);
    }
}
