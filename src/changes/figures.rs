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
    /// Whether both reports print it and it reads the same there: `before` and `after` have the digits that are not printed.
    pub reads_same: bool,
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
        let way = way(new, figure, &changed);
        let was = old.get(&figure.id).map(|before| (old, before));
        change(figure, (was, Some((new, figure))), way, &printed)
    });
    let gone = old.iter().filter(|figure| new.get(&figure.id).is_none());
    let gone = gone.map(|figure| change(figure, (Some((old, figure)), None), Vec::new(), &printed));
    of_new.chain(gone).collect()
}

/// A figure among those of its report.
type OfReport<'a> = (&'a Figures, &'a Figure);

fn change(
    figure: &Figure,
    (old, new): (Option<OfReport>, Option<OfReport>),
    way: Vec<String>,
    printed: &BTreeSet<&FigureId>,
) -> FigureChange {
    let text = |one: Option<OfReport>| one.map(|(figures, figure)| shown(figures, figure));
    let (before, after) = (text(old), text(new));
    let (is_printed, is_same) = (printed.contains(&figure.id), before == after);
    let exact = |one: Option<OfReport>| {
        one.map(|(figures, figure)| {
            figure.value().map_or(shown(figures, figure), |v| figures.exact(v))
        })
    };
    let (before, after) = if is_same { (exact(old), exact(new)) } else { (before, after) };
    FigureChange {
        id: figure.id.clone(),
        name: figure.name.clone(),
        before,
        after,
        way,
        is_printed: is_printed && !is_same,
        reads_same: is_printed && is_same,
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
