//! Ten complete facts files of ten kinds of units: what published reports of each kind state is filled in and printed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::support::{Outcome, project_file, same_as_file};

const TABLE: &str = include_str!("../fixtures/coverage.tsv");

/// A kind of unit, by its letter in the table and the name of its facts file.
const KINDS: [(char, &str); 10] = [
    ('B', "bureau"),
    ('T', "township"),
    ('H', "hospital"),
    ('S', "school"),
    ('K', "kindergarten"),
    ('L', "library"),
    ('F', "forestry"),
    ('P', "party"),
    ('M', "market"),
    ('R', "highway"),
];

/// What the field states, with what must be printed for it.
struct Stated {
    id: &'static str,
    texts: u32,
    kinds: &'static str,
    /// Carried by what the unit names itself, not by keys of the catalogue.
    is_open: bool,
    printed: Vec<&'static str>,
}

fn stated() -> Vec<Stated> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let one = |line: &'static str| {
        let columns: Vec<_> = line.split('\t').collect();
        let [id, _, texts, kinds, how, printed] = columns[..] else { panic!("{line}") };
        let texts = texts.parse().expect("how many texts state it");
        assert!(["key", "open"].contains(&how), "{line}");
        let is_open = how == "open";
        Stated { id, texts, kinds, is_open, printed: printed.split(' ').collect() }
    };
    lines.map(one).collect()
}

/// The facts of a kind of unit on their way to a document.
fn outcome(name: &str) -> Outcome {
    let path = project_file(&format!("tests/coverage/{name}.yaml"));
    Outcome::of(fs::read_to_string(path).expect("the file is there"))
}

/// What a document shows: the ids of figures, the paths of other values, all its words.
struct Printed {
    shown: BTreeSet<String>,
    words: String,
}

impl Printed {
    fn of(outcome: &Outcome) -> Self {
        let report = outcome.report.as_ref().expect("it can be read");
        let document = outcome.document();
        let mut shown = BTreeSet::new();
        let mut starts = BTreeSet::new();
        for (_, inline) in document.inlines() {
            shown.extend(inline.origin.figure.iter().map(ToString::to_string));
            starts.extend(inline.origin.facts.map(|span| span.range().start));
        }
        let leaves = report.leaves.iter().filter(|leaf| starts.contains(&leaf.span.range().start));
        shown.extend(leaves.map(|leaf| without_numbers(&leaf.path.to_string())));
        let words = document.inlines().map(|(_, inline)| inline.as_text()).collect();
        Self { shown, words }
    }

    /// Whether one of several ids, paths or words is printed.
    fn has(&self, need: &str) -> bool {
        need.split('|').any(|one| match one.strip_prefix('「') {
            Some(words) => self.words.contains(words.trim_end_matches('」')),
            None => self.shown.iter().any(|id| is_of(id, one)),
        })
    }
}

/// `names[]` for `names[2]`.
fn without_numbers(path: &str) -> String {
    let mut pieces = path.split('[').map(|piece| {
        piece.split_once(']').map_or(piece.to_string(), |(_, rest)| format!("]{rest}"))
    });
    let first = pieces.next().unwrap_or_default();
    pieces.fold(first, |path, piece| format!("{path}[{piece}"))
}

/// Whether an id is of a pattern, in which `*` is any one word.
fn is_of(id: &str, pattern: &str) -> bool {
    let (mut words, mut wanted) = (id.split('.'), pattern.split('.'));
    loop {
        match (words.next(), wanted.next()) {
            (None, None) => return true,
            (Some(word), Some(want)) if want == "*" || want == word => {}
            _ => return false,
        }
    }
}

/// How much of what a kind of unit states its file fills in and prints.
struct Counted {
    stated: usize,
    by_keys: usize,
    by_own: usize,
    missing: Vec<String>,
}

fn count(all: &[Stated], kind: char, printed: &Printed) -> Counted {
    let of_kind = all.iter().filter(|one| one.kinds.contains(kind));
    let mut counted = Counted { stated: 0, by_keys: 0, by_own: 0, missing: Vec::new() };
    for one in of_kind {
        counted.stated += 1;
        let lacking: Vec<_> = one.printed.iter().filter(|need| !printed.has(need)).collect();
        match lacking.first() {
            Some(need) => counted.missing.push(format!("{} {need}", one.id)),
            None if one.is_open => counted.by_own += 1,
            None => counted.by_keys += 1,
        }
    }
    counted
}

#[test]
fn each_kind_of_unit_prints_what_its_kind_states() {
    let all = stated();
    let mut table = String::from(
        "# Made by the test `facts::coverage`: of what published reports of a kind state (coverage.tsv), how much its complete\n\
         # facts file fills in and prints, by keys of the catalogue and with what the unit names itself.\n\
         # file\tstated\tby keys\t%\twith own\t%\n",
    );
    let mut missing = Vec::new();
    for (kind, name) in KINDS {
        let outcome = outcome(name);
        assert_eq!(outcome.rendered(), "", "{name} has findings");
        let found = count(&all, kind, &Printed::of(&outcome));
        let percent = |part: usize| part as f64 * 100.0 / found.stated as f64;
        let with_own = found.by_keys + found.by_own;
        writeln!(
            table,
            "{name}\t{}\t{}\t{:.1}\t{with_own}\t{:.1}",
            found.stated,
            found.by_keys,
            percent(found.by_keys),
            percent(with_own)
        )
        .expect("a text takes every line");
        missing.extend(found.missing.iter().map(|one| format!("{name}: {one}")));
        assert!(percent(found.by_keys) >= 95.0, "{name}: {missing:#?}");
    }
    assert!(missing.is_empty(), "{missing:#?}");
    same_as_file("tests/coverage/counts.tsv", &table);
}

#[test]
fn keys_carry_what_the_field_states() {
    let all = stated();
    let texts = |open: Option<bool>| -> u32 {
        let some = all.iter().filter(|one| open.is_none_or(|open| one.is_open == open));
        some.map(|one| one.texts).sum()
    };
    let percent = f64::from(texts(Some(false))) * 100.0 / f64::from(texts(None));
    assert!(percent >= 95.0, "only {percent:.1}% of what the texts state is carried by keys");
}

#[test]
fn a_row_that_is_not_printed_is_missed() {
    let all = stated();
    let text = fs::read_to_string(project_file("tests/coverage/bureau.yaml")).expect("it is there");
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("agency_operation"))
        .fold(String::new(), |all, line| all + line + "\n");
    let found = count(&all, 'B', &Printed::of(&Outcome::of(without)));
    let ids: Vec<_> = found.missing.iter().filter_map(|one| one.split(' ').next()).collect();
    assert_eq!(ids, ["M1", "M2"]);
}
