//! A report that was just made to what it says differently from a recorded one.

use std::collections::BTreeMap;

use super::finish::Made;
use super::old_pictures;
use crate::base::id::NodeId;
use crate::changes::{Changes, LineChange, report_changes};
use crate::doc::Document;
use crate::figures::{Figures, State};
use crate::record::Recorded;

/// What changed since an earlier build.
#[derive(Clone, Debug)]
pub struct Since {
    /// Figures and lines.
    pub changes: Changes,
    /// Whether it is of another unit or year; then nothing was compared.
    pub is_another_report: bool,
    /// The page on which each block of the new report begins, and each of the old one.
    pages: [BTreeMap<NodeId, u32>; 2],
}

impl Since {
    /// The page of the new report on which a line stands; of the old one if it was removed.
    pub fn page(&self, line: &LineChange) -> Option<u32> {
        let [new, old] = &self.pages;
        let of_new = line.new_block.and_then(|block| new.get(&block));
        of_new.or_else(|| old.get(&line.old_block?)).copied()
    }
}

/// What changed since a record; `None` where it does not hold what this version can read.
pub fn since(recorded: &Recorded, made: &Made) -> Option<Since> {
    let known = old_pictures::of_report(&made.document);
    let (figures, document) = (recorded.figures()?, recorded.document_with(&known)?);
    let is_another_report = of(&figures, &document) != of(&made.figures, &made.document);
    let changes = match is_another_report {
        true => Changes::default(),
        false => report_changes((&figures, &document), (&made.figures, &made.document)),
    };
    let pages = [made.layout_facts.pages.clone(), recorded.pages.clone()];
    Some(Since { changes, is_another_report, pages })
}

/// The unit and the year of a report.
fn of<'r>(figures: &'r Figures, document: &'r Document) -> (&'r str, Option<&'r State>) {
    (&document.meta.author, figures.named("year").map(|year| &year.state))
}
