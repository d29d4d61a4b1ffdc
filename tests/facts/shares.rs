//! The shares of a level add up to 100% within what rounding makes of them, and where they do not to the last digit, a note says so.

use std::collections::BTreeMap;
use std::fs;

use jixiao::catalogue::{Column, FigureKey};
use jixiao::figures::{Figure, Figures};
use rust_decimal::Decimal;

use crate::support::{Outcome, project_file};

/// Shares of one whole by parts that stand beside each other.
type Level<'a> = Vec<(&'a Figure, &'a Figure)>;

/// The levels of a report: shares by their whole and by what their parts stand under.
fn levels(figures: &Figures) -> BTreeMap<(String, String), Level<'_>> {
    let mut levels: BTreeMap<_, Level> = BTreeMap::new();
    for share in figures.iter() {
        let FigureKey::Of(fact, Column::Share) = &share.key else { continue };
        let [part, whole] = share.inputs.as_slice() else { continue };
        let (Some(part), Some(whole)) = (figures.find(part), figures.find(whole)) else { continue };
        let under = fact.rsplit_once('.').map_or("", |(under, _)| under);
        levels.entry((whole.id.to_string(), under.to_string())).or_default().push((share, part));
    }
    levels
}

/// Whether parts are all there is of their whole.
fn is_whole(figures: &Figures, whole: &str, level: &Level) -> bool {
    let yuan = |figure: &Figure| figure.money().map(|money| money.yuan());
    let sum: Option<Decimal> = level.iter().map(|(_, part)| yuan(part)).sum();
    let whole = figures.named(whole).and_then(yuan);
    level.len() > 1 && sum.is_some() && sum == whole
}

/// The percentage as it is printed.
fn shown(figures: &Figures, share: &Figure) -> Option<Decimal> {
    figures.number(share).trim_end_matches('%').parse().ok()
}

/// Whether a table has a note on what rounding makes of its totals and shares.
fn has_note(figures: &Figures, fact: &str) -> bool {
    let note = figures.find(&FigureKey::new(fact, Column::RoundingNote));
    note.is_some_and(|note| !figures.shown(note).is_empty())
}

/// Checks the levels of a file. Gives how many there are.
fn add_up(path: &str) -> usize {
    let outcome = Outcome::of(fs::read_to_string(project_file(path)).expect("the file is there"));
    let figures = outcome.figures.as_ref().expect("it can be read");
    // Where amounts are finer than the report's, one note stands for all.
    let noted = |fact: &str| has_note(figures, fact) || has_note(figures, "changes");
    let mut checked = 0;
    for ((whole, under), level) in levels(figures) {
        if !is_whole(figures, &whole, &level) {
            continue;
        }
        let shares: Vec<_> = level.iter().filter_map(|(share, _)| shown(figures, share)).collect();
        if shares.len() < level.len() {
            continue;
        }
        let off = (shares.iter().sum::<Decimal>() - Decimal::ONE_HUNDRED).abs();
        let most = Decimal::new(5, 3) * Decimal::from(shares.len());
        assert!(off <= most, "{path}: shares of {whole} under {under} are {off} off: {shares:?}");
        let fact =
            if under.is_empty() { whole.split('.').next().unwrap_or(&whole) } else { &under };
        let in_table = ["income", "expenditure", "three_public"].contains(&fact);
        assert!(off.is_zero() || !in_table || noted(fact), "{path}: no note on {under}");
        checked += 1;
    }
    checked
}

#[test]
fn shares_of_a_level_add_up() {
    let coverage = ["bureau", "township", "hospital", "school", "kindergarten"];
    let more = ["library", "forestry", "party", "market", "highway"];
    let files = coverage.iter().chain(&more).map(|name| format!("tests/coverage/{name}.yaml"));
    let samples = ["demo-2024", "township-2024", "school-2024", "changning-2023"];
    let all = files.chain(samples.iter().map(|name| format!("data/{name}.yaml")));
    let levels: usize = all.map(|path| add_up(&path)).sum();
    assert!(levels >= 45, "only {levels} levels");
}
