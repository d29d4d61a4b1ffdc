//! The record of a report whose files are as it would be made, to what a redline needs of that report.

use super::finish::Made;
use super::packs::LoadedPack;
use super::report_choice::WantedReport;
use super::run::Pipeline;
use crate::base::diag::Diagnostics;
use crate::base::id::MakeId;
use crate::catalogue::keys;
use crate::doc::BlockKind;
use crate::layout;
use crate::record::Recorded;

impl Pipeline<'_> {
    /// The report of a record, laid out again; `None` where the record does not hold all of it, as
    /// with pictures.
    pub fn made_before(&mut self, wanted: &WantedReport, recorded: &Recorded) -> Option<Made> {
        let mut document = recorded.document()?;
        let pack = wanted.pack.clone()?;
        if document.blocks().any(|block| matches!(block.kind, BlockKind::Image(_))) {
            return None;
        }
        document.meta.make = Some(MakeId::recorded(&recorded.make));
        let mut findings = Diagnostics::default();
        let preparer = self.preparer(wanted, &mut findings)?;
        let LoadedPack { pack: own, fonts, .. } = self.pack(&pack, &mut findings)?;
        let (pages, layout_facts) = layout::lay_out(&document, &own.style, fonts, &mut findings);
        let (inputs, faces) = (recorded.inputs.clone(), recorded.faces.clone());
        let (figures, files) = (recorded.figures()?, Vec::new());
        Some(Made { figures, document, pages, layout_facts, faces, inputs, pack, preparer, files })
    }

    /// Who fills the report in, if its facts say so; `None` where they cannot be read.
    fn preparer(
        &mut self,
        wanted: &WantedReport,
        findings: &mut Diagnostics,
    ) -> Option<Option<String>> {
        let source = self.read_facts(&wanted.facts, findings)?;
        let words = self.read_report(source, findings)?.values.words;
        Some(words.get(keys::PREPARER).map(|words| words.value.clone()))
    }
}
