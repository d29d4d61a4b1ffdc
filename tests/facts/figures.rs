//! Figures by property: exact sums, half-up rates, 元 and 万元 alike, and what depends on what.

use std::collections::BTreeSet;

use jixiao::base::amount::Unit;
use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::base::source::Sources;
use jixiao::figures::{Figures, State};
use jixiao::{data, figures};
use proptest::array::uniform3;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::sample::select;

use crate::support::{Outcome, SAMPLE, property};

/// The figures of facts that can be read, without any check of them.
fn compute(text: &str) -> Figures {
    let mut sources = Sources::default();
    let source = sources.add("数据.yaml", text);
    let mut findings = Diagnostics::default();
    let report = data::read(source, &sources, &mut findings).expect("it is a facts file");
    let errors: String = findings.iter().map(|finding| finding.render(&sources)).collect();
    assert!(!findings.has_errors(), "{errors}");
    figures::compute(&report, Unit::WanYuan, None, None)
}

fn shown(figures: &Figures, id: &str) -> String {
    let figure = figures.get(&FigureId::new(id)).unwrap_or_else(|| panic!("no figure {id}"));
    figures.shown(figure)
}

/// A facts file with amounts in 分, written in `unit`.
fn facts(unit: &str, income: &[i128], public: (i128, i128), staff: (i128, i128)) -> String {
    let written = |fen: i128| match unit {
        "元" => format!("{}.{:02}", fen / 100, fen % 100),
        _ => format!("{}.{:06}", fen / 1_000_000, fen % 1_000_000),
    };
    let parts: String = income
        .iter()
        .enumerate()
        .map(|(index, fen)| {
            format!("    - {{id: p{index}, name: 收入{index}, actual: {}}}\n", written(*fen))
        })
        .collect();
    format!(
        "schema: jixiao/1\nyear: 2023\nunit: {unit}\norganization: {{name: 甲}}\n\
         staff: {{established: {}, actual: {}}}\nevaluation: {{}}\ngoals: {{}}\nincome:\n  parts:\n{parts}\
         expenditure:\n  basic:\n    personnel: 0\n    public: {{budget: {}, actual: {}}}\n  project: 0\n\
         management: {{}}\nresults: []\nproblems: []\nmeasures: []\n",
        staff.0,
        staff.1,
        written(public.0),
        written(public.1),
    )
}

/// `part` in percent of `whole`, rounded half up to two decimals, by integers alone.
fn percent(part: i128, whole: i128) -> String {
    let hundredths = (part * 10_000 * 2 + whole) / (whole * 2);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Amounts in 分 as 万元, rounded half up to two decimals, by integers alone.
fn wan(fen: i128) -> String {
    let hundredths = (fen * 2 + 10_000) / 20_000;
    format!("{}.{:02}万元", hundredths / 100, hundredths % 100)
}

/// Four parts of income, public spending against its budget, staff against its quota.
fn amounts() -> impl Strategy<Value = (Vec<i128>, (i128, i128), (i128, i128))> {
    const SIZES: [i128; 4] = [100, 1_000_000, 1_000_000_000_000, 100_000_000_000_000_000_000];
    let staff = (1..301_i128, 0..300_i128);
    select(&SIZES[..])
        .prop_flat_map(move |size| (vec(0..size, 4), (1..=size, 0..size), staff.clone()))
}

#[test]
fn sums_shares_and_rates_agree_with_integers() {
    property(200, amounts(), |(income, public, staff)| {
        let total: i128 = income.iter().sum();
        let figures = compute(&facts("万元", &income, public, staff));
        assert_eq!(shown(&figures, "income.total"), wan(total));
        for (index, part) in income.iter().enumerate().filter(|_| total > 0) {
            assert_eq!(shown(&figures, &format!("income.p{index}.share")), percent(*part, total));
        }
        let rate = percent(public.1, public.0);
        assert_eq!(shown(&figures, "expenditure.basic.public.control_rate"), rate);
        assert_eq!(shown(&figures, "staff.control_rate"), percent(staff.1, staff.0));
    });
}

#[test]
fn yuan_and_ten_thousand_yuan_give_the_same_report() {
    let amounts = (uniform3(0..10_000_000_000_i128), (1..=1_000_000_i128, 0..1_000_000_i128));
    property(100, amounts, |(income, public)| {
        let yuan = compute(&facts("元", &income, public, (24, 22)));
        let wan = compute(&facts("万元", &income, public, (24, 22)));
        let all = |figures: &Figures| -> Vec<_> {
            figures.iter().map(|figure| (figure.id.clone(), figures.shown(figure))).collect()
        };
        assert_eq!(all(&yuan), all(&wan));
    });
}

#[test]
fn rates_round_half_up_at_every_boundary() {
    // part/100000 falls on, just under and just over each half of a hundredth of a percent.
    for half in (5..10_000).step_by(70).map(i128::from) {
        for part in [half - 1, half, half + 1] {
            let figures = compute(&facts("元", &[part, 100_000 - part], (100_000, part), (1, 1)));
            let expected = format!("{}.{:02}%", (part + 5) / 1000, (part + 5) / 10 % 100);
            assert_eq!(shown(&figures, "income.p0.share"), expected, "{part}");
            assert_eq!(shown(&figures, "expenditure.basic.public.control_rate"), expected);
        }
    }
}

#[test]
fn amounts_are_exact_to_the_last_digit() {
    let large = SAMPLE.replacen("actual: 1067.03", "actual: \"12,345,678,901,234,567.89\"", 1);
    let large = large.replacen("  total: 1089.40 ", "  total: 12345678901234590.26 ", 1);
    let outcome = Outcome::of(&large);
    let figures = outcome.figures.as_ref().expect("they are computed");
    assert_eq!(shown(figures, "income.fiscal.actual"), "12345678901234567.89万元");
    assert_eq!(shown(figures, "income.difference"), "0.00万元");
    assert_eq!(outcome.errors(), "");
    let figures = compute(&SAMPLE.replacen("actual: 22.37", "actual: 0.005", 1).replacen(
        "  total: 1089.40 ",
        "  total: null ",
        1,
    ));
    assert_eq!(shown(&figures, "income.other.actual"), "0.01万元");
    assert_eq!(shown(&figures, "income.total"), "1067.04万元");
}

#[test]
fn numbers_too_large_are_an_error_and_no_panic() {
    let text = SAMPLE
        .replacen("budget: 34.32", "budget: 0.000001", 1)
        .replacen("actual: 22.90", "actual: 9999999999999999999.999999", 1)
        .replacen("    total: 256.96 ", "    total: null ", 1)
        .replacen("  total: 1089.40              # 支出合计", "  total: null # ", 1);
    let outcome = Outcome::of(&text);
    let figures = outcome.figures.as_ref().expect("they are computed");
    assert!(outcome.findings.iter().any(|finding| finding.code.id == "G04"));
    assert_eq!(shown(figures, "expenditure.basic.public.control_rate"), "不适用");
}

#[test]
fn a_zero_budget_has_no_rate() {
    let figures = compute(SAMPLE);
    let rate = figures.get(&FigureId::new("three_public.abroad.completion_rate"));
    let state = &rate.expect("it is always there").state;
    assert_eq!(*state, State::NotApplicable("因公出国（境）费预算数为0".into()));
}

#[test]
fn a_missing_line_is_not_zero() {
    let text = SAMPLE.replacen(
        "  reception: {budget: 150.00, actual: 123.49}",
        "  reception: {actual: 123.49}",
        1,
    );
    let text = text.replacen("  three_public.budget:", "  # ", 1);
    let figures = compute(&text);
    let budget = figures.get(&FigureId::new("three_public.budget")).expect("it is always there");
    assert_eq!(budget.state, State::Missing);
    assert_eq!(shown(&figures, "three_public.total"), "123.49万元");
    assert_eq!(shown(&figures, "three_public.control_rate"), "");
}

#[test]
fn budget_is_the_initial_one_and_what_was_added() {
    let text = SAMPLE.replacen("budget: 34.32", "{initial: 40.00, adjustment: -5.68}", 1);
    let text = text.replacen(
        "{initial: 40.00, adjustment: -5.68}",
        "initial: 40.00\n      adjustment: -5.68",
        1,
    );
    let figures = compute(&text);
    assert_eq!(shown(&figures, "expenditure.basic.public.budget"), "34.32万元");
    assert_eq!(shown(&figures, "expenditure.basic.public.control_rate"), "66.72%");
}

#[test]
fn slack_of_totals_grows_with_their_parts() {
    // Two parts: 0.005×3 is rounding, anything more is not.
    for (other, code) in
        [("22.385", "E01"), ("22.355", "E01"), ("22.3851", "E02"), ("22.3549", "E02")]
    {
        let changed = SAMPLE.replacen("actual: 22.37", &format!("actual: {other}"), 1);
        let about: Vec<_> = Outcome::of(changed)
            .findings
            .iter()
            .filter(|f| f.figure.as_ref().is_some_and(|id| id.as_str() == "income.total"))
            .map(|f| f.code.id)
            .collect();
        assert_eq!(about, [code], "{other}");
    }
}

/// Every figure that is computed from `id`, through any number of steps.
fn dependents(figures: &Figures, id: &FigureId) -> BTreeSet<FigureId> {
    let mut all = BTreeSet::from([id.clone()]);
    // Inputs are computed before what they go into.
    for figure in figures.iter() {
        if figure.inputs.iter().any(|input| all.contains(&input.id())) {
            all.insert(figure.id.clone());
        }
    }
    all
}

#[test]
fn every_number_changes_what_depends_on_it_and_nothing_else() {
    let before = compute(SAMPLE);
    let mut changed_facts = 0;
    for fact in before.iter().filter(|figure| figure.place.is_some()) {
        let place = fact.place.expect("it was filtered").range();
        // An empty list states zeros; there is no number to change.
        let Ok(number) = SAMPLE[place.clone()].trim_end_matches('%').parse::<f64>() else {
            continue;
        };
        let sign = if SAMPLE[place.clone()].ends_with('%') { "%" } else { "" };
        let text =
            format!("{}{}{sign}{}", &SAMPLE[..place.start], number + 1.0, &SAMPLE[place.end..]);
        let after = compute(&text.replacen("score: 98", "score: 96", 1));
        let expected = dependents(&before, &fact.id);
        for figure in before.iter() {
            let new = after.get(&figure.id).expect("the same figures are there");
            let same = new.state == figure.state;
            if figure.value().is_none() {
                // It may lack another input still; a budget of 0 that becomes 1 gives it a value.
                assert!(
                    same || expected.contains(&figure.id),
                    "{} when {} changes",
                    figure.id,
                    fact.id
                );
                continue;
            }
            // One point more need not give another grade, nor another note on rounding.
            let id = figure.id.as_str();
            if id == "evaluation.grade" || id.ends_with("rounding_note") {
                continue;
            }
            let moves = expected.contains(&figure.id) && !is_zero_by_itself(&before, &figure.id);
            assert_eq!(same, !moves, "{} when {} changes", figure.id, fact.id);
        }
        changed_facts += 1;
    }
    assert!(changed_facts > 30, "only {changed_facts} numbers stand in the sample");
}

/// Whether a figure is the difference of a total that is itself computed from the parts.
fn is_zero_by_itself(figures: &Figures, id: &FigureId) -> bool {
    let whole = figures.get(id).and_then(|figure| figure.inputs.first());
    let computed =
        whole.and_then(|key| figures.find(key)).is_some_and(|whole| whole.place.is_none());
    id.as_str().contains("difference") && computed
}

#[test]
fn figures_explain_themselves() {
    let figures = compute(SAMPLE);
    let rate = figures.get(&FigureId::new("staff.control_rate")).expect("it is always there");
    assert_eq!(rate.name, "在职人员控制率");
    assert_eq!(rate.formula, "在职人员÷编制数×100%");
    for figure in figures.iter() {
        assert!(!figure.name.is_empty() && !figure.formula.is_empty(), "{}", figure.id);
        for input in &figure.inputs {
            assert!(figures.find(input).is_some(), "{} has the input {input}", figure.id);
        }
        // A note that has nothing to say comes from nothing.
        if figure.inputs.is_empty() && !figures.shown(figure).is_empty() {
            assert!(figure.place.is_some(), "{} has no place", figure.id);
        }
    }
}
