//! Scores of the complete sample, worked out by hand for both profiles, and large and small amounts through the whole program.

use jixiao::base::id::FigureId;
use jixiao::doc;
use jixiao::figures::Figures;
use jixiao::layout::dump;

use crate::support::{
    DEMO, Outcome, SAMPLE, Sandbox, make, project_file, replaced, squeeze, word, word_text,
};

/// The figures of facts of which a report can be made.
fn figures(facts: &str) -> Figures {
    let outcome = Outcome::of(facts);
    outcome.document();
    outcome.figures.expect("there is a document")
}

fn shown(figures: &Figures, id: &str) -> String {
    let figure = figures.get(&FigureId::new(id)).unwrap_or_else(|| panic!("no {id}"));
    figures.shown(figure)
}

fn assert_scores(figures: &Figures, wanted: &[(&str, &str, &str)]) {
    for (indicator, rate, score) in wanted {
        let id = |key: &str| format!("indicators.{indicator}.{key}");
        if !rate.is_empty() {
            assert_eq!(shown(figures, &id("rate")), *rate, "{indicator}");
        }
        assert_eq!(shown(figures, &id("score")), format!("{score}分"), "{indicator}");
    }
}

/// What people judge, by the indicators of the counties of Hunan.
const ASSESSED: &str = "assessments:
  management_system: {score: 8}
  fund_compliance: {score: 6}
  disclosure: {score: 5}
  key_work: {score: 8}
  benefit: {score: 9.5, reason: 纸质文献外借册次未达预期。}
  efficiency: {score: 6}
  satisfaction: {score: 6}

projects:
  - id: p01";

/// The demo with assessments of its own.
fn assessed(assessments: &str) -> String {
    replaced(DEMO, &[("projects:\n  - id: p01", assessments)])
}

#[test]
fn hunan_scores_the_demo() {
    let figures = figures(&assessed(ASSESSED));
    assert_scores(
        &figures,
        &[
            // 60 ÷ 62
            ("staff_control_rate", "96.77%", "5"),
            // (34 － 34) ÷ 34
            ("three_public_change_rate", "0.00%", "5"),
            // (20 ＋ 1250 ＋ 50 － 33) ÷ (20 ＋ 1250 ＋ 50): 2.5 below 100, 2 points for each 5
            ("budget_completion_rate", "97.50%", "4"),
            // 50 ÷ 1250: up to 10
            ("budget_control_rate", "4.00%", "4"),
            // 1188 ÷ 1200, 372.40 ÷ 380
            ("building_area_control_rate", "99.00%", "5"),
            ("building_investment_control_rate", "97.87%", "5"),
            // 86.40 ÷ 90
            ("public_control_rate", "96.00%", "8"),
            // 31.40 ÷ 34
            ("three_public_control_rate", "92.35%", "7"),
            // 117 ÷ 120: 2.5 below 100, 2 points for each 5
            ("procurement_execution_rate", "97.50%", "5"),
            ("benefit", "", "9.5"),
        ],
    );
    assert_eq!(shown(&figures, "indicators.total_score"), "96.5分");
    assert_eq!(shown(&figures, "indicators.grade"), "优");
}

#[test]
fn xiangtan_scores_the_same_facts_otherwise() {
    let own = "assessments:\n  separate_accounts: {score: 5}\n\nprojects:\n  - id: p01";
    let facts = assessed(own).replace("profile: hunan-county", "profile: xiangtan");
    let figures = figures(&facts);
    assert_scores(
        &figures,
        &[
            // 50 ÷ 1250: up to 10
            ("budget_adjustment_rate", "4.00%", "4"),
            // 742 ÷ 750, 532 ÷ 550
            ("basic_control_rate", "98.93%", "5"),
            ("project_control_rate", "96.73%", "5"),
            // 33 ÷ 20: more than last year
            ("carryover_level", "165.00%", "0"),
            ("separate_accounts", "", "5"),
            ("three_public_control_rate", "92.35%", "5"),
        ],
    );
    // 24 of 30 points, rescaled to 100.
    assert_eq!(shown(&figures, "indicators.total_score"), "80分");
    assert_eq!(shown(&figures, "indicators.grade"), "良");
}

#[test]
fn what_does_not_apply_is_rescaled() {
    let without = assessed(ASSESSED).replace(
        "procurement: {budget: 120.00, actual: 117.00}",
        "procurement: {budget: 0, actual: 0}",
    );
    let figures = figures(&without);
    assert_eq!(shown(&figures, "indicators.procurement_execution_rate.score"), "不适用");
    // 91.5 of 94.
    assert_eq!(shown(&figures, "indicators.full_score"), "94分");
    assert_eq!(shown(&figures, "indicators.total_score"), "97.34分");
}

#[test]
fn very_large_and_very_small_amounts_go_through_unharmed() {
    let facts = SAMPLE
        .replacen("total: 1089.40", "total: 12345678901234567.89", 1)
        .replace(
            "name: 财政拨款收入, actual: 1067.03",
            "name: 财政拨款收入, actual: 12345678901234567.885",
        )
        .replace("name: 其他收入, actual: 22.37", "name: 其他收入, actual: 0.005");
    let sandbox = Sandbox::new("amounts");
    sandbox.write("facts.yaml", facts);
    let made = make(&sandbox.root.join("facts.yaml"), None);
    let word = word_text(word(&made));
    let pages = squeeze(&dump::text(&made.pages));
    for number in ["12345678901234567.89万元", "0.01万元", "100.00%", "0.00%"] {
        assert!(word.contains(number), "{number} in the Word file");
    }
    assert!(pages.contains("12345678901234567.89"), "in the pages");
}

#[test]
fn yuan_and_ten_thousand_yuan_give_the_same_report() {
    let school = std::fs::read_to_string(project_file("tests/corpus/facts/school-2023.yaml"));
    let yuan = school.expect("it is there");
    let in_ten_thousands = in_ten_thousands(&yuan);
    assert!(in_ten_thousands.contains("unit: 万元"));
    let text = |facts: &str| doc::dump::text(Outcome::of(facts).document());
    assert_eq!(text(&yuan), text(&in_ten_thousands));
}

/// The file with its amounts, all of them with two decimals, in 万元.
fn in_ten_thousands(yuan: &str) -> String {
    let facts = yuan.split("\nstated:").next().unwrap_or_default();
    let mut out = String::new();
    for line in facts.replace("unit: 元", "unit: 万元").lines() {
        let mut rest = line;
        // Running text is printed as it is typed.
        let prose = line.contains("text:");
        while let Some(point) = rest.find('.').filter(|_| !prose) {
            let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
            let start = rest[..point].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
            let decimals = rest.get(point + 1..point + 3).unwrap_or_default();
            if start < point && decimals.len() == 2 && digits(decimals) {
                let number = format!("{:0>5}{decimals}", &rest[start..point]);
                let at = number.len() - 6;
                out.push_str(
                    &format!(
                        "{}{}.{}",
                        &rest[..start],
                        number[..at].trim_start_matches('0'),
                        &number[at..]
                    )
                    .replace(" .", " 0."),
                );
                rest = &rest[point + 3..];
            } else {
                out.push_str(&rest[..=point]);
                rest = &rest[point + 1..];
            }
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}
