//! The outline's texts to what stands around the sections: title, signature, date, properties.

use super::blocks::Assembler;
use super::markup::Draft;
use super::scope::{Scope, Shapes};
use crate::base::diag::Diagnostics;
use crate::base::id::Origin;
use crate::base::lowered::text_as_written;
use crate::catalogue::keys;
use crate::data::Report;
use crate::doc::{BlockKind, Inline, InlineKind, Meta, PageNumbers, Role, plain_text};
use crate::pack::cover::Cover;
use crate::pack::{Pack, PackText, TextPiece};

/// What stands around the sections: title, signature, properties.
pub(super) struct FrontMatter {
    title: Vec<Inline>,
    subject: String,
    keywords: Vec<String>,
    signature: Vec<Inline>,
    date: Vec<Inline>,
    cover: Option<CoverTexts>,
}

/// What stands on the cover.
struct CoverTexts {
    title: Vec<Inline>,
    lines: Vec<Vec<Inline>>,
    page_numbers: PageNumbers,
    repeats_title: bool,
}

impl FrontMatter {
    /// Fills its texts from the facts.
    pub(super) fn new(pack: &Pack, facts: &mut Shapes<'_>, findings: &mut Diagnostics) -> Self {
        let outline = &pack.outline;
        let scope = Scope::root(facts.view);
        let dated = is_given(outline.date.as_ref(), &scope, facts, findings);
        let cover_lines = outline.cover.iter().flat_map(|cover| &cover.lines);
        let mut given = |text: &&PackText| is_given(Some(*text), &scope, facts, findings);
        let cover_lines: Vec<_> = cover_lines.filter(&mut given).collect();
        let mut line = |text: &PackText| facts.line(text, &scope, findings);
        let title = in_lines(&outline.title, &mut line);
        let own_title = |cover: &Cover| !cover.title.is_empty();
        let cover_title = outline.cover.as_ref().filter(|cover| own_title(cover));
        let cover_title = cover_title.map(|cover| in_lines(&cover.title, &mut line));
        let cover_lines: Vec<_> = cover_lines.into_iter().map(&mut line).collect();
        let subject = outline.subject.as_ref().map(|text| plain_text(&line(text)));
        let keywords = outline.keywords.iter().map(|text| plain_text(&line(text))).collect();
        let date = outline.date.as_ref().filter(|_| dated);
        let [signature, date] =
            [outline.signature.as_ref(), date].map(|text| text.map(&mut line).unwrap_or_default());
        let cover = outline.cover.as_ref().map(|cover| CoverTexts {
            title: cover_title.unwrap_or_else(|| title.clone()),
            lines: match cover_lines.is_empty() {
                true => vec![signature.clone(), date.clone()],
                false => cover_lines,
            },
            page_numbers: match cover.is_counted {
                true => PageNumbers::Hidden,
                false => PageNumbers::Uncounted,
            },
            repeats_title: cover.repeats_title,
        });
        Self { title, subject: subject.unwrap_or_default(), keywords, signature, date, cover }
    }

    /// Puts the cover before everything else: what its template printed, or title, unit and date.
    pub(super) fn cover(&self, printed: &[Vec<Draft>], assembler: &mut Assembler<'_, '_>) {
        let Some(cover) = &self.cover else { return };
        assembler.begin_cover(cover.page_numbers);
        if let [drafts] = printed {
            return assembler.section(drafts);
        }
        let lines = cover.lines.iter().map(|line| (Role::CoverText, line));
        for (role, content) in [(Role::CoverTitle, &cover.title)].into_iter().chain(lines) {
            if let Some(first) = content.first() {
                let (place, content) = (first.origin.template, content.clone());
                let number = String::new();
                assembler.push(BlockKind::Paragraph { role, number, content }, place);
            }
        }
    }

    /// Puts the title at the head.
    pub(super) fn open(&self, assembler: &mut Assembler<'_, '_>) {
        if self.cover.as_ref().is_some_and(|cover| !cover.repeats_title) {
            return;
        }
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
            title: text_as_written(&plain_text(&self.title)),
            author: report.unit_name().to_string(),
            subject: self.subject.clone(),
            keywords: self.keywords.clone(),
            date: report.values.dates.get(keys::FILING_DATE).map(|date| date.value),
            make: None,
            revision: None,
        }
    }
}

/// Texts as the lines of one title.
fn in_lines(texts: &[PackText], line: &mut impl FnMut(&PackText) -> Vec<Inline>) -> Vec<Inline> {
    let mut title: Vec<Inline> = Vec::new();
    for text in texts {
        if !title.is_empty() {
            let origin = Origin { template: Some(text.span), ..Origin::default() };
            title.push(Inline { origin, kind: InlineKind::Break });
        }
        title.extend(line(text));
    }
    title
}

/// Whether all that a text cites is given. Without a date the signature stands alone.
fn is_given(
    text: Option<&PackText>,
    scope: &Scope,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> bool {
    let pieces = text.map_or(&[][..], |text| &text.pieces);
    let paths = pieces.iter().filter_map(|piece| match piece {
        TextPiece::Cite(path) => Some(path.clone()),
        TextPiece::Words(_) => None,
    });
    let paths: Vec<_> = paths.collect();
    facts.all_given(&paths, scope, findings)
}
