//! The outline's texts to what stands around the sections: title, signature, date, properties.

use super::blocks::Assembler;
use super::scope::{Scope, Shapes};
use crate::base::diag::Diagnostics;
use crate::base::id::Origin;
use crate::catalogue::keys;
use crate::data::Report;
use crate::doc::{BlockKind, Inline, InlineKind, Meta, Role, plain_text};
use crate::pack::{Pack, PackText, TextPiece};

/// What stands around the sections: title, signature, properties.
pub(super) struct FrontMatter {
    title: Vec<Inline>,
    subject: String,
    keywords: Vec<String>,
    signature: Vec<Inline>,
    date: Vec<Inline>,
}

impl FrontMatter {
    /// Fills its texts from the facts.
    pub(super) fn new(pack: &Pack, facts: &mut Shapes<'_>, findings: &mut Diagnostics) -> Self {
        let outline = &pack.outline;
        let scope = Scope::root(facts.view);
        let dated = date_is_given(outline.date.as_ref(), &scope, facts, findings);
        let mut line = |text: &PackText| facts.line(text, &scope, findings);
        let mut title: Vec<Inline> = Vec::new();
        for text in &outline.title {
            if !title.is_empty() {
                let origin = Origin { template: Some(text.span), ..Origin::default() };
                title.push(Inline { origin, kind: InlineKind::Break });
            }
            title.extend(line(text));
        }
        let subject = outline.subject.as_ref().map(|text| plain_text(&line(text)));
        let keywords = outline.keywords.iter().map(|text| plain_text(&line(text))).collect();
        let date = outline.date.as_ref().filter(|_| dated);
        let [signature, date] =
            [outline.signature.as_ref(), date].map(|text| text.map(&mut line).unwrap_or_default());
        Self { title, subject: subject.unwrap_or_default(), keywords, signature, date }
    }

    /// Puts the title at the head.
    pub(super) fn open(&self, assembler: &mut Assembler<'_, '_>) {
        let place = self.title.first().and_then(|inline| inline.origin.template);
        assembler.push(BlockKind::Title(self.title.clone()), place);
    }

    /// Puts signature and date at the end.
    pub(super) fn close(&self, assembler: &mut Assembler<'_, '_>) {
        for (role, content) in [(Role::Signature, &self.signature), (Role::DateLine, &self.date)] {
            if let Some(first) = content.first() {
                let place = first.origin.template;
                let (number, content) = (String::new(), content.clone());
                assembler.push(BlockKind::Paragraph { role, number, content }, place);
            }
        }
    }

    /// What the file's properties say.
    pub(super) fn meta(&self, report: &Report) -> Meta {
        Meta {
            title: plain_text(&self.title),
            author: report.unit_name().to_string(),
            subject: self.subject.clone(),
            keywords: self.keywords.clone(),
            date: report.values.dates.get(keys::FILING_DATE).map(|date| date.value),
            make: None,
            revision: None,
        }
    }
}

/// Without a date the signature stands alone.
fn date_is_given(
    date: Option<&PackText>,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> bool {
    let pieces = date.map_or(&[][..], |text| &text.pieces);
    let paths = pieces.iter().filter_map(|piece| match piece {
        TextPiece::Cite(path) => Some(path.clone()),
        TextPiece::Words(_) => None,
    });
    let paths: Vec<_> = paths.collect();
    facts.all_given(&paths, scope, findings)
}
