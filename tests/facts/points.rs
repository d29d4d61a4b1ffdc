//! The change of a rate against last year in 个百分点, from last year's columns and from last year's file.

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::Pipeline;

use crate::support::{DEMO, Outcome, Sandbox, replaced, workspace};

fn shown(outcome: &Outcome, id: &str) -> Option<String> {
    let figures = outcome.figures.as_ref().expect("there are figures");
    figures.named(id).map(|figure| figures.shown(figure))
}

#[test]
fn a_rate_is_compared_with_the_quotient_of_last_years_columns() {
    let outcome = Outcome::of(DEMO);
    // 31.40÷34.00＝92.35%，上年 9.20÷34.00＝27.06%.
    let at = |id: &str| shown(&outcome, id).unwrap_or_default();
    assert_eq!(at("three_public.control_rate"), "92.35%");
    assert_eq!(at("three_public.control_rate_change"), "65.29个百分点");
    assert_eq!(at("three_public.control_rate_change_clause"), "比上年提高65.29个百分点");
    // 3.60÷31.40＝11.46%，上年 3.60÷9.20＝39.13%.
    assert_eq!(at("three_public.reception.share_change_clause"), "比上年下降27.67个百分点");
    assert_eq!(shown(&outcome, "three_public.abroad.completion_rate_change"), None, "上年没有预算");
    assert_eq!(shown(&outcome, "staff.control_rate_change"), None, "上年编制数没有填");
    let same = replaced(
        DEMO,
        &[("last_year: 5.60, last_year_budget: 6.50", "last_year: 5.20, last_year_budget: 6.00")],
    );
    let clause =
        shown(&Outcome::of(same), "three_public.vehicle_operation.completion_rate_change_clause");
    assert_eq!(clause.as_deref(), Some("与上年持平"));
}

#[test]
fn a_rate_of_last_years_file_comes_first_and_prose_may_cite_it() {
    let sandbox = Sandbox::new("points");
    let text = "控制率${staff.control_rate_change_clause}。";
    let this = replaced(
        DEMO,
        &[
            ("previous: null", "previous: 上年.yaml"),
            ("extra: {}\n", "extra: {}\nadditions: [{place: results, text: \"TEXT\"}]\n"),
        ],
    );
    sandbox.write("今年.yaml", this.replace("TEXT", text));
    let last = replaced(
        DEMO,
        &[
            ("year: 2024\n", "year: 2023\n"),
            ("staff: {established: 62, actual: 60,", "staff: {established: 62, actual: 61,"),
        ],
    );
    sandbox.write("上年.yaml", last);
    let workspace = workspace(None);
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let examined = pipeline.examine(&sandbox.root.join("今年.yaml"), &mut findings);
    let figures = examined.expect("it is read").figures;
    // 60÷62＝96.77%，上年 61÷62＝98.39%.
    let clause = figures.named("staff.control_rate_change_clause").expect("both years are known");
    assert_eq!(figures.shown(clause), "比上年下降1.62个百分点");
}
