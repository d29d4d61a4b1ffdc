//! Figures of two reports whose value or state differs, each with the way from a fact to it.

use std::collections::BTreeSet;

use crate::base::id::FigureId;
use crate::catalogue::FigureKey;
use crate::doc::Document;
use crate::figures::{Figure, Figures, State};

/// A figure that is another, came or went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureChange {
    /// Its id.
    pub id: FigureId,
    /// Its name.
    pub name: String,
    /// As the old report shows it; `None` if it was not there.
    pub before: Option<String>,
    /// As the new report shows it; `None` if it is not there any more.
    pub after: Option<String>,
    /// The names of the figures through which the change came, the fact first; empty for a fact.
    pub way: Vec<String>,
    /// Whether a report prints it, and prints it differently from before.
    pub is_printed: bool,
}

/// Every figure whose value or state differs, in the order of the new report; those that went stand last.
pub(super) fn figures(
    (old, old_document): (&Figures, Option<&Document>),
    (new, new_document): (&Figures, Option<&Document>),
) -> Vec<FigureChange> {
    let documents = [old_document, new_document].into_iter().flatten();
    let printed: BTreeSet<&FigureId> = documents
        .flat_map(Document::inlines)
        .filter_map(|(_, inline)| inline.origin.figure.as_ref())
        .collect();
    let differs =
        |figure: &Figure| old.get(&figure.id).is_none_or(|one| !one.state.is_same(&figure.state));
    let changed: BTreeSet<FigureKey> =
        new.iter().filter(|figure| differs(figure)).map(|figure| figure.key.clone()).collect();
    let of_new = new.iter().filter(|figure| differs(figure)).map(|figure| {
        let before = old.get(&figure.id).map(|before| shown(old, before));
        let way = way(new, figure, &changed);
        change(figure, (before, Some(shown(new, figure))), way, &printed)
    });
    let gone = old.iter().filter(|figure| new.get(&figure.id).is_none());
    let gone =
        gone.map(|figure| change(figure, (Some(shown(old, figure)), None), Vec::new(), &printed));
    of_new.chain(gone).collect()
}

fn change(
    figure: &Figure,
    (before, after): (Option<String>, Option<String>),
    way: Vec<String>,
    printed: &BTreeSet<&FigureId>,
) -> FigureChange {
    let is_printed = before != after && printed.contains(&figure.id);
    FigureChange {
        id: figure.id.clone(),
        name: figure.name.clone(),
        before,
        after,
        way,
        is_printed,
    }
}

fn shown(figures: &Figures, figure: &Figure) -> String {
    match &figure.state {
        State::Missing => "没有填".into(),
        State::Known(_) | State::NotApplicable(_) => figures.shown(figure),
    }
}

/// From the fact on: the first changed input of each step, as far as there is one.
fn way(figures: &Figures, figure: &Figure, changed: &BTreeSet<FigureKey>) -> Vec<String> {
    let mut way = Vec::new();
    let mut seen = BTreeSet::from([figure.key.clone()]);
    let mut at = figure;
    while let Some(input) = at.inputs.iter().find(|input| changed.contains(input)) {
        let Some(next) = figures.find(input).filter(|next| seen.insert(next.key.clone())) else {
            break;
        };
        way.push(next.name.clone());
        at = next;
    }
    way.reverse();
    way
}
