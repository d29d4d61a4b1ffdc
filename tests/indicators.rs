//! Scores of the complete sample, worked out by hand for both profiles, and large and small amounts through the whole program.

mod support;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::figures::Figures;
use jixiao::layout::dump;
use jixiao::pipeline::{Format, Made, Pipeline};
use jixiao::workspace::Workspace;
use support::{Sandbox, project_file};

fn make(text: &str) -> Made {
    let sandbox = Sandbox::new("scores");
    sandbox.write("facts.yaml", text);
    let workspace = Workspace::here(None, Some(project_file("fonts")));
    let mut findings = Diagnostics::default();
    let mut pipeline = Pipeline::new(&workspace);
    let wanted = &[Format::Docx];
    let made = pipeline.make(&sandbox.root.join("facts.yaml"), wanted, &mut findings);
    let said: String = findings.iter().map(|finding| finding.render(&pipeline.sources)).collect();
    made.unwrap_or_else(|| panic!("it can be made:\n{said}"))
}

fn demo() -> String {
    std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("the demo is there")
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

#[test]
fn hunan_scores_the_demo() {
    let figures = make(&demo()).figures;
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
            ("building_investment_control_rate", "98.00%", "5"),
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
    let demo = demo();
    let (head, rest) = demo.split_once("assessments:\n").expect("the demo has assessments");
    let rest = rest.split_once("\nprojects:").expect("projects follow").1;
    let facts = format!("{head}assessments:\n  separate_accounts: {{score: 5}}\n\nprojects:{rest}")
        .replace("profile: hunan-county", "profile: xiangtan");
    let figures = make(&facts).figures;
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
    let without = demo().replace(
        "procurement: {budget: 120.00, actual: 117.00}",
        "procurement: {budget: 0, actual: 0}",
    );
    let figures = make(&without).figures;
    assert_eq!(shown(&figures, "indicators.procurement_execution_rate.score"), "不适用");
    // 91.5 of 94.
    assert_eq!(shown(&figures, "indicators.full_score"), "94分");
    assert_eq!(shown(&figures, "indicators.total_score"), "97.34分");
}

#[test]
fn very_large_and_very_small_amounts_go_through_unharmed() {
    let sample = support::sample();
    let facts = sample
        .replacen("total: 1089.40", "total: 12345678901234567.89", 1)
        .replace(
            "name: 财政拨款收入, actual: 1067.03",
            "name: 财政拨款收入, actual: 12345678901234567.885",
        )
        .replace("name: 其他收入, actual: 22.37", "name: 其他收入, actual: 0.005");
    let made = make(&facts);
    let word = support::word_text(made.file(Format::Docx).expect("it was wanted"));
    let ink: String = dump::text(&made.pages).chars().filter(|c| !c.is_whitespace()).collect();
    for number in ["12345678901234567.89万元", "0.01万元", "100.00%", "0.00%"] {
        assert!(word.contains(number), "{number} in the Word file");
    }
    assert!(ink.contains("12345678901234567.89"), "in the pages");
}

#[test]
fn yuan_and_ten_thousand_yuan_give_the_same_report() {
    let school = std::fs::read_to_string(project_file("tests/corpus/facts/school-2023.yaml"));
    let yuan = school.expect("it is there");
    let in_ten_thousands = in_ten_thousands(&yuan);
    assert!(in_ten_thousands.contains("unit: 万元"));
    let text = |facts: &str| jixiao::doc::dump::text(&make(facts).document);
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
