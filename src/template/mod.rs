//! Report, figures and pack to a document: Tera, then markup, then blocks.
//!
//! Facts and figures become a view whose texts carry private marks (`marks`). Table shapes are filled from
//! the view; templates are printed by Tera, which encodes every value; the print is cleaned line by line, read
//! as Markdown, and decoded into blocks whose pieces know their origins.

mod attachments;
mod blocks;
mod budget;
mod calls;
mod chart;
mod comparing;
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

pub use lint::{LintInput, LintNames, OwnNumbers, PlacedText, lint};
pub use variables::{Variable, VariableKind, variables};

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
use crate::base::source::Sources;
use crate::catalogue::keys;
use crate::data::Report;
use crate::doc::Document;
use crate::figures::Figures;
use crate::images::Images;
use crate::pack::Pack;

/// Writes a report with a pack's templates. All findings at once; `None` if any is an error.
pub fn render(
    report: &Report,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    render_with(report, &Images::new(), figures, pack, sources, findings)
}

/// [`render`], with the files of the report's pictures.
pub fn render_with(
    report: &Report,
    images: &Images,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let mut found = Diagnostics::default();
    let document = document(report, images, figures, pack, sources, &mut found);
    let whole = !found.has_errors();
    for finding in found.iter() {
        if !is_told(finding, findings) {
            findings.push(finding.clone());
        }
    }
    document.filter(|_| whole)
}

/// Whether an earlier stage has found fault with the same place of the facts, as with a citation.
fn is_told(finding: &Diagnostic, findings: &Diagnostics) -> bool {
    let cited = finding.labels.get(1).map(|label| label.span);
    let mut errors = findings.iter().filter(|earlier| earlier.severity() == Severity::Error);
    cited.is_some() && errors.any(|earlier| earlier.labels.first().map(|l| l.span) == cited)
}

fn document(
    report: &Report,
    images: &Images,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let mut faults = Diagnostics::default();
    let templates = prepare::prepare_all(pack, sources, &mut faults);
    let readable = !faults.has_errors();
    findings.extend(faults);
    let (mut view, mut marks) = view::view(report, figures, &pack.words.reasons);
    extra::add_missing(&templates, &mut view, &mut marks);
    let view = serialized(&view, findings)?;
    let mut facts = Shapes { view: &view, marks: &mut marks, figures, sources };
    let mut built = tables::build(pack, &mut facts, findings);
    built.extend(tables::pictures(&report.pictures, images));
    let front_matter = FrontMatter::new(pack, &mut facts, findings);
    let planned =
        attachments::plan(pack, report.values.texts(keys::ATTACHMENTS), &mut facts, findings);
    let marks = Arc::new(marks);
    let placing =
        Arc::new(Placing::new(pack, &built, attachments::planned_by_name(pack, &planned)));
    let language = Language { view: &view, marks: &marks, placing: &placing, unit: figures.unit() };
    let engine = readable.then(|| Engine::new(templates, language, findings))??;
    let printed = print(pack, &planned, &engine, findings);
    let mut labels = blocks::labels(&printed, &built, &pack.outline);
    let drafts: Vec<_> =
        printed.iter().map(|text| markup::read(&lines::clean(text, sources), findings)).collect();
    let (sections, attached) = drafts.split_at(pack.sections.len());
    let attached = attachments::number(&planned, attached, &pack.outline);
    labels.extend(attachments::labels(&attached, &pack.outline));
    let lookup = Lookup { marks: &marks, sources, labels: &labels };
    let mut assembler = Assembler::new(lookup, &built, findings);
    front_matter.open(&mut assembler);
    for (drafts, section) in sections.iter().zip(&pack.outline.sections) {
        if section.new_page && !drafts.is_empty() {
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

/// The text of every section, then of every attachment.
fn print(
    pack: &Pack,
    planned: &[Planned],
    engine: &Engine,
    findings: &mut Diagnostics,
) -> Vec<String> {
    let sections = pack.sections.iter().map(|path| (path, None));
    let attachments = planned.iter().map(|one| (&one.template, one.item.as_ref()));
    let all = sections.chain(attachments);
    all.map(|(path, item)| engine.print(path, item, findings).unwrap_or_default()).collect()
}

fn serialized(view: &view::Group, findings: &mut Diagnostics) -> Option<Value> {
    let value = Value::try_from_serializable(view);
    if value.is_err() {
        findings.push(Diagnostic::new(codes::T09, "数据不能交给模板"));
    }
    value.ok()
}
