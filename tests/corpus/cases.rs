//! Cases written by hand (`cases.txt`): a mistake that must be found, and beside it a right text that must not.

use std::collections::BTreeMap;
use std::thread;

use super::bases::Base;
use super::found::{Bench, Finder, Found, line_of};

/// A case as it stands in the file.
struct Case {
    title: String,
    base: &'static Base,
    wrong: Vec<(String, String)>,
    right: Option<(String, String)>,
    code: String,
    piece: String,
}

#[test]
fn every_case_is_found_and_its_right_twin_is_not() {
    let cases = read(include_str!("cases.txt"));
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let halves = cases.split_at(cases.len() / 2);
    let slips: Vec<String> = thread::scope(|scope| {
        let threads = [("one", halves.0), ("two", halves.1)].map(|(name, cases)| {
            scope.spawn(move || {
                let bench = Bench::new(&format!("cases-{name}"));
                let mut finder = bench.finder();
                cases.iter().flat_map(|case| slips(case, &mut finder)).collect::<Vec<_>>()
            })
        });
        threads.into_iter().flat_map(|one| one.join().expect("no thread panics")).collect()
    });
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    cases.iter().for_each(|case| *by_code.entry(&case.code).or_default() += 1);
    println!("cases by code: {by_code:?}");
    assert!(slips.is_empty(), "{} slips:\n{}", slips.len(), slips.join("\n"));
}

/// What goes wrong with a case: not found, or a finding on its right twin.
fn slips(case: &Case, finder: &mut Finder) -> Vec<String> {
    let mut slips = Vec::new();
    let text = replaced(&case.base.text(), &case.wrong, &case.title);
    let line = line_of(&text, &case.piece);
    let found = finder.find("case", &text);
    let is = |one: &&Found| one.code == case.code && one.lines.first() == Some(&line);
    if !found.iter().any(|one| is(&one)) {
        let got: Vec<_> = found.iter().map(|f| (&f.code, f.lines.first(), &f.message)).collect();
        slips.push(format!("{}: no {} at line {line}; found {got:#?}", case.title, case.code));
    }
    let Some(right) = &case.right else { return slips };
    let text = replaced(&case.base.text(), std::slice::from_ref(right), &case.title);
    let known = |one: &Found| {
        case.base.known.iter().any(|(code, piece)| {
            one.code == *code
                && text.contains(piece)
                && one.lines.first() == Some(&line_of(&text, piece))
        })
    };
    let found = finder.find("twin", &text);
    slips.extend(found.iter().filter(|one| !known(one)).map(|one| {
        format!("{}: false alarm {} {:?} {}", case.title, one.code, one.lines, one.message)
    }));
    slips
}

fn replaced(text: &str, pairs: &[(String, String)], title: &str) -> String {
    pairs.iter().fold(text.to_string(), |text, (old, new)| {
        assert!(text.contains(old.as_str()), "{title}: the base does not hold {old}");
        text.replacen(old.as_str(), new, 1)
    })
}

fn read(text: &str) -> Vec<Case> {
    text.split("\n## ").skip(1).map(case).collect()
}

fn case(text: &str) -> Case {
    let mut lines = text.lines();
    let title = lines.next().unwrap_or_default().to_string();
    let (mut base, mut wrong, mut right, mut expected) = (None, Vec::new(), None, None);
    for line in lines {
        if let Some(name) = line.strip_prefix("base: ") {
            base = Some(Base::named(name.trim()));
        } else if let Some(pair) = line.strip_prefix("- ") {
            wrong.push(arrow(pair));
        } else if let Some(pair) = line.strip_prefix("right: ") {
            right = Some(arrow(pair));
        } else if let Some(finding) = line.strip_prefix("expect: ") {
            expected = finding.split_once(" @ ");
        }
    }
    let (code, piece) = expected.unwrap_or_else(|| panic!("{title}: nothing expected"));
    Case {
        base: base.unwrap_or_else(|| panic!("{title}: no base")),
        title,
        wrong,
        right,
        code: code.to_string(),
        piece: piece.to_string(),
    }
}

/// `old => new`, with `\n` for a line end.
fn arrow(pair: &str) -> (String, String) {
    let (old, new) = pair.split_once(" =>").expect("a pair has an arrow");
    let plain = |text: &str| text.replace("\\n", "\n");
    (plain(old), plain(new.strip_prefix(' ').unwrap_or(new)))
}
