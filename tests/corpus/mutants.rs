//! Mutants: every redundant number and claim of every base, changed as hands change them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::thread;

use jixiao::base::amount::Unit;
use jixiao::base::id::FigureId;
use jixiao::data::Report;
use jixiao::figures::{Figures, Value};

use super::bases::{BASES, Base};
use super::found::{Bench, Finder, Found};
use super::oracle::{self, Relation, agrees, first_number, holds, millionths, relations};

/// A number in a file that follows from others.
struct Target {
    /// What it is: which row of the table it counts in.
    kind: &'static str,
    /// Its characters.
    at: Range<usize>,
    /// The figure that it is, or claims to be.
    figure: FigureId,
    /// The codes that may tell of a mistake in it.
    codes: &'static [&'static str],
}

/// One planted mistake.
struct Mutant {
    kind: &'static str,
    change: &'static str,
    text: String,
    /// Lines that a finding may point at.
    lines: Vec<usize>,
    codes: Vec<&'static str>,
    /// Whether the numbers still agree.
    agrees: bool,
    what: String,
}

const CLAIMS: &[&str] = &["E04", "E05", "E06", "E07", "E08", "E11", "E12", "E15", "E19"];
const PROSE: &[&str] = &["E03", "E05", "E06", "E07", "E12", "E15", "E19"];
/// More of one kind in one file tell no more.
const MOST: usize = 70;

#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    agreeing: usize,
    missed: Vec<String>,
}

#[test]
fn every_planted_mistake_is_found_at_its_line() {
    // One base a thread: they take turns on the cores there are.
    let tallies = thread::scope(|scope| {
        let threads: Vec<_> = BASES.iter().map(|base| scope.spawn(move || run(base))).collect();
        threads.into_iter().map(|one| one.join().expect("no thread panics")).collect::<Vec<_>>()
    });
    let mut all: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for (key, tally) in tallies.into_iter().flatten() {
        let sum = all.entry(key).or_default();
        sum.planted += tally.planted;
        sum.found += tally.found;
        sum.agreeing += tally.agreeing;
        sum.missed.extend(tally.missed);
    }
    println!("{:<22}{:<22}{:>8}{:>8}{:>10}", "what", "how", "planted", "found", "agreeing");
    let mut missed = Vec::new();
    let (mut planted, mut found) = (0, 0);
    for ((kind, change), tally) in &all {
        println!(
            "{kind:<22}{change:<22}{:>8}{:>8}{:>10}",
            tally.planted, tally.found, tally.agreeing
        );
        planted += tally.planted;
        found += tally.found;
        missed.extend(tally.missed.iter().take(3));
    }
    println!("recall {found} of {planted}");
    assert!(planted > 1000, "the corpus is large: {planted}");
    assert!(missed.is_empty(), "{} missed, among them:\n{missed:#?}", planted - found);
}

type Tallies = BTreeMap<(&'static str, &'static str), Tally>;

fn run(base: &'static Base) -> Tallies {
    let bench = Bench::new(base.name);
    let mut finder = bench.finder();
    let mut tallies = Tallies::new();
    for mutant in mutants(base, &mut finder) {
        let tally = tallies.entry((mutant.kind, mutant.change)).or_default();
        if mutant.agrees {
            tally.agreeing += 1;
            continue;
        }
        tally.planted += 1;
        let found = finder.find("mutant", &mutant.text);
        if found.iter().any(|one| tells(one, &mutant)) {
            tally.found += 1;
        } else {
            let codes: Vec<_> = found.iter().map(|f| (&f.code, f.lines.first())).collect();
            tally.missed.push(format!(
                "{} {} {}: {}, lines {:?}; found {codes:?}",
                base.name, mutant.kind, mutant.change, mutant.what, mutant.lines
            ));
        }
    }
    tallies
}

/// Whether a finding tells of a mutant: the right code, its first line one of the right ones.
fn tells(found: &Found, mutant: &Mutant) -> bool {
    let line = found.lines.first().is_some_and(|line| mutant.lines.contains(line));
    line && mutant.codes.contains(&found.code.as_str())
}

fn mutants(base: &Base, finder: &mut Finder) -> Vec<Mutant> {
    let (text, (report, figures)) = (base.text(), finder.examine(base));
    let relations = relations(&report, &figures);
    let mut by_kind: BTreeMap<&str, Vec<Mutant>> = BTreeMap::new();
    for target in targets(&text, &report, &figures, &relations) {
        let made = changed(&text, &target, &report, &figures, &relations);
        by_kind.entry(target.kind).or_default().extend(made);
    }
    by_kind.entry("part").or_default().extend(left_out(&text, &figures, &relations));
    by_kind.into_values().flat_map(spread).collect()
}

/// As many mutants as are tried, spread over all of them.
fn spread(mutants: Vec<Mutant>) -> impl Iterator<Item = Mutant> {
    let (count, tried) = (mutants.len(), mutants.len().min(MOST));
    let is_tried = move |at: usize| (at + 1) * tried / count > at * tried / count;
    mutants.into_iter().enumerate().filter(move |(at, _)| is_tried(*at)).map(|(_, mutant)| mutant)
}

fn targets(text: &str, report: &Report, figures: &Figures, relations: &[Relation]) -> Vec<Target> {
    let mut all = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (_, id) in relations.iter().flat_map(|relation| &relation.terms) {
        let place = figures.get(id).and_then(|figure| figure.place).expect("terms are facts");
        if place.source == report.source && seen.insert(place.range().start) {
            let at = number_at(text, place.range());
            all.extend(at.map(|at| Target { kind: "sum", at, figure: id.clone(), codes: &[] }));
        }
    }
    for (id, output) in &report.stated {
        let at = number_at(text, output.span.range());
        all.extend(at.map(|at| Target {
            kind: "claim",
            at,
            figure: id.value.clone(),
            codes: CLAIMS,
        }));
    }
    all.extend(scores(text, figures));
    all.extend(prose(text, report, figures));
    all
}

fn number_at(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let number = first_number(&text[range.clone()])?;
    Some(range.start + number.start..range.start + number.end)
}

/// Scores that a rule gives, and the unit's own score.
fn scores(text: &str, figures: &Figures) -> Vec<Target> {
    let target = |stated: &str, right: &str| {
        let at = number_at(text, figures.named(stated)?.place?.range())?;
        let figure = figures.named(right).filter(|figure| figure.value().is_some())?.id.clone();
        Some(Target { kind: "score", at, figure, codes: &["E08", "E39", "D07"] })
    };
    let ids: Vec<_> = figures.iter().map(|figure| figure.id.as_str().to_string()).collect();
    let ruled = ids.iter().filter_map(|id| Some((id, id.strip_suffix(".rule_score")?)));
    let mut all: Vec<_> =
        ruled.filter_map(|(right, of)| target(&format!("{of}.score"), right)).collect();
    // Where both totals are there the score may be either.
    let totals = ["indicators.total_score", "self_evaluation.total_score"];
    let known = totals.iter().filter(|id| figures.named(id).is_some_and(|f| f.value().is_some()));
    all.extend(known.take(1).filter_map(|total| target("evaluation.score", total)));
    all
}

/// Numbers typed in running text behind the name of a figure that has just this value.
fn prose(text: &str, report: &Report, figures: &Figures) -> Vec<Target> {
    let mut all = Vec::new();
    for prose in report.proses() {
        let range = prose.span.range();
        let raw = &text[range.clone()];
        let mut from = 0;
        while let Some(number) = first_number(&raw[from..]) {
            let at = from + number.start..from + number.end;
            from = at.end;
            let cited =
                raw[..at.start].rfind("${").is_some_and(|open| !raw[open..at.start].contains('}'));
            if !cited {
                let figure = named_before(raw, &at, figures);
                let at = range.start + at.start..range.start + at.end;
                all.extend(figure.map(|figure| Target { kind: "prose", at, figure, codes: PROSE }));
            }
        }
    }
    all
}

/// The figure of a line whose name stands in the same sentence before a number that it shows.
fn named_before(raw: &str, at: &Range<usize>, figures: &Figures) -> Option<FigureId> {
    let number = millionths(&raw[at.clone()])?;
    let sentence = raw[..at.start].rsplit(['。', '；']).next().unwrap_or_default();
    let name = |name: &str| {
        let name = name.strip_suffix("决算数").unwrap_or(name).to_string();
        (name.chars().count() > 2 && sentence.contains(&name)).then_some(())
    };
    let lines = figures.iter().filter(|f| f.money().is_some() && name(&f.name).is_some());
    let lines: Vec<_> = lines.filter_map(|f| Some(f.id.as_str().rsplit_once('.')?.0)).collect();
    let unit = match &raw[at.end..] {
        rest if rest.starts_with("万元") => Some(Unit::WanYuan),
        rest if rest.starts_with('%') => None,
        _ => return None,
    };
    let of_line = figures.iter().filter(|figure| {
        let line = figure.id.as_str().rsplit_once('.').map(|(line, _)| line);
        line.is_some_and(|line| lines.contains(&line))
            && !matches!(figure.value(), Some(Value::Words(_)))
    });
    let fits = |figure: &&jixiao::figures::Figure| {
        figure.value().is_some()
            && figure.money().is_some() == unit.is_some()
            && agrees(figure, figures, number, unit)
    };
    of_line.filter(|figure| fits(figure)).map(|figure| figure.id.clone()).next()
}

fn changed(
    text: &str,
    target: &Target,
    report: &Report,
    figures: &Figures,
    relations: &[Relation],
) -> Vec<Mutant> {
    let written = &text[target.at.clone()];
    let mut changes: Vec<(&'static str, String)> = changes(written);
    changes.extend(last_year(target, text, report, figures));
    let rest = &text[target.at.end..];
    if target.kind != "sum" && rest.starts_with('%') {
        changes.push(("% dropped", written.to_string()));
    }
    let make = |(change, new): (&'static str, String)| {
        let mut mutated = text.to_string();
        let dropped = usize::from(change == "% dropped");
        mutated.replace_range(target.at.start..target.at.end + dropped, &new);
        let negative = text[..target.at.start].ends_with('-');
        let number = millionths(&new)? * if negative { -1 } else { 1 };
        let line = 1 + text[..target.at.start].matches('\n').count();
        let (agrees, codes, mut lines) = match target.kind {
            "sum" => broken(text, target, figures, relations, number),
            _ => {
                let unit = unit_of(rest);
                let figure = figures.get(&target.figure)?;
                let same = dropped == 0 && agrees(figure, figures, number, unit);
                (same, target.codes.to_vec(), vec![])
            }
        };
        lines.push(line);
        let what = format!("{} {written} -> {new}", target.figure);
        Some(Mutant { kind: target.kind, change, text: mutated, lines, codes, agrees, what })
    };
    changes.into_iter().filter_map(make).collect()
}

fn unit_of(rest: &str) -> Option<Unit> {
    match rest {
        rest if rest.starts_with("万元") => Some(Unit::WanYuan),
        rest if rest.starts_with('元') => Some(Unit::Yuan),
        _ => None,
    }
}

/// Whether a changed fact leaves all its relations whole; else the codes and the lines of those it breaks.
fn broken(
    text: &str,
    target: &Target,
    figures: &Figures,
    relations: &[Relation],
    number: i128,
) -> (bool, Vec<&'static str>, Vec<usize>) {
    let touched = relations
        .iter()
        .filter(|relation| relation.terms.iter().any(|(_, id)| *id == target.figure));
    let broken: Vec<_> =
        touched.filter(|r| !holds(r, figures, text, &target.figure, number)).collect();
    let codes = broken.iter().flat_map(|relation| relation.codes.iter().copied()).collect();
    let lines = broken.iter().flat_map(|relation| &relation.terms).filter_map(|(_, id)| {
        let place = figures.get(id)?.place?;
        Some(1 + text[..place.range().start].matches('\n').count())
    });
    (broken.is_empty(), codes, lines.collect())
}

/// A number as hands and eyes get it wrong.
fn changes(written: &str) -> Vec<(&'static str, String)> {
    let digits: Vec<char> = written.chars().collect();
    let mut all = Vec::new();
    let swap = (1..digits.len()).find(|&i| {
        digits[i - 1].is_ascii_digit() && digits[i].is_ascii_digit() && digits[i - 1] != digits[i]
    });
    if let Some(i) = swap {
        let mut swapped = digits.clone();
        swapped.swap(i - 1, i);
        all.push(("digits swapped", swapped.into_iter().collect()));
    }
    let ten = match written.split_once('.') {
        Some((whole, decimals)) => format!("{whole}{}.{}0", &decimals[..1], &decimals[1..]),
        None => format!("{written}0"),
    };
    all.push(("x10", ten));
    let places = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let last = 10_i128.pow(6 - places.min(6) as u32);
    let number = millionths(written).unwrap_or_default();
    for (name, step) in
        [("+1", 1_000_000), ("-1", -1_000_000), ("+ last digit", last), ("- last digit", -last)]
    {
        let new = number + step;
        if new >= 0 && (places > 0 || step.abs() == 1_000_000) {
            let (whole, rest) = (new / 1_000_000, format!("{:06}", new % 1_000_000));
            let point = if places > 0 { "." } else { "" };
            all.push((name, format!("{whole}{point}{}", &rest[..places])));
        }
    }
    all.retain(|(_, new)| millionths(new) != millionths(written));
    all
}

fn last_year(
    target: &Target,
    text: &str,
    report: &Report,
    figures: &Figures,
) -> Option<(&'static str, String)> {
    let (line, _) = target.figure.as_str().rsplit_once('.')?;
    let before = figures.named(&format!("{line}.last_year"))?;
    let place =
        before.place.filter(|place| place.source == report.source && before.id != target.figure)?;
    figures.get(&target.figure)?.money()?;
    let written = text[place.range()].trim_matches('"').to_string();
    (millionths(&written) != millionths(&text[target.at.clone()]))
        .then_some(("last year's", written))
}

/// Items of lists that stand on lines of their own, left out.
fn left_out(text: &str, figures: &Figures, relations: &[Relation]) -> Vec<Mutant> {
    let mut all = Vec::new();
    for relation in relations {
        for (sign, id) in &relation.terms {
            let place = figures.get(id).and_then(|figure| figure.place).expect("terms are facts");
            let start = text[..place.range().start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
            let item = text[start..end].trim_start().starts_with("- {");
            if *sign > 0 || !item || relation.codes != ["E02"] {
                continue;
            }
            let line = |at: usize| 1 + text[..at].matches('\n').count();
            let lines = relation.terms.iter().filter_map(|(_, id)| {
                let at = figures.get(id)?.place?.range().start;
                Some(if at > start { line(at) - 1 } else { line(at) })
            });
            let mut mutated = text.to_string();
            mutated.replace_range(start..end, "");
            let agrees = oracle::holds(relation, figures, text, id, 0);
            all.push(Mutant {
                kind: "part",
                change: "left out",
                text: mutated,
                // A project without any funding is reported at its name, some lines above.
                lines: lines.chain(line(start).saturating_sub(10)..line(start)).collect(),
                codes: vec!["E02", "E10"],
                agrees,
                what: format!("{id} left out"),
            });
        }
    }
    all
}
