//! The loop: signals to what is shown.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::excerpt::PlaceContext;
use super::present::{Present, PresentReport, ShownReport};
use super::reports::{Reports, is_same};
use super::server::Listening;
use super::shown_finding::{PagePlaces, ShownFinding};
use super::watch::{FileWatch, FilesChanged, Signal, changes, next};
use crate::base::diag::Diagnostics;
use crate::pipeline::{ExampleFacts, Pipeline, WantedReport};
use crate::workspace::{Stopwatch, Workspace};

/// What is previewed.
pub struct PreviewTask {
    /// The facts files whose reports may be shown; the first report is shown first.
    pub facts: Vec<PathBuf>,
    /// The packs that the command names.
    pub packs: Vec<String>,
}

/// Waits until files have changed; nothing where nobody could tell any more.
pub fn next_change(watch: &mut FileWatch, signals: &Receiver<Signal>) -> Option<FilesChanged> {
    loop {
        let all = next(signals)?;
        watch.find_again(&all);
        if let Some(changed) = changes(&all) {
            return Some(changed);
        }
    }
}

/// Shows reports, and shows them again whenever their files change or others are chosen; comes back only where nobody could
/// tell any more.
pub fn follow(
    workspace: &Workspace,
    task: &PreviewTask,
    listening: &Listening,
    (watch, signals): (&mut FileWatch, &Receiver<Signal>),
) {
    let mut session = Session {
        pipeline: Pipeline::new(workspace),
        task,
        listening,
        reports: Reports::default(),
        facts: None,
        of_pack: None,
        last: None,
        shown: None,
    };
    session.show(None);
    watch.also(session.inputs());
    while let Some(all) = next(signals) {
        watch.find_again(&all);
        for signal in &all {
            if let Signal::Show(at, facts) = signal {
                session.reports.choose(*at);
                session.facts = *facts;
            }
        }
        session.show(changes(&all));
        watch.also(session.inputs());
    }
}

/// What the loop keeps from one state to the next.
struct Session<'s> {
    pipeline: Pipeline<'s>,
    task: &'s PreviewTask,
    listening: &'s Listening,
    reports: Reports,
    facts: Option<ExampleFacts>,
    /// The pack whose files were read last, with the findings on them: they are made once.
    of_pack: Option<(String, Diagnostics)>,
    /// The last good report, and which one it is.
    last: Option<(ChosenReport, Arc<PresentReport>)>,
    /// Which one was shown last, and how many others were before it.
    shown: Option<(ChosenReport, usize)>,
}

/// The most findings that are shown, as many as a command prints.
const MOST: usize = 200;

/// Whether two are the same report of the same facts.
fn is_same_chosen((one, facts): &ChosenReport, (other, others): &ChosenReport) -> bool {
    is_same(one, other) && facts == others
}

/// Which report is shown, made of which facts.
type ChosenReport = (WantedReport, Option<ExampleFacts>);

impl Session<'_> {
    /// Makes the report of now and puts it in the place of the last one: its pages at once, then what was found.
    fn show(&mut self, changed: Option<FilesChanged>) {
        let watch = Stopwatch::start();
        self.forget(changed);
        self.reports.list(&mut self.pipeline, &self.task.facts, &self.task.packs);
        let Some((at, report)) = self.reports.shown() else { return };
        let report = report.clone();
        let mut findings = self.of_pack(&report);
        let laid_out = self.lay_out(&report, &mut findings);
        let is_good = self.keep(&report, laid_out);
        let last = self.last.as_ref().map(|(_, report)| Arc::clone(report));
        let present = Present {
            is_old: !is_good && last.is_some(),
            report: last.clone(),
            findings: None,
            more: 0,
            reports: self.reports.names().collect(),
            at,
            shown: self.number(report),
            facts: self.facts,
            took: watch.elapsed(),
        };
        if is_good {
            self.listening.present.send_replace(Some(Arc::new(present.clone())));
        }
        if let Some(ShownReport::Own(laid_out)) =
            last.filter(|_| is_good).as_ref().map(|last| &last.laid_out)
        {
            self.pipeline.check_later(laid_out, &mut findings);
        }
        let (shown, more) = self.shown_findings(&findings);
        let present = Present { findings: Some(shown), more, ..present };
        self.listening.present.send_replace(Some(Arc::new(present)));
    }

    /// The number by which a viewer tells whether it is the report that was shown before.
    fn number(&mut self, report: WantedReport) -> usize {
        let chosen = (report, self.facts);
        let number = match &self.shown {
            Some((before, number)) if is_same_chosen(before, &chosen) => *number,
            Some((_, number)) => number + 1,
            None => 0,
        };
        self.shown = Some((chosen, number));
        number
    }

    /// The files that the report is made of.
    fn inputs(&self) -> impl Iterator<Item = &Path> {
        let last = self.last.iter();
        last.flat_map(|(_, report)| &report.made().inputs).map(|input| Path::new(&input.name))
    }

    /// Forgets what has to be read again.
    fn forget(&mut self, changed: Option<FilesChanged>) {
        if changed.is_some_and(|changed| changed.of_pack) {
            self.pipeline.begin_again();
            self.of_pack = None;
        } else {
            self.pipeline.forget_facts();
        }
    }

    fn lay_out(
        &mut self,
        report: &WantedReport,
        findings: &mut Diagnostics,
    ) -> Option<ShownReport> {
        match (self.facts, &report.pack) {
            (Some(facts), Some(pack)) => self
                .pipeline
                .make_example(pack, facts, findings)
                .map(Box::new)
                .map(ShownReport::Example),
            _ => self.pipeline.lay_out_first(report, findings).map(Box::new).map(ShownReport::Own),
        }
    }

    /// Keeps the pages that were made, if any; else the last ones, if they are of the same report: those of another one would
    /// be taken for its own. Says whether there are new ones.
    fn keep(&mut self, report: &WantedReport, laid_out: Option<ShownReport>) -> bool {
        let chosen = (report.clone(), self.facts);
        let pages = laid_out.and_then(|laid_out| {
            let svg = self.pipeline.svg(laid_out.made())?;
            Some(PresentReport { laid_out, svg, sources: self.pipeline.sources.clone() })
        });
        let is_good = pages.is_some();
        self.last = match pages {
            Some(pages) => Some((chosen, Arc::new(pages))),
            None => self.last.take().filter(|(last, _)| is_same_chosen(last, &chosen)),
        };
        if is_good {
            self.reports.settle();
        }
        is_good
    }

    /// The gravest findings with their places on the pages, and how many there are besides.
    fn shown_findings(&self, findings: &Diagnostics) -> (Arc<[ShownFinding]>, usize) {
        let last = self.last.as_ref().map(|(_, report)| report);
        let places = last.map(|last| PagePlaces::of_pages(&last.svg)).unwrap_or_default();
        let (sources, files) = (&self.pipeline.sources, &*self.listening.files);
        let pack = self.reports.shown().and_then(|(_, report)| report.pack.as_deref());
        let report = PlaceContext { files, pack };
        let shown = |finding: &&_| ShownFinding::new(finding, sources, (report, &places));
        let mut all: Vec<_> = findings.iter().collect();
        all.sort_by_key(|finding| Reverse(finding.severity()));
        let shown: Arc<[_]> = all.iter().take(MOST).map(shown).collect();
        let more = all.len() - shown.len();
        (shown, more)
    }

    /// The findings on the files of a report's pack, which is read if it was not yet; those that prevent it are left to where
    /// it is used.
    fn of_pack(&mut self, report: &WantedReport) -> Diagnostics {
        let Some(pack) = &report.pack else { return Diagnostics::default() };
        if self.of_pack.as_ref().is_none_or(|(known, _)| known != pack) {
            let mut findings = Diagnostics::default();
            let is_read = self.pipeline.pack(pack, &mut findings).is_some();
            self.of_pack = is_read.then(|| (pack.clone(), findings));
        }
        self.of_pack.as_ref().map(|(_, findings)| findings.clone()).unwrap_or_default()
    }
}
