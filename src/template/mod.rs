//! Report, figures and pack to a document: Tera, then markup, then blocks.
//!
//! Facts and figures become a view whose texts carry private marks ([`marks`]). Table shapes are filled from
//! the view; templates are printed by Tera, which veils every value; the print is cleaned line by line, read
//! as Markdown, and decoded into blocks whose pieces know their origins.

mod blocks;
mod decode;
mod engine;
mod errors;
mod grid;
mod language;
mod lines;
mod marks;
mod markup;
mod names;
mod prepare;
mod scope;
mod table;
mod tables;
mod view;

use std::sync::Arc;

use tera::Value;

use self::blocks::Assembler;
use self::decode::Lookup;
use self::engine::{Engine, Language};
use self::scope::{Manner, Scope, Shapes};
use self::tables::Placing;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Sources;
use crate::data::Report;
use crate::doc::block::plain_text;
use crate::doc::{BlockKind, Document, Inline, InlineKind, Meta, Orientation, Part, Role};
use crate::figures::Figures;
use crate::pack::{Pack, Text};

/// Writes a report with a pack's templates. All findings at once; `None` if any is an error.
pub fn render(
    report: &Report,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let mut found = Diagnostics::default();
    let document = document(report, figures, pack, sources, &mut found);
    let whole = !found.has_errors();
    findings.extend(found);
    document.filter(|_| whole)
}

fn document(
    report: &Report,
    figures: &Figures,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let (view, mut marks) = view::view(report, figures);
    let view = serialized(&view, findings)?;
    let mut facts = Shapes { view: &view, marks: &mut marks, figures, sources };
    let built = tables::build(&pack.tables, &mut facts, findings);
    let frame = Frame::new(pack, &mut facts, findings);
    let marks = Arc::new(marks);
    let placing = Arc::new(Placing::new(&pack.tables, &built));
    let language = Language { view: &view, marks: &marks, placing: &placing, unit: figures.unit };
    let engine = Engine::new(pack, language, sources, findings)?;
    let printed: Vec<_> =
        pack.sections.iter().map(|path| engine.print(path, findings).unwrap_or_default()).collect();
    let labels = blocks::table_labels(&printed, &built, &pack.outline.table_label);
    let drafts: Vec<_> =
        printed.iter().map(|text| markup::read(&lines::clean(text, sources), findings)).collect();
    let lookup = Lookup { marks: &marks, sources, tables: &labels };
    let mut assembler = Assembler::new(lookup, &built, findings);
    frame.open(&mut assembler);
    drafts.iter().for_each(|drafts| assembler.section(drafts));
    frame.close(&mut assembler);
    let body = Part { orientation: Orientation::Portrait, blocks: assembler.finish() };
    Some(Document { meta: frame.meta(report), parts: vec![body] })
}

fn serialized(view: &view::View, findings: &mut Diagnostics) -> Option<Value> {
    let value = Value::try_from_serializable(view);
    if value.is_err() {
        findings.push(Diagnostic::error("T09", "数据不能交给模板"));
    }
    value.ok()
}

/// What stands around the sections: title, signature, properties.
struct Frame {
    title: Vec<Inline>,
    subject: String,
    keywords: Vec<String>,
    signature: Vec<Inline>,
    date: Vec<Inline>,
}

impl Frame {
    fn new(pack: &Pack, facts: &mut Shapes<'_>, findings: &mut Diagnostics) -> Self {
        let outline = &pack.outline;
        let scope = Scope::root(facts.view);
        let dated = date_is_given(outline.date.as_ref(), &scope, facts, findings);
        let mut line = |text: &Text| -> Vec<Inline> {
            let paragraphs = facts.text(text, &scope, Manner::Prose, findings);
            paragraphs.into_iter().flatten().collect()
        };
        let mut title: Vec<Inline> = Vec::new();
        for text in &outline.title {
            if let Some(last) = title.last() {
                let origin = last.origin.clone();
                title.push(Inline { origin, kind: InlineKind::Break });
            }
            title.extend(line(text));
        }
        let subject = outline.subject.as_ref().map(|text| plain_text(&line(text)));
        let keywords = outline.keywords.iter().map(|text| plain_text(&line(text))).collect();
        let [signature, date] = [&outline.signature, &outline.date]
            .map(|text| text.as_ref().filter(|_| dated).map(&mut line).unwrap_or_default());
        Self { title, subject: subject.unwrap_or_default(), keywords, signature, date }
    }

    fn open(&self, assembler: &mut Assembler<'_, '_>) {
        let place = self.title.first().and_then(|inline| inline.origin.template);
        assembler.push(BlockKind::Title(self.title.clone()), place);
    }

    fn close(&self, assembler: &mut Assembler<'_, '_>) {
        for (role, content) in [(Role::Signature, &self.signature), (Role::DateLine, &self.date)] {
            if let Some(first) = content.first() {
                let place = first.origin.template;
                let (number, content) = (String::new(), content.clone());
                assembler.push(BlockKind::Paragraph { role, number, content }, place);
            }
        }
    }

    fn meta(&self, report: &Report) -> Meta {
        Meta {
            title: plain_text(&self.title),
            author: report.organization.name.value.clone(),
            subject: self.subject.clone(),
            keywords: self.keywords.clone(),
            date: report.filing.date.as_ref().map(|date| date.value),
        }
    }
}

/// Without a date neither date nor signature is printed.
fn date_is_given(
    date: Option<&Text>,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> bool {
    let pieces = date.map_or(&[][..], |text| &text.pieces);
    let paths = pieces.iter().filter_map(|piece| match piece {
        crate::pack::Piece::Cite(path) => Some(path.clone()),
        crate::pack::Piece::Words(_) => None,
    });
    let paths: Vec<_> = paths.collect();
    facts.all_given(&paths, scope, findings)
}
