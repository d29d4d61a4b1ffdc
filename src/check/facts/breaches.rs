//! Relations that do not hold to breaches: each with the stated figure whose change repairs most of them.

use rust_decimal::Decimal;

use super::relations::{Concern, Relation, number, relations};
use crate::check::rule::CheckContext;
use crate::figures::Figure;

/// A stated figure and what it would be.
pub(crate) struct FigureEdit<'a> {
    pub figure: &'a Figure,
    pub to: Decimal,
}

/// Relations that do not hold, for one reason.
pub(crate) struct Breach<'a> {
    /// The one that the finding refers to.
    pub lead: Relation<'a>,
    /// Others that the same change breaks.
    pub others: Vec<Relation<'a>>,
    /// A figure whose change repairs them all, where there are several.
    pub suspect: Option<FigureEdit<'a>>,
    /// Other figures of which a change would do the same.
    pub alternatives: Vec<FigureEdit<'a>>,
    /// Where the parts are right and the whole follows them: the totals above that follow it. The wholes that the same
    /// change breaks are among them; where a part is suspected, that of the lead, too.
    pub following: Vec<FigureEdit<'a>>,
    /// Sources of money that would have to follow, by how much in all.
    pub sources: Option<Decimal>,
}

/// All breaches; each relation that does not hold is in one of them.
pub(crate) fn breaches<'a>(context: &'a CheckContext) -> Vec<Breach<'a>> {
    let all = relations(context);
    let (mut broken, held): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|relation| relation.gap(context).is_some_and(|gap| gap.abs() > relation.slack));
    let mut found = Vec::new();
    while !broken.is_empty() {
        let mut suspects = suspects(context, &broken, &held);
        let alternatives = suspects.split_off(suspects.len().min(1));
        let suspect = suspects.pop();
        let mut lead = broken.remove(0);
        let (mut others, rest): (Vec<_>, Vec<_>) = match &suspect {
            Some(edit) => broken.into_iter().partition(|one| repaired_by(context, one, edit)),
            None => (Vec::new(), broken),
        };
        broken = rest;
        // The finding refers to the total that is suspected.
        let main = |one: &&mut Relation| {
            suspect.as_ref().is_some_and(|edit| edit.figure.key == one.whole.key)
        };
        if !main(&&mut lead)
            && let Some(other) = others.iter_mut().find(main)
        {
            std::mem::swap(&mut lead, other);
        }
        let of_whole = suspect.as_ref().is_some_and(|edit| edit.figure.key == lead.whole.key);
        let (following, sources) = match of_whole {
            true => (Vec::new(), None),
            false => following(context, (&lead, suspect.is_some()), (&others, &held)),
        };
        let mut wholes = vec![lead.whole.key.clone()];
        others.retain(|one| {
            let new = !wholes.contains(&one.whole.key);
            wholes.push(one.whole.key.clone());
            new
        });
        found.push(Breach { lead, others, suspect, alternatives, following, sources });
    }
    found
}

/// The stated figures whose change repairs the first relation and most others, and breaks none that holds.
fn suspects<'a>(
    context: &'a CheckContext,
    broken: &[Relation<'a>],
    held: &[Relation<'a>],
) -> Vec<FigureEdit<'a>> {
    let Some((first, rest)) = broken.split_first() else { return Vec::new() };
    let Some(gap) = first.gap(context) else { return Vec::new() };
    let edits = first.leaves.iter().filter_map(|(key, count)| {
        let figure = context.figures.find(key)?;
        let to = number(context, figure)? - gap / count;
        (figure.place.is_some() && !to.is_sign_negative()).then_some(FigureEdit { figure, to })
    });
    let repaired =
        |edit: &FigureEdit| rest.iter().filter(|one| repaired_by(context, one, edit)).count();
    let harmless = |edit: &FigureEdit| {
        held.iter().all(|one| {
            !one.leaves.contains_key(&edit.figure.key) || repaired_by(context, one, edit)
        })
    };
    let good: Vec<_> = edits
        .map(|edit| (repaired(&edit), edit))
        .filter(|(repaired, edit)| *repaired > 0 && harmless(edit))
        .collect();
    let most = good.iter().map(|(repaired, _)| *repaired).max();
    good.into_iter().filter(|(repaired, _)| Some(*repaired) == most).map(|(_, edit)| edit).collect()
}

/// Whether a relation holds after an edit.
fn repaired_by(context: &CheckContext, relation: &Relation, edit: &FigureEdit) -> bool {
    let (Some(gap), Some(now)) = (relation.gap(context), number(context, edit.figure)) else {
        return false;
    };
    let count = relation.leaves.get(&edit.figure.key).copied().unwrap_or_default();
    (gap + count * (edit.to - now)).abs() <= relation.slack
}

/// What follows where the whole of a relation becomes what its parts say: stated totals, itself first where that is asked
/// for, and how much the sources of money would have to change.
fn following<'a>(
    context: &'a CheckContext,
    (lead, with_lead): (&Relation<'a>, bool),
    (broken, held): (&[Relation<'a>], &[Relation<'a>]),
) -> (Vec<FigureEdit<'a>>, Option<Decimal>) {
    let (Some(gap), Some(now)) = (lead.gap(context), number(context, lead.whole)) else {
        return (Vec::new(), None);
    };
    let mut edits = vec![FigureEdit { figure: lead.whole, to: now - gap }];
    let mut sources = None;
    let moved = |relation: &Relation, edits: &[FigureEdit]| -> Decimal {
        let by = |edit: &FigureEdit| {
            let count = relation.leaves.get(&edit.figure.key).copied().unwrap_or_default();
            count * (edit.to - number(context, edit.figure).unwrap_or_default())
        };
        edits.iter().map(by).sum()
    };
    // Each round follows one step up; a total is edited once.
    for _ in 0..broken.len() + held.len() {
        let next = broken.iter().chain(held).find_map(|relation| {
            let gap = relation.gap(context)? + moved(relation, &edits);
            let known = edits.iter().any(|edit| edit.figure.key == relation.whole.key);
            let fits = gap.abs() <= relation.slack || known || relation.whole.place.is_none();
            (!fits).then_some(FigureEdit {
                figure: relation.whole,
                to: number(context, relation.whole)? - gap,
            })
        });
        match next {
            Some(edit) => edits.push(edit),
            None => break,
        }
    }
    for relation in held.iter().filter(|one| one.concern == Concern::Funding) {
        let by = moved(relation, &edits);
        let left = relation.gap(context).map(|gap| (gap + by).abs() > relation.slack);
        if left == Some(true) && relation.plus.iter().all(|row| row.place.is_some()) {
            sources = Some(by);
        }
    }
    if !with_lead {
        edits.remove(0);
    }
    (edits, sources)
}
