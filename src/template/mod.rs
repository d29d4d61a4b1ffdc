//! Report, figures and pack to a document: Tera, then markup, then blocks.
//!
//! Facts and figures become a view whose texts carry private marks (`marks`). Table shapes are filled from
//! the view; templates are printed by Tera, which encodes every value; the print is cleaned line by line, read
//! as Markdown, and decoded into blocks whose pieces know their origins.

mod attachments;
mod blocks;
mod by_id;
mod calls;
mod chart;
mod comparing;
mod conditions;
mod contents;
mod decode;
mod end_marks;
mod engine;
mod errors;
mod expressions;
mod extra;
mod filters;
mod front_matter;
mod grid;
mod item_fit;
mod item_path;
mod language;
mod lines;
mod lint;
mod literal;
mod lone;
mod marks;
mod markup;
mod merge;
mod names;
mod near_markup;
mod operand;
mod pieces;
mod placing;
mod prepare;
mod private;
mod raised;
mod refusal;
mod refused_comparisons;
mod scope;
mod table;
mod tables;
mod variables;
mod view;
mod work_limit;

pub(crate) use expressions::NAMED_IN_CHINESE;
pub use item_fit::is_of_other_list;
pub use lint::{LintInput, LintNames, OwnNumbers, PlacedText, lint};
pub use variables::{Variable, VariableKind, figures_by_id, variables};

use std::sync::Arc;

use tera::Value;

use self::attachments::Planned;
use self::blocks::Assembler;
use self::decode::Lookup;
use self::engine::{Engine, Language};
use self::front_matter::FrontMatter;
use self::placing::Placing;
use self::scope::Shapes;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::{Sources, Span};
use crate::catalogue::keys;
use crate::data::Report;
use crate::doc::{Document, Orientation};
use crate::figures::Figures;
use crate::images::Images;
use crate::pack::Pack;

/// What templates call the project that a report is about.
const PROJECT: &str = "project";

/// Writes a report with a pack's templates. All findings at once; `None` if any is an error.
pub fn render(
    report: &Report,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let given = Given { report, images: &Images::new(), project: None };
    render_with(given, figures, pack, sources, findings)
}

/// What a report is made of beside its figures.
#[derive(Clone, Copy, Debug)]
pub struct Given<'r> {
    /// The facts.
    pub report: &'r Report,
    /// The files of their pictures.
    pub images: &'r Images,
    /// The id of the project that it is about, in a pack with a report for each.
    pub project: Option<&'r str>,
}

/// [`render`], with the files of the report's pictures, or about one of its projects.
pub fn render_with(
    given: Given,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let mut found = Diagnostics::default();
    let document = document(given, figures, pack, sources, &mut found);
    let whole = !found.has_errors();
    for finding in found.iter() {
        if !is_reported_already(finding, findings) {
            findings.push(too_few_levels(finding, pack, findings).unwrap_or(finding.clone()));
        }
    }
    document.filter(|_| whole)
}

/// A level that the pack's own numbering lacks: the fault is there, and is told once.
fn too_few_levels(finding: &Diagnostic, pack: &Pack, told: &Diagnostics) -> Option<Diagnostic> {
    let place = pack.outline.numbering_place?;
    if finding.code != codes::T12 || !finding.message.starts_with(blocks::TOO_DEEP) {
        return None;
    }
    let begins =
        |earlier: &&Diagnostic| earlier.labels.first().is_some_and(|one| one.span == place);
    if let Some(told) = told.iter().find(begins) {
        return Some(told.clone());
    }
    let levels = pack.outline.numbering.depth();
    let message = format!("numbering 只写了 {levels} 级，报告里有更低一级的编号");
    let line = finding.labels.first().map(|label| label.span);
    let hint = format!("再加一级，写 {} 级；通常四级够用：[一、, （一）, 1., （1）]", levels + 1);
    Some(Diagnostic::new(codes::T12, message).at(place).label(line, "这一行的编号").hint(hint))
}

/// Whether an earlier stage has found fault with the same place of the facts, as with a citation.
fn is_reported_already(finding: &Diagnostic, findings: &Diagnostics) -> bool {
    let cited = finding.labels.get(1).map(|label| label.span);
    let mut errors = findings.iter().filter(|earlier| earlier.severity() == Severity::Error);
    cited.is_some() && errors.any(|earlier| earlier.labels.first().map(|l| l.span) == cited)
}

fn document(
    given: Given,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let mut faults = Diagnostics::default();
    let mut templates = prepare::prepare_all(pack, sources, &mut faults);
    conditions::add(&mut templates, pack, sources, &mut faults);
    let readable = !faults.has_errors();
    findings.extend(faults);
    let Given { report, images, project } = given;
    let (mut view, mut marks) = view::view(report, figures, &pack.words.reasons);
    let at_hand = |id: &str| report.projects.iter().position(|one| one.id.value == id);
    if let Some(at) = project.and_then(at_hand) {
        view.name_item(PROJECT, keys::PROJECTS, at);
    }
    extra::add_missing(&templates, &mut view, &mut marks);
    by_id::add(&templates, &mut view, &mut marks, figures);
    let view = serialized(&view, findings)?;
    let mut facts = Shapes { view: &view, marks: &mut marks, figures, sources };
    let mut built = tables::build(pack, &mut facts, findings);
    built.extend(tables::pictures(&report.pictures, images));
    let front_matter = FrontMatter::new(pack, &mut facts, findings);
    let planned =
        attachments::plan(pack, report.values.texts(keys::ATTACHMENTS), &mut facts, findings);
    if !attachments::fit(pack, &planned, &templates, &view, findings) {
        return None;
    }
    let marks = Arc::new(marks);
    let placing =
        Arc::new(Placing::new(pack, &built, attachments::planned_by_name(pack, &planned)));
    let language = Language { view: &view, marks: &marks, placing: &placing, unit: figures.unit() };
    let mut engine = readable.then(|| Engine::new(templates, language, findings))??;
    engine.long_text = long_text(report);
    let printed = print(pack, &planned, &engine, findings);
    let mut labels = blocks::labels(&printed, &built, &pack.outline);
    let scheme = &pack.outline.numbering;
    let read = |text: &String| markup::read(&lines::clean(text, sources), scheme, findings);
    let drafts: Vec<_> = printed.iter().map(read).collect();
    let (cover, rest) = drafts.split_at(usize::from(pack.cover.is_some()));
    let (sections, attached) = rest.split_at(pack.sections.len());
    let attached = attachments::number(&planned, attached, &pack.outline);
    labels.extend(attachments::labels(&attached, &pack.outline));
    let lookup = Lookup { marks: &marks, sources, labels: &labels };
    let mut assembler = Assembler::new(lookup, &built, scheme, findings);
    front_matter.cover(cover, &mut assembler);
    let filled = || sections.iter().zip(&pack.outline.sections).filter(|(d, _)| !d.is_empty());
    assembler.begin_part(filled().next().map_or(Orientation::Portrait, |(_, one)| one.orientation));
    front_matter.open(&mut assembler);
    for (drafts, section) in filled() {
        assembler.turn(section.orientation);
        if section.new_page {
            assembler.new_page();
        }
        assembler.section(drafts);
    }
    attachments::list(&attached, &mut assembler);
    front_matter.close(&mut assembler);
    attachments::add(&attached, &mut assembler);
    let mut parts = assembler.finish();
    if let Some(wanted) = &pack.outline.contents {
        contents::add(wanted, &mut parts);
    }
    Some(Document { meta: front_matter.meta(report), parts })
}

/// The text of the cover's template, if there is one, then of every section, then of every attachment. A section whose
/// condition does not hold has none.
fn print(
    pack: &Pack,
    planned: &[Planned],
    engine: &Engine,
    findings: &mut Diagnostics,
) -> Vec<String> {
    let mut print = |path: &String, item| engine.print(path, item, findings).unwrap_or_default();
    let mut texts: Vec<_> = pack.cover.iter().map(|path| print(path, None)).collect();
    for (path, section) in pack.sections.iter().zip(&pack.outline.sections) {
        let holds = conditions::names(section).all(|name| conditions::holds(&print(&name, None)));
        texts.push(if holds { print(path, None) } else { String::new() });
    }
    texts.extend(planned.iter().map(|one| print(&one.template, one.item.as_ref())));
    texts
}

/// The longest running text of the facts, if a section can be too long by it alone.
fn long_text(report: &Report) -> Option<Span> {
    const LONG: usize = work_limit::PRINTED / 8;
    let length = |span: &Span| span.end.saturating_sub(span.start) as usize;
    let longest = report.proses().map(|prose| prose.span).max_by_key(length);
    longest.filter(|span| length(span) > LONG)
}

fn serialized(view: &view::Group, findings: &mut Diagnostics) -> Option<Value> {
    let value = Value::try_from_serializable(view);
    if value.is_err() {
        findings.push(Diagnostic::new(codes::T09, "数据不能交给模板"));
    }
    value.ok()
}
