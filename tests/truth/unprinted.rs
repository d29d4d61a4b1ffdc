//! Nothing vanishes: what is filled in and stands nowhere in the report is reported, by the origins of what is printed.

use crate::support::{SAMPLE, Sandbox, project_file};

fn read(path: &str) -> String {
    std::fs::read_to_string(project_file(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn check(text: &str) -> String {
    let sandbox = Sandbox::new("unprinted");
    sandbox.write("data/facts.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn what_is_printed_is_not_reported() {
    for text in [SAMPLE.to_string(), read("templates/starter/facts.yaml")] {
        let output = check(&text);
        assert!(!output.contains("D33"), "{output}");
    }
}

#[test]
fn what_vanishes_is_reported_once_for_each_part_of_the_file() {
    let demo = read("data/demo-2024.yaml");
    let output = check(&demo);
    assert!(!output.contains("D33"), "{output}");
    let judged = "assessments:\n  disclosure: {score: 5, reason: 按规定公开。}\n  efficiency: {score: 6, reason: 按时办结。}\nprojects:\n  - id: p01";
    let output = check(&demo.replace("projects:\n  - id: p01", judged));
    for expected in ["assessments.disclosure.score", "报告里没有印", "这个版式没有印它的地方"]
    {
        assert!(output.contains(expected), "{expected}\n{output}");
    }
    assert_eq!(output.matches("[D33]").count(), 1, "{output}");
}

#[test]
fn a_failed_condition_is_named() {
    let starter = read("templates/starter/facts.yaml");
    let text = format!("{starter}\nprocurement: {{budget: 12.00}}\n");
    let output = check(&text);
    assert!(output.contains("（procurement.budget）"), "{output}");
    assert!(
        output.contains("tables/base_data_spending.yaml，条件是 {% if procurement.actual is"),
        "{output}"
    );
}

#[test]
fn a_condition_is_named_only_if_it_failed() {
    // A first year: the reasons have no sentence, and nothing is said of last year's being zero, which it is not.
    let demo = read("data/demo-2024.yaml");
    let years = [
        "last_year: ",
        "last_year_budget: ",
        "last_domestic_batches: ",
        "last_domestic_visitors: ",
    ];
    let first = years.iter().fold(demo.clone(), |text, key| {
        let mut pieces = text.split(key);
        let first = pieces.next().unwrap_or_default().to_string();
        pieces.fold(first, |all, piece| {
            let rest = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            all + rest.strip_prefix(", ").unwrap_or(rest)
        })
    });
    let output = check(&first);
    assert!(output.contains("expenditure.total.reason"), "{output}");
    assert!(output.contains("主要原因只印在比上年有增减"), "{output}");
    assert!(!output.contains("is zero %}，这次不成立"), "{output}");
    // What no file of the pack names is printed by none of its attachments.
    let head =
        demo.replace("filing: {date", "attachments: [项目自评表]\nfiling: {head: 周文澜, date");
    let output = check(&head);
    assert!(
        output.contains("（filing.head）") || output.contains("filing.head，报告里没有印"),
        "{output}"
    );
    assert!(output.contains("这个版式没有印它的地方"), "{output}");
}

#[test]
fn a_line_that_fell_to_nothing_keeps_its_last_year_in_view() {
    let starter = read("templates/starter/facts.yaml");
    let old = "  abroad: {budget: 0, actual: 0}";
    let new = "  abroad: {budget: 0, actual: 0, last_year: 3.20, reason: 本年没有出访任务}";
    assert!(starter.contains(old));
    let output = check(&starter.replace(old, new));
    assert!(!output.contains("D33"), "what it was and why are printed:\n{output}");
}

#[test]
fn thrift_is_printed_nowhere_without_its_attachment() {
    let starter = read("templates/starter/facts.yaml");
    let old = "management:\n";
    let new = "management:\n  thrift: 办公用品集中采购，能耗按月公示。\n";
    let output = check(&starter.replace(old, new));
    assert!(output.contains("（management.thrift）"), "{output}");
}
