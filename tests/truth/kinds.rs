//! Faults by kind, each kind a file of `kinds/`: an edit of a shipped file, and what is then reported.
//!
//! A case is `## title`, `base: file`, pairs of `- old` and `+ new` (`⏎` stands for a line end), and `expect: CODE piece` of
//! a finding that the file without the edit does not have, or `expect: nothing`; `print: words` must stand in the report, `say: words` in
//! the findings as users read them.

use std::collections::BTreeMap;

use super::trial::{Trial, Tried};
use crate::support::project_file;

#[derive(Default)]
struct Case {
    title: String,
    base: String,
    edits: Vec<(String, String)>,
    expected: Vec<String>,
    printed: Vec<String>,
    rendered: Vec<String>,
}

fn cases(kind: &str) -> Vec<Case> {
    let path = project_file(&format!("tests/truth/kinds/{kind}.txt"));
    let text = std::fs::read_to_string(path).expect("the file is there");
    let mut all: Vec<Case> = Vec::new();
    let value = |rest: &str| rest.replace('⏎', "\n");
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("## ") {
            all.push(Case { title: title.into(), ..Case::default() });
            continue;
        }
        let Some(case) = all.last_mut() else { continue };
        if let Some(rest) = line.strip_prefix("base: ") {
            case.base = rest.into();
        } else if let Some(rest) = line.strip_prefix("- ") {
            case.edits.push((value(rest), String::new()));
        } else if let Some(rest) = line.strip_prefix("+ ") {
            case.edits.last_mut().expect("an old piece stands before it").1 = value(rest);
        } else if let Some(rest) = line.strip_prefix("expect: ") {
            case.expected.push(rest.into());
        } else if let Some(rest) = line.strip_prefix("print: ") {
            case.printed.push(rest.into());
        } else if let Some(rest) = line.strip_prefix("say: ") {
            case.rendered.push(rest.into());
        } else {
            panic!("{kind}: {line}");
        }
    }
    all
}

fn edited(text: &str, case: &Case) -> String {
    case.edits.iter().fold(text.to_string(), |text, (old, new)| {
        assert_eq!(text.matches(old.as_str()).count(), 1, "{}: {old}", case.title);
        text.replacen(old, new, 1)
    })
}

fn printed(tried: &Tried) -> String {
    let document = tried.examined.as_ref().and_then(|one| one.document.as_ref());
    let inlines =
        document.map(|document| document.inlines().map(|(_, one)| one.as_text().to_string()));
    inlines.map_or(String::new(), |texts| texts.collect())
}

/// What is wrong with the outcome of a case.
fn judged(case: &Case, before: &Tried, after: &Tried) -> Vec<String> {
    let new: Vec<_> =
        after.output.iter().filter(|output| !before.output.contains(output)).collect();
    let mut wrong = Vec::new();
    for wanted in &case.expected {
        let (code, piece) = wanted.split_once(' ').unwrap_or((wanted, ""));
        let is = |output: &&&String| output.starts_with(code) && output.contains(piece);
        match code {
            "nothing" if new.is_empty() => {}
            "nothing" => wrong.push(format!("{}: {new:#?}", case.title)),
            _ if new.iter().any(|output| is(&output)) => {}
            _ => wrong.push(format!("{}: no {wanted} in {new:#?}", case.title)),
        }
    }
    let text = printed(after);
    let absent = case.printed.iter().filter(|words| !text.contains(words.as_str()));
    wrong.extend(absent.map(|words| format!("{}: {words} is not printed", case.title)));
    let unprinted = case.rendered.iter().filter(|words| !after.rendered.contains(words.as_str()));
    wrong
        .extend(unprinted.map(|words| format!("{}: no {words} in {}", case.title, after.rendered)));
    wrong
}

fn hold(kind: &str) {
    let mut trials: BTreeMap<String, (Trial, Tried)> = BTreeMap::new();
    let mut wrong = Vec::new();
    let cases = cases(kind);
    assert!(!cases.is_empty() && cases.iter().all(|case| !case.expected.is_empty()), "{kind}");
    for case in &cases {
        let (trial, before) = trials.entry(case.base.clone()).or_insert_with(|| {
            let mut trial = Trial::of(&case.base, &format!("kinds-{kind}"));
            let before = trial.unchanged();
            (trial, before)
        });
        let text = edited(&trial.text, case);
        let after = trial.with(&text);
        wrong.extend(judged(case, before, &after));
    }
    assert!(wrong.is_empty(), "{kind}:\n{}", wrong.join("\n"));
}

macro_rules! kinds {
    ($($kind:ident)*) => {
        $(#[test]
        fn $kind() {
            hold(stringify!($kind));
        })*
    };
}

kinds! {
    below_zero
    blank_parts
    contradictions
    doubled
    empty_cells
    formula_columns
    items_and_lines
    misplaced
    no_answers
    second_numbers
    second_trial
    typed_as_fractions
    typed_totals_of_budgets
    operators
    over_budget
    own_lines
    own_unit
    reasons_explain
    split_sources
    summaries
    typed_marks
    unstated_zero
    unweighted
    parts_left_out
    pointed_to
    negative_results
    unit_of_the_file
    cited_wrongly
    said_by_the_file
    introduced
    advice_on_blanks
    advice_on_numbers
    advice_on_reasons
    explained
    reasons_of_silence
    wide_brackets
    indicator_words
    advice_on_slips
    goals_and_targets
    typed_characters
    slips_of_clerks
    measured_twice
    units_of_citations
    reached_below_zero
    filled_zeros
    sources_without_income
    over_budget_too
    changes_of_procurement
    advice_of_the_trial
    ends_and_signs
    near_names
    told_once
    joined_names
    named_in_reasons
    last_years_total
    agency_operation
    sources_of_projects
    last_years_counts
    cited_of_others
    worded_claims
    reasons_of_indicators
    targets
    unfounded
    bodies_of_projects
    subtotals
    goals_in_other_words
    denied_by_text
    offices
    dates_and_persons
    table_rows_and_counts
    reasons_and_directions
    left_blank
    levels_and_places
    broken_sentences
    blanks_and_widths
}
