//! Two facts files to what changes from the report of one to the report of the other.

use std::collections::BTreeMap;
use std::path::Path;

use super::finish::finish;
use super::old_pictures;
use super::report_choice::{ReportChoice, WantedReport};
use super::run::{Examined, Pipeline};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::digest::digest;
use crate::base::encoding;
use crate::base::id::NodeId;
use crate::base::source::Sources;
use crate::changes::{Changes, LineChange, ReportState, changes, notice};
use crate::data::Report;
use crate::fonts::Usage;
use crate::images::KnownImages;
use crate::layout;
use crate::record::{Input, Recorded};
use crate::write::Format;

/// Two reports and what changed.
pub struct ComparedReports {
    /// What changed.
    pub changes: Changes,
    /// Whether both have a document; if not, only facts, figures and findings were compared.
    pub whole: bool,
    /// Whether they are of different units or years.
    pub of_different_reports: bool,
    /// The page, from 1, on which each block of the new report begins; empty where it could not be laid out.
    pub pages: BTreeMap<NodeId, u32>,
    /// The same of the old report.
    pub old_pages: BTreeMap<NodeId, u32>,
    /// The report that was.
    before: Examined,
}

impl Pipeline<'_> {
    /// What changes from the report of a record to one that is wanted. `None` where the record does not hold what this version
    /// can read, or its facts cannot be read at all, with its findings in `findings`.
    pub fn compare_recorded(
        &mut self,
        recorded: &Recorded,
        new: &WantedReport,
        findings: &mut Diagnostics,
    ) -> Option<ComparedReports> {
        let of_before = self.recorded_findings(recorded);
        let (after, of_after) = self.examined(&new.facts, &new.choice, findings)?;
        let known = after.document.as_ref().map(old_pictures::of_report).unwrap_or_default();
        let before = self.recorded_report(recorded, &known)?;
        let before = Examined {
            report: Report { pack: after.report.pack.clone(), ..before.report },
            project: after.project.clone(),
            ..before
        };
        let mut compared = self.compared((before, &of_before), (after, &of_after));
        compared.old_pages.clone_from(&recorded.pages);
        Some(compared)
    }

    /// The report of a record: figures and document as they were, facts read again.
    fn recorded_report(&mut self, recorded: &Recorded, known: &KnownImages) -> Option<Examined> {
        let (figures, document) = (recorded.figures()?, recorded.document_with(known)?);
        let Input { name, bytes, .. } = recorded.facts()?;
        let name = format!("{name}（生成时）");
        let source = encoding::decode(&name, bytes, &mut self.sources).ok()?;
        self.facts.push(source);
        let report = self.read_report(source, &mut Diagnostics::default())?;
        Some(Examined { report, figures, document: Some(document), project: None })
    }

    /// What changes from the report of `old` to that of `new`. `None` where one of them cannot be read at all, with its
    /// findings in `findings`; the findings of the other reports are part of the changes.
    pub fn compare(
        &mut self,
        (old, old_choice): (&Path, &ReportChoice),
        (new, new_choice): (&Path, &ReportChoice),
        findings: &mut Diagnostics,
    ) -> Option<ComparedReports> {
        let (before, of_before) = self.examined(old, old_choice, findings)?;
        let (after, of_after) = self.examined(new, new_choice, findings)?;
        let old_pages = self.first_pages(&before);
        let mut compared = self.compared((before, &of_before), (after, &of_after));
        compared.old_pages = old_pages;
        Some(compared)
    }

    fn compared(
        &self,
        (before, of_before): (Examined, &Diagnostics),
        (after, of_after): (Examined, &Diagnostics),
    ) -> ComparedReports {
        let (of_before, of_after) = (of_report(of_before), of_report(of_after));
        let mut changes = changes(
            &state(&before, &of_before, &self.sources),
            &state(&after, &of_after, &self.sources),
        );
        let years = [&before, &after].map(|one| one.report.year.value);
        // A year that could not be read is no other one; the finding about it says so.
        let unread = years.contains(&0);
        changes.figures.retain(|one| !(unread && one.id.as_str() == "year"));
        ComparedReports {
            of_different_reports: !unread && years[0] != years[1]
                || before.report.unit_name() != after.report.unit_name(),
            whole: before.document.is_some() && after.document.is_some(),
            pages: self.first_pages(&after),
            old_pages: BTreeMap::new(),
            changes,
            before,
        }
    }

    /// The 更正说明 on what changed, as a Word file in the style of the report's pack.
    pub fn notice(
        &self,
        compared: &ComparedReports,
        reason: Option<&str>,
        findings: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let ComparedReports { changes, old_pages, before, .. } = compared;
        let Examined { report, figures, document, .. } = before;
        let page = |line: &LineChange| old_pages.get(&line.old_block?).copied();
        let document = notice(changes, (report, &document.as_ref()?.meta), reason, page);
        let ready = self.packs.get(&report.pack.value)?;
        let facts = digest(changes.lines.iter().map(|line| line.after.as_bytes()));
        let mut found = Diagnostics::default();
        let made = finish(document, figures.clone(), facts, ready, &[Format::Docx], &mut found);
        // The rows of a notice are as high as what was changed is long: nobody can shorten them.
        let reported = found.iter().filter(|finding| finding.code != codes::L01);
        reported.for_each(|finding| findings.push(finding.clone()));
        made?.files.into_iter().next().map(|(_, bytes)| bytes)
    }

    fn examined(
        &mut self,
        facts: &Path,
        choice: &ReportChoice,
        findings: &mut Diagnostics,
    ) -> Option<(Examined, Diagnostics)> {
        let mut found = Diagnostics::default();
        let examined = self.examine_wanted(facts, choice, &mut found);
        if examined.is_none() {
            findings.extend(found.clone());
        }
        Some((examined?, found))
    }

    /// The page on which each block begins.
    fn first_pages(&self, examined: &Examined) -> BTreeMap<NodeId, u32> {
        let pages = || {
            let document = examined.document.as_ref()?;
            let ready = self.packs.get(&examined.report.pack.value)?;
            let mut found = Diagnostics::default();
            Usage::of(document, &ready.pack.style, &ready.fonts, &mut found);
            if found.has_errors() {
                return None;
            }
            Some(layout::lay_out(document, &ready.pack.style, &ready.fonts, &mut found).1.pages)
        };
        pages().unwrap_or_default()
    }
}

/// The findings on facts and wording. Those on a pack's files are made once a run, those on fonts, pages and files only where
/// a report is written.
fn of_report(findings: &Diagnostics) -> Diagnostics {
    const OTHERS: [char; 4] = ['P', 'F', 'L', 'W'];
    let mut of_report = Diagnostics::default();
    let kept = findings.iter().filter(|one| !one.code.id.starts_with(OTHERS));
    kept.for_each(|one| of_report.push(one.clone()));
    of_report
}

fn state<'a>(
    examined: &'a Examined,
    findings: &'a Diagnostics,
    sources: &'a Sources,
) -> ReportState<'a> {
    ReportState {
        report: &examined.report,
        figures: &examined.figures,
        document: examined.document.as_ref(),
        findings,
        sources,
    }
}
