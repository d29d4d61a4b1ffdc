//! The example facts as a pack sees them: next to nothing, half, nearly everything, and nothing but zeros.

use super::finish::{Made, finish};
use super::report_choice::{ReportChoice, only_attachments_of, project_at_hand};
use super::run::Pipeline;
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::SourceId;
use crate::data::Report;
use crate::figures::{self, Figures};
use crate::images::Images;
use crate::pack::Pack;
use crate::template::Given;
use crate::workspace;

/// The sample whose figures are all zero in the last trial: it has every kind of income and spending of an institution.
const ZEROED: &str = "school-2024";

/// What the zeroed sample is called.
const ZEROS: &str = "zeros";

/// Example facts with their figures.
#[derive(Debug)]
pub(super) struct Example {
    /// What they are called.
    pub(super) shown: &'static str,
    pub(super) report: Report,
    pub(super) figures: Figures,
}

/// What the facts of a name are called.
fn shown(name: &str) -> &'static str {
    match name {
        "bare" => "只填必填的",
        "sparse" => "填一半的",
        ZEROS => "全是零",
        _ => "填满的",
    }
}

/// Facts that show what a pack does with little, with nothing but zeros and with everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExampleFacts {
    /// No more than a report must state.
    Bare,
    /// Zero for every final amount and every value that was reached.
    Zero,
    /// Everything that a report may state.
    Full,
}

impl ExampleFacts {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Bare, Self::Zero, Self::Full];

    /// The name of its facts among the examples.
    fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Zero => ZEROS,
            Self::Full => "township-2024",
        }
    }

    /// What its facts are called in findings.
    fn shown(self) -> &'static str {
        match self {
            Self::Bare => "示例数据（只填必填的）",
            Self::Zero => "示例数据（全是零）",
            Self::Full => "示例数据（填满的）",
        }
    }
}

impl Pipeline<'_> {
    /// The example facts with their figures, as a pack that was read sees them.
    pub(super) fn examples(&mut self, name: &str, wanted: fn(&str) -> bool) -> Vec<Example> {
        let ids: Vec<_> = texts()
            .into_iter()
            .filter(|(name, _)| wanted(name))
            .map(|(name, text)| (shown(name), self.sources.add(name, text)))
            .collect();
        let Some(loaded) = self.packs.get(name) else { return Vec::new() };
        let read = |(shown, id)| {
            let (report, figures) = self.example(id, &loaded.pack)?;
            Some(Example { shown, report, figures })
        };
        ids.into_iter().filter_map(read).collect()
    }

    fn example(&self, id: SourceId, pack: &Pack) -> Option<(Report, Figures)> {
        let report = self.read_report(id, &mut Diagnostics::default())?;
        let named = figures::choose_profile(&report, &pack.profiles, &mut Diagnostics::default());
        let profile = named.or(pack.profiles.first());
        let figures = figures::compute(&report, pack.outline.money, profile, None);
        Some((report, figures))
    }

    /// Example facts laid out in a pack. Findings are those on the files of the pack, and whatever prevents the report.
    pub fn make_example(
        &mut self,
        name: &str,
        facts: ExampleFacts,
        findings: &mut Diagnostics,
    ) -> Option<Made> {
        self.pack(name, findings)?;
        let (_, text) = texts().into_iter().find(|(name, _)| *name == facts.name())?;
        let id = self.sources.add(facts.shown(), text);
        self.facts.push(id);
        let mut found = Diagnostics::default();
        let made = self.lay_out_example(name, id, &mut found);
        let loaded = self.packs.get(name)?;
        let of_pack = |finding: &Diagnostic| {
            let place = finding.labels.first().map(|label| label.span.source);
            loaded.files.all().any(|(_, id)| Some(id) == place)
        };
        let kept = found.iter().filter(|one| of_pack(one) || one.severity() == Severity::Error);
        kept.for_each(|finding| findings.push(finding.clone()));
        made
    }

    fn lay_out_example(
        &self,
        name: &str,
        id: SourceId,
        findings: &mut Diagnostics,
    ) -> Option<Made> {
        let loaded = self.packs.get(name)?;
        let pack = &loaded.pack;
        let (mut report, figures) = self.example(id, pack)?;
        report.pack.value = name.to_string();
        only_attachments_of(&mut report, pack);
        let choice = ReportChoice { pack: Some(name.to_string()), project: None };
        let project = match pack.outline.head.each_project {
            true => Some(project_at_hand(&report, &choice, findings)?),
            false => None,
        };
        let images = Images::new();
        let given = Given { report: &report, images: &images, project: project.as_deref() };
        let document = self.compose(given, &figures, pack, findings)?;
        let made = finish(document, figures, 0, loaded, &[], findings)?;
        Some(Made { pack: name.to_string(), ..made })
    }
}

/// The facts that packs are tried with, with those that are all zero behind them.
fn texts() -> Vec<(&'static str, String)> {
    let mut texts = workspace::example_facts();
    let zeroed = texts.iter().find(|(name, _)| *name == ZEROED).map(|(_, text)| zeroed(text));
    texts.extend(zeroed.map(|text| (ZEROS, text)));
    texts
}

/// Facts with zero for every final amount and every value that was reached.
fn zeroed(text: &str) -> String {
    const KEY: &str = "actual: ";
    let mut pieces = text.split(KEY);
    let mut zeroed = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let value = piece.trim_start_matches('"');
        let quote = &piece[..piece.len() - value.len()];
        let rest = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = if rest.len() < value.len() { "0" } else { "" };
        zeroed.extend([KEY, quote, number, rest]);
    }
    zeroed
}
