//! A changed value changes everything that is printed of it: each value of a file is changed, and the finished document is
//! searched, by the origins of its pieces, for what still shows the old one.

use std::collections::{BTreeMap, BTreeSet};

use jixiao::base::fact_path::FactPath;
use jixiao::base::source::Span;
use jixiao::catalogue::FigureKey;
use jixiao::data::places::Leaf;
use jixiao::doc::Document;
use jixiao::figures::Figures;
use jixiao::pipeline::Examined;

use super::trial::{Trial, Tried};

/// Keys whose values choose or name something: another value is another choice, or none.
const CHOICES: &[&str] = &[
    "schema",
    "year",
    "unit",
    "pack",
    "profile",
    "previous",
    "id",
    "source",
    "category",
    "op",
    "priority",
    "applicable",
    "budget_unit",
    "seal",
    "answers",
    "attachments",
    "from",
    "code",
    "each",
    "align",
    "width",
];

/// Whether the value at a path is one of the choices, or only there to be checked.
pub(super) fn is_choice(path: &FactPath) -> bool {
    CHOICES.contains(&path.key()) || path.keys().next() == Some("stated")
}

/// A value of its kind that stands nowhere in the file; nothing for a choice.
fn another(text: &str, leaf: &Leaf) -> Option<String> {
    if is_choice(&leaf.path) {
        return None;
    }
    let old = &text[leaf.span.range()];
    let bare = old.trim_matches(['"', '\'']);
    if bare.starts_with("${") || bare == "true" || bare == "false" {
        return None;
    }
    let number = bare.trim_end_matches('%');
    if number.parse::<f64>().is_ok() {
        return Some(old.replace(number, &other_number(text, number)));
    }
    if bare.len() == 10 && bare.matches('-').count() == 2 {
        let day = if bare.ends_with("28") { "27" } else { "28" };
        return Some(format!("{}{day}", &bare[..8]));
    }
    (!bare.is_ascii()).then(|| old.replacen(bare, &format!("鹭{bare}"), 1))
}

/// A number a thousandth or more below, with as many digits behind the point, whose digits stand nowhere in the file: one
/// that is printed otherwise even in 万元.
fn other_number(text: &str, number: &str) -> String {
    let places = number.split_once('.').map_or(0, |(_, places)| places.len());
    let value: f64 = number.parse().expect("it is a number");
    let step = 0.1_f64.powi(places as i32).max((value / 1000.0).round());
    let below = (1..2000).map(|n| value - step * f64::from(n)).filter(|value| *value >= 0.0);
    let above = (1..2000).map(|n| value + step * f64::from(n));
    let shown = below.chain(above).map(|value| format!("{value:.places$}"));
    shown.into_iter().find(|shown| !text.contains(shown.as_str())).expect("some number is new")
}

/// The texts in which a document shows each figure.
fn shown(document: &Document) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, inline) in document.inlines() {
        if let Some(id) = &inline.origin.figure {
            all.entry(id.to_string()).or_default().insert(inline.as_text().to_string());
        }
    }
    all
}

/// What a document shows of a value that is words, all of it in a row.
fn words(document: &Document, span: Span) -> String {
    let at = |one: &Span| one.range().start == span.range().start;
    let of = document.inlines().filter(|(_, one)| one.origin.facts.as_ref().is_some_and(at));
    of.map(|(_, inline)| inline.as_text()).collect()
}

/// The figures of a value and all that follow from them.
pub(super) fn following(span: Span, figures: &Figures) -> BTreeSet<FigureKey> {
    let own = figures.iter().filter(|one| one.place.is_some_and(|at| at.range() == span.range()));
    let mut all: BTreeSet<FigureKey> = own.map(|one| one.key.clone()).collect();
    loop {
        let more = figures.iter().filter(|one| one.inputs.iter().any(|input| all.contains(input)));
        let more: Vec<_> = more.filter(|one| !all.contains(&one.key)).collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more.into_iter().map(|one| one.key.clone()));
    }
}

/// What still shows the old value though it was changed.
fn stale(leaf: &Leaf, before: &Examined, after: &Examined) -> Vec<String> {
    let (Some(old), Some(new)) = (&before.document, &after.document) else { return Vec::new() };
    let (was, is) = (shown(old), shown(new));
    let mut wrong = Vec::new();
    for key in following(leaf.span, &before.figures) {
        let [then, now] = [&before.figures, &after.figures].map(|figures| figures.find(&key));
        let (Some(then), Some(now)) = (then, now) else { continue };
        let printed = |figures: &Figures, one| (figures.shown(one), figures.number(one));
        if printed(&before.figures, then) == printed(&after.figures, now) {
            continue;
        }
        let [was, is] = [&was, &is].map(|all| all.get(then.id.as_str()));
        let both = was.zip(is).map(|(was, is)| was.intersection(is).cloned().collect::<Vec<_>>());
        let both = both.unwrap_or_default();
        let digits = |text: &&String| text.contains(|c: char| c.is_ascii_digit());
        wrong.extend(both.iter().filter(digits).map(|text| format!("{}: {text}", then.id)));
    }
    // A number that is rounded may print as before.
    let is_figure = !following(leaf.span, &before.figures).is_empty();
    let (was, is) = (words(old, leaf.span), words(new, leaf.span));
    if !is_figure && !was.is_empty() && was == is {
        wrong.push(was);
    }
    wrong
}

/// Whether two documents read alike.
fn is_same(before: &Examined, after: &Examined) -> bool {
    let text = |one: &Examined| {
        let document = one.document.as_ref();
        document
            .map(|all| all.inlines().map(|(_, one)| one.as_text().to_string()).collect::<Vec<_>>())
    };
    text(before) == text(after)
}

/// Changes every value of a file. Gives the paths of those whose change was refused: another edit is needed with it.
fn sweep(path: &str) -> Vec<String> {
    sweep_some(path, 1)
}

/// The same with one of `every` values.
fn sweep_some(path: &str, every: usize) -> Vec<String> {
    sweep_from(path, 0, every)
}

/// The same, the first ones left out.
fn sweep_from(path: &str, from: usize, every: usize) -> Vec<String> {
    let mut trial = Trial::of(path, "metamorphic");
    let Tried { examined, output, .. } = trial.unchanged();
    let before = examined.unwrap_or_else(|| panic!("{path} cannot be read: {output:?}"));
    let (mut wrong, mut refused, mut tried) = (Vec::new(), Vec::new(), 0);
    for leaf in before.report.leaves.iter().skip(from).step_by(every) {
        let Some(value) = another(&trial.text, leaf) else { continue };
        tried += 1;
        let after = trial.with(&trial.replaced(leaf, &value));
        let what = format!("{} -> {value}", trial.named(leaf));
        let Some(examined) = &after.examined else {
            assert!(after.refused, "{path}:{what}: no facts and no error");
            refused.push(leaf.path.to_string());
            continue;
        };
        assert_eq!(examined.document.is_none(), after.refused, "{path}:{what}\n{}", after.rendered);
        if after.refused {
            refused.push(leaf.path.to_string());
        }
        let flagged = after.output.iter().any(|one| !output.contains(one));
        // Of a file without findings nothing is silent: what changes no byte is said to be printed nowhere.
        if output.is_empty() && !flagged && is_same(&before, examined) {
            wrong.push(format!("{what}: changes nothing"));
        }
        let stale = stale(leaf, &before, examined);
        if !stale.is_empty() && !flagged {
            wrong.push(format!("{what}: still {}", stale.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{path}: {} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried * every > 70, "{path}: {tried}");
    println!("{path}: {tried} values changed, {} of the changes refused", refused.len());
    refused
}

#[test]
fn every_value_of_the_demo_is_one_edit() {
    let refused = sweep("data/demo-2024.yaml");
    // Weights add up to 100, so that none of them changes alone; a score above its weight is none.
    let bound = [".weight", ".score"];
    let more: Vec<_> =
        refused.iter().filter(|path| !bound.iter().any(|end| path.ends_with(end))).collect();
    assert!(more.is_empty(), "{more:?}");
}

#[test]
fn every_value_of_the_filed_report() {
    sweep("data/changning-2023.yaml");
}

#[test]
fn every_value_of_the_starter_is_one_edit() {
    assert_eq!(sweep("templates/starter/facts.yaml"), [""; 0]);
}

#[test]
fn every_value_of_a_school() {
    sweep("tests/corpus/facts/school-2023.yaml");
}

#[test]
fn every_value_of_an_archive() {
    sweep("tests/corpus/facts/archive-2022.yaml");
}

#[test]
fn every_value_of_a_forest_station_with_last_year() {
    sweep("tests/corpus/facts/forest-2021.yaml");
}

#[test]
fn every_value_of_a_bureau() {
    sweep("tests/corpus/facts/bureau-2024.yaml");
}

#[test]
fn every_value_of_a_library_with_typed_totals() {
    sweep("tests/corpus/facts/library-2024.yaml");
}

#[test]
fn every_value_of_a_township() {
    sweep_some("data/township-2024.yaml", 3);
}

/// Sums that a source of money takes from elsewhere ask for no second edit; a source that there was not asks for its row,
/// and one that both the unit and a project state asks for the other.
#[test]
fn money_of_a_township_is_one_edit() {
    let mut trial = Trial::of("data/township-2024.yaml", "one-edit");
    let Tried { examined, .. } = trial.unchanged();
    let before = examined.expect("it can be read");
    let text = trial.text.clone();
    let facts = [".parts[", ".personnel.", ".public.", ".funding["];
    let is_money = |leaf: &&Leaf| {
        let path = leaf.path.to_string();
        let of = facts.iter().any(|fact| path.contains(fact));
        let is_nothing = text[leaf.span.range()].trim() == "0";
        let own = !path.starts_with("expenditure.funding");
        let line = text[..leaf.span.range().start].rsplit('\n').next().unwrap_or_default();
        let twice = ["government_fund", "state_capital", "superior"];
        let twice = path.starts_with("projects") && twice.iter().any(|one| line.contains(one));
        of && own && !twice && !is_nothing && path.ends_with(".actual")
    };
    for leaf in before.report.leaves.iter().filter(is_money) {
        let Some(value) = another(&trial.text, leaf) else { continue };
        let after = trial.with(&trial.replaced(leaf, &value));
        let asked = after
            .output
            .iter()
            .find(|one| ["E02", "E10", "E22"].iter().any(|code| one.starts_with(code)));
        assert_eq!(asked, None, "{} -> {value}", trial.named(leaf));
    }
}

#[test]
fn the_code_of_a_unit_is_printed() {
    let mut trial = Trial::of("data/demo-2024.yaml", "code");
    let before = trial.unchanged().examined.expect("it can be read");
    let text = trial.text.replace("\"205017\"", "\"205018\"");
    assert!(!is_same(&before, &trial.with(&text).examined.expect("it can be read")));
}

#[test]
fn every_value_of_a_shipped_school() {
    sweep_some("data/school-2024.yaml", 2);
}

/// The complete files of ten kinds of units, some of the values of each: no two files the same ones.
#[test]
fn every_value_of_ten_kinds_of_units() {
    let kinds = ["bureau", "forestry", "highway", "hospital", "kindergarten"];
    let more = ["library", "market", "party", "school", "township"];
    let files = kinds.iter().chain(&more).zip(0..);
    files.for_each(|(name, from)| {
        sweep_from(&format!("tests/coverage/{name}.yaml"), from, SOME);
    });
}

/// One of so many values of each kind is changed.
const SOME: usize = 23;
